"""Annotations on GitHub: workflow commands on standard output, the worst first, as many as GitHub shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TextIO

from crs_lint.engine.report import Report
from crs_lint.model.finding import Finding, Severity
from crs_lint.report import repository_path
from crs_lint.report.registry import sentences
from crs_lint.text.plural import counted
from crs_lint.text.sanitize import sanitize

# GitHub shows this many annotations of a kind for a step and drops the rest silently.
_MOST = 10
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(report: Report, stream: TextIO) -> None:
    stream.writelines(f"{command}\n" for command in _commands(report))


def not_written(message: str) -> str:
    """The annotation that a report could not be written, as a line."""
    return _command("error", message, {"title": "report not written"}) + "\n"


def _commands(report: Report) -> Iterator[str]:
    inside = lru_cache(maxsize=None)(repository_path.inside)
    waiting = {
        "error": [_command("error", complaint, {"title": "not checked"}) for complaint in report.complaints],
        "warning": [],
        "notice": [],
    }
    for finding in report.findings:
        kind = _KINDS[finding.severity]
        waiting[kind].append(_command(kind, sentences(finding), {**_place(finding, inside(finding.path)), "title": finding.rule}))
    more = any(len(commands) > _MOST for commands in waiting.values())
    for kind, commands in waiting.items():
        yield from commands[: _MOST - (more and kind == "notice")]
    if more:
        yield _rest(waiting)


def _rest(waiting: Mapping[str, list[str]]) -> str:
    """The last notice, which counts the annotations that GitHub would not show."""
    shown = {"error": _MOST, "warning": _MOST, "notice": _MOST - 1}
    left = [(len(commands) - shown[kind], kind) for kind, commands in waiting.items()]
    counts = [counted(count, f"more {kind}") for count, kind in left if count > 0]
    message = f"{' and '.join(counts)}. GitHub shows {_MOST} of a kind; the summary of the job and the other formats have all."
    return _command("notice", message, {"title": "crs-lint found more"})


def _place(finding: Finding, path: str) -> dict[str, object]:
    """The position of a finding; GitHub accepts columns only within one line."""
    place: dict[str, object] = {"file": path, "line": finding.line, "endLine": finding.end_line}
    if finding.line == finding.end_line:
        place |= {"col": finding.column, "endColumn": finding.end_column}
    return place


def _command(kind: str, message: str, properties: Mapping[str, object]) -> str:
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{kind} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return sanitize(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
