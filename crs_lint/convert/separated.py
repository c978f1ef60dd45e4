"""Readers of CSV, with commas or semicolons, and of TSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from crs_lint.convert import table
from crs_lint.convert.decoding import decoded
from crs_lint.convert.record import ReadResult, UnusableError


def read(content: bytes) -> ReadResult:
    """The items of a table. Raises UnusableError if it cannot be parsed or lacks columns."""
    text = decoded(content)
    first = text.lstrip("\r\n").partition("\n")[0]
    return table.take(_rows(text, ";" if first.count(";") > first.count(",") else ","))


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
