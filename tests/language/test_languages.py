"""Every case in ``cases/LANGUAGE.tsv`` and ``typography/LANGUAGE.tsv`` has the verdict that it states, whatever rule it names.

The lines are those of ``tests/rules/cases/README.md`` with the name of the rule in front.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from crs_lint.language.tables import LANGUAGES
from crs_lint.model.finding import Finding
from crs_lint.rules.registry import BY_NAME
from tests.choices import variants
from tests.rules.test_cases import Case, expect, lint_items, read_case

# How many items to find and how many near misses a file of each folder has at least.
FEWEST = {"cases": 30, "typography": 10}


class CaseFile(NamedTuple):
    """A file of cases in one language."""

    folder: str
    language: str

    def __str__(self) -> str:
        return f"{self.folder}-{self.language}"


FILES = [CaseFile(folder, language) for folder in FEWEST for language in LANGUAGES if language != "en"]


@cache
def cases_of(file: CaseFile) -> Sequence[Case]:
    lines = (Path(__file__).parent / file.folder / f"{file.language}.tsv").read_text("utf-8").split("\n")
    rows = [(number, line.split("\t", 1)) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    return [read_case(rule, number, text, variant) for number, (rule, rest) in rows for variant, text in enumerate(variants(rest))]


@cache
def found(file: CaseFile, rule: str) -> Mapping[str, list[Finding]]:
    """The findings of a rule on its cases in a bank of that language, by the id of the item."""
    items = [case.item for case in cases_of(file) if case.rule == rule]
    by_item: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in lint_items(rule, items, file.language):
        by_item[finding.item or ""].append(finding)
    return by_item


@pytest.mark.parametrize(("file", "case"), [(file, case) for file in FILES for case in cases_of(file)], ids=str)
def test_a_case_of_a_language_has_the_verdict_that_it_states(file: CaseFile, case: Case) -> None:
    assert case.rule in BY_NAME
    expect(case, found(file, case.rule)[f"line-{case.line}.{case.variant}"])


@pytest.mark.parametrize("file", FILES, ids=str)
def test_a_language_has_enough_items_to_find_and_near_misses(file: CaseFile) -> None:
    near_misses = [case.expected is None for case in cases_of(file)]
    assert near_misses.count(False) >= FEWEST[file.folder]
    assert near_misses.count(True) >= FEWEST[file.folder]
