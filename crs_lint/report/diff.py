"""Changes of files as a unified diff for people; characters that control a terminal or a CI runner are escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from crs_lint.fixing.outcome import FileChange
from crs_lint.text.sanitize import sanitize

_LINE_BREAK = re.compile(r"\r\n?|\n")
_HEAD = 2
_COMMAND = re.compile(r"\s*::")


def write(changes: Iterable[FileChange], stream: TextIO) -> None:
    for change in changes:
        stream.writelines(f"{row}\n" for row in rows(change))


def rows(change: FileChange) -> Iterator[str]:
    """The rows of one file's diff, beginning with the file name."""
    from difflib import unified_diff

    before, after = _lines(change.before), _lines(change.after)
    path = sanitize(change.path)
    for number, row in enumerate(unified_diff(before, after, path, path, lineterm="")):
        yield row if number < _HEAD or row.startswith("@@") else row[0] + _shown(row[1:])


def _lines(content: bytes) -> list[str]:
    lines = _LINE_BREAK.split(content.decode("utf-8", "replace").removeprefix("\ufeff"))
    return lines if lines[-1] else lines[:-1]


def _shown(text: str) -> str:
    """An escaped line of a file. CI runners take "::" for a command, even after white space."""
    text = sanitize(text)
    return text.replace("::", "\\x3a:", 1) if _COMMAND.match(text) else text
