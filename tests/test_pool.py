"""Work over processes: the same answers in the same order for any number of them, and one that dies costs one task."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from crs_lint import pool
from crs_lint.progress import unseen
from crs_lint.request import Request
from crs_lint.run import lint_paths
from tests.test_bank_rules import _file


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
    assert pool.spread(_double, list(range(100)), jobs, _lost, unseen) == [2 * number for number in range(100)]


def test_a_process_that_dies_costs_its_own_task() -> None:
    assert pool.spread(_die_on_seven, list(range(10)), 2, _lost, unseen) == [0, 1, 2, 3, 4, 5, 6, -7, 8, 9]


def test_what_the_work_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="seven"):
        pool.spread(_raise_on_seven, list(range(10)), 2, _lost, unseen)


def test_the_number_of_jobs_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "exam.yaml").write_text("exam: astronomy\n")
    for number in range(pool.FEW + 10):
        text = _file((f"n{number}", f"Which is number {number}?", f'"A) Number {number}"'), ("same", "Which is it?", '""'))
        (tmp_path / f"n{number:03}.yaml").write_text(text)
    reports = [lint_paths(Request((str(tmp_path),), isolated=True, jobs=jobs)) for jobs in (1, 2, 5)]
    assert reports[0].findings
    assert reports[0].findings == reports[1].findings == reports[2].findings
