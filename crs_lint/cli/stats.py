"""``crs-lint stats``: statistics of a bank."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from crs_lint.cli.arguments import Parser, start_logging
from crs_lint.cli.check_arguments import add_responses, split_responses
from crs_lint.cli.console import complain
from crs_lint.cli.exit_codes import COULD_NOT_LINT, OK
from crs_lint.cli.failure import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crs_lint.bank.stats import ExamStats
    from crs_lint.engine.report import Report
    from crs_lint.model.finding import Finding
    from crs_lint.report.stats import ExamAnswers


def run(given: list[str]) -> int:
    """Runs the command with its arguments and returns the exit code. Raises UsageError."""
    options = parser().options_of(given)
    split_responses(options)
    if not options.paths:
        raise UsageError("name the folder of a bank, as in: crs-lint stats bank/")
    if options.format == "csv" and not options.responses:
        raise UsageError("--format csv is for responses, as in: crs-lint stats bank/ --responses responses.csv --format csv")
    start_logging(options)
    from crs_lint.api import ConfigError, Overrides, Request, lint
    from crs_lint.cli.check_request import loaded_plugins, responses_of
    from crs_lint.cli.complaints import complain_of, note_settings
    from crs_lint.report import stats

    try:
        overrides = Overrides(plugins=loaded_plugins(options.plugin))
        report = lint(
            options.paths,
            Request(
                overrides=overrides,
                config=options.config,
                isolated=options.isolated,
                needs_facts=True,
                responses=responses_of(options, uses_settings=True),
            ),
        )
    except ConfigError as error:
        return complain(str(error))
    exams = [exam for exam in _exams(report) if exam.items]
    stats.write(exams, sys.stdout, options.format, _answers(report, exams, small_cells=options.small_cells))
    complain_of(report, debug=options.debug)
    if options.write_statistics:
        from crs_lint.cli import write_statistics

        if not write_statistics.write(report):
            return COULD_NOT_LINT
    note_settings(report)
    return COULD_NOT_LINT if report.could_not_lint else OK


def _exams(report: Report) -> list[ExamStats]:
    """The statistics of each exam, with the findings in its files."""
    from crs_lint.bank.stats import stats_of

    exams = []
    for exam, items in report.banks:
        files = {item.file for item in items} | {exam.file}
        findings = [finding for finding in report.findings if finding.path in files]
        exams.append(_with_habits(stats_of(exam, items, findings), findings))
    return exams


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


def _with_habits(stats: ExamStats, findings: Sequence[Finding]) -> ExamStats:
    """The statistics with a note on the rules that report most items, and how to switch them off."""
    from crs_lint.report.habits import habits_in

    habits = habits_in(findings, stats.items)
    told = [f"{one.rule} holds for {one.reported:,} of {one.items:,} items; {one.remedy} switches it off" for one in habits]
    tables = (table._replace(note="; ".join(told)) if table.name == "findings" and told else table for table in stats.tables)
    return stats._replace(tables=tuple(tables))


def parser() -> Parser:
    """The parser of all options."""
    from crs_lint.report.stats import FORMATS

    made = Parser("crs-lint stats", "Shows statistics of a bank.", usage="crs-lint stats PATH ...")
    made.add_argument("paths", nargs="*", metavar="PATH", help="folders of banks")
    made.add_argument("--format", choices=FORMATS, default="text", help="output format (default: text)")
    made.add_argument("--config", default="", metavar="FILE", help="use this config file for all files")
    made.add_argument("--isolated", action="store_true", help="use no config file")
    add_responses(made)
    made.add_plugins()
    made.add_diagnostics()
    return made
