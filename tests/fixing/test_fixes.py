"""Fixes do what the examples of rules say, come to an end, and are written so that nothing else in a file changes."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType, SimpleNamespace
from typing import Any

import pytest

from crs_lint.cache.cache import NoCache
from crs_lint.cli.main import main
from crs_lint.document.scalar_writer import scalar
from crs_lint.engine.run import lint_paths
from crs_lint.files import atomic_replace
from crs_lint.fixing import change_files, edits
from crs_lint.fixing.add_ignores import add_ignores
from crs_lint.fixing.edits import Edit, apply_edits, apply_fixes, edits_of
from crs_lint.fixing.outcome import ChangeOptions
from crs_lint.model.finding import Change, Finding, Fix, Insert, Quote, Recomment, Reorder, Rewrite, Severity, Span
from crs_lint.rules.registry import ALL
from crs_lint.rules.rule import Example, Fixable, Rule
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request
from tests.example_bank import lint, write

_EXAMPLES = [(rule, example, f"{rule.name}-{index}") for rule in ALL for index, example in enumerate(rule.bad)]
BAD = [pytest.param(rule, example, id=name) for rule, example, name in _EXAMPLES]
FIXED = [pytest.param(rule, example, id=name) for rule, example, name in _EXAMPLES if example.fixed is not None]
EXAM = "exam: astronomy\n"
FAULTY = """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun ?
    options:
      - text: A) Mercury
        correct: true
      - text: B) Venus
    explanation: Its orbit lies inside that of every other planet.
"""
MENDED = FAULTY.replace(" ?", "?").replace("A) ", "").replace("B) ", "")
OTHER = """\
items:
  - id: planet-nearest
    stem: How many moons does Mars have?
    options:
      - text: Two
        correct: true
      - text: Three
    explanation: They are called Phobos and Deimos.
"""


# Rules


def _request(rule: Rule, folder: Path) -> Request:
    config = folder / "crs-lint.toml"
    overrides = Overrides(extend_select=(rule.name,))
    return Request((str(folder),), overrides, config=str(config) if config.is_file() else "", isolated=not config.is_file())


@pytest.mark.parametrize(("rule", "example"), FIXED)
def test_a_fix_makes_of_an_example_what_it_says(rule: Rule, example: Example, tmp_path: Path) -> None:
    write(example, tmp_path)
    request = _request(rule, tmp_path)
    assert change_files.change(request, ChangeOptions(safe=True, unsafe=rule.fixable is Fixable.UNSAFELY), write=True).failures == ()
    assert (tmp_path / example.name).read_text("utf-8") == example.fixed
    assert change_files.change(request, ChangeOptions(safe=True, unsafe=True), write=True).changes == ()


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_a_rule_says_whether_it_can_be_mended(rule: Rule, tmp_path: Path) -> None:
    fixes = set()
    for index, example in enumerate(rule.bad):
        folder = tmp_path / str(index)
        found = [finding.fix for finding in lint(example, folder, rule).findings if finding.rule == rule.name]
        fixes |= {fix.safe for fix in found if fix is not None}
    assert fixes == {Fixable.SAFELY: {True}, Fixable.UNSAFELY: {False}, Fixable.NO: set()}[rule.fixable]
    assert (rule.fixable is not Fixable.NO) == any(example.fixed is not None for example in rule.bad)


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_fixes_never_bring_findings(rule: Rule, example: Example, tmp_path: Path) -> None:
    before = lint(example, tmp_path, rule).findings
    request = Request((str(tmp_path),), Overrides(extend_select=(rule.name,)), isolated="crs-lint.toml" not in example.files)
    change_files.change(request, ChangeOptions(safe=True, unsafe=True), write=True)
    assert len(lint_paths(request).findings) <= len(before) or example.options


@pytest.mark.parametrize("store", ["", "store"])
@pytest.mark.skipif(int(os.environ.get("LAWS", "30")) < 10, reason="LAWS asks for few cases")
def test_what_looks_remember_changes_nothing(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All the examples in one bank, where fixes meet and some are left out: with a memory and without."""
    monkeypatch.chdir(tmp_path)
    for number, (_, example, _) in enumerate(_EXAMPLES[:: 1 if "LAWS" in os.environ else 6]):
        if not example.options and "crs-lint.toml" not in example.files:
            write(example._replace(name=f"{number}.yaml", exam="", files={}), tmp_path / "bank" / f"{number % 7}")
    (tmp_path / "bank" / "exam.yaml").write_text("exam: all\n")
    request = Request(("bank",), Overrides(extend_select=("all",)), isolated=True, cache_folder=store, min_files_for_cache=1)
    options = ChangeOptions(safe=True, unsafe=True, reason="later")
    found = [change_files.change(request, options, write=False) for _ in range(2)]
    monkeypatch.setattr(change_files, "MemoryCache", lambda below: NoCache())
    found.append(change_files.change(request._replace(cache_folder=""), options, write=False))
    assert len(found[0].changes) > (20 if "LAWS" in os.environ else 5)
    assert [one._replace(held=(), report=None) for one in found[:2]] == [found[2]._replace(held=(), report=None)] * 2


# Styles


def made(text: str, *changes: Change) -> str | None:
    """What a fix makes of a text; None where it cannot be made."""
    done = apply_fixes(text, [Fix("It", True, changes)], ())
    assert done is not None
    return done.text if done.applied else None


@pytest.mark.parametrize(
    ("text", "chars", "new", "wanted"),
    [
        ("a: one two # c\n", (4, 7), "2", "a: one 2 # c\n"),
        ("a: one two # c\n", (0, 4), "", "a: two # c\n"),
        ("a: one two # c\n", (0, 7), "No", 'a: "No" # c\n'),
        ("a: one two # c\n", (0, 7), "010", 'a: "010" # c\n'),
        ("a: one two # c\n", (0, 7), "12:30", 'a: "12:30" # c\n'),
        ("a: one two # c\n", (3, 4), ": ", 'a: "one: two" # c\n'),
        ("a: one two # c\n", (3, 4), ' #"', 'a: "one #\\"two" # c\n'),
        ("a: one two # c\n", (0, 0), "- ", 'a: "- one two" # c\n'),
        ("a: one two # c\n", (0, 7), "", 'a: "" # c\n'),
        ("a: one two # c\n", (4, 7), "t\nw", 'a: "one t\\nw" # c\n'),
        ("a: one two # c\n", (4, 7), "\u200b", 'a: "one \\u200b" # c\n'),
        ("a: {b: one two, c: d}\n", (3, 4), ", ", 'a: {b: "one, two", c: d}\n'),
        ("a: {b: 'one two', c: d}\n", (3, 4), ", ", "a: {b: 'one, two', c: d}\n"),
        ("a: one\n  two\n", (0, 3), "1a", "a: 1a\n  two\n"),
        ("a: one\n  two\n", (0, 3), "&", 'a: "&\n  two"\n'),
        ("a: 'it''s  one'\n", (4, 6), "'", "a: 'it''s''one'\n"),
        ("a: 'it''s  one'\n", (0, 2), "\u200b", 'a: "\\u200b\'s  one"\n'),
        ('a: "x\\u200by \\"z\\""\n', (1, 2), "", 'a: "xy \\"z\\""\n'),
        ('a: "x\\u200by \\"z\\""\n', (1, 2), "\\", 'a: "x\\\\y \\"z\\""\n'),
        ('a: "one \\\n  two\n  three"\n', (4, 7), "2", 'a: "one \\\n  2\n  three"\n'),
        ("a: |-\n  one  two\n  three\n", (3, 5), " ", "a: |-\n  one two\n  three\n"),
        ("a: |-\r\n  one  two\r\n  three\r\n", (3, 5), " ", "a: |-\r\n  one two\r\n  three\r\n"),
        ("a: |-\r  one  two\r  three\r", (3, 5), " ", "a: |-\r  one two\r  three\r"),
        ("a: >2\n   one two\n  three\n", (4, 5), "", "a: >2\n   onetwo\n  three\n"),
        ("a: >\n  one\n  two\n\n  three\nb: c\n", (8, 13), "3", "a: >\n  one\n  two\n\n  3\nb: c\n"),
    ],
)  # fmt: skip
def test_characters_change_in_the_style_of_their_text(text: str, chars: tuple[int, int], new: str, wanted: str) -> None:
    path = ("a", "b") if "{" in text else ("a",)
    assert made(text, Rewrite(path, new, chars)) == wanted


def test_the_work_of_a_fix_grows_with_its_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A phrase that a file repeats thousands of times is one fix of thousands of changes."""
    compared = 0
    overlap = edits._overlap

    def counted(one: Span, other: Span) -> bool:
        nonlocal compared
        compared += 1
        return overlap(one, other)

    monkeypatch.setattr(edits, "_overlap", counted)
    changes = tuple(Rewrite(("a",), " ", (start, start + 2)) for start in range(1, 1200, 3))
    fixed = apply_fixes("a: " + "x  " * 400 + "x\n", [Fix("Remove spaces", True, changes)], ())
    assert fixed is not None
    assert fixed.text == "a: " + "x " * 400 + "x\n"
    assert compared <= 6 * len(changes)


def test_two_changes_of_one_fix_at_the_same_characters_are_refused() -> None:
    changes = (Rewrite(("a",), "A", (0, 3)), Rewrite(("a",), "B", (2, 5)))
    assert edits_of("a: one two\n", [Fix("It", True, changes)], ()) == [None]


def test_a_block_whose_indentation_would_change_is_left_alone() -> None:
    assert apply_fixes("a: |\n  one two\n", [Fix("It", True, (Rewrite(("a",), "", (0, 3)),))], ()) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a: 1.50 # c\n", 'a: "1.50" # c\n'),
        ('a: a \\ "b\n', 'a: "a \\\\ \\"b"\n'),
        ("a: one\n  two\n\n  three\n", 'a: "one\n  two\n\n  three"\n'),
        ("a: 'x'\n", None),
        ("a: !!int 1\n", None),
        ("a:\n", None),
    ],
)
def test_quotes(text: str, wanted: str | None) -> None:
    assert made(text, Quote(("a",))) == wanted


@pytest.mark.parametrize(
    ("text", "change", "wanted"),
    [
        ("a:\n  - b: 1\n    c: 2\n", Insert(("a", 0), "id", ("x",)), "a:\n  - id: x\n    b: 1\n    c: 2\n"),
        ("a:\r\n  - b: 1\r\n", Insert(("a", 0), "id", ("x",)), "a:\r\n  - id: x\r\n    b: 1\r\n"),
        ("# c\n\nb: 1\n", Insert((), "id", ("12:30",)), '# c\n\nid: "12:30"\nb: 1\n'),
        ("a: {b: 1}\n", Insert(("a",), "id", ("x",)), "a: {id: x, b: 1}\n"),
        ("a: {b: 1, c: 2}\n", Insert(("a",), "id", (True,), "b"), "a: {b: 1, id: true, c: 2}\n"),
        ("b: 1 # c\nc: 2\n", Insert((), "id", (True,), "b"), "b: 1 # c\nid: true\nc: 2\n"),
        ("- b: 1", Insert((0,), "id", (True,), "b"), "- b: 1\n  id: true"),
        ("b: |\n  x\nc: 2\n", Insert((), "id", (True,), "b"), "id: true\nb: |\n  x\nc: 2\n"),
        ("b: 1\nid: x\n", Insert((), "id", ("y",)), None),
        ("- id: x\n- b: 1\n", Insert((1,), "id", ("x", "x-2")), "- id: x\n- id: x-2\n  b: 1\n"),
        ("{}\n", Insert((), "id", ("y",)), None),
    ],
)
def test_new_fields_stand_where_an_author_would_write_them(text: str, change: Insert, wanted: str | None) -> None:
    assert made(text, change) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a: [1, {b: 2}, 'x']\n", "a: ['x', 1, {b: 2}]\n"),
        ("a: [1, # c\n 2, 3]\n", None),
        ("a:\n# 1\n- 1 # one\n- 2\n# 3\n\n- 3\n", "a:\n- 3\n# 1\n- 1 # one\n# 3\n\n- 2\n"),
        ("a:\n  - b: 1\n    c: |\n      x\n  -\n    b: 2\n  - d", "a:\n  - d\n  - b: 1\n    c: |\n      x\n  -\n    b: 2"),
        ("a:\r  - 1\r  # c\r  - 2\r  - 3\r", "a:\r  - 3\r  - 1\r  # c\r  - 2\r"),
        ("a:\n  - &x 1\n  - 2\n  - *x\n", None),
    ],
)
def test_entries_of_a_list_move_whole(text: str, wanted: str | None) -> None:
    assert made(text, Reorder(("a",), (2, 0, 1))) == wanted


@pytest.mark.parametrize(
    ("text", "new", "wanted"),
    [
        ("a: 1\n  # c\nb: 2\n", "", "a: 1\nb: 2\n"),
        ("a: 1 # c\nb: 2\n", "", "a: 1\nb: 2\n"),
        ("a: 1 # c\r\nb: 2\r\n", "# d", "a: 1 # d\r\nb: 2\r\n"),
        ("a: 1\r\n# c", "", "a: 1"),
        ("a: 1 # c", "", "a: 1"),
        ("# c\na: 1\n", "", "a: 1\n"),
    ],
)
def test_comments_go_with_what_belongs_to_them(text: str, new: str, wanted: str) -> None:
    at = text.index("#")
    assert made(text, Recomment(Span(at, at + 3), new)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "x: &v {a: one}\na: *v\n",
        "x: &v one\na: *v\n",
        "a: &v one\nx: *v\n",
        "a: &v one\n",
        "a: !t one\n",
        "a: one\na: two\n",
        "a: one\n---\na: two\n",
        "a: one\nb: [\n",
    ],
)
def test_what_is_shared_or_not_read_without_doubt_is_left_alone(text: str) -> None:
    path = ("a", "a") if "{a" in text else ("a",)
    assert made(text, Rewrite(path, "1", (0, 1))) is None


def test_a_field_is_renamed_in_its_own_style() -> None:
    assert made('{"explination": 1}\n', Rewrite(("explination",), "explanation", part="key")) == '{"explanation": 1}\n'
    assert made("ab: 1\nc: 2\n", Rewrite(("ab",), "c", part="key")) is None


def test_fixes_that_concern_the_same_text_wait_for_each_other() -> None:
    first = Fix("It", True, (Rewrite(("a",), "1", (0, 3)), Rewrite(("b",), "2", (0, 1))))
    second = Fix("It", True, (Rewrite(("b",), "3", (1, 2)), Rewrite(("a",), "4", (2, 3))))
    third = Fix("It", True, (Quote(("b",)),))
    done = apply_fixes("a: onety\nb: xyz\n", [first, second, third], ())
    assert done is not None
    assert (done.text, done.applied) == ("a: 1ty\nb: 2yz\n", (0,))


def test_edits_are_those_of_each_fix_alone() -> None:
    text = 'a: "x\\u200by"\nb: No\n'
    fixes = [Fix("It", True, (Rewrite(("a",), "", (1, 2)),)), Fix("It", True, (Rewrite(("c",), "x"),)), Fix("It", True, (Quote(("b",)),))]
    assert edits_of(text, fixes, ()) == [(Edit(5, 11, ""),), None, (Edit(17, 19, '"No"'),)]
    assert apply_edits(text, [Edit(17, 19, '"No"'), Edit(5, 11, "")]) == 'a: "xy"\nb: "No"\n'


def test_a_text_is_plain_only_where_no_reader_could_take_it_for_something_else() -> None:
    for text in ("yes", "NO", "~", "null", "1", "0x1F", "1_000", "_1", "-.5", ".inf", "2001-01-01", "1e3", "a: b", "a #b", "- a", "", "a:"):
        assert scalar(text, in_flow=False) == json.dumps(text)
    assert scalar(" a", in_flow=False) == '" a"'
    for text in ("which-is", "a:b", "-a", "a#b", "ä", "3-planets-or"):
        assert scalar(text, in_flow=False) == text
    assert scalar("a,b", in_flow=True) == '"a,b"'
    assert (scalar("a -", in_flow=False), scalar("a -", in_flow=True)) == ("a -", '"a -"')


# Files

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bank with a faulty file in the current folder."""
    folder = tmp_path / "bank"
    folder.mkdir()
    (folder / "exam.yaml").write_text(EXAM)
    (folder / "a.yaml").write_text(FAULTY)
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def run(bank: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_fix_mends_and_says_so(run: Run, bank: Path) -> None:
    assert run("bank", "--fix") == (0, "Fixed 3 findings in 1 file.\n2 files, 1 item: no findings\n", "")
    assert (bank / "a.yaml").read_text() == MENDED
    assert run("bank", "--fix") == (0, "2 files, 1 item: no findings\n", "")


def test_the_exit_code_and_the_report_speak_of_what_remains(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(FAULTY.replace("        correct: true\n", ""))
    code, out, err = run("bank", "--fix", "--format", "concise")
    assert (code, err) == (1, "Fixed 3 findings in 1 file.\n2 files, 1 item: 1 error\n")
    assert out == "bank/a.yaml:4:5: error missing-key No answer is marked as right.\n"


def test_formats_for_machines_keep_standard_output_to_themselves(run: Run, bank: Path) -> None:
    code, out, err = run("bank", "--fix", "--format", "json")
    assert (code, json.loads(out)["findings"], err) == (0, [], "Fixed 3 findings in 1 file.\n2 files, 1 item: no findings\n")
    assert run("bank", "--diff", "--format", "json")[0] == 2
    assert run("bank", "--diff", "--format", "json=report.json")[0] == 0


def test_json_says_how_to_mend(run: Run, bank: Path) -> None:
    found = json.loads(run("bank", "--format", "json")[1])["findings"]
    assert found[0]["fix"] == {
        "title": "Remove the space.",
        "safe": True,
        "edits": [{"start": {"line": 3, "column": 45}, "end": {"line": 3, "column": 46}, "text": ""}],
    }
    assert [len(one["fix"]["edits"]) for one in found] == [1, 2, 2]


def test_rdjson_suggests_what_is_one_edit_by_bytes(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(FAULTY.replace("Which planet", "Which planète"), "utf-8")
    found = json.loads(run("bank", "--format", "rdjson")[1])["diagnostics"]
    place = {"start": {"line": 3, "column": 47}, "end": {"line": 3, "column": 48}}
    assert [one.get("suggestions") for one in found] == [[{"range": place, "text": ""}], None, None]


def test_unsafe_fixes_are_asked_for(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(MENDED.replace("planet is", "planet is not"))
    assert run("bank", "--fix")[1].endswith("2 files, 1 item: 1 warning; 1 fixable with --unsafe-fixes\n")
    assert run("bank", "--unsafe-fixes") == (0, "Fixed 1 finding in 1 file.\n2 files, 1 item: no findings\n", "")
    assert (bank / "a.yaml").read_text() == MENDED.replace("planet is", "planet is NOT")


def test_a_diff_shows_and_writes_nothing(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(FAULTY.replace("Its orbit", "'  ::error::\u202e'\n    notes: Its orbit"))
    before = {path: written_state(path) for path in bank.parent.rglob("*")}
    code, out, err = run("bank", "--diff")
    assert code == 1
    assert err == "Would fix 3 findings in 1 file. Nothing was written.\n2 files, 1 item: 1 error, 3 warnings; 3 fixable with --fix\n"
    assert (
        out
        == """\
--- bank/a.yaml
+++ bank/a.yaml
@@ -1,9 +1,9 @@
 items:
   - id: planet-nearest
-    stem: Which planet is nearest to the sun ?
+    stem: Which planet is nearest to the sun?
     options:
-      - text: A) Mercury
+      - text: Mercury
         correct: true
-      - text: B) Venus
+      - text: Venus
     explanation: '  ::error::\\u202e'
     notes: Its orbit lies inside that of every other planet.
"""
    )
    assert {path: written_state(path) for path in bank.parent.rglob("*")} == before


def written_state(path: Path) -> tuple[int, ...]:
    """What writing to a file changes; reading it changes its time of access alone."""
    found = path.stat()
    return found.st_ino, found.st_mode, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def test_no_line_of_a_diff_is_a_command(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(
        FAULTY.replace("    stem:", "    notes: |\n      x\n      ::error::x ##[group]\n    stem:").replace("a.yaml", "b")
    )
    out = run("bank", "--diff")[1]
    assert "       \\x3a:error::x #\\#[group]\n" in out
    assert not any(line.lstrip(" +-").startswith("::") or "##[" in line for line in out.splitlines())


def test_standard_input_is_mended_to_standard_output(bank: Path) -> None:
    (bank / "a.yaml").write_text(OTHER)
    done = _command(
        "-", "--stdin-filename", "bank/b.yaml", "--fix", input=b"\xef\xbb\xbf" + FAULTY.replace("\n", "\r\n").encode(), cwd=bank.parent
    )
    assert (done.returncode, done.stdout) == (1, b"\xef\xbb\xbf" + MENDED.replace("\n", "\r\n").encode())
    assert done.stderr.decode().startswith("Fixed 3 findings in 1 file.\nbank/b.yaml:2:9: error[duplicate-id]")
    assert not (bank / "b.yaml").exists()


@pytest.mark.parametrize("content", [b"items: [\n", b"\xff\xfe", b"", b"# ?", FAULTY.encode() + b"---\na: b\n"])
def test_standard_input_that_cannot_be_mended_comes_out_as_it_was(bank: Path, content: bytes) -> None:
    assert _command("-", "--fix", input=content, cwd=bank.parent).stdout == content


def test_standard_input_that_is_too_long_does_not_come_out_cut(bank: Path) -> None:
    done = _command("-", "--fix", "--max-file-size", "50", input=FAULTY.encode(), cwd=bank.parent)
    assert (done.returncode, done.stdout) == (2, b"")


def _command(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run([sys.executable, "-m", "crs_lint", *arguments], capture_output=True, env=environment, check=False, **options)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_line_endings_mark_mode_and_the_end_of_the_file_stay(run: Run, bank: Path, line_break: str, mark: bytes, end: str) -> None:
    file = bank / "a.yaml"
    file.write_bytes(mark + (FAULTY.rstrip("\n") + end).replace("\n", line_break).encode())
    file.chmod(0o640)
    run("bank", "--fix")
    assert file.read_bytes() == mark + (MENDED.rstrip("\n") + end).replace("\n", line_break).encode()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_link_is_not_followed(run: Run, bank: Path) -> None:
    (bank / "a.yaml").rename(bank.parent / "real")
    (bank / "a.yaml").symlink_to("../real")
    code, _, err = run("bank/a.yaml", "--fix")
    assert (code, err) == (2, "crs-lint: bank/a.yaml: not changed: it is a link.\n")
    assert (bank.parent / "real").read_text() == FAULTY


def test_a_file_that_may_not_be_written_is_left_alone(run: Run, bank: Path) -> None:
    (bank / "a.yaml").chmod(0o400)
    if os.access(bank / "a.yaml", os.W_OK):
        pytest.skip("this user may write every file")
    assert run("bank/a.yaml", "--fix")[0] == 2
    assert (bank / "a.yaml").read_text() == FAULTY


def test_a_file_that_changes_meanwhile_is_left_alone(run: Run, bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bank / "b.yaml").write_text(FAULTY.replace("nearest", "next").replace("Its", "The"))
    file = bank / "a.yaml"
    real = os.fsync

    def meddle(descriptor: int) -> None:
        real(descriptor)
        file.write_text(FAULTY + "# mine\n")

    monkeypatch.setattr(atomic_replace, "os", SimpleNamespace(**{**vars(os), "fsync": meddle}))
    code, out, err = run("bank", "--fix")
    assert code == 2
    assert out.startswith("Fixed 3 findings in 1 file.\nbank/a.yaml:3:45: warning[extra-space]")
    assert err == "crs-lint: bank/a.yaml: not changed: it changed while it was being fixed.\n"
    assert file.read_text() == FAULTY + "# mine\n"
    assert (bank / "b.yaml").read_text() == MENDED.replace("nearest", "next").replace("Its", "The")
    assert sorted(path.name for path in bank.iterdir()) == ["a.yaml", "b.yaml", "exam.yaml"]


def test_a_full_disk_leaves_the_old_file(run: Run, bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic_replace, "os", SimpleNamespace(**{**vars(os), "fsync": full}))
    code, _, err = run("bank", "--fix")
    assert (code, err) == (2, "crs-lint: bank/a.yaml: not changed: it cannot be written: No space left on device.\n")
    assert (bank / "a.yaml").read_text() == FAULTY
    assert sorted(path.name for path in bank.iterdir()) == ["a.yaml", "exam.yaml"]


# What would do harm


def test_a_fix_that_would_bring_more_than_it_mends_is_left_out(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(FAULTY.replace("A) Mercury", "Venus, once").replace("B) Venus", "Venus , once"))
    code, _, err = run("bank", "--fix", "--format", "concise")
    assert (code, err.splitlines()[0]) == (0, "Fixed 1 finding in 1 file.")
    assert "text: Venus , once" in (bank / "a.yaml").read_text()
    assert "nearest to the sun?" in (bank / "a.yaml").read_text()
    assert err.splitlines()[1].startswith("crs-lint: bank/a.yaml:7:20: extra-space not fixed: the edit would add other findings.")


def test_a_file_whose_only_fix_is_left_out_is_not_written(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(MENDED.replace("Mercury", "Venus, once", 1).replace("text: Venus\n", "text: Venus , once\n"))
    before = written_state(bank / "a.yaml")
    assert "extra-space not fixed" in run("bank", "--fix", "--format", "concise")[2]
    assert written_state(bank / "a.yaml") == before


def test_a_fix_never_makes_a_run_fail_that_passed(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(FAULTY)
    (bank / "b.yaml").write_text(MENDED.replace("planet-nearest", "other").replace("Its", "The"))
    assert run("bank")[0] == 0  # the labels make the answers differ
    code, _, err = run("bank", "--fix")
    assert (code, err.count("option-label not fixed: the edit would add other findings.")) == (0, 2)
    assert "text: A) Mercury" in (bank / "a.yaml").read_text()
    assert "sun?" in (bank / "a.yaml").read_text()


def test_ids_made_in_several_files_differ(run: Run, bank: Path) -> None:
    nameless = MENDED.replace("  - id: planet-nearest\n    stem:", "  - stem:")
    for name in "abc":
        (bank / f"{name}.yaml").write_text(nameless.replace("Its", name) + nameless.replace("items:\n", "").replace("Its", f"The {name}"))
    assert run("bank", "--select", "missing-field,duplicate-id", "--fix")[0] == 0
    ids = [line for name in "abc" for line in (bank / f"{name}.yaml").read_text().splitlines() if "id:" in line]
    assert len(set(ids)) == len(ids) == 6


def test_an_id_fits_the_pattern_of_the_exam(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(MENDED.replace("  - id: planet-nearest\n    stem:", "  - stem:"))
    (bank / "exam.yaml").write_text(EXAM + 'id_pattern: "q[0-9]+"\n')
    assert run("bank", "--fix")[0] == 1
    (bank / "exam.yaml").write_text(EXAM + 'id_pattern: "[a-z]+(-[a-z]+)*"\n')
    assert run("bank", "--fix")[0] == 0
    assert "  - id: planet-nearest-sun\n    stem:" in (bank / "a.yaml").read_text()


def test_the_order_stays_where_a_text_calls_an_answer_by_its_letter(run: Run, bank: Path) -> None:
    numbers = MENDED.replace("Mercury", '"3"').replace("Venus", '"1"\n      - text: "2"')
    (bank / "a.yaml").write_text(numbers.replace("Its orbit", "Option C is wrong, since its orbit"))
    assert run("bank", "--unsafe-fixes")[1].endswith("1 warning\n")
    (bank / "a.yaml").write_text(numbers)
    assert run("bank", "--unsafe-fixes")[1].startswith("Fixed 1 finding in 1 file.\n")


# Comments that silence


def test_add_ignore_silences_what_is_found(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(FAULTY.replace("        correct: true\n", "").replace("B) Venus", "|\n          B) Venus"))
    code, out, err = run("bank", "--add-ignore=until the board meets")
    assert (code, err) == (0, "")
    assert out == "Suppressed 4 findings in 1 file.\n2 files, 1 item: no findings; 4 suppressed by comments\n"
    reason = "until the board meets"
    assert (
        (bank / "a.yaml").read_text()
        == f"""\
items:
  - id: planet-nearest
    # crs-lint: ignore[extra-space] {reason}
    stem: Which planet is nearest to the sun ?
    # crs-lint: ignore[missing-key] {reason}
    options:
      - text: A) Mercury # crs-lint: ignore[option-label] {reason}
      - text: | # crs-lint: ignore[option-label] {reason}
          B) Venus
    explanation: Its orbit lies inside that of every other planet.
"""
    )
    assert run("bank", "--add-ignore")[1] == "2 files, 1 item: no findings; 4 suppressed by comments\n"


def test_add_ignore_goes_with_fix_and_diff(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(FAULTY.replace("        correct: true\n", ""))
    code, out, err = run("bank", "--fix", "--add-ignore", "--diff")
    assert (code, err.splitlines()[0]) == (1, "Would fix 3 findings and suppress 1 finding in 1 file. Nothing was written.")
    assert "+    # crs-lint: ignore[missing-key]\n" in out
    code, out, _ = run("bank", "--fix", "--add-ignore")
    assert (code, out.splitlines()[0]) == (0, "Fixed 3 findings and suppressed 1 finding in 1 file.")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{a: 1,\n b: 2}\n", "{a: 1,\n b: 2} # crs-lint: ignore[unknown-field]\n"),
        ("- a: 'x\n    y'\n", "# crs-lint: ignore[unknown-field]\n- a: 'x\n    y'\n"),
        ("- a: 1 # note\n", "- a: 1 # note # crs-lint: ignore[unknown-field]\n"),
        ("- a: 1 # crs-lint: ignore[x]\n", "# crs-lint: ignore[unknown-field]\n- a: 1 # crs-lint: ignore[x]\n"),
        ("a: b\r\nc: d\r\n", "a: b\r\n# crs-lint: ignore[unknown-field]\r\nc: d\r\n"),
        ("# c\n", None),
    ],
)
def test_room_for_a_comment(text: str, wanted: str | None) -> None:
    line = 2 if text.startswith(("{", "a")) else 1
    finding = Finding(
        "unknown-field", "schema", Severity.ERROR, "", "", "a.yaml", None, line, 3 if "-" in text[:1] else 1 + ("{" in text), 1, 1, ""
    )
    done = add_ignores(text, [finding], "")
    assert done is not None
    assert (done.text if done.applied else None) == wanted


def test_what_cannot_be_silenced_is_told_as_ever(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text("items: [\n")
    assert run("bank", "--add-ignore")[0] == 1
    assert (bank / "a.yaml").read_text() == "items: [\n"
    assert run("bank", "--add-ignore=a\nb")[0] == 2
    assert run("bank", "--add-ignore", "--no-ignores")[0] == 2


# Growth


def _calls(options: ChangeOptions, count: int) -> int:
    """The calls of Python functions that it takes to deal with some faulty items of one file."""
    items = [FAULTY.removeprefix("items:\n").replace("nearest", f"n{number}") for number in range(count)]
    content = ("items:\n" + "".join(items)).encode()
    request = Request(("-",), isolated=True, stdin=content, stdin_name=os.path.abspath("no such folder/a.yaml"))
    made = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal made
        made += event == "call"

    sys.setprofile(note)
    try:
        changes = change_files.change(request, options, write=False).changes
    finally:
        sys.setprofile(None)
    assert (changes[0].fixed or changes[0].suppressed) >= 3 * count
    return made


@pytest.mark.parametrize("options", [ChangeOptions(safe=True), ChangeOptions(reason="later")], ids=["fix", "ignore"])
@pytest.mark.skipif(int(os.environ.get("LAWS", "30")) < 10, reason="LAWS asks for few cases")
def test_twice_the_faults_take_about_twice_the_work(options: ChangeOptions) -> None:
    _calls(options, 5)
    # Of more than 200 items, the rules are chosen by searches, which take time to prepare.
    counts = [_calls(options, count) for count in (250, 500, 1000)]
    assert counts[1] < 2.2 * counts[0]
    assert counts[2] < 2.2 * counts[1]
