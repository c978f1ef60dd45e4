"""Reader of tables in the sheets of a workbook."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from crs_lint.convert import archive, table
from crs_lint.convert.record import Loss, ReadResult, UnusableError

_MOST_COLUMNS = 200
_MOST_ROWS = 50_000
# openpyxl raises many exceptions for invalid workbooks.
_BROKEN = (*archive.BROKEN, AssertionError, AttributeError, IndexError, OverflowError, SyntaxError, TypeError)


def read(content: bytes) -> ReadResult:
    """The items of all sheets with the columns. Raises UnusableError if it cannot be read or has no such sheet."""
    archive.check(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sheets = [_Sheet(sheet) for sheet in load_workbook(BytesIO(content), read_only=True, data_only=True).worksheets]
    except _BROKEN:
        raise UnusableError("it cannot be read as a workbook of a spreadsheet") from None
    found, reasons = [], []
    for sheet in sheets:
        try:
            found.append(_with_losses(table.take(sheet.rows), sheet.losses))
        except UnusableError as reason:
            reasons.append(Loss(0, f'the sheet "{sheet.name}" is left out: {reason}'))
    if not found:
        raise UnusableError(reasons[0].message if reasons else "it has no sheets")
    return ReadResult(tuple(record for one in found for record in one.records), (*reasons, *(loss for one in found for loss in one.losses)))


def _with_losses(taken: ReadResult, losses: Sequence[Loss]) -> ReadResult:
    return taken._replace(losses=(*losses, *taken.losses))


class _Sheet:
    """The rows of a sheet as texts with their numbers, and the losses."""

    def __init__(self, sheet: Any) -> None:
        self.name = sheet.title
        self.losses: list[Loss] = []
        self.rows = list(self._read(sheet))

    def _read(self, sheet: Any) -> Iterator[tuple[int, list[str]]]:
        cells = sheet.iter_rows(max_col=_MOST_COLUMNS + 1, max_row=_MOST_ROWS + 1, values_only=True)
        for number, values in enumerate(cells, 1):
            if number > _MOST_ROWS or values[_MOST_COLUMNS:] not in ((), (None,)):
                self.losses.append(Loss(number, f"cells beyond {_MOST_COLUMNS} columns or {_MOST_ROWS:,} rows"))
            if number <= _MOST_ROWS:
                yield number, [self._text(number, value) for value in values[:_MOST_COLUMNS]]

    def _text(self, number: int, value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, (dt.date, dt.time, dt.timedelta)):
            self.losses.append(Loss(number, f"how a date or time is shown; it is taken as {value}"))
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return str(value)
