"""The statistics of the banks of a run, with what is asked for beside the tables: reading level, age, changes since a revision."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple

from crs_lint.bank.changes import BankChanges, compare_items
from crs_lint.bank.cited_sources import sources_used
from crs_lint.bank.coverage import is_ready
from crs_lint.bank.coverage_changes import coverage_changes
from crs_lint.bank.item_facts import ItemFacts, facts_of
from crs_lint.bank.item_figures import ReadyItemFigures, ages_table, grades_table, words_table
from crs_lint.bank.reading import words_to_read
from crs_lint.bank.stats import ExamStats, stats_of
from crs_lint.engine.item_dates import item_dates
from crs_lint.engine.old_bank import BankPlace, OldBank, old_banks
from crs_lint.engine.report import Report
from crs_lint.model.finding import Finding
from crs_lint.model.item import Exam, Item
from crs_lint.report.habits import habits_in
from crs_lint.settings.request import Request


class Wanted(NamedTuple):
    """What the statistics have beside their tables.

    - ``grade_of``: the reading level of an item; None if it is not asked for.
    - ``now``: in seconds since 1970, to tell the age of items; None if that is not asked for.
    - ``since``: a git revision to compare with; empty for none.
    """

    grade_of: Callable[[Item], float] | None = None
    now: int | None = None
    since: str = ""


class _Bank(NamedTuple):
    """A bank of the run with its facts, and its items in the same order of files."""

    exam: Exam
    facts: tuple[ItemFacts, ...]
    items: tuple[Item, ...]

    @property
    def place(self) -> BankPlace:
        return BankPlace(self.exam, os.path.abspath(self.exam.file or self.facts[0].file))


def exam_stats(report: Report, request: Request, wanted: Wanted = Wanted()) -> list[ExamStats]:
    """The statistics of each exam that has items. Raises ConfigError with one line where git cannot tell what is asked for."""
    banks = [_Bank(exam, facts, _items_of(report, exam, facts)) for exam, facts in report.banks if facts]
    before = old_banks(wanted.since, [bank.place for bank in banks], request) if wanted.since else [None] * len(banks)
    return [_stats(bank, old, report, request, wanted) for bank, old in zip(banks, before, strict=True)]


def _items_of(report: Report, exam: Exam, facts: Sequence[ItemFacts]) -> tuple[Item, ...]:
    files = dict.fromkeys(item.file for item in facts)
    return tuple(item for file in files for item in report.items_of(file) if item.exam.file == exam.file)


def _stats(bank: _Bank, before: OldBank | None, report: Report, request: Request, wanted: Wanted) -> ExamStats:
    files = {item.file for item in bank.facts} | {bank.exam.file}
    findings = [finding for finding in report.findings if finding.path in files]
    stats = _with_habits(stats_of(bank.exam, bank.facts, findings), findings)
    figures = _figures(bank, request, wanted)
    tables = [words_table(figures)]
    tables += [grades_table(figures)] if wanted.grade_of is not None else []
    tables += [ages_table(figures, wanted.now)] if wanted.now is not None else []
    return stats._replace(
        tables=(*stats.tables, *(table for table in tables if table.rows)),
        sources=sources_used(bank.exam, bank.items),
        figures=figures,
        changes=None if before is None else _changes(bank, before, wanted.since),
    )


def _figures(bank: _Bank, request: Request, wanted: Wanted) -> tuple[ReadyItemFigures, ...]:
    """The figures of ready items."""
    ready = [item for item in bank.items if is_ready(item)]
    dates = [one.seconds for one in item_dates(bank.place, ready, request)] if wanted.now is not None else [None] * len(ready)
    return tuple(
        ReadyItemFigures(item.id, words_to_read(item), _grade(item, wanted), changed) for item, changed in zip(ready, dates, strict=True)
    )


def _grade(item: Item, wanted: Wanted) -> float | None:
    return round(wanted.grade_of(item), 1) if wanted.grade_of is not None and item.is_english else None


def _changes(bank: _Bank, before: OldBank, revision: str) -> BankChanges:
    """What changed in a bank, and the ready items of its parts before and after."""
    facts = [facts_of(item, "") for item in before.items]
    coverage = coverage_changes(bank.exam, facts, bank.facts)
    found = BankChanges(revision, before.commit, coverage=coverage, is_new=not before.is_there, unread=before.unread)
    return compare_items(before.items, bank.items, found)


def _with_habits(stats: ExamStats, findings: Sequence[Finding]) -> ExamStats:
    """The statistics with a note on the rules that report most items, and how to switch them off."""
    habits = habits_in(findings, stats.items)
    told = [f"{one.rule} holds for {one.reported:,} of {one.items:,} items; {one.remedy} switches it off" for one in habits]
    tables = (table._replace(note="; ".join(told)) if table.name == "findings" and told else table for table in stats.tables)
    return stats._replace(tables=tuple(tables))
