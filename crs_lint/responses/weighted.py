"""Means, variances, correlations and quantiles of values that come with counts."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Moments(NamedTuple):
    """``n`` values with their mean and their sum of squared deviations from it."""

    n: int
    mean: float
    squares: float

    @property
    def variance(self) -> float:
        """The sample variance, of n - 1; 0 for one value or none."""
        return self.squares / (self.n - 1) if self.n > 1 else 0.0


def moments(values: Sequence[tuple[float, int]]) -> Moments:
    """The moments of values, each with its count; all 0 without values."""
    n = sum(count for _, count in values)
    if not n:
        return Moments(0, 0.0, 0.0)
    mean = math.fsum(value * count for value, count in values) / n
    return Moments(n, mean, math.fsum(count * (value - mean) ** 2 for value, count in values))


_NO_SPREAD = 1e-12
"""Of the sum of squares, by candidate: what rounding leaves of values that are all the same."""


def correlation(pairs: Sequence[tuple[float, float, int]]) -> float | None:
    """Pearson's correlation of pairs, each with its count; None where either has no spread."""
    x = moments([(first, count) for first, _, count in pairs])
    y = moments([(second, count) for _, second, count in pairs])
    if x.squares <= _NO_SPREAD * x.n or y.squares <= _NO_SPREAD * y.n:
        return None
    products = math.fsum(count * (first - x.mean) * (second - y.mean) for first, second, count in pairs)
    return max(-1.0, min(1.0, products / math.sqrt(x.squares * y.squares)))


def quantile(counts: Mapping[float, int], probability: float) -> float:
    """The quantile of type 7 (Hyndman and Fan 1996), R's default, of values with counts; there is one or more."""
    values = sorted(value for value, count in counts.items() if count)
    at = (sum(counts.values()) - 1) * probability
    below = math.floor(at)
    low, high = _ranked(values, counts, below), _ranked(values, counts, min(below + 1, sum(counts.values()) - 1))
    return low + (at - below) * (high - low)


def _ranked(values: Sequence[float], counts: Mapping[float, int], rank: int) -> float:
    """The value at a rank from 0."""
    for value in values:
        rank -= counts[value]
        if rank < 0:
            return value
    return values[-1]


def welch(high: Moments, low: Moments) -> float:
    """One-sided p value that the mean of ``high`` is not above that of ``low`` (Welch 1947). Both have two values or more."""
    from crs_lint.responses.distributions import student_tail

    first, second = high.variance / high.n, low.variance / low.n
    if first + second <= 0:
        return 0.5 if high.mean == low.mean else float(high.mean < low.mean)
    degrees = (first + second) ** 2 / (first**2 / (high.n - 1) + second**2 / (low.n - 1))
    return student_tail((high.mean - low.mean) / math.sqrt(first + second), degrees)
