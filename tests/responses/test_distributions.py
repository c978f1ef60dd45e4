"""Distributions, intervals and corrections, against published values."""

from __future__ import annotations

import math
from math import comb

import pytest

from crs_lint.responses.distributions import binomial_tail, fisher_cumulative, fisher_quantile, incomplete_beta, normal_tail, student_tail
from crs_lint.responses.intervals import Interval, feldt, pooled, wilson
from crs_lint.responses.many_tests import benjamini_hochberg, holm
from crs_lint.responses.weighted import moments, welch


@pytest.mark.parametrize(
    ("statistic", "degrees", "tail"),
    # Tables of Student's t.
    [(0.0, 7, 0.5), (6.313752, 1, 0.05), (1.812461, 10, 0.05), (2.228139, 10, 0.025), (4.032143, 5, 0.005), (-1.697261, 30, 0.95)],
)
def test_student(statistic: float, degrees: float, tail: float) -> None:
    assert student_tail(statistic, degrees) == pytest.approx(tail, abs=1e-7)


def test_student_has_a_closed_form_for_two_degrees() -> None:
    for t in (0.1, 1.0, 5.0, 40.0):
        assert student_tail(t, 2) == pytest.approx(0.5 - t / (2 * math.sqrt(2 + t * t)), abs=1e-14)


@pytest.mark.parametrize(
    ("probability", "first", "second", "value"),
    # Tables of Fisher's F.
    [(0.95, 1, 1, 161.4476), (0.95, 2, 3, 9.552094), (0.95, 5, 10, 3.325835), (0.975, 4, 20, 3.514695), (0.975, 10, 10, 3.716792)],
)
def test_fisher(probability: float, first: float, second: float, value: float) -> None:
    assert fisher_quantile(probability, first, second) == pytest.approx(value, rel=1e-6)
    assert fisher_cumulative(value, first, second) == pytest.approx(probability, abs=1e-7)


def test_the_lower_quantile_is_the_inverse_of_the_upper_one_with_degrees_swapped() -> None:
    assert fisher_quantile(0.025, 650, 12350) == pytest.approx(1 / fisher_quantile(0.975, 12350, 650), rel=1e-9)


def test_the_incomplete_beta_is_a_sum_of_binomial_terms_for_whole_numbers() -> None:
    for trials, probability in ((4, 0.5), (75, 0.25), (651, 0.93)):
        for least in (1, trials // 4, trials // 2, trials):
            exact = math.fsum(comb(trials, k) * probability**k * (1 - probability) ** (trials - k) for k in range(least, trials + 1))
            assert incomplete_beta(least, trials - least + 1, probability) == pytest.approx(exact, rel=1e-9)
            assert binomial_tail(least, trials, probability) == pytest.approx(exact, rel=1e-9)


def test_the_edges_of_a_binomial() -> None:
    assert binomial_tail(0, 10, 0.3) == 1
    assert binomial_tail(11, 10, 0.3) == 0
    assert binomial_tail(5, 10, 0.0) == 0
    assert binomial_tail(5, 10, 1.0) == 1


def test_the_normal_tail() -> None:
    assert normal_tail(1.959963984540054) == pytest.approx(0.025, abs=1e-15)


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    # Newcombe 1998, table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson(count: int, n: int, low: float, high: float) -> None:
    interval = wilson(count, n)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


def test_all_of_them_is_a_limit_of_its_own() -> None:
    assert wilson(20, 20).high == 1
    assert wilson(0, 20).low == 0


def test_a_correlation_is_pooled_by_its_size() -> None:
    found = pooled([(0.5, 103), (0.2, 53), (0.9, 3)])
    assert found is not None
    z = (math.atanh(0.5) * 100 + math.atanh(0.2) * 50) / 150
    assert found.weight == 150
    assert found.z == pytest.approx(z)
    assert found.r == pytest.approx(math.tanh(z))
    assert found.interval.low == pytest.approx(math.tanh(z - 1.959963984540054 / math.sqrt(150)))
    assert found.deviate == pytest.approx(z * math.sqrt(150))
    assert pooled([(0.5, 3)]) is None
    assert pooled([(1.0, 10)]) is not None, "a perfect correlation is no error"


def test_feldt() -> None:
    interval = feldt(0.7154534786122183, 651, 20)
    assert interval is not None
    # The ratio of errors is distributed as F with n - 1 and (n - 1)(k - 1) degrees of freedom.
    error = 1 - 0.7154534786122183
    assert fisher_cumulative((1 - interval.low) / error, 650, 12350) == pytest.approx(0.975)
    assert fisher_cumulative((1 - interval.high) / error, 650, 12350) == pytest.approx(0.025)
    assert isinstance(interval, Interval)
    assert feldt(0.7, 1, 20) is None
    assert feldt(0.7, 30, 1) is None


def test_holm() -> None:
    # The values of R's p.adjust.
    assert holm([0.01, 0.02, 0.03, 0.04, 0.05]) == pytest.approx([0.05, 0.08, 0.09, 0.09, 0.09])
    assert holm([0.04, 0.01, 0.03, 0.005]) == pytest.approx([0.06, 0.03, 0.06, 0.02])
    assert holm([0.9, 0.8]) == [1.0, 1.0]
    assert holm([]) == []


def test_benjamini_hochberg() -> None:
    assert benjamini_hochberg([0.01, 0.02, 0.03, 0.04, 0.05]) == pytest.approx([0.05] * 5)
    assert benjamini_hochberg([0.04, 0.01, 0.5, 0.005]) == pytest.approx([0.16 / 3, 0.02, 0.5, 0.02])
    assert benjamini_hochberg([]) == []


def test_welch() -> None:
    first = [27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4]
    second = [27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 20.5, 24.4]
    low, high = (moments([(value, 1) for value in values]) for values in (first, second))
    # The published two-sided p value is .021.
    assert round(2 * welch(high, low), 3) == 0.021
    assert welch(low, high) == pytest.approx(1 - welch(high, low))


def test_groups_without_spread_are_compared_by_their_means() -> None:
    low, high = moments([(1.0, 10)]), moments([(2.0, 10)])
    assert welch(high, low) == 0
    assert welch(low, high) == 1
    assert welch(low, low) == 0.5
