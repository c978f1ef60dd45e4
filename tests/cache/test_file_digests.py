"""Cached file digests: a digest is used only while nothing tells that its file was written to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from crs_lint.cache import file_digests
from crs_lint.cache.cache import MemoryCache
from crs_lint.cache.file_digests import FileDigests, file_state


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(file_digests, "_TIME_RESOLUTION", -(10**12))  # no file is too new
    path = tmp_path / "a.yaml"
    path.write_text("one")
    return path


def _saved(file: Path) -> MemoryCache:
    cache = MemoryCache()
    digests = FileDigests(cache)
    digests.add(str(file), file_state(str(file)), "digest")
    digests.save()
    return cache


def test_the_digest_of_an_unchanged_file_is_found(file: Path) -> None:
    assert FileDigests(_saved(file)).get(str(file)) == "digest"


def test_a_file_of_the_same_size_and_modification_time_is_told_by_its_change_time(file: Path) -> None:
    cache = _saved(file)
    before = file.stat()
    file.write_text("two")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = file.stat()
    assert (after.st_size, after.st_mtime_ns, after.st_ino) == (before.st_size, before.st_mtime_ns, before.st_ino)
    assert after.st_ctime_ns != before.st_ctime_ns
    assert FileDigests(cache).get(str(file)) == ""


def test_another_file_of_the_same_name_is_told_by_its_inode(file: Path) -> None:
    state = file_state(str(file))
    other = file.with_name("b.yaml")
    other.write_text("two")
    os.replace(other, file)
    assert file_state(str(file))[3] != state[3]


def test_the_digest_of_a_recently_written_file_is_not_saved(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_digests, "_TIME_RESOLUTION", 3_000_000_000)
    assert FileDigests(_saved(file)).get(str(file)) == ""
