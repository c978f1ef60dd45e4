"""rdjson, the format of reviewdog; columns count UTF-8 bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TextIO

from crs_lint.document.lines import Lines
from crs_lint.engine.report import Report
from crs_lint.model.finding import Finding, RelatedPosition, Severity
from crs_lint.report.escape_markdown import plain
from crs_lint.report.fix_offers import Offer, Position, Replacement, offers
from crs_lint.report.json import dump, encodable
from crs_lint.report.registry import sentences

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def write(report: Report, stream: TextIO) -> None:
    positions: dict[str, set[Position]] = {}
    suggestions = [_suggestion(offer) for _, offer in offers(report)]
    for path, line, column in _positions(report, suggestions):
        positions.setdefault(path, set()).add((line, column))
    columns = {path: byte_columns(report.text_of(path), found) for path, found in positions.items()}
    diagnostics = [_diagnostic(finding, one, columns) for finding, one in zip(report.findings, suggestions, strict=True)]
    stream.write(dump({"source": {"name": "crs-lint"}, "diagnostics": diagnostics}))


def _suggestion(offer: Offer | None) -> Replacement | None:
    """The edit of a fix with a single edit; one of several would be half a fix."""
    return offer.edits[0] if offer is not None and len(offer.edits) == 1 else None


def _positions(report: Report, suggestions: Sequence[Replacement | None]) -> Iterator[tuple[str, int, int]]:
    for finding, suggestion in zip(report.findings, suggestions, strict=True):
        yield finding.path, finding.line, finding.column
        yield finding.path, finding.end_line, finding.end_column
        if suggestion is not None:
            yield finding.path, *suggestion.start
            yield finding.path, *suggestion.end
        for point in finding.related:
            yield point.path, point.line, point.column


def byte_columns(text: str, positions: set[Position]) -> dict[Position, int]:
    """Columns in UTF-8 bytes from 1, by position. Each line is encoded once, however many positions are on it.

    Without a text, which is a file that could not be decoded, columns stay as they are.
    """
    if not text:
        return {position: position[1] for position in positions}
    starts = Lines(text).starts
    columns: dict[Position, int] = {}
    current, start, done, counted = 0, 0, 0, 0
    for line, column in sorted(positions):
        if line != current:
            current, counted = line, 0
            start = done = starts[line - 1] if line <= len(starts) else len(text)
        counted += len(text[done : start + column - 1].encode("utf-8", "surrogatepass"))
        done = start + column - 1
        columns[line, column] = counted + 1
    return columns


def _diagnostic(finding: Finding, suggestion: Replacement | None, columns: Mapping[str, Mapping[Position, int]]) -> dict[str, Any]:
    def position(path: str, line: int, column: int) -> dict[str, int]:
        return {"line": line, "column": columns[path][line, column]}

    path = finding.path

    def span(start: Position, end: Position) -> dict[str, Any]:
        return {"start": position(path, *start), "end": position(path, *end)}

    related = [_related(point, position(point.path, point.line, point.column)) for point in finding.related]
    return {
        "message": plain(sentences(finding)),
        "location": {"path": encodable(path), "range": span((finding.line, finding.column), (finding.end_line, finding.end_column))},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
        **({"related_locations": related} if related else {}),
        **({"suggestions": [{"range": span(suggestion.start, suggestion.end), "text": suggestion.text}]} if suggestion else {}),
    }


def _related(point: RelatedPosition, start: dict[str, int]) -> dict[str, Any]:
    return {"message": plain(point.message), "location": {"path": encodable(point.path), "range": {"start": start}}}
