"""GitLab Code Quality: a list of findings, which GitLab compares by fingerprint with the target branch."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TextIO

from crs_lint.engine.report import Report
from crs_lint.model.finding import Finding, Severity
from crs_lint.report import repository_path
from crs_lint.report.escape_markdown import plain
from crs_lint.report.json import dump, encodable
from crs_lint.report.registry import sentences

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(report: Report, stream: TextIO) -> None:
    inside = lru_cache(maxsize=None)(repository_path.inside)
    stream.write(dump([_issue(finding, inside(finding.path)) for finding in report.findings]))


def _issue(finding: Finding, path: str) -> dict[str, Any]:
    return {
        "description": plain(f"{finding.rule}: {sentences(finding)}"),
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": encodable(path),
            "positions": {
                "begin": {"line": finding.line, "column": finding.column},
                "end": {"line": finding.end_line, "column": finding.end_column},
            },
        },
    }
