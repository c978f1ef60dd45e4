"""Findings as diagnostics of the protocol."""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types

from crs_lint.api import Finding, Report, Severity
from crs_lint.report.registry import sentences
from crs_lint.rules.page_address import page_address
from crs_lint.server.positions import Positions
from crs_lint.server.view import View
from crs_lint.text.sanitize import sanitize

SOURCE = "crs-lint"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_TAGS = {"unused-suppression": types.DiagnosticTag.Unnecessary, "superseded-source": types.DiagnosticTag.Deprecated}


class DiagnosticWriter:
    """Writes the diagnostics of the files of one report."""

    def __init__(self, view: View, report: Report) -> None:
        self._view = view
        self._report = report

    def of_report(self) -> list[types.Diagnostic]:
        """One for each finding, in order, and one for each thing that could not be checked."""
        return [*map(self.of_finding, self._report.findings), *of_complaints(self._report.complaints)]

    def of_finding(self, finding: Finding) -> types.Diagnostic:
        page = self._page(finding.rule)
        return types.Diagnostic(
            range=range_of(finding, self._view.positions(finding.path, self._report)),
            message=sanitize(sentences(finding)),
            severity=_SEVERITIES[finding.severity],
            code=finding.rule,
            code_description=types.CodeDescription(page) if page else None,
            source=SOURCE,
            tags=[_TAGS[finding.rule]] if finding.rule in _TAGS else None,
            related_information=list(self._related(finding)) or None,
        )

    def _page(self, rule: str) -> str:
        """The address of a rule's page: what the editor's user set, then the ``docs-url`` of the bank, then the editor's own pages."""
        template = self._view.client.rule_page
        address = template.replace("{rule}", rule)
        return address if template.startswith(("http://", "https://")) else page_address(self._report.docs_url, rule) or address

    def _related(self, finding: Finding) -> Iterable[types.DiagnosticRelatedInformation]:
        for one in finding.related:
            at = self._view.positions(one.path, self._report).position_at(one.line, one.column)
            place = types.Location(self._view.uri_of(one.path), types.Range(at, at))
            yield types.DiagnosticRelatedInformation(place, sanitize(one.message))


def of_complaints(complaints: Iterable[str]) -> list[types.Diagnostic]:
    """What could not be checked, at the head of a file: it must not look clean for that."""
    return [_at_head(sanitize(one)) for one in complaints]


def _at_head(message: str) -> types.Diagnostic:
    start = types.Position(0, 0)
    return types.Diagnostic(types.Range(start, start), message, severity=types.DiagnosticSeverity.Error, source=SOURCE)


def range_of(finding: Finding, positions: Positions) -> types.Range:
    start = positions.position_at(finding.line, finding.column)
    return types.Range(start, positions.position_at(finding.end_line, finding.end_column))
