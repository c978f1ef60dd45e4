"""Reporters: one file a format, each a function of a Report and a stream."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, TextIO

from crs_lint.finding import Finding
from crs_lint.run import Report

FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson", "markdown")


class Reporter(Protocol):
    def __call__(self, report: Report, stream: TextIO) -> None: ...


def reporter(name: str) -> Reporter:
    """The reporter of a format among FORMATS, imported only now."""
    found: Reporter = import_module(f"crs_lint.report.{name}").write
    return found


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """Findings by severity, and those of one severity in the order of the report."""
    return sorted(findings, key=lambda finding: -finding.severity)


def worst(findings: Sequence[Finding], most: int) -> list[Finding]:
    """The worst findings, no more than ``most``, in the order of the report."""
    by_severity = sorted(range(len(findings)), key=lambda index: -findings[index].severity)
    return [findings[index] for index in sorted(by_severity[:most])]


def sentences(finding: Finding) -> str:
    """What is wrong, and what to do about it."""
    return f"{finding.message} {finding.help}".strip()
