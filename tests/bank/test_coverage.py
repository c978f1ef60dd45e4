"""The parts of a blueprint, each with the ready items that count for it."""

from __future__ import annotations

import pytest

from crs_lint.bank.coverage import Part, count_by_status, count_ready, needed_items, parts_of
from crs_lint.bank.coverage_grid import GridRow, coverage_grid
from crs_lint.bank.item_facts import ItemFacts
from crs_lint.model.item import read_exam
from tests.bank.sample_facts import sample_facts

EXAM = read_exam(
    {
        "exam": "sky",
        "domains": [
            {"id": "inner", "weight": 70, "tasks": [{"id": "moons", "weight": 29, "items": 4}]},
            {"id": "outer", "tasks": [{"id": "moons"}]},
        ],
        "levels": {"recall": 29, "application": 71},
        "form": {"items": 50},
    }
)


def _item(domain: str, task: str = "", level: str = "recall", status: str = "ready") -> ItemFacts:
    return sample_facts("Which?")._replace(domain=domain, task=task, level=level, status=status)


ITEMS = [_item("inner", "moons"), _item("outer", "moons"), _item("outer", "moons", status="draft"), _item("x", status="retired")]


def test_parts_have_the_ready_items_that_count_for_them() -> None:
    assert parts_of(EXAM, count_ready(ITEMS)) == [
        Part("domain", "inner", ("domains", 0), "", 0.7, 35, 1, 2),
        Part("domain", "outer", ("domains", 1), "", None, None, 1, 2),
        Part("task", "moons", ("domains", 0, "tasks", 0), "inner", 0.08, 4, 1, 2),
        Part("task", "moons", ("domains", 1, "tasks", 0), "outer", None, None, 1, 2),
        Part("level", "recall", ("levels", "recall"), "", 0.29, 14, 2, 2),
        Part("level", "application", ("levels", "application"), "", 0.71, 36, 0, 2),
    ]


def test_a_part_is_short_of_what_a_form_needs() -> None:
    found = parts_of(EXAM, count_ready(ITEMS))
    assert [part.short for part in found] == [34, 0, 3, 0, 12, 36]
    assert [part.actual_share for part in parts_of(EXAM, {})] == [0.0] * 6


def test_statuses_are_told_apart_and_retired_items_left_out() -> None:
    assert count_by_status(ITEMS) == {"ready": count_ready(ITEMS), "draft": {("outer", "moons", "recall"): 1}}


@pytest.mark.parametrize(
    ("weight", "form", "expected"), [(22, 75, 16), (22, 20, 4), (23, 50, 12), (None, 20, None), (22, None, None), (0, 20, 0)]
)
def test_a_form_needs_whole_items(weight: float | None, form: int | None, expected: int | None) -> None:
    assert needed_items(weight, form) == expected


def test_a_domain_without_tasks_has_a_row_in_the_grid() -> None:
    exam = EXAM._replace(domains=(EXAM.domains[0], EXAM.domains[1]._replace(tasks=())))
    assert coverage_grid(exam, ITEMS[:1]).rows == (GridRow("inner", "moons", (1, 0)), GridRow("outer", "", (0, 0)))
    assert coverage_grid(exam, []).rows == ()
