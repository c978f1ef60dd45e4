"""Confidence intervals of 95%: Wilson's for shares, Fisher's for correlations, Feldt's for alpha."""

from __future__ import annotations

import math
from typing import NamedTuple

from crs_lint.responses.distributions import fisher_quantile

Z_95 = 1.959963984540054
"""The normal deviate that 2.5% exceed."""


class Interval(NamedTuple):
    """The limits of a confidence interval."""

    low: float
    high: float


def wilson(count: float, n: int) -> Interval:
    """Interval of a share of ``count`` out of ``n``, which is above 0 (Wilson 1927). The count need not be whole: points have parts."""
    share = count / n
    square = Z_95 * Z_95
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = Z_95 / (1 + square / n) * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    # An exact 0 or 1 is its own limit, which rounding would miss.
    return Interval(0.0 if count <= 0 else max(0.0, middle - half), 1.0 if count >= n else min(1.0, middle + half))


class FisherZ(NamedTuple):
    """Fisher's z of a correlation, pooled over groups, and its weight: the sum of n - 3."""

    z: float
    weight: float

    @property
    def r(self) -> float:
        return math.tanh(self.z)

    @property
    def interval(self) -> Interval:
        half = Z_95 / math.sqrt(self.weight)
        return Interval(math.tanh(self.z - half), math.tanh(self.z + half))

    @property
    def deviate(self) -> float:
        """Standard errors that z is above 0."""
        return self.z * math.sqrt(self.weight)


_LARGEST_R = 1 - 1e-12
"""A perfect correlation has no finite z."""


def pooled(correlations: list[tuple[float, int]]) -> FisherZ | None:
    """Pools correlations, each with its n (Fisher 1925). None where no group has four candidates."""
    usable = [(math.atanh(max(-_LARGEST_R, min(_LARGEST_R, r))), n - 3) for r, n in correlations if n > 3]
    weight = sum(weight for _, weight in usable)
    return FisherZ(sum(z * part for z, part in usable) / weight, weight) if weight else None


def feldt(alpha: float, n: int, items: int) -> Interval | None:
    """Interval of coefficient alpha of two or more items and candidates (Feldt 1965); None with fewer."""
    if n < 2 or items < 2:
        return None
    first, second = n - 1, (n - 1) * (items - 1)
    error = 1 - alpha
    return Interval(1 - error * fisher_quantile(0.975, first, second), 1 - error * fisher_quantile(0.025, first, second))
