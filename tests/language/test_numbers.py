"""The values of numeric answers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from crs_lint.language.numbers import quantities as quantities_in
from crs_lint.language.tables import tables_of

ENGLISH = tables_of("en")


def quantities(texts: list[str]) -> list[Fraction] | None:
    return quantities_in(texts, ENGLISH)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("1,000", "1000"),
        ("1,234,567.5", "2469135/2"),
        (".5", "1/2"),
        ("3/4", "3/4"),
        ("2 1/2", "5/2"),
        ("2 and 1/2", "5/2"),
        ("½", "1/2"),
        ("1½", "3/2"),
        (r"$\frac{3}{4}$", "3/4"),
        (r"$\dfrac{-3}{4}$", "-3/4"),
        ("2^10", "1024"),
        ("2^64", str(2**64)),
        ("9.3 x 10^3", "9300"),
        ("2 × 10^-2", "1/50"),
        ("3 million", "3000000"),
        ("3 thousand", "3000"),
        ("no moons", "0"),
        ("about 5 miles", "5"),
        ("$5", "5"),
        ("5%", "5"),
    ],
)
def test_a_number_has_an_exact_value(text: str, value: str) -> None:
    assert quantities([text]) == [Fraction(value)]


@pytest.mark.parametrize("text", ["Mercury", "", "Agent 99", "1-5", "3/0", "2^65", "5 to 10", "12:30"])
def test_a_text_that_is_no_single_number_has_none(text: str) -> None:
    assert quantities([text]) is None


@pytest.mark.parametrize(
    ("texts", "comparable"),
    [
        (["1 mile", "2 miles"], True),
        (["1 mile", "2 kilometers"], False),
        (["5%", "6 percent"], True),
        (["1 mile", "2"], True),
        (["There are 2 solutions", "There is 1 solution"], True),
    ],
)
def test_numbers_are_comparable_in_one_unit(texts: list[str], comparable: bool) -> None:
    assert (quantities(texts) is not None) is comparable


def test_one_text_of_four_may_be_no_number() -> None:
    numbers = ["1", "2", "3"]
    assert quantities([*numbers, "It depends"]) == [Fraction(1), Fraction(2), Fraction(3)]
    assert quantities([*numbers[:2], "It depends"]) is None
    assert quantities([*numbers, "It depends", "Never"]) is None


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (["three", "One", "twenty-three"], [3, 1, 23]),
        (["six cats", "5 cats", "No cats at all"], [6, 5, 0]),
        (["two", "three", "none"], [2, 3, 0]),
        (["P(B) = 0.6", "P(B) = 0.3"], ["3/5", "3/10"]),
        (["P(A) = 0.6", "P(B) = 0.3"], None),
        (["log(2)", "log(3)"], None),
        (["Agent 99", "Agent 98"], None),
        (["two-thirds", "one-half"], None),
    ],
)
def test_numbers_have_words_and_names(texts: list[str], values: list[int | str] | None) -> None:
    assert quantities(texts) == (None if values is None else [Fraction(value) for value in values])


def test_long_texts_are_not_read() -> None:
    assert quantities(["5 " + "m" * 118]) == [Fraction(5)]
    assert quantities(["5 " + "m" * 119]) is None
