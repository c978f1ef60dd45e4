"""Tables of texts, as lines of text and of Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from crs_lint.report.escape_markdown import escape
from crs_lint.text.sanitize import sanitize

_LABEL = 40


class Grid(NamedTuple):
    """A table of texts. The first column is a label; ``left`` are the indexes of further columns of words."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left: frozenset[int] = frozenset()

    def is_left(self, index: int) -> bool:
        return not index or index in self.left


def text_rows(grid: Grid) -> Iterator[str]:
    """Lines of text, with a blank one before."""
    yield from ("", grid.title)
    rows = [[sanitize(cell) if index else sanitize(cell, _LABEL) for index, cell in enumerate(row)] for row in (grid.head, *grid.rows)]
    widths = [max(len(row[index]) for row in rows) for index in range(len(grid.head))]
    for row in rows:
        cells = (cell.ljust(widths[at]) if grid.is_left(at) else cell.rjust(widths[at]) for at, cell in enumerate(row))
        yield "  " + "  ".join(cells).rstrip()


def markdown_rows(grid: Grid) -> Iterator[str]:
    """Lines of Markdown, with a blank one after."""
    yield from (f"## {grid.title}", "", f"| {' | '.join(map(escape, grid.head))} |")
    yield "|" + "".join("---|" if grid.is_left(index) else "---:|" for index in range(len(grid.head)))
    yield from (f"| {' | '.join(map(escape, row))} |" for row in grid.rows)
    yield ""
