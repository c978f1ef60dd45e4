"""A table of texts, read in pieces: what every format of file gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import polars as pl


class Chunk(NamedTuple):
    """Some rows of a table: a column of texts for each of its head, named "0", "1" and so on; a missing cell is empty.

    ``short_rows`` counts the rows that had fewer cells than the head, the first of them at line or row ``first_short``, else 0.
    """

    frame: pl.DataFrame
    short_rows: int = 0
    first_short: int = 0


class ResponseTable(NamedTuple):
    """The head of a table and an iterator of its rows, which reads the file.

    ``sheets`` are the names of sheets that are not read; ``no_texts`` are indexes of columns whose values are no texts, such as lists.
    """

    head: tuple[str, ...]
    chunks: Iterator[Chunk]
    sheets: tuple[str, ...] = ()
    no_texts: frozenset[int] = frozenset()


def frame_of(rows: Sequence[Sequence[str]], columns: int) -> pl.DataFrame:
    """A frame of rows, each of ``columns`` texts."""
    import polars as pl

    names = [str(index) for index in range(columns)]
    if not rows:
        return pl.DataFrame(schema=dict.fromkeys(names, pl.String))
    return pl.DataFrame([pl.Series(name, cells, dtype=pl.String) for name, cells in zip(names, zip(*rows, strict=True), strict=True)])
