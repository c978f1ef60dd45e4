"""Rules that report what the reader or the schema has already found in a file."""

from __future__ import annotations

from collections.abc import Iterable

from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import File, Fixable, Rule, rule


def forwarded(
    name: str, *, source: str, severity: Severity = Severity.ERROR, always_on: bool = False, fixable: Fixable = Fixable.NO
) -> Rule:
    """A rule of the category ``schema`` whose check returns the problems that ``File.reported`` holds under its name."""

    def check(file: File) -> Iterable[Problem]:
        return file.reported.get(name, ())

    made = rule(name, category="schema", severity=severity, source=source, always_on=always_on, fixable=fixable, needs_report=True)
    return made(check)
