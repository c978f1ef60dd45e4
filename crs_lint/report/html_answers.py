"""What the page shows of responses: the figures of exams, items against each other, and each item with its option curves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from crs_lint.bank.recorded_statistics import is_outdated, recorded
from crs_lint.engine.exam_evidence import ExamEvidence
from crs_lint.engine.report import Report
from crs_lint.model.finding import Finding, Path
from crs_lint.model.item import Item
from crs_lint.report.anchors import Anchors
from crs_lint.report.exam_title import title_of
from crs_lint.report.grid import Grid
from crs_lint.report.option_curve_chart import CurveChart, curve_chart
from crs_lint.report.response_figures import ItemFigures, ResponseFigures, figures_of
from crs_lint.report.response_tables import other_grids, summary
from crs_lint.responses.item_statistics import ItemStatistics
from crs_lint.rules.shared.written_figures import correlation, percent
from crs_lint.text.sanitize import sanitize

LEFT, RIGHT, TOP, BOTTOM = 56.0, 700.0, 16.0, 316.0
_NOTHING = "–"


class Dot(NamedTuple):
    """An item in the drawing of difficulty against discrimination. ``target`` is the anchor of its preview, empty without one.

    ``p`` and ``r`` are texts, and x and y None where one of them is unknown.
    """

    item: str
    target: str
    x: float | None
    y: float | None
    n: int
    p: str
    r: str
    severity: str
    rules: str


class Tick(NamedTuple):
    at: float
    label: str


class AnswersView(NamedTuple):
    """The section of one exam."""

    title: str
    sentences: tuple[str, ...]
    dots: tuple[Dot, ...]
    down: tuple[Tick, ...]
    zero: float
    tables: tuple[Grid, ...]


class ItemAnswers(NamedTuple):
    """What an item shows: its figures in words, its curves, and the statistics that it carries."""

    facts: tuple[tuple[str, str], ...]
    chart: CurveChart | None
    recorded: tuple[tuple[str, ...], ...]


def answers_views(report: Report, anchors: Anchors, *, small_cells: bool) -> tuple[AnswersView, ...]:
    """The sections of all exams, with links to the previews that have anchors."""
    return tuple(_view(found, report.findings, anchors, small_cells=small_cells) for found in report.evidence)


def _view(found: ExamEvidence, findings: Sequence[Finding], anchors: Anchors, *, small_cells: bool) -> AnswersView:
    figures = figures_of(found, findings, small_cells=small_cells)
    worst = _worst(findings)
    least = _least_r(figures)
    dots = tuple(_dot(one, least, anchors, worst) for one in figures.items)
    down = tuple(Tick(_y(step / 10, least), correlation(step / 10)) for step in range(round(10 * least), 11, 2))
    title = title_of(found.exam, (one.item.file for one in figures.items))
    return AnswersView(title, tuple(map(sanitize, summary(figures))), dots, down, _y(0.0, least), tuple(other_grids(figures)))


def _worst(findings: Iterable[Finding]) -> dict[tuple[str, str | None], Finding]:
    """The worst finding on responses of each item, by file and id."""
    worst: dict[tuple[str, str | None], Finding] = {}
    for finding in findings:
        known = worst.get((finding.path, finding.item))
        if finding.category == "evidence" and (known is None or finding.severity > known.severity):
            worst[finding.path, finding.item] = finding
    return worst


def _least_r(figures: ResponseFigures) -> float:
    """The lower end of the axis of r: an even tenth, -.2 or below."""
    lowest = min((one.scored.r for one in figures.items if one.scored.r is not None), default=0.0)
    return next((-step / 10 for step in range(2, 11, 2) if lowest >= -step / 10), -1.0)


def _y(r: float, least: float) -> float:
    return BOTTOM - (BOTTOM - TOP) * (r - least) / (1 - least)


def _dot(one: ItemFigures, least: float, anchors: Anchors, worst: Mapping[tuple[str, str | None], Finding]) -> Dot:
    scored = one.scored
    is_known = scored.p is not None and scored.r is not None
    finding = worst.get((one.item.file, one.id))
    return Dot(
        sanitize(one.id),
        anchors.get((one.item.file, one.item.item.path), ""),
        LEFT + (RIGHT - LEFT) * (scored.p or 0.0) if is_known else None,
        _y(scored.r or 0.0, least) if is_known else None,
        scored.n,
        _decimal(scored.p),
        _decimal(scored.r),
        finding.severity.word if finding else "",
        ", ".join(one.rules),
    )


def _decimal(value: float | None) -> str:
    return _NOTHING if value is None else correlation(value)


class ItemAnswersBuilder:
    """Builds what items show, with the figures of all exams at hand."""

    def __init__(self, report: Report, *, small_cells: bool) -> None:
        self._small_cells = small_cells
        self._found: dict[tuple[str, Path], tuple[ExamEvidence, ItemFigures]] = {}
        for found in report.evidence:
            for one in figures_of(found, (), small_cells=small_cells).items:
                self._found[one.item.file, one.item.item.path] = found, one

    def of(self, file: str, item: Item) -> ItemAnswers | None:
        """What an item shows; None if nothing is known of it."""
        carried = tuple(_recorded_row(item))
        known = self._found.get((file, item.path))
        if known is None:
            return ItemAnswers((), None, carried) if carried else None
        found, one = known
        chart = curve_chart(one.id, one.scored, found, small_cells=self._small_cells)
        return ItemAnswers(tuple(_facts(one.scored)), chart, carried)


def _recorded_row(item: Item) -> Iterable[tuple[str, ...]]:
    for one in recorded(item):
        sitting = sanitize(" ".join(filter(None, (one.date, one.form, one.sitting))))
        state = "changed since" if is_outdated(item, one) else ""
        yield sitting, f"{one.n:,}", sanitize(one.key), correlation(one.p), _decimal(one.r), state


def _facts(figures: ItemStatistics) -> Iterable[tuple[str, str]]:
    yield "candidates", f"{figures.n:,}"
    yield "p", _decimal(figures.p)
    interval = figures.r_interval
    limits = "" if interval is None else f" (95% interval {correlation(interval.low)} to {correlation(interval.high)})"
    yield "r", _decimal(figures.r) + limits
    yield "D27", _decimal(figures.d27)
    if figures.omitted and figures.n:
        yield "left blank", percent(figures.omitted / figures.n)
    if figures.not_reached:
        yield "not reached", f"{figures.not_reached:,}"
