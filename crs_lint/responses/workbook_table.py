"""Tables in workbooks of spreadsheets (XLSX)."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Any, BinaryIO
from zipfile import ZipFile

from crs_lint.files.broken_archive import BROKEN_WORKBOOK
from crs_lint.responses.limits import ResponseLimits
from crs_lint.responses.responses_error import ResponsesError
from crs_lint.responses.table import Chunk, ResponseTable, frame_of

_CELLS_A_CHUNK = 1_000_000
_MOST_MEMBERS = 10_000
_MOST_SHARED_TEXT = 32 * 1024 * 1024
"""Bytes of texts that a workbook stores once each, all of which openpyxl keeps."""
_LARGE = 100 * 1024 * 1024
_MOST_TIMES = 200
"""A part that is large and unpacks to that many times its size is a bomb; sheets of responses unpack to some twenty times."""
_MOST_CELLS = 60_000_000
"""With the empty ones on the left of the last cell in each row: one far cell makes sixteen thousand."""
_STEP = 1024 * 1024
_OVERLAP = 16


def read(stream: BinaryIO, limits: ResponseLimits) -> ResponseTable:
    """The table in the first sheet that is not empty. Raises ResponsesError, now or while the chunks are read.

    A cell with a formula is read as its formula: what it shows need not be what was last computed.
    """
    _check(stream, limits)
    sheets = _sheets(stream, limits.unpacked)
    for index, (_, rows) in enumerate(sheets):
        named = _guarded(rows)
        head = next((row for row in named if any(row)), None)
        if head is not None:
            columns = max(position for position, name in enumerate(head, 1) if name)
            others = tuple(name for at, (name, _) in enumerate(sheets) if at != index)
            return ResponseTable(tuple(head[:columns]), _chunks(named, columns), others)
    return ResponseTable((), iter(()))


def _check(stream: BinaryIO, limits: ResponseLimits) -> None:
    """Raises ResponsesError for what is no workbook, unpacks to too much, or has XML with a DOCTYPE. It unpacks in small steps."""
    left = limits.unpacked
    try:
        with ZipFile(stream) as archive:
            members = archive.infolist()
            if len(members) > _MOST_MEMBERS:
                raise ResponsesError(f"the workbook has {len(members):,} parts, and the limit is {_MOST_MEMBERS:,}")
            for member in members:
                most = min(left, _MOST_SHARED_TEXT) if member.filename.lower().endswith("sharedstrings.xml") else left
                if member.file_size > max(_LARGE, _MOST_TIMES * member.compress_size):
                    raise ResponsesError(
                        f"a part of the workbook unpacks to {member.file_size:,} bytes, more than a sheet of responses can"
                    )
                with archive.open(member) as part:
                    left -= _checked_size(part, most)
    except BROKEN_WORKBOOK:
        raise ResponsesError("it is damaged, or no workbook (XLSX)") from None
    stream.seek(0)


def _checked_size(part: Any, most: int) -> int:
    size = 0
    before = b""
    while step := part.read(_STEP):
        size += len(step)
        if size > most:
            raise ResponsesError(f"a part of the workbook unpacks to more than {most:,} bytes: save it as CSV")
        text = (before + step).replace(b"\0", b"")
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise ResponsesError("the workbook has a DOCTYPE, which is not read")
        before = step[-_OVERLAP:]
    return size


def _sheets(stream: BinaryIO, most: int) -> list[tuple[str, Iterator[list[str]]]]:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = load_workbook(stream, read_only=True)
            sheets = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
            for sheet in sheets:
                sheet.reset_dimensions()  # a sheet may claim to be smaller than it is
    except BROKEN_WORKBOOK:
        raise ResponsesError("it cannot be read as a workbook (XLSX)") from None
    return [(str(sheet.title), _texts(sheet.iter_rows(values_only=True), most)) for sheet in sheets]


def _texts(rows: Any, most: int) -> Iterator[list[str]]:
    """The cells as texts, each counted as often as it stands: the workbook stores equal ones once."""
    left = most
    for row in rows:
        left -= sum(len(value) for value in row if isinstance(value, str))
        if left < 0:
            raise ResponsesError(f"the cells of the sheet have more than {most:,} characters: save it as CSV")
        yield [_text(value) for value in row]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    # Formulas that fill several cells are objects.
    return f"={value.text}" if hasattr(value, "text") else str(value)


def _guarded(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """The rows, with any exception of the parser as a ResponsesError."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        while True:
            try:
                row = next(rows, None)
            except BROKEN_WORKBOOK:
                raise ResponsesError("it cannot be read as a workbook (XLSX)") from None
            if row is None:
                return
            yield row


def _chunks(rows: Iterator[list[str]], columns: int) -> Iterator[Chunk]:
    most = max(1, _CELLS_A_CHUNK // columns)
    number = 1
    left = _MOST_CELLS
    for first in rows:
        part = [first, *islice(rows, most - 1)]
        left -= sum(map(len, part))
        if left < 0:
            raise ResponsesError(f"the sheet has more than {_MOST_CELLS:,} cells: save it as CSV")
        yield Chunk(frame_of([_fitted(row, columns, number + at) for at, row in enumerate(part, 1) if any(row)], columns))
        number += len(part)


def _fitted(row: Sequence[str], columns: int, number: int) -> list[str]:
    if any(row[columns:]):
        raise ResponsesError(f"row {number:,} of the sheet has cells beyond the {columns:,} columns of its head")
    return list(chain(row[:columns], [""] * (columns - len(row))))
