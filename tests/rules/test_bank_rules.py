"""What the bank rules compare when a whole bank or some of its files are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request

ITEM = """\
  - id: {id}
    stem: {stem}
    options:
      - text: {key}
        correct: true
      - text: Neptune
      - text: Saturn
    explanation: {explanation}
"""


def _file(*items: tuple[str, str, str]) -> str:
    return "items:\n" + "".join(
        ITEM.format(id=name, stem=stem, key=key, explanation=f"The reason of {name} and {key}.") for name, stem, key in items
    )


FIRST = ("near", "Which planet of the solar system has the orbit nearest to the sun?", "Mercury")
OTHER = ("large", "Which planet has the greatest mass of all?", "Jupiter")
REPEAT = ("near-again", "Which planet of the solar system has the orbit nearest to our sun?", "Mercury")


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "bank"
    folder.mkdir()
    (folder / "exam.yaml").write_text("exam: astronomy\n")
    (folder / "a.yaml").write_text(_file(FIRST))
    (folder / "b.yaml").write_text(_file(OTHER))
    return folder


def _found(*paths: str, select: tuple[str, ...] = ()) -> list[str]:
    report: Report = lint_paths(Request(paths, Overrides(select=select), isolated=True))
    assert report.complaints == ()
    return [f"{finding.path} {finding.rule}" for finding in report.findings]


def test_a_named_file_is_compared_with_the_rest_and_alone_reported_on(bank: Path) -> None:
    (bank / "c.yaml").write_text(_file(REPEAT, ("large", "What is the color of Mars?", "Red")))
    assert sorted(_found("bank")) == ["bank/c.yaml duplicate-id", "bank/c.yaml near-duplicate-item"]
    assert sorted(_found("bank/c.yaml")) == ["bank/c.yaml duplicate-id", "bank/c.yaml near-duplicate-item"]
    assert _found("bank/a.yaml") == ["bank/a.yaml near-duplicate-item"]
    assert _found("bank/b.yaml") == ["bank/b.yaml duplicate-id"]


def test_two_named_files_are_compared_with_each_other_once(bank: Path) -> None:
    (bank / "c.yaml").write_text(_file(REPEAT))
    assert _found("bank/a.yaml", "bank/c.yaml") == ["bank/c.yaml near-duplicate-item"]


def test_a_renamed_file_does_not_repeat_itself(bank: Path) -> None:
    (bank / "a.yaml").rename(bank / "renamed.yaml")
    assert _found("bank/renamed.yaml") == []


def test_a_deleted_file_is_no_longer_compared_with(bank: Path) -> None:
    (bank / "c.yaml").write_text(_file(REPEAT))
    (bank / "a.yaml").unlink()
    assert _found("bank/c.yaml") == []


def test_an_edited_exam_is_checked_alone(bank: Path) -> None:
    (bank / "exam.yaml").write_text("exam: astronomy\ndomains:\n  - {id: inner, weight: 40}\n")
    assert _found("bank/exam.yaml") == ["bank/exam.yaml weights-not-100"]
    (bank / "c.yaml").write_text(_file(FIRST))
    assert _found("bank/exam.yaml", select=("duplicate-item",)) == [], "the finding belongs to files that nobody named"


def test_statistics_are_reported_where_the_exam_is_named_and_count_all_items(bank: Path) -> None:
    items = [(f"n{number}", f"Which house has the number {number}?", f"The house of {number}, which has a door") for number in range(60)]
    (bank / "c.yaml").write_text(_file(*items))
    assert "bank/exam.yaml longest-key-bias" in _found("bank")
    statistics = ("longest-key-bias", "key-position-bias")
    assert _found("bank/c.yaml", select=statistics) == []
    whole = _found("bank", select=statistics)
    assert _found("bank/exam.yaml", "bank/b.yaml", select=statistics) == whole
    assert _found("bank/exam.yaml", select=statistics) == whole


def test_files_named_in_several_runs_have_the_findings_of_one_run(bank: Path) -> None:
    items = [(f"n{number}", f"Which house has the number {number}?", f"The house of {number}, which has a door") for number in range(60)]
    (bank / "c.yaml").write_text(_file(*items, REPEAT))
    (bank / "d.yaml").write_text(_file(("large", "What is the color of Mars?", "Red")))
    names = sorted(f"bank/{file.name}" for file in bank.iterdir())
    whole = {one.split(" ")[1] for one in _found("bank")}
    assert {"duplicate-id", "near-duplicate-item", "longest-key-bias"} <= whole
    for cut in range(1, len(names)):
        assert {one.split(" ")[1] for part in (names[:cut], names[cut:]) for one in _found(*part)} == whole


@pytest.mark.parametrize("tag", ["EN", '"en "', "En"])
def test_a_language_written_otherwise_hides_no_duplicate(bank: Path, tag: str) -> None:
    other = ("near", "Which planet of the solar system has the orbit nearest to the sun?", "Mercury")
    (bank / "c.yaml").write_text(_file(other).replace("    stem", f"    language: {tag}\n    stem"))
    rules = ("duplicate-id", "duplicate-item", "contradictory-items", "reused-options", "near-duplicate-item", "translation-drift")
    assert _found("bank", select=rules) == ["bank/c.yaml duplicate-id", "bank/c.yaml duplicate-item"]
    wrong = _file(other).replace("        correct: true\n", "").replace("Neptune\n", "Neptune\n        correct: true\n")
    (bank / "c.yaml").write_text(wrong.replace("id: near", "id: far").replace("    stem", f"    language: {tag}\n    stem"))
    assert _found("bank", select=rules) == ["bank/c.yaml contradictory-items"]
    (bank / "c.yaml").write_text(_file(REPEAT).replace("    stem", f"    language: {tag}\n    stem"))
    assert sorted(_found("bank", select=rules)) == ["bank/c.yaml near-duplicate-item", "bank/c.yaml reused-options"]


def test_a_suppression_at_any_member_suppresses_a_cluster(bank: Path) -> None:
    (bank / "a.yaml").write_text(
        _file(FIRST).replace("    stem", "    # crs-lint: ignore[near-duplicate-item] one is for paper, one for screen\n    stem")
    )
    (bank / "c.yaml").write_text(_file(REPEAT))
    assert _found("bank") == []
    assert _found("bank/a.yaml") == []
    assert _found("bank/c.yaml") == []


def test_among_many_ids_the_one_that_was_meant_is_found(bank: Path) -> None:
    stems = ((f"planet-{number:04}-orbit", f"Which is the planet with the number {number}?", f"Number {number}") for number in range(400))
    (bank / "many.yaml").write_text(_file(*stems))
    lost = "".join(f", zz{number}" for number in range(60))
    (bank / "lost.yaml").write_text(_file(("lost", f"Which is lost?\n    enemies: [planet-0377-obrit, planet-00377-orbit{lost}]", "None")))
    found = lint_paths(Request(("bank",), Overrides(select=("unknown-enemy",)), isolated=True)).findings
    assert [one.help for one in found[:2]] == ['Did you mean "planet-0377-orbit"?'] * 2
    assert {one.help for one in found[2:]} == {"Correct the id, or remove it."}
    assert len(found) == 62


@pytest.mark.parametrize("files", [("2020/a.yaml", "2024/a.yaml"), ("2024/a.yaml", "2024/b.yaml")])
def test_equal_ids_in_folders_without_an_exam_suggest_an_exam_for_each(files: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "crs-lint.toml").write_text('include = ["*.yaml"]\n')
    for name, item in zip(files, (FIRST, ("near", "What is the color of Mars?", "Red")), strict=True):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(_file(item))
    helps = [finding.help for finding in lint_paths(Request((str(tmp_path),))).findings if finding.rule == "duplicate-id"]
    folders = {name.split("/")[0] for name in files}
    assert helps == [
        "Give each item a unique id" + ("." if len(folders) == 1 else "; if the folders hold different exams, put an exam.yaml into each.")
    ]
    for folder in folders:
        (tmp_path / folder / "exam.yaml").write_text(f"exam: edition-{folder}\n")
    found = [finding.help for finding in lint_paths(Request((str(tmp_path),))).findings if finding.rule == "duplicate-id"]
    assert found == (["Give each item a unique id."] if len(folders) == 1 else [])
