"""The fixes of a report's findings as edits by line and column, for formats that offer them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from crs_lint.finding import Fix
from crs_lint.fix import edits_of
from crs_lint.run import Report
from crs_lint.spans import Lines

Position: TypeAlias = tuple[int, int]
"""A line and a column in characters, both from 1."""


class Replacement(NamedTuple):
    """What takes the place of a stretch of a file; the end is the character after."""

    start: Position
    end: Position
    text: str


class Offer(NamedTuple):
    """A fix that can be made, and its edits in order."""

    fix: Fix
    edits: tuple[Replacement, ...]


def offers(report: Report) -> list[Offer | None]:
    """For each finding of a report what can be offered to mend it, each fix being made alone."""
    found: list[Offer | None] = [None] * len(report.findings)
    by_path: dict[str, list[tuple[int, Fix]]] = {}
    for index, finding in enumerate(report.findings):
        if finding.fix is not None:
            by_path.setdefault(finding.path, []).append((index, finding.fix))
    taken = {item.id for _, items in report.banks for item in items}
    for path, fixes in by_path.items():
        for index, offer in _of_file(report.text_of(path), fixes, taken):
            found[index] = offer
    return found


def _of_file(text: str, fixes: list[tuple[int, Fix]], taken: set[str]) -> Iterator[tuple[int, Offer]]:
    lines = Lines(text)
    for (index, fix), edits in zip(fixes, edits_of(text, [fix for _, fix in fixes], taken), strict=True):
        if edits is not None:
            yield index, Offer(fix, tuple(Replacement(lines.position(one.start), lines.position(one.end), one.text) for one in edits))
