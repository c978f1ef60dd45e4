"""The distributions of Student and of Fisher, by the incomplete beta function.

They are a page of arithmetic; the library that has them, scipy, is 100 MB of it.
"""

from __future__ import annotations

import math

_PRECISION = 1e-15
_MOST_STEPS = 10_000
_SMALLEST = 1e-300


def incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularized incomplete beta function I_x(a, b), for a and b above 0 and x from 0 to 1.

    By the continued fraction 26.5.8 of Abramowitz and Stegun 1964, in the form of DLMF 8.17.22, from the side where it converges.
    """
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, 1 - x)
    front = a * math.log(x) + b * math.log1p(-x) - math.log(a) - (math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b))
    return math.exp(front) * _fraction(a, b, x)


def _fraction(a: float, b: float, x: float) -> float:
    """1 / (1 + d1 / (1 + d2 / …)), from the front by the recurrence of Steed and Lentz."""
    numerator = 1.0
    denominator = 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    value = denominator
    for m in range(1, _MOST_STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            denominator = 1 / _away_from_zero(1 + term * denominator)
            numerator = _away_from_zero(1 + term / numerator)
            step = numerator * denominator
            value *= step
        if abs(step - 1) < _PRECISION:
            break
    return value


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _SMALLEST else _SMALLEST


def student_tail(statistic: float, degrees: float) -> float:
    """P(T > ``statistic``) for Student's t with ``degrees`` (above 0, not always whole) of freedom."""
    half = incomplete_beta(degrees / 2, 0.5, degrees / (degrees + statistic * statistic)) / 2
    return half if statistic > 0 else 1 - half


def fisher_cumulative(value: float, first: float, second: float) -> float:
    """P(F <= ``value``) for Fisher's F with ``first`` and ``second`` degrees of freedom."""
    return incomplete_beta(first / 2, second / 2, first * value / (first * value + second)) if value > 0 else 0.0


def fisher_quantile(probability: float, first: float, second: float) -> float:
    """The value that F does not exceed with a probability from above 0 to below 1, by bisection to 12 digits."""
    low, high = 0.0, 1.0
    while fisher_cumulative(high, first, second) < probability:
        low, high = high, high * 2
    while high - low > 1e-12 * high:
        middle = (low + high) / 2
        if fisher_cumulative(middle, first, second) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def normal_tail(z: float) -> float:
    """P(Z > z) for the standard normal distribution."""
    return math.erfc(z / math.sqrt(2)) / 2


def binomial_tail(least: int, trials: int, probability: float) -> float:
    """P(X >= ``least``) for ``trials`` independent trials, each successful with ``probability``."""
    if least <= 0:
        return 1.0
    if least > trials:
        return 0.0
    return incomplete_beta(least, trials - least + 1, probability)
