"""Writes a file atomically: to a temporary file in the same folder, which is then renamed."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from crs_lint.files import temporary_file


@contextmanager
def writing(file: str, *, new: bool = False, folders: bool = False) -> Iterator[TextIO]:
    """A stream whose text becomes the file when the block ends. If the block raises, no file is written.

    ``folders`` creates those above the file.

    Raises OSError if the file cannot be written, and FileExistsError if ``new`` is true and the file exists.
    """
    if folders:
        os.makedirs(os.path.dirname(file) or ".", exist_ok=True)
    with _temporary(file, new) as descriptor, open(descriptor, "w", encoding="utf-8", newline="\n") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())


def write(file: str, text: str, *, new: bool = False, folders: bool = False) -> None:
    """Writes a text like ``writing``."""
    with writing(file, new=new, folders=folders) as stream:
        stream.write(text)


def write_bytes(file: str, content: bytes, *, new: bool = False) -> None:
    """Writes bytes like ``writing``."""
    with _temporary(file, new) as descriptor, open(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def _temporary(file: str, new: bool) -> Iterator[int]:
    """A descriptor of a temporary file, which replaces the file when the block ends. The block closes the descriptor."""
    if new and os.path.lexists(file):
        raise FileExistsError(errno.EEXIST, "it already exists", file)
    # A link may come with a pull request and lead anywhere; a device must not become a file.
    if os.path.islink(file) or (os.path.exists(file) and not os.path.isfile(file)):
        raise OSError(errno.EEXIST, "it is a link, a folder or a device", file)
    descriptor, temporary = temporary_file.create(os.path.dirname(file) or ".")
    try:
        yield descriptor
        os.chmod(temporary, 0o666 & ~_umask())
        if new:
            _link(temporary, file)
        else:
            os.replace(temporary, file)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)


def _link(temporary: str, file: str) -> None:
    """Renames a temporary file. Raises FileExistsError if the new name exists, even if it was created a moment ago."""
    try:
        os.link(temporary, file)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(file):
            raise FileExistsError(errno.EEXIST, "it already exists", file) from None
        os.rename(temporary, file)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
