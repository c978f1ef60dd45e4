"""Changes of files as a unified diff for people; characters that control a terminal or a CI runner are escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from crs_lint.document.lines import LINE_BREAK
from crs_lint.fixing.outcome import FileChange
from crs_lint.text.sanitize import sanitize

_HEAD = 2
# What difflib needs grows with the square of the lines.
_FEW_LINES = 400
_WINDOW = 60
_COMMAND = re.compile(r"\s*::")


def write(changes: Iterable[FileChange], stream: TextIO) -> None:
    for change in changes:
        stream.writelines(f"{row}\n" for row in rows(change))


def rows(change: FileChange) -> Iterator[str]:
    """The rows of one file's diff, beginning with the file name."""
    from difflib import unified_diff

    before, after = _lines(change.before), _lines(change.after)
    path = sanitize(change.path)
    if max(len(before), len(after)) <= _FEW_LINES:
        diff = unified_diff(before, after, path, path, lineterm="")
    else:
        diff = _diff_of_many_lines(before, after, path)
    for number, row in enumerate(diff):
        yield row if number < _HEAD or row.startswith("@@") else row[0] + _shown(row[1:])


def _diff_of_many_lines(before: list[str], after: list[str], path: str) -> Iterator[str]:
    """A unified diff as difflib makes it, in time that grows with the lines and not with their square."""
    from difflib import SequenceMatcher

    yield f"--- {path}"
    yield f"+++ {path}"

    class LinearMatcher(SequenceMatcher[str]):
        def get_opcodes(self) -> list[Any]:
            return list(_opcodes(before, after))

    for group in LinearMatcher().get_grouped_opcodes(3):
        ranges = ((group[0][1], group[-1][2]), (group[0][3], group[-1][4]))
        yield "@@ -{} +{} @@".format(*(f"{start + 1 if end > start else start},{end - start}" for start, end in ranges))
        for name, start, end, new_start, new_end in group:
            if name == "equal":
                yield from (f" {line}" for line in before[start:end])
            else:
                yield from (f"-{line}" for line in before[start:end])
                yield from (f"+{line}" for line in after[new_start:new_end])


def _opcodes(before: list[str], after: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """The operations of difflib. Fixes keep the order of lines, so each line is compared with the next that may be the same."""
    at = new_at = 0
    for start, new_start, size in (*_equal_blocks(before, after), (len(before), len(after), 0)):
        if at < start or new_at < new_start:
            yield ("replace" if at < start and new_at < new_start else "delete" if at < start else "insert"), at, start, new_at, new_start
        at, new_at = start + size, new_start + size
        if size:
            yield "equal", start, at, new_start, new_at


def _equal_blocks(before: list[str], after: list[str]) -> Iterator[tuple[int, int, int]]:
    """The start of each run of equal lines, in both texts, and its length."""
    at = new_at = 0
    while at < len(before) and new_at < len(after):
        size = 0
        while at + size < len(before) and new_at + size < len(after) and before[at + size] == after[new_at + size]:
            size += 1
        if size:
            yield at, new_at, size
        skipped = _next_equal(before[at + size : at + size + _WINDOW], after[new_at + size : new_at + size + _WINDOW])
        at, new_at = at + size + skipped[0], new_at + size + skipped[1]


def _next_equal(before: list[str], after: list[str]) -> tuple[int, int]:
    """How many lines to skip in each text so that the next ones are equal: as few as possible; all if none are."""
    first = {line: index for index, line in reversed(list(enumerate(after)))}
    pairs = [(index, first[line]) for index, line in enumerate(before) if line in first]
    return min(pairs, key=sum, default=(len(before), len(after)))


def _lines(content: bytes) -> list[str]:
    lines = LINE_BREAK.split(content.decode("utf-8", "replace").removeprefix("\ufeff"))
    return lines if lines[-1] else lines[:-1]


def _shown(text: str) -> str:
    """An escaped line of a file. CI runners take "::" for a command, even after white space."""
    text = sanitize(text)
    return text.replace("::", "\\x3a:", 1) if _COMMAND.match(text) else text
