"""The project's own bank has no findings, and is composed as its README says."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from crs_lint.document.load import read
from crs_lint.engine.run import lint_paths
from crs_lint.model.item import Exam, Item, read_exam, read_items
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request
from tests.shared_data import SHARED

ROOT = Path(__file__).parents[2]
BANK = ROOT / "bank"
FACTS = SHARED / "facts" / "crs.md"


def _exam() -> Exam:
    return read_exam(read((BANK / "crs" / "exam.yaml").read_bytes()).data)


def _items() -> list[Item]:
    exam = _exam()
    files = [file for file in sorted((BANK / "crs").glob("*.yaml")) if file.name != "exam.yaml"]
    return [item for file in files for item in read_items(read(file.read_bytes()).data, exam)]


ITEMS = _items()
READY = [item for item in ITEMS if item.status == "ready"]
SINGLE = [item for item in READY if len(item.keys) == 1]


def test_the_bank_has_no_findings() -> None:
    report = lint_paths(Request((str(BANK),), isolated=True))
    assert [(finding.path, finding.line, finding.message) for finding in report.findings] == []
    assert not report.suppressed


def test_ready_items_are_divided_among_domains_as_the_blueprint_says() -> None:
    assert len(READY) >= 120
    counts = Counter(item.text("domain") for item in READY)
    assert [
        abs(counts[name] - wanted) <= 3
        for name, wanted in zip(("advocacy", "mentoring-education", "recovery-wellness"), (26,) * 3, strict=True)
    ]
    assert abs(counts["ethical-responsibility"] - 42) <= 3


@pytest.mark.parametrize("item", READY, ids=lambda item: item.id)
def test_every_item_is_complete(item: Item) -> None:
    assert len(item.options) == 4
    assert all(option.rationale for option in item.options)
    assert item.has_reference
    assert item.explanation
    assert item.text("level") in _exam().levels
    assert item.text("task")
    assert len(item.stem.split()) <= 80


def test_neither_position_nor_length_reveals_the_key() -> None:
    places = Counter(item.keys[0].number for item in SINGLE)
    assert max(places.values()) - min(places.values()) <= 6
    longest = [item for item in SINGLE if len(item.keys[0].text) > max(len(option.text) for option in item.distractors)]
    assert 0.2 <= len(longest) / len(SINGLE) <= 0.3
    assert [item.id for item in SINGLE if len(item.keys[0].text) > 1.3 * max(len(option.text) for option in item.distractors)] == []


def test_half_of_the_items_or_more_are_at_application_level() -> None:
    assert sum(item.text("level") == "application" for item in READY) * 2 >= len(READY)


def test_no_topic_has_more_than_8_percent_of_the_items() -> None:
    topics = Counter(tag for item in READY for tag in item.texts("tags"))
    assert topics.most_common(1)[0][1] <= 0.08 * len(READY)


def test_the_bank_uses_all_features_of_the_format() -> None:
    assert {item.status for item in ITEMS} >= {"ready", "draft", "retired"}
    assert any(item.type == "multiple" and len(item.keys) == 2 for item in READY)
    assert max(Counter(item.scenario for item in READY if item.scenario).values()) == 3
    enemies = {(item.id, enemy) for item in READY for enemy in item.texts("enemies")}
    assert any((other, one) in enemies for one, other in enemies)
    assert sum(item.has("article") for item in READY) >= 12


def test_few_stems_are_negative_and_no_option_is_all_or_none_of_the_above() -> None:
    rules = ("negative-stem", "all-of-the-above", "none-of-the-above")
    report = lint_paths(Request((str(BANK),), Overrides(select=rules), isolated=True))
    counts = Counter(finding.rule for finding in report.findings)
    assert counts["negative-stem"] <= 3
    assert counts["all-of-the-above"] == counts["none-of-the-above"] == 0


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {tuple(words[start : start + 8]) for start in range(len(words) - 7)}


def test_no_eight_words_in_a_row_are_copied_from_the_source() -> None:
    if not FACTS.exists():
        pytest.skip("the facts that the items were written from are not beside this checkout")
    facts = _runs(FACTS.read_text("utf-8"))
    assert {item.id: run for item in ITEMS for _, text in item.shown_texts for run in _runs(text) & facts} == {}
