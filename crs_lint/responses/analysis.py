"""Item analysis of an exam: the figures of its forms and items, from counts."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from crs_lint.responses.form_statistics import FormStatistics, analyze_form
from crs_lint.responses.intervals import Interval, feldt
from crs_lint.responses.item_statistics import ItemStatistics, analyze_item, chance_of
from crs_lint.responses.scoring import Scoring
from crs_lint.responses.tally import GroupTally
from crs_lint.responses.weighted import moments


class AnalyzedItem(NamedTuple):
    """What item analysis must know of an item of the bank, as it is now. ``keyed`` is its scoring without a sidecar."""

    id: str
    option_count: int
    keyed: Scoring
    is_multiple: bool = False
    is_number_open: bool = False


class ItemAnalysis(NamedTuple):
    """The figures of an item ``as_scored``, and ``as_keyed`` now where a sidecar scored it otherwise, else None."""

    as_scored: ItemStatistics
    as_keyed: ItemStatistics | None = None


class FormSummary(NamedTuple):
    """All forms and sittings together. ``mean`` and ``sd`` are None where forms with different items have different points.

    ``alpha``, ``alpha_interval`` and ``sem`` are those of the only group, else alpha's mean by n - 1 and None for the others.
    """

    n: int
    mean: float | None
    sd: float | None
    alpha: float | None
    alpha_interval: Interval | None
    sem: float | None


class Analysis(NamedTuple):
    """Item analysis of an exam. ``items`` are in the order of the bank, only those that were answered."""

    summary: FormSummary
    forms: tuple[FormStatistics, ...]
    items: Mapping[str, ItemAnalysis]
    groups: tuple[GroupTally, ...]


def analyze(
    groups: Sequence[GroupTally], items: Sequence[AnalyzedItem], scorings: Mapping[str, Scoring], cut: float | None = None
) -> Analysis:
    """Analyzes the counts of all files. ``scorings`` are those of the totals, for every item; ``cut`` is in points of the total."""
    forms = tuple(analyze_form(group, scorings, cut) for group in groups if group.has_totals)
    there = {name for group in groups for name in group.items}
    found = {item.id: _item(item, groups, scorings, forms) for item in items if item.id in there}
    return Analysis(_summary(forms, groups), forms, found, tuple(groups))


def _item(
    item: AnalyzedItem, groups: Sequence[GroupTally], scorings: Mapping[str, Scoring], forms: Sequence[FormStatistics]
) -> ItemAnalysis:
    scored = _figures(item, scorings[item.id], groups, scorings, forms)
    differs = scorings[item.id] != item.keyed
    return ItemAnalysis(scored, _figures(item, item.keyed, groups, scorings, forms) if differs else None)


def _figures(
    item: AnalyzedItem, scoring: Scoring, groups: Sequence[GroupTally], scorings: Mapping[str, Scoring], forms: Sequence[FormStatistics]
) -> ItemStatistics:
    in_total = scorings[item.id]
    rescored = scoring if scoring == in_total else in_total
    return analyze_item(
        item.id,
        item.option_count,
        groups,
        scoring,
        in_total=rescored,
        chance=chance_of(item.option_count, scoring, is_multiple=item.is_multiple, is_number_open=item.is_number_open),
        rest_items=_rest_items(item.id, groups, scorings),
        alpha_if_deleted=_mean([(form.alphas_if_deleted.get(item.id), form.n - 1) for form in forms]) if scoring == in_total else None,
    )


def _rest_items(item: str, groups: Sequence[GroupTally], scorings: Mapping[str, Scoring]) -> int:
    """The smallest number of items in the rest score of an item, over the groups that have it; 0 where no group has totals."""
    counts = [
        sum(scorings[name].counts for name in group.items) - scorings[item].counts
        for group in groups
        if group.has_totals and item in group.items
    ]
    return min(counts, default=0)


def _summary(forms: Sequence[FormStatistics], groups: Sequence[GroupTally]) -> FormSummary:
    n = sum(form.n for form in forms)
    if len(forms) == 1:
        only = forms[0]
        return FormSummary(n, only.mean, only.sd, only.alpha, only.alpha_interval, only.sem)
    sets: Collection[frozenset[str]] = {frozenset(group.items) for group in groups if group.has_totals}
    alpha = _mean([(form.alpha, form.n - 1) for form in forms])
    if len(sets) != 1:
        return FormSummary(n, None, None, alpha, None, None)
    total = moments([pair for group in groups for pair in group.totals.items()])
    sd = math.sqrt(total.variance) if total.n > 1 else None
    sem = None if sd is None or alpha is None else sd * math.sqrt(max(0.0, 1 - alpha))
    return FormSummary(n, total.mean, sd, alpha, None if alpha is None else feldt(alpha, n, forms[0].items), sem)


def _mean(values: Sequence[tuple[float | None, int]]) -> float | None:
    known = [(value, weight) for value, weight in values if value is not None and weight > 0]
    weight = sum(weight for _, weight in known)
    return sum(value * part for value, part in known) / weight if weight else None
