"""The figures of responses as text, Markdown, CSV and JSON."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

from crs_lint.report.csv_cell import csv_cell
from crs_lint.report.escape_markdown import escape
from crs_lint.report.grid import Grid, markdown_rows, text_rows
from crs_lint.report.json import encodable
from crs_lint.report.response_figures import ItemFigures, PartFigures, ResponseFigures, SittingFigures
from crs_lint.responses.form_statistics import CutStatistics, FormStatistics
from crs_lint.responses.intervals import Interval
from crs_lint.responses.item_statistics import ItemStatistics, OptionStatistics
from crs_lint.rules.shared.written_figures import correlation, percent
from crs_lint.text.plural import counted
from crs_lint.text.sanitize import sanitize

_NOTHING = "-"


def text(figures: ResponseFigures) -> Iterator[str]:
    """Lines of text."""
    yield from ("", "What candidates answered")
    yield from (f"  {sanitize(one)}" for one in summary(figures))
    yield from (row for grid in _grids(figures) for row in text_rows(grid))
    yield ""


def markdown(figures: ResponseFigures) -> Iterator[str]:
    """Lines of Markdown."""
    yield from ("## What candidates answered", "")
    for sentence in summary(figures):
        yield from (escape(sentence), "")
    yield from (row for grid in _grids(figures) for row in markdown_rows(grid))


def as_object(figures: ResponseFigures) -> dict[str, Any]:
    """The object ``responses`` of JSON."""
    known = figures.summary
    form = {
        "n": known.n,
        "mean": known.mean,
        "sd": known.sd,
        "alpha": known.alpha,
        "alpha_interval": _limits(known.alpha_interval),
        "sem": known.sem,
        "tests": sum(number for _, number in figures.tests),
        "tests_by_rule": dict(figures.tests),
    }
    return {
        "form": form,
        "items": [_item_object(one) for one in figures.items],
        "sittings": [{"sitting": encodable(one.label), "n": one.n, **_sitting_object(one)} for one in figures.sittings],
        "domains": [_part_object("domain", one) for one in figures.domains],
        "tasks": [_part_object("task", one) for one in figures.tasks],
        "stale": [{"id": encodable(name), "change": change} for name, change in figures.stale],
    }


def write_csv(exams: Iterable[tuple[str, ResponseFigures]], stream: TextIO) -> None:
    """A row for each option of each item, of all exams, each with its id."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_CSV_HEAD)
    for exam, figures in exams:
        for one in figures.items:
            scored = one.scored
            interval = scored.r_interval or (None, None)
            own = (
                exam,
                one.id,
                scored.n,
                scored.omitted,
                scored.not_reached,
                scored.p,
                scored.r,
                *interval,
                scored.d27,
                " ".join(one.rules),
            )
            for option in scored.options:
                its = (option.letter, int(option.is_key), option.share, option.r, scored.biserial, scored.alpha_if_deleted)
                writer.writerow([csv_cell(value) for value in (*own, *its)])


_CSV_HEAD = (
    *("exam", "item", "n", "omitted", "not_reached", "p", "point_biserial", "low", "high", "d27", "rules"),
    *("option", "key", "share", "option_point_biserial", "biserial", "alpha_if_deleted"),
)


# JSON


def _item_object(one: ItemFigures) -> dict[str, Any]:
    keyed = {} if one.keyed is None else {"as_keyed": _statistics_object(one.keyed)}
    return {"id": encodable(one.id), **_statistics_object(one.scored), **keyed}


def _statistics_object(one: ItemStatistics) -> dict[str, Any]:
    return {
        "n": one.n,
        "omitted": one.omitted,
        "not_reached": one.not_reached,
        "p": one.p,
        "point_biserial": one.r,
        "interval": _limits(one.r_interval),
        "d27": one.d27,
        "biserial": one.biserial,
        "alpha_if_deleted": one.alpha_if_deleted,
        "options": [{"option": option.letter, "share": option.share, "point_biserial": option.r} for option in one.options],
    }


def _sitting_object(one: SittingFigures) -> dict[str, Any]:
    form = one.form
    if form is None:
        return {}
    figures = {"items": form.items, "mean": form.mean, "sd": form.sd, "alpha": form.alpha, "reached_end": form.reached_end}
    return figures if form.cut is None else {**figures, "cut": form.cut._asdict()}


def _part_object(kind: str, one: PartFigures) -> dict[str, Any]:
    return {kind: encodable(one.label), "items": one.items, "p": one.p, "point_biserial": one.r}


def _limits(interval: Interval | None) -> list[float] | None:
    return None if interval is None else list(interval)


# Tables


def summary(figures: ResponseFigures) -> Iterator[str]:
    """Sentences on the whole exam."""
    form = figures.summary
    values = [("mean", _number(form.mean)), ("SD", _number(form.sd)), ("alpha", _alpha(figures)), ("SEM", _number(form.sem))]
    known = ", ".join(f"{name} {value}" for name, value in values if value != _NOTHING)
    yield f"{counted(form.n, 'candidate')}, {counted(len(figures.items), 'item')}{': ' if known else ''}{known}."
    if figures.tests:
        yield f"Tests made: {', '.join(f'{number:,} for {kind}' for kind, number in figures.tests)}."
    if figures.few:
        yield f"{counted(figures.few, 'item')} answered by fewer than 10 candidates left out; --small-cells shows them."
    yield from (_at_cut(one.label, one.form.cut) for one in figures.sittings if one.form is not None and one.form.cut is not None)
    yield from (_too_slow(one.label, one.form) for one in figures.sittings if one.form is not None and one.form.is_speeded)
    for name, change in figures.stale:
        yield f"{name} is not judged: {change}."


def _too_slow(label: str, form: FormStatistics) -> str:
    share = percent(form.reached_end or 0.0)
    return f"Only {share} of the candidates of {label} reached the last item: the time may have been too short."


def _at_cut(label: str, found: CutStatistics) -> str:
    """How many passed, and how far that can be trusted."""
    alike = "" if found.consistency is None else f"; {percent(found.consistency)} would be judged alike on two forms"
    return f"{label}: {percent(found.passed)} reached the cut of {found.cut:g} points (SEM there {found.sem:.2f}){alike}."


def _alpha(figures: ResponseFigures) -> str:
    interval = figures.summary.alpha_interval
    limits = "" if interval is None else f" (95% interval {correlation(interval.low)} to {correlation(interval.high)})"
    return _NOTHING if figures.summary.alpha is None else correlation(figures.summary.alpha) + limits


def _grids(figures: ResponseFigures) -> Iterator[Grid]:
    if figures.items:
        columns = ("item", "n", "p", "r", "95% interval", "D27", "omitted", "not reached", "options: share and r", "reported by")
        rows = tuple(row for one in figures.items for row in _item_rows(one))
        yield Grid("Items, those that need attention first", columns, rows, frozenset((8, 9)))
    yield from other_grids(figures)


def other_grids(figures: ResponseFigures) -> Iterator[Grid]:
    """Sittings, if there are several, domains and tasks."""
    if len(figures.sittings) > 1:
        head = ("sitting", "candidates", "items", "mean", "SD", "alpha", "reached the end")
        yield Grid("Sittings", head, tuple(map(_sitting_row, figures.sittings)))
    for title, parts in (("Domains", figures.domains), ("Tasks", figures.tasks)):
        if parts:
            means = tuple((one.label, f"{one.items:,}", _decimal(one.p), _decimal(one.r)) for one in parts)
            yield Grid(title, (title[:-1].lower(), "items", "mean p", "mean r"), means)


def _decimal(value: float | None) -> str:
    return _NOTHING if value is None else correlation(value)


def _sitting_row(one: SittingFigures) -> tuple[str, ...]:
    form = one.form
    if form is None:
        return (one.label, f"{one.n:,}", *([_NOTHING] * 5))
    reached = _NOTHING if form.reached_end is None else percent(form.reached_end)
    return (one.label, f"{one.n:,}", f"{form.items:,}", _number(form.mean), _number(form.sd), _decimal(form.alpha), reached)


def _item_rows(one: ItemFigures) -> Iterator[tuple[str, ...]]:
    yield _item_row(one.id, one.scored, ", ".join(one.rules))
    if one.keyed is not None:
        yield _item_row("  as keyed now", one.keyed, "")


def _item_row(label: str, one: ItemStatistics, rules: str) -> tuple[str, ...]:
    interval = one.r_interval
    limits = _NOTHING if interval is None else f"{correlation(interval.low)} to {correlation(interval.high)}"
    figures = (_decimal(one.p), _decimal(one.r), limits, _decimal(one.d27))
    return (label, f"{one.n:,}", *figures, f"{one.omitted:,}", f"{one.not_reached:,}", _options(one.options), rules)


def _options(options: Sequence[OptionStatistics]) -> str:
    """Each option with its share and r; a key has a star."""
    return ", ".join(f"{'*' if one.is_key else ''}{one.letter} {percent(one.share)} {_decimal(one.r)}" for one in options)


def _number(value: float | None) -> str:
    return _NOTHING if value is None else f"{value:.2f}"
