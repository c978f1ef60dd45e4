"""Figures of single items that a lead looks at: words to read, reading level, age; and the tables of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import NamedTuple

from crs_lint.bank.histogram import Bins, histogram
from crs_lint.bank.table import READY_ITEMS, Table, TableRow

_WORD_BINS: Bins = (
    (25, "under 25"), (50, "25 to 49"), (75, "50 to 74"), (100, "75 to 99"), (150, "100 to 149"), (float("inf"), "150 and more"),
)  # fmt: skip
_GRADE_BINS: Bins = (
    (6, "under 6"), (8, "6 to 8"), (10, "8 to 10"), (12, "10 to 12"), (14, "12 to 14"), (16, "14 to 16"), (float("inf"), "16 and more"),
)  # fmt: skip
_DAY_BINS: Bins = (
    (30, "under 30 days"), (90, "30 to 89 days"), (365, "90 to 364 days"), (730, "1 year"), (1826, "2 to 4 years"),
    (float("inf"), "5 years and more"),
)  # fmt: skip
_SECONDS_A_DAY = 86_400


class ReadyItemFigures(NamedTuple):
    """The figures of a ready item. ``grade`` is its reading level, None where it is not asked for or the item is not in English.

    ``changed`` is when its content last changed or it was last reviewed, in seconds since 1970; None where that is not known.
    """

    id: str
    words: int
    grade: float | None = None
    changed: int | None = None


def words_table(items: Sequence[ReadyItemFigures]) -> Table:
    """Items by the words that a candidate reads."""
    note = _note(items, lambda item: item.words, "longest", "{:,.0f}".format)
    rows = histogram([one.words for one in items], _WORD_BINS)
    return Table("words", "Words to read in a ready item, with scenario and answers", rows, note, READY_ITEMS)


def grades_table(items: Sequence[ReadyItemFigures]) -> Table:
    """Items by their reading level, as far as it is known."""
    graded = [item for item in items if item.grade is not None]
    note = _note(graded, lambda item: item.grade or 0.0, "highest", "{:.1f}".format)
    if left_out := len(items) - len(graded):
        note = "; ".join(filter(None, (note, f"{left_out:,} not in English left out")))
    rows = histogram([item.grade for item in graded if item.grade is not None], _GRADE_BINS)
    return Table("reading_grade", "Reading level of ready items in English, as a school grade", rows, note, READY_ITEMS)


def ages_table(items: Sequence[ReadyItemFigures], now: int) -> Table:
    """Items by the days since they changed or were reviewed; ``now`` is in seconds since 1970."""
    known = [item for item in items if item.changed is not None]
    note = _note(known, lambda item: days_since(item.changed or 0, now), "longest", "{:,.0f} days".format)
    rows = histogram([days_since(item.changed, now) for item in known if item.changed is not None], _DAY_BINS)
    if new := len(items) - len(known):
        rows = (*rows, TableRow("in no commit yet", new))
    return Table("age", "Time since a ready item changed or was reviewed", rows, note, READY_ITEMS)


def days_since(seconds: int, now: int) -> int:
    return max((now - seconds) // _SECONDS_A_DAY, 0)


def _note(items: Iterable[ReadyItemFigures], figure: Callable[[ReadyItemFigures], float], most: str, write: Callable[[float], str]) -> str:
    """The median of a figure, and the item with the largest."""
    figures = [(figure(item), item.id) for item in items]
    if not figures:
        return ""
    largest, name = max(figures, key=lambda one: one[0])
    return f"median {write(median(value for value, _ in figures))}, {most} {write(largest)} ({name})"
