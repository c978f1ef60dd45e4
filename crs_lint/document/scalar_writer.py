"""Writes a text as YAML, and changes some letters of one that is written, in the style that it has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crs_lint.document.lines import line_start
from crs_lint.document.scalar_offsets import Letters, letters
from crs_lint.text.lazy_pattern import LazyPattern

Splice = tuple[int, int, str]
"""What becomes of some characters of a value: the first, the one after the last, and the text that takes their place."""

_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# What no reader could take for the beginning of anything but text.
_FIRST = LazyPattern(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~<.]|[-?:.](?=[^\s,\[\]{}:.\-])")
_SEPARATOR = LazyPattern(r":(?:\s|\Z)|\s#")
# A sign of a list or a field before the bracket that ends a list would be one.
_FLOW = LazyPattern(r"[,\[\]{}]|\s[-?:]\Z")
# All that YAML 1.1 or 1.2 may read as something else: a number, a time, a date, true or false, nothing.
_VALUE = LazyPattern(r"[-+._]*\d[\d_,.:xXoObBa-fA-FeEtTzZ+\s-]*|[-+]?\.?(?:inf|nan)|null|true|false|yes|no|on|off|y|n", re.IGNORECASE)


def scalar(text: str, *, in_flow: bool) -> str:
    """A text as an author would write it: plain where every reader takes that for this text, else in double quotes."""
    return text if _is_plain(text, in_flow) and _is_shown(text) else quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes, on one line."""
    return f'"{"".join(map(_escaped, text))}"'


def quoted_as_written(source: str) -> str:
    """What is written plain, in double quotes, folded as before."""
    return '"' + source.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _escaped(char: str) -> str:
    if char in _SHORT or char.isprintable():
        return _SHORT.get(char, char)
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _is_plain(source: str, in_flow: bool) -> bool:
    """Whether what is written so, without quotes, is text to every reader."""
    return (
        source == source.strip()
        and _FIRST.match(source) is not None
        and _SEPARATOR.search(source) is None
        and not (in_flow and _FLOW.search(source))
        and _VALUE.fullmatch(source) is None
    )


def _is_shown(text: str) -> bool:
    """Whether a text has no character that ought to be written as an escape."""
    return all(char.isprintable() or char == "\xa0" for char in text)


class Written:
    """A scalar as it stands in a text. ``spelled`` tells whether its letters are known."""

    def __init__(self, text: str, start: int, end: int, style: str, value: str) -> None:
        # What the indentation of a block may depend on.
        self.before = text[line_start(text, start) : start] if style in ("|", ">") else ""
        self.source = text[start:end]
        self.style = style
        self.value = value
        self.letters = self._read(self.source)
        self.spelled = "".join(char for char, _ in self.letters) == value

    def spliced(self, splices: Sequence[Splice], *, in_flow: bool) -> list[Splice] | None:
        """What becomes of the source where some characters of the value are replaced; None where its style cannot hold that.

        Splices are in order and do not overlap, and so are the answer's, which count in the source. Plain text that would be
        read as something else is quoted.
        """
        wanted = self.wanted(splices)
        pieces = self._pieces(splices)
        source = None if pieces is None else _joined(self.source, pieces)
        if pieces is not None and source is not None and self._spells(source, wanted) and (self.style or _is_plain(source, in_flow)):
            return pieces
        if self.style in ("|", ">"):
            return None
        as_written = quoted_as_written(source) if source is not None and not self.style else ""
        folds = as_written and "".join(char for char, _ in letters(as_written, 0, len(as_written), '"')) == wanted
        return [_least(self.source, as_written if folds else quoted(wanted))]

    def wanted(self, splices: Sequence[Splice]) -> str:
        """The value with its splices made."""
        return _joined(self.value, splices)

    def _pieces(self, splices: Sequence[Splice]) -> list[Splice] | None:
        pieces = []
        for first, last, text in splices:
            new = self._encoded(text)
            if new is None:
                return None
            start = self._place(first)
            pieces.append((start, self._after(last) if last > first else start, new))
        return pieces

    def _place(self, index: int) -> int:
        """Where a character of the value is written; after all others, where the next would be."""
        if index < len(self.letters):
            return self.letters[index][1] - len(self.before)
        return self._after(index) if self.letters else len(self.style)

    def _after(self, index: int) -> int:
        """Where that ends which is written for the character before this index."""
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
        if not _is_shown(text):
            return None
        return text.replace("'", "''") if self.style == "'" else text

    def _spells(self, source: str, wanted: str) -> bool:
        return "".join(char for char, _ in self._read(source)) == wanted

    def _read(self, source: str) -> Letters:
        whole = self.before + source
        return letters(whole, len(self.before), len(whole), self.style)


def _joined(text: str, splices: Sequence[Splice]) -> str:
    """A text with splices made."""
    parts, done = [], 0
    for first, last, new in splices:
        parts += [text[done:first], new]
        done = last
    return "".join([*parts, text[done:]])


def _least(old: str, new: str) -> Splice:
    """What makes a new text of an old one, without what stays the same at their ends."""
    most = min(len(old), len(new))
    head = next((index for index in range(most) if old[index] != new[index]), most)
    tail = next((index for index in range(most - head) if old[-1 - index] != new[-1 - index]), most - head)
    return head, len(old) - tail, new[head : len(new) - tail]
