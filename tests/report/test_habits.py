"""A rule that reports most items of an exam is told once to people, and in full to programs."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from crs_lint.cli.main import main
from crs_lint.engine.run import lint_paths
from crs_lint.model.finding import Severity
from crs_lint.report.habits import habits_in, told_once
from crs_lint.report.text import write
from crs_lint.rules.registry import ALL
from crs_lint.settings.request import Request

_GAP = "He ____ to the shop number {0}."
_PLAIN = "Which shop has the number {0}?"


def _bank(folder: Path, gaps: int, plain: int, exam: str = "demo") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "exam.yaml").write_text(f"exam: {exam}\nlanguage: en\n")
    stems = [_GAP.format(number) for number in range(gaps)] + [_PLAIN.format(number) for number in range(plain)]
    items = [
        {
            "id": f"{exam}-{number}",
            "stem": stem,
            "options": [{"text": f"went {number}", "correct": True}, {"text": f"goes {number}"}],
            "explanation": f"So it is said of shop {number}.",
        }
        for number, stem in enumerate(stems)
    ]
    (folder / "items.yaml").write_text(json.dumps({"items": items}, indent=1))
    return folder


def _shown(folder: Path) -> str:
    stream = io.StringIO()
    write(lint_paths(Request((str(folder),))), stream)
    return stream.getvalue()


def test_a_habit_is_told_once_with_its_count_and_the_line_that_switches_it_off(tmp_path: Path) -> None:
    shown = _shown(_bank(tmp_path, 40, 10))
    assert shown.count("[mid-stem-blank]") == 1
    assert "This holds for 40 of the 50 items of this exam." in shown
    assert 'ignore = ["mid-stem-blank"]' in shown


@pytest.mark.parametrize(("gaps", "plain"), [(29, 0), (40, 40), (30, 30)])
def test_fewer_than_thirty_or_half_of_the_items_are_no_habit(tmp_path: Path, gaps: int, plain: int) -> None:
    assert _shown(_bank(tmp_path, gaps, plain)).count("[mid-stem-blank]") == gaps


def test_each_exam_is_counted_by_itself(tmp_path: Path) -> None:
    _bank(tmp_path / "a", 30, 0, "first")
    _bank(tmp_path / "b", 20, 60, "second")
    shown = _shown(tmp_path)
    assert shown.count("[mid-stem-blank]") == 1 + 20
    assert "30 of the 30 items" in shown


def test_programs_and_the_exit_code_see_every_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(_bank(tmp_path, 40, 10))
    for form in ("json", "sarif", "concise"):
        main((folder, "--format", form, "--no-cache", "--exit-zero"))
        assert capsys.readouterr().out.count("mid-stem-blank") >= 40


def test_the_page_tells_a_habit_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main((str(_bank(tmp_path, 40, 10)), "--format", "html", "--no-cache", "--exit-zero"))
    page = capsys.readouterr().out
    assert page.count("The stem has a blank with more text after it.") == 1


def test_statistics_say_how_to_switch_a_habit_off(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(("stats", str(_bank(tmp_path, 40, 10))))
    assert 'mid-stem-blank holds for 40 of 50 items; ignore = ["mid-stem-blank"] switches it off' in capsys.readouterr().out


def test_a_report_without_habits_is_left_alone(tmp_path: Path) -> None:
    report = lint_paths(Request((str(_bank(tmp_path, 5, 5)),)))
    assert told_once(report) is report
    assert habits_in(report.findings, 10) == []


def test_habits_are_no_errors() -> None:
    assert {rule.name for rule in ALL if rule.habit} >= {"mid-stem-blank", "true-false-options", "missing-alt"}
    assert all(rule.severity is not Severity.ERROR for rule in ALL if rule.habit)
