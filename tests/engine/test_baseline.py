"""The baseline: accepted findings are suppressed wherever they move, new ones are reported, and a damaged file is refused."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from typing import Any

import pytest

from crs_lint.engine import baseline
from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.settings.request import BaselineUse, Request
from tests.cli.test_command_line import CLEAN, EXAM, FAULTY, WARNED, Run

posix = pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows, and names and programs are others there")
HEAD = "# crs-lint baseline 1, of: bank\n"


def _lint(folder: Path, **options: Any) -> Report:
    return lint_paths(Request((str(folder),), **options))


def test_findings_in_the_baseline_are_suppressed_and_counted(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(WARNED, "utf-8")
    assert run("bank", "--write-baseline", "baseline.txt") == (0, "2 files, 1 item: no findings; 2 suppressed by the baseline\n", "")
    lines = Path("baseline.txt").read_text("utf-8").splitlines()
    assert lines[0] + "\n" == HEAD
    assert [line.split()[:2] + line.split()[3:] for line in lines[1:]] == [["option-label", "planet-nearest", "1"]] * 2
    assert run("bank", "--baseline", "baseline.txt", "--fail-level", "info")[0] == 0
    assert run("bank", "--fail-level", "info")[0] == 1


@pytest.mark.parametrize(
    ("rule", "content"),
    [
        ("invalid-yaml", b"items:\n  - [\n"),
        ("invalid-encoding", b"items: []  # \xe9t\xe9\n"),
        ("limit-exceeded", b"[" * 10_000),
    ],
)
def test_findings_on_unreadable_content_never_get_into_a_baseline(rule: str, content: bytes, run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_bytes(content)
    (bank / "b.yaml").write_text(FAULTY, "utf-8")
    code, out, _ = run("bank", "--write-baseline", "baseline.txt", "--format", "concise")
    text = Path("baseline.txt").read_text("utf-8")
    assert (code > 0, rule in out, rule in text, "missing-key" in text) == (True, True, False, True)
    code, out, _ = run("bank", "--baseline", "baseline.txt", "--format", "concise")
    assert (code > 0, [line.split()[2] for line in out.splitlines()]) == (True, [rule])


def test_the_same_findings_make_the_same_file(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(FAULTY, "utf-8")
    (bank / "b.yaml").write_text(WARNED.replace("planet-nearest", "planet-first").replace("Which planet", "What object"), "utf-8")
    run("bank", "--write-baseline", "one.txt")
    (bank / "b.yaml").rename(bank / "0.yaml")
    run("bank/", "--write-baseline", "other.txt")
    text = Path("one.txt").read_text("utf-8")
    assert text == Path("other.txt").read_text("utf-8")
    assert text.splitlines()[1:] == sorted(text.splitlines()[1:])


def test_a_finding_of_the_same_rule_in_another_item_is_new(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(FAULTY, "utf-8")
    run("bank", "--write-baseline", "baseline.txt")
    (bank / "b.yaml").write_text(FAULTY.replace("planet-nearest", "planet-first"), "utf-8")
    code, out, _ = run("bank", "--baseline", "baseline.txt", "--format", "concise", "--select", "missing-key")
    assert (code, out) == (1, "bank/b.yaml:4:5: error missing-key No answer is marked as right.\n")


def test_an_entry_suppresses_as_many_equal_findings_as_it_counts(run: Run, bank: Path) -> None:
    (bank / "b.yaml").write_text(CLEAN.replace("explanation:", "explination:"), "utf-8")
    run("bank", "--write-baseline", "baseline.txt", "--select", "unknown-field")
    for name in ("c.yaml", "d.yaml"):
        (bank / name).write_text((bank / "b.yaml").read_text("utf-8"), "utf-8")
    arguments = ("bank", "--baseline", "baseline.txt", "--select", "unknown-field", "--format", "json")
    document = json.loads(run(*arguments)[1])
    assert document["summary"]["suppressed"] == 1
    assert [finding["path"] for finding in document["findings"]] == ["bank/c.yaml", "bank/d.yaml"]
    assert len({finding["fingerprint"] for finding in document["findings"]}) == 2


def test_fingerprints_of_new_findings_do_not_depend_on_the_baseline(run: Run, bank: Path) -> None:
    (bank / "b.yaml").write_text(CLEAN.replace("explanation:", "explination:"), "utf-8")
    run("bank", "--write-baseline", "baseline.txt", "--select", "unknown-field")
    (bank / "c.yaml").write_text((bank / "b.yaml").read_text("utf-8"), "utf-8")

    def fingerprints(*arguments: str) -> list[str]:
        return [
            one["fingerprint"]
            for one in json.loads(run("bank", "--select", "unknown-field", "--format", "json", *arguments)[1])["findings"]
        ]

    assert fingerprints("--baseline", "baseline.txt") == fingerprints()[1:]


def test_a_file_over_the_size_limit_never_gets_into_a_baseline(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text("items: []\n#" + "x" * 200, "utf-8")
    code, out, _ = run("bank", "--max-file-size", "100", "--write-baseline", "baseline.txt")
    assert (code, "limit-exceeded" in out) == (2, True)
    assert Path("baseline.txt").read_text("utf-8") == HEAD


def test_entries_that_no_longer_occur_are_counted_and_removed_by_prune_baseline(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(WARNED, "utf-8")
    run("bank", "--write-baseline", "baseline.txt")
    before = Path("baseline.txt").read_text("utf-8")
    (bank / "a.yaml").write_text(CLEAN, "utf-8")
    assert run("bank", "--baseline", "baseline.txt") == (0, "2 files, 1 item: no findings; 2 baseline entries no longer occur\n", "")
    assert Path("baseline.txt").read_text("utf-8") == before
    assert run("bank", "--baseline", "baseline.txt", "--prune-baseline") == (0, "2 files, 1 item: no findings\n", "")
    assert Path("baseline.txt").read_text("utf-8") == HEAD


def test_pruning_lowers_a_count_and_keeps_the_rest(run: Run, bank: Path) -> None:
    twice = CLEAN.replace("explanation:", "explination:")
    for name in ("b.yaml", "c.yaml"):
        (bank / name).write_text(twice, "utf-8")
    run("bank", "--write-baseline", "baseline.txt", "--select", "unknown-field")
    assert Path("baseline.txt").read_text("utf-8").endswith(" 2\n")
    (bank / "c.yaml").unlink()
    run("bank", "--baseline", "baseline.txt", "--prune-baseline", "--select", "unknown-field")
    assert Path("baseline.txt").read_text("utf-8").endswith(" 1\n")


def test_an_entry_whose_file_or_rule_was_not_checked_is_not_stale(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(WARNED, "utf-8")
    (bank / "b.yaml").write_text(CLEAN.replace("nearest", "second").replace("Mercury", "Hermes").replace("Its", "Her"), "utf-8")
    run("bank", "--write-baseline", "baseline.txt")
    before = Path("baseline.txt").read_text("utf-8")
    assert "no longer occur" not in run("bank/b.yaml", "--baseline", "baseline.txt")[1], "the file was not checked"
    assert "no longer occur" not in run("bank", "--baseline", "baseline.txt", "--ignore", "option-label")[1], "the rule did not run"
    code, _, err = run("bank/b.yaml", "--baseline", "baseline.txt", "--prune-baseline")
    assert (code, "not pruned" in err, err.count("\n")) == (2, True, 1)
    run("bank", "--baseline", "baseline.txt", "--prune-baseline", "--ignore", "option-label")
    assert Path("baseline.txt").read_text("utf-8") == before
    (bank / "a.yaml").write_text("items: [", "utf-8")
    assert run("bank", "--baseline", "baseline.txt", "--prune-baseline")[0] == 2, "the findings of an unreadable file are unknown"
    assert Path("baseline.txt").read_text("utf-8") == before


def test_a_run_over_one_of_two_banks_reports_no_stale_entries_of_the_other(run: Run, bank: Path) -> None:
    other = bank.parent / "other"
    other.mkdir()
    (other / "exam.yaml").write_text("exam: other\n")
    (other / "a.yaml").write_text(WARNED, "utf-8")
    run("bank", "other", "--write-baseline", "baseline.txt")
    assert Path("baseline.txt").read_text("utf-8").startswith("# crs-lint baseline 1, of: bank other\n")
    assert run("bank", "--baseline", "baseline.txt") == (0, "2 files, 1 item: no findings\n", "")
    assert run("bank", "--baseline", "baseline.txt", "--prune-baseline")[0] == 2
    assert run(".", "--baseline", "baseline.txt")[1].endswith("2 suppressed by the baseline\n")


def test_a_baseline_is_written_for_a_whole_bank(run: Run, bank: Path) -> None:
    (bank / "b.yaml").write_text(WARNED, "utf-8")
    code, _, err = run("bank/b.yaml", "--write-baseline", "baseline.txt")
    assert (code, "not written" in err) == (2, True)
    assert not Path("baseline.txt").exists()


def test_a_finding_suppressed_by_a_comment_does_not_get_into_a_baseline(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text("# crs-lint: ignore-file[option-label] letters are asked for\n" + WARNED, "utf-8")
    run("bank", "--write-baseline", "baseline.txt")
    assert Path("baseline.txt").read_text("utf-8") == HEAD
    assert run("bank", "--baseline", "baseline.txt")[1] == "2 files, 1 item: no findings; 2 suppressed by comments\n"
    assert run("bank", "--baseline", "baseline.txt", "--no-ignores", "--fail-level", "info")[0] == 1


def test_sarif_marks_findings_in_the_baseline_as_suppressed_externally(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(WARNED, "utf-8")
    run("bank", "--write-baseline", "baseline.txt")
    run("bank", "--baseline", "baseline.txt", "--format", "sarif=out.sarif")
    results = json.loads(Path("out.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert [result["suppressions"] for result in results] == [[{"kind": "external"}]] * 2


ENTRY = "option-label planet-nearest 0123456789abcdef 1\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "this is no baseline"),
        (b"option-label planet-nearest 0123456789abcdef 1\n", "this is no baseline"),
        (b"# crs-lint baseline 2, of: bank\n", "this is no baseline of this version"),
        ((HEAD + "<<<<<<< ours\n" + ENTRY).encode(), "line 2 is damaged"),
        ((HEAD + ENTRY + "option-label planet 0123456789abcdef\n").encode(), "line 3 is damaged"),
        ((HEAD + "option-label planet nearest 0123456789abcdef 1\n").encode(), "line 2 is damaged"),
        ((HEAD + "option-label planet 0123456789abcde 1\n").encode(), "line 2 is damaged"),
        ((HEAD + "option-label planet 0123456789abcdef 0\n").encode(), "line 2 is damaged"),
        (HEAD.replace("bank", "ba\0nk").encode(), "line 1 is damaged"),
        (HEAD.replace("bank", "ba%00nk").encode(), "line 1 is damaged"),
        (HEAD.replace("bank", "%ED%A0%80").encode(), "line 1 is damaged"),
        (HEAD.replace("bank", "%FF").encode(), "line 1 is damaged"),
        ((HEAD + "limit-exceeded a.yaml 0123456789abcdef 1\n").encode(), "line 2: limit-exceeded cannot be in a baseline"),
        ((HEAD + "invalid-yaml a.yaml 0123456789abcdef 1\n").encode(), "line 2: invalid-yaml cannot be in a baseline"),
        ((HEAD + "invalid-encoding a.yaml 0123456789abcdef 1\n").encode(), "line 2: invalid-encoding cannot be in a baseline"),
        (HEAD.encode() + b"\xff\xfe", "no text in UTF-8"),
    ],
)
def test_a_damaged_baseline_exits_with_2_and_one_line(run: Run, bank: Path, content: bytes, message: str) -> None:
    Path("baseline.txt").write_bytes(content)
    code, out, err = run("bank", "--baseline", "baseline.txt")
    assert (code, out) == (2, "")
    assert err.startswith("crs-lint: baseline.txt: ")
    assert message in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--baseline", "nowhere.txt"), "there is no such baseline"),
        (("--baseline", "bank"), "cannot be read"),
        (("--prune-baseline",), "--prune-baseline requires a file"),
        (("--write-baseline", "a.txt", "--baseline", "b.txt"), "cannot be combined with --baseline"),
        (("--write-baseline", "bank/a.yaml/baseline.txt"), "cannot be written"),
        pytest.param(("--write-baseline", "link.txt"), "not written; this run reads it", marks=posix),
        (("--write-baseline", "bank/a.yaml"), "not written; this run reads it"),
        (("--write-baseline", "bank/exam.yaml"), "not written; this run reads it"),
    ],
)
def test_a_baseline_that_cannot_be_read_or_written_exits_with_2_and_one_line(
    run: Run, bank: Path, arguments: tuple[str, ...], message: str
) -> None:
    if os.name == "posix":
        Path("link.txt").symlink_to(bank / "a.yaml")
    code, out, err = run("bank", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert message in err
    assert (bank / "a.yaml").read_text("utf-8") == CLEAN


def test_repeated_entries_count_once_with_the_highest_count() -> None:
    known = baseline.parse(HEAD + ENTRY + ENTRY.replace(" 1\n", " 3\n") + ENTRY, "baseline.txt")
    assert [entry.times for entry in known.entries.values()] == [3]
    assert baseline.text_of(known) == HEAD + ENTRY.replace(" 1\n", " 3\n")


def test_a_baseline_with_other_line_endings_is_read() -> None:
    assert baseline.parse((HEAD + ENTRY).replace("\n", "\r\n"), "baseline.txt").entries.keys() == {("option-label", "0123456789abcdef")}


def test_an_id_cannot_inject_an_entry_or_control_characters(run: Run, bank: Path) -> None:
    hostile = '"a b\\n::error::\\u202e##[group] 0123456789abcdef 9"'
    (bank / "a.yaml").write_text(WARNED.replace("planet-nearest", hostile), "utf-8")
    run("bank", "--select", "option-label", "--write-baseline", "baseline.txt")
    lines = Path("baseline.txt").read_text("utf-8").splitlines()
    assert [line.split()[1] for line in lines[1:]] == ["a%20b%0A::error::%E2%80%AE#\\#[group]%200123456789abcdef%209"] * 2
    assert run("bank", "--select", "option-label", "--baseline", "baseline.txt", "--fail-level", "info")[0] == 0


# Banks of hundreds of items


def _large_bank(folder: Path, items: list[Any]) -> Path:
    """A bank of some items, fifty per file."""
    folder.mkdir()
    (folder / "exam.yaml").write_text(EXAM)
    for start in range(0, len(items), 50):
        (folder / f"{start}.yaml").write_text(json.dumps({"items": items[start : start + 50]}), "utf-8")
    return folder


def _made_items(count: int) -> list[Any]:
    """Items with common flaws: no explanations, duplicates, near-duplicates, long keys."""
    subjects = ("planet", "moon", "comet", "star", "belt", "ring", "probe")
    items = []
    for number in range(count):
        name = f"{subjects[number % 7]} of group {number % 20}"
        stem = f"Which of these bodies is seen first by an observer who follows the {name}{' closely' * (number % 3 == 0)}?"
        key = "The one that is nearest" + " to the observer at that very hour of the night" * (number % 5 == 0)
        texts = [key, f"The farthest {subjects[number % 5]}", "The  smallest", "All of the above"]
        options = [{"text": text, **({"correct": True} if text == key else {})} for text in texts]
        items.append({"id": f"item-{number}", "stem": stem, "options": options})
    return items


def test_all_findings_stay_in_the_baseline_when_items_and_answers_are_shuffled(tmp_path: Path) -> None:
    items = _made_items(700)
    first = _lint(_large_bank(tmp_path / "one", items), baseline=str(tmp_path / "baseline.txt"), baseline_use=BaselineUse.WRITE)
    rules = {one.finding.rule for one in first.suppressed}
    assert first.findings == ()
    assert {"missing-explanation", "duplicate-item", "near-duplicate-item", "longest-key", "extra-space", "all-of-the-above"} <= rules
    for seed in range(3):
        order = random.Random(seed)
        shuffled = order.sample(items, len(items))
        again = _lint(_large_bank(tmp_path / f"items-{seed}", shuffled), baseline=str(tmp_path / "baseline.txt"))
        assert [(finding.rule, finding.message) for finding in again.findings] == []
        assert len(again.suppressed) == len(first.suppressed)
        shuffled = [{**item, "options": order.sample(item["options"], len(item["options"]))} for item in shuffled]
        again = _lint(_large_bank(tmp_path / f"options-{seed}", shuffled), baseline=str(tmp_path / "baseline.txt"))
        assert [(finding.rule, finding.message) for finding in again.findings] == []
        assert len(again.suppressed) == len(first.suppressed) - 1, "the key is no longer first"


def test_a_new_finding_is_reported_beside_a_large_baseline(tmp_path: Path) -> None:
    items = _made_items(300)
    known = str(tmp_path / "baseline.txt")
    _lint(_large_bank(tmp_path / "one", items), baseline=known, baseline_use=BaselineUse.WRITE)
    stem = str(items[150]["stem"])
    items[150] = {**items[150], "stem": stem.replace("seen first", "seen  first")}
    found = _lint(_large_bank(tmp_path / "other", items[::-1]), baseline=known).findings
    assert [(finding.rule, finding.item) for finding in found] == [("extra-space", "item-150")]


def test_a_baseline_covers_a_run_although_one_of_its_paths_was_deleted(tmp_path: Path) -> None:
    (tmp_path / "bank").mkdir()
    known = baseline.Baseline(str(tmp_path / "baseline.txt"), ("bank", "deleted"), {})
    assert known.covered_by([str(tmp_path / "bank")])
    (tmp_path / "deleted").mkdir()
    assert not known.covered_by([str(tmp_path / "bank")])


COMMENTED = """\
# crs-lint baseline 1, of: bank
# Accepted in March; Ana owns these.
missing-key planet-first 0123456789abcdef 1
# The board decides in May.
option-label planet-nearest 0123456789abcdef 2
# the end
"""


def test_comments_in_a_baseline_are_kept() -> None:
    known = baseline.parse(COMMENTED, "baseline.txt")
    assert [entry.rule for entry in known.entries.values()] == ["missing-key", "option-label"]
    assert baseline.text_of(known) == COMMENTED


def test_comments_of_removed_entries_are_kept_where_they_were() -> None:
    known = baseline.parse(COMMENTED, "baseline.txt")
    left = baseline.pruned(known, {("option-label", "0123456789abcdef"): 2})
    assert baseline.text_of(left) == COMMENTED.replace("option-label planet-nearest 0123456789abcdef 2\n", "")


def test_comments_are_kept_by_pruning_and_by_rewriting(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(WARNED, "utf-8")
    run("bank", "--write-baseline", "baseline.txt")
    commented = Path("baseline.txt").read_text("utf-8").replace("bank\n", "bank\n# why\n") + "# the end\n"
    Path("baseline.txt").write_text(commented, "utf-8")
    run("bank", "--write-baseline", "baseline.txt")
    assert Path("baseline.txt").read_text("utf-8") == commented
    (bank / "a.yaml").write_text(CLEAN, "utf-8")
    run("bank", "--baseline", "baseline.txt", "--prune-baseline")
    assert Path("baseline.txt").read_text("utf-8") == HEAD + "# why\n# the end\n"


def test_a_comment_at_the_head_stays_there_when_a_new_entry_comes_first(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(WARNED, "utf-8")
    run("bank", "--write-baseline", "baseline.txt")
    first = Path("baseline.txt").read_text("utf-8").splitlines()[1]
    Path("baseline.txt").write_text(Path("baseline.txt").read_text("utf-8").replace("bank\n", "bank\n# why\n"), "utf-8")
    (bank / "b.yaml").write_text(WARNED.replace("planet-nearest", "a-planet"), "utf-8")
    run("bank", "--write-baseline", "baseline.txt")
    head, new, *_ = Path("baseline.txt").read_text("utf-8").splitlines()[1:]
    assert head == "# why"
    assert new < first


@pytest.mark.parametrize("content", ["items: []\n", "[tool.crs-lint]\n", "# crs-lint baseline of mine\n"])
def test_a_baseline_replaces_nothing_but_a_baseline(run: Run, content: str) -> None:
    Path("notes.txt").write_text(content, "utf-8")
    message = "crs-lint: notes.txt: not written; it exists and is no baseline.\n"
    assert run("bank", "--write-baseline", "notes.txt") == (2, "", message)
    assert Path("notes.txt").read_text("utf-8") == content


def test_a_baseline_with_conflict_markers_can_be_rewritten(run: Run) -> None:
    Path("baseline.txt").write_text(HEAD + "<<<<<<< ours\n", "utf-8")
    assert run("bank", "--write-baseline", "baseline.txt")[0] == 0
    assert Path("baseline.txt").read_text("utf-8") == HEAD


def test_a_baseline_does_not_replace_an_empty_file_that_the_run_reads(run: Run, bank: Path) -> None:
    (bank / "b.yaml").touch()
    assert run("bank", "--write-baseline", "bank/b.yaml")[2] == "crs-lint: bank/b.yaml: not written; this run reads it.\n"
    assert (bank / "b.yaml").read_bytes() == b""


def test_folders_of_a_baseline_are_created(run: Run) -> None:
    assert run("bank", "--write-baseline", "out/of/baseline.txt")[0] == 0
    assert Path("out/of/baseline.txt").read_text("utf-8") == "# crs-lint baseline 1, of: ../../bank\n"
