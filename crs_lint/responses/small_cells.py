"""Keeps small groups of candidates from being told apart in tables.

A table hides each count of 1 to 9. One hidden count alone could be computed from the sum of its row, so that a second is hidden.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

LEAST: Final = 10
"""A count from 1 to below that is hidden."""

Part = TypeVar("Part")


def hidden(counts: Sequence[int]) -> list[bool]:
    """Which counts of a row whose sum is known are hidden: the small ones, and the next smallest above 0 where only one is small.

    A zero says nothing of anybody and is shown, unless it is all that a small count could be hidden with.
    """
    found = [0 < count < LEAST for count in counts]
    if sum(found) != 1:
        return found
    others = [index for index, is_hidden in enumerate(found) if not is_hidden]
    if others:
        found[min(others, key=lambda index: (counts[index] == 0, counts[index]))] = True
    return found


def merged(parts: Sequence[tuple[Part, int]]) -> list[tuple[list[Part], int]]:
    """Neighbors of an ordered table, joined until each group has 10 candidates or more; a small last one joins the one before.

    A table of fewer than 10 candidates is one group.
    """
    found: list[tuple[list[Part], int]] = []
    for part, count in parts:
        if found and found[-1][1] < LEAST:
            found[-1] = ([*found[-1][0], part], found[-1][1] + count)
        else:
            found.append(([part], count))
    if len(found) > 1 and found[-1][1] < LEAST:
        last, count = found.pop()
        found[-1] = ([*found[-1][0], *last], found[-1][1] + count)
    return found
