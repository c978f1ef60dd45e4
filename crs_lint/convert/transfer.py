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
    """The paths of the written files, the number of items in them, and one line for each value that could not be converted.

    ``refusals`` are lines about files that were refused, while others were converted. ``notes`` are sentences on the written files.
    ``kept_back`` counts the items that were left where they are, by their status.
    """

    files: tuple[str, ...]
    items: int
    losses: tuple[str, ...]
    refusals: tuple[str, ...] = ()
    kept_back: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()


def write_new_files(contents: Mapping[str, bytes]) -> tuple[str, ...]:
    """Writes files that do not exist yet, all of them or none, and returns their paths. Raises TransferError."""
    _check_that_none_exists(contents)
    written: list[str] = []
    new_folders = _missing_folders(contents)
    try:
        for file, content in contents.items():
            os.makedirs(os.path.dirname(file) or ".", exist_ok=True)
            atomic_write.write_bytes(file, content, new=True)
            written.append(file)
    except OSError as error:
        _remove(written, new_folders)
        raise TransferError(f"{posix(file)}: cannot be written ({error.strerror}).") from None
    except BaseException:
        _remove(written, new_folders)  # also when somebody stops the program
        raise
    return tuple(map(posix, contents))


def _check_that_none_exists(files: Iterable[str]) -> None:
    for file in files:
        if os.path.lexists(file):
            raise TransferError(f"{posix(file)}: the file exists already. Choose another path with --to, or move the file away.")


def _missing_folders(files: Iterable[str]) -> list[str]:
    """The folders of files that do not exist yet, the deepest first."""
    found: dict[str, None] = {}
    for file in files:
        folder = os.path.dirname(os.path.abspath(file))
        while not os.path.lexists(folder):
            found[folder] = None
            folder = os.path.dirname(folder)
    return sorted(found, key=len, reverse=True)


def _remove(files: Iterable[str], folders: Iterable[str]) -> None:
    """Removes files and the folders that are empty without them."""
    for file in files:
        with suppress(OSError):
            os.unlink(file)
    for folder in folders:
        with suppress(OSError):
            os.rmdir(folder)
