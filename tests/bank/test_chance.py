"""Tests of chance against published tables."""

from __future__ import annotations

import pytest

from crs_lint.bank.chance import chi_square, chi_square_tail, effect_size, guess_probability, z_score


@pytest.mark.parametrize(
    ("degrees", "statistic", "p"),
    # Abramowitz and Stegun 1964, table 26.8.
    [
        (1, 3.841, 0.05),
        (2, 5.991, 0.05),
        (3, 7.815, 0.05),
        (4, 9.488, 0.05),
        (5, 11.070, 0.05),
        (3, 16.266, 0.001),
        (7, 24.322, 0.001),
        (1, 0, 1),
    ],
)
def test_tails_are_those_of_the_tables(degrees: int, statistic: float, p: float) -> None:
    assert chi_square_tail(statistic, degrees) == pytest.approx(p, rel=2e-3)


def test_counts_against_equal_shares() -> None:
    statistic, p = chi_square([30, 10, 10, 10])
    assert statistic == pytest.approx(20)
    assert p == pytest.approx(0.00017, rel=0.02)
    assert effect_size(statistic, 60) == pytest.approx(0.577, rel=1e-3)
    assert chi_square([15, 15, 15, 15]) == (0, 1)


def test_hits_against_chance() -> None:
    assert z_score(50, [0.25] * 100) == pytest.approx(25 / 18.75**0.5)
    assert z_score(5, []) == 0


@pytest.mark.parametrize(
    ("scores", "key", "probability"), [((3, 1, 1), 0, 1), ((3, 1, 1), 1, 0), ((3, 3, 1), 1, 0.5), ((1, 1, 1, 1), 2, 0.25)]
)
def test_a_guesser_picks_at_random_among_the_highest_scores(scores: tuple[int, ...], key: int, probability: float) -> None:
    assert guess_probability(scores, key) == probability
