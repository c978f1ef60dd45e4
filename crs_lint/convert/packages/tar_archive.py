"""Untrusted tar archives that are compressed with gzip."""

from __future__ import annotations

import tarfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from crs_lint.convert.packages.archive import BROKEN, LARGEST, MOST_FILES, ArchiveMember, without_copies
from crs_lint.convert.record import UnusableError

MAGIC = b"\x1f\x8b"
_GZIP = 31  # the window bits of zlib for gzip
_TOO_LARGE = f"unpacked it has more than {LARGEST:,} bytes"


def members(content: bytes) -> Iterator[ArchiveMember]:
    """The files of an archive, without links and devices. Raises UnusableError for what is no archive, or unpacks to too much."""
    unpacked = _unpacked(content)
    try:
        with tarfile.open(fileobj=BytesIO(unpacked), mode="r:") as archive:
            yield from without_copies(_files(archive))
            if unpacked[archive.offset : archive.offset + tarfile.BLOCKSIZE].strip(b"\0"):
                raise UnusableError(BROKEN)  # tarfile ends at a damaged header as at the end
    except (tarfile.TarError, ValueError, OverflowError, EOFError, MemoryError, KeyError, RecursionError):
        raise UnusableError(BROKEN) from None


def _files(archive: tarfile.TarFile) -> Iterator[ArchiveMember]:
    size = 0
    for number, member in enumerate(archive):
        if number >= MOST_FILES:
            raise UnusableError(f"it has more than {MOST_FILES:,} files")
        size += abs(member.size)  # of a sparse file, more than the archive has
        if size > LARGEST:
            raise UnusableError(_TOO_LARGE)
        if member.isreg() and (file := archive.extractfile(member)):
            yield ArchiveMember(member.name, file.read())


def _unpacked(content: bytes) -> bytes:
    stream = zlib.decompressobj(_GZIP)
    try:
        unpacked = stream.decompress(content, LARGEST + 1)
    except zlib.error:
        raise UnusableError(BROKEN) from None
    if len(unpacked) > LARGEST:
        raise UnusableError(_TOO_LARGE)
    if not stream.eof or stream.unused_data.strip(b"\0"):
        raise UnusableError(BROKEN)
    return unpacked
