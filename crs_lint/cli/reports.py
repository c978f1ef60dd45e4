"""``--format``: writes a report to standard output and to files, and the line that sums it up."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from crs_lint.cli.check_arguments import stdout_is_taken
from crs_lint.cli.console import columns, complain, wants_color

if TYPE_CHECKING:
    from typing import TextIO

    from crs_lint.engine.report import Report
    from crs_lint.report.bank_version import BankVersion
    from crs_lint.report.form_items import FormOrder
    from crs_lint.report.registry import Reporter

LEVELS = {"info": 1, "warning": 2, "error": 3}
_MAX_SUMMARY = 1024 * 1024  # GitHub drops the summary of a step that has more bytes
_FOR_PEOPLE = ("text", "concise")


class _NoVersionError(Exception):
    """The page cannot name the commit of the bank; the text says why."""


def write(report: Report, options: argparse.Namespace) -> bool:
    """Writes each format of the options, files first, and the summary; returns whether all files could be written."""
    level = LEVELS[options.min_severity]
    shown = report._replace(findings=tuple(finding for finding in report.findings if finding.severity >= level))
    order = _form_order(shown, options) if options.blind else None
    if options.blind and order is None:
        return False
    done = [_write_key(shown, order, options)] if order and options.key else []
    done += [_write(shown, name, file, order, options) for name, file in sorted(options.format, key=_is_stream)]
    if not options.quiet:
        _write_summary(report, len(report.findings) - len(shown.findings), options)
    if "github" in dict(options.format):
        done.append(_append_summary(shown, options))
    return all(done)


def _form_order(report: Report, options: argparse.Namespace) -> FormOrder | None:
    """What the form of --blind has; None if the file of --form is no form of the items."""
    from crs_lint.forms.form_file import FormFileError, form_of_file
    from crs_lint.report.form_items import ALL_ITEMS, FormOrder, printed_items

    if not options.form:
        return ALL_ITEMS._replace(seed=options.seed or 0)
    try:
        order = FormOrder(options.seed, tuple(form_of_file(options.form)))
        printed_items(report, order)
    except FormFileError as error:
        complain(f"{error}")
        return None
    return order


def _is_stream(format_and_file: tuple[str, str]) -> bool:
    return not format_and_file[1]


def _write(report: Report, name: str, file: str, order: FormOrder | None, options: argparse.Namespace) -> bool:
    """Writes one format; returns whether that worked."""
    from crs_lint.settings.extras import MissingExtraError

    try:
        writer = _writer(report, name, order, options)
    except (MissingExtraError, _NoVersionError) as error:
        complain(str(error))
        return False
    if file:
        return _write_file(report, writer, name, file, options)
    _write_stream(report, writer, name, options)
    return True


def _writer(report: Report, name: str, order: FormOrder | None, options: argparse.Namespace) -> Reporter:
    """What writes a format, or with --statistics its counts. Raises MissingExtraError and _NoVersionError."""
    if options.statistics and name in (*_FOR_PEOPLE, "json"):
        from crs_lint.report import statistics

        return statistics.write_json if name == "json" else statistics.write
    from crs_lint.report.registry import reporter

    if name == "html" and order:
        return reporter("blind_form", order=order)
    return reporter(name, **(_page_options(report, options) if name == "html" else {}))


def _page_options(report: Report, options: argparse.Namespace) -> dict[str, object]:
    """The options of the page that are not the default. Raises _NoVersionError."""
    found: dict[str, object] = {name: True for name in ("all_items", "small_cells", "notes") if getattr(options, name)}
    if options.link_base:
        found["link_base"] = options.link_base
    if options.stamp:
        found["version"] = _version(report)
    return found


def _version(report: Report) -> BankVersion:
    """The commit that the page names. Raises _NoVersionError."""
    from crs_lint.files.git import GitError
    from crs_lint.report.bank_version import version_of

    try:
        return version_of(report)
    except GitError as error:
        raise _NoVersionError(f"--stamp: {error}") from None


def _write_key(report: Report, order: FormOrder, options: argparse.Namespace) -> bool:
    """Writes the key sheet of a form; returns whether that worked."""
    from functools import partial

    try:
        from crs_lint.report import blind_form
    except ModuleNotFoundError:
        return True  # the form, which needs the same packages, says so
    is_table = options.key.endswith(".csv")
    writer = partial(blind_form.write_key_table if is_table else blind_form.write_key, order=order)
    return _write_file(report, writer, "key" if is_table else "html", options.key, options)


def _write_file(report: Report, writer: Reporter, name: str, file: str, options: argparse.Namespace) -> bool:
    """Writes a report to a file, whole or not at all; returns whether that worked."""
    from crs_lint.files import atomic_write

    if reason := why_kept(report, name, file):
        return _complain_of_file(f"{file}: not written; {reason}.", options)
    try:
        with atomic_write.writing(file, folders=True) as stream:
            writer(report, stream)
    except OSError as error:
        return _complain_of_file(f"{file}: cannot be written ({error.strerror}).", options)
    return True


def _complain_of_file(message: str, options: argparse.Namespace) -> bool:
    """Complains of a file that was not written, in an annotation, too, where there are any; returns False."""
    complain(message)
    if ("github", "") in options.format and not stdout_is_taken(options):
        from crs_lint.report import github

        sys.stdout.write(github.not_written(message))
    return False


def why_kept(report: Report, name: str, file: str, command: str = "") -> str:
    """Why a file must not be replaced with a report in a format, or with what another command than ``check`` writes; empty if it may be."""
    if os.path.islink(file) or not os.path.isfile(file):
        return ""  # what is wrong with it is found when it is written
    from crs_lint.files.discover import read_bytes
    from crs_lint.report import own_output

    if os.path.realpath(file) in report.inputs():
        return "this run reads it"
    head = read_bytes(file, own_output.HEAD)
    is_own = isinstance(head, bytes) and own_output.may_be_replaced(head, f"{command}-{name}" if command else name)
    return "" if is_own else f"it exists and is no report in the format {name}"


def _write_stream(report: Report, writer: Reporter, name: str, options: argparse.Namespace) -> None:
    out = sys.stderr if stdout_is_taken(options) else sys.stdout
    if (report.findings or name not in _FOR_PEOPLE) and not options.diff:
        if name == "text" and not options.statistics:
            _write_text(report, out)
        else:
            writer(report, out)
    out.flush()  # no summary of a report that could not be written


def _write_text(report: Report, out: TextIO) -> None:
    from crs_lint.report import text

    width = columns(out)
    text.write(report, out, color=wants_color(out), **({"width": width} if width else {}))


def _write_summary(report: Report, hidden: int, options: argparse.Namespace) -> None:
    """Writes the summary; formats for machines keep standard output to themselves."""
    from crs_lint.report.summary import left_out, summary

    out = sys.stdout if ("text", "") in options.format and not stdout_is_taken(options) else sys.stderr
    out.write(summary(report, hidden) + "\n")
    if any(name in _FOR_PEOPLE for name, _ in options.format) and (said := left_out(report)):
        out.write(said + "\n")


def _append_summary(report: Report, options: argparse.Namespace) -> bool:
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
                return _complain_of_file(f"{file}: the summary of this step is full.", options)
            stream.write(page)
    except OSError as error:
        return _complain_of_file(f"{file}: cannot be written ({error.strerror}).", options)
    return True
