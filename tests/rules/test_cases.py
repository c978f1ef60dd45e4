"""Every case in ``cases/RULE.tsv`` has the verdict that it states; ``cases/README.md`` describes the format."""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from crs_lint.engine.run import lint_paths
from crs_lint.model.finding import Finding
from crs_lint.rules.registry import BY_NAME
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request
from crs_lint.text.normalize import shorten
from tests.choices import variants

FOLDER = Path(__file__).parent / "cases"
FILES = sorted(FOLDER.glob("*.tsv"))
_EXAM = "#exam:"
_OPTION = "#option:"
_FEWEST = 15
_NEAR_MISSES = 1 / 2


class Case(NamedTuple):
    """One line of a file, or one of its variants: the item as plain data, and what the rule must say of it, None for nothing."""

    rule: str
    line: int
    variant: int
    item: Mapping[str, Any]
    expected: str | None

    def __str__(self) -> str:
        return f"{self.rule}:{self.line}.{self.variant} {shorten(str(self.item['stem']), 40)}"


def read_item(text: str, fields: list[str], name: str) -> dict[str, Any]:
    """The item that ``STEM | ANSWER* | ...`` and ``FIELD=VALUE`` describe."""
    stem, *answers = (part.replace("⏎", "\n").replace("¦", "|") for part in text.split(" | "))
    options = [_answer(answer) for answer in answers]
    item: dict[str, Any] = {"id": name, "stem": stem, "options": options}
    if sum("correct" in option for option in options) > 1:
        item["type"] = "multiple"
    for field in fields:
        key, _, value = field.partition("=")
        plain: Any = value == "true" if value in ("true", "false") else value.replace("⏎", "\n").replace("¦", "|")
        key, _, number = key.partition(".")
        (options[int(number) - 1] if number else item)[key] = plain
    return item


def _answer(text: str) -> dict[str, Any]:
    if text.endswith("*") and not text.endswith("**"):
        return {"text": text[:-1].rstrip(), "correct": True}
    return {"text": text}


def read_cases(file: Path) -> Iterator[Case]:
    for number, line in enumerate(file.read_text("utf-8").split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            for variant, text in enumerate(variants(line)):
                yield read_case(file.stem, number, text, variant)


def read_case(rule: str, number: int, line: str, variant: int = 0) -> Case:
    """The case that ``VERDICT<TAB>STEM | ANSWERS`` states; its item has the id ``line-NUMBER.VARIANT``."""
    verdict, text, *fields = line.split("\t")
    assert verdict == "-" or verdict == "+" or verdict.startswith("+ "), f"{rule}:{number}: begin with + or -"
    return Case(rule, number, variant, read_item(text, fields, f"line-{number}.{variant}"), None if verdict == "-" else verdict[2:])


def _settings(file: Path, mark: str) -> list[str]:
    return [line.removeprefix(mark).strip() for line in file.read_text("utf-8").split("\n") if line.startswith(mark)]


@cache
def found(rule: str) -> Mapping[str, list[Finding]]:
    """The findings of a rule on all of its cases, by the id of the item."""
    file = FOLDER / f"{rule}.tsv"
    items = [case.item for case in read_cases(file)]
    by_item: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in lint_items(rule, items, "en", _settings(file, _EXAM), _settings(file, _OPTION)):
        by_item[finding.item or ""].append(finding)
    return by_item


def lint_items(
    rule: str, items: list[Mapping[str, Any]], language: str, exam: Sequence[str] = (), options: Sequence[str] = ()
) -> Sequence[Finding]:
    """The findings of a rule on a bank of these items; ``exam`` and ``options`` are lines of its exam and of the config."""
    with tempfile.TemporaryDirectory() as folder:
        bank = Path(folder)
        (bank / "exam.yaml").write_text("\n".join(["exam: cases", f"language: {language}", *exam, ""]), "utf-8")
        (bank / "items.yaml").write_text(json.dumps({"items": items}, ensure_ascii=False, indent=1), "utf-8")
        (bank / "crs-lint.toml").write_text("\n".join([f"[rules.{rule}]", *options, ""]), "utf-8")
        report = lint_paths(Request((folder,), Overrides(select=(rule,)), config=str(bank / "crs-lint.toml")))
    assert report.complaints == ()
    for finding in report.findings:
        assert finding.rule == rule, f"{rule}: a case has a finding that cannot be switched off: {finding.rule}, {finding.message}"
    return report.findings


def expect(case: Case, findings: Sequence[Finding]) -> None:
    """Assert that the findings on a case's item are what the case states."""
    if case.expected is None:
        assert [finding.message for finding in findings] == []
    else:
        assert any(_says(finding, case, case.expected) for finding in findings), [finding.message for finding in findings]


def _says(finding: Finding, case: Case, expected: str) -> bool:
    texts = (finding.message, finding.help, _marked(finding, case.item))
    return all(any(words in text for text in texts) for words in expected.split(" && "))


def _marked(finding: Finding, item: Mapping[str, Any]) -> str:
    """The part of the item's text that the finding underlines; empty if it is not a text."""
    value: Any = item
    for step in finding.location.path[2:]:
        value = value[step]
    return value[slice(*finding.location.chars)] if isinstance(value, str) and finding.location.chars else ""


@pytest.mark.parametrize("case", [case for file in FILES for case in read_cases(file)], ids=str)
def test_a_case_has_the_verdict_that_it_states(case: Case) -> None:
    expect(case, found(case.rule)[f"line-{case.line}.{case.variant}"])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_has_fifteen_lines_of_cases_or_more_and_half_are_near_misses(file: Path) -> None:
    cases = [case for case in read_cases(file) if case.variant == 0]
    assert file.stem in BY_NAME
    assert len(cases) >= _FEWEST
    assert sum(case.expected is None for case in cases) >= len(cases) * _NEAR_MISSES


def test_a_line_with_choices_is_a_case_for_each_word() -> None:
    assert list(variants("+ ⟦⟧\tA ⟦dog/cat⟧ is ⟦in/out⟧")) == ["+ dog\tA dog is in", "+ cat\tA cat is in", "+ dog\tA dog is out"]
    assert list(variants("-\tA dog")) == ["-\tA dog"]
