"""Findings of bank rules: at which of its locations a problem is reported."""

from crs_lint.engine.check_bank import BankProblems, findings_at
from crs_lint.model.finding import Location, Problem, Related
from crs_lint.model.item import Exam
from crs_lint.rules.registry import BY_NAME
from crs_lint.settings.config import Active

_RULE = BY_NAME["near-duplicate-item"]
_ACTIVE = Active(_RULE, _RULE.severity, _RULE.options)
_FIRST, _SECOND, _THIRD = (Location(("stem",), file=name) for name in ("a.yaml", "b.yaml", "c.yaml"))
_PROBLEM = Problem(_FIRST.path, "Alike.", file=_FIRST.file, related=(Related(_SECOND, "Here, too."), Related(_THIRD, "And here.")))


def _reported(*files: str) -> list[Problem]:
    found = findings_at(BankProblems(((_RULE.name, _PROBLEM),)), Exam(), [_ACTIVE], [lambda location: location.file in files])
    return [one.problem for one in found]


def test_a_problem_is_reported_at_its_own_location_if_that_is_reported_on() -> None:
    assert _reported("a.yaml", "b.yaml") == [_PROBLEM]


def test_a_problem_that_moves_to_a_related_location_keeps_its_first_one_as_related() -> None:
    (problem,) = _reported("b.yaml")
    assert problem.location == _SECOND
    assert problem.related == (Related(_FIRST, "Here, too."), Related(_THIRD, "And here."))


def test_a_problem_at_no_location_that_is_reported_on_is_left_out() -> None:
    assert _reported("d.yaml") == []
