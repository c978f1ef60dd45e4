"""Findings and locations as values."""

from __future__ import annotations

from crs_lint.model.finding import Location, Problem, Severity, Span


def test_severities_are_ordered_and_have_words() -> None:
    assert Severity.INFO < Severity.WARNING < Severity.ERROR
    assert [one.word for one in Severity] == ["info", "warning", "error"]


def test_the_location_of_a_problem_has_all_that_the_problem_says_of_it() -> None:
    problem = Problem(("items", 0), "Bad.", part="key", chars=(1, 2), span=Span(3, 4), file="a.yaml")
    assert problem.location == Location(("items", 0), "key", (1, 2), "a.yaml", Span(3, 4))
    assert Problem((), "Bad.").location == Location(())
