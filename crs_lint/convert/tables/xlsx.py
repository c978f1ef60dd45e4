"""Reader of tables in the sheets of a workbook."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from crs_lint.convert.packages import archive
from crs_lint.convert.record import Loss, ReadResult, UnusableError
from crs_lint.convert.tables import table
from crs_lint.files.broken_archive import BROKEN_WORKBOOK

_MOST_COLUMNS = 200
_MOST_ROWS = 50_000
"""Of all sheets together, empty rows included: one far cell makes a million rows of a sheet."""
_MOST_SHEETS = 100
_MOST_CHARACTERS = 16 * 1024 * 1024
"""Of all cells together: many cells can have one text, which the file stores once."""


def read(content: bytes) -> ReadResult:
    """The items of all sheets with the columns. Raises UnusableError if it cannot be read or has no such sheet."""
    archive.check(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = load_workbook(BytesIO(content), read_only=True, data_only=True)
            room = _Room(_MOST_ROWS, _MOST_CHARACTERS)
            sheets = [_Sheet(sheet, room) for sheet in workbook.worksheets[:_MOST_SHEETS]]
    except BROKEN_WORKBOOK:
        raise UnusableError("it cannot be read as a workbook of a spreadsheet") from None
    found: list[ReadResult] = []
    reasons = [Loss(0, f"sheets beyond {_MOST_SHEETS}")] if len(workbook.worksheets) > _MOST_SHEETS else []
    for sheet in sheets:
        try:
            found.append(_with_losses(table.take(sheet.rows), sheet.losses))
        except UnusableError as reason:
            reasons += [Loss(0, f'the sheet "{sheet.name}" is left out: {reason}'), *sheet.losses]
    if not found:
        raise UnusableError(reasons[0].message if reasons else "it has no sheets")
    return ReadResult(tuple(record for one in found for record in one.records), (*reasons, *(loss for one in found for loss in one.losses)))


def _with_losses(taken: ReadResult, losses: Sequence[Loss]) -> ReadResult:
    return taken._replace(losses=(*losses, *taken.losses))


class _Room:
    """The rows and characters that may still be read."""

    def __init__(self, rows: int, characters: int) -> None:
        self.rows = rows
        self.characters = characters

    def take(self, cells: Sequence[str]) -> None:
        """Raises UnusableError if the texts of a workbook are too long together."""
        self.characters -= sum(map(len, cells))
        if self.characters < 0:
            raise UnusableError(f"its cells have more than {_MOST_CHARACTERS:,} characters together: split it")


class _Sheet:
    """The rows of a sheet that are not empty, as texts with their numbers, and the losses."""

    def __init__(self, sheet: Any, room: _Room) -> None:
        self.name = sheet.title
        self.losses: list[Loss] = []
        self.rows = list(self._read(sheet, room))

    def _read(self, sheet: Any, room: _Room) -> Iterator[tuple[int, list[str]]]:
        most = room.rows
        for number, values in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS + 1, max_row=most + 1, values_only=True), 1):
            if number > most or values[_MOST_COLUMNS:] not in ((), (None,)):
                self.losses.append(Loss(number, f"cells beyond {_MOST_COLUMNS} columns or {_MOST_ROWS:,} rows"))
            if number > most:
                return
            room.rows -= 1
            if any(value is not None for value in values):
                cells = [self._text(number, value) for value in values[:_MOST_COLUMNS]]
                room.take(cells)
                yield number, cells

    def _text(self, number: int, value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, (dt.date, dt.time, dt.timedelta)):
            self.losses.append(Loss(number, f"how a date or time is shown; it is taken as {value}"))
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return str(value)
