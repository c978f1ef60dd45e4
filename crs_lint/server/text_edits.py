"""The edits that turn one text into another, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from lsprotocol.types import TextEdit

from crs_lint.server.positions import Positions

_MOST_COMPARED = 2_000_000  # pairs of lines


def edits_to(new: str, positions: Positions) -> list[TextEdit]:
    """The edits of the text of some positions that make it another one. Unchanged lines stay untouched, so that no cursor jumps."""
    old_lines, new_lines = positions.text.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = [0]
    for line in old_lines:
        starts.append(starts[-1] + len(line))
    return [
        TextEdit(positions.range(starts[first], starts[last]), "".join(new_lines[new_first:new_last]))
        for first, last, new_first, new_last in _changed(old_lines, new_lines)
    ]


def _changed(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """The ranges of lines that differ: their first line and the one after the last, in the old text and in the new one."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(middle) * len(new_middle) > _MOST_COMPARED:
        yield head, len(old) - tail, head, len(new) - tail
        return
    for tag, *bounds in SequenceMatcher(None, middle, new_middle, autojunk=False).get_opcodes():
        if tag != "equal":
            first, last, new_first, new_last = (head + bound for bound in bounds)
            yield first, last, new_first, new_last
