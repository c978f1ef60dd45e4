"""From columns of codes to counts of candidates, with polars: the only pass over all responses that item analysis makes."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from crs_lint.responses.responses import Counts, Responses
from crs_lint.responses.scoring import Choice, Scoring, score
from crs_lint.responses.states import NOT_ADMINISTERED
from crs_lint.responses.tally import Cell, GroupTally, ItemTally

_DECIMALS = 9
"""Totals of points that have parts are rounded to that, so that equal ones are equal."""


def tabulate(responses: Responses, scorings: Mapping[str, Scoring]) -> list[GroupTally]:
    """The counts of each group of a file, with totals by ``scorings``, which has every item of the file."""
    totals = _totals(responses, scorings)
    cells = {name: _cells(responses, name, totals) for name in responses.codes.columns}
    by_total = pl.DataFrame({"group": responses.group, "total": totals}).group_by("group", "total").len()
    counts: dict[int, dict[float, int]] = {}
    for group, total, candidates in by_total.iter_rows():
        counts.setdefault(group, {})[total] = candidates
    ends = pl.DataFrame({"group": responses.group, "end": responses.reached_end}).group_by("group").agg(pl.col("end").sum())
    reached = dict(ends.iter_rows())
    return [
        GroupTally(
            group.form,
            group.sitting,
            sum(counts.get(index, {}).values()),
            counts.get(index, {}),
            reached.get(index, 0),
            {name: ItemTally(name, responses.choices[name], found[index]) for name, found in cells.items() if index in found},
        )
        for index, group in enumerate(responses.groups)
    ]


def tabulate_counts(counted: Counts) -> GroupTally:
    """The counts of a file of counted responses, as a group without totals."""
    items = {
        name: ItemTally(name, counted.choices[name], tuple(Cell(code, 0.0, n) for code, n in sorted(counts.items())))
        for name, counts in counted.counts.items()
    }
    return GroupTally("", counted.file, max((sum(counts.values()) for counts in counted.counts.values()), default=0), {}, 0, items)


def _totals(responses: Responses, scorings: Mapping[str, Scoring]) -> pl.Series:
    """The points of each candidate on all items that count. Columns are added one by one, so that memory stays that of two."""
    total = pl.zeros(responses.codes.height, dtype=pl.Float64, eager=True)
    for name in responses.codes.columns:
        if scorings[name].counts:
            total = total + _points(responses.codes[name], responses.choices[name], scorings[name])
    return total.round(_DECIMALS)


def _points(codes: pl.Series, choices: tuple[Choice, ...], scoring: Scoring) -> pl.Series:
    used = codes.unique().to_list()
    points = [score(code, choices, scoring) or 0.0 for code in used]
    return codes.replace_strict(used, points, return_dtype=pl.Float64)


def _cells(responses: Responses, name: str, totals: pl.Series) -> dict[int, tuple[Cell, ...]]:
    """The cells of an item, by the index of the group."""
    frame = pl.DataFrame({"group": responses.group, "code": responses.codes[name], "total": totals})
    counted = frame.lazy().filter(pl.col("code") != NOT_ADMINISTERED).group_by("group", "code", "total").len()
    found: dict[int, list[Cell]] = {}
    for group, code, total, candidates in counted.collect().sort("group", "code", "total").iter_rows():
        found.setdefault(group, []).append(Cell(code, total, candidates))
    return {group: tuple(cells) for group, cells in found.items()}
