"""Values of the linter as plain lists and back: what the store holds. Tuples, texts, numbers, and the named tuples listed here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crs_lint.model import finding
from crs_lint.model.finding import Finding, Location, Severity, Span

_KINDS = {
    name: kind for name, kind in vars(finding).items() if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")
}


def freeze(value: Any) -> Any:
    """A value as JSON has it: a named tuple as its name and values, another tuple as a list, a severity under its own sign."""
    if isinstance(value, tuple):
        values = [freeze(one) for one in value]
        return {"": [type(value).__name__, *values]} if hasattr(value, "_fields") else values
    return {"!": int(value)} if isinstance(value, Severity) else value


def thaw(value: Any) -> Any:
    """What was frozen. Raises KeyError or TypeError for what this version does not know, which its keys prevent."""
    if isinstance(value, list):
        return tuple([thaw(one) for one in value])
    if not isinstance(value, dict):
        return value
    if "!" in value:
        return Severity(value["!"])
    name, *values = value[""]
    return _KINDS[name](*[thaw(one) for one in values])


def freeze_findings(findings: Iterable[Finding]) -> list[Any]:
    """Findings as rows: they come by thousands, and most of their values are texts and numbers, which need no thawing."""
    return [_row(one) for one in findings]


def thaw_findings(rows: Iterable[Any]) -> tuple[Finding, ...]:
    """What ``freeze_findings`` froze."""
    return tuple([_finding(row) for row in rows])


_SEVERITY, _RELATED, _PLACE, _FIX = (Finding._fields.index(name) for name in ("severity", "related", "location", "fix"))


def _row(one: Finding) -> list[Any]:
    row: list[Any] = list(one)
    row[_SEVERITY] = int(one.severity)
    row[_RELATED] = freeze(one.related) if one.related else ()
    row[_PLACE] = list(one.location)
    row[_FIX] = one.fix and freeze(one.fix)
    return row


def _finding(known: list[Any]) -> Finding:
    row = [*known]
    path, part, chars, file, span = row[_PLACE]
    row[_PLACE] = Location(tuple(path), part, chars and (chars[0], chars[1]), file, span and Span(*span))
    row[_SEVERITY] = Severity(row[_SEVERITY])
    row[_RELATED] = thaw(row[_RELATED]) if row[_RELATED] else ()
    row[_FIX] = row[_FIX] and thaw(row[_FIX])
    return Finding(*row)
