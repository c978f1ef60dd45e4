"""Points of answers in all versions of QTI, and what they say more than which options are keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from crs_lint.convert.answer_weights import number


class KeyScoring(NamedTuple):
    """The identifiers of the keys, and what of the scoring cannot be converted."""

    keys: frozenset[str]
    losses: tuple[str, ...]


def points_of(text: str) -> float:
    """The points that a text states; 0 if it states none."""
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if abs(value) < 1e9 else 0.0


def listed(points: Iterable[float]) -> str:
    return ", ".join(map(number, points))


def kinds(*, is_partial: bool, has_penalties: bool) -> str:
    """What points are beside all or none; empty if they are nothing else."""
    return " and ".join(["partial credit"] * is_partial + ["penalties"] * has_penalties)


def unknown_keys(keys: Iterable[str], options: Iterable[str]) -> list[str]:
    """The messages for keys that are none of the options."""
    known = frozenset(options)
    return [f'the right answer "{key}", which is none of the answers' for key in keys if key not in known]
