"""Converts the values of ``model.finding`` to JSON values and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crs_lint.model import finding
from crs_lint.model.finding import Finding, Location, Severity, Span

_CLASSES = {
    name: one for name, one in vars(finding).items() if isinstance(one, type) and issubclass(one, tuple) and hasattr(one, "_fields")
}


def serialize(value: Any) -> Any:
    """The JSON value of a tuple, a named tuple, a severity, or a plain value.

    A named tuple becomes ``{"": [class, *values]}``, another tuple a list, a severity ``{"!": number}``.
    """
    if isinstance(value, tuple):
        values = [serialize(one) for one in value]
        return {"": [type(value).__name__, *values]} if hasattr(value, "_fields") else values
    return {"!": int(value)} if isinstance(value, Severity) else value


def deserialize(value: Any) -> Any:
    """The inverse of ``serialize``. Raises KeyError or TypeError for a class or fields that this version does not have."""
    if isinstance(value, list):
        return tuple([deserialize(one) for one in value])
    if not isinstance(value, dict):
        return value
    if "!" in value:
        return Severity(value["!"])
    name, *values = value[""]
    return _CLASSES[name](*[deserialize(one) for one in values])


def serialize_findings(findings: Iterable[Finding]) -> list[Any]:
    """Findings as rows of values, most of which need no conversion: a run may have thousands."""
    return [_row(one) for one in findings]


def deserialize_findings(rows: Iterable[Any]) -> tuple[Finding, ...]:
    """The inverse of ``serialize_findings``."""
    return tuple([_finding(row) for row in rows])


_SEVERITY, _RELATED, _LOCATION, _FIX, _FIGURES = map(Finding._fields.index, ("severity", "related", "location", "fix", "figures"))


def _row(one: Finding) -> list[Any]:
    row: list[Any] = list(one)
    row[_SEVERITY] = int(one.severity)
    row[_RELATED] = serialize(one.related) if one.related else ()
    row[_LOCATION] = list(one.location)
    row[_FIX] = one.fix and serialize(one.fix)
    return row


def _finding(values: list[Any]) -> Finding:
    row = [*values]
    path, part, chars, file, span = row[_LOCATION]
    row[_LOCATION] = Location(tuple(path), part, chars and (chars[0], chars[1]), file, span and Span(*span))
    row[_SEVERITY] = Severity(row[_SEVERITY])
    row[_RELATED] = deserialize(row[_RELATED]) if row[_RELATED] else ()
    row[_FIX] = row[_FIX] and deserialize(row[_FIX])
    row[_FIGURES] = deserialize(row[_FIGURES])
    return Finding(*row)
