"""The cache changes no report: a run with it has the same findings as one without."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crs_lint.cache.cache_key import cache_key
from crs_lint.cache.disk_cache import DiskCache
from crs_lint.document.load import Document
from crs_lint.document.read_error import ReadError
from crs_lint.engine.check_file import CheckedFile, check_file
from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.files.discover import read_bytes
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request
from tests.rules.test_bank_rules import FIRST, OTHER, REPEAT, _file


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "bank"
    folder.mkdir()
    (folder / "exam.yaml").write_text("exam: astronomy\noptions: 3\n")
    (folder / "a.yaml").write_text(_file(FIRST, ("second", "Which planet is red?", '"A) Mars"')))
    (folder / "b.yaml").write_text(_file(OTHER))
    (folder / "c.yaml").write_text(_file(REPEAT).replace("    stem", "    # crs-lint: ignore[missing-key] kept\n    stem"))
    return folder


def _lint(*paths: str, cache: str = "", **options: Any) -> Report:
    return lint_paths(Request(paths, isolated=True, cache_folder=cache, min_files_for_cache=1, **options))


def _same(one: Report, other: Report) -> bool:
    return (one.findings, one.suppressed, one.complaints, one.files, one.items) == (
        other.findings,
        other.suppressed,
        other.complaints,
        other.files,
        other.items,
    )


def _changed_text(bank: Path) -> None:
    (bank / "b.yaml").write_text(_file(("large", "Which planet has the greatest mass of all?", '" "')))


def _new_file(bank: Path) -> None:
    (bank / "d.yaml").write_text(_file(("large", "What is this?", "A ring")))


def _removed_file(bank: Path) -> None:
    (bank / "a.yaml").unlink()


def _changed_exam(bank: Path) -> None:
    (bank / "exam.yaml").write_text("exam: astronomy\noptions: 4\n")


def _changed_back(bank: Path) -> None:
    _changed_text(bank)
    _lint("bank", cache=str(bank.parent / "cache"))
    (bank / "b.yaml").write_text(_file(OTHER))


CHANGES = [lambda bank: None, _changed_text, _new_file, _removed_file, _changed_exam, _changed_back]


@pytest.mark.parametrize("change", CHANGES, ids=["nothing", "text", "new", "removed", "exam", "back"])
@pytest.mark.parametrize("paths", [("bank",), ("bank/c.yaml",), ("bank/b.yaml", "bank/exam.yaml")])
def test_a_run_with_a_cache_has_the_same_report_as_one_without(bank: Path, change: Callable[[Path], None], paths: tuple[str, ...]) -> None:
    cache = str(bank.parent / "cache")
    _lint("bank", cache=cache)
    change(bank)
    plain = _lint(*paths)
    assert _same(_lint(*paths, cache=cache), plain)
    assert _same(_lint(*paths, cache=cache), plain)


def test_cached_results_are_not_computed_again(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = str(bank.parent / "cache")
    first = _lint("bank", cache=cache)
    monkeypatch.setattr("crs_lint.engine.check_files.check_file", lambda *arguments, **options: pytest.fail("examined again"))
    assert _same(_lint("bank", cache=cache), first)


def test_results_of_workers_are_cached_for_a_bank_named_by_its_absolute_path(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker must name the exam as the main process does, or its reports get other keys."""
    monkeypatch.setattr("crs_lint.engine.processes.FEW", 1)
    cache = str(bank.parent / "cache")
    first = _lint(str(bank), cache=cache, jobs=2)
    monkeypatch.setattr("crs_lint.engine.run.check_files", lambda *arguments: pytest.fail("looked again"))
    assert _same(_lint(str(bank), cache=cache, jobs=2), first)


def test_only_a_changed_file_is_checked_again(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = str(bank.parent / "cache")
    _lint("bank", cache=cache)
    _changed_text(bank)
    looked: list[str] = []

    def watched(path: str, document: Document, *arguments: Any, **options: Any) -> CheckedFile:
        looked.append(path)
        return check_file(path, document, *arguments, **options)

    monkeypatch.setattr("crs_lint.engine.check_files.check_file", watched)
    _lint("bank", cache=cache)
    assert looked == ["bank/b.yaml"]


def test_other_settings_do_not_use_cached_results(bank: Path) -> None:
    cache = str(bank.parent / "cache")
    _lint("bank", cache=cache)
    overrides = Overrides(ignore=("near-duplicate-item",))
    assert _same(_lint("bank", cache=cache, overrides=overrides), _lint("bank", overrides=overrides))


def test_a_new_figure_is_noticed_in_spite_of_the_cache(bank: Path) -> None:
    cache = str(bank.parent / "cache")
    (bank / "b.yaml").write_text(_file(OTHER).replace("    options:", "    figure: {file: x.png, alt: A ring}\n    options:"))
    assert "missing-figure" in {finding.rule for finding in _lint("bank", cache=cache).findings}
    (bank / "x.png").write_bytes(b"png")
    assert "missing-figure" not in {finding.rule for finding in _lint("bank", cache=cache).findings}


def test_a_changed_program_does_not_use_cached_results(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = str(bank.parent / "cache")
    _lint("bank", cache=cache)
    monkeypatch.setattr("crs_lint.engine.cache_keys.program_inputs", lambda: ("another version",))
    checked: list[str] = []

    def watched(path: str, document: Document, *arguments: Any, **options: Any) -> CheckedFile:
        checked.append(path)
        return check_file(path, document, *arguments, **options)

    monkeypatch.setattr("crs_lint.engine.check_files.check_file", watched)
    _lint("bank", cache=cache)
    assert len(checked) == 4


@pytest.mark.parametrize("damage", ["noise", "cut", "empty", "foreign", "tables"])
def test_a_file_that_is_no_cache_is_replaced(bank: Path, damage: str) -> None:
    folder = bank.parent / "cache"
    plain = _lint("bank", cache=str(folder))
    file = next(folder.iterdir())
    if damage == "foreign":
        file.unlink()
        with sqlite3.connect(file) as other:
            other.execute("CREATE TABLE theirs (x)")
        other.close()
    elif damage == "tables":
        with sqlite3.connect(file) as other:
            other.execute("DROP TABLE entries")
            other.execute("CREATE TABLE entries (x)")
        other.close()
    else:
        content = file.read_bytes()
        file.write_bytes({"noise": os.urandom(4096), "cut": content[: len(content) // 2], "empty": b""}[damage])
    assert _same(_lint("bank", cache=str(folder)), plain)
    assert _same(_lint("bank", cache=str(folder)), plain)


def test_an_entry_with_a_wrong_checksum_is_a_miss(tmp_path: Path) -> None:
    cache = DiskCache(str(tmp_path))
    name = cache_key("x")
    cache.put(name, ["value"])
    cache.close()
    with sqlite3.connect(cache.file) as other:
        other.execute("UPDATE entries SET value = replace(value, 'value', 'other')")
    other.close()
    assert DiskCache(str(tmp_path)).get([name]) == {}


def test_an_entry_copied_to_another_key_is_a_miss(tmp_path: Path) -> None:
    cache = DiskCache(str(tmp_path))
    cache.put(cache_key("x"), ["value"])
    cache.close()
    with sqlite3.connect(cache.file) as other:
        other.execute("UPDATE entries SET name = ?", (cache_key("y"),))
    other.close()
    assert DiskCache(str(tmp_path)).get([cache_key("y")]) == {}


def test_a_cache_that_cannot_be_written_does_not_change_the_report(bank: Path) -> None:
    blocked = bank.parent / "blocked"
    blocked.write_text("a file where the folder would be")
    report = _lint("bank", cache=str(blocked))
    assert _same(report, _lint("bank"))
    assert "is not used" in report.cache_problem


def test_the_size_of_the_cache_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crs_lint.cache.disk_cache._LARGEST", 50_000)
    for start in range(0, 400, 20):
        cache = DiskCache(str(tmp_path))
        for number in range(start, start + 20):
            cache.put(cache_key(str(number)), "x" * 1000)
        cache.close()
    assert os.path.getsize(cache.file) < 150_000, "four hundred entries take half a megabyte"
    assert len(DiskCache(str(tmp_path)).get([cache_key("399")])) == 1, "the newest stay"


def test_sixteen_concurrent_runs_have_the_same_report(bank: Path) -> None:
    for number in range(30):
        (bank / f"n{number}.yaml").write_text(_file((f"n{number}", f"Which is number {number}?", f"Number {number}")))
    _lint("bank", cache="cache")
    _changed_text(bank)  # so that all of them recheck the bank
    command = [sys.executable, "-m", "crs_lint", "bank", "--format", "concise", "--cache-dir", "cache", "--isolated"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) for _ in range(16)]
    answers = {process.communicate() for process in running}
    assert len(answers) == 1
    report = _lint("bank")
    assert next(iter(answers))[0].decode().count("\n") == len(report.findings)
    with sqlite3.connect(next((bank.parent / "cache").glob("*.sqlite"))) as cache:
        assert cache.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    cache.close()


def test_unchanged_files_are_not_read_again(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = str(bank.parent / "cache")
    long_ago = time.time_ns() - 10**11
    for file in bank.iterdir():
        os.utime(file, ns=(long_ago, long_ago))
    monkeypatch.setattr("crs_lint.cache.file_digests._TIME_RESOLUTION", -(10**12))  # no change of these files is too recent to be told
    first = _lint("bank", cache=cache)
    read: list[str] = []

    def watched(full: str, limit: int) -> bytes | ReadError:
        read.append(os.path.basename(full))
        return read_bytes(full, limit)

    monkeypatch.setattr("crs_lint.files.discover.read_bytes", watched)
    assert _same(_lint("bank", cache=cache), first)
    assert set(read) == {"exam.yaml"}, "an exam is always read: its items depend on it"


def test_a_recently_written_file_is_read_again(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It could be written again within the resolution of the file system's clock, and keep its size."""
    monkeypatch.setattr("crs_lint.cache.file_digests._TIME_RESOLUTION", 10**15)  # however long the first run took
    cache = str(bank.parent / "cache")
    _lint("bank", cache=cache)
    before = (bank / "b.yaml").stat()
    text = (bank / "b.yaml").read_text()
    (bank / "b.yaml").write_text(text.replace("Saturn", "saturn"))
    os.utime(bank / "b.yaml", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert len((bank / "b.yaml").read_text()) == len(text)
    assert _same(_lint("bank", cache=cache), _lint("bank"))


def test_a_changed_comment_loads_no_facts(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The facts did not change, so those of other files are not needed."""
    cache = str(bank.parent / "cache")
    _lint("bank", cache=cache)
    (bank / "b.yaml").write_text(_file(OTHER) + "# a word more\n")
    monkeypatch.setattr("crs_lint.engine.check_banks.check_bank", lambda *arguments: pytest.fail("judged again"))
    monkeypatch.setattr("crs_lint.engine.cached_results.CachedResults.load_facts", lambda *arguments: pytest.fail("opened facts"))
    assert _same(_lint("bank", cache=cache), _lint("bank", cache=cache))
    assert _lint("bank/b.yaml", cache=cache).files == 1


def test_facts_missing_from_the_cache_are_read_from_their_files(bank: Path) -> None:
    cache = bank.parent / "cache"
    _lint("bank", cache=str(cache))
    with sqlite3.connect(next(cache.iterdir())) as entries:
        entries.execute("DELETE FROM entries WHERE CAST(value AS TEXT) LIKE '%planet%' OR length(value) > 300")
    entries.close()
    _changed_text(bank)
    assert _same(_lint("bank", cache=str(cache)), _lint("bank"))
    assert _same(_lint("bank/a.yaml", cache=str(cache)), _lint("bank/a.yaml"))
