"""Option curves: which options candidates of each level of ability chose, by their total without the item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from crs_lint.responses.item_statistics import Answer, answers_of
from crs_lint.responses.score_groups import bands
from crs_lint.responses.scoring import Scoring
from crs_lint.responses.tally import GroupTally

ENOUGH_FOR_FIVE = 200
"""Candidates with fewer of whom three groups are made."""


class CurvePoint(NamedTuple):
    """One group of candidates: those with rest scores from ``low`` to ``high``, and the share of them who chose each option.

    ``counts`` are by number of the option; ``no_answer`` are those whose answer is omitted or none of the options.
    """

    low: float
    high: float
    n: int
    counts: Mapping[int, int]
    no_answer: int

    def share(self, option: int) -> float:
        """The share of the group that chose an option."""
        return self.counts.get(option, 0) / self.n


def option_curves(item: str, groups: Sequence[GroupTally], scoring: Scoring, in_total: Scoring) -> tuple[CurvePoint, ...]:
    """The groups of an item from the lowest, five or, with fewer than 200 candidates, three; fewer where many have one score.

    Only the candidates of one form can be compared: with several groups, ``groups`` are those of one.
    """
    answers = [answer for answer in answers_of(item, groups, scoring, in_total) if groups[answer.group].has_totals]
    counts: dict[float, int] = {}
    for answer in answers:
        counts[answer.rest] = counts.get(answer.rest, 0) + answer.candidates
    n = sum(counts.values())
    if not n:
        return ()
    cut = bands(counts, 5 if n >= ENOUGH_FOR_FIVE else 3)
    parts: dict[int, list[Answer]] = {}
    for answer in answers:
        parts.setdefault(cut.of(answer.rest), []).append(answer)
    return tuple(_point(parts[index]) for index in sorted(parts))


def _point(answers: Sequence[Answer]) -> CurvePoint:
    counts: dict[int, int] = {}
    for answer in answers:
        for number in answer.chosen:
            counts[number] = counts.get(number, 0) + answer.candidates
    rests = [answer.rest for answer in answers]
    n = sum(answer.candidates for answer in answers)
    return CurvePoint(min(rests), max(rests), n, counts, sum(answer.candidates for answer in answers if not answer.chosen))
