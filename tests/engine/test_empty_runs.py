"""Runs over folders that hold nothing to check: a complaint, since that must not pass for a clean bank."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crs_lint.engine.run import lint_paths
from crs_lint.settings.request import Request


def without_items(bank: Path, *paths: str, **fields: Any) -> tuple[str, ...]:
    """The complaints of a run over a bank whose only item file is not read."""
    return lint_paths(Request(paths or ("bank",), isolated=False, **fields)).complaints


def test_a_bank_whose_files_are_all_excluded_is_a_complaint(bank: Path) -> None:
    (bank.parent / "crs-lint.toml").write_text('exclude = ["a.yaml"]\n')
    assert without_items(bank) == ('bank: no items were checked. Not read: bank/a.yaml (excluded by "exclude" in the settings).',)
    assert without_items(bank, force_exclude=True) == ()


def test_a_bank_without_an_exam_whose_files_are_all_excluded_is_a_complaint(bank: Path) -> None:
    (bank / "exam.yaml").unlink()
    (bank.parent / "crs-lint.toml").write_text('include = ["bank/*"]\nexclude = ["a.yaml"]\n')
    assert without_items(bank) == ('bank: no items were checked. Not read: bank/a.yaml (excluded by "exclude" in the settings).',)


@pytest.mark.parametrize("pattern", ["a.yaml", "*.yaml\n!exam.yaml"])
def test_a_bank_whose_files_git_ignores_is_a_complaint(bank: Path, pattern: str) -> None:
    (bank / ".gitignore").write_text(pattern)
    assert without_items(bank) == ("bank: no items were checked. Not read: bank/a.yaml (excluded by a .gitignore).",)


def test_a_bank_whose_folder_of_items_git_ignores_is_a_complaint(bank: Path) -> None:
    (bank / "items").mkdir()
    (bank / "a.yaml").rename(bank / "items/a.yaml")
    (bank / ".gitignore").write_text("items/")
    assert without_items(bank) == ("bank: no items were checked. Not read: bank/items (excluded by a .gitignore).",)


@pytest.mark.parametrize("name", ["a.json", "a.yaml.txt", "a.yaml~", "a.yamls", "a.yml.orig"])
def test_a_bank_whose_files_have_another_ending_is_a_complaint(bank: Path, name: str) -> None:
    (bank / "a.yaml").rename(bank / name)
    assert without_items(bank) == (f"bank: no items were checked. Not read: bank/{name} (not a YAML file).",)


def test_markdown_that_is_not_included_is_a_complaint(bank: Path) -> None:
    (bank / "a.yaml").rename(bank / "a.md")
    reason = 'Markdown that no pattern under "include" names'
    assert without_items(bank) == (f"bank: no items were checked. Not read: bank/a.md ({reason}).",)


def test_files_that_are_not_read_are_named_up_to_three(bank: Path) -> None:
    (bank / "a.yaml").unlink()
    for number in range(4):
        (bank / f"{number}.csv").touch()
    named = "bank/0.csv, bank/1.csv, bank/2.csv and more"
    assert without_items(bank) == (f"bank: no items were checked. Not read: {named} (not a YAML file).",)


@pytest.mark.parametrize("content", ["items: []\n", "# to be written\n"])
def test_a_bank_whose_files_hold_no_item_is_a_complaint(bank: Path, content: str) -> None:
    (bank / "a.yaml").write_text(content)
    assert without_items(bank) == ("bank: no items were checked. There are none in 2 files.",)
    assert without_items(bank, force_exclude=True) == ()
    assert without_items(bank, "bank/a.yaml") == ()


def test_a_bank_without_items_that_has_an_error_needs_no_complaint(bank: Path) -> None:
    (bank / "a.yaml").write_text("items:\n")
    assert without_items(bank) == ()


def test_an_exam_alone_is_no_complaint(bank: Path) -> None:
    (bank / "a.yaml").unlink()
    for name in ("README.md", ".hidden.json", "crs-lint.toml", "picture.png"):
        (bank / name).touch()
    (bank / ".pre-commit-config.yaml").touch()
    (bank / "crs-lint.toml").write_text('exclude = [".pre-commit-config.yaml"]\n')
    assert without_items(bank) == ()


def test_one_folder_without_items_is_a_complaint_beside_another_with_some(bank: Path) -> None:
    other = bank.parent / "other"
    other.mkdir()
    (other / "exam.yaml").write_text("exam: other\n")
    (other / "a.json").touch()
    assert without_items(bank, "bank", "other") == ("other: no items were checked. Not read: other/a.json (not a YAML file).",)


def test_a_named_file_in_another_form_gets_advice(tmp_path: Path) -> None:
    file = tmp_path / "quiz.yaml"
    file.write_text("- {question: Which is red?, options: [Venus, Mars, Earth], answer: Mars}\n")
    assert "[dialect]" in lint_paths(Request((str(file),))).advice
