"""One line for each finding: ``PATH:LINE:COL: SEVERITY RULE MESSAGE``."""

from __future__ import annotations

from typing import TextIO

from crs_lint.engine.report import Report
from crs_lint.text.sanitize import line, sanitize


def write(report: Report, stream: TextIO) -> None:
    for finding in report.findings:
        position = f"{sanitize(finding.path)}:{finding.line}:{finding.column}"
        stream.write(line(f"{position}: {finding.severity.word} {finding.rule} {finding.message}") + "\n")
