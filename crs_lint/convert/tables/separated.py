"""Readers of CSV, with commas, semicolons or tabs, and of TSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO

from crs_lint.convert.decoding import decoded
from crs_lint.convert.record import ReadResult, UnusableError
from crs_lint.convert.tables import table

_SEPARATORS = (",", ";", "\t")
_MOST_LINES = 5


def read(content: bytes) -> ReadResult:
    """The items of a table. Raises UnusableError if it cannot be parsed or lacks columns."""
    text = decoded(content)
    first, *others = sorted(_SEPARATORS, key=lambda sign: -_frequency(text, sign))
    try:
        return table.take(_rows(text, first))
    except UnusableError as reason:
        for sign in (one for one in others if one in text):
            with suppress(UnusableError):
                return table.take(_rows(text, sign))
        raise reason


def _frequency(text: str, sign: str) -> int:
    """How often a sign separates cells in the first lines; a title may stand above the head."""
    return max((line.count(sign) for line in text.lstrip("\r\n").split("\n", _MOST_LINES)[:_MOST_LINES]), default=0)


def read_tabs(content: bytes) -> ReadResult:
    """As ``read``, with tabs between cells."""
    return table.take(_rows(decoded(content), "\t"))


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The first line of each row, and its cells. Raises UnusableError."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnusableError(f"its rows and cells cannot be told apart: {error}", line) from None
