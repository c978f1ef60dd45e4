"""The comments of a text that are addressed to the linter, each with the span of text that it covers."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from crs_lint.document.event_walk import WrittenValues
from crs_lint.document.lines import line_end, line_start
from crs_lint.model.finding import Span
from crs_lint.text.lazy_pattern import LazyPattern

_COMMENT = LazyPattern(r"#[ \t]*crs-lint:")


class LinterComment(NamedTuple):
    """A comment that begins with ``crs-lint:``.

    ``own_line`` tells a comment that is alone on its line from one at the end of a line; ``head`` tells one above all values.
    ``covers`` is the text that it can suppress findings in.
    """

    span: Span
    text: str
    own_line: bool
    head: bool
    covers: Span


def linter_comments(text: str, found: WrittenValues) -> Iterator[LinterComment]:
    """The comments of a text; a ``#`` inside a scalar begins none. ``found`` holds all scalars and entries, sorted."""
    first = min((start for start, _ in found.scalars), default=len(text))
    return (_comment(text, found, match, first) for match in _COMMENT.finditer(text) if _is_comment(text, found, match.start()))


def _is_comment(text: str, found: WrittenValues, at: int) -> bool:
    index = bisect_right(found.scalars, (at, len(text))) - 1
    inside = index >= 0 and found.scalars[index][0] <= at < found.scalars[index][1]
    return not inside and (at == 0 or text[at - 1] in " \t\r\n")


def _comment(text: str, found: WrittenValues, match: re.Match[str], first_scalar: int) -> LinterComment:
    at, end = match.start(), line_end(text, match.start())
    start = line_start(text, at)
    own_line = not text[start:at].strip()
    covers = _entry_after(found, end) if own_line else Span(start, _scalar_end(found, start, end))
    return LinterComment(Span(at, end), text[at:end], own_line, at < first_scalar and own_line, covers)


def _scalar_end(found: WrittenValues, line_start: int, line_end: int) -> int:
    """The end of a line, or of a scalar that begins on it and continues below."""
    last = bisect_right(found.scalar_starts, line_end) - 1
    begins_here = last >= 0 and found.scalar_starts[last] >= line_start
    return max(line_end, found.scalars[last][1]) if begins_here else line_end


def _entry_after(found: WrittenValues, offset: int) -> Span:
    """The largest pair or element that begins where the next one does."""
    index = bisect_right(found.entries, (offset, -offset))
    return Span(offset, -found.entries[index][1]) if index < len(found.entries) else Span(offset, offset)
