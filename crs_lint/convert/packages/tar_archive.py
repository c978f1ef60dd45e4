"""Untrusted tar archives that are compressed with gzip."""

from __future__ import annotations

import tarfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from crs_lint.convert.packages.archive import BROKEN, LARGEST, MOST_FILES, ArchiveMember
from crs_lint.convert.record import UnusableError

MAGIC = b"\x1f\x8b"
_GZIP = 31  # the window bits of zlib for gzip
_TOO_LARGE = f"unpacked it has more than {LARGEST:,} bytes"


def members(content: bytes) -> Iterator[ArchiveMember]:
    """The files of an archive, without links and devices. Raises UnusableError for what is no archive, or unpacks to too much."""
    left = LARGEST  # a sparse file is larger than the archive
    try:
        with tarfile.open(fileobj=BytesIO(_unpacked(content)), mode="r:") as archive:
            for number, member in enumerate(archive):
                if number >= MOST_FILES:
                    raise UnusableError(f"it has more than {MOST_FILES:,} files")
                left -= abs(member.size)
                if left < 0:
                    raise UnusableError(_TOO_LARGE)
                if member.isreg() and (file := archive.extractfile(member)):
                    yield ArchiveMember(member.name, file.read())
    except (tarfile.TarError, ValueError, OverflowError, EOFError, MemoryError, KeyError):
        raise UnusableError(BROKEN) from None


def _unpacked(content: bytes) -> bytes:
    stream = zlib.decompressobj(_GZIP)
    try:
        unpacked = stream.decompress(content, LARGEST + 1)
    except zlib.error:
        raise UnusableError(BROKEN) from None
    if len(unpacked) > LARGEST:
        raise UnusableError(_TOO_LARGE)
    if not stream.eof:
        raise UnusableError(BROKEN)
    return unpacked
