"""A bank finding moves to the first of its locations that the run reports on."""

from __future__ import annotations

from crs_lint.engine.check_bank import _moved
from crs_lint.model.finding import Location, Problem, Related

FIRST, SECOND, THIRD = (Location(("items", 0, "stem"), file=f"{name}.yaml") for name in "abc")
PROBLEM = Problem(FIRST.path, "Twice.", file="a.yaml", related=(Related(SECOND, "Here."), Related(THIRD, "And here.")))


def test_a_finding_at_a_preferred_location_stays() -> None:
    assert _moved(PROBLEM, lambda location: location.file == "a.yaml") is PROBLEM


def test_a_moved_finding_keeps_its_first_location_as_a_related_one() -> None:
    moved = _moved(PROBLEM, lambda location: location.file == "c.yaml")
    assert moved is not None
    assert moved.location == THIRD
    assert moved.related == (Related(FIRST, "And here."), Related(SECOND, "Here."))


def test_a_finding_without_a_preferred_location_is_left_out() -> None:
    assert _moved(PROBLEM, lambda location: False) is None
