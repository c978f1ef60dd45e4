"""Finds the files of responses that a request or the settings name."""

from __future__ import annotations

import os
from collections.abc import Iterator

from crs_lint.files.discover import is_below, posix, resolved
from crs_lint.responses.evaluate import ResponseFile
from crs_lint.settings.config import Patterns, Settings
from crs_lint.settings.request import Request
from crs_lint.text.lazy_pattern import LazyPattern

_ANCHOR = LazyPattern(r"/?((?:[^/*?\[\\]+/)*)")
_MOST_WALKED = 100_000
_TOOLS = frozenset((".git", ".hg", ".venv", "node_modules"))


def response_files(request: Request, settings: Settings) -> tuple[list[ResponseFile], list[str]]:
    """The files that the request names, or else those inside the repository that the settings name; and patterns that fit none."""
    if request.responses.files:
        return [ResponseFile(path, os.path.abspath(path)) for path in dict.fromkeys(request.responses.files)], []
    if not request.responses.uses_settings:
        return [], []
    found: dict[str, ResponseFile] = {}
    unmatched = []
    for line in settings.responses.lines:
        files = sorted(_fitting(Patterns(settings.responses.root, (line,)), settings.given.top or settings.responses.root))
        found |= {full: ResponseFile(_shown(full), full) for full in files}
        unmatched += [] if files else [line]
    return list(found.values()), unmatched


def _shown(full: str) -> str:
    relative = os.path.relpath(full)
    return posix(full if relative.startswith("..") else relative)


def _fitting(pattern: Patterns, top: str) -> Iterator[str]:
    """Regular files below the folder of the settings that a pattern fits. Links that lead out of the repository are left out."""
    line = pattern.lines[0]
    anchor = _ANCHOR.match(line)
    folder = os.path.normpath(os.path.join(pattern.root, anchor[1] if anchor is not None and "/" in line.rstrip("/") else ""))
    walked = 0
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _TOOLS)
        for name in names:
            full = os.path.join(parent, name)
            if pattern.fit(full) and os.path.isfile(full) and is_below(resolved(full), resolved(top)):
                yield full
        walked += len(names) + 1
        if walked > _MOST_WALKED:
            return
