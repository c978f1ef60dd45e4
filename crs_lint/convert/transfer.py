"""The outcome of an import or an export, and the writing of its files: all of them or none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import NamedTuple

from crs_lint.files import atomic_write
from crs_lint.files.discover import posix


class TransferError(Exception):
    """Nothing was written; the text is one line."""


class TransferResult(NamedTuple):
    """The paths of the written files, the number of items in them, and one line for each value that could not be converted."""

    files: tuple[str, ...]
    items: int
    losses: tuple[str, ...]


def write_new_files(contents: Mapping[str, bytes]) -> tuple[str, ...]:
    """Writes files that do not exist yet, all of them or none, and returns their paths. Raises TransferError."""
    _check_that_none_exists(contents)
    written: list[str] = []
    try:
        for file, content in contents.items():
            os.makedirs(os.path.dirname(file) or ".", exist_ok=True)
            atomic_write.write_bytes(file, content, new=True)
            written.append(file)
    except OSError as error:
        _remove(written)
        raise TransferError(f"{posix(file)}: cannot be written ({error.strerror}).") from None
    return tuple(map(posix, contents))


def _check_that_none_exists(files: Iterable[str]) -> None:
    for file in files:
        if os.path.lexists(file):
            raise TransferError(f"{posix(file)}: the file exists already. Choose another path with --to, or move the file away.")


def _remove(files: Iterable[str]) -> None:
    for file in files:
        with suppress(OSError):
            os.unlink(file)
