"""Candidates grouped by their scores: thirds, the upper and the lower 27 percent, and the groups of option curves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from crs_lint.responses.weighted import quantile

KELLEY = 0.27
"""The share of candidates in the upper and the lower group whose difference tells most (Kelley 1939)."""


class Bands(NamedTuple):
    """Groups of scores, from the lowest. Each holds the scores up to its limit and above the one before; the last has no limit."""

    limits: tuple[float, ...]

    def of(self, value: float) -> int:
        """The index of the group of a score."""
        return sum(value > limit for limit in self.limits)


def bands(counts: Mapping[float, int], number: int) -> Bands:
    """Groups of about the same size, by quantiles of type 7, closed on the right, as R's CTT cuts thirds."""
    return Bands(tuple(quantile(counts, step / number) for step in range(1, number)))


def sizes(counts: Mapping[float, int], cut: Bands) -> tuple[int, ...]:
    """How many candidates are in each group."""
    found = [0] * (len(cut.limits) + 1)
    for value, count in counts.items():
        found[cut.of(value)] += count
    return tuple(found)


Weight = Callable[[float], float]


def lowest(counts: Mapping[float, int], share: float = KELLEY) -> Weight:
    """How much of a candidate of some score is in the lowest group: candidates of one score share what room is left for them."""
    return _filled(counts, share, sorted(counts))


def highest(counts: Mapping[float, int], share: float = KELLEY) -> Weight:
    """As ``lowest``, for the highest group."""
    return _filled(counts, share, sorted(counts, reverse=True))


def _filled(counts: Mapping[float, int], share: float, order: Sequence[float]) -> Weight:
    room = share * sum(counts.values())
    weights = {}
    for value in order:
        weights[value] = min(1.0, room / counts[value]) if counts[value] else 0.0
        room = max(0.0, room - counts[value])
    return lambda value: weights.get(value, 0.0)
