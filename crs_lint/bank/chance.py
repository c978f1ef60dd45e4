"""Tests of chance: how likely a pattern of a bank would be if nobody had made it."""

from __future__ import annotations

import math
from collections.abc import Sequence


def chi_square(observed: Sequence[int]) -> tuple[float, float]:
    """The chi-square statistic of counts against equal shares, and its p value (degrees of freedom: one less than counts)."""
    expected = sum(observed) / len(observed)
    statistic = sum((count - expected) ** 2 / expected for count in observed)
    return statistic, chi_square_tail(statistic, len(observed) - 1)


def chi_square_tail(statistic: float, degrees: int) -> float:
    """The chance of a chi-square value of at least ``statistic``: the closed form for whole degrees of freedom.

    Abramowitz and Stegun 1964, 26.4.4 and 26.4.5.
    """
    half = statistic / 2
    if degrees % 2 == 0:
        term = total = math.exp(-half)
        for step in range(1, degrees // 2):
            term *= half / step
            total += term
        return min(total, 1.0)
    total = math.erfc(math.sqrt(half))
    term = math.sqrt(2 * statistic / math.pi) * math.exp(-half) if statistic > 0 else 0.0
    for step in range(1, (degrees + 1) // 2):
        total += term
        term *= statistic / (2 * step + 1)
    return min(total, 1.0)


def effect_size(statistic: float, count: int) -> float:
    """Cohen's w of a chi-square statistic: 0.1 is small, 0.3 medium, 0.5 large (Cohen 1988)."""
    return math.sqrt(statistic / count) if count else 0.0


def z_score(hits: float, chances: Sequence[float]) -> float:
    """How many standard deviations hits lie above what independent trials with these chances would give."""
    variance = sum(chance * (1 - chance) for chance in chances)
    return (hits - sum(chances)) / math.sqrt(variance) if variance else 0.0
