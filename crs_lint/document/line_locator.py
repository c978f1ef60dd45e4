"""Locates values in the lines of a text that is written plainly, as nearly all banks are, without running a YAML parser.

Plain are mappings and lists in block style, and scalars without anchor or tag. Every field name, every number of elements and
every value that is located must agree with the data that the fast reader has given; at the first doubt there is no answer, and
the events of ruamel.yaml are asked instead. What both answer is equal: tests/document/test_line_locator.py compares them.

The locator relies on what the fast reader refuses: no line inside a value is indented less than YAML 1.2 allows. Where nobody
asks for a value, it therefore goes on to the next line that is indented as little as the field or element.
"""

import re
from functools import lru_cache
from typing import Any

from crs_lint.document.event_walk import Wanted, WrittenValue, WrittenValues
from crs_lint.document.flow_locator import FlowLocator
from crs_lint.document.lines import line_end, line_start
from crs_lint.document.located_scalars import NAME, QUOTED, UnsureError, checked_scalar, is_written_as, record_scalar, require
from crs_lint.model.finding import Path, Span
from crs_lint.named_tuple import NamedTuple
from crs_lint.text.lazy_pattern import LazyPattern

# Characters that YAML forbids or that some parsers take for line breaks or white space, and a CR that is a line break by itself.
_DOUBTFUL = LazyPattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)")
_BLANKS = r"(?: *(?:#[^\r\n]*)?\r?\n)*+"
_HEAD = LazyPattern(rf"{_BLANKS}(?:---(?: +#[^\r\n]*| *)\r?\n)?")
_LINE = LazyPattern(r"(?: *\r?\n| *#[^\n]*\n)*+( *)(?=[^ \r\n#])")
_FIELD = LazyPattern(rf"(:?{NAME}) *:(?=[ \r\n]|\Z)")
_DASH = LazyPattern(r"-(?=[ \r\n]|\Z)")
_SPACE = LazyPattern(r" *")
_END_OF_LINE = LazyPattern(r"(?: +#[^\r\n]*| *)(?=\r?\n|\Z)")
_NOTHING = LazyPattern(r" *(?:(?<= )#[^\r\n]*)?(?=\r?\n|\Z)")
_BLOCK_HEADER = LazyPattern(r"[|>][+-]?(?: +#[^\r\n]*| *)\r?\n(?: *\r?\n)*+( *)(?=[^ \r\n])")
_PLAIN_START = LazyPattern(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]|[-?:](?=[^\s])")
_NEXT_PLAIN_LINE = LazyPattern(r"(?:\r?\n *)*+(?=[^ \r\n#])")


class _Line(NamedTuple):
    """The offset of the first character of a line, or of what follows a dash, and its column from 0."""

    at: int
    column: int


def locate_in_lines(text: str, data: Any, wanted: Wanted) -> WrittenValues | None:
    """The values, field names and names at the wanted paths, as a walk over events finds them; None if it is not sure.

    ``data`` is what the fast reader gives for the text.
    """
    if not isinstance(data, (dict, list)) or not data or _DOUBTFUL.search(text):
        return None
    locator = _LineLocator(text)
    try:
        locator.run(data, wanted)
    except UnsureError:
        return None
    return locator.found


class _LineLocator:
    """Goes through the lines of one text along its data, and collects what is wanted.

    A method that is given a value returns the line after it, or None at the end. Whoever goes on there requires the right column.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = WrittenValues()

    def run(self, data: Any, wanted: Wanted) -> None:
        """Raises UnsureError."""
        head = _HEAD.match(self.text)
        line = self._line(head.end() if head else 0)
        require(line is not None and self._collection((), data, wanted, line) is None)

    def _collection(self, path: Path, data: Any, wanted: Wanted, line: _Line | None) -> _Line | None:
        if line is None:
            raise UnsureError
        return self._mapping(path, data, wanted, line) if isinstance(data, dict) else self._list(path, data, wanted, line)

    def _mapping(self, path: Path, data: dict[Any, Any], wanted: Wanted, first: _Line) -> _Line | None:
        line: _Line | None = first
        for name, value in data.items():
            field, end = self._field(name, line, first.column)
            self.found.names.setdefault(path, field)
            line = self._value((*path, name), value, wanted.get(name), end, first.column, field)
        return line

    def _field(self, name: Any, line: _Line | None, column: int) -> tuple[Span, int]:
        """The span of a field name, and the offset after its colon."""
        match = _FIELD.match(self.text, line.at) if line is not None and line.column == column else None
        if match is None:
            raise UnsureError
        require(is_written_as(name, match[1]))
        return Span(*match.span(1)), match.end()

    def _list(self, path: Path, data: list[Any], wanted: Wanted, first: _Line) -> _Line | None:
        line: _Line | None = first
        for index, value in enumerate(data):
            after_dash = self._after_dash(line, first.column)
            line = self._value((*path, index), value, wanted.get(index), after_dash, first.column, None)
        return line

    def _after_dash(self, line: _Line | None, column: int) -> int:
        if line is None or line.column != column or not self._is_dash(line):
            raise UnsureError
        return line.at + 1

    def _is_dash(self, line: _Line) -> bool:
        return _DASH.match(self.text, line.at) is not None

    def _value(self, path: Path, value: Any, wanted: Wanted | None, at: int, column: int, field: Span | None) -> _Line | None:
        """Takes the value that begins after the colon of a field, or after the dash of an element, which stands in this column."""
        is_collection = isinstance(value, (dict, list))
        if wanted is None and (is_collection or path[-1] != "id"):
            return self._skip(at, column, over_dashes=field is not None and isinstance(value, list))
        if wanted is not None and field is not None:
            self.found.fields[path] = field
        if is_collection:
            return self._located_collection(path, value, wanted or {}, at, column, field)
        return self._located_scalar(path, value, at, column, is_wanted=wanted is not None)

    def _skip(self, at: int, column: int, *, over_dashes: bool) -> _Line | None:
        """The next line that is not deeper than this column; ``over_dashes``, for a list whose dashes stand in it."""
        while match := _outer_line(column).search(self.text, at):
            line = _Line(match.end(), match.end() - match.start() - 1)
            if not (over_dashes and line.column == column and self._is_dash(line)):
                return line
            at = match.end()
        return None

    def _line(self, at: int) -> _Line | None:
        """The first line with a value, from the start of a line on."""
        match = _LINE.match(self.text, at)
        return _Line(match.end(), len(match[1])) if match else None

    def _line_after(self, at: int) -> _Line | None:
        """The first line with a value below the line of an offset."""
        line_break = self.text.find("\n", at)
        return self._line(line_break + 1) if line_break >= 0 else None

    # Collections

    def _located_collection(self, path: Path, value: Any, wanted: Wanted, at: int, column: int, field: Span | None) -> _Line | None:
        """Takes a mapping or list below its field or dash, or on the line of a dash, or in brackets that nobody asks about."""
        if _NOTHING.match(self.text, at):
            line = self._line_after(at)
            is_below = line is not None and (line.column > column or (line.column == column and field is not None and self._is_dash(line)))
            require(is_below)
            return self._collection(path, value, wanted, line)
        start = self._after_space(at)
        if self.text[start] in "[{":
            return self._flow_collection(path, value, wanted, start, column)
        require(field is None)
        return self._collection(path, value, wanted, _Line(start, start - line_start(self.text, start)))

    def _flow_collection(self, path: Path, value: Any, wanted: Wanted, start: int, column: int) -> _Line | None:
        if not value or (isinstance(value, list) and not wanted):
            return self._skip(start, column, over_dashes=False)
        end = FlowLocator(self.text, self.found).collection(path, value, wanted, start)
        require(_END_OF_LINE.match(self.text, end) is not None)
        return self._line_after(end)

    def _after_space(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    # Scalars

    def _located_scalar(self, path: Path, value: Any, at: int, column: int, *, is_wanted: bool) -> _Line | None:
        """Records a scalar, whose lines after the first are deeper than ``column``."""
        line: _Line | None = None
        start = self._after_space(at)
        if _NOTHING.match(self.text, at):
            line = self._line_after(at)
            if line is None or line.column <= column:
                require(value is None)
                record_scalar(self.found, path, WrittenValue(at, at, "", ""), at, is_wanted=is_wanted)
                return line
            start = line.at
        written, content, following = self._scalar(value, start, column)
        record_scalar(self.found, path, written, content, is_wanted=is_wanted)
        return following

    def _scalar(self, value: Any, start: int, column: int) -> tuple[WrittenValue, int, _Line | None]:
        """A scalar, the offset at which its content begins, and the line after it."""
        sign = self.text[start]
        if sign in "|>":
            return self._block_scalar(value, start, column)
        end = self._quoted_end(start) if sign in QUOTED else self._plain_end(start, column)
        written = checked_scalar(self.text, start, end, sign if sign in QUOTED else "", value)
        return written, start, self._line_after(end)

    def _quoted_end(self, start: int) -> int:
        match = QUOTED[self.text[start]].match(self.text, start)
        if match is None or _END_OF_LINE.match(self.text, match.end()) is None:
            raise UnsureError
        return match.end()

    def _plain_end(self, start: int, column: int) -> int:
        require(_PLAIN_START.match(self.text, start) is not None)
        end = start
        following: int | None = start
        while following is not None:
            line = self.text[following : line_end(self.text, following)]
            require("\t" not in line)
            content = line.split(" #", 1)[0]
            end = following + len(content.rstrip(" "))
            following = self._plain_line_below(following + len(line), column)
        return end

    def _plain_line_below(self, end: int, column: int) -> int | None:
        """The start of the next line of a plain scalar, below a line that ends at this offset."""
        match = _NEXT_PLAIN_LINE.match(self.text, end)
        if match is None or match.end() == end:
            return None
        return match.end() if match.end() - line_start(self.text, match.end()) > column else None

    def _block_scalar(self, value: Any, start: int, column: int) -> tuple[WrittenValue, int, _Line | None]:
        header = _BLOCK_HEADER.match(self.text, start)
        if header is None or not isinstance(value, str):
            raise UnsureError
        indent = len(header[1])
        require(indent > column)
        ending = _shallower_line(indent).search(self.text, header.end())
        end = ending.start() + 1 if ending else len(self.text)
        require(ending is not None or self.text.endswith("\n"))  # without a last line break, the two readers differ
        content = self.text.find("\n", start) + 1
        return checked_scalar(self.text, start, end, self.text[start], value), content, self._line(end)


@lru_cache(maxsize=64)
def _outer_line(column: int) -> re.Pattern[str]:
    """Matches up to the first character of a line that is not deeper than a column."""
    return re.compile(rf"\n {{0,{column}}}(?=[^ \r\n#])")


@lru_cache(maxsize=64)
def _shallower_line(column: int) -> re.Pattern[str]:
    """Matches up to the first character of a line, comment or not, that is left of a column."""
    return re.compile(rf"\n {{0,{column - 1}}}(?=[^ \r\n])")
