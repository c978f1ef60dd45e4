"""JSON: one object, the same from run to run, as docs/output.md documents it."""

from __future__ import annotations

import json
import re
from json.encoder import encode_basestring_ascii as encode
from typing import Any, TextIO

from crs_lint.engine.report import Report
from crs_lint.model.finding import Finding, Severity
from crs_lint.report.fix_offers import Offer, Replacement, offers

VERSION = 1
# JSON may be printed to a build log, where "##[" and "##vso[" are commands; an escaped bracket is the same string.
_OLD_COMMAND = re.compile(r"(##\w*)\[")


def write(report: Report, stream: TextIO) -> None:
    """Writes finding by finding, since all at once may not fit into memory."""
    stream.write(f'{{\n  "version": {VERSION},\n  "findings": [')
    between = "\n"
    for finding, offer in offers(report):
        stream.write(f"{between}    {_encoded(as_object(finding, offer), 4)}")
        between = ",\n"
    end = "\n  ]" if report.findings else "]"
    stream.write(f'{end},\n  "summary": {_encoded(counts(report), 2)}\n}}\n')


def dump(value: Any) -> str:
    """ASCII JSON without commands for a terminal or a build log. Raises ValueError for NaN and infinity."""
    return _encoded(value, 0) + "\n"


def _encoded(value: Any, depth: int) -> str:
    """JSON of a nested value. The standard library's encoder is slower with an indent."""
    if isinstance(value, str):
        return _OLD_COMMAND.sub(r"\1\\u005b", encode(value)) if "##" in value else encode(value)
    if type(value) is int:
        return str(value)
    if not value or not isinstance(value, (dict, list, tuple)):
        return json.dumps(value, allow_nan=False)
    inner = " " * (depth + 2)
    if isinstance(value, dict):
        rows = [f"{inner}{_encoded(name, depth)}: {_encoded(one, depth + 2)}" for name, one in value.items()]
    else:
        rows = [f"{inner}{_encoded(one, depth + 2)}" for one in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    joined = ",\n".join(rows)
    return f"{opening}\n{joined}\n{' ' * depth}{closing}"


def encodable(text: str) -> str:
    """Text with lone surrogates escaped, which strict JSON parsers reject; file names may have them."""
    return text.encode("utf-8", "backslashreplace").decode()


def counts(report: Report) -> dict[str, Any]:
    """The summary of a run."""
    left_out = {"other_languages": {"items": report.left_out.items, "rules": report.left_out.rules}} if report.left_out.items else {}
    return {
        "files": report.files,
        "items": report.items,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "infos": report.count(Severity.INFO),
        "suppressed": len(report.suppressed),
        **left_out,
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
        **({"properties": dict(finding.figures)} if finding.figures else {}),
    }


def _fix(offer: Offer) -> dict[str, Any]:
    return {"title": offer.fix.title, "safe": offer.fix.safe, "edits": [_edit(one) for one in offer.edits]}


def _edit(one: Replacement) -> dict[str, Any]:
    start, end = ({"line": line, "column": column} for line, column in (one.start, one.end))
    return {"start": start, "end": end, "text": one.text}
