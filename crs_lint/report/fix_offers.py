"""Fixes as edits by line and column, for formats that offer them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple, TypeAlias

from crs_lint.document.lines import Lines
from crs_lint.engine.report import Report
from crs_lint.fixing.edits import edits_of
from crs_lint.model.finding import Finding, Fix

Position: TypeAlias = tuple[int, int]
"""A line and a column in characters, both from 1."""


class Replacement(NamedTuple):
    """The replacement of a span of a file; ``end`` is exclusive."""

    start: Position
    end: Position
    text: str


class Offer(NamedTuple):
    """A fix that can be applied, and its edits in order."""

    fix: Fix
    edits: tuple[Replacement, ...]


def offers(report: Report) -> Iterator[tuple[Finding, Offer | None]]:
    """Each finding of a report with the fix to offer for it, which is computed as if it were applied alone."""
    taken = {item.id for _, items in report.banks for item in items}
    for path, some in groupby(report.findings, key=lambda finding: finding.path):
        findings = list(some)
        fixes = [finding.fix for finding in findings if finding.fix is not None]
        made = _of_file(report.text_of(path), fixes, taken) if fixes else iter(())
        for finding in findings:
            yield finding, next(made) if finding.fix is not None else None


def _of_file(text: str, fixes: list[Fix], taken: set[str]) -> Iterator[Offer | None]:
    lines = Lines(text)
    for fix, edits in zip(fixes, edits_of(text, fixes, taken), strict=True):
        placed = (Replacement(lines.position(one.start), lines.position(one.end), one.text) for one in edits or ())
        yield Offer(fix, tuple(placed)) if edits is not None else None
