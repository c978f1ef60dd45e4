"""Lines of a text: where they begin and end, how they are broken, and the position of an offset."""

from __future__ import annotations

from array import array
from bisect import bisect_right

from crs_lint.text.lazy_pattern import LazyPattern

LINE_BREAK = LazyPattern(r"\r\n?|\n")


class Lines:
    """Turns offsets into positions: a line and a column, both from 1."""

    def __init__(self, text: str) -> None:
        self.starts = array("I", [0, *(match.end() for match in LINE_BREAK.finditer(text))])

    def position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def line_start(text: str, at: int) -> int:
    """The offset at which the line of an offset begins."""
    after = text.rfind("\n", 0, at) + 1
    return max(after, text.rfind("\r", after, at) + 1)


def line_end(text: str, at: int) -> int:
    """The offset at which the line of an offset ends, before its line break."""
    found = LINE_BREAK.search(text, at)
    return found.start() if found else len(text)


def line_break(text: str, at: int) -> str:
    """The line break of the line at an offset; of the last line, the first line break of the text."""
    found = LINE_BREAK.search(text, at) or LINE_BREAK.search(text)
    return found[0] if found else "\n"


def line_above(text: str, start: int) -> int:
    """The start of the line before the one that starts here; ``start`` must not be 0."""
    return line_start(text, break_before(text, start))


def break_before(text: str, start: int) -> int:
    """The offset of the line break before a line that starts here; ``start`` must not be 0."""
    return start - 2 if text.startswith("\r\n", start - 2) else start - 1


def trimmed_end(text: str, end: int, characters: str = " \t\r\n") -> int:
    """The end of a text without the white space before it."""
    while end and text[end - 1] in characters:
        end -= 1
    return end
