"""Tables in CSV, with commas, semicolons or bars, and in TSV: read in blocks, with exact line numbers for rows that do not fit."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from itertools import chain
from typing import BinaryIO

from crs_lint.responses.responses_error import ResponsesError
from crs_lint.responses.table import Chunk, ResponseTable, frame_of

_BLOCK = 16 * 1024 * 1024
_LONGEST_RECORD = 4 * _BLOCK
_SEPARATORS = (b",", b";", b"\t", b"|")
_QUOTED = re.compile(rb'"[^"]*"')
_DECLARED = re.compile(rb"sep=(.)\r?$", re.IGNORECASE)
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read(stream: BinaryIO) -> ResponseTable:
    """The table in a file. Raises ResponsesError, now or while the chunks are read."""
    blocks = _records(_utf8(stream))
    first = next(blocks, b"")
    declared = ""
    head, body = _first_record(first)
    if match := _DECLARED.fullmatch(head):
        declared = match[1].decode("latin-1")
        head, body = _first_record(body)
    separator = declared or _separator(head)
    names = next(_rows(head, separator, 1), (0, []))[1]
    lines = first.count(b"\n") - body.count(b"\n")
    return ResponseTable(tuple(name.strip() for name in names), _chunks(chain((body,), blocks), separator, len(names), lines + 1))


def _utf8(stream: BinaryIO) -> Iterator[bytes]:
    """The file in UTF-8, block by block: as it is, or from the encoding of its mark, or from Windows-1252, which holds Latin-1."""
    start = stream.read(4)
    mark, encoding = next(((mark, name) for mark, name in _WIDE_MARKS if start.startswith(mark)), (codecs.BOM_UTF8, ""))
    rest = start.removeprefix(mark)
    blocks = chain((rest,), iter(lambda: stream.read(_BLOCK), b""))
    if encoding:
        yield from _transcoded(blocks, encoding)
    else:
        yield from _checked(blocks)


def _transcoded(blocks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    yield from (decoder.decode(block).encode("utf-8", "replace") for block in blocks)


def _checked(blocks: Iterator[bytes]) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_ascii = True
    for block in blocks:
        if b"\0" in block:
            raise ResponsesError("it is no text: save it as CSV with the encoding UTF-8")
        try:
            decoder.decode(block)
        except UnicodeDecodeError:
            if not is_ascii:
                raise ResponsesError("it is in two encodings: save it as CSV with the encoding UTF-8") from None
            yield from _transcoded(chain((block,), blocks), "cp1252")
            return
        is_ascii = is_ascii and block.isascii()
        yield block


def _records(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """The text in blocks that end with a record. A line break between quotes is no end."""
    left = b""
    for block in blocks:
        left += block.replace(b"\r", b"\n") if b"\r" in block and b"\n" not in block and b"\n" not in left else block
        end = _last_end(left)
        if end:
            yield left[:end]
            left = left[end:]
        elif len(left) > _LONGEST_RECORD:
            raise ResponsesError("a quotation mark in it opens and is never closed")
    if left:
        yield left


def _last_end(text: bytes) -> int:
    """The index after the last line break that is not between quotes; 0 without one."""
    quotes, at = text.count(b'"'), len(text)
    while (end := text.rfind(b"\n", 0, at)) >= 0:
        quotes -= text.count(b'"', end, at)
        if quotes % 2 == 0:
            return end + 1
        at = end
    return 0


def _first_record(text: bytes) -> tuple[bytes, bytes]:
    """The first record that is not blank, without its line break, and the text after it."""
    text = text.lstrip(b"\r\n")
    at = 0
    while (end := text.find(b"\n", at)) >= 0:
        if text.count(b'"', 0, end) % 2 == 0:
            return text[:end].removesuffix(b"\r"), text[end + 1 :]
        at = end + 1
    return text, b""


def _separator(head: bytes) -> str:
    bare = _QUOTED.sub(b"", head)
    return max(_SEPARATORS, key=bare.count).decode("ascii")


def _chunks(blocks: Iterator[bytes], separator: str, columns: int, line: int) -> Iterator[Chunk]:
    for block in blocks:
        if not block.strip():
            line += block.count(b"\n")
            continue
        yield _fast(block, separator, columns) or _exact(block, separator, columns, line)
        line += block.count(b"\n")


def _fast(block: bytes, separator: str, columns: int) -> Chunk | None:
    """The rows as polars reads them; None where not every row has as many cells as the head."""
    import polars as pl

    bare = _QUOTED.sub(b"", block) if b'"' in block else block
    mark = separator.encode("ascii")
    if columns < 2 or any(row.count(mark) != columns - 1 for row in bare.removesuffix(b"\n").split(b"\n")):
        return None
    schema = {str(index): pl.String for index in range(columns)}
    try:
        frame = pl.read_csv(
            BytesIO(block), has_header=False, separator=separator, schema=schema, empty_string_is_null=False, raise_if_empty=False
        )
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException):
        return None
    return Chunk(frame) if frame.height == bare.removesuffix(b"\n").count(b"\n") + 1 else None


def _exact(block: bytes, separator: str, columns: int, first_line: int) -> Chunk:
    """The rows as Python's csv reads them. Short ones are filled up; a long one raises ResponsesError."""
    rows: list[list[str]] = []
    short: list[int] = []
    for line, cells in _rows(block, separator, first_line):
        if not any(cells):
            continue
        if any(cells[columns:]):
            raise ResponsesError(f"line {line:,} has {len(cells):,} cells, and the head has {columns:,}: look for a missing quotation mark")
        if len(cells) < columns:
            short.append(line)
        rows.append(cells[:columns] + [""] * (columns - len(cells)))
    return Chunk(frame_of(rows, columns), len(short), short[0] if short else 0)


def _rows(text: bytes, separator: str, first_line: int) -> Iterator[tuple[int, list[str]]]:
    """The first line of each record, and its cells."""
    reader = csv.reader(StringIO(text.decode("utf-8", "replace"), newline=""), delimiter=separator)
    line = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            raise ResponsesError(f"the cells of line {first_line + line:,} cannot be told apart") from None
        if cells is None:
            return
        yield first_line + line, cells
        line = reader.line_num
