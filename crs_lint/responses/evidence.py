"""What the figures prove about items: significance tests with corrections for their number, by kind of evidence and exam."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from crs_lint.responses.analysis import Analysis
from crs_lint.responses.distributions import binomial_tail, normal_tail
from crs_lint.responses.intervals import FisherZ
from crs_lint.responses.item_statistics import Answer, ItemStatistics, OptionStatistics, answers_of, rest_moments
from crs_lint.responses.many_tests import benjamini_hochberg, holm
from crs_lint.responses.scoring import Scoring
from crs_lint.responses.weighted import Moments, moments, welch

LEVEL: Final = 0.05
LEAST_FOR_P: Final = 30
"""Candidates without whom nothing is said of p."""
LEAST_FOR_KEY: Final = 50
"""Candidates without whom nothing is said of the key by r."""
LEAST_IN_GROUP: Final = 10
"""Candidates in each of two groups that are compared."""
LEAST_FOR_R: Final = 100
ENOUGH_FOR_R: Final = 200
LEAST_REST_ITEMS: Final = 10
LEAST_ALPHA: Final = 0.5
LOW_R: Final = 0.15
RARELY: Final = 0.05
OFTEN_OMITTED: Final = 0.1
TOO_EASY: Final = 0.95
ABOVE_CHANCE: Final = 0.1
"""A p below chance plus that is too hard."""


class Verdict(NamedTuple):
    """Evidence that was found about one item. ``kind`` is the name of the rule that reports it.

    ``option`` is the number of the option that it is about, 0 for the item. ``p_value`` is adjusted for ``tests``, the number of tests
    of its kind; both are 0 where a figure is compared with a limit, without a test. ``is_certain`` is False where it only says
    that there are not enough candidates to tell, and ``is_by_shares`` True where it rests on shares alone and on no correlation.
    """

    kind: str
    item: str
    option: int = 0
    p_value: float = 0.0
    tests: int = 0
    is_certain: bool = True
    is_by_shares: bool = False


class Evidence(NamedTuple):
    """What was found, and ``tests``: how many tests were made, by kind.

    ``weak_criterion`` are the items about whose correlations nothing is said, since the rest score has too few items or alpha is
    too low.
    """

    verdicts: tuple[Verdict, ...]
    tests: Mapping[str, int]
    weak_criterion: tuple[str, ...]


class _Test(NamedTuple):
    kind: str
    item: str
    option: int
    p_value: float
    is_by_shares: bool = False


class _Subject(NamedTuple):
    """An item with what its tests need. Its figures are as it is keyed now, since they speak of that key."""

    figures: ItemStatistics
    answers: Sequence[Answer]
    is_criterion_sound: bool

    @property
    def n(self) -> int:
        """Candidates with a total: those of counted files say nothing of r."""
        return sum(answer.candidates for answer in self.answers)


def find_evidence(analysis: Analysis, scorings: Mapping[str, Scoring]) -> Evidence:
    """Tests all items of an exam. ``scorings`` are those of the totals."""
    subjects = [_subject(name, analysis, scorings) for name in analysis.items]
    found: list[Verdict] = []
    tests: dict[str, int] = {}
    for kind, tested, adjust in _TESTS:
        made = [test for subject in subjects for test in tested(subject)]
        tests[kind] = len(made)
        adjusted = adjust([test.p_value for test in made])
        pairs = zip(made, adjusted, strict=True)
        found += [
            Verdict(kind, test.item, test.option, value, len(made), is_by_shares=test.is_by_shares)
            for test, value in pairs
            if value <= LEVEL
        ]
    for limit in _LIMITS:
        found += [verdict for subject in subjects for verdict in limit(subject)]
    weak = tuple(one.figures.id for one in subjects if one.n >= LEAST_FOR_KEY and not one.is_criterion_sound)
    return Evidence(tuple(_without_repeats(found)), tests, weak)


def _subject(name: str, analysis: Analysis, scorings: Mapping[str, Scoring]) -> _Subject:
    item = analysis.items[name]
    figures = item.as_keyed or item.as_scored
    answers = [
        answer for answer in answers_of(name, analysis.groups, figures.scoring, scorings[name]) if analysis.groups[answer.group].has_totals
    ]
    alpha = analysis.summary.alpha
    sound = figures.rest_items >= LEAST_REST_ITEMS and alpha is not None and alpha >= LEAST_ALPHA
    return _Subject(figures, standardized(answers), sound)


def standardized(answers: Sequence[Answer]) -> list[Answer]:
    """Answers whose ``rest`` is in standard deviations from the mean of the group, so that groups can be compared; one group is kept."""
    groups = {answer.group for answer in answers}
    if len(groups) < 2:
        return list(answers)
    spread = {group: moments([(one.rest, one.candidates) for one in answers if one.group == group]) for group in groups}
    return [one._replace(rest=_deviate(one.rest, spread[one.group])) for one in answers]


def _deviate(value: float, spread: Moments) -> float:
    return (value - spread.mean) / spread.variance**0.5 if spread.variance > 0 else 0.0


# Tests of keys


def _likely_miskey(subject: _Subject) -> list[_Test]:
    """Welch's test of the wrong answer that draws stronger candidates, and a p below chance beside a wrong answer of most.

    The tests of one item count as one: the most chosen such answer is taken, and the smaller p value only where both apply.
    """
    figures = subject.figures
    by_scores, by_shares = _by_rest_scores(subject), _by_shares(subject)
    found = [test for test in (by_scores, by_shares) if test is not None]
    if not found or figures.scoring.is_credited:
        return []
    option, p_value = min(found, key=lambda test: test[1])
    shows_in_scores = by_scores is not None and by_scores[0] == option and by_scores[1] <= LEVEL
    return [_Test("likely-miskey", figures.id, option, p_value, is_by_shares=not shows_in_scores)]


def _by_rest_scores(subject: _Subject) -> tuple[int, float] | None:
    """The option that may be the key, and the p value; 1 where no wrong answer draws stronger candidates. None without enough."""
    figures = subject.figures
    right = moments([(answer.rest, answer.candidates) for answer in subject.answers if answer.right])
    if not subject.is_criterion_sound or subject.n < LEAST_FOR_KEY or right.n < LEAST_IN_GROUP:
        return None
    options = [(option, rest_moments(subject.answers, option.number)) for option in figures.distractors]
    compared = [(option, rest) for option, rest in options if rest.n >= LEAST_IN_GROUP]
    if not compared:
        return None
    better = [(option, rest) for option, rest in compared if rest.mean > right.mean and (option.r or 0.0) > 0]
    if not better:
        return 0, 1.0
    option, rest = max(better, key=lambda pair: pair[0].n)
    return option.number, welch(rest, right)


def _by_shares(subject: _Subject) -> tuple[int, float] | None:
    """The wrong answer that more than half chose, with the p value that p is below chance.

    A sound item about a common error looks the same by its shares. Where rest scores can be trusted, the answer's r must also be
    above 0, by a test of its own: without that, one in twelve simulated forms of 200 items and 50 candidates had a false error.
    """
    figures = subject.figures
    popular = max(figures.distractors, key=lambda option: option.n, default=None)
    if figures.n < LEAST_FOR_P or popular is None or popular.share <= 0.5 or _is_above_zero(figures.fisher):
        return None
    p_value = _below(figures.right, figures.n, figures.chance)
    is_doubtful = subject.is_criterion_sound and not _is_above_zero(popular.fisher)
    return (0, 1.0) if is_doubtful else (popular.number, p_value)


def _is_above_zero(fisher: FisherZ | None) -> bool:
    return fisher is not None and normal_tail(fisher.deviate) <= LEVEL


def _negative_discrimination(subject: _Subject) -> list[_Test]:
    figures = subject.figures
    wrong = figures.n - figures.right
    if not _has_criterion(subject, LEAST_FOR_KEY) or min(figures.right, wrong) < LEAST_IN_GROUP or figures.fisher is None:
        return []
    return [_Test("negative-discrimination", figures.id, 0, normal_tail(-figures.fisher.deviate))]


def _has_criterion(subject: _Subject, least: int) -> bool:
    return subject.is_criterion_sound and subject.n >= least and not subject.figures.scoring.is_credited


# Tests of options and of difficulty


def _low_discrimination(subject: _Subject) -> list[_Test]:
    """The test that r is below the limit."""
    fisher = subject.figures.fisher
    if not _has_criterion(subject, LEAST_FOR_R) or fisher is None:
        return []
    return [_Test("low-discrimination", subject.figures.id, 0, normal_tail(-_deviate_from(fisher, LOW_R)))]


def _deviate_from(fisher: FisherZ, r: float) -> float:
    return (fisher.z - math.atanh(r)) * math.sqrt(fisher.weight)


def _rival_distractor(subject: _Subject) -> list[_Test]:
    if not _has_criterion(subject, LEAST_FOR_R):
        return []
    options = [(option, option.fisher) for option in subject.figures.distractors if option.n >= LEAST_IN_GROUP]
    return [
        _Test("rival-distractor", subject.figures.id, option.number, normal_tail(fisher.deviate))
        for option, fisher in options
        if fisher is not None
    ]


def _too_hard(subject: _Subject) -> list[_Test]:
    figures = subject.figures
    if figures.n < LEAST_FOR_P or figures.scoring.is_credited:
        return []
    return [_Test("too-hard", figures.id, 0, _below(figures.right, figures.n, min(1.0, figures.chance + ABOVE_CHANCE)))]


def _too_easy(subject: _Subject) -> list[_Test]:
    figures = subject.figures
    if figures.n < LEAST_FOR_P or figures.scoring.is_credited:
        return []
    return [_Test("too-easy", figures.id, 0, binomial_tail(figures.right, figures.n, TOO_EASY))]


def _below(right: int, n: int, probability: float) -> float:
    """P(X <= ``right``) for n trials, each successful with a probability."""
    return 1 - binomial_tail(right + 1, n, probability)


_TESTS: tuple[tuple[str, Callable[[_Subject], list[_Test]], Callable[[Sequence[float]], list[float]]], ...] = (
    ("likely-miskey", _likely_miskey, holm),
    ("negative-discrimination", _negative_discrimination, holm),
    ("low-discrimination", _low_discrimination, benjamini_hochberg),
    ("rival-distractor", _rival_distractor, benjamini_hochberg),
    ("too-hard", _too_hard, benjamini_hochberg),
    ("too-easy", _too_easy, benjamini_hochberg),
)


# Figures that are compared with a limit


def _low_r(subject: _Subject) -> list[Verdict]:
    """An r below the limit: certain with enough candidates, else not."""
    figures = subject.figures
    if not _has_criterion(subject, LEAST_FOR_R) or figures.r is None or figures.r >= LOW_R:
        return []
    return [Verdict("low-discrimination", figures.id, is_certain=subject.n >= ENOUGH_FOR_R)]


def _unused(subject: _Subject) -> list[Verdict]:
    figures = subject.figures
    if figures.n < LEAST_FOR_P or (figures.p or 0.0) > 1 - RARELY * len(figures.distractors):
        return []
    return [Verdict("unused-distractor", figures.id, option.number) for option in figures.distractors if _is_unused(option)]


def _is_unused(option: OptionStatistics) -> bool:
    return option.interval.high < RARELY


def _omitted(subject: _Subject) -> list[Verdict]:
    figures = subject.figures
    is_often = figures.n >= LEAST_FOR_P and figures.omitted / figures.n > OFTEN_OMITTED
    return [Verdict("omitted-often", figures.id)] if is_often else []


_LIMITS: tuple[Callable[[_Subject], list[Verdict]], ...] = (_low_r, _unused, _omitted)


def _without_repeats(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Verdicts without those that an earlier one on the same item and option already says."""
    found: dict[tuple[str, str, int], Verdict] = {}
    for verdict in verdicts:
        found.setdefault((verdict.kind, verdict.item, verdict.option), verdict)
    return list(found.values())
