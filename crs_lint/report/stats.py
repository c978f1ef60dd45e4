"""Statistics of a bank as text, JSON and Markdown, with those of responses; these alone as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TextIO

from crs_lint.bank.stats import ExamStats, Table, TableRow
from crs_lint.report.escape_markdown import escape
from crs_lint.report.json import dump, encodable
from crs_lint.text.plural import counted
from crs_lint.text.sanitize import line, sanitize

if TYPE_CHECKING:
    from crs_lint.report.recorded_figures import RecordedItem
    from crs_lint.report.response_figures import ResponseFigures

FORMATS = ("text", "json", "markdown", "csv")
VERSION = 1
_BAR = 30
_LABEL = 40


class ExamAnswers(NamedTuple):
    """What candidates answered, of one exam: the figures of a run with responses, and the statistics that items carry."""

    figures: ResponseFigures | None = None
    recorded: tuple[RecordedItem, ...] = ()


def write(exams: Sequence[ExamStats], stream: TextIO, form: str = "text", answers: Mapping[int, ExamAnswers] = {}) -> None:
    """Writes statistics in one of FORMATS. ``answers`` are what candidates answered, by the index of the exam."""
    if form == "json":
        document = {"version": VERSION, "exams": [_as_object(exam, answers.get(index, ExamAnswers())) for index, exam in enumerate(exams)]}
        stream.write(dump(document))
        return
    if form == "csv":
        from crs_lint.report.response_tables import write_csv

        write_csv(((exams[index].exam, one.figures) for index, one in answers.items() if one.figures is not None), stream)
        return
    rows_of = _markdown if form == "markdown" else _text
    full = _can_show_blocks(stream)
    for index, exam in enumerate(exams):
        stream.writelines(f"{line(row)}\n" for row in rows_of(exam, "█" if full else "#"))
        if index in answers:
            stream.writelines(f"{line(row)}\n" for row in _answers(answers[index], form))


def _answers(answers: ExamAnswers, form: str) -> Iterator[str]:
    """The lines on what candidates answered: in this run, and as items carry it."""
    is_markdown = form == "markdown"
    if answers.figures is not None:
        from crs_lint.report import response_tables

        yield from (response_tables.markdown if is_markdown else response_tables.text)(answers.figures)
    if answers.recorded:
        from crs_lint.report import grid, recorded_figures

        yield from (grid.markdown_rows if is_markdown else grid.text_rows)(recorded_figures.grid(answers.recorded))
        yield from () if is_markdown else ("",)


def _as_object(exam: ExamStats, answers: ExamAnswers) -> dict[str, object]:
    tables = {table.name: [{**row._asdict(), "label": encodable(row.label)} for row in table.rows] for table in exam.tables}
    own: dict[str, object] = {"exam": encodable(exam.exam), "file": encodable(exam.file), "items": exam.items, "tables": tables}
    if answers.figures is not None:
        from crs_lint.report.response_tables import as_object

        own["responses"] = as_object(answers.figures)
    if answers.recorded:
        from crs_lint.report.recorded_figures import as_objects

        own["recorded"] = as_objects(answers.recorded)
    return own


def _can_show_blocks(stream: TextIO) -> bool:
    try:
        "█".encode(stream.encoding or "utf-8")
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def _title(exam: ExamStats) -> str:
    return f"{exam.exam or 'no exam'} ({exam.file or 'no exam.yaml'}): {counted(exam.items, 'item')}"


def _text(exam: ExamStats, block: str) -> Iterator[str]:
    yield _title(exam)
    for table in exam.tables:
        yield ""
        yield table.title + (f" ({table.note})" if table.note else "")
        width = min(max(len(sanitize(row.label)) for row in table.rows), _LABEL)
        for row in table.rows:
            figures = f"{row.items:7,} {_percent(row.share):>5} {_bar(row, table, block):{_BAR}} {_against(row)}"
            yield f"  {sanitize(row.label, _LABEL):{width}} {figures}".rstrip()
    yield ""


def _bar(row: TableRow, table: Table, block: str) -> str:
    """A bar for the row's share; the longest of the table has the full width."""
    longest = max((other.share or 0 for other in table.rows), default=0)
    return block * round(_BAR * (row.share or 0) / longest) if longest else ""


def _against(row: TableRow) -> str:
    return f"of {_percent(row.expected)} expected" if row.expected is not None else ""


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"


def _markdown(exam: ExamStats, block: str) -> Iterator[str]:
    yield f"# {escape(_title(exam))}"
    for table in exam.tables:
        expects = any(row.expected is not None for row in table.rows)
        yield from ("", f"## {table.title}", "", *([f"({table.note})", ""] if table.note else []))
        yield f"| | items | share |{' expected |' if expects else ''} |"
        yield f"|---|---:|---:|{'---:|' if expects else ''}---|"
        for row in table.rows:
            expected = f" {_percent(row.expected)} |" if expects else ""
            yield f"| {escape(row.label)} | {row.items:,} | {_percent(row.share)} |{expected} {_bar(row, table, block)} |"
    yield ""
