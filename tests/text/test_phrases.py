"""Quick looks that are derived from tables of phrases never refuse what their pattern finds."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crs_lint.language.terms import LISTS
from crs_lint.text.phrases import PhrasePattern, either, required_literal, required_literals
from tests.project.patterns import patterns_of_the_project

# The few letters that ignoring case maps to an ASCII letter, and lower case does not, are left out.
_ALPHABET = st.characters(max_codepoint=0x2019, exclude_characters="ſıİ")
PHRASES = {name: pattern for name, pattern in patterns_of_the_project().items() if isinstance(pattern, PhrasePattern)}


@pytest.mark.parametrize(
    ("piece", "literal"),
    [
        ("never", "never"),
        (r"except(?! for\b)(?:ing)?", "except"),
        (r"(?<!\bat )least(?=\s+\w+)", "least"),
        (r"\w{2,6}n't", "n't"),
        ("statements?", "statement"),
        ("colou*r", "colo"),
        ("fado{2}m", "fad"),
        ("(?:is|are)", ""),
        (r"\.\.\.", "..."),
        ("[ab]cd(e|f)g", "cd"),
        (r"a\(bc", "a(bc"),
    ],
)
def test_a_literal_is_in_every_match(piece: str, literal: str) -> None:
    assert required_literal(piece) == literal


def test_no_alternatives_match_nothing() -> None:
    assert PhrasePattern((), "a?{}b?").search("ab") is None
    assert either(()) == either(iter(()))


def test_an_alternative_outside_a_group_is_refused() -> None:
    with pytest.raises(ValueError, match="outside a group"):
        required_literal("one|two")


def test_literals_that_hold_another_are_left_out() -> None:
    assert required_literals(["not", "cannot", "never"]) == ("not", "never")
    assert required_literals(["not", "(?:a|b)"]) == ()


@pytest.mark.parametrize("name", PHRASES)
def test_every_phrase_has_a_literal(name: str) -> None:
    assert PHRASES[name].literals


@pytest.mark.parametrize("name", PHRASES)
@settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_quick_look_refuses_nothing_that_the_pattern_finds(name: str, data: st.DataObject) -> None:
    pattern = PHRASES[name]
    piece = data.draw(st.sampled_from(pattern.alternatives))
    text = data.draw(st.from_regex(piece, alphabet=_ALPHABET))
    if pattern.search(text) is not None:
        assert pattern.may_match(text.lower())


def test_every_term_has_a_literal() -> None:
    for terms in LISTS.values():
        assert all(required_literal(term.pattern) for term in terms)
