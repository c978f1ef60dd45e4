"""How answers are scored: keys, points, and what a sidecar says of items whose key turned out wrong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from crs_lint.responses.states import FIRST_CHOICE, NOT_REACHED, OMITTED

if TYPE_CHECKING:
    from crs_lint.model.item import Item

Choice: TypeAlias = frozenset[int]
"""The options that a candidate chose, by their numbers from 1, as they are authored now."""


class Scoring(NamedTuple):
    """How one item is scored. Each of ``keys`` is a whole right answer: one option, or the set of them for ``multiple``.

    With ``is_credited`` everybody to whom it was administered gets the points; with ``is_dropped`` the item counts in no total.
    Neither does one with ``is_pretest``, which is correlated with the total of the others.
    """

    keys: tuple[Choice, ...]
    points: float = 1.0
    is_credited: bool = False
    is_dropped: bool = False
    is_pretest: bool = False

    @property
    def counts(self) -> bool:
        """Whether the item is part of the total."""
        return not (self.is_dropped or self.is_pretest)


def scoring_of(item: Item) -> Scoring:
    """The scoring of an item as it is keyed now."""
    return Scoring((frozenset(option.number for option in item.keys),), points_of(item), is_pretest=item.status == "pretest")


def points_of(item: Item) -> float:
    """The points of an item, from ``custom: {points: 2}``; 1 without a number above 0."""
    value = item.custom.get("points", 1)
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value < 1e6 else 1.0


def score(code: int, choices: tuple[Choice, ...], scoring: Scoring) -> float | None:
    """The points of a code in a column; None where the item was not administered or not reached, unless all are credited."""
    if code < NOT_REACHED or (code < OMITTED and not scoring.is_credited):
        return None
    if scoring.is_credited:
        return scoring.points
    return scoring.points if is_right(code, choices, scoring.keys) else 0.0


def is_right(code: int, choices: tuple[Choice, ...], keys: Iterable[Choice]) -> bool:
    """Whether a code is a choice that one of the keys equals."""
    return code >= FIRST_CHOICE and choices[code - FIRST_CHOICE] in keys
