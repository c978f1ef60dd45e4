"""Replaces the content of a file atomically, unless the file changed since it was read."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import NamedTuple

from crs_lint.files import temporary_file


class Snapshot(NamedTuple):
    """A file as it was read: its content, and what identifies this state of the file."""

    content: bytes
    identity: tuple[int, ...]
    mode: int
    owner: tuple[int, int]


class ReplaceError(Exception):
    """The file was not changed; the text gives the reason in a few words."""


def snapshot(full: str) -> Snapshot:
    """Reads a regular file. Raises ReplaceError for a link, a device, a folder, and a file that is not writable."""
    try:
        descriptor = os.open(full, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise ReplaceError("it is a link" if os.path.islink(full) else f"it cannot be read: {error.strerror}") from None
    if stat.S_ISDIR(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise ReplaceError("it is a folder, a pipe or a device")
    with open(descriptor, "rb") as stream:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or os.path.islink(full):
            raise ReplaceError("it is a folder, a pipe or a device")
        if not os.access(full, os.W_OK):
            raise ReplaceError("it is not writable")
        content = stream.read()
        if _identity(os.fstat(descriptor)) != _identity(found):
            raise ReplaceError("it is being changed")
    return Snapshot(content, _identity(found), stat.S_IMODE(found.st_mode), (found.st_uid, found.st_gid))


def _identity(found: os.stat_result) -> tuple[int, ...]:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_mode


def replace(full: str, old: Snapshot, content: bytes) -> None:
    """Writes the content to a temporary file in the same folder, and renames it. Raises ReplaceError if the file was not replaced."""
    folder = os.path.dirname(full) or "."
    try:
        descriptor, temporary = temporary_file.create(folder)
    except OSError as error:
        raise ReplaceError(f"no file can be created in its folder: {error.strerror}") from None
    try:
        _fill(descriptor, temporary, old, content)
        if snapshot(full) != old:
            raise ReplaceError("it changed while it was being fixed")
        os.replace(temporary, full)
    except OSError as error:
        raise ReplaceError(f"it cannot be written: {error.strerror}") from None
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
    _sync(folder)


def _fill(descriptor: int, temporary: str, old: Snapshot, content: bytes) -> None:
    with open(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(descriptor)
    if hasattr(os, "chown") and (os.stat(temporary).st_uid, os.stat(temporary).st_gid) != old.owner:
        with suppress(PermissionError):  # few users may change the owner
            os.chown(temporary, *old.owner)
    os.chmod(temporary, old.mode)


def _sync(folder: str) -> None:
    """Flushes the folder, so that the new name is on the disk, where the system supports it."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
