"""The rules for each item of a file: by its state, its number of answers and its language."""

from __future__ import annotations

from pathlib import Path

import pytest

from crs_lint.engine.file_rules import FileRules
from crs_lint.engine.settings_lookup import SettingsLookup
from crs_lint.model.item import MOST_OPTIONS, Exam, Item, read_items
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request

SELECTED = ("a-or-an", "missing-explanation", "too-many-options", "option-count", "empty-file", "weights-not-100", "duplicate-id")


def rules_of(folder: Path, *, selected: tuple[str, ...] = SELECTED, rules_off: frozenset[str] = frozenset()) -> FileRules:
    return SettingsLookup(Request((), Overrides(select=selected), isolated=True)).rules_in(str(folder), rules_off)


def item(options: int = 4, **fields: str) -> Item:
    return read_items({"stem": "Which?", "options": [{"text": str(number)} for number in range(options)], **fields}, Exam())[0]


def names(rules: FileRules, one: Item) -> set[str]:
    return {active.rule.name for active in rules.of_item(one)} & set(SELECTED)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (item(language="en"), {"a-or-an", "missing-explanation", "too-many-options", "option-count"}),
        (item(language="es"), {"missing-explanation", "too-many-options", "option-count"}),
        (item(language="en", status="draft"), {"a-or-an", "too-many-options"}),
        (item(language="en", status="retired"), set()),
        (item(language="en", options=MOST_OPTIONS), {"a-or-an", "missing-explanation", "too-many-options", "option-count"}),
        (item(language="en", options=MOST_OPTIONS + 1), {"too-many-options"}),
        (item(language="en", options=MOST_OPTIONS + 1, status="draft"), {"too-many-options"}),
    ],
)
def test_the_rules_for_an_item(tmp_path: Path, one: Item, expected: set[str]) -> None:
    assert names(rules_of(tmp_path), one) == expected


def test_all_rules_look_at_too_many_answers_that_none_reports(tmp_path: Path) -> None:
    rules = rules_of(tmp_path, rules_off=frozenset({"too-many-options"}))
    assert names(rules, item(language="en", options=MOST_OPTIONS + 1)) == {"a-or-an", "missing-explanation", "option-count"}


def test_rules_for_a_file_and_an_exam_are_apart(tmp_path: Path) -> None:
    rules = rules_of(tmp_path)
    assert "empty-file" in {active.rule.name for active in rules.of_file}
    assert [active.rule.name for active in rules.of_exam] == ["weights-not-100"]


def test_rules_that_do_not_look_at_a_language_are_named(tmp_path: Path) -> None:
    assert rules_of(tmp_path).in_language("es").left_out == ("a-or-an",)
    assert rules_of(tmp_path).in_language("en-GB").left_out == ()


def test_files_in_a_folder_share_rules_unless_others_are_off(tmp_path: Path) -> None:
    lookup = SettingsLookup(Request((), Overrides(select=SELECTED), isolated=True))
    all_rules, some = (lookup.rules_in(str(tmp_path), frozenset(off)) for off in ((), ("a-or-an",)))
    assert lookup.rules_in(str(tmp_path), frozenset()) is all_rules
    assert all_rules.in_language("en") is all_rules.in_language("en")
    assert names(all_rules, item(language="en")) - names(some, item(language="en")) == {"a-or-an"}
