"""Counts of candidates: all that item analysis needs to know of them, and nothing that names one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from crs_lint.responses.scoring import Choice


class Cell(NamedTuple):
    """``candidates`` of one ``total`` (points on all scored items) whose answer to an item has one code (see ``states``)."""

    code: int
    total: float
    candidates: int


class ItemTally(NamedTuple):
    """The answers to one item within one group. ``choices`` explain the codes from 4 on. Cells of ``NOT_ADMINISTERED`` are left out."""

    id: str
    choices: tuple[Choice, ...]
    cells: tuple[Cell, ...]

    def by_code(self) -> Counter[int]:
        """How many candidates gave each answer."""
        counts: Counter[int] = Counter()
        for cell in self.cells:
            counts[cell.code] += cell.candidates
        return counts


class GroupTally(NamedTuple):
    """The candidates of one form at one sitting.

    ``totals`` counts candidates by their points; it is empty for counted responses, of which only shares are known.
    ``reached_end`` counts those who reached the last item of theirs.
    """

    form: str
    sitting: str
    n: int
    totals: Mapping[float, int]
    reached_end: int
    items: Mapping[str, ItemTally]

    @property
    def has_totals(self) -> bool:
        return bool(self.totals)
