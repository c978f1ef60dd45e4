"""Laws of fixing, over generated banks and over real ones: nothing but what a fix touches changes, and it comes to an end.

A quick run takes some cases of each; ``make laws`` takes as many as LAWS says.
"""

from __future__ import annotations

import importlib.util
import json
import os
import random
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from io import StringIO
from itertools import islice
from pathlib import Path as FilePath
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from crs_lint.document.load import read
from crs_lint.engine.run import lint_paths
from crs_lint.files import temporary_file
from crs_lint.fixing import change_files, fix_loop
from crs_lint.fixing.edits import apply_fixes
from crs_lint.fixing.outcome import ChangeOptions
from crs_lint.model.finding import Finding, Fix, Insert, Path, Quote, Reorder, Rewrite, Severity
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request
from tests.document.test_readers_agree import Writer, leaves
from tests.shared_data import SHARED, YAML_TEST_SUITE

CASES = int(os.environ.get("LAWS", "30"))
LAW = settings(
    max_examples=CASES,
    derandomize="LAWS" not in os.environ,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
BREAKS = ("\n", "\r\n", "\r")
MARK = "\ufeff"


# Banks with faults, as authors write them

PIECES = (
    "Which planet", "is not", "nearest to", "the the", "sun ?", "sun , moon", "a  b", "orbit", "don?t", "sunâ€™s", "430 Â°C", "Ve\u00adnus", "x\u200by",
    "[check]", "the answer is B", "It's", 'a "b"', "c: d", "# e", "1 000", "\\n", "{x}", "*y*", "日本", "é", "— z", "$x^2$", "`a  ,b`", "\u202ex",
)  # fmt: skip
LABELS = ("", "", "", "A) ", "B) ", "C) ", "(a) ", "1. ", "2. ")
ODD = (
    "No",
    "on",
    "010",
    "12:30",
    "1_000",
    "2001-01-01",
    "",
    " ",
    "\u200b",
    "10",
    "1.50",
    "All of the above",
    "None of the above",
    "Both A and B",
    "~",
)
PROSE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join)
LINES = st.lists(PROSE, min_size=1, max_size=3).map("\n".join)
ANSWERS = st.one_of(
    st.tuples(st.sampled_from(LABELS), PROSE).map("".join),
    st.sampled_from(ODD),
    st.sampled_from([10, 1.5, 2, 3, True, 1e3]),
)
MIXED = st.lists(
    st.fixed_dictionaries(
        {"text": ANSWERS}, optional={"correct": st.booleans(), "corect": st.just(True), "rationale": LINES, "pin": st.booleans()}
    ),
    min_size=2,
    max_size=5,
)
LABELLED = st.lists(st.one_of(PROSE, st.sampled_from(ODD[:8])), min_size=2, max_size=5).map(
    lambda texts: [{"text": f"{letter}) {text}", "correct": letter == "A"} for letter, text in zip("ABCDE", texts, strict=False)]
)
NUMBERS = st.lists(st.sampled_from(["1", "2.5", "10", "0.1", "3/4", "7", "1,000", "12"]), min_size=3, max_size=5, unique=True).map(
    lambda texts: [{"text": text, "rationale": f"It is {text}."} for text in texts]
)
# What a hidden character keeps apart, and what becomes the same without it.
TWINS = PROSE.map(lambda text: [{"text": text, "correct": True}, {"text": f"{text}\u200b"}, {"text": f"\u00ad{text}", "pin": True}])
OPTIONS = st.one_of(MIXED, MIXED, LABELLED, NUMBERS, TWINS)
ITEMS = st.fixed_dictionaries(
    {"stem": st.one_of(PROSE, LINES), "options": OPTIONS},
    optional={
        "id": st.sampled_from(["a", "b", "c", "which-planet", 7]),
        "explanation": LINES,
        "explination": LINES,
        "tags": st.lists(st.sampled_from(["x", "y", 1]), max_size=2),
        "status": st.sampled_from(["draft", "retired"]),
        "shuffle": st.booleans(),
    },
)
BANKS = st.lists(ITEMS, min_size=1, max_size=3).map(lambda items: {"items": items})
RULES = ("extra-space", "option-label", "missing-key", "repeated-word", "unemphasised-negative", "hidden-character", "wrong-type")


class FaultyWriter(Writer):
    """Writes data in many styles, with comments of all kinds, and now and then an answer as a reference to an earlier one."""

    def __init__(self, draw: st.DrawFn) -> None:
        super().__init__(draw)
        self.notes = 0
        self.known: dict[str, str] = {}

    def _remark(self) -> str:
        kind = self.draw(st.integers(0, 19))
        self.notes += 1
        if kind == 0:
            rules = self.draw(st.lists(st.sampled_from(RULES), min_size=1, max_size=3))
            return f"# crs-lint: ignore[{', '.join(rules)}] because"
        return f"# note {self.notes}: - {{[" if kind < 4 else ""

    def _comment(self, indent: int) -> str:
        remark = self._remark()
        return f"{' ' * indent}{remark}\n" if remark else self.draw(st.sampled_from(["", "", "", "\n"]))

    def _end(self) -> str:
        remark = self._remark()
        return f" {remark}\n" if remark else "\n"

    def _text(self, text: str, indent: int) -> str:
        if text in self.known and self.draw(st.booleans()):
            return f" *{self.known[text]}{self._end()}"
        if text.strip() and text in ODD and self.draw(st.booleans()):
            return f" {text}{self._end()}"
        anchors = self.anchors
        written = super()._text(text, indent)
        if self.anchors > anchors:
            self.known[text] = f"a{self.anchors}"
        return written


@st.composite
def contents(draw: st.DrawFn) -> bytes:
    text = FaultyWriter(draw).document(draw(BANKS)) + draw(
        st.sampled_from(["", "", "# note 0: - {[\n", "  # crs-lint: ignore[missing-key] x\n"])
    )
    text = text if draw(st.booleans()) else text.rstrip("\n")
    mark = draw(st.sampled_from(["", MARK]))
    return (mark + text.replace("\n", draw(st.sampled_from(BREAKS)))).encode()


# Real banks


@lru_cache
def raw() -> tuple[str, ...]:
    """Pieces of banks as their authors wrote the YAML, in forms of their own, and of the project's bank."""
    files = [*sorted((SHARED / "data/raw").rglob("*.y*ml")), *sorted((FilePath(__file__).parents[2] / "bank").rglob("*.yaml"))]
    return tuple(piece for file in files for piece in _pieces(file.read_bytes().decode()) if read(piece.encode()).errors == ())


def _pieces(text: str) -> Iterator[str]:
    """A few entries at a time of the outermost list, each with what stands above the first."""
    dashes = re.findall(r"^( *)- ", text, re.MULTILINE)
    parts = re.split(rf"^(?={min(dashes, key=len)}- )", text, flags=re.MULTILINE) if dashes else [text]
    yield from ("".join([parts[0], *parts[start : start + 8]]) for start in range(1, len(parts), 8))


@lru_cache
def native() -> tuple[str, ...]:
    """Items of public banks in the project's own form, a few at a time."""
    spec = importlib.util.spec_from_file_location("native_bank", SHARED / "tools/native_bank.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    pieces = []
    for file in sorted((SHARED / "data/banks").glob("*.jsonl")):
        with file.open(encoding="utf-8") as stream:
            rows = [json.loads(line) for line in islice(stream, None if "LAWS" in os.environ else 100)]
        for start in range(0, len(rows), 6):
            lines = [line for number, row in enumerate(rows[start : start + 6]) for line in tool.item(row, number, 0, False, False)]
            pieces.append("\n".join(["items:", *lines, ""]))
    return tuple(pieces)


def need(path: str) -> None:
    if not (SHARED / path).exists():
        pytest.skip(f"there is no {SHARED / path}")


# What is looked at

# A law and the fixer look at the same content by turns, and looking at it again tells nothing new.
looked_at = lru_cache(maxsize=16)(lint_paths)


@pytest.fixture(autouse=True, scope="module")
def _looks_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fix_loop, "lint_paths", lambda request, progress, cache: looked_at(request))
        yield


def request(content: bytes) -> Request:
    return Request(
        ("-",),
        Overrides(extend_select=("all",)),
        isolated=True,
        stdin=content,
        stdin_name=os.path.abspath("no such folder/a.yaml"),
        needs_facts=True,
    )


def findings(content: bytes) -> tuple[Finding, ...]:
    report = looked_at(request(content))
    assert report.complaints == ()
    return report.findings


def fixed(content: bytes, *, unsafe: bool) -> bytes:
    outcome = change_files.change(request(content), ChangeOptions(safe=True, unsafe=unsafe), write=False)
    assert outcome.failures == ()
    return outcome.changes[0].after if outcome.changes else content


def silenced(content: bytes) -> bytes:
    outcome = change_files.change(request(content), ChangeOptions(reason="later"), write=False)
    return outcome.changes[0].after if outcome.changes else content


def comments(text: str) -> Counter[str]:
    """The comments that are no business of the linter."""
    return Counter(re.findall(r"# note \d+: - \{\[", text))


def data(text: str) -> Any:
    """What the parser in Python makes of a text: another reader than the two that the fixer asks."""
    from ruamel.yaml import YAML

    return YAML(typ="safe", pure=True).load(StringIO(text.removeprefix(MARK)))


def written(text: str) -> Iterator[tuple[Path, tuple[str, str, str, str]]]:
    """The scalars of a text by their paths: value, style, anchor and tag."""
    from ruamel.yaml import YAML

    def walk(node: Any, path: Path) -> Iterator[tuple[Path, tuple[str, str, str, str]]]:
        if isinstance(node.value, list):
            for index, one in enumerate(node.value):
                if isinstance(one, tuple):
                    yield from walk(one[1], (*path, one[0].value))
                else:
                    yield from walk(one, (*path, index))
        else:
            yield path, (node.value, node.style or "", node.anchor or "", str(node.tag or ""))

    yield from walk(YAML(typ="safe", pure=True).compose(StringIO(text.removeprefix(MARK))), ())


def frame(content: bytes) -> tuple[bool, set[str], bool]:
    """What of a file's frame stays: its mark, its line breaks, and whether its last line has one."""
    text = content.decode()
    return text.startswith(MARK), set(re.findall(r"\r\n|\r|\n", text)), text.endswith(("\r", "\n"))


# Laws


def check_laws(content: bytes, *, unsafe: bool) -> None:
    before = findings(content)
    once = fixed(content, unsafe=unsafe)
    after = findings(once)
    for least in Severity:
        assert sum(one.severity >= least for one in after) <= sum(one.severity >= least for one in before)
    assert fixed(once, unsafe=unsafe) == once
    if once != content:
        assert frame(once)[::2] == frame(content)[::2]
        assert frame(once)[1] <= (frame(content)[1] or {"\n"})
        assert comments(once.decode()) == comments(content.decode())
        data(once.decode())


@LAW
@given(contents(), st.booleans())
def test_fixing_comes_to_an_end_and_brings_no_findings(content: bytes, unsafe: bool) -> None:
    check_laws(content, unsafe=unsafe)


@LAW
@given(contents())
def test_silencing_silences_and_changes_no_data(content: bytes) -> None:
    before = findings(content)
    once = silenced(content)
    assert len(findings(once)) <= len(before)
    assert silenced(once) == once
    assert frame(once)[::2] == frame(content)[::2]
    if once != content:
        assert len(findings(once)) < len(before)
        assert list(written(once.decode())) == list(written(content.decode()))
        assert comments(once.decode()) == comments(content.decode())


@LAW
@given(contents())
def test_what_no_fix_touches_stays_as_it_is_written(content: bytes) -> None:
    """One round of fixes, compared path by path with what another reader makes of the file."""
    text = content.decode().removeprefix(MARK)
    fixes = [one.fix for one in findings(content) if one.fix is not None]
    done = apply_fixes(text, fixes, ())
    assert done is not None
    check_untouched(text, done.text, [change for index in done.applied for change in fixes[index].changes])


def check_untouched(before: str, after: str, changes: Sequence[Any]) -> None:
    names = {change.path: (*change.path[:-1], change.text) for change in changes if isinstance(change, Rewrite) and change.part == "key"}
    texts = {change.path for change in changes if isinstance(change, Quote) or (isinstance(change, Rewrite) and change.part == "value")}
    orders = {change.path: change.order for change in changes if isinstance(change, Reorder)}
    inserts = {(*change.path, change.field) for change in changes if isinstance(change, Insert)}

    def moved(path: Path) -> Path:
        for length in range(len(path) + 1):
            head, rest = path[:length], path[length:]
            if head in orders and rest:
                path = (*head, orders[head].index(rest[0]), *rest[1:])
            elif head in names:
                path = (*names[head], *rest)
        return path

    old = dict(written(before))
    new = dict(written(after))
    assert new.keys() == {moved(path) for path in old} | {moved(path) for path in inserts}
    for path, was in old.items():
        if path not in texts:
            assert new[moved(path)] == was
        else:
            assert new[moved(path)][2:] in (was[2:], ("", "tag:yaml.org,2002:str"))


@LAW
@given(st.data())
def test_raw_banks_obey_the_laws(data: st.DataObject) -> None:
    need("data/raw")
    check_laws(_worsened(data.draw(st.sampled_from(raw())), data.draw), unsafe=data.draw(st.booleans()))


@LAW
@given(st.data())
def test_native_banks_obey_the_laws(data: st.DataObject) -> None:
    need("data/banks")
    need("tools/native_bank.py")
    check_laws(_worsened(data.draw(st.sampled_from(native())), data.draw), unsafe=data.draw(st.booleans()))


def test_hostile_files_obey_the_laws() -> None:
    need("data/hostile")
    contents = [file.read_bytes() for file in sorted((SHARED / "data/hostile").iterdir())]
    assert contents
    check_strange(contents)


def test_the_yaml_test_suite_obeys_the_laws() -> None:
    contents = [json.loads(line)["yaml"].encode() for line in YAML_TEST_SUITE.read_text("utf-8").splitlines()]
    assert len(contents) > 400
    check_strange(contents)


def check_strange(contents: Iterable[bytes]) -> None:
    for content in contents:
        found = looked_at(request(content)).findings
        once = fixed(content, unsafe=True)
        assert len(looked_at(request(once)).findings) <= len(found)
        assert fixed(once, unsafe=True) == once
        assert len(looked_at(request(silenced(once))).findings) <= len(found)


DAMAGE = (
    (" the ", "  the "), ("? ", " ? "), ("?\n", " ?\n"), ("explanation:", "explination:"), ("correct:", "corect:"), (". ", " . "), ("text: ", "text: A) "),
    (" of ", " of of "), ("’", "â€™"), ("e", "e\u200b"), ("- id: ", "- tags: "), ("stem: ", "# crs-lint: ignore[extra-space] x\n    stem: "),
)  # fmt: skip


def _worsened(text: str, draw: Any) -> bytes:
    """A file with some of the faults that machines mend, with any line breaks, with a mark or not."""
    for old, new in DAMAGE:
        if draw(st.integers(0, 3)) == 0:
            text = text.replace(old, new, draw(st.integers(1, 5)))
    mark: str = draw(st.sampled_from(["", MARK]))
    return (mark + text.replace("\r\n", "\n").replace("\n", str(draw(st.sampled_from(BREAKS))))).encode()


# Edits of any text


@LAW
@given(st.data())
def test_any_text_of_any_file_can_be_changed_and_nothing_else_changes(data: st.DataObject) -> None:
    need("data/raw")
    check_edits(data.draw(st.sampled_from(raw())).removeprefix(MARK), data.draw)


@LAW
@given(contents(), st.data())
def test_any_text_of_a_generated_file_can_be_changed_and_nothing_else_changes(content: bytes, data: st.DataObject) -> None:
    check_edits(content.decode().removeprefix(MARK), data.draw)


NEW = st.one_of(
    st.sampled_from(["", " ", "x", ": ", " #", "'", '"', "\\", "- ", "\n", "No", "10", "{", "\u200b", "é", "]", ","]), st.text(max_size=4)
)


def check_edits(text: str, draw: Any) -> None:
    source = dict(written(text))
    paths = [path for path, (_, _, anchor, _) in source.items() if not anchor]
    assume(paths)
    path = draw(st.sampled_from(paths))
    value = source[path][0]
    assume(value)
    first = draw(st.integers(0, len(value)))
    last = draw(st.integers(first, min(first + 5, len(value))))
    new = draw(NEW)
    assume(not re.search("[\ud800-\udfff]", new))
    done = apply_fixes(text, [Fix("It", True, (Rewrite(path, new, (first, last)),))], ())
    if done is None or not done.applied:
        return
    was, now = data(text), data(done.text)
    wanted = value[:first] + new + value[last:]
    assert _replaced(was, path, wanted) == now
    assert comments(done.text) == comments(text)
    others = {other: one for other, one in source.items() if other != path}
    assert {other: one for other, one in written(done.text) if other != path} == others


def _replaced(value: Any, path: Path, new: str) -> Any:
    if not path:
        return new
    if isinstance(value, dict):
        return {name: _replaced(one, path[1:], new) if str(name) == path[0] else one for name, one in value.items()}
    return [_replaced(one, path[1:], new) if index == path[0] else one for index, one in enumerate(value)]


def test_few_texts_of_real_banks_cannot_be_changed() -> None:
    """To leave everything alone would obey all laws."""
    need("data/raw")
    chance = random.Random(7)
    made = tried = 0
    for text in chance.sample(raw(), 60):
        texts = [path for path, value in leaves(data(text)) if isinstance(value, str) and len(value) > 3]
        for path in chance.sample(texts, min(len(texts), 5)):
            done = apply_fixes(text.removeprefix(MARK), [Fix("It", True, (Rewrite(path, "x", (1, 2)),))], ())
            made += done is not None and bool(done.applied)
            tried += 1
    assert tried > 200
    assert made / tried > 0.95


# Crashes


@pytest.fixture(scope="module")
def faulty_bank() -> dict[str, bytes]:
    item = "  - id: q{0}\n    stem: Which  planet has {0} moons ?\n    options:\n      - text: A) Mars{0}\n        correct: true\n      - text: B) Venus\n"
    return {f"{name}.yaml": ("items:\n" + "".join(item.format(f"{name}{n}") for n in range(3))).encode() for name in "abcd"}


# Counts what the program asks the system for, and kills itself when the call of the number given is about to be made.
KILLED = """\
import os, signal, sys
last, calls, writing = int(sys.argv.pop(1)), 0, 0
def count(event, arguments):
    global calls, writing
    if event == "open" or event.startswith(("os.", "tempfile.")):
        calls += 1
        writing = writing or (event == "tempfile.mkstemp" and calls)
        if calls == last:
            os.kill(os.getpid(), signal.SIGKILL)
from crs_lint.cli.main import main
sys.addaudithook(count)
main(sys.argv[1:])
os.write(2, f"\\n{writing} {calls}".encode())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill")
@pytest.mark.skipif(CASES < 10, reason="LAWS asks for few cases")
def test_a_crash_leaves_each_file_old_or_new(tmp_path: FilePath, faulty_bank: dict[str, bytes]) -> None:
    (tmp_path / "exam.yaml").write_text("exam: e\n")
    arguments = [str(tmp_path), "--isolated", "--no-cache", "--fix", "--exit-zero", "--jobs", "1"]
    environment = {**os.environ, "PYTHONPATH": str(FilePath(__file__).parents[2])}

    def reset() -> None:
        for left in tmp_path.glob(".crs-lint-*"):  # by a run that was killed: the next would seem to write already
            left.unlink()
        for name, content in faulty_bank.items():
            (tmp_path / name).write_bytes(content)

    def state() -> dict[str, bytes]:
        return {name: (tmp_path / name).read_bytes() for name in faulty_bank}

    def run(last: int) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", KILLED, str(last), *arguments], env=environment, capture_output=True, text=True, check=False
        )

    reset()
    writing, calls = map(int, run(0).stderr.splitlines()[-1].split())
    new = state()
    assert all(new[name] != faulty_bank[name] for name in new)
    # Each call while one of the files is written, halfway through them; every call of the run where it may take long.
    middle, one_file = (writing + calls) // 2, (calls - writing) // len(faulty_bank)
    halfway = 0
    for last in range(1, calls + 1) if "LAWS" in os.environ else range(middle, middle + one_file + 1):
        reset()
        assert run(last).returncode == -signal.SIGKILL
        found = state()
        assert all(found[name] in (faulty_bank[name], new[name]) for name in found)
        halfway += 0 < sum(found[name] == new[name] for name in found) < len(found)
    reset()
    assert run(calls - 2).returncode == -signal.SIGKILL
    (tmp_path / f".crs-lint-{temporary_file._machine()}-{2**22 + 1}-abcdefgh").write_bytes(b"half")
    for name, content in faulty_bank.items():
        (tmp_path / name).write_bytes(content)
    assert run(0).returncode == 0
    assert state() == new
    assert not list(tmp_path.glob(".crs-lint-*"))
    assert halfway  # some kills came between two files
