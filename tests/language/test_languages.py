"""Every case in ``cases/LANGUAGE.tsv`` has the verdict that it states, whatever rule it names.

The lines are those of ``tests/rules/cases/README.md`` with the name of the rule in front.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from crs_lint.model.finding import Finding
from crs_lint.rules.registry import BY_NAME
from tests.rules.test_cases import Case, expect, lint_items, read_case

FOLDER = Path(__file__).parent / "cases"
LANGUAGES = sorted(file.stem for file in FOLDER.glob("*.tsv"))
_FEWEST = 30


@cache
def cases_of(language: str) -> Sequence[Case]:
    lines = (FOLDER / f"{language}.tsv").read_text("utf-8").split("\n")
    rows = [(number, line.split("\t", 1)) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    return [read_case(rule, number, rest) for number, (rule, rest) in rows]


@cache
def found(language: str, rule: str) -> Mapping[str, list[Finding]]:
    """The findings of a rule on its cases in a bank of that language, by the id of the item."""
    items = [case.item for case in cases_of(language) if case.rule == rule]
    by_item: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in lint_items(rule, items, language):
        by_item[finding.item or ""].append(finding)
    return by_item


@pytest.mark.parametrize(
    ("language", "case"),
    [(language, case) for language in LANGUAGES for case in cases_of(language)],
    ids=str,
)
def test_a_case_of_a_language_has_the_verdict_that_it_states(language: str, case: Case) -> None:
    assert case.rule in BY_NAME
    expect(case, found(language, case.rule)[f"line-{case.line}.0"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_thirty_items_to_find_and_thirty_near_misses(language: str) -> None:
    near_misses = [case.expected is None for case in cases_of(language)]
    assert near_misses.count(False) >= _FEWEST
    assert near_misses.count(True) >= _FEWEST
