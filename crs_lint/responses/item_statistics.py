"""Classical item analysis of one item: difficulty, discrimination, and what each option did."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import NormalDist
from typing import NamedTuple

from crs_lint.responses.intervals import FisherZ, Interval, pooled, wilson
from crs_lint.responses.score_groups import bands, highest, lowest
from crs_lint.responses.scoring import Choice, Scoring, is_right, score
from crs_lint.responses.states import FIRST_CHOICE, INVALID, NOT_REACHED, OMITTED
from crs_lint.responses.tally import GroupTally
from crs_lint.responses.weighted import Moments, correlation, moments


class Answer(NamedTuple):
    """``candidates`` of one group who gave the same answer and have the same scores.

    ``chosen`` is empty for an omitted or invalid answer. ``rest`` is the total without the item.
    """

    group: int
    code: int
    chosen: Choice
    right: bool
    total: float
    rest: float
    candidates: int


class OptionStatistics(NamedTuple):
    """What one option did. Correlations are point-biserial, with the total without the item; None where they cannot be computed.

    ``n`` are those who chose it, of those who reached the item; ``mean_rest`` is their mean total without the item. ``thirds`` are
    the shares of the lower, middle and upper third of candidates by total who chose it; None for a third without candidates.
    """

    number: int
    is_key: bool
    n: int
    share: float
    interval: Interval
    r: float | None
    fisher: FisherZ | None
    mean_rest: float | None
    thirds: tuple[float | None, ...]

    @property
    def letter(self) -> str:
        return letter(self.number)

    @property
    def r_interval(self) -> Interval | None:
        return None if self.fisher is None else self.fisher.interval


class ItemStatistics(NamedTuple):
    """The figures of one item. ``n`` are those who reached it. ``p`` is the share of right answers, ``r`` the correlation of a right
    answer with the total without the item. Figures that cannot be computed are None; none is ever NaN.

    ``chance`` is the p of blind guessing, and ``rest_items`` the smallest number of items in the rest score of a group.
    ``alpha_if_deleted`` is None too for an item that counts in no total.
    """

    id: str
    scoring: Scoring
    n: int
    omitted: int
    not_reached: int
    invalid: int
    p: float | None
    p_interval: Interval | None
    r: float | None
    fisher: FisherZ | None
    biserial: float | None
    d27: float | None
    alpha_if_deleted: float | None
    chance: float
    rest_items: int
    options: tuple[OptionStatistics, ...]

    @property
    def r_interval(self) -> Interval | None:
        return None if self.fisher is None else self.fisher.interval

    @property
    def right(self) -> int:
        """How many answered it right."""
        return round((self.p or 0.0) * self.n)

    @property
    def distractors(self) -> tuple[OptionStatistics, ...]:
        return tuple(option for option in self.options if not option.is_key)


def letter(number: int) -> str:
    """The letter of an option: A for 1, B for 2; AA after Z."""
    return chr(64 + number) if number <= 26 else letter((number - 1) // 26) + letter((number - 1) % 26 + 1)


def chance_of(option_count: int, scoring: Scoring, *, is_multiple: bool, is_number_open: bool = False) -> float:
    """The p of blind guessing: one of k options, one of C(k, m) sets, or one of 2**k - 1 where candidates are not told how many."""
    if option_count < 1 or not scoring.keys:
        return 0.0
    if not is_multiple:
        return len(scoring.keys) / option_count
    sets = 2**option_count - 1 if is_number_open else math.comb(option_count, len(scoring.keys[0]))
    return len(scoring.keys) / max(1, sets)


def answers_of(item: str, groups: Sequence[GroupTally], scoring: Scoring, in_total: Scoring) -> list[Answer]:
    """All answers to an item of those who reached it. ``in_total`` is the scoring by which the item is part of the totals."""
    found = []
    for index, group in enumerate(groups):
        tally = group.items.get(item)
        for code, total, count in tally.cells if tally else ():
            if code < OMITTED or tally is None:
                continue
            own = (score(code, tally.choices, in_total) or 0.0) if in_total.counts else 0.0
            chosen = tally.choices[code - FIRST_CHOICE] if code >= FIRST_CHOICE else frozenset[int]()
            found.append(Answer(index, code, chosen, is_right(code, tally.choices, scoring.keys), total, total - own, count))
    return found


def analyze_item(
    item: str,
    option_count: int,
    groups: Sequence[GroupTally],
    scoring: Scoring,
    *,
    chance: float,
    in_total: Scoring | None = None,
    rest_items: int = 0,
    alpha_if_deleted: float | None = None,
) -> ItemStatistics:
    """The figures of one item over the groups that have it: counts add, and correlations are pooled by Fisher's z.

    ``in_total`` is the scoring by which the item is part of the totals, if not ``scoring``.
    """
    answers = answers_of(item, groups, scoring, in_total or scoring)
    with_totals = [answer for answer in answers if groups[answer.group].has_totals]
    n = sum(answer.candidates for answer in answers)
    states: Counter[int] = Counter()
    for group in groups:
        if item in group.items:
            states += group.items[item].by_code()
    right = sum(answer.candidates for answer in answers if answer.right)
    r, fisher = _discrimination(with_totals, [answer.right for answer in with_totals])
    p = right / n if n else None
    return ItemStatistics(
        id=item,
        scoring=scoring,
        n=n,
        omitted=states[OMITTED],
        not_reached=states[NOT_REACHED],
        invalid=states[INVALID],
        p=p,
        p_interval=wilson(right, n) if n else None,
        r=r,
        fisher=fisher,
        biserial=biserial(r, p),
        d27=_d27(with_totals, groups),
        alpha_if_deleted=alpha_if_deleted,
        chance=chance,
        rest_items=rest_items,
        options=_options(option_count, answers, with_totals, groups, scoring) if n else (),
    )


def _options(
    option_count: int, answers: Sequence[Answer], with_totals: Sequence[Answer], groups: Sequence[GroupTally], scoring: Scoring
) -> tuple[OptionStatistics, ...]:
    n = sum(answer.candidates for answer in answers)
    thirds = _thirds(groups)
    keys = frozenset().union(*scoring.keys)
    found = []
    for number in range(1, option_count + 1):
        count = sum(answer.candidates for answer in answers if number in answer.chosen)
        r, fisher = _discrimination(with_totals, [number in answer.chosen for answer in with_totals])
        rest = rest_moments(with_totals, number)
        shares = _shares_by_third(number, with_totals, thirds)
        found.append(
            OptionStatistics(number, number in keys, count, count / n, wilson(count, n), r, fisher, rest.mean if rest.n else None, shares)
        )
    return tuple(found)


def rest_moments(answers: Sequence[Answer], number: int) -> Moments:
    """The moments of the total without the item, of those who chose an option."""
    return moments([(answer.rest, answer.candidates) for answer in answers if number in answer.chosen])


def _discrimination(answers: Sequence[Answer], chose: Sequence[bool]) -> tuple[float | None, FisherZ | None]:
    """The correlation of a choice with the total without the item: computed in each group, and pooled."""
    pairs: dict[int, list[tuple[float, float, int]]] = {}
    for answer, did in zip(answers, chose, strict=True):
        pairs.setdefault(answer.group, []).append((float(did), answer.rest, answer.candidates))
    found = [(r, sum(count for *_, count in part)) for part in pairs.values() if (r := correlation(part)) is not None]
    fisher = pooled(found)
    if len(found) == 1:
        return found[0][0], fisher
    return (None, None) if fisher is None else (fisher.r, fisher)


def biserial(r: float | None, p: float | None) -> float | None:
    """The biserial correlation: as if a normal variable stood behind right and wrong (Lord and Novick 1968, 15.9); it can exceed 1."""
    if r is None or p is None or not 0 < p < 1:
        return None
    normal = NormalDist()
    return r * math.sqrt(p * (1 - p)) / normal.pdf(normal.inv_cdf(p))


def _d27(answers: Sequence[Answer], groups: Sequence[GroupTally]) -> float | None:
    """The p of the upper 27 percent of each group less that of the lower; None without candidates."""
    weights = {index: (highest(groups[index].totals), lowest(groups[index].totals)) for index in {answer.group for answer in answers}}
    sums = [[0.0, 0.0], [0.0, 0.0]]
    for answer in answers:
        for part, weight in zip(sums, weights[answer.group], strict=True):
            mass = weight(answer.total) * answer.candidates
            part[0] += mass
            part[1] += mass * answer.right
    (upper, upper_right), (lower, lower_right) = sums
    return upper_right / upper - lower_right / lower if upper and lower else None


def _thirds(groups: Sequence[GroupTally]) -> Mapping[int, dict[float, int]]:
    """The third of each total, by group."""
    found = {}
    for index, group in enumerate(groups):
        if group.has_totals:
            cut = bands(group.totals, 3)
            found[index] = {total: cut.of(total) for total in group.totals}
    return found


def _shares_by_third(number: int, answers: Sequence[Answer], thirds: Mapping[int, Mapping[float, int]]) -> tuple[float | None, ...]:
    chose, all_ = [0, 0, 0], [0, 0, 0]
    for answer in answers:
        third = thirds[answer.group][answer.total]
        all_[third] += answer.candidates
        chose[third] += answer.candidates * (number in answer.chosen)
    return tuple(part / whole if whole else None for part, whole in zip(chose, all_, strict=True))
