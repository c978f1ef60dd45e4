"""Looks into a zip file that strangers packed before anything unpacks it."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from crs_lint.convert.record import UnusableError

LARGEST = 64 * 1024 * 1024
"""The most bytes that all files in an archive have together."""
_MOST_FILES = 10_000
BROKEN = (BadZipFile, EOFError, KeyError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error)


def check(content: bytes) -> None:
    """Raises UnusableError for a file that is no archive, that grows too large, or whose XML declares what it consists of."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            size = sum(member.file_size for member in members)
            if size > LARGEST or len(members) > _MOST_FILES:
                raise UnusableError(f"unpacked it has {size:,} bytes in {len(members):,} files; the limit is {LARGEST:,} bytes")
            for member in members:
                # No more is unpacked than was announced.
                text = archive.read(member).replace(b"\0", b"")
                if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                    raise UnusableError(f"{member.filename} in it has a DOCTYPE, which is not read")
    except BROKEN:
        raise UnusableError("it is damaged, or no archive at all") from None
