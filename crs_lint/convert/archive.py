"""Zip archives: writing them, and checking untrusted ones before they are read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from crs_lint.convert.record import UnusableError
from crs_lint.files.broken_archive import BROKEN_ZIP
from crs_lint.files.discover import posix, read_bytes

LARGEST = 64 * 1024 * 1024
"""The most bytes of all files in an archive together."""
_MOST_FILES = 10_000


def check(content: bytes) -> None:
    """Raises UnusableError for a file that is no archive, that unpacks to too much, or that has XML with a DOCTYPE."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            size = sum(member.file_size for member in members)
            if size > LARGEST or len(members) > _MOST_FILES:
                raise UnusableError(f"unpacked it has {size:,} bytes in {len(members):,} files; the limit is {LARGEST:,} bytes")
            for member in members:
                # This reads at most the announced size.
                text = archive.read(member).replace(b"\0", b"")
                if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                    raise UnusableError(f"{member.filename} in it has a DOCTYPE, which is not read")
    except BROKEN_ZIP:
        raise UnusableError("it is damaged, or no archive at all") from None


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A reproducible archive of files."""
    stream = BytesIO()
    with ZipFile(stream, "w") as made:
        for name, content in files:
            made.writestr(ZipInfo(name), content)  # dated 1980, the first year that an archive can have
    return stream.getvalue()


def packed_folder(folder: str) -> bytes:
    """An archive of a folder without links and hidden files. Raises UnusableError if it is too large or unreadable."""
    return packed(_files(folder))


def _files(folder: str) -> Iterator[tuple[str, bytes]]:
    left = LARGEST
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            full = os.path.join(here, name)
            if name.startswith(".") or os.path.islink(full):
                continue
            content = read_bytes(full, left)
            if not isinstance(content, bytes):
                raise UnusableError(f"{name} in it cannot be read")
            left -= len(content)
            if left < 0:
                raise UnusableError(f"its files have more than {LARGEST:,} bytes together")
            yield posix(os.path.relpath(full, folder)), content
