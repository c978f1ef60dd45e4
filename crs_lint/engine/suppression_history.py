"""The suppressions of a file in a form that survives moves: by rule, field and item, and not by line."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from crs_lint.bank.item_facts import signature
from crs_lint.engine.suppressions import Suppression, suppressions_in
from crs_lint.text.lazy_pattern import LazyPattern

_ID = LazyPattern(r"^[ \t]*(?:-[ \t]+)?id:[ \t]*(?P<id>[^#\r\n]*)", re.MULTILINE)
# The comments and blank lines between a suppression and what it covers, then the name of a field.
_COVERED = LazyPattern(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*(?:-[ \t]+)*(?P<field>[\w-]*)")


class RuleSuppression(NamedTuple):
    """The suppression of one rule. ``about`` is the same for suppressions of a rule in the same field of the same item."""

    about: str
    rule: str
    line: int
    reason: str


def rule_suppressions(text: str) -> tuple[RuleSuppression, ...]:
    """The suppressions in the text of a file, one for each rule that a comment names."""
    found = [one for one in suppressions_in(text) if not one.error]
    ids = [(match.start(), match["id"].strip().strip("\"'")) for match in _ID.finditer(text)] if found else []
    return tuple(RuleSuppression(_about(text, one, ids, rule), rule, one.start[0], one.reason) for one in found for rule in one.names)


def _about(text: str, one: Suppression, ids: list[tuple[int, str]], rule: str) -> str:
    """A hash of the rule, the field that the comment covers, and the nearest id: on its line or above, else below."""
    if one.covers.start == 0 and one.covers.end > len(text):
        return signature(rule, "file", ids[0][1] if ids else "")
    match = _COVERED.match(text, one.covers.start)
    field, end = (match["field"], match.end()) if match else ("", one.covers.start)
    index = max(bisect_right(ids, (end, "\U0010ffff")) - 1, 0)
    return signature(rule, field, ids[index][1] if ids else "")
