"""The statistics that items carry, as ``stats`` shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from crs_lint.bank.recorded_statistics import RecordedStatistics, is_outdated, recorded
from crs_lint.engine.report import Report
from crs_lint.model.item import Exam
from crs_lint.report.grid import Grid
from crs_lint.report.json import encodable
from crs_lint.rules.shared.written_figures import correlation
from crs_lint.text.plural import counted

_FIELD = "statistics"


class RecordedItem(NamedTuple):
    """An item with the statistics that it carries, each with whether it is of an earlier version of the item."""

    id: str
    statistics: tuple[tuple[RecordedStatistics, bool], ...]


def recorded_items(report: Report, exam: Exam, files: Sequence[str]) -> tuple[RecordedItem, ...]:
    """The items of an exam that carry statistics. Only files that have the word are parsed again."""
    items = (item for file in files if _FIELD in report.text_of(file) for item in report.items_of(file) if item.exam.file == exam.file)
    found = (RecordedItem(item.id, tuple((one, is_outdated(item, one)) for one in recorded(item))) for item in items)
    return tuple(one for one in found if one.statistics)


def grid(items: Sequence[RecordedItem]) -> Grid:
    """A row for each item and sitting."""
    head = ("item", "date", "sitting", "n", "key", "p", "r", "")
    return Grid("Recorded statistics", head, tuple(_rows(items)), frozenset((1, 2, 4, 7)))


def _rows(items: Sequence[RecordedItem]) -> Iterator[tuple[str, ...]]:
    for item in items:
        for one, is_old in item.statistics:
            sitting = " ".join(filter(None, (one.form, one.sitting)))
            r = "-" if one.r is None else correlation(one.r)
            yield (item.id, one.date, sitting, f"{one.n:,}", one.key, correlation(one.p), r, "changed since" if is_old else "")


def sentence(one: RecordedStatistics, is_old: bool) -> str:
    """One sitting in a line, for a reader who sees the item."""
    about = " ".join(filter(None, (one.form, one.sitting, one.date))) or "a sitting"
    r = "" if one.r is None else f", r {correlation(one.r)}"
    old = "; the item changed since" if is_old else ""
    return f"{about}: {counted(one.n, 'candidate')}, key {one.key}, p {correlation(one.p)}{r}{old}"


def as_objects(items: Sequence[RecordedItem]) -> list[dict[str, Any]]:
    """The list ``recorded`` of JSON."""
    return [{"id": encodable(item.id), "statistics": [_as_object(*one) for one in item.statistics]} for item in items]


def _as_object(one: RecordedStatistics, is_old: bool) -> dict[str, Any]:
    texts = {name: encodable(str(getattr(one, name))) for name in ("form", "sitting", "date", "key")}
    return {**texts, "n": one.n, "p": one.p, "point_biserial": one.r, "is_outdated": is_old}
