"""Files are written whole or not at all, with the mode that a new file gets or the old one had."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crs_lint.files import atomic_replace, atomic_write
from crs_lint.files.atomic_replace import ReplaceError

posix = pytest.mark.skipif(os.name != "posix", reason="modes and links are POSIX's")
Write = Callable[[str, str], None]


def as_bytes(file: str, text: str) -> None:
    atomic_write.write_bytes(file, text.encode())


@pytest.fixture
def umask() -> Iterator[Callable[[int], None]]:
    """Sets the umask for one test."""
    old = os.umask(0o022)

    def change(mask: int) -> None:
        os.umask(mask)

    yield change
    os.umask(old)


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


# A file of the program's own


@posix
@pytest.mark.parametrize("write", [atomic_write.write, as_bytes])
@pytest.mark.parametrize(("mask", "expected"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664), (0, 0o666)])
def test_a_new_file_has_the_mode_of_the_umask(write: Write, mask: int, expected: int, umask: Callable[[int], None], tmp_path: Path) -> None:
    umask(mask)
    write(str(tmp_path / "a"), "x")
    assert mode(tmp_path / "a") == expected
    assert os.umask(mask) == mask, "the umask of the process was changed"


@pytest.mark.parametrize("write", [atomic_write.write, as_bytes])
def test_a_file_is_replaced_and_nothing_is_left_beside_it(write: Write, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    write(str(tmp_path / "a"), "new\n")
    assert (tmp_path / "a").read_bytes() == b"new\n"
    assert os.listdir(tmp_path) == ["a"]


def test_a_block_that_raises_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")

    def fail() -> None:
        with atomic_write.writing(str(tmp_path / "a")) as stream:
            stream.write("new")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert (tmp_path / "a").read_text() == "old"
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.parametrize("write", [atomic_write.write, atomic_write.write_bytes])
def test_a_file_that_must_be_new_replaces_none(write: Callable[..., None], tmp_path: Path) -> None:
    content = "new" if write is atomic_write.write else b"new"
    write(str(tmp_path / "b"), content, new=True)
    assert (tmp_path / "b").read_text() == "new"
    (tmp_path / "a").write_text("old")
    with pytest.raises(FileExistsError):
        write(str(tmp_path / "a"), content, new=True)
    assert (tmp_path / "a").read_text() == "old"
    assert sorted(os.listdir(tmp_path)) == ["a", "b"]


def test_a_block_does_not_run_for_a_file_that_must_be_new_and_is_not(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    with pytest.raises(FileExistsError), atomic_write.writing(str(tmp_path / "a"), new=True):
        pytest.fail("the block ran")


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    def write() -> None:
        with atomic_write.writing(str(tmp_path / "a"), new=True) as stream:
            stream.write("new")
            (tmp_path / "a").write_text("another program's")

    with pytest.raises(FileExistsError):
        write()
    assert (tmp_path / "a").read_text() == "another program's"
    assert os.listdir(tmp_path) == ["a"]


@posix
@pytest.mark.parametrize("kind", ["link", "dangling", "folder", "pipe"])
def test_only_a_regular_file_is_replaced(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "a"
    (tmp_path / "b").write_text("old")
    if kind == "folder":
        file.mkdir()
    elif kind == "pipe":
        os.mkfifo(file)
    else:
        file.symlink_to({"link": "b", "dangling": "nowhere"}[kind])
    for write in (atomic_write.write, as_bytes):
        with pytest.raises(OSError, match="link, a folder or a device"):
            write(str(file), "new")
    assert (tmp_path / "b").read_text() == "old"
    assert sorted(os.listdir(tmp_path)) == ["a", "b"]


# A file of somebody else


@posix
@pytest.mark.parametrize("permissions", [0o640, 0o600, 0o755, 0o666])
def test_a_replaced_file_keeps_its_mode(permissions: int, tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("old")
    file.chmod(permissions)
    atomic_replace.replace(str(file), atomic_replace.snapshot(str(file)), b"new")
    assert (file.read_bytes(), mode(file)) == (b"new", permissions)
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.parametrize("change", [b"neW", b"another", b""])
def test_a_file_that_changed_meanwhile_is_not_replaced(change: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")
    before = atomic_replace.snapshot(str(file))
    file.write_bytes(change)
    with pytest.raises(ReplaceError):
        atomic_replace.replace(str(file), before, b"new")
    assert file.read_bytes() == change
    assert os.listdir(tmp_path) == ["a"]


@posix
def test_a_file_whose_mode_changed_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")
    before = atomic_replace.snapshot(str(file))
    file.chmod(0o600 if mode(file) != 0o600 else 0o640)
    with pytest.raises(ReplaceError):
        atomic_replace.replace(str(file), before, b"new")
    assert file.read_bytes() == b"old"


@posix
def test_a_link_and_a_pipe_have_no_snapshot(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "link").symlink_to("a")
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "pipe", "nowhere"):
        with pytest.raises(ReplaceError):
            atomic_replace.snapshot(str(tmp_path / name))
