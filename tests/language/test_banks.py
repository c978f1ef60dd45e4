"""A bank in each language, of twenty items with one fault each and twenty clean ones, yields these findings and no other.

A bank is the folder ``banks/LANGUAGE``: ``exam.yaml``, ``faulty.yaml``, ``clean.yaml``, and ``expected.tsv`` with a line
``ITEM <TAB> RULE <TAB> TEXT AT THE FINDING`` for each faulty item. The rules are those that are on by default.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from crs_lint.api import Finding, Report, Request, lint
from crs_lint.language.tables import LANGUAGES

BANKS = Path(__file__).parent / "banks"


def expected(language: str) -> list[tuple[str, str, str]]:
    """Item, rule and the text at the finding, in the order of the file."""
    rows = [line.split("\t") for line in (BANKS / language / "expected.tsv").read_text("utf-8").splitlines()]
    return [(item, rule, text) for item, rule, text in rows]


def found(report: Report) -> list[tuple[str, str, str]]:
    return [(finding.item or "", finding.rule, text_at(finding)) for finding in report.findings]


def text_at(finding: Finding) -> str:
    """The text from the position of a finding to its end, or to the end of the line."""
    lines = Path(finding.path).read_text("utf-8").split("\n")
    end = finding.end_column - 1 if finding.end_line == finding.line else None
    return lines[finding.line - 1][finding.column - 1 : end]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_faults_of_a_bank_are_found_and_nothing_else(language: str) -> None:
    report = lint([BANKS / language], Request(isolated=True))
    assert report.complaints == ()
    assert len(report.findings) == 20
    assert sorted(found(report)) == sorted(expected(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_faults_of_a_bank_are_found_without_a_declared_language(language: str, tmp_path: Path) -> None:
    shutil.copytree(BANKS / language, tmp_path / "bank")
    exam = tmp_path / "bank" / "exam.yaml"
    lines = exam.read_text("utf-8").splitlines(keepends=True)
    undeclared = [line for line in lines if not line.startswith("language:")]
    assert len(undeclared) == len(lines) - 1
    exam.write_text("".join(undeclared), "utf-8")
    assert sorted(found(lint([tmp_path / "bank"], Request(isolated=True)))) == sorted(expected(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bank_has_twenty_faulty_and_twenty_clean_items_and_many_rules(language: str) -> None:
    items = [item for item, _, _ in expected(language)]
    ids = [line for line in (BANKS / language / "clean.yaml").read_text("utf-8").splitlines() if line.lstrip(" -").startswith("id:")]
    assert (len(items), len(set(items)), len(ids)) == (20, 20, 20)
    assert len({rule for _, rule, _ in expected(language)}) >= 12
