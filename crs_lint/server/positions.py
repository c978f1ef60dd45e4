"""Converts between the linter's offsets, lines and columns, and the positions of a client."""

from __future__ import annotations

from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

from crs_lint.document.lines import Lines, line_end

_MARK = "\ufeff"
_FIRST_ASTRAL = "\U00010000"  # from here on, a character takes two units of UTF-16


class Positions:
    """The positions of one text. Offsets count characters from 0 and leave out a byte order mark, as those of a document do.

    ``encoding`` says in which units the client counts the characters of a line.
    """

    def __init__(self, text: str, encoding: str) -> None:
        self.text = text.removeprefix(_MARK)
        self._encoding = encoding
        self._mark = len(text) - len(self.text)
        self._starts = Lines(self.text).starts
        self._is_ascii = self.text.isascii()

    def position(self, offset: int) -> Position:
        """The client's position of an offset."""
        line, column = self._line_and_column(offset)
        return self._position(line, column)

    def position_at(self, line: int, column: int) -> Position:
        """The client's position of a line and a column from 1, as a finding has them."""
        line = min(line, len(self._starts))
        return self._position(line - 1, column - 1)

    def range(self, start: int, end: int) -> Range:
        return Range(self.position(start), self.position(end))

    def whole(self) -> Range:
        """The range of the whole text, without a byte order mark."""
        return self.range(0, len(self.text))

    def offset(self, position: Position) -> int:
        """The offset of a client's position; one beyond the end of a line or of the text counts as that end."""
        if position.line >= len(self._starts):
            return len(self.text)
        start = self._starts[position.line]
        end = line_end(self.text, start)
        units = position.character - (self._units(_MARK) * self._mark if position.line == 0 else 0)
        if self._is_ascii:
            return min(start + max(units, 0), end)
        return start + self._characters(self.text[start:end], units)

    def line(self, number: int) -> str:
        """A line by its number from 0, without its break; empty beyond the text."""
        if number >= len(self._starts):
            return ""
        return self.text[self._starts[number] : line_end(self.text, self._starts[number])]

    def start_of(self, number: int) -> int:
        """The offset at which a line begins, by its number from 0."""
        return self._starts[number] if number < len(self._starts) else len(self.text)

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset) - 1
        return line, offset - self._starts[line]

    def _position(self, line: int, column: int) -> Position:
        start = self._starts[line]
        before = self.text[start : start + column]
        mark = self._units(_MARK) * self._mark if line == 0 else 0
        return Position(line, mark + (len(before) if self._is_ascii else self._units(before)))

    def _units(self, text: str) -> int:
        if self._encoding == PositionEncodingKind.Utf32 or text.isascii():
            return len(text)
        if self._encoding == PositionEncodingKind.Utf8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(character >= _FIRST_ASTRAL for character in text)

    def _characters(self, line: str, units: int) -> int:
        """How many characters of a line begin before a number of units."""
        count = 0
        for character in line:
            if units <= 0:
                break
            units -= self._units(character)
            count += 1
        return count
