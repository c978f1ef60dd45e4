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
