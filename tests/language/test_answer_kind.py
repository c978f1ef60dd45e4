"""What kind of text an answer is."""

from __future__ import annotations

import pytest

from crs_lint.language.answer_kind import find_absolute, is_code
from tests.choices import variants


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


ABSOLUTE = "It is ⟦always/never/entirely/completely/absolutely/solely/exclusively/totally/wholly/impossible/invariably/everyone/everything/everybody/everywhere/everyday/only/all/every/none/nothing/nobody/no one⟧ near."
RELATIVE = """
It is ⟦not/cannot/isn't/isn’t/nearly/almost⟧ always near.
It is ⟦only/the only⟧ one of two.
It is the only planet.
It is only ⟦one/two/a/if/when/on/after/before/during/while/because⟧ planet.
It is ⟦at/after/above⟧ all a planet.
It is all ⟦but/day/night/morning/week/year/over/along⟧ a planet.
It is every ⟦2/other/few/two/three/day/week/month/year/hour/minute⟧ planet.
"""


@pytest.mark.parametrize("text", [*variants(ABSOLUTE)])
def test_each_absolute_word(text: str) -> None:
    match = find_absolute(text)
    assert match is not None
    assert match[0] == text.removeprefix("It is ").removesuffix(" near.")


@pytest.mark.parametrize("text", [text for line in RELATIVE.strip().split("\n") for text in variants(line)])
def test_each_wording_that_makes_another_word_of_it(text: str) -> None:
    assert find_absolute(text) is None
