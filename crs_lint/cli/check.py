"""``crs-lint check``: checks files, changes them where that is asked for, and reports."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from crs_lint import log
from crs_lint.cli import check_arguments
from crs_lint.cli.arguments import start_logging
from crs_lint.cli.console import complain, note
from crs_lint.cli.exit_codes import COULD_NOT_LINT, FINDINGS, OK

if TYPE_CHECKING:
    from crs_lint.engine.run import Report

_LEVELS = {"info": 1, "warning": 2, "error": 3}


def run(given: list[str]) -> int:
    """Runs the command with its arguments and returns the exit code. Raises UsageError."""
    options = check_arguments.parse(given)
    start_logging(options)
    log.debug(__name__, "options: %s", options)
    from crs_lint.api import ConfigError

    try:
        if options.show_settings or options.show_files:
            from crs_lint.cli import show

            return show.run(options)
        return _check(options)
    except ConfigError as error:
        return complain(str(error))


def _check(options: argparse.Namespace) -> int:
    """Checks, reports, and returns the exit code. Raises ConfigError."""
    from crs_lint.api import lint
    from crs_lint.cli import complaints, reports
    from crs_lint.cli.check_request import request_of
    from crs_lint.cli.progress import Progress

    request = request_of(options)
    progress = Progress(sys.stderr)
    outcome = None
    if check_arguments.changes_files(options):
        from crs_lint.cli import changes

        outcome = changes.make(request, options, progress)
    if outcome is not None and not options.diff:
        request = request._replace(held=outcome.held)
    report = (outcome.report if outcome is not None else None) or lint(request.paths, request, progress=progress)
    log.debug(__name__, "%s files checked, %s findings", report.files, len(report.findings))
    progress.clear()
    failed = outcome is not None and not changes.show(outcome, request, options)
    failed = not reports.write(report, options) or failed
    if options.verbose and report.trouble:
        note(report.trouble)
    complaints.warn_of_weakened_check(report, request.since)
    complaints.complain_of(report, debug=options.debug)
    return COULD_NOT_LINT if failed or report.could_not_lint else _verdict(report, options)


def _verdict(report: Report, options: argparse.Namespace) -> int:
    level = _LEVELS[options.fail_level]
    failed = any(finding.severity >= level for finding in report.findings)
    return FINDINGS if failed and not options.exit_zero else OK
