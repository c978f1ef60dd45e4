"""Reporters by the name of their format, and what several of them share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol, TextIO

from crs_lint.engine.report import Report
from crs_lint.model.finding import Finding

# What suppresses findings, as a sentence names it.
SOURCES = {"comment": "comments", "baseline": "the baseline"}


class Reporter(Protocol):
    def __call__(self, report: Report, stream: TextIO) -> None: ...


def reporter(name: str, **options: object) -> Reporter:
    """The reporter of one of format_names.FORMATS, or the form, imported when it is used. Raises MissingExtraError."""
    from crs_lint.settings.extras import import_with_extra

    extra = "html" if name == "blind_form" else name
    module = import_with_extra(f"crs_lint.report.{name}", f"the format {extra}", extra, ("jinja2", "markupsafe"))
    found: Callable[..., None] = module.write
    return partial(found, **options) if options else found


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """Findings by severity, otherwise in the order of the report."""
    return sorted(findings, key=lambda finding: -finding.severity)


def worst(findings: Sequence[Finding], most: int) -> list[Finding]:
    """The worst findings, at most ``most``, in the order of the report."""
    by_severity = sorted(range(len(findings)), key=lambda index: -findings[index].severity)
    return [findings[index] for index in sorted(by_severity[:most])]


def sentences(finding: Finding) -> str:
    """The message and the help of a finding."""
    return f"{finding.message} {finding.help}".strip()
