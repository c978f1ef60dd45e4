"""The documented machine format: one object, the same from run to run."""

from __future__ import annotations

import json
import re
from json.encoder import encode_basestring_ascii as encode
from typing import Any, TextIO

from crs_lint.engine.run import Report
from crs_lint.model.finding import Finding, Severity
from crs_lint.report.fix_offers import Offer, Replacement, offers

VERSION = 1
# JSON may stand in a build log, where "##[" and "##vso[" are orders; with the bracket as an escape it is the same text.
_OLD_COMMAND = re.compile(r"(##\w*)\[")


def write(report: Report, stream: TextIO) -> None:
    """The object as documented in docs/output.md, finding by finding: there may be more of them than memory for all at once."""
    stream.write(f'{{\n  "version": {VERSION},\n  "findings": [')
    between = "\n"
    for finding, offer in offers(report):
        stream.write(f"{between}    {_inside(as_object(finding, offer), 4)}")
        between = ",\n"
    end = "\n  ]" if report.findings else "]"
    stream.write(f'{end},\n  "summary": {_inside(counts(report), 2)}\n}}\n')


def dump(value: Any) -> str:
    """JSON that a terminal and a build log take for text, whatever is in it. Raises ValueError for what is no number."""
    return _inside(value, 0) + "\n"


def _inside(value: Any, depth: int) -> str:
    """A value as it stands within another one. With an indent, the writer of the standard library is Python, too, and slower."""
    if isinstance(value, str):
        return _OLD_COMMAND.sub(r"\1\\u005b", encode(value)) if "##" in value else encode(value)
    if type(value) is int:
        return str(value)
    if not value or not isinstance(value, (dict, list, tuple)):
        return json.dumps(value, allow_nan=False)
    inner = " " * (depth + 2)
    if isinstance(value, dict):
        rows = [f"{inner}{_inside(name, depth)}: {_inside(one, depth + 2)}" for name, one in value.items()]
    else:
        rows = [f"{inner}{_inside(one, depth + 2)}" for one in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    joined = ",\n".join(rows)
    return f"{opening}\n{joined}\n{' ' * depth}{closing}"


def encodable(text: str) -> str:
    """A text without halves of characters, which end strict readers of JSON; the name of a file may have them."""
    return text.encode("utf-8", "backslashreplace").decode()


def counts(report: Report) -> dict[str, int]:
    """What a run looked at and found, in numbers."""
    return {
        "files": report.files,
        "items": report.items,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "infos": report.count(Severity.INFO),
        "suppressed": len(report.suppressed),
    }


def as_object(finding: Finding, offer: Offer | None) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity.word,
        "message": finding.message,
        "help": finding.help,
        "path": finding.path,
        "item": finding.item,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "fingerprint": finding.fingerprint,
        "related": [
            {"path": point.path, "line": point.line, "column": point.column, "message": point.message} for point in finding.related
        ],
        "fix": _fix(offer) if offer else None,
    }


def _fix(offer: Offer) -> dict[str, Any]:
    return {"title": offer.fix.title, "safe": offer.fix.safe, "edits": [_edit(one) for one in offer.edits]}


def _edit(one: Replacement) -> dict[str, Any]:
    start, end = ({"line": line, "column": column} for line, column in (one.start, one.end))
    return {"start": start, "end": end, "text": one.text}
