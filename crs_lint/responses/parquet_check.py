"""Checks what a Parquet file says of itself before polars believes it: a false number costs gigabytes, or ends the process.

The footer, and the head of each page, are structures of Thrift in the compact protocol, by the specifications of Apache Parquet and
Apache Thrift. Only numbers are read, and the order of groups in the schema; all else is skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import BinaryIO, Final, NamedTuple

from crs_lint.responses.responses_error import ResponsesError

_TAIL = 8
_MAGIC = b"PAR1"
_LARGEST_FOOTER = 64 * 1024 * 1024
_LARGEST_HEAD = 64 * 1024
"""Of a page: statistics are the largest part of it, and are short for answers."""
_MOST_PAGES = 1_000_000
_DEEPEST = 16
_DEEPEST_SCHEMA = 64
_LARGEST_PAGE = 2**31

# Fields by their numbers, of the structures FileMetaData, SchemaElement, RowGroup, ColumnChunk, ColumnMetaData and PageHeader.
_SCHEMA, _ROWS, _ROW_GROUPS = 2, 3, 4
_CHILDREN: Final = 5
_COLUMNS, _GROUP_SIZE, _GROUP_ROWS = 1, 2, 3
_METADATA: Final = 3
_VALUES, _PACKED_SIZE, _DATA_PAGE, _DICTIONARY_PAGE = 5, 7, 9, 11
_PAGE_SIZE, _PAGE_PACKED_SIZE, _DATA_HEAD, _DATA_HEAD_2 = 2, 3, 5, 8
_HEAD_VALUES, _ENCODING, _ENCODING_2 = 1, 2, 4
_SHARED_PREFIXES: Final = 7
"""The encoding DELTA_BYTE_ARRAY: each text is a part of the one before and what follows, so that a short page can hold any number of
long texts."""

# The types of the compact protocol.
_STOP, _TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = range(13)
_VARINTS = (_I16, _I32, _I64)

Fields = Mapping[int, int]
"""The numbers of a structure by their fields."""


class _Chunk(NamedTuple):
    """A column of a group of rows: where its pages are, and how many values they hold."""

    start: int
    end: int
    values: int


def check(stream: BinaryIO, most: int) -> None:
    """Raises ResponsesError for a file that is damaged, contradicts itself, or unpacks to more than ``most`` bytes."""
    try:
        footer, end = _footer(stream)
        _check_places(footer.chunks, end)
        size = max(footer.size, sum(_pages(stream, chunk, most) for chunk in footer.chunks))
    except (IndexError, ValueError, RecursionError):
        raise ResponsesError("it is damaged: its footer or the head of a page cannot be read") from None
    if size > most:
        raise ResponsesError(f"unpacked, it has {size:,} bytes, and the limit is {most:,}: save it as CSV")


def _footer(stream: BinaryIO) -> tuple[_Footer, int]:
    """The footer, and the position where it begins."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read(_TAIL)
    length = int.from_bytes(tail[:4], "little")
    if not tail.endswith(_MAGIC) or length > min(size - _TAIL - len(_MAGIC), _LARGEST_FOOTER):
        raise ResponsesError("it is damaged, or no Parquet file")
    start = size - _TAIL - length
    stream.seek(start)
    footer = _Footer(_Reader(stream.read(length)))
    if footer.is_contradictory:
        raise ResponsesError("it is damaged: its footer contradicts itself")
    return footer, start


class _Footer:
    """The footer. ``size`` is what the groups of rows say that they unpack to."""

    def __init__(self, reader: _Reader) -> None:
        self.chunks: list[_Chunk] = []
        self.size = 0
        self._reader = reader
        self._in_groups = 0
        self._columns: list[Fields] = []
        self._open: list[int] = []
        self._is_short = False
        rows = reader.struct({_SCHEMA: self._element, _ROW_GROUPS: self._group}).get(_ROWS, 0)
        self.is_contradictory = self._is_short or rows != self._in_groups or rows < 0

    def _element(self) -> None:
        """An element of the schema, which stands in as many groups as are open: those that still miss some of their elements."""
        children = self._reader.struct().get(_CHILDREN, 0)
        if self._open:
            self._open[-1] -= 1
        self._open.append(children)
        while self._open and self._open[-1] <= 0:
            self._open.pop()
        if len(self._open) > _DEEPEST_SCHEMA:
            raise ResponsesError("its columns are groups within groups, and no answers")

    def _group(self) -> None:
        self._columns = []
        group = self._reader.struct({_COLUMNS: self._column})
        rows, size = group.get(_GROUP_ROWS, 0), group.get(_GROUP_SIZE, 0)
        self._in_groups += rows
        self.size += size
        self.chunks += map(_chunk, self._columns)
        # A value that is missing counts; only a list can have several values in a row.
        self._is_short |= rows < 0 or size < 0 or any(column.get(_VALUES, 0) < rows for column in self._columns)

    def _column(self) -> None:
        self._reader.struct({_METADATA: self._metadata})

    def _metadata(self) -> None:
        self._columns.append(self._reader.struct())


def _chunk(column: Fields) -> _Chunk:
    start = column.get(_DICTIONARY_PAGE) or column.get(_DATA_PAGE, 0)
    return _Chunk(start, start + column.get(_PACKED_SIZE, 0), column.get(_VALUES, 0))


def _check_places(chunks: Iterable[_Chunk], end: int) -> None:
    """Raises ResponsesError for a column outside of the file, and for columns that share bytes: those would be read for each of them."""
    size = 0
    for chunk in chunks:
        if not len(_MAGIC) <= chunk.start <= chunk.end <= end:
            raise ResponsesError("it is damaged: a column lies outside of the file")
        size += chunk.end - chunk.start
    if size > end:
        raise ResponsesError("it is damaged: its columns overlap")


def _pages(stream: BinaryIO, chunk: _Chunk, most: int) -> int:
    """The bytes that all pages of a column unpack to, by their heads; stops above ``most``."""
    at, size, values = chunk.start, 0, 0
    for _ in range(_MOST_PAGES):
        if at >= chunk.end or size > most:
            break
        stream.seek(at)
        head = _Page(_Reader(stream.read(min(_LARGEST_HEAD, chunk.end - at))))
        at += head.length + head.packed_size
        size += head.size
        values += head.values
    if size <= most and (at != chunk.end or values != chunk.values):
        raise ResponsesError("it is damaged: the pages of a column are not what its footer says")
    return size


class _Page:
    """The head of a page. ``values`` are those of a page of data, else 0; sizes are in bytes, ``length`` that of the head itself."""

    def __init__(self, reader: _Reader) -> None:
        self._reader = reader
        self.values = 0
        fields = reader.struct({_DATA_HEAD: self._data, _DATA_HEAD_2: self._data_2})
        self.length = reader.at
        self.size, self.packed_size = fields.get(_PAGE_SIZE, 0), fields.get(_PAGE_PACKED_SIZE, 0)
        if not (0 <= self.size < _LARGEST_PAGE and 0 <= self.packed_size < _LARGEST_PAGE and self.values >= 0):
            raise ValueError

    def _data(self) -> None:
        self._counted(self._reader.struct(), _ENCODING)

    def _data_2(self) -> None:
        self._counted(self._reader.struct(), _ENCODING_2)

    def _counted(self, fields: Fields, encoding: int) -> None:
        self.values = fields.get(_HEAD_VALUES, 0)
        if fields.get(encoding) == _SHARED_PREFIXES:
            raise ResponsesError("its texts are encoded as DELTA_BYTE_ARRAY, which is not read: save it as CSV")


class _Reader:
    """A position in bytes of Thrift. Every method raises IndexError at their end, and ValueError for what is no Thrift."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.at = 0

    def struct(self, inner: Mapping[int, Callable[[], None]] = {}) -> dict[int, int]:
        """The numbers of a structure by field. ``inner`` reads each structure in a field, or in a list there; all else is skipped."""
        found = {}
        for field, kind in self._fields():
            if kind in _VARINTS:
                found[field] = self._signed()
            elif field in inner and kind in (_LIST, _STRUCT):
                self._inner(kind, inner[field])
            else:
                self._skip(kind, 0)
        return found

    def _inner(self, kind: int, read: Callable[[], None]) -> None:
        number, element = self._list_head() if kind == _LIST else (1, _STRUCT)
        if element != _STRUCT:
            raise ValueError
        for _ in range(number):
            read()

    def _fields(self) -> Iterator[tuple[int, int]]:
        """The number and the type of each field; what iterates reads or skips the value."""
        field = 0
        while (head := self._byte()) != _STOP:
            field = field + (head >> 4) if head >> 4 else self._signed()
            yield field, head & 15

    def _skip(self, kind: int, depth: int) -> None:
        if depth > _DEEPEST:
            raise ValueError
        if kind in (_TRUE, _FALSE):
            return
        if kind == _BYTE:
            self.at += 1
        elif kind in _VARINTS:
            self._varint()
        elif kind == _DOUBLE:
            self.at += 8
        elif kind == _BINARY:
            length = self._varint()
            self.at += length
        else:
            self._skip_container(kind, depth + 1)

    def _skip_container(self, kind: int, depth: int) -> None:
        if kind == _STRUCT:
            for _, inner in self._fields():
                self._skip(inner, depth)
        elif kind in (_LIST, _SET):
            number, inner = self._list_head()
            for _ in range(number):
                self._skip_element(inner, depth)
        elif kind == _MAP:
            number = self._varint()
            kinds = self._byte() if number else 0
            for _ in range(number):
                self._skip_element(kinds >> 4, depth)
                self._skip_element(kinds & 15, depth)
        else:
            raise ValueError

    def _skip_element(self, kind: int, depth: int) -> None:
        """A boolean takes a byte in a list, and none in a structure, where its type is its value."""
        self._skip(_BYTE if kind in (_TRUE, _FALSE) else kind, depth)
        if self.at > len(self.content):
            raise IndexError

    def _list_head(self) -> tuple[int, int]:
        head = self._byte()
        number = self._varint() if head >> 4 == 15 else head >> 4
        return number, head & 15

    def _byte(self) -> int:
        value = self.content[self.at]
        self.at += 1
        return value

    def _varint(self) -> int:
        value = shift = 0
        while (part := self._byte()) & 128:
            value |= (part & 127) << shift
            shift += 7
            if shift > 63:
                raise ValueError
        return value | part << shift

    def _signed(self) -> int:
        value = self._varint()
        return value >> 1 ^ -(value & 1)
