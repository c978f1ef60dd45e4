"""Habits: a rule that reports most items of an exam is told once to people, with its count and how to switch it off."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crs_lint.model.finding import Finding, Severity
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.registry import rule_named

if TYPE_CHECKING:
    from crs_lint.engine.report import Report

_FEWEST = 30


class Habit(NamedTuple):
    """A rule of an exam with the number of items that it reports, of how many, and its findings in their order."""

    rule: str
    reported: int
    items: int
    findings: tuple[Finding, ...]

    @property
    def remedy(self) -> str:
        """The line of the config that switches the rule off."""
        return f'ignore = ["{self.rule}"]'


def habits_in(findings: Sequence[Finding], items: int) -> list[Habit]:
    """The habits among the findings of one exam: rules that report 30 items or more, and more than half of them."""
    found = []
    for name, count in Counter(finding.rule for finding in findings if may_be_habit(finding)).items():
        own = tuple(finding for finding in findings if finding.rule == name) if count >= _FEWEST else ()
        reported = len({(finding.path, finding.item or str(finding.line)) for finding in own})
        if reported >= _FEWEST and reported > items / 2:
            found.append(Habit(name, reported, items, own))
    return found


def may_be_habit(finding: Finding) -> bool:
    return rule_named(finding.rule).habit and finding.severity is not Severity.ERROR


def told_once(report: Report) -> Report:
    """The report with one finding for each habit: the first one, which says how many there are and how to switch the rule off."""
    candidates = [finding for finding in report.findings if may_be_habit(finding)]
    if len(candidates) < _FEWEST:
        return report
    exam_of, items = _exams(report)
    changed: dict[int, Finding | None] = {}
    for exam, count in items.items():
        for habit in habits_in([finding for finding in candidates if exam_of.get(finding.path) == exam], count):
            changed |= dict.fromkeys(map(id, habit.findings))
            changed[id(habit.findings[0])] = _summary_of(habit)
    kept = (changed.get(id(finding), finding) for finding in report.findings)
    return report._replace(findings=tuple(finding for finding in kept if finding is not None))


def _exams(report: Report) -> tuple[dict[str, str], Counter[str]]:
    """The exam of each file that has items, by its exam file or else its folder, and the number of items of each exam."""
    exam_of: dict[str, str] = {}
    items: Counter[str] = Counter()
    for path in report.paths:
        found = report.items_of(path)
        if found:
            exam_of[path] = found[0].exam.file or os.path.dirname(path)
            items[exam_of[path]] += len(found)
    return exam_of, items


def _summary_of(habit: Habit) -> Finding:
    first = habit.findings[0]
    message = f"{first.message} This holds for {habit.reported:,} of the {habit.items:,} items of this exam."
    return first._replace(message=message, help=f"{first.help} If the exam is meant so, write {habit.remedy} in crs-lint.toml.", fix=None)
