"""Temporary files beside those that they will replace, and the removal of those that killed runs left behind."""

from __future__ import annotations

import os
import stat
import tempfile
import time
import zlib
from contextlib import suppress
from functools import lru_cache

from crs_lint.text.lazy_pattern import LazyPattern

# The machine and the process that created the file; earlier versions wrote neither.
_NAME = LazyPattern(r"\.crs-lint-(?:(?P<machine>[0-9a-f]{8})-(?P<process>\d{1,10})-)?[a-z0-9_]{8}")
# A temporary file lives for less than a second; where it cannot be told whether its process is alive, it is left for so long.
_SECONDS_KEPT = 24 * 60 * 60


def create(folder: str) -> tuple[int, str]:
    """Creates a temporary file in a folder; returns its descriptor and its path. Raises OSError.

    The first call for a folder removes the files there that killed runs left behind.
    """
    _remove_abandoned(os.path.abspath(folder))
    return tempfile.mkstemp(dir=folder, prefix=f".crs-lint-{_machine()}-{os.getpid()}-")


def _machine() -> str:
    """The name of this machine or container as eight digits."""
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return f"{zlib.crc32(name.encode('utf-8', 'replace')):08x}"


@lru_cache(maxsize=1024)  # a folder is searched once in a run, not for every file that is written there
def _remove_abandoned(folder: str) -> None:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".crs-lint-") and _is_abandoned(entry):
                with suppress(OSError):
                    os.unlink(entry.path)


def _is_abandoned(entry: os.DirEntry[str]) -> bool:
    """Whether an entry of a folder is a temporary file of this program whose process has ended."""
    match = _NAME.fullmatch(entry.name)
    with suppress(OSError):
        found = entry.stat(follow_symlinks=False)
        if match is None or not stat.S_ISREG(found.st_mode) or (hasattr(os, "geteuid") and found.st_uid != os.geteuid()):
            return False
        if match["machine"] == _machine() and _has_ended(int(match["process"])):
            return True
        return time.time() - found.st_mtime > _SECONDS_KEPT
    return False


def _has_ended(process: int) -> bool:
    if os.name == "nt":  # where this call would end the process
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        return False
    return False
