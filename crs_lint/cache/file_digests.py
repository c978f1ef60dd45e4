"""File digests, cached by size, times and inode."""

from __future__ import annotations

import os
import stat
import time
from typing import TYPE_CHECKING, Any

from crs_lint.cache.cache_key import cache_key
from crs_lint.text.hashing import blake2b

if TYPE_CHECKING:
    from crs_lint.cache.cache import Cache

# A file may change twice within this time and keep its modification time: the resolution of some file systems is 2 s.
_TIME_RESOLUTION = 3_000_000_000  # nanoseconds


def digest_of(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()


class FileDigests:
    """The digests of files, read from a cache and written to it folder by folder."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._folders: dict[str, dict[str, Any]] = {}
        self._changed: set[str] = set()

    def get(self, full: str) -> str:
        """The digest of a file that did not change since it was added; empty if it did, or was never added."""
        folder, _, name = full.rpartition(os.sep)
        entry = self._entries(folder).get(name)
        return str(entry[1]) if entry and entry[0] == file_state(full) else ""

    def add(self, full: str, state: list[int], digest: str) -> None:
        """Adds the digest of a file whose state was ``state`` before its content was read."""
        folder, _, name = full.rpartition(os.sep)
        self._entries(folder)[name] = [state, digest]
        self._changed.add(folder)

    def save(self) -> None:
        """Writes what was added to the cache, but for files that may have changed since with no trace in their state."""
        limit = time.time_ns() - _TIME_RESOLUTION
        for folder in self._changed:
            certain = {name: entry for name, entry in self._folders[folder].items() if entry[0] and max(entry[0][1:3]) < limit}
            self._cache.put(cache_key("digests", folder), certain)

    def _entries(self, folder: str) -> dict[str, Any]:
        if folder not in self._folders:
            key = cache_key("digests", folder)
            self._folders[folder] = dict(self._cache.get([key]).get(key) or {})
        return self._folders[folder]


def file_state(full: str) -> list[int]:
    """Numbers of which one differs after a file was written: size, times, inode, device; none if it is no regular file."""
    try:
        state = os.stat(full)
    except OSError:
        return []
    return [state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino, state.st_dev] if stat.S_ISREG(state.st_mode) else []
