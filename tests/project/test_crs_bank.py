"""The project's own bank has no findings, and is composed as its README says."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from crs_lint.document.load import read
from crs_lint.engine.run import lint_paths
from crs_lint.model.item import Exam, Item, read_exam, read_items
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request
from tests.shared_data import SHARED
from tools import trials

ROOT = Path(__file__).parents[2]
BANK = ROOT / "bank"
FACTS = SHARED / "facts" / "crs.md"
PAGE = SHARED / "facts" / "study-page.txt"


def _exam() -> Exam:
    return read_exam(read((BANK / "crs" / "exam.yaml").read_bytes()).data)


def _files() -> list[Path]:
    return [file for file in sorted((BANK / "crs").rglob("*.yaml")) if file.name != "exam.yaml"]


def _items() -> list[Item]:
    exam = _exam()
    return [item for file in _files() for item in read_items(read(file.read_bytes()).data, exam)]


ITEMS = _items()
READY = [item for item in ITEMS if item.status == "ready"]
ARTICLES = [article for file in _files() for article in read(file.read_bytes()).data["articles"]]
DOMAINS = {"advocacy": 22, "mentoring-education": 22, "recovery-wellness": 22, "ethical-responsibility": 34}
LEVELS = {"recall": 20, "comprehension": 30, "application": 50}


def test_the_bank_has_no_findings() -> None:
    report = lint_paths(Request((str(BANK),), isolated=True))
    assert [(finding.path, finding.line, finding.message) for finding in report.findings] == []
    assert not report.suppressed


def test_ready_items_are_divided_among_domains_and_levels_as_the_blueprint_says() -> None:
    assert 120 <= len(READY) <= 140
    domains = Counter(item.text("domain") for item in READY)
    assert {
        name: round(100 * count / len(READY) - DOMAINS[name])
        for name, count in domains.items()
        if not -3 < 100 * count / len(READY) - DOMAINS[name] < 3
    } == {}
    levels = Counter(item.text("level") for item in READY)
    assert all(abs(100 * levels[name] / len(READY) - share) <= 5 for name, share in LEVELS.items())


def test_each_task_of_the_blueprint_has_items() -> None:
    tasks = Counter((item.text("domain"), item.text("task")) for item in READY)
    assert min(tasks[domain.id, task] for domain in _exam().domains for task in domain.tasks) >= 5


@pytest.mark.parametrize("item", READY, ids=lambda item: item.id)
def test_every_item_is_complete(item: Item) -> None:
    assert len(item.options) == 4
    assert len(item.keys) == 1
    assert all(option.rationale for option in item.options)
    assert item.has_reference
    assert item.text("task")
    assert item.article is not None
    assert len(item.stem.split()) <= 90
    if item.text("level") != "recall":
        assert 40 <= len(item.explanation.split()) <= 120
    assert not re.search(r"\b(?:clients?|patients?)\b", " ".join(option.text for option in item.options))


def test_neither_position_nor_length_reveals_the_key() -> None:
    places = Counter(item.keys[0].number for item in READY)
    assert max(places.values()) - min(places.values()) <= 6
    longest = [item for item in READY if len(item.keys[0].text) > max(len(option.text) for option in item.distractors)]
    assert 0.2 <= len(longest) / len(READY) <= 0.3
    assert [item.id for item in READY if len(item.keys[0].text) > 1.3 * max(len(option.text) for option in item.distractors)] == []


def _grade(texts: list[str]) -> float:
    """The grade level by Flesch and Kincaid, with vowel groups as syllables."""
    text = " ".join(texts)
    words = re.findall(r"[a-z’']+", text.lower())
    syllables = sum(
        max(1, len(re.findall(r"[aeiouy]+", word)) - (word.endswith("e") and not word.endswith(("le", "ee")))) for word in words
    )
    sentences = len(re.findall(r"[.?!]+[\"”’']*(?=\s|$)", text))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


@pytest.mark.parametrize("domain", DOMAINS)
def test_stems_are_short_and_at_the_reading_level_of_a_candidate(domain: str) -> None:
    stems = [item.stem for item in READY if item.text("domain") == domain]
    assert median(len(stem.split()) for stem in stems) < 45
    assert 6 <= _grade(stems) <= 8


def test_few_items_turn_on_a_supervisor() -> None:
    assert sum("supervisor" in item.keys[0].text for item in READY) <= 0.1 * len(READY)


def test_no_topic_has_more_than_8_percent_of_the_items() -> None:
    topics = Counter(tag for item in READY for tag in item.texts("tags"))
    assert topics.most_common(1)[0][1] <= 0.08 * len(READY)


def test_enemies_name_each_other() -> None:
    enemies = {(item.id, enemy) for item in READY for enemy in item.texts("enemies")}
    assert {(one, other) for one, other in enemies if (other, one) not in enemies} == set()


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])
def test_every_article_stands_alone(article: dict[str, Any]) -> None:
    opening, *sections = article["sections"]
    text = " ".join(section["body"] for section in article["sections"])
    assert len(article["summary"]) <= 160
    assert "heading" not in opening
    assert 3 <= len(sections) <= 6
    assert all(section.get("heading") for section in sections)
    assert 400 <= len(text.split()) <= 700
    assert not re.search(r"\b(?:this (?:item|question)|the stem)\b", text, re.IGNORECASE)


def test_there_are_articles_for_all_items() -> None:
    assert len(ARTICLES) >= 24
    assert {item.article_id for item in READY} == {article["id"] for article in ARTICLES}


def test_each_key_rests_on_a_quoted_sentence() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| (.+?) \| (.+) \|$", (BANK / "sources.md").read_text("utf-8"), re.MULTILINE)
    assert {item.id for item in READY} <= {name for name, place, sentence in rows if place and len(sentence) > 10}


def test_the_readme_shows_what_blind_readers_answered() -> None:
    assert trials.table(trials.scores(READY, BANK / "trials")) in (BANK / "README.md").read_text("utf-8")


def test_few_stems_are_negative_and_no_option_is_all_or_none_of_the_above() -> None:
    rules = ("negative-stem", "all-of-the-above", "none-of-the-above")
    report = lint_paths(Request((str(BANK),), Overrides(select=rules), isolated=True))
    counts = Counter(finding.rule for finding in report.findings)
    assert counts["negative-stem"] <= 3
    assert counts["all-of-the-above"] == counts["none-of-the-above"] == 0


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {tuple(words[start : start + 8]) for start in range(len(words) - 7)}


@pytest.mark.parametrize("source", [FACTS, PAGE], ids=lambda file: str(file.name))
def test_no_eight_words_in_a_row_are_copied_from_a_source(source: Path) -> None:
    if not source.exists():
        pytest.skip("the texts that the items were written from are not beside this checkout")
    known = _runs(source.read_text("utf-8"))
    assert {item.id: run for item in ITEMS for _, text in item.shown_texts for run in _runs(text) & known} == {}
    assert {one["id"]: run for one in ARTICLES for section in one["sections"] for run in _runs(section["body"]) & known} == {}
