"""Comments that silence rules, each known by what it silences and where it belongs, and not by its line."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from crs_lint.bank.item_facts import signature
from crs_lint.document.positions import Spans
from crs_lint.engine.suppressions import Ledger, Suppression
from crs_lint.text.lazy_pattern import LazyPattern

_ID = LazyPattern(r"^[ \t]*(?:-[ \t]+)?id:[ \t]*(?P<id>[^#\r\n]*)", re.MULTILINE)
# Comments and blank lines before what a comment stands above, then the name of a field.
_COVERED = LazyPattern(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*(?:-[ \t]+)*(?P<field>[\w-]*)")


class Comment(NamedTuple):
    """That a comment silences one rule. ``about`` is the same for comments on the same field of the same item."""

    about: str
    rule: str
    line: int
    reason: str


def comments_of(text: str) -> tuple[Comment, ...]:
    """What the comments of a file silence, one for each rule that one of them names."""
    if "crs-lint:" not in text:
        return ()
    spans = Spans(text, [], comments=True)
    ids = [(match.start(), match["id"].strip().strip("\"'")) for match in _ID.finditer(text)]
    return tuple(
        Comment(_about(text, one, ids, rule), rule, spans.lines.position(one.span.start)[0], one.reason)
        for one in Ledger(spans.comments).suppressions
        if not one.fault
        for rule in one.names
    )


def _about(text: str, one: Suppression, ids: list[tuple[int, str]], rule: str) -> str:
    """The rule, the field that the comment covers, and the id that stands nearest: on its line or above, or else below."""
    if one.covers.start == 0 and one.covers.end > len(text):
        return signature(rule, "file", ids[0][1] if ids else "")
    match = _COVERED.match(text, one.covers.start)
    field, end = (match["field"], match.end()) if match else ("", one.covers.start)
    index = max(bisect_right(ids, (end, "\U0010ffff")) - 1, 0)
    return signature(rule, field, ids[index][1] if ids else "")
