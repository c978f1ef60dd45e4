"""What kind of text an answer is."""

from __future__ import annotations

import pytest

from crs_lint.language.answer_kind import find_absolute, is_code


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
