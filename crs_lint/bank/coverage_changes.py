"""The coverage of a blueprint before and after a change of the bank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crs_lint.bank.changes import CoverageChange
from crs_lint.bank.item_facts import ItemFacts
from crs_lint.bank.stats import coverage_tables
from crs_lint.bank.table import Table, TableRow
from crs_lint.model.item import Exam

_KINDS = {"domains": "domain", "tasks": "task", "levels": "level"}


def coverage_changes(exam: Exam, before: Sequence[ItemFacts], after: Sequence[ItemFacts]) -> tuple[CoverageChange, ...]:
    """The ready items of each domain, task and level in two versions of a bank. Both are held against the exam as it is now."""
    old = {table.name: table for table in coverage_tables(exam, before)}
    new = {table.name: table for table in coverage_tables(exam, after)}
    nothing = Table("", "", ())
    return tuple(change for name, kind in _KINDS.items() for change in _of_tables(kind, old.get(name, nothing), new.get(name, nothing)))


def _of_tables(kind: str, before: Table, after: Table) -> Iterator[CoverageChange]:
    old, new = ({row.label: row for row in table.rows} for table in (before, after))
    for label in dict.fromkeys((*new, *old)):
        then, now = old.get(label, TableRow(label, 0)), new.get(label, TableRow(label, 0))
        needed = now.needed if label in new else then.needed
        yield CoverageChange(kind, label, then.items, now.items, needed)
