"""Work over processes: the same answers in the same order for any number of them, and one that dies costs one task."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from crs_lint.engine import processes
from crs_lint.engine.processes import no_progress
from crs_lint.engine.run import lint_paths
from crs_lint.settings.request import Request
from tests.rules.test_bank_rules import _file


def _double(number: int) -> int:
    return 2 * number


def _die_on_seven(number: int) -> int:
    if number == 7:
        os._exit(1)
    return number


def _raise_on_seven(number: int) -> int:
    if number == 7:
        raise ValueError("seven")
    return number


def _lost(number: int) -> int:
    return -number


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    assert processes.spread(_double, list(range(100)), jobs, _lost, no_progress) == [2 * number for number in range(100)]


def test_a_process_that_dies_costs_its_own_task() -> None:
    assert processes.spread(_die_on_seven, list(range(10)), 2, _lost, no_progress) == [0, 1, 2, 3, 4, 5, 6, -7, 8, 9]


def test_what_the_work_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="seven"):
        processes.spread(_raise_on_seven, list(range(10)), 2, _lost, no_progress)


def test_the_number_of_jobs_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "exam.yaml").write_text("exam: astronomy\n")
    for number in range(processes.FEW + 10):
        text = _file((f"n{number}", f"Which is number {number}?", f'"A) Number {number}"'), ("same", "Which is it?", '""'))
        (tmp_path / f"n{number:03}.yaml").write_text(text)
    reports = [lint_paths(Request((str(tmp_path),), isolated=True, jobs=jobs)) for jobs in (1, 2, 5)]
    assert reports[0].findings
    assert reports[0].findings == reports[1].findings == reports[2].findings
