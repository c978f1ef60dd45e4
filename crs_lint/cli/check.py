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
    from crs_lint.cli.progress import Progress
    from crs_lint.engine.report import Report
    from crs_lint.fixing.outcome import Outcome
    from crs_lint.settings.request import Request


def run(given: list[str]) -> int:
    """Runs the command with its arguments and returns the exit code. Raises UsageError."""
    options = check_arguments.parse(given)
    start_logging(options)
    log.debug(__name__, "options: %s", options)
    if options.watch and not (options.show_settings or options.show_files):
        from crs_lint.cli import watch

        return watch.run(options, _run)
    return _run(options)


def _run(options: argparse.Namespace) -> int:
    """Shows or checks what the options ask for, and returns the exit code."""
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
    outcome = _changed(request, options, progress)
    current = request if outcome is None or options.diff else request._replace(contents=outcome.held)
    # The fixes that were applied last have been verified by a run, of which this would be a repetition.
    verified = outcome.report if outcome is not None else None
    report = verified or lint(current.paths, current, progress=progress)
    log.debug(__name__, "%s files checked, %s findings", report.files, len(report.findings))
    progress.clear()
    all_changed = outcome is None or _show_changes(outcome, request, options)
    all_written = reports.write(report, options)
    if options.verbose and report.cache_problem:
        note(report.cache_problem)
    complaints.warn_of_weakened_check(report, request.since)
    complaints.complain_of(report, debug=options.debug)
    if not options.quiet:
        complaints.note_settings(report)
    return _verdict(report, options) if all_changed and all_written and not report.could_not_lint else COULD_NOT_LINT


def _changed(request: Request, options: argparse.Namespace, progress: Progress) -> Outcome | None:
    """Changes the files, or finds out what would change; None where the options ask for neither. Raises ConfigError."""
    if not check_arguments.changes_files(options):
        return None
    from crs_lint.cli import changes

    return changes.make(request, options, progress)


def _show_changes(outcome: Outcome, request: Request, options: argparse.Namespace) -> bool:
    from crs_lint.cli import changes

    return changes.show(outcome, request, options)


def _verdict(report: Report, options: argparse.Namespace) -> int:
    """The exit code of a run that could check everything; notes which other option than the fail level makes it fail."""
    from crs_lint.cli.reports import LEVELS
    from crs_lint.model.finding import Severity
    from crs_lint.report.summary import stale

    failed = any(finding.severity >= LEVELS[options.fail_level] for finding in report.findings)
    warnings = report.count(Severity.WARNING)
    if options.max_warnings is not None and warnings > options.max_warnings:
        note(f"{warnings:,} warnings are more than the {options.max_warnings:,} of --max-warnings.")
        failed = True
    if options.fail_on_stale and report.stale:
        note(f"{stale(report)}; --prune-baseline removes them.")
        failed = True
    return FINDINGS if failed and not options.exit_zero else OK
