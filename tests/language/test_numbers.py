"""The values of numeric answers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from crs_lint.language.numbers import quantities as quantities_in
from crs_lint.language.numbers import starts_with_number as starts_with_number_in
from crs_lint.language.tables import tables_of

ENGLISH = tables_of("en")


def quantities(texts: list[str]) -> list[Fraction] | None:
    return quantities_in(texts, ENGLISH)


def starts_with_number(text: str) -> bool:
    return starts_with_number_in(text, ENGLISH)


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


SMALL_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
"""
TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL, TENS = SMALL_WORDS.split(), TENS_WORDS.split()


@pytest.mark.parametrize(("value", "word"), list(enumerate(SMALL)))
def test_a_small_number_in_words(value: int, word: str) -> None:
    assert quantities([word]) == [Fraction(value)]
    assert starts_with_number(f"{word} cats")


@pytest.mark.parametrize(("tens", "word"), list(enumerate(TENS, 2)))
def test_tens_in_words(tens: int, word: str) -> None:
    assert quantities([word]) == [Fraction(10 * tens)]
    for unit in range(1, 10):
        assert quantities([f"{word}-{SMALL[unit]}", f"{word} {SMALL[unit]}"]) == [Fraction(10 * tens + unit)] * 2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r"$\dfrac{1}{2}$", "1/2"),
        (r"$\tfrac{1}{2}$", "1/2"),
        (r"5\text{ m}", "5"),
        (r"5\mathrm{m}", "5"),
        (r"5\mathbf{m}", "5"),
        (r"5\operatorname{m}", "5"),
        (r"\left5\right", "5"),
        (r"5^\circ", "5"),
        (r"9 \times 10^3", "9000"),
        ("3 over 4", "3/4"),
        ("2 and 3 over 4", "11/4"),
        ("Rs. 5", "5"),
        ("USD 5", "5"),
        ("EUR 5", "5"),
        ("there are no cats", "0"),
        ("there is no cat", "0"),
        ("zero cats", "0"),
        ("nil", "0"),
        ("none", "0"),
        ("no cats at all", "0"),
        ("exactly two cats", "2"),
        ("only two cats", "2"),
        ("about two cats", "2"),
        ("around two cats", "2"),
        ("2 hundred", "200"),
        ("2 thousand", "2000"),
        ("2 million", "2000000"),
        ("2 billion", "2000000000"),
        ("2 trillion", "2000000000000"),
    ],
)
def test_each_word_beside_a_number(text: str, value: str) -> None:
    assert quantities([text]) == [Fraction(value)]


@pytest.mark.parametrize("hedge", ["There are", "There", "Exactly", "About", "Approximately", "Around", "$"])
def test_a_hedge_is_no_unit(hedge: str) -> None:
    assert quantities([f"{hedge} 5 cats", "6 cats"]) == [Fraction(5), Fraction(6)]


def test_percent_is_a_sign() -> None:
    assert quantities(["5 percent", "6%"]) == [Fraction(5), Fraction(6)]
