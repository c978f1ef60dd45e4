"""Stigmatizing terms in an author's own voice."""

from __future__ import annotations

import pytest

from crs_lint.language.terms import RECOVERY, blank_quotes, occurrences


def _found(text: str) -> list[str]:
    return [match[0] for match, _ in occurrences(RECOVERY, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Addicts need help.", ["Addicts"]),
        ("A recovering addict and a drug abuser", ["recovering addict", "drug abuser"]),
        ("He has been clean for two years.", ["been clean"]),
        ("The room has been clean.", []),
        ("a clean urine test", ["clean urine"]),
        ("an alcoholic", ["alcoholic"]),
        ("an alcoholic beverage", []),
        ("alcoholic liver disease", []),
        ("a non-addict", []),
        ("child abuse", []),
        ("substance abuse", ["substance abuse"]),
        ("the National Institute on Drug Abuse", []),
        ("Alcoholics Anonymous", []),
        ("the word addict", []),
        ("She calls herself an addict", []),
        ('"I am an addict"', []),
        ("“junkie”", []),
        ("*addict*", []),
        ("nothing of the kind", []),
    ],
)
def test_terms_in_the_authors_own_voice(text: str, found: list[str]) -> None:
    assert _found(text) == found


def test_a_term_is_found_with_its_replacement() -> None:
    ((_, term),) = occurrences(RECOVERY, "two heroin addicts")
    assert term.preferred == "person with an opioid use disorder"


def test_a_mention_far_into_a_text_is_one() -> None:
    assert _found("x" * 200 + " the word addict") == []


def test_blanked_quotations_keep_indexes() -> None:
    assert blank_quotes('say "no" now') == "say      now"
