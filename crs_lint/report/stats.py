"""Statistics of a bank as text, JSON, Markdown and CSV, with those of responses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TextIO

from crs_lint.bank.stats import ExamStats
from crs_lint.bank.table import Table, TableRow
from crs_lint.report import grid, stats_grids, stats_values
from crs_lint.report.escape_markdown import escape
from crs_lint.report.json import dump
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
    """Writes statistics in one of FORMATS. ``answers`` are what candidates answered, by the index of the exam; as CSV, these alone."""
    if form == "json":
        document = {"version": VERSION, "exams": [_as_object(exam, answers.get(index, ExamAnswers())) for index, exam in enumerate(exams)]}
        stream.write(dump(document))
    elif form == "csv":
        _write_csv(exams, stream, answers)
    else:
        _write_lines(exams, stream, form, answers)


def _write_csv(exams: Sequence[ExamStats], stream: TextIO, answers: Mapping[int, ExamAnswers]) -> None:
    figures = [(exams[index].exam, one.figures) for index, one in answers.items() if one.figures is not None]
    if figures:
        from crs_lint.report import response_tables

        response_tables.write_csv(figures, stream)
    else:
        stats_values.write_csv(exams, stream)


def _write_lines(exams: Sequence[ExamStats], stream: TextIO, form: str, answers: Mapping[int, ExamAnswers]) -> None:
    rows_of = _markdown if form == "markdown" else _text
    block = "█" if _can_show_blocks(stream) else "#"
    for index, exam in enumerate(exams):
        stream.writelines(f"{line(row)}\n" for row in rows_of(exam, block))
        if index in answers:
            stream.writelines(f"{line(row)}\n" for row in _answers(answers[index], form))


def _answers(answers: ExamAnswers, form: str) -> Iterator[str]:
    """The lines on what candidates answered: in this run, and as items carry it."""
    is_markdown = form == "markdown"
    if answers.figures is not None:
        from crs_lint.report import response_tables

        yield from (response_tables.markdown if is_markdown else response_tables.text)(answers.figures)
    if answers.recorded:
        from crs_lint.report import recorded_figures

        yield from (grid.markdown_rows if is_markdown else grid.text_rows)(recorded_figures.grid(answers.recorded))
        yield from () if is_markdown else ("",)


def _as_object(exam: ExamStats, answers: ExamAnswers) -> dict[str, object]:
    own = stats_values.as_object(exam)
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
        yield table.title + (f" ({table.about})" if table.about else "")
        width = min(max(len(sanitize(row.label)) for row in table.rows), _LABEL)
        for row in table.rows:
            figures = f"{row.items:7,} {_percent(row.share):>5} {_bar(row, table, block):{_BAR}} {_against(row)}"
            yield f"  {sanitize(row.label, _LABEL):{width}} {figures}".rstrip()
    for section in stats_grids.sections(exam):
        yield from grid.text_rows(section.grid) if section.grid.rows else ("", section.grid.title)
        yield from (f"  {sanitize(one)}" for one in section.sentences)
    yield ""


def _bar(row: TableRow, table: Table, block: str) -> str:
    """A bar for the row's share; the longest of the table has the full width."""
    longest = max((other.share or 0 for other in table.rows), default=0)
    return block * round(_BAR * (row.share or 0) / longest) if longest else ""


def _against(row: TableRow) -> str:
    """What a row is compared with: the expected share, what one form needs, and the items that are not ready."""
    expected = f"of {_percent(row.expected)} expected" if row.expected is not None else ""
    return "; ".join(filter(None, (expected, _form(row), _statuses(row))))


def _form(row: TableRow) -> str:
    if row.needed is None:
        return ""
    short = f", {row.needed - row.items:,} short" if row.items < row.needed else ""
    return f"one form needs {row.needed:,}{short}"


def _statuses(row: TableRow) -> str:
    return ", ".join(f"{count:,} {sanitize(status)}" for status, count in row.statuses)


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"


def _markdown(exam: ExamStats, block: str) -> Iterator[str]:
    yield f"# {escape(_title(exam))}"
    for table in exam.tables:
        yield from ("", f"## {table.title}", "", *([f"({escape(table.about)})", ""] if table.about else []))
        yield from _markdown_table(table, block)
    yield ""
    for section in stats_grids.sections(exam):
        if section.grid.rows:
            yield from grid.markdown_rows(section.grid._replace(title=escape(section.grid.title)))
        else:
            yield from (f"## {escape(section.grid.title)}", "")
        yield from (row for one in section.sentences for row in (escape(one), ""))


def _markdown_table(table: Table, block: str) -> Iterator[str]:
    """The lines of a table; columns that no row has anything in are left out."""
    columns = [(head, of) for head, of in _COLUMNS if any(of(row) for row in table.rows)]
    yield f"| | items | share | {''.join(f'{head} | ' for head, _ in columns)}|"
    yield f"|---|---:|---:|{'---:|' * len(columns)}---|"
    for row in table.rows:
        more = "".join(f"{escape(of(row))} | " for _, of in columns)
        yield f"| {escape(row.label)} | {row.items:,} | {_percent(row.share)} | {more}{_bar(row, table, block)} |"


_COLUMNS: tuple[tuple[str, Callable[[TableRow], str]], ...] = (
    ("expected", lambda row: _percent(row.expected)),
    ("one form needs", lambda row: "" if row.needed is None else f"{row.needed:,}"),
    ("others", _statuses),
)
