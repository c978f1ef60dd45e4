"""Every example of every rule has exactly its findings; every rule has docs, a source and examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crs_lint.rules.registry import ALL, BY_NAME
from crs_lint.rules.rule import CATEGORIES, Example, Rule
from tests.example_bank import lint, shown

GOOD = [pytest.param(rule, example, id=f"{rule.name}-{index}") for rule in ALL for index, example in enumerate(rule.good)]
# ruamel.yaml, the second reader, takes a question mark in brackets for a field, as older readers do.
BAD = [
    pytest.param(rule, example, id=f"{rule.name}-{index}", marks=[pytest.mark.yaml_rs] if "{text: ?" in example.text else [])
    for rule in ALL
    for index, example in enumerate(rule.bad)
]
# The text of an example cannot show these.
WITHOUT_BAD_EXAMPLE = {"unreadable-file"}


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_a_good_example_has_no_findings(rule: Rule, example: Example, tmp_path: Path) -> None:
    report = lint(example, tmp_path, rule)
    assert [f"{finding.rule} {shown(finding, tmp_path, example)}" for finding in report.findings] == []


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_a_bad_example_has_exactly_its_findings(rule: Rule, example: Example, tmp_path: Path) -> None:
    report = lint(example, tmp_path, rule)
    found = [shown(finding, tmp_path, example) for finding in report.findings if finding.rule == rule.name]
    others = {finding.rule for finding in report.findings} - {rule.name}
    assert (found, others) == (list(example.found), set(example.also))


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_a_rule_has_a_file_docs_a_source_and_examples(rule: Rule) -> None:
    assert rule.module.check._replace(function=None, sums_function=None, links_function=None) == rule, "run: make generate"
    assert rule.category in CATEGORIES
    assert rule.source
    assert rule.good
    assert rule.bad or rule.name in WITHOUT_BAD_EXAMPLE
    assert len(rule.docs.split()) > 20
    assert re.fullmatch(r"[A-Z][^\n]+[.:]", rule.docs.split("\n\n")[0].replace("\n", " ")), "docs must begin with one sentence"


def test_rule_names_are_unique() -> None:
    assert len(BY_NAME) == len(ALL)


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_messages_have_no_technical_jargon_and_a_help(rule: Rule, example: Example, tmp_path: Path) -> None:
    for finding in lint(example, tmp_path, rule).findings:
        assert not re.search(
            r"\b(?:scalar|mapping|sequence|node|property|properties|instance|validator|regex|schema)\b", finding.message + finding.help
        )
        assert finding.message[-1] in ".!?…"
        assert finding.help
