"""The statistics of a bank for programs: the object of an exam in JSON, and the rows of CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TextIO

from crs_lint.bank.changes import BankChanges
from crs_lint.bank.cited_sources import SourceUse
from crs_lint.bank.coverage_grid import CoverageGrid
from crs_lint.bank.enemies import EnemySets
from crs_lint.bank.item_figures import ReadyItemFigures
from crs_lint.bank.stats import ExamStats
from crs_lint.bank.table import NOT_RETIRED, READY_ITEMS, TableRow
from crs_lint.report.csv_cell import csv_cell
from crs_lint.report.json import encodable

HEAD = ("exam", "table", "counts", "row", "column", "value")


def as_object(exam: ExamStats) -> dict[str, Any]:
    """The object of an exam."""
    found: dict[str, Any] = {
        "exam": encodable(exam.exam),
        "file": encodable(exam.file),
        "items": exam.items,
        "tables": {table.name: list(map(_row_object, table.rows)) for table in exam.tables},
        "counts": {table.name: table.counts for table in exam.tables},
        "coverage_grid": _grid_object(exam.grid),
        "sources": list(map(_source_object, exam.sources)),
        "item_figures": [_figures_object(one) for one in exam.figures],
        "enemies": _enemies_object(exam.enemies),
    }
    if exam.changes is not None:
        found["since"] = _changes_object(exam.changes)
    return found


def _source_object(one: SourceUse) -> dict[str, Any]:
    return {name: encodable(value) if isinstance(value, str) else value for name, value in one._asdict().items()}


def _figures_object(one: ReadyItemFigures) -> dict[str, Any]:
    return {"id": encodable(one.id), "words": one.words, "grade": one.grade, "changed": _date(one.changed)}


def _date(seconds: int | None) -> str | None:
    """A day, as in 2026-11-01; None where it is not known."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).date().isoformat()


def _row_object(row: TableRow) -> dict[str, Any]:
    return {**row._asdict(), "label": encodable(row.label), "statuses": {encodable(status): count for status, count in row.statuses}}


def _grid_object(grid: CoverageGrid) -> dict[str, Any]:
    rows = [{"domain": encodable(row.domain), "task": encodable(row.task), "items": list(row.items)} for row in grid.rows]
    return {"levels": list(map(encodable, grid.levels)), "rows": rows}


def _enemies_object(enemies: EnemySets) -> dict[str, Any]:
    return {
        "sets": [{**one._asdict(), "ids": list(map(encodable, one.ids))} for one in enemies.sets],
        "one_sided": [[encodable(one), encodable(other)] for one, other in enemies.one_sided],
        "ready": enemies.ready,
        "largest_form": enemies.largest_form,
        "is_exact": enemies.is_exact,
    }


def _changes_object(changes: BankChanges) -> dict[str, Any]:
    return {
        "revision": encodable(changes.revision),
        "commit": changes.commit,
        "is_new": changes.is_new,
        "came": list(map(encodable, changes.came)),
        "went": list(map(encodable, changes.went)),
        "changed": [{"id": encodable(one.id), "parts": list(map(encodable, one.parts))} for one in changes.changed],
        "coverage": [{**one._asdict(), "label": encodable(one.label)} for one in changes.coverage],
        "unread": list(map(encodable, changes.unread)),
    }


def write_csv(exams: Sequence[ExamStats], stream: TextIO) -> None:
    """One value a row: of which exam, table, row and column it is, and what the table counts."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(HEAD)
    for exam in exams:
        writer.writerows([csv_cell(cell) for cell in (exam.exam, *row)] for row in _rows(exam))


_Cells = tuple[str, str, str, str, str | int | float | None]


def _rows(exam: ExamStats) -> Iterator[_Cells]:
    for table in exam.tables:
        for row in table.rows:
            figures = {"items": row.items, "share": row.share, "expected": row.expected, "needed": row.needed, **dict(row.statuses)}
            yield from ((table.name, table.counts, row.label, name, value) for name, value in figures.items() if value is not None)
    for place in exam.grid.rows:
        label = f"{place.domain}: {place.task}"
        yield from (("coverage_grid", READY_ITEMS, label, level, items) for level, items in zip(exam.grid.levels, place.items, strict=True))
    yield from (row for source in exam.sources for row in _cells("sources", READY_ITEMS, source.source, _source_figures(source)))
    for item in exam.figures:
        yield from _cells("item_figures", READY_ITEMS, item.id, {"words": item.words, "grade": item.grade, "changed": _date(item.changed)})
    yield from _enemy_rows(exam.enemies)
    if exam.changes is not None:
        yield from _change_rows(exam.changes)


def _cells(table: str, counts: str, row: str, figures: Mapping[str, str | int | float | None]) -> Iterator[_Cells]:
    """A row for each figure that is known."""
    return ((table, counts, row, name, value) for name, value in figures.items() if value is not None)


def _source_figures(one: SourceUse) -> dict[str, str | int | float | None]:
    texts = {"retrieved": one.retrieved or None, "superseded": one.superseded or None}
    return {"items": one.items, "keys": one.keys, "others": one.others, "share": one.share, **texts}


def _enemy_rows(enemies: EnemySets) -> Iterator[_Cells]:
    for number, one in enumerate(enemies.sets, 1):
        figures = (("pairs", one.pairs), ("ready", one.ready), ("most", one.most), ("is_exact", int(one.is_exact)))
        yield "enemies", NOT_RETIRED, str(number), "ids", " ".join(one.ids)
        yield from _cells("enemies", NOT_RETIRED, str(number), dict(figures))
    yield from (("enemies", NOT_RETIRED, one, "names one-sidedly", other) for one, other in enemies.one_sided)
    if enemies.sets:
        form = {"items": enemies.largest_form, "is_exact": int(enemies.is_exact)}
        yield from _cells("enemies", READY_ITEMS, "largest form", form)


def _change_rows(changes: BankChanges) -> Iterator[_Cells]:
    yield from (("since_items", "all items", name, "came", 1) for name in changes.came)
    yield from (("since_items", "all items", name, "went", 1) for name in changes.went)
    yield from (("since_items", "all items", one.id, "changed", " ".join(one.parts)) for one in changes.changed)
    for part in changes.coverage:
        figures = {"before": part.before, "after": part.after, "needed": part.needed}
        yield from _cells("since_coverage", READY_ITEMS, f"{part.kind}: {part.label}", figures)
