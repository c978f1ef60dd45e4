"""Writes texts as YAML scalars, and changes characters of written scalars without changing their style."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crs_lint.document.lines import line_start
from crs_lint.document.scalar_offsets import Letters, letters, spelled
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.sanitize import escaped_code

Splice = tuple[int, int, str]
"""A replacement of some characters of a value: the first index, the index after the last, and the new text."""

_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# A character, or two, that no reader takes for the beginning of anything but text.
_FIRST = LazyPattern(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~<.]|[-?:.](?=[^\s,\[\]{}:.\-])")
_SEPARATOR = LazyPattern(r":(?:\s|\Z)|\s#")
# An indicator at the end would be followed by the bracket that ends the list.
_FLOW = LazyPattern(r"[,\[\]{}]|\s[-?:]\Z")
# All that YAML 1.1 or 1.2 may read as something else: a number, a time, a date, a boolean, null.
_VALUE = LazyPattern(r"[-+._]*\d[\d_,.:xXoObBa-fA-FeEtTzZ+\s-]*|[-+]?\.?(?:inf|nan)|null|true|false|yes|no|on|off|y|n", re.IGNORECASE)


def scalar(text: str, *, in_flow: bool) -> str:
    """A text as an author would write it: plain if every reader takes that for this text, else in double quotes."""
    return text if _is_plain(text, in_flow) and _is_printable(text) else quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes, on one line."""
    return f'"{"".join(map(_escaped, text))}"'


def quoted_as_written(source: str) -> str:
    """The source of a plain scalar in double quotes, with its line breaks."""
    return '"' + source.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _escaped(char: str) -> str:
    return _SHORT.get(char) or (char if char.isprintable() else escaped_code(char))


def _is_plain(source: str, in_flow: bool) -> bool:
    """Whether a source without quotes is text to every reader."""
    return (
        source == source.strip()
        and _FIRST.match(source) is not None
        and _SEPARATOR.search(source) is None
        and not (in_flow and _FLOW.search(source))
        and _VALUE.fullmatch(source) is None
    )


def _is_printable(text: str) -> bool:
    """Whether a text has only characters that need no escape."""
    return all(char.isprintable() or char == "\xa0" for char in text)


class WrittenScalar:
    """A scalar and its source. ``is_spelled`` tells whether the offsets of its characters are known."""

    def __init__(self, text: str, start: int, end: int, style: str, value: str) -> None:
        # The indentation of a block may depend on it.
        self.before = text[line_start(text, start) : start] if style in ("|", ">") else ""
        self.source = text[start:end]
        self.style = style
        self.value = value
        self.letters = self._read(self.source)
        self.is_spelled = spelled(self.letters) == value

    def spliced(self, splices: Sequence[Splice], *, in_flow: bool) -> list[Splice] | None:
        """Splices of the source that replace some characters of the value; None if the style cannot express the result.

        Splices must be in order and not overlap, as do those returned. Plain text that would be read as something else is quoted.
        """
        result = self.result(splices)
        pieces = self._pieces(splices)
        source = None if pieces is None else _spliced(self.source, pieces)
        if pieces is not None and source is not None and self._reads_as(source, result) and (self.style or _is_plain(source, in_flow)):
            return pieces
        if self.style in ("|", ">"):
            return None
        as_written = quoted_as_written(source) if source is not None and not self.style else ""
        keeps_breaks = as_written and spelled(letters(as_written, 0, len(as_written), '"')) == result
        return [_smallest_splice(self.source, as_written if keeps_breaks else quoted(result))]

    def result(self, splices: Sequence[Splice]) -> str:
        """The value with splices applied."""
        return _spliced(self.value, splices)

    def _pieces(self, splices: Sequence[Splice]) -> list[Splice] | None:
        pieces = []
        for first, last, text in splices:
            new = self._encoded(text)
            if new is None:
                return None
            start = self._offset(first)
            pieces.append((start, self._end_offset(last) if last > first else start, new))
        return pieces

    def _offset(self, index: int) -> int:
        """The offset in the source of a character of the value; for the index after the last one, that of a next character."""
        if index < len(self.letters):
            return self.letters[index][1] - len(self.before)
        return self._end_offset(index) if self.letters else len(self.style)

    def _end_offset(self, index: int) -> int:
        """The offset in the source where the character before an index ends."""
        at = self.letters[index - 1][1] - len(self.before)
        ordinary = self.source[at] not in " \t\r\n\\'\""
        if ordinary or (self.style not in ("'", '"') and self.source[at] not in "\r\n"):
            return at + 1
        if index < len(self.letters):
            return self.letters[index][1] - len(self.before)
        return len(self.source) - len(self.style) if self.style in ("'", '"') else len(self.source)

    def _encoded(self, text: str) -> str | None:
        if self.style == '"':
            return "".join(map(_escaped, text))
        if not _is_printable(text):
            return None
        return text.replace("'", "''") if self.style == "'" else text

    def _reads_as(self, source: str, result: str) -> bool:
        return spelled(self._read(source)) == result

    def _read(self, source: str) -> Letters:
        whole = self.before + source
        return letters(whole, len(self.before), len(whole), self.style)


def _spliced(text: str, splices: Sequence[Splice]) -> str:
    """A text with splices applied."""
    parts, done = [], 0
    for first, last, new in splices:
        parts += [text[done:first], new]
        done = last
    return "".join([*parts, text[done:]])


def _smallest_splice(old: str, new: str) -> Splice:
    """The splice that turns one text into another, without their common beginning and end."""
    most = min(len(old), len(new))
    head = next((index for index in range(most) if old[index] != new[index]), most)
    tail = next((index for index in range(most - head) if old[-1 - index] != new[-1 - index]), most - head)
    return head, len(old) - tail, new[head : len(new) - tail]
