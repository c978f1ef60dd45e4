"""``crs-lint stats``: statistics of a bank."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from crs_lint.cli.arguments import Parser, start_logging
from crs_lint.cli.check_arguments import add_responses, formats_of, split_responses
from crs_lint.cli.console import complain
from crs_lint.cli.exit_codes import COULD_NOT_LINT, OK
from crs_lint.cli.failure import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crs_lint.bank.stats import ExamStats
    from crs_lint.engine.report import Report
    from crs_lint.report.exam_stats import Wanted
    from crs_lint.report.stats import ExamAnswers
    from crs_lint.settings.request import Request


def run(given: list[str]) -> int:
    """Runs the command with its arguments and returns the exit code. Raises UsageError."""
    options = _parse(given)
    start_logging(options)
    from crs_lint.api import ConfigError, lint
    from crs_lint.cli.complaints import complain_of, note_settings
    from crs_lint.report.exam_stats import exam_stats
    from crs_lint.settings.extras import MissingExtraError

    try:
        wanted = _wanted(options)
        request = _request(options)
        report = lint(options.paths, request)
        exams = exam_stats(report, request, wanted)
    except (ConfigError, MissingExtraError) as error:
        return complain(str(error))
    is_written = _write(report, exams, options)
    complain_of(report, debug=options.debug)
    if options.write_statistics:
        from crs_lint.cli import write_statistics

        is_written = write_statistics.write(report) and is_written
    note_settings(report)
    return OK if is_written and not report.could_not_lint else COULD_NOT_LINT


def _parse(given: list[str]) -> argparse.Namespace:
    """The options; ``format`` becomes pairs of a name and a file, which is empty for standard output. Raises UsageError."""
    from crs_lint.report.stats import FORMATS

    options = parser().options_of(given)
    split_responses(options)
    if not options.paths:
        raise UsageError("name the folder of a bank, as in: crs-lint stats bank/")
    if options.since == "":
        raise UsageError("--since requires a revision, as in: --since v1.0")
    options.format = formats_of(options.format or ["text"], FORMATS)
    return options


def _request(options: argparse.Namespace) -> Request:
    from crs_lint.api import Overrides, Request
    from crs_lint.cli.check_request import loaded_plugins, responses_of

    return Request(
        tuple(options.paths),
        Overrides(plugins=loaded_plugins(options.plugin)),
        config=options.config,
        isolated=options.isolated,
        needs_facts=True,
        responses=responses_of(options, uses_settings=True),
    )


def _wanted(options: argparse.Namespace) -> Wanted:
    """What is asked for beside the tables. Raises MissingExtraError."""
    from crs_lint.report.exam_stats import Wanted

    grade_of = None
    if options.reading:
        from crs_lint.settings.extras import import_with_extra

        packages = ("textstat", "nltk", "pyphen")
        grade_of = import_with_extra("crs_lint.bank.reading_grade", "--reading", "reading", packages).grade_of
    return Wanted(grade_of, _now() if options.age else None, options.since or "")


def _now() -> int:
    """The time, in seconds since 1970."""
    import time

    return int(time.time())


def _write(report: Report, exams: Sequence[ExamStats], options: argparse.Namespace) -> bool:
    """Writes each format, files first; returns whether all files could be written."""
    from crs_lint.report import stats

    answers = _answers(report, exams, small_cells=options.small_cells)
    done = [_write_file(report, exams, answers, name, file) for name, file in options.format if file]
    for name, file in options.format:
        if not file:
            stats.write(exams, sys.stdout, name, answers)
    return all(done)


def _write_file(report: Report, exams: Sequence[ExamStats], answers: dict[int, ExamAnswers], name: str, file: str) -> bool:
    """Writes statistics to a file, whole or not at all; returns whether that worked."""
    from crs_lint.cli.reports import why_kept
    from crs_lint.files import atomic_write
    from crs_lint.report import stats

    if reason := why_kept(report, name, file, "stats"):
        complain(f"{file}: not written; {reason}.")
        return False
    try:
        with atomic_write.writing(file, folders=True) as stream:
            stats.write(exams, stream, name, answers)
    except OSError as error:
        complain(f"{file}: cannot be written ({error.strerror}).")
        return False
    return True


def _answers(report: Report, exams: Sequence[ExamStats], *, small_cells: bool) -> dict[int, ExamAnswers]:
    """What candidates answered, by the index of the exam."""
    from crs_lint.report.recorded_figures import recorded_items
    from crs_lint.report.stats import ExamAnswers

    indexes = {(exam.file, exam.exam): index for index, exam in enumerate(exams)}
    figures = {}
    if report.evidence:
        from crs_lint.report.response_figures import figures_of

        figures = {(one.exam.file, one.exam.id): figures_of(one, report.findings, small_cells=small_cells) for one in report.evidence}
    found = {}
    for exam, items in report.banks:
        index = indexes.get((exam.file, exam.id))
        answers = ExamAnswers(
            figures.get((exam.file, exam.id)), recorded_items(report, exam, list(dict.fromkeys(item.file for item in items)))
        )
        if index is not None and (answers.figures is not None or answers.recorded):
            found[index] = answers
    return found


def parser() -> Parser:
    """The parser of all options."""
    from crs_lint.report.stats import FORMATS

    made = Parser("crs-lint stats", "Shows statistics of a bank.", usage="crs-lint stats PATH ...")
    made.add_argument("paths", nargs="*", metavar="PATH", help="folders of banks")
    formats = f"output format, repeatable: {', '.join(FORMATS)} (default: text)"
    made.add_argument("-f", "--format", action="append", default=[], metavar="FORMAT[=FILE]", help=formats)
    made.add_argument("--since", metavar="REVISION", help="also show what came, went and changed since this git revision")
    made.add_argument("--age", action="store_true", help="also show when items changed, from the history of git, or were reviewed")
    made.add_argument("--reading", action="store_true", help="also show the reading level of English items; requires the extra reading")
    made.add_argument("--config", default="", metavar="FILE", help="use this config file for all files")
    made.add_argument("--isolated", action="store_true", help="use no config file")
    add_responses(made)
    made.add_plugins()
    made.add_diagnostics()
    return made
