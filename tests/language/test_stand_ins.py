"""Answers that stand for others, and what they say of them."""

from __future__ import annotations

import pytest

from crs_lint.language.stand_ins import StandIn, stand_in

ALL, NONE, SOME, UNKNOWN = StandIn.ALL, StandIn.NONE, StandIn.SOME, StandIn.UNKNOWN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All of the above", ALL),
        ("all of the above.", ALL),
        ("All of the above are false.", ALL),
        ("All of the illnesses above are more likely.", ALL),
        ("By using all of the above methods", ALL),
        ("Yes, all of the above", ALL),
        ("All the options listed above", ALL),
        ("All of these programs", ALL),
        ("It is all of these", ALL),
        ("All answers are correct", ALL),
        ("All are true", ALL),
        ("All three", ALL),
        ("Both of these", ALL),
        ("Each of the preceding", ALL),
        ("Any of the following are fine", ALL),
        ("None of the above", NONE),
        ("None of the preceding", NONE),
        ("None of the answers is correct", NONE),
        ("None of these methods works", NONE),
        ("No correct answer given", NONE),
        ("Neither of the two", NONE),
        ("Neither", NONE),
        ("Some of the above", SOME),
        ("Two of the above", SOME),
        ("Only one of these", SOME),
        ("Not all of the above", SOME),
        ("It cannot be determined from the figure", UNKNOWN),
        ("Not enough information", UNKNOWN),
        ("Insufficient data", UNKNOWN),
        ("I don't know", UNKNOWN),
        ("All planets", None),
        ("All temperatures above freezing", None),
        ("All frequencies above the limit", None),
        ("All of the previous owners", None),
        ("All of those who voted", None),
        ("All of them died", None),
        ("All answers are stored in a table", None),
        ("Both planets have moons", None),
        ("Each other", None),
        ("One of these days", None),
        ("Three", None),
        ("Two items", None),
        ("It cannot be undone", None),
        ("all()", None),
        ("Mercury", None),
        ("Not enough information" + " is given here" * 7, UNKNOWN),  # 120 characters
        ("Not enough information" + " is given here" * 7 + "s", None),
    ],
)
def test_an_answer_stands_for_others_or_for_itself(text: str, expected: StandIn | None) -> None:
    assert stand_in(text) is expected


@pytest.mark.parametrize(
    ("text", "siblings", "expected"),
    [
        ("any", ("no", "some", "none"), None),
        ("None", ("One", "Two", "Three"), None),
        ("None", ("1", "2"), None),
        ("None", ("0", "1", "2"), NONE),
        ("None", ("520", "720"), NONE),
        ("All", ("Some", "Most"), None),
        ("all", ("each", "both"), None),
        ("None", ("Mercury", "Venus", "All"), NONE),
        ("Both", ("Mercury", "Venus"), ALL),
        ("All of these", ("Some", "Most"), ALL),
    ],
)
def test_a_bare_quantifier_is_judged_beside_the_other_answers(text: str, siblings: tuple[str, ...], expected: StandIn | None) -> None:
    assert stand_in(text, siblings) is expected
