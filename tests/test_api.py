"""The linter as a Python function."""

from __future__ import annotations

import doctest
import os
from pathlib import Path

import pytest

from crs_lint import api
from crs_lint.api import ConfigError, LastGoodSettings, Request, lint
from crs_lint.cache.cache import MemoryCache

_ITEM = "id: red\nstem: Which planet is red?\noptions: [{text: Mars, correct: true}, {text: Venus}]\nexplanation: Mars is red.\n"
_KEYLESS = _ITEM.replace(", correct: true", "")
_SETTINGS = Request(isolated=True)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "exam.yaml").write_text("exam: astronomy\n")
    (tmp_path / "a.yaml").write_text(_ITEM)
    return tmp_path / "a.yaml"


def _rules(report: api.Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def test_the_example_of_the_docstring_is_true() -> None:
    result = doctest.testmod(api)
    assert result.attempted > 3
    assert result.failed == 0


def test_paths_may_be_path_objects_or_strings(file: Path) -> None:
    assert lint([file], _SETTINGS).paths == lint([str(file)], _SETTINGS).paths
    assert lint([file.parent], _SETTINGS).files == 2


def test_contents_count_in_place_of_the_disk(file: Path) -> None:
    assert "missing-key" not in _rules(lint([file], _SETTINGS))
    assert "missing-key" in _rules(lint([file], _SETTINGS, contents={str(file): _KEYLESS.encode()}))


def test_contents_of_a_file_that_is_not_saved_yet_are_checked(file: Path) -> None:
    new = file.with_name("new.yaml")
    report = lint([new], _SETTINGS, contents={str(new): _KEYLESS.encode()})
    assert not report.complaints
    assert "missing-key" in _rules(report)


def test_contents_of_a_file_that_is_not_saved_yet_belong_to_its_folder(file: Path) -> None:
    new = file.parent / "b" / "new.yaml"
    report = lint([file.parent], _SETTINGS, contents={str(new): _ITEM.encode()})
    assert [os.path.relpath(path, file.parent) for path in report.paths] == ["a.yaml", "exam.yaml", os.path.join("b", "new.yaml")]
    assert [finding.path for finding in report.findings if finding.rule == "duplicate-id"] == [str(new)]


def test_contents_may_be_named_by_a_relative_path(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    assert "missing-key" in _rules(lint(["a.yaml"], _SETTINGS, contents={"a.yaml": _KEYLESS.encode()}))


def test_empty_contents_are_an_empty_file(file: Path) -> None:
    assert _rules(lint([file], _SETTINGS, contents={str(file): b""})) == ["empty-file"]


def test_a_cache_is_shared_between_calls_and_follows_the_contents(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = MemoryCache()
    first = lint([file.parent], _SETTINGS, cache=cache)
    edited = lint([file.parent], _SETTINGS, contents={str(file): _KEYLESS.encode()}, cache=cache)
    assert "missing-key" in _rules(edited)
    monkeypatch.setattr("crs_lint.engine.check_files.check_file", lambda *arguments, **options: pytest.fail("checked again"))
    assert lint([file.parent], _SETTINGS, cache=cache).findings == first.findings
    assert lint([file.parent], _SETTINGS, contents={str(file): _KEYLESS.encode()}, cache=cache).findings == edited.findings


def test_progress_is_told_of_every_file(file: Path) -> None:
    told: list[tuple[int, int]] = []
    lint([file.parent], _SETTINGS, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_a_broken_config_file_raises(file: Path) -> None:
    (file.parent / "crs-lint.toml").write_text("nonsense = [")
    with pytest.raises(ConfigError):
        lint([file])


def test_a_missing_path_is_a_complaint(tmp_path: Path) -> None:
    report = lint([tmp_path / "nowhere"], _SETTINGS)
    assert report.could_not_lint
    assert report.complaints == (f"{tmp_path}{os.sep}nowhere: there is no such file or folder.",)


def test_the_last_settings_count_while_a_config_file_is_broken(file: Path) -> None:
    config = file.parent / "crs-lint.toml"
    file.write_text(_KEYLESS)
    last_good = LastGoodSettings()
    config.write_text("nonsense = [")
    with pytest.raises(ConfigError):
        lint([file], last_good=last_good)
    config.write_text('ignore = ["missing-key"]')
    assert _rules(lint([file], last_good=last_good)) == []
    assert last_good.errors == {}
    config.write_text("nonsense = [")
    assert _rules(lint([file], last_good=last_good)) == []
    assert [*last_good.errors] == [str(config)]
    config.write_text("")
    assert _rules(lint([file], last_good=last_good)) == ["missing-key"]
    assert last_good.errors == {}
