"""Where lines, comments and the entries of a list stand in a text, for those who move or remove them whole."""

from __future__ import annotations

import re
from itertools import pairwise

from crs_lint.document.tree import Node, below
from crs_lint.model.finding import Span

_LINE_BREAK = re.compile(r"\r\n?|\n")
_COMMENT_LINE = re.compile(r"[ \t]*#")


def line_start(text: str, at: int) -> int:
    after = text.rfind("\n", 0, at) + 1
    return max(after, text.rfind("\r", after, at) + 1)


def line_end(text: str, at: int) -> int:
    """Where the line ends, its break not counted."""
    found = _LINE_BREAK.search(text, at)
    return found.start() if found else len(text)


def line_break(text: str, at: int) -> str:
    """How lines end here: as this one does, else as the first of the text does."""
    found = _LINE_BREAK.search(text, at) or _LINE_BREAK.search(text)
    return found[0] if found else "\n"


def line_above(text: str, start: int) -> int:
    """The beginning of the line before one that begins here."""
    return line_start(text, start - 2 if text.startswith("\r\n", start - 2) else start - 1)


def trimmed(text: str, end: int, signs: str = " \t\r\n") -> int:
    """Where the text before a place ends, white space not counted."""
    while end and text[end - 1] in signs:
        end -= 1
    return end


def without(text: str, comment: Span) -> Span:
    """What goes with a comment: the space before it, or its whole line where it stands alone."""
    start = line_start(text, comment.start)
    if text[start : comment.start].strip():
        return Span(trimmed(text, comment.start, " \t"), comment.end)
    following = _LINE_BREAK.match(text, comment.end)
    if following or not start:
        return Span(start, following.end() if following else comment.end)
    # The last line has no break, and the one before it must have none afterwards.
    return Span(start - 2 if text.startswith("\r\n", start - 2) else start - 1, comment.end)


def entries(text: str, node: Node) -> list[Span] | None:
    """The stretches of a list's entries that can change places; None where they cannot.

    One of a block is whole lines, the last break excluded, with the comments directly above it and at its ends.
    """
    if not node.children or any(one.anchor or one.kind == "alias" for one in below(node)):
        return None
    if not node.flow:
        return _blocks(text, node)
    found = [Span(one.start, one.end) for one in node.children]
    gaps = [text[left.end : right.start] for left, right in pairwise(found)]
    return None if any("#" in gap for gap in gaps) else found


def _blocks(text: str, node: Node) -> list[Span] | None:
    column = node.start - line_start(text, node.start)
    found: list[Span] = []
    floor = 0
    for child in node.children:
        dash = _dash_line(text, child.start, column, floor)
        if dash is None or text[dash : dash + column].strip(" "):
            return None
        floor = line_end(text, trimmed(text, child.end))
        found.append(Span(_with_comments(text, dash, found[-1].end if found else 0), floor))
    return found


def _dash_line(text: str, at: int, column: int, floor: int) -> int | None:
    """The beginning of the nearest line at or above a place that has a list's dash in this column."""
    start = line_start(text, at)
    while start >= floor:
        if text.startswith("-", start + column) and text[start + column + 1 : start + column + 2].strip() == "":
            return start
        if start == 0:
            break
        start = line_above(text, start)
    return None


def _with_comments(text: str, start: int, floor: int) -> int:
    """The beginning of the comments that stand directly above a line."""
    while start > floor:
        above = line_above(text, start)
        if above < floor or _COMMENT_LINE.match(text, above, start) is None:
            break
        start = above
    return start
