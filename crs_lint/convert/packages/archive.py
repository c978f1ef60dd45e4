"""Zip archives: writing them, and checking untrusted ones before they are read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile, ZipInfo

from crs_lint.convert.packages.paths import normal
from crs_lint.convert.record import UnusableError
from crs_lint.files.broken_archive import BROKEN_ZIP
from crs_lint.files.discover import posix, read_bytes

LARGEST = 64 * 1024 * 1024
"""The most bytes of all files in an archive together."""
MOST_FILES = 10_000
_DEEPEST = 64
_LARGEST_DIRECTORY = 4 * 1024 * 1024
_END, _LONG_END = b"PK\5\6", b"PK\6\6"
BROKEN = "it is damaged, or no archive at all"


class ArchiveMember(NamedTuple):
    """A file in an archive. ``content`` is None if it is damaged or encrypted."""

    name: str
    content: bytes | None


def members(content: bytes) -> Iterator[ArchiveMember]:
    """The files of an archive, unpacked one by one. Raises UnusableError for what is no archive, or unpacks to too much."""
    if _directory_size(content) > _LARGEST_DIRECTORY:
        raise UnusableError(f"its list of files has more than {_LARGEST_DIRECTORY:,} bytes")
    try:
        archive = ZipFile(BytesIO(content))
    except BROKEN_ZIP:
        raise UnusableError(BROKEN) from None
    with archive:
        found = archive.infolist()
        size = sum(one.file_size for one in found)
        if size > LARGEST or len(found) > MOST_FILES:
            raise UnusableError(f"unpacked it has {size:,} bytes in {len(found):,} files; the limit is {LARGEST:,} bytes")
        yield from without_copies(ArchiveMember(one.filename, _unpacked(archive, one)) for one in found if not one.is_dir())


def _directory_size(content: bytes) -> int:
    """The bytes that an archive states for its list of files; zipfile reads it as a whole, and takes a second for some megabytes."""
    at = content.rfind(_END)
    long = content.rfind(_LONG_END, 0, max(at, 0))
    stated = [content[at + 12 : at + 16]] if at >= 0 else []
    stated += [content[long + 40 : long + 48]] if long >= 0 else []
    sizes = [int.from_bytes(one, "little") for one in stated]
    return max((size for size in sizes if size <= len(content)), default=0)


def without_copies(members: Iterable[ArchiveMember]) -> Iterator[ArchiveMember]:
    """Files without copies of one. Raises UnusableError for different files of one path, which programs read in different ways."""
    found: dict[str, int] = {}
    for member in members:
        path, value = normal(member.name), hash(member.content)
        if path.count("/") > _DEEPEST:
            raise UnusableError(f"it has folders of more than {_DEEPEST} levels: {path[:200]}")
        if path not in found:
            found[path] = value
            yield member
        elif found[path] != value:
            raise UnusableError(f"it has two different files {path[:200]}")


def _unpacked(archive: ZipFile, member: ZipInfo) -> bytes | None:
    """The content of a member, of which at most the announced size is read; None if it is damaged or encrypted."""
    try:
        return archive.read(member)
    except BROKEN_ZIP:
        return None


def check(content: bytes) -> None:
    """Raises UnusableError for a file that is no archive, that unpacks to too much, or that has XML with a DOCTYPE."""
    for member in members(content):
        if member.content is None:
            raise UnusableError(BROKEN)
        text = member.content.replace(b"\0", b"")
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise UnusableError(f"{member.name} in it has a DOCTYPE, which is not read")


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A reproducible archive of files."""
    stream = BytesIO()
    with ZipFile(stream, "w") as made:
        for name, content in files:
            made.writestr(ZipInfo(name), content)  # dated 1980, the first year that an archive can have
    return stream.getvalue()


class PackedFolder(NamedTuple):
    """An archive of a folder, and the paths of files in it that cannot be read."""

    content: bytes
    unread: tuple[str, ...]


def packed_folder(folder: str, endings: tuple[str, ...] = ("",)) -> PackedFolder:
    """An archive of the files of a folder with these endings, without links and hidden ones. Raises UnusableError if it is too large."""
    files = list(_files(folder, endings))
    readable = [(path, content) for path, content in files if content is not None]
    return PackedFolder(packed(readable), tuple(path for path, content in files if content is None))


def _files(folder: str, endings: tuple[str, ...]) -> Iterator[tuple[str, bytes | None]]:
    left = LARGEST
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            full = os.path.join(here, name)
            if name.startswith(".") or not name.lower().endswith(endings) or os.path.islink(full):
                continue
            content = read_bytes(full, left)
            left -= len(content) if isinstance(content, bytes) else 0
            if left < 0:
                raise UnusableError(f"its files have more than {LARGEST:,} bytes together")
            yield posix(os.path.relpath(full, folder)), content if isinstance(content, bytes) else None
