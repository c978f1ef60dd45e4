"""Tables of counts: what the statistics of a bank are made of."""

from __future__ import annotations

from typing import NamedTuple

NOTHING = "(none)"
"""The label of items without the field."""
READY_ITEMS = "ready items"
NOT_RETIRED = "items that are not retired"


class TableRow(NamedTuple):
    """A row of a table: a count, its share of the total, and the expected share where one is known. Shares are 0 to 1.

    In a table of ready items, ``statuses`` counts the others, by status, and ``needed`` is what one form asks for.
    """

    label: str
    items: int
    share: float | None = None
    expected: float | None = None
    needed: int | None = None
    statuses: tuple[tuple[str, int], ...] = ()


class Table(NamedTuple):
    """Rows under a ``name`` for programs and a ``title`` for readers; ``note`` is a summary figure or explains the columns.

    ``counts`` says what is counted.
    """

    name: str
    title: str
    rows: tuple[TableRow, ...]
    note: str = ""
    counts: str = NOT_RETIRED

    @property
    def about(self) -> str:
        """What is counted, where the title does not say it, and the note."""
        return "; ".join(filter(None, ("" if self.counts == READY_ITEMS else self.counts, self.note)))
