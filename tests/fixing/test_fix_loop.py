"""The loop that applies fixes: how many runs it takes, and which changes it refuses."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crs_lint.cli.main import main
from crs_lint.engine import check_file, check_files
from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.files import atomic_replace, atomic_write
from crs_lint.files.atomic_replace import Snapshot
from crs_lint.fixing import change_files, fix_loop
from crs_lint.fixing.fix_loop import FixLoop
from crs_lint.fixing.open_files import OpenFiles
from crs_lint.fixing.outcome import ChangeOptions, MadeFix, Outcome
from crs_lint.fixing.unit_counts import counts_by_unit, unit_of
from crs_lint.model.finding import Finding, Location, RelatedPosition, Severity
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import BaselineUse, Request

FIXED = """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
      - text: Mars
    explanation: Its orbit takes 88 days.
"""
FAULTY = FIXED.replace("sun?", "sun ?")
REQUEST = Request(("a.yaml",), Overrides(select=("extra-space", "repeated-word")), isolated=True)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with one finding that has a fix, in the current folder."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "a.yaml"
    file.write_text(FAULTY)
    return file


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The path of each file that was checked, each time it was."""
    checked: list[str] = []
    check = check_file.check_file

    def counting(path: str, *arguments: Any, **options: Any) -> object:
        checked.append(path)
        return check(path, *arguments, **options)

    monkeypatch.setattr(check_files, "check_file", counting)
    return checked


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[Report]:
    """The reports of all runs of the fix loop."""
    reports: list[Report] = []
    lint = lint_paths

    def counting(*arguments: Any) -> Report:
        reports.append(lint(*arguments))
        return reports[-1]

    monkeypatch.setattr(fix_loop, "lint_paths", counting)
    return reports


def fix(request: Request = REQUEST, *, write: bool = True) -> Outcome:
    return change_files.change(request, ChangeOptions(safe=True), write=write)


def findings_before() -> tuple[Finding, ...]:
    report = fix(write=False).report
    assert report is not None
    return report.findings


def test_one_fix_in_one_file_takes_two_runs_of_the_rules(file: Path, checks: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a.yaml", "--isolated", "--no-cache", "--select", "extra-space", "--fix"]) == 0
    assert file.read_text() == FIXED
    assert checks == ["a.yaml", "a.yaml"]
    assert capsys.readouterr().out.startswith("Fixed 1 finding in 1 file.\n")


def test_the_outcome_has_the_report_on_the_files_as_they_are_on_disk(file: Path, runs: list[Report]) -> None:
    tried = fix(write=False)
    assert (len(runs), tried.report is runs[0], file.read_text()) == (2, True, FAULTY)
    done = fix()
    assert (len(runs), done.report is runs[3], file.read_text()) == (4, True, FIXED)
    assert [len(one.findings) for one in runs] == [1, 0, 1, 0]


@pytest.mark.parametrize("path", ["a.yaml", "./a.yaml", "."])
@pytest.mark.parametrize("text", [FAULTY, FAULTY.replace("    options", "    figure: a.png\n    options")], ids=["text", "picture"])
def test_a_file_with_one_fix_takes_two_runs_however_it_is_found(
    file: Path, path: str, text: str, checks: list[str], runs: list[Report]
) -> None:
    (file.parent / "exam.yaml").write_text("exam: astronomy\n")
    file.write_text(text)
    assert fix(REQUEST._replace(paths=(path,))).changes[0].path == "a.yaml"
    assert file.read_text() == text.replace("sun ?", "sun?")
    assert (len(runs), checks.count("a.yaml")) == (2, 2)


def test_a_file_that_changes_before_it_is_opened_is_checked_again(
    file: Path, checks: list[str], runs: list[Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = atomic_replace.snapshot

    def changed(full: str) -> Snapshot:
        monkeypatch.setattr(atomic_replace, "snapshot", snapshot)
        file.write_text("# new\n" + FAULTY)
        return snapshot(full)

    monkeypatch.setattr(atomic_replace, "snapshot", changed)
    assert [(one.line, one.column) for one in fix().fixes] == [(4, 45)]
    assert (file.read_text(), len(runs), checks) == ("# new\n" + FIXED, 3, ["a.yaml"] * 3)


@pytest.mark.parametrize(
    "request_",
    [
        REQUEST._replace(baseline="b.txt", baseline_use=BaselineUse.WRITE),
        REQUEST._replace(cache_folder="cache", min_files_for_cache=1),
    ],
    ids=["baseline", "cache"],
)
def test_a_run_that_writes_something_is_left_to_the_caller(file: Path, request_: Request) -> None:
    outcome = fix(request_)
    assert (outcome.report, file.read_text()) == (None, FIXED)


def test_a_failure_leaves_the_report_to_another_run(file: Path) -> None:
    file.rename(file.with_name("real"))
    file.symlink_to("real")
    outcome = fix()
    assert (outcome.report, outcome.failures, outcome.changes) == (None, ("a.yaml: not changed: it is a link.",), ())


def altered(monkeypatch: pytest.MonkeyPatch, alter: Callable[[Report], Report]) -> None:
    """Alters the report of every run but the first."""
    lint = lint_paths
    reports: list[Report] = []

    def altering(*arguments: Any) -> Report:
        report = lint(*arguments)
        reports.append(report)
        return report if len(reports) == 1 else alter(report)

    monkeypatch.setattr(fix_loop, "lint_paths", altering)


def test_a_change_that_adds_a_complaint_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    altered(monkeypatch, lambda report: report._replace(complaints=(*report.complaints, "a rule failed")))
    outcome = fix()
    assert outcome.changes == ()
    assert outcome.notes == ("a.yaml:3:45: extra-space not fixed: the edit would add other findings.",)
    assert file.read_text() == FAULTY


def test_a_change_that_adds_a_finding_in_another_file_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first: list[Finding] = []

    def alter(report: Report) -> Report:
        return report._replace(findings=(*report.findings, *(one._replace(path="b.yaml") for one in first * 2)))

    first += findings_before()
    altered(monkeypatch, alter)
    assert fix().changes == ()
    assert file.read_text() == FAULTY


def test_a_severer_finding_in_place_of_another_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = findings_before()
    worse = tuple(one._replace(severity=type(one.severity)(one.severity + 1)) for one in first)
    altered(monkeypatch, lambda report: report._replace(findings=worse))
    assert fix().changes == ()
    altered(monkeypatch, lambda report: report._replace(findings=first))
    assert len(fix(write=False).changes) == 1


def test_an_edit_that_cannot_be_verified_is_not_made(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crs_lint.fixing.edits.is_effect", lambda *_: False)
    outcome = fix()
    assert outcome.changes == ()
    assert outcome.notes == ("a.yaml:3:45: extra-space not fixed: the edit would change other text.",)


def test_of_many_fixes_only_the_harmful_one_is_left_out(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    items = [FAULTY.removeprefix("items:\n").replace("nearest", f"n{number}") for number in range(5)]
    file.write_text("items:\n" + "".join(items))

    def alter(report: Report) -> Report:
        is_fixed = "n3 to the sun?" in report.text_of("a.yaml")
        return report._replace(complaints=("n3 is fixed",)) if is_fixed else report

    altered(monkeypatch, alter)
    outcome = fix()
    assert file.read_text().count("sun?") == 4
    assert "n3 to the sun ?" in file.read_text()
    assert (outcome.changes[0].fixed, outcome.changes[0].suppressed, len(outcome.notes)) == (4, 0, 1)


# The second answer differs from the first only by a space that a fix would remove.
HARMFUL = """\
  - id: planet-{0}
    stem: Which planet is nearest to the sun{1}?
    options:
      - text: Mercury, {0}
        correct: true
      - text: Mercury , {0}
      - text: Mars {0}
    explanation: Its orbit takes {0} days{2}.
"""
SPACED = Request((".",), Overrides(select=("extra-space", "key-duplicated")), isolated=True)


def harmful_bank(folder: Path, files: int, items: int, other: str = "") -> None:
    (folder / "a.yaml").unlink()
    (folder / "exam.yaml").write_text("exam: astronomy\n")
    for number in range(files):
        texts = (HARMFUL.format(f"{number}-{index}", other, other) for index in range(items))
        (folder / f"{number}.yaml").write_text("items:\n" + "".join(texts))


@pytest.mark.parametrize(("files", "items"), [(1, 60), (20, 3)])
def test_harm_in_every_item_takes_as_few_runs_as_in_one(file: Path, runs: list[Report], files: int, items: int) -> None:
    harmful_bank(file.parent, files, items)
    outcome = fix(SPACED)
    assert (outcome.changes, len(outcome.notes)) == ((), 60)
    assert all(note.endswith("extra-space not fixed: the edit would add other findings.") for note in outcome.notes)
    assert len(runs) <= 5


@pytest.mark.parametrize(("files", "items"), [(1, 60), (20, 3)])
def test_the_harmless_fixes_of_an_item_are_made(file: Path, runs: list[Report], files: int, items: int) -> None:
    harmful_bank(file.parent, files, items, " ")
    outcome = fix(SPACED)
    text = "".join(one.read_text() for one in sorted(file.parent.glob("*.yaml")))
    assert (sum(one.fixed for one in outcome.changes), len(outcome.notes), len(outcome.fixes)) == (120, 60, 120)
    assert (text.count("sun?"), text.count(" days."), text.count("Mercury ,")) == (60, 60, 60)
    assert len(runs) <= 11


def test_findings_count_where_they_are_and_where_they_are_related_to(file: Path) -> None:
    first = findings_before()[0]
    other = RelatedPosition("b.yaml", 1, 1, "", Location(("items", 4, "stem")))
    again = RelatedPosition("a.yaml", 1, 1, "", Location(("items", 0, "options")))
    report = lint_paths(REQUEST)._replace(findings=(first, first._replace(severity=Severity.ERROR, related=(other, again))))
    counts = counts_by_unit(report)
    assert len(counts) == 2
    assert counts["a.yaml", ("items", 0)] == (2, 2, 1)
    assert counts["b.yaml", ("items", 4)] == (1, 1, 1)
    assert counts["b.yaml", ("items", 3)] == (0, 0, 0)
    assert unit_of(first._replace(location=Location(("title",)))) == ("a.yaml", ("title",))


def test_where_two_items_clash_one_is_fixed(file: Path) -> None:
    request = REQUEST._replace(overrides=Overrides(select=("repeated-word", "duplicate-item")))
    item = FIXED.removeprefix("items:\n")
    stems = ("a", "Which of the the planets is in our system?"), ("b", "Which of the planets is is in our system?")
    twins = [item.replace("id: ", f"id: {one}").replace("Which planet is nearest to the sun?", stem) for one, stem in stems]
    file.write_text("items:\n" + "".join(twins))
    outcome = change_files.change(request, ChangeOptions(safe=True, unsafe=True), write=True)
    assert ([one.fixed for one in outcome.changes], len(outcome.notes)) == ([1], 1)


def test_the_fixes_that_were_made_are_listed(file: Path) -> None:
    assert fix().fixes == (MadeFix("a.yaml", 3, 45, "extra-space", "Remove the space.", True),)
    assert fix().fixes == ()


def test_a_file_with_errors_is_left_alone_and_named(file: Path) -> None:
    file.write_text(FAULTY + "    explanation: again\n")
    outcome = fix()
    assert outcome.changes == ()
    assert outcome.notes == ("a.yaml:3:45: extra-space not fixed: the errors of the file must be corrected first.",)


@pytest.mark.parametrize("stem", ["&stem Which sun ?", "!!str Which sun ?"])
def test_a_value_that_cannot_be_edited_is_named(file: Path, stem: str) -> None:
    file.write_text(FAULTY.replace("Which planet is nearest to the sun ?", stem))
    outcome = fix()
    assert outcome.changes == ()
    assert [note.split(" not ")[1] for note in outcome.notes] == [
        "fixed: the value is shared, tagged or written in a way that cannot be edited."
    ]


def test_trials_have_a_limit(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fix_loop, "_MAX_TRIALS", 2)
    items = [FAULTY.removeprefix("items:\n").replace("nearest", f"n{number}") for number in range(5)]
    file.write_text("items:\n" + "".join(items))
    altered(monkeypatch, lambda report: report._replace(complaints=("always",)))
    outcome = fix()
    assert (outcome.changes, len(outcome.notes)) == ((), 5)
    assert any(note.endswith("not fixed: too many other edits were tried.") for note in outcome.notes)


def test_rounds_have_a_limit(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fix_loop, "_MAX_ROUNDS", 3)
    rounds: list[int] = []

    def endless(self: FixLoop, method: object) -> bool:
        rounds.append(1)
        return True

    monkeypatch.setattr(FixLoop, "_round", endless)
    fix()
    assert len(rounds) == 3


def test_comments_are_added_only_if_a_finding_goes(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = change_files.change(REQUEST, ChangeOptions(reason="later"), write=False)
    assert (outcome.changes[0].fixed, outcome.changes[0].suppressed, outcome.fixes) == (0, 1, ())
    first = outcome.report
    assert first is not None
    altered(monkeypatch, lambda report: report._replace(findings=first.findings))
    assert change_files.change(REQUEST, ChangeOptions(reason="later"), write=False).changes == ()


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o755])
def test_a_fixed_file_keeps_its_mode(file: Path, mode: int) -> None:
    file.chmod(mode)
    fix()
    assert (stat.S_IMODE(file.stat().st_mode), file.read_text()) == (mode, FIXED)


def test_a_new_file_can_be_read_by_all_whom_the_umask_lets(file: Path) -> None:
    new = file.with_name("new.txt")
    atomic_write.write(str(new), "text")
    file.with_name("plain.txt").write_text("text")
    assert stat.S_IMODE(new.stat().st_mode) == stat.S_IMODE(file.with_name("plain.txt").stat().st_mode)


def test_a_file_that_cannot_be_decoded_is_not_opened(file: Path) -> None:
    file.write_bytes(b"\xff" + FAULTY.encode())
    files = OpenFiles(REQUEST)
    assert files.open(["a.yaml"]) == []
    assert (files.by_path, files.failures) == ({}, {"a.yaml": "it is not saved as UTF-8"})
