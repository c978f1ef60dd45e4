"""What a report says about the run itself, on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from crs_lint.cli.console import complain, note, traceback
from crs_lint.text.sanitize import line, sanitize

if TYPE_CHECKING:
    from crs_lint.engine.report import Report

_MAX_WARNINGS = 100


def complain_of(report: Report, *, debug: bool) -> None:
    """Says what could not be checked, and which settings would fit files that are not in the native format."""
    for complaint in report.complaints:
        complain(complaint)
    if debug:
        for crash in report.crashes:
            traceback(crash.traceback)
    if report.advice:
        head, *rows = report.advice.split("\n")
        complain(head)
        sys.stderr.writelines(f"{line(row)}\n" for row in rows)


def note_settings(report: Report) -> None:
    """Says what whoever wrote the settings should look at."""
    for sentence in report.notes:
        note(sentence)


def warn_of_weakened_check(report: Report, revision: str) -> None:
    """Lists what weakens the check since a revision, for whoever reviews the change; no option hides it."""
    if report.weakened:
        note(f"changes since {revision} that weaken the check:")
    for sentence in report.weakened[:_MAX_WARNINGS]:
        sys.stderr.write(f"  - {sanitize(sentence)}\n")
    if (more := len(report.weakened) - _MAX_WARNINGS) > 0:
        sys.stderr.write(f"  - and {more:,} more\n")
