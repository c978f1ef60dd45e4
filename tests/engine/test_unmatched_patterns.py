"""Patterns in settings that match nothing: one sentence each, where the run could have found a match."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crs_lint.engine.run import lint_paths
from crs_lint.settings.request import Request


def notes(folder: Path, settings: str, *paths: str, **fields: Any) -> list[str]:
    """The notes of a run, without the path of the config file."""
    (folder / ".git").mkdir(exist_ok=True)
    (folder / "crs-lint.toml").write_text(settings)
    report = lint_paths(Request(paths or (".",), **fields))
    return [note.removeprefix(f"{folder / 'crs-lint.toml'}: ") for note in report.notes]


@pytest.mark.parametrize(
    ("settings", "key", "pattern"),
    [
        ('exclude = ["drafs/"]', "exclude", "drafs/"),
        ('exclude = ["bank/b*.yaml"]', "exclude", "bank/b*.yaml"),
        ('exclude = ["!x.yaml"]', "exclude", "x.yaml"),
        ('include = ["questions/*.yaml"]', "include", "questions/*.yaml"),
        ('[per-file-ignores]\n"pilot/" = ["option-count"]', "per-file-ignores", "pilot/"),
    ],
)
def test_pattern_that_matches_no_file_is_named(bank: Path, settings: str, key: str, pattern: str) -> None:
    assert notes(bank.parent, settings) == [f'the pattern "{pattern}" in "{key}" matches no file.']


@pytest.mark.parametrize("pattern", ["bank/", "a.yaml", "*.yaml", "bank/a.*", "/bank/exam.yaml", "**/a.yaml"])
def test_pattern_that_matches_a_file_is_not_named(bank: Path, pattern: str) -> None:
    assert notes(bank.parent, f'[per-file-ignores]\n"{pattern}" = ["option-count"]') == []


def test_pattern_of_an_existing_file_that_is_never_checked_is_not_named(bank: Path) -> None:
    (bank / "notes.rst").touch()
    assert notes(bank.parent, 'exclude = ["bank/notes.rst"]') == []


def test_pattern_is_judged_only_where_the_run_looks(bank: Path) -> None:
    settings = 'exclude = ["drafs/", "bank/old*/", "other/x*.yaml"]'
    assert notes(bank.parent, settings, "bank") == ['the pattern "bank/old*/" in "exclude" matches no file.']
    assert notes(bank.parent, settings, "bank/a.yaml") == []


def test_no_pattern_is_judged_for_a_hook_or_without_settings(bank: Path) -> None:
    assert notes(bank.parent, 'exclude = ["drafs/"]', force_exclude=True) == []
    assert notes(bank.parent, 'exclude = ["drafs/"]', isolated=True) == []


def test_the_file_that_is_extended_is_named_for_its_patterns(bank: Path) -> None:
    (bank.parent / "base.toml").write_text('exclude = ["drafs/"]\n')
    assert notes(bank.parent, 'extend = "base.toml"') == [
        f'{bank.parent / "base.toml"}: the pattern "drafs/" in "exclude" matches no file.'
    ]


def test_excluded_files_are_counted(bank: Path) -> None:
    (bank / "b.yaml").write_text((bank / "a.yaml").read_text())
    (bank.parent / "crs-lint.toml").write_text('exclude = ["b.yaml"]\n')
    assert lint_paths(Request(("bank",))).excluded == 1
    assert lint_paths(Request(("bank", "bank/b.yaml"))).excluded == 0
    assert lint_paths(Request(("bank/a.yaml",))).excluded == 0
