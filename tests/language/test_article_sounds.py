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
