"""Spans of whole list entries and whole comments, for edits that move or remove them."""

from __future__ import annotations

import re
from itertools import pairwise

from crs_lint.document.lines import LINE_BREAK, break_before, line_above, line_end, line_start, trimmed_end
from crs_lint.document.tree import Node, descendants
from crs_lint.model.finding import Span

_COMMENT_LINE = re.compile(r"[ \t]*#")


def comment_to_delete(text: str, comment: Span) -> Span:
    """The span to delete with a comment: the space before it, or its whole line if the comment is alone on it."""
    start = line_start(text, comment.start)
    if text[start : comment.start].strip():
        return Span(trimmed_end(text, comment.start, " \t"), comment.end)
    following = LINE_BREAK.match(text, comment.end)
    if following or not start:
        return Span(start, following.end() if following else comment.end)
    # The last line has no line break, so the break before it goes.
    return Span(break_before(text, start), comment.end)


def entries(text: str, node: Node) -> list[Span] | None:
    """The spans of a list's entries, to be reordered; None if they cannot be.

    The entry of a block is whole lines without the last line break, with the comments directly above it and at the ends of its lines.
    """
    if not node.children or any(one.anchor or one.kind == "alias" for one in descendants(node)):
        return None
    if not node.flow:
        return _block_entries(text, node)
    found = [Span(one.start, one.end) for one in node.children]
    gaps = [text[left.end : right.start] for left, right in pairwise(found)]
    return None if any("#" in gap for gap in gaps) else found


def _block_entries(text: str, node: Node) -> list[Span] | None:
    column = node.start - line_start(text, node.start)
    found: list[Span] = []
    floor = 0
    for child in node.children:
        dash = _dash_line(text, child.start, column, floor)
        if dash is None or text[dash : dash + column].strip(" "):
            return None
        floor = line_end(text, trimmed_end(text, child.end))
        found.append(Span(_with_comments(text, dash, found[-1].end if found else 0), floor))
    return found


def _dash_line(text: str, at: int, column: int, floor: int) -> int | None:
    """The start of the nearest line, at or above an offset but not above ``floor``, with a list's dash in this column."""
    start = line_start(text, at)
    while start >= floor:
        if text.startswith("-", start + column) and text[start + column + 1 : start + column + 2].strip() == "":
            return start
        if start == 0:
            break
        start = line_above(text, start)
    return None


def _with_comments(text: str, start: int, floor: int) -> int:
    """The start of the comment lines directly above a line, down to ``floor``."""
    while start > floor:
        above = line_above(text, start)
        if above < floor or _COMMENT_LINE.match(text, above, start) is None:
            break
        start = above
    return start
