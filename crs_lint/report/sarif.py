"""SARIF 2.1.0 within the requirements and limits of GitHub code scanning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, TextIO

from crs_lint import __version__
from crs_lint.engine.report import Report
from crs_lint.model.finding import Finding, RelatedPosition, Severity, Suppressed
from crs_lint.report import repository_path
from crs_lint.report.escape_markdown import plain
from crs_lint.report.json import counts, dump, encodable
from crs_lint.report.registry import sentences, worst
from crs_lint.rules import docs
from crs_lint.rules.page_address import page_address
from crs_lint.rules.registry import ALL
from crs_lint.rules.rule import Rule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
# GitHub rejects files with more results than this, or of more than 10 MB when compressed.
_MOST_RESULTS = 25_000
_LARGEST = 9_500_000
_LONGEST_DESCRIPTION = 1024
_MOST_RELATED = 100
_MOST_LINKED = 5
_ROOT = "%SRCROOT%"
# GitHub's words for precision, by the least share of findings that are right.
_PRECISIONS = ((0.95, "very-high"), (0.8, "high"), (0.5, "medium"), (0, "low"))


def write(report: Report, stream: TextIO) -> None:
    most = min(_MOST_RESULTS, len(report.findings) + len(report.suppressed))
    text = dump(document(report, most))
    while (size := _compressed(text)) > _LARGEST and most:
        most = most * _LARGEST // size * 9 // 10
        text = dump(document(report, most))
    stream.write(text)


def _compressed(text: str) -> int:
    """The compressed size in bytes; the plain size if that is within the limit."""
    import zlib

    return len(text) if len(text) <= _LARGEST else len(zlib.compress(text.encode()))


def document(report: Report, most: int = _MOST_RESULTS) -> dict[str, Any]:
    """The log with at most ``most`` results: the worst findings, then suppressed ones."""
    found = worst(report.findings, most)
    suppressed = report.suppressed[: most - len(found)]
    more = len(report.findings) + len(report.suppressed) - len(found) - len(suppressed)
    rules = (*ALL, *report.team_rules)
    shared = _Shared(lru_cache(maxsize=None)(_location), Counter(), {rule.name: index for index, rule in enumerate(rules)})
    run = {
        "tool": {"driver": {"name": "crs-lint", "version": __version__, "rules": [_rule(rule, report.docs_url) for rule in rules]}},
        "automationDetails": {"id": "crs-lint/"},
        "invocations": [_invocation(report, more)],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "properties": counts(report),
        "results": [*(_result(finding, shared) for finding in found), *(_suppressed(one, shared) for one in suppressed)],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _invocation(report: Report, more: int) -> dict[str, Any]:
    """Files that could not be checked, and the number of findings that are left out."""
    notices = [{"level": "error", "message": {"text": _braced(plain(complaint))}} for complaint in report.complaints]
    if more:
        text = f"{more:,} more findings are not in this file, which holds the worst. GitHub takes no more; the other formats have all."
        notices.append({"level": "warning", "message": {"text": text}})
    return {"executionSuccessful": not report.could_not_lint, "toolExecutionNotifications": notices}


def _rule(rule: Rule, docs_url: str) -> dict[str, Any]:
    precision = _precision(rule)
    address = page_address(docs_url, rule.name)
    return {
        "id": rule.name,
        "shortDescription": {"text": _braced(docs.headline(rule))},
        "fullDescription": {"text": _shortened(_braced(" ".join(rule.docs.split())))},
        # Markdown is rendered without placeholders, so that braces in examples are not doubled.
        "help": {"text": _braced(f"{rule.docs}\n\nSource: {rule.source}.\n\n{_where(rule, address)}"), "markdown": docs.page(rule)},
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": {"enabled": rule.default, "level": _LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.category],
            "problem.severity": _PROBLEMS[rule.severity],
            **({"precision": precision} if precision else {}),
        },
    }


def _where(rule: Rule, address: str) -> str:
    """Where the page of a rule is."""
    return f"The page of the rule: {address}" if address else f"In a terminal: crs-lint rule {rule.name}"


def _precision(rule: Rule) -> str:
    """GitHub's word for the precision of a rule; empty if it was not measured."""
    measured = docs.precision(rule)
    return "" if measured is None else next(word for least, word in _PRECISIONS if measured >= least)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_DESCRIPTION else text[: _LONGEST_DESCRIPTION - 1].rstrip("{} ") + "…"


class _Shared(NamedTuple):
    """State that results share: the cached locations of files, how often each fingerprint occurred, and the index of each rule."""

    location: Callable[[str], dict[str, str]]
    times: Counter[str]
    indexes: Mapping[str, int]


def _result(finding: Finding, shared: _Shared) -> dict[str, Any]:
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }
    related = [_related(point, number, shared) for number, point in enumerate(finding.related[:_MOST_RELATED], 1)]
    return {
        "ruleId": finding.rule,
        "ruleIndex": shared.indexes[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": "".join(_message(finding))},
        "locations": [{"physicalLocation": {"artifactLocation": shared.location(finding.path), "region": region}}],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"primaryLocationLineHash": _fingerprint(finding, shared)},
        "suppressions": [],
        "properties": {"category": finding.category, "item": encodable(finding.item or ""), **dict(finding.figures)},
    }


def _suppressed(one: Suppressed, shared: _Shared) -> dict[str, Any]:
    suppression = {"kind": "inSource" if one.by == "comment" else "external"}
    if one.reason:
        suppression["justification"] = plain(one.reason)
    return {**_result(one.finding, shared), "suppressions": [suppression]}


def _message(finding: Finding) -> Iterator[str]:
    """The message with links to related positions by number, without which GitHub does not show them."""
    yield _braced(plain(sentences(finding)))
    for number, point in enumerate(finding.related[:_MOST_LINKED], 1):
        yield " See " if number == 1 else ", "
        yield f"[{_link_text(point)}]({number})"
    if (more := len(finding.related) - _MOST_LINKED) > 0:
        yield f" and {more:,} more"
    if finding.related:
        yield "."


def _link_text(point: RelatedPosition) -> str:
    path = plain(point.path)
    for sign in "\\[]":
        path = path.replace(sign, f"\\{sign}")
    return _braced(f"{path}:{point.line}")


def _related(point: RelatedPosition, number: int, shared: _Shared) -> dict[str, Any]:
    region = {"startLine": point.line, "startColumn": point.column}
    location = {"id": number, "physicalLocation": {"artifactLocation": shared.location(point.path), "region": region}}
    return {**location, "message": {"text": _braced(plain(point.message))}} if point.message else location


def _location(path: str) -> dict[str, str]:
    uri = repository_path.uri(repository_path.inside(path))
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": _ROOT}


def _fingerprint(finding: Finding, shared: _Shared) -> str:
    """The fingerprint with a number, since a suppressed finding may have the same one as a reported finding."""
    shared.times[finding.fingerprint] += 1
    return f"{finding.fingerprint}:{shared.times[finding.fingerprint]}"


def _braced(text: str) -> str:
    """Text with doubled braces, since SARIF takes a single one for a placeholder."""
    return text.replace("{", "{{").replace("}", "}}")
