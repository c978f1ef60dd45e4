"""The values of numeric answers as each language writes them, and the sets of answers that have none.

A line of ``numbers/LANGUAGE.tsv`` is a tag, the answers, and their values in order; "-" where they are not to be compared.
"""

from __future__ import annotations

from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

from crs_lint.language.numbers import quantities
from crs_lint.language.tables import LANGUAGES, tables_of

FOLDER = Path(__file__).parent / "numbers"
_FEWEST = 10
_OF_REGIONS = {"number_signs", "rare_number_signs"}


class Case(NamedTuple):
    tag: str
    texts: tuple[str, ...]
    values: list[Fraction] | None

    def __str__(self) -> str:
        return f"{self.tag}: {' | '.join(self.texts)}"


def cases_of(language: str) -> list[Case]:
    lines = (FOLDER / f"{language}.tsv").read_text("utf-8").split("\n")
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [
        Case(tag, tuple(texts.replace("~", "\u00a0").split(" | ")), None if values == "-" else list(map(Fraction, values.split())))
        for tag, texts, values in rows
    ]


@pytest.mark.parametrize("case", [case for language in LANGUAGES for case in cases_of(language)], ids=str)
def test_answers_have_the_values_that_their_language_gives_them(case: Case) -> None:
    assert quantities(case.texts, tables_of(case.tag)) == case.values


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_ten_sets_of_numbers_and_ten_near_misses(language: str) -> None:
    values = [case.values for case in cases_of(language)]
    assert values.count(None) >= _FEWEST
    assert len(values) - values.count(None) >= _FEWEST


@pytest.mark.parametrize("tag", ["nl", "ja"])
def test_an_unknown_language_may_write_digits_in_two_ways(tag: str) -> None:
    assert quantities(["1.000", "2.000"], tables_of(tag)) is None
    assert quantities(["0,5", "1,5"], tables_of(tag)) == [Fraction(1, 2), Fraction(3, 2)]


def test_regions_of_a_language_differ_only_in_the_signs_of_numbers() -> None:
    """Readings of numbers are cached by language and signs, and all other patterns by language."""
    regions = [region for language in LANGUAGES for region in import_module(f"crs_lint.language.{language}.tables").REGIONS.values()]
    assert {name for region in regions for name in region} == _OF_REGIONS
