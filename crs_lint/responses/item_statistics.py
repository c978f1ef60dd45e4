"""Classical item analysis of one item: difficulty, discrimination, and what each option did."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from statistics import NormalDist
from typing import NamedTuple

from crs_lint.responses.intervals import FisherZ, Interval, pooled, wilson
from crs_lint.responses.score_groups import bands, highest, lowest
from crs_lint.responses.scoring import Choice, Scoring, is_right, score
from crs_lint.responses.states import FIRST_CHOICE, INVALID, NOT_REACHED, OMITTED
from crs_lint.responses.tally import GroupTally
from crs_lint.responses.weighted import Moments, moments


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


class _Meaning(NamedTuple):
    """What a code of a column means: the options that were chosen, whether that is right, and the points that are in the total."""

    chosen: Choice
    right: bool
    points: float


def answers_of(item: str, groups: Sequence[GroupTally], scoring: Scoring, in_total: Scoring) -> list[Answer]:
    """All answers to an item of those who reached it. ``in_total`` is the scoring by which the item is part of the totals."""
    found = []
    for index, group in enumerate(groups):
        tally = group.items.get(item)
        if tally is None:
            continue
        meanings = {code: _meaning(code, tally.choices, scoring, in_total) for code in tally.by_code() if code >= OMITTED}
        for code, total, candidates in tally.cells:
            if code in meanings:
                chosen, right, points = meanings[code]
                found.append(Answer(index, code, chosen, right, total, total - points, candidates))
    return found


def _meaning(code: int, choices: tuple[Choice, ...], scoring: Scoring, in_total: Scoring) -> _Meaning:
    points = (score(code, choices, in_total) or 0.0) if in_total.counts else 0.0
    chosen = choices[code - FIRST_CHOICE] if code >= FIRST_CHOICE else frozenset[int]()
    return _Meaning(chosen, is_right(code, choices, scoring.keys), points)


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
    by_group = _by_group(with_totals)
    r, fisher = _discrimination(by_group, lambda answer: answer.right)
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
        options=_options(option_count, answers, by_group, groups, scoring) if n else (),
    )


class _GroupAnswers(NamedTuple):
    """The answers of one group, and the moments of their rest scores."""

    answers: list[Answer]
    rest: Moments


def _by_group(answers: Sequence[Answer]) -> list[_GroupAnswers]:
    parts: dict[int, list[Answer]] = {}
    for answer in answers:
        parts.setdefault(answer.group, []).append(answer)
    return [_GroupAnswers(part, moments([(answer.rest, answer.candidates) for answer in part])) for part in parts.values()]


def _options(
    option_count: int, answers: Sequence[Answer], by_group: Sequence[_GroupAnswers], groups: Sequence[GroupTally], scoring: Scoring
) -> tuple[OptionStatistics, ...]:
    n = sum(answer.candidates for answer in answers)
    with_totals = [answer for part in by_group for answer in part.answers]
    thirds = _by_third(with_totals, groups)
    keys = frozenset().union(*scoring.keys)
    return tuple(_option(number, number in keys, n, answers, by_group, thirds) for number in range(1, option_count + 1))


def _option(
    number: int,
    is_key: bool,
    n: int,
    answers: Sequence[Answer],
    by_group: Sequence[_GroupAnswers],
    thirds: Sequence[Mapping[Choice, int]],
) -> OptionStatistics:
    count = sum(answer.candidates for answer in answers if number in answer.chosen)
    r, fisher = _discrimination(by_group, lambda answer: number in answer.chosen)
    rest = rest_moments([answer for part in by_group for answer in part.answers], number)
    shares = tuple(_share(number, third) for third in thirds)
    return OptionStatistics(number, is_key, count, count / n, wilson(count, n), r, fisher, rest.mean if rest.n else None, shares)


def rest_moments(answers: Sequence[Answer], number: int) -> Moments:
    """The moments of the total without the item, of those who chose an option."""
    return moments([(answer.rest, answer.candidates) for answer in answers if number in answer.chosen])


def _discrimination(by_group: Sequence[_GroupAnswers], did: Callable[[Answer], bool]) -> tuple[float | None, FisherZ | None]:
    """The correlation of a choice with the total without the item: computed in each group, and pooled."""
    found = [(r, part.rest.n) for part in by_group if (r := _point_biserial(part, did)) is not None]
    fisher = pooled(found)
    if len(found) == 1:
        return found[0][0], fisher
    return (None, None) if fisher is None else (fisher.r, fisher)


_NO_SPREAD = 1e-12
"""Of the sum of squares, by candidate: what rounding leaves of scores that are all the same."""


def _point_biserial(part: _GroupAnswers, did: Callable[[Answer], bool]) -> float | None:
    """Pearson's correlation of a choice, 1 or 0, with the rest score; None where all or none made it, or all scores are the same."""
    chose = [(answer.rest - part.rest.mean, answer.candidates) for answer in part.answers if did(answer)]
    n = sum(candidates for _, candidates in chose)
    others = part.rest.n - n
    if not n or not others or part.rest.squares <= _NO_SPREAD * part.rest.n:
        return None
    products = math.fsum(deviation * candidates for deviation, candidates in chose)
    return max(-1.0, min(1.0, products / math.sqrt(n * others / part.rest.n * part.rest.squares)))


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


def _by_third(answers: Sequence[Answer], groups: Sequence[GroupTally]) -> tuple[Counter[Choice], ...]:
    """How many candidates made each choice, in the lower, middle and upper third of their group."""
    found: tuple[Counter[Choice], ...] = (Counter(), Counter(), Counter())
    third: dict[tuple[int, float], int] = {}
    for index in {answer.group for answer in answers}:
        cut = bands(groups[index].totals, len(found))
        third |= {(index, total): cut.of(total) for total in groups[index].totals}
    for answer in answers:
        found[third[answer.group, answer.total]][answer.chosen] += answer.candidates
    return found


def _share(number: int, third: Mapping[Choice, int]) -> float | None:
    """The share of a third that chose an option; None without candidates."""
    n = sum(third.values())
    return sum(count for chosen, count in third.items() if number in chosen) / n if n else None
