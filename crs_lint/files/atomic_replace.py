"""Puts new content in a file's place, if nobody changed the file since it was read: at every moment there is the old or the new."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from typing import NamedTuple


class Snapshot(NamedTuple):
    """A file as it was read: its content, and what tells whether it is still the same."""

    content: bytes
    identity: tuple[int, ...]
    mode: int
    owner: tuple[int, int]


class ReplaceError(Exception):
    """The file was left as it is; the text says why, in a few words."""


def snapshot(full: str) -> Snapshot:
    """Reads a regular file. Raises ReplaceError for a link, for what is no file, and for one that may not be written."""
    try:
        descriptor = os.open(full, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise ReplaceError("it is a link" if os.path.islink(full) else f"it cannot be read: {error.strerror}") from None
    with open(descriptor, "rb") as stream:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or os.path.islink(full):
            raise ReplaceError("it is no regular file")
        if not os.access(full, os.W_OK):
            raise ReplaceError("it may not be written")
        content = stream.read()
        if _identity(os.fstat(descriptor)) != _identity(found):
            raise ReplaceError("it is being changed")
    return Snapshot(content, _identity(found), stat.S_IMODE(found.st_mode), (found.st_uid, found.st_gid))


def _identity(found: os.stat_result) -> tuple[int, ...]:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_mode


def replace(full: str, old: Snapshot, content: bytes) -> None:
    """Writes the content beside the file, to the disk, and gives it the file's name. Raises ReplaceError where that was not done."""
    folder = os.path.dirname(full) or "."
    try:
        descriptor, beside = tempfile.mkstemp(dir=folder, prefix=".crs-lint-")
    except OSError as error:
        raise ReplaceError(f"nothing can be written beside it: {error.strerror}") from None
    try:
        _fill(descriptor, beside, old, content)
        if snapshot(full) != old:
            raise ReplaceError("it changed meanwhile")
        os.replace(beside, full)
    except OSError as error:
        raise ReplaceError(f"it cannot be written: {error.strerror}") from None
    finally:
        with suppress(FileNotFoundError):
            os.unlink(beside)
    _sync(folder)


def _fill(descriptor: int, beside: str, old: Snapshot, content: bytes) -> None:
    with open(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(descriptor)
    if hasattr(os, "chown") and (os.stat(beside).st_uid, os.stat(beside).st_gid) != old.owner:
        with suppress(PermissionError):  # who owns the file can be given by few
            os.chown(beside, *old.owner)
    os.chmod(beside, old.mode)


def _sync(folder: str) -> None:
    """Has the disk know the new name, too, where the system lets one ask for it."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
