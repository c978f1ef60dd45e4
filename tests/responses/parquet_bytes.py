"""Parquet files written by hand, so that every number in them can lie: by the specifications of Apache Parquet and Apache Thrift."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

Value: TypeAlias = "int | bytes | list[Value] | dict[int, Value]"
"""A number (i32, or i64 for an ``Int64``), a text, a list of values of one type, or a structure by the numbers of its fields."""

PLAIN, DELTA_BYTE_ARRAY = 0, 7
_RLE = 3
_UNCOMPRESSED, _GZIP = 0, 2
_BYTE_ARRAY, _REQUIRED, _UTF8 = 6, 0, 0
_MAGIC = b"PAR1"


class Int64(int):
    """A number that takes 64 bits."""


class Column(NamedTuple):
    """A column of texts in one page. Numbers that are None are as they should be."""

    name: str
    page: bytes
    values: int
    encoding: int = PLAIN
    is_packed: bool = False
    page_values: int | None = None
    page_size: int | None = None
    packed_size: int | None = None
    chunk_size: int | None = None
    chunk_packed_size: int | None = None
    offset: int | None = None


def texts(name: str, *values: str) -> Column:
    """A column of texts, as they are."""
    page = b"".join(len(value.encode()).to_bytes(4, "little") + value.encode() for value in values)
    return Column(name, page, len(values))


def parquet(
    *columns: Column, rows: int | None = None, group_rows: int | None = None, group_size: int | None = None, nested: int = 0, flat: int = 0
) -> bytes:
    """A file with one group of rows. ``nested`` adds that many groups, each in the one before, to the schema, and ``flat`` columns."""
    content = _MAGIC
    chunks: list[Value] = []
    for column in columns:
        written, page = _chunk(column, len(content))
        content += page
        chunks.append(written)
    number = columns[0].values if rows is None else rows
    size = sum(len(column.page) for column in columns) if group_size is None else group_size
    group: Value = {1: chunks, 2: Int64(size), 3: Int64(number if group_rows is None else group_rows)}
    footer = _struct({1: 1, 2: _schema(columns, nested, flat), 3: Int64(number), 4: [group]})
    return content + footer + len(footer).to_bytes(4, "little") + _MAGIC


def _schema(columns: Sequence[Column], nested: int, flat: int) -> list[Value]:
    names = [column.name for column in columns] + [f"x{number}" for number in range(flat)]
    leaves: list[Value] = [{1: _BYTE_ARRAY, 3: _REQUIRED, 4: name.encode(), 6: _UTF8} for name in names]
    groups: list[Value] = [{3: _REQUIRED, 4: b"deep", 5: 1} for _ in range(nested)]
    inner: list[Value] = [{1: _BYTE_ARRAY, 3: _REQUIRED, 4: b"inner"}] if nested else []
    return [{4: b"schema", 5: len(leaves) + bool(nested)}, *leaves, *groups, *inner]


def _chunk(column: Column, offset: int) -> tuple[Value, bytes]:
    """The metadata of a column, and its page with the head."""
    compress = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = compress.compress(column.page) + compress.flush() if column.is_packed else column.page
    values = column.values if column.page_values is None else column.page_values
    page_size = len(column.page) if column.page_size is None else column.page_size
    packed_size = len(packed) if column.packed_size is None else column.packed_size
    head = _struct({1: 0, 2: page_size, 3: packed_size, 5: {1: values, 2: column.encoding, 3: _RLE, 4: _RLE}})
    metadata: Value = {
        1: _BYTE_ARRAY,
        2: [column.encoding],
        3: [column.name.encode()],
        4: _GZIP if column.is_packed else _UNCOMPRESSED,
        5: Int64(column.values),
        6: Int64(len(head) + len(column.page) if column.chunk_size is None else column.chunk_size),
        7: Int64(len(head) + len(packed) if column.chunk_packed_size is None else column.chunk_packed_size),
        9: Int64(offset if column.offset is None else column.offset),
    }
    return {2: Int64(offset), 3: metadata}, head + packed


# The compact protocol of Thrift


def _struct(fields: dict[int, Value]) -> bytes:
    written, last = b"", 0
    for number, value in sorted(fields.items()):
        written += bytes(((number - last) << 4 | _kind(value),)) + _written(value)
        last = number
    return written + b"\0"


def _kind(value: Value) -> int:
    if isinstance(value, int):
        return 6 if isinstance(value, Int64) else 5
    return 8 if isinstance(value, bytes) else 9 if isinstance(value, list) else 12


def _written(value: Value) -> bytes:
    if isinstance(value, int):
        return _varint(value << 1 if value >= 0 else (-value << 1) - 1)
    if isinstance(value, bytes):
        return _varint(len(value)) + value
    if isinstance(value, dict):
        return _struct(value)
    kind = _kind(value[0]) if value else 12
    head = bytes((len(value) << 4 | kind,)) if len(value) < 15 else bytes((0xF0 | kind,)) + _varint(len(value))
    return head + b"".join(map(_written, value))


def _varint(value: int) -> bytes:
    written = bytearray()
    while value > 127:
        written.append(value & 127 | 128)
        value >>= 7
    return bytes((*written, value))
