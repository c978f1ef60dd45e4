"""The sounds with which words begin."""

from __future__ import annotations

import pytest

from crs_lint.language.article_sounds import begins_with_vowel


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("apple", True),
        ("Apple", True),
        ("planet", False),
        ("hour", True),
        ("house", False),
        ("honest man", True),
        ("university", False),
        ("user", False),
        ("European", False),
        ("one-way street", False),
        ("MRI", True),
        ("US company", False),
        ("8-hour day", True),
        ("11 planets", True),
        ("18 planets", True),
        ("7 planets", False),
        ('"apple"', True),
        ("euro", False),
        ("eustachian tube", True),
        ("union", False),
        ("unidentified object", True),
        ("unimportant word", True),
        ("usable form", False),
        ("usual case", False),
        ("usher", True),
        ("utensil", False),
        ("utter mess", True),
        ("once-loved toy", False),
        ("only child", True),
        ("urine", False),
        ("urge", True),
        ("heirloom", True),
        ("honor", True),
        ("honourable man", True),
        ("honey", False),
        ("80% share", True),
        ("110 planets", False),
        ("X-ray", True),
        ("U-turn", False),
        ("the apple", None),
        ("some apple", None),
        ("any apple", None),
        ("no apple", None),
        ("his apple", None),
        ("her apple", None),
        ("its apple", None),
        ("their apple", None),
        ("this apple", None),
        ("that apple", None),
        ("an apple", None),
        ("μ", None),
        ("", None),
    ],
)
def test_vowels_are_told_by_sound(text: str, expected: bool | None) -> None:
    assert begins_with_vowel(text) is expected


@pytest.mark.parametrize("word", ["hour", "honest man", "honor", "honour", "heir"])
def test_an_h_may_be_silent(word: str) -> None:
    assert begins_with_vowel(word) is True


@pytest.mark.parametrize(
    "word",
    [
        *("one", "once", "euro", "unique", "use", "usual", "usable", "usage", "utility", "utopia", "uterus", "utensil", "ubiquity"),
        *("uranium", "urine"),
    ],
)
def test_a_vowel_may_sound_like_a_consonant(word: str) -> None:
    assert begins_with_vowel(word) is False


@pytest.mark.parametrize("word", ["eustachian", "unnamed", "unmade", "unidentified", "ones", "us-them"])
def test_beginnings_that_only_look_so(word: str) -> None:
    assert begins_with_vowel(word) is True


@pytest.mark.parametrize("word", ["a", "an", "the", "some", "any", "no", "his", "her", "its", "their", "this", "that"])
def test_a_determiner_takes_no_article(word: str) -> None:
    assert begins_with_vowel(f"{word} egg") is None
