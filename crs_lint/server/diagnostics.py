"""Findings as diagnostics of the protocol."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from lsprotocol import types

from crs_lint.api import Finding, Report, Severity
from crs_lint.report.registry import sentences
from crs_lint.server.positions import Positions
from crs_lint.text.sanitize import sanitize

SOURCE = "crs-lint"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_TAGS = {"unused-suppression": types.DiagnosticTag.Unnecessary, "superseded-source": types.DiagnosticTag.Deprecated}


class DiagnosticWriter:
    """Writes the diagnostics of one file. ``positions_of`` and ``uri_of`` are those of any file that findings compare with.

    ``rule_page`` is the address of a rule's page, with ``{rule}`` for its name; empty if the pages are nowhere.
    """

    def __init__(self, positions_of: Callable[[str], Positions], uri_of: Callable[[str], str], rule_page: str) -> None:
        self._positions_of = positions_of
        self._uri_of = uri_of
        self._rule_page = rule_page

    def of_report(self, report: Report) -> list[types.Diagnostic]:
        """One for each finding, in order, and one for each thing that could not be checked."""
        return [*map(self.of_finding, report.findings), *of_complaints(report.complaints)]

    def of_finding(self, finding: Finding) -> types.Diagnostic:
        page = self._rule_page.replace("{rule}", finding.rule)
        return types.Diagnostic(
            range=range_of(finding, self._positions_of(finding.path)),
            message=sanitize(sentences(finding)),
            severity=_SEVERITIES[finding.severity],
            code=finding.rule,
            code_description=types.CodeDescription(page) if page else None,
            source=SOURCE,
            tags=[_TAGS[finding.rule]] if finding.rule in _TAGS else None,
            related_information=list(self._related(finding)) or None,
            data={"fingerprint": finding.fingerprint},
        )

    def _related(self, finding: Finding) -> Iterable[types.DiagnosticRelatedInformation]:
        for one in finding.related:
            at = self._positions_of(one.path).position_at(one.line, one.column)
            yield types.DiagnosticRelatedInformation(types.Location(self._uri_of(one.path), types.Range(at, at)), sanitize(one.message))


def of_complaints(complaints: Iterable[str]) -> list[types.Diagnostic]:
    """What could not be checked, at the head of a file: it must not look clean for that."""
    return [_at_head(sanitize(one)) for one in complaints]


def _at_head(message: str) -> types.Diagnostic:
    start = types.Position(0, 0)
    return types.Diagnostic(types.Range(start, start), message, severity=types.DiagnosticSeverity.Error, source=SOURCE)


def range_of(finding: Finding, positions: Positions) -> types.Range:
    start = positions.position_at(finding.line, finding.column)
    return types.Range(start, positions.position_at(finding.end_line, finding.end_column))


def is_about(diagnostic: types.Diagnostic, finding: Finding) -> bool:
    """Whether a diagnostic that a client sends back was made of a finding, wherever its text has moved meanwhile."""
    data: Any = diagnostic.data
    fingerprint = data.get("fingerprint") if isinstance(data, dict) else None
    return diagnostic.code == finding.rule and fingerprint in (finding.fingerprint, None)
