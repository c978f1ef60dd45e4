"""``--fix``, ``--unsafe-fixes``, ``--diff`` and ``--add-ignore``: changes the files of a bank, and says what changed."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from crs_lint.cli.check_arguments import stdout_is_taken
from crs_lint.cli.console import complain, note
from crs_lint.fixing import change_files
from crs_lint.fixing.outcome import ChangeOptions

if TYPE_CHECKING:
    from crs_lint.cli.progress import Progress
    from crs_lint.fixing.outcome import Outcome
    from crs_lint.settings.request import Request

_MAX_NOTES = 20


def make(request: Request, options: argparse.Namespace, progress: Progress) -> Outcome:
    """Changes the files as the options say, or with --diff finds out what would change. Raises ConfigError."""
    safe = options.fix or (options.diff and options.add_ignore is None)
    reason = options.add_ignore.strip() if options.add_ignore is not None else None
    return change_files.change(request, ChangeOptions(safe, options.unsafe_fixes, reason), write=not options.diff, progress=progress)


def show(outcome: Outcome, request: Request, options: argparse.Namespace) -> bool:
    """Shows what changed or would change; returns whether every file could be changed."""
    if options.diff:
        from crs_lint.report import diff

        diff.write(outcome.changes, sys.stdout)
        sys.stdout.flush()
    elif request.stdin is not None and len(request.stdin) <= request.overrides.limits.file_size:
        sys.stdout.flush()
        sys.stdout.buffer.write(dict(outcome.held).get(os.path.abspath(request.stdin_name), request.stdin))
    if outcome.changes and not options.quiet:
        from crs_lint.report import summary

        stream = sys.stderr if stdout_is_taken(options) or ("text", "") not in options.format else sys.stdout
        if options.show_fixes:
            stream.writelines(f"{row}\n" for row in summary.fixes(outcome.fixes))
        stream.write(summary.changes(outcome.changes, written=not options.diff) + "\n")
    _say_what_was_not_done(outcome)
    return not outcome.failures


def _say_what_was_not_done(outcome: Outcome) -> None:
    for one in outcome.notes[:_MAX_NOTES]:
        note(one)
    if (more := len(outcome.notes) - _MAX_NOTES) > 0:
        note(f"{more:,} more were not changed.")
    for failure in outcome.failures:
        complain(failure)
