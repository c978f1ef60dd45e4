"""What kind of text an answer is."""

from __future__ import annotations

import pytest

from crs_lint.language.answer_kind import begins_with_vowel, find_absolute, is_code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`x = 1`", True),
        ("return x;", True),
        ("f(x) => y", True),
        ("f()", True),
        ("$x^2$", True),
        ("<b>", True),
        ("a price of $5", False),
        ("Mercury", False),
    ],
)
def test_code_and_formulas(text: str, expected: bool) -> None:
    assert is_code(text) is expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It always rises", "always"),
        ("It never rises", "never"),
        ("Only the sun", "Only"),
        ("Everyone sees it", "Everyone"),
        ("Every star", "Every"),
        ("All stars", "All"),
        ("There is nothing", "nothing"),
        ("It is completely dark", "completely"),
        ("not always", None),
        ("almost never", None),
        ("nearly all", None),
        ("the only star", None),
        ("only one star", None),
        ("only if it rains", None),
        ("every other day", None),
        ("every day", None),
        ("I and II only", None),
        ("all() returns true", None),
        ("at all", None),
    ],
)
def test_absolute_terms(text: str, word: str | None) -> None:
    match = find_absolute(text)
    assert (match[0] if match else None) == word


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
        ("the apple", None),
        ("an apple", None),
        ("μ", None),
        ("", None),
    ],
)
def test_vowels_are_told_by_sound(text: str, expected: bool | None) -> None:
    assert begins_with_vowel(text) is expected
