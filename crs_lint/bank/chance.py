"""Significance tests and effect sizes: how unlikely a pattern in a bank is by chance, and how strong it is."""

from __future__ import annotations

import math
from collections.abc import Sequence


def chi_square(observed: Sequence[int]) -> tuple[float, float]:
    """Pearson's chi-square test of counts against a uniform distribution.

    Takes one count per category: two or more, not all 0. Returns the statistic and its p value, with one degree of
    freedom fewer than categories.
    """
    expected = sum(observed) / len(observed)
    statistic = sum((count - expected) ** 2 / expected for count in observed)
    return statistic, chi_square_tail(statistic, len(observed) - 1)


def chi_square_tail(statistic: float, degrees: int) -> float:
    """Upper tail probability of the chi-square distribution: P(X >= ``statistic``) with ``degrees`` (1 or more) of freedom.

    The closed forms for odd and even degrees of freedom: Abramowitz and Stegun 1964, 26.4.4 and 26.4.5.
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
    """Cohen's w of a chi-square statistic over ``count`` observations, 0 without any.

    0.1 is a small effect, 0.3 a medium and 0.5 a large one (Cohen 1988, chapter 7).
    """
    return math.sqrt(statistic / count) if count else 0.0


def z_score(hits: float, chances: Sequence[float]) -> float:
    """Standard deviations by which ``hits`` exceeds its expectation; 0 if the variance is 0.

    The hits are a sum of independent trials, each successful with its own probability from ``chances`` (0 to 1).
    """
    variance = sum(chance * (1 - chance) for chance in chances)
    return (hits - sum(chances)) / math.sqrt(variance) if variance else 0.0


def guess_probability(scores: Sequence[float], key: int) -> float:
    """Probability of hitting index ``key`` by picking, at random, one of the options with the highest score."""
    highest = max(scores)
    return (scores[key] == highest) / list(scores).count(highest)
