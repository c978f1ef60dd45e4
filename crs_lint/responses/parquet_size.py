"""What a Parquet file says that it unpacks to, which polars does not tell: read from its footer before anything is unpacked.

The footer is a structure of Thrift in the compact protocol, of which two fields are wanted: the row groups (field 4 of the file), and
the bytes of each (field 2), by the specifications of Apache Parquet and Apache Thrift.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from crs_lint.responses.responses_error import ResponsesError

_TAIL = 8
_MAGIC = b"PAR1"
_LARGEST_FOOTER = 64 * 1024 * 1024
_DEEPEST = 16
_ROW_GROUPS: Final = 4
_TOTAL_BYTE_SIZE: Final = 2

# The types of the compact protocol.
_STOP, _TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = range(13)
_VARINTS = (_I16, _I32, _I64)


def unpacked_size(stream: BinaryIO) -> int:
    """The bytes of all row groups without compression. Raises ResponsesError if the footer is damaged."""
    try:
        size = stream.seek(0, 2)
        stream.seek(max(0, size - _TAIL))
        tail = stream.read(_TAIL)
        length = int.from_bytes(tail[:4], "little")
        if not tail.endswith(_MAGIC) or length > min(size - _TAIL, _LARGEST_FOOTER):
            raise ResponsesError("it is damaged, or no Parquet file")
        stream.seek(size - _TAIL - length)
        return _Footer(stream.read(length)).total()
    except (IndexError, ValueError, RecursionError):
        raise ResponsesError("it is damaged: its footer cannot be read") from None


class _Footer:
    """A position in the bytes of a footer. Every method raises IndexError at their end, and ValueError for what is no Thrift."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.at = 0

    def total(self) -> int:
        total = 0
        for field, kind in self._fields():
            if field == _ROW_GROUPS and kind == _LIST:
                groups, _ = self._list_head()
                total = sum(self._group() for _ in range(groups))
            else:
                self._skip(kind, 0)
        return total

    def _group(self) -> int:
        size = 0
        for field, kind in self._fields():
            if field == _TOTAL_BYTE_SIZE and kind == _I64:
                size = self._signed()
            else:
                self._skip(kind, 1)
        return max(0, size)

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
