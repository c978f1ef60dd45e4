"""``--format``: writes a report to standard output and to files."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from crs_lint.cli.check_arguments import stdout_is_taken
from crs_lint.cli.console import complain, wants_color

if TYPE_CHECKING:
    from crs_lint.engine.report import Report
    from crs_lint.report.registry import Reporter

_MAX_SUMMARY = 1024 * 1024  # GitHub drops the summary of a step that has more bytes
_FOR_PEOPLE = ("text", "concise")


def write(report: Report, options: argparse.Namespace) -> bool:
    """Writes each format of the options, files first; returns whether all files could be written."""
    done = [_write(report, name, file, options) for name, file in sorted(options.format, key=_is_stream)]
    if "github" in dict(options.format):
        done.append(_append_summary(report))
    return all(done)


def _is_stream(format_and_file: tuple[str, str]) -> bool:
    return not format_and_file[1]


def _write(report: Report, name: str, file: str, options: argparse.Namespace) -> bool:
    """Writes one format; returns whether that worked."""
    from crs_lint.report.registry import reporter
    from crs_lint.settings.extras import MissingExtraError

    try:
        writer = reporter(name, **({"all_items": True} if name == "html" and options.all_items else {}))
    except MissingExtraError as error:
        complain(str(error))
        return False
    if file:
        return _write_file(report, writer, file)
    _write_stream(report, name, writer, options)
    return True


def _write_file(report: Report, writer: Reporter, file: str) -> bool:
    """Writes a report to a file, whole or not at all; returns whether that worked."""
    from crs_lint.files import atomic_write

    try:
        with atomic_write.writing(file) as stream:
            writer(report, stream)
    except OSError as error:
        complain(f"{file}: cannot be written ({error.strerror}).")
        return False
    return True


def _write_stream(report: Report, name: str, writer: Reporter, options: argparse.Namespace) -> None:
    from crs_lint.report import text

    out = sys.stderr if stdout_is_taken(options) else sys.stdout
    if (report.findings or name not in _FOR_PEOPLE) and not options.diff:
        if options.statistics and name in _FOR_PEOPLE:
            out.writelines(f"{row}\n" for row in text.statistics(report))
        elif name == "text":
            text.write(report, out, color=wants_color(out))
        else:
            writer(report, out)
    out.flush()  # no summary of a report that could not be written
    if options.quiet or not (out.isatty() or report.findings or report.suppressed or report.stale):
        return
    # Formats for machines keep standard output to themselves.
    (out if name == "text" else sys.stderr).write(text.summary(report) + "\n")


def _append_summary(report: Report) -> bool:
    """Appends a page to the summary of a GitHub job, if this is one; returns whether that worked."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return True
    from crs_lint.report import markdown

    try:
        with open(file, "a", encoding="utf-8", newline="\n") as stream:
            limit = _MAX_SUMMARY - 1 - os.fstat(stream.fileno()).st_size
            page = markdown.page(report, limit)
            if len(page.encode()) > limit:
                complain(f"{file}: the summary of this step is full.")
                return False
            stream.write(page)
    except OSError as error:
        complain(f"{file}: cannot be written ({error.strerror}).")
        return False
    return True
