"""Lists of words that a team accepts, and the extra that the rule misspelling needs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crs_lint.engine.run import lint_paths, settings_for
from crs_lint.settings import team_words
from crs_lint.settings.config import ConfigError, Overrides
from crs_lint.settings.request import Request

ITEM = """\
items:
  - id: a-one
    stem: What is the diffrence between the two?
    options:
      - text: One is hot
        correct: true
      - text: One is cold
    explanation: The light warms it.
"""
SELECT = Overrides(select=("misspelling",))


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "bank").mkdir()
    (tmp_path / "crs-lint.toml").write_text("")
    (tmp_path / "bank" / "exam.yaml").write_text("exam: demo\nlanguage: en\n")
    (tmp_path / "bank" / "items.yaml").write_text(ITEM)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(**fields: Any) -> list[str]:
    report = lint_paths(Request(("bank",), SELECT, **fields))
    return [finding.message for finding in report.findings]


def test_a_misspelling_is_found_without_a_list(bank: Path) -> None:
    assert found() == ['"diffrence" is in no dictionary, and nowhere else in this bank.']


@pytest.mark.parametrize("name", ["words.txt", "bank/words.txt"])
def test_a_word_of_a_list_beside_the_config_file_or_the_exam_is_right(bank: Path, name: str) -> None:
    (bank / name).write_text("# Our words\n\n  Diffrence  \n")
    assert found() == []


def test_a_list_below_the_exam_does_not_count(bank: Path) -> None:
    (bank / "bank" / "sub").mkdir()
    (bank / "bank" / "sub" / "words.txt").write_text("diffrence\n")
    assert len(found()) == 1


def test_an_isolated_run_reads_no_list(bank: Path) -> None:
    (bank / "words.txt").write_text("diffrence\n")
    assert len(found(isolated=True)) == 1


def test_a_changed_list_is_noticed_despite_the_cache(bank: Path) -> None:
    cached = {"cache_folder": str(bank / ".cache"), "min_files_for_cache": 1}
    assert len(found(**cached)) == 1
    (bank / "words.txt").write_text("diffrence\n")
    assert found(**cached) == []
    (bank / "words.txt").write_text("other\n")
    assert len(found(**cached)) == 1


def test_a_list_is_an_input_of_the_run(bank: Path) -> None:
    (bank / "bank" / "words.txt").write_text("diffrence\n")
    settings = settings_for(Request(("bank",), SELECT), "bank")
    assert str(bank / "bank" / "words.txt") in settings.files


def test_without_the_rule_no_list_is_read(bank: Path) -> None:
    (bank / "words.txt").write_bytes(b"\xff")
    assert lint_paths(Request(("bank",), Overrides(select=("blank-stem",)))).findings == ()


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda file: file.write_bytes(b"\xff"), "is not UTF-8"),
        (lambda file: file.write_text("a" * (1 << 20) + "b"), "has more than 1,048,576 bytes"),
        (lambda file: file.mkdir(), "cannot be read"),
        (lambda file: file.symlink_to("/etc/hostname"), "leads out of the repository"),
    ],
)
def test_a_list_that_cannot_be_used_is_named(bank: Path, spoil: Callable[[Path], object], expected: str) -> None:
    spoil(bank / "words.txt")
    with pytest.raises(ConfigError, match=expected) as error:
        found()
    assert f"{os.sep}words.txt: " in str(error.value)


def test_the_rule_without_its_extra_is_refused_in_one_line(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(team_words, "find_spec", lambda name: None)
    with pytest.raises(ConfigError) as error:
        found()
    assert 'extra "spelling"' in str(error.value)
    assert "\n" not in str(error.value)
    assert lint_paths(Request(("bank",), Overrides(select=("blank-stem",)))).findings == ()
