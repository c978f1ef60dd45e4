"""Writes a file whole or not at all: beside its place first, then put there in one step."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO


@contextmanager
def writing(file: str, *, new: bool = False) -> Iterator[TextIO]:
    """A stream whose text becomes the file when the block ends, and nothing when it raises; ``new`` refuses to replace one.

    Raises OSError where there cannot be such a file, and FileExistsError where there is one and ``new`` is asked for.
    """
    with _beside(file, new) as descriptor, open(descriptor, "w", encoding="utf-8", newline="\n") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())


def write(file: str, text: str, *, new: bool = False) -> None:
    """Writes a text as ``writing`` does."""
    with writing(file, new=new) as stream:
        stream.write(text)


def write_bytes(file: str, content: bytes, *, new: bool = False) -> None:
    """Writes bytes as ``writing`` does a text."""
    with _beside(file, new) as descriptor, open(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def _beside(file: str, new: bool) -> Iterator[int]:
    """A descriptor, to be closed in the block, of a file that takes the place of another when the block ends."""
    if new and os.path.lexists(file):
        raise FileExistsError(errno.EEXIST, "there is one already", file)
    # A link may come with a pull request and lead anywhere; a device must not become a file.
    if os.path.islink(file) or (os.path.exists(file) and not os.path.isfile(file)):
        raise OSError(errno.EEXIST, "there is a link, a folder or a device", file)
    descriptor, beside = tempfile.mkstemp(dir=os.path.dirname(file) or ".", prefix=".crs-lint-")
    try:
        yield descriptor
        os.chmod(beside, 0o666 & ~_umask())
        if new:
            _put(beside, file)
        else:
            os.replace(beside, file)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(beside)


def _put(beside: str, file: str) -> None:
    """Gives a file its name unless there is such a file, whoever made it meanwhile. Raises FileExistsError."""
    try:
        os.link(beside, file)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(file):
            raise FileExistsError(errno.EEXIST, "there is one already", file) from None
        os.rename(beside, file)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
