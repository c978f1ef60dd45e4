"""Temporary files that killed runs left behind are removed, and nothing else is."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from crs_lint.files import atomic_write, temporary_file


@pytest.fixture(autouse=True)
def _fresh() -> None:
    temporary_file._remove_abandoned.cache_clear()


@pytest.fixture(scope="module")
def ended() -> int:
    """The id of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def left_by(folder: Path, process: int, *, machine: str = "", age: float = 0, name: str = "") -> Path:
    file = folder / (name or f".crs-lint-{machine or temporary_file._machine()}-{process}-abcd_123")
    file.write_text("half")
    os.utime(file, (time.time() - age,) * 2)
    return file


def test_a_new_file_names_its_machine_and_process(tmp_path: Path) -> None:
    descriptor, path = temporary_file.create(str(tmp_path))
    os.close(descriptor)
    match = temporary_file._NAME.fullmatch(os.path.basename(path))
    assert match is not None
    assert (match["machine"], match["process"]) == (temporary_file._machine(), str(os.getpid()))


def test_writing_removes_what_a_process_left_that_has_ended(tmp_path: Path, ended: int) -> None:
    left = left_by(tmp_path, ended)
    atomic_write.write(str(tmp_path / "a.txt"), "text")
    assert not left.exists()
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_what_a_living_process_writes_stays(tmp_path: Path) -> None:
    left = [left_by(tmp_path, os.getpid()), left_by(tmp_path, 1)]
    atomic_write.write(str(tmp_path / "a.txt"), "text")
    assert all(one.exists() for one in left)


def test_what_another_machine_wrote_stays_for_a_day(tmp_path: Path, ended: int) -> None:
    young = left_by(tmp_path, ended, machine="00000000", age=3600 * 23)
    old = left_by(tmp_path, ended, machine="00000001", age=3600 * 25)
    unnamed = left_by(tmp_path, ended, name=".crs-lint-abcdefgh", age=3600 * 25)
    new = left_by(tmp_path, ended, name=".crs-lint-abcdefg_")
    atomic_write.write(str(tmp_path / "a.txt"), "text")
    assert [one.exists() for one in (young, old, unnamed, new)] == [True, False, False, True]


@pytest.mark.parametrize(
    "name", [".crs-lint-cache", ".crs-lint-notes.txt", "crs-lint-abcdefgh", ".crs-lint-abcdefghi", ".crs-lint-ABCDEFGH"]
)
def test_other_names_stay(tmp_path: Path, name: str) -> None:
    left = left_by(tmp_path, 1, name=name, age=3600 * 1000)
    atomic_write.write(str(tmp_path / "a.txt"), "text")
    assert left.exists()


def test_links_and_folders_stay(tmp_path: Path, ended: int) -> None:
    name = f".crs-lint-{temporary_file._machine()}-{ended}-"
    (tmp_path / "kept").write_text("")
    (tmp_path / f"{name}aaaaaaaa").symlink_to("kept")
    (tmp_path / f"{name}bbbbbbbb").mkdir()
    atomic_write.write(str(tmp_path / "a.txt"), "text")
    assert len(list(tmp_path.iterdir())) == 4


def test_a_folder_is_searched_once(tmp_path: Path, ended: int) -> None:
    atomic_write.write(str(tmp_path / "a.txt"), "text")
    left = left_by(tmp_path, ended)
    atomic_write.write(str(tmp_path / "a.txt"), "text")
    assert left.exists()
