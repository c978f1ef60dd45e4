"""Reporters: one file a format, each a function of a Report and a stream."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import Protocol, TextIO

from crs_lint.engine.run import Report
from crs_lint.model.finding import Finding

# What silences findings, as a sentence names it.
SOURCES = {"comment": "comments", "baseline": "the baseline"}


class Reporter(Protocol):
    def __call__(self, report: Report, stream: TextIO) -> None: ...


class MissingExtraError(Exception):
    """A format needs a package that comes with an extra; the text is one line."""


def reporter(name: str, **options: bool) -> Reporter:
    """The reporter of a format among format_names.FORMATS, imported only now. Raises MissingExtraError."""
    try:
        found: Callable[..., None] = import_module(f"crs_lint.report.{name}").write
    except ModuleNotFoundError as error:
        if error.name not in ("jinja2", "markupsafe"):
            raise
        raise MissingExtraError(
            f'the format {name} needs the package {error.name}; install crs-lint with its extra "{name}", '
            f'as in: python -m pip install "../crs-lint[{name}]"'
        ) from None
    return partial(found, **options) if options else found


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
