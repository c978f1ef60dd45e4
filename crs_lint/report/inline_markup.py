"""Text divided into pieces: plain text, code, emphasis, and what findings refer to.

Text never becomes markup of the page: a piece has one of a few kinds, and its characters stay characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crs_lint.text.invisible import needed_in
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.sanitize import INTERPRETED_CLASS, sanitize

# The groups are the kinds of pieces; the rest of a match is its markup.
_MARKUP = LazyPattern(
    r"```[^`\n]*\n(?P<block>.*?)(?:\n[ \t]*```|\Z)|```(?P<inline>[^`\n]+)```|``(?P<ticked>(?:[^`\n]|`(?!`))++)``|`(?P<code>[^`\n]+)`"
    r"|(?P<formula>\$\$[^$]+\$\$|(?<![\w$])\$(?=\S)[^$\n]{1,400}?(?<=\S)\$(?!\d)|\\\([^\n]{1,400}?\\\)|\\\[.{1,800}?\\\])"
    r"|(?<![\w*])\*\*(?=[^\s*])(?P<strong>[^*\n]+)(?<=[^\s*])\*\*(?![\w*])|(?<![\w*])\*(?=[^\s*])(?P<emphasis>[^*\n]+)(?<=[^\s*])\*(?![\w*])",
    re.DOTALL,
)
_MARKUP_SIGNS = frozenset("`$\\*")
_KINDS = {"inline": "code", "ticked": "code"}
# All that ``sanitize`` escapes except line breaks and tabs.
_UNSEEN = LazyPattern(f"[{INTERPRETED_CLASS}](?<![\n\t])")
# Joiners and variation selectors, which stay where a text needs them. Direction marks are shown even there.
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
# A text may have a finding in every word, and many findings in the same words.
_MOST_MARKS = 1000
_MOST_ON_ONE = 8


class Mark(NamedTuple):
    """Characters of a text that a finding refers to: offsets from 0, the end exclusive."""

    start: int
    end: int
    severity: int
    finding: int


class Piece(NamedTuple):
    """Characters with the same style.

    ``kind`` is empty, or block, code, formula, strong, emphasis, sign (an escaped character) or hidden (the characters
    of markup). ``marks`` are the first few findings that refer to it; ``severity`` is the worst of them, 0 without any.
    """

    text: str
    kind: str = ""
    marks: tuple[int, ...] = ()
    severity: int = 0


def pieces(text: str, marks: Sequence[Mark] = ()) -> tuple[Piece, ...]:
    """The pieces of a text, without white space at its end unless a finding refers to it."""
    end = len(text.rstrip())
    if not marks and _MARKUP_SIGNS.isdisjoint(text) and text.isascii() and not _UNSEEN.search(text, 0, end):
        return (Piece(text[:end]),) if end else ()
    ranged = [mark._replace(end=min(max(mark.end, mark.start + 1), len(text))) for mark in marks[:_MOST_MARKS] if mark.start < len(text)]
    end = max(end, *(mark.end for mark in ranged)) if ranged else end
    return tuple(piece for marked in _marked(text, _spans(text, end), ranged) for piece in escaped(marked))


def visible(text: str) -> tuple[Piece, ...]:
    """The pieces of a text without the characters of its markup."""
    return tuple(piece for piece in pieces(text) if piece.kind != "hidden")


def _spans(text: str, end: int) -> Iterator[tuple[int, int, str]]:
    """The spans of a text up to ``end``, with the kind of each."""
    at = 0
    for match in _MARKUP.finditer(text, 0, end) if not _MARKUP_SIGNS.isdisjoint(text) else ():
        group = match.lastgroup or ""
        start, stop = match.span(group)
        yield at, match.start(), ""
        yield match.start(), start, "hidden"
        yield start, stop, _KINDS.get(group, group)
        yield stop, match.end(), "hidden"
        at = match.end()
    yield at, end, ""


def _marked(text: str, spans: Iterator[tuple[int, int, str]], marks: Sequence[Mark]) -> Iterator[Piece]:
    """Pieces of the spans, split where marks begin and end; markup that a finding refers to is not hidden."""
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    waiting = sorted(marks, reverse=True)
    active: list[Mark] = []
    edge = 0
    for at, end, kind in spans:
        while at < end:
            while edge < len(edges) and edges[edge] <= at:
                edge += 1
            while waiting and waiting[-1].start <= at:
                active.append(waiting.pop())
            active = [mark for mark in active if mark.end > at]
            stop = min(end, edges[edge]) if edge < len(edges) else end
            yield _piece(text[at:stop], kind, active[:_MOST_ON_ONE])
            at = stop


def _piece(text: str, kind: str, active: Sequence[Mark]) -> Piece:
    severity = max((mark.severity for mark in active), default=0)
    return Piece(text, "" if kind == "hidden" and active else kind, tuple(mark.finding for mark in active), severity)


def escaped(piece: Piece) -> Iterator[Piece]:
    """The piece, with each invisible character as an escaped piece of its own."""
    at = 0
    is_needed = needed_in(piece.text)
    for match in _UNSEEN.finditer(piece.text):
        if match[0] in _JOINERS and is_needed(match.start()):
            continue
        if match.start() > at:
            yield piece._replace(text=piece.text[at : match.start()])
        yield piece._replace(text=sanitize(match[0]), kind="sign")
        at = match.end()
    if at < len(piece.text):
        yield piece._replace(text=piece.text[at:]) if at else piece
