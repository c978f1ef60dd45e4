"""Spaces, doubled words, quotation marks, ranges and sentences as each language writes them.

The lines of ``typography/LANGUAGE.tsv`` are those of ``cases/LANGUAGE.tsv``.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from crs_lint.model.finding import Finding
from tests.rules.test_cases import Case, expect, lint_items, read_case

FOLDER = Path(__file__).parent / "typography"
LANGUAGES = sorted(file.stem for file in FOLDER.glob("*.tsv"))
_FEWEST = 10


@cache
def cases_of(language: str) -> tuple[Case, ...]:
    lines = (FOLDER / f"{language}.tsv").read_text("utf-8").split("\n")
    rows = [(number, line.split("\t", 1)) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    return tuple(read_case(rule, number, rest) for number, (rule, rest) in rows)


@cache
def found(language: str, rule: str) -> defaultdict[str, list[Finding]]:
    by_item: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in lint_items(rule, [case.item for case in cases_of(language) if case.rule == rule], language):
        by_item[finding.item or ""].append(finding)
    return by_item


@pytest.mark.parametrize(("language", "case"), [(language, case) for language in LANGUAGES for case in cases_of(language)], ids=str)
def test_typography_of_a_language_has_the_verdict_that_its_case_states(language: str, case: Case) -> None:
    expect(case, found(language, case.rule)[f"line-{case.line}.{case.variant}"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_ten_slips_and_ten_near_misses(language: str) -> None:
    near_misses = [case.expected is None for case in cases_of(language)]
    assert near_misses.count(False) >= _FEWEST
    assert near_misses.count(True) >= _FEWEST
