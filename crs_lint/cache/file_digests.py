"""Names the contents of files, and reads one again only where it looks different on the disk."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable
from typing import Any

from crs_lint.cache.store import AnyStore, key
from crs_lint.document.syntax_errors import ReadError
from crs_lint.text.hashing import blake2b

# Within this time a file may change twice and look the same: file systems count in steps of up to two seconds.
_UNSURE = 3_000_000_000


def digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()


class Seen:
    """The digests of files as they are now. ``memory`` keeps how each file looked when it was read, folder by folder."""

    def __init__(self, memory: AnyStore, read: Callable[[str], bytes | ReadError]) -> None:
        self.memory = memory
        self.read = read
        self.folders: dict[str, dict[str, Any]] = {}
        self.fresh: set[str] = set()

    def digest(self, full: str) -> str:
        """Names the content of a file; empty where it cannot be read."""
        folder, _, name = full.rpartition(os.sep)
        look = _look(full)
        entries = self._entries(folder)
        if look and (known := entries.get(name)) and known[0] == look:
            return str(known[1])
        content = self.read(full)
        if isinstance(content, ReadError):
            return ""
        entries[name] = [look, digest(content)]
        self.fresh.add(folder)
        return str(entries[name][1])

    def close(self) -> None:
        """Hands over what was learnt, but for files that may have changed since without a trace."""
        settled = time.time_ns() - _UNSURE
        for folder in self.fresh:
            sure = {name: entry for name, entry in self.folders[folder].items() if entry[0] and max(entry[0][1:3]) < settled}
            self.memory.keep(key("seen", folder), sure)

    def _entries(self, folder: str) -> dict[str, Any]:
        if folder not in self.folders:
            name = key("seen", folder)
            self.folders[folder] = dict(self.memory.get([name]).get(name) or {})
        return self.folders[folder]


def _look(full: str) -> list[int]:
    """What tells that a file was written to, as far as its system can say; nothing where it is no regular file."""
    try:
        seen = os.stat(full)
    except OSError:
        return []
    return [seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino, seen.st_dev] if stat.S_ISREG(seen.st_mode) else []
