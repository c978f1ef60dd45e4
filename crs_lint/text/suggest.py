"""Suggestions for misspelled names: the known name that is most similar."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

_MISSPELLING_RATIO = 0.8
# A comparison takes the product of the lengths, for each known name.
_MAX_LENGTH = 100
# Of more names than that, only those that begin or end most alike are compared; there are fewer rules.
_MAX_COMPARED = 150
_MAX_NEIGHBORS = 25


def closest_match(name: str, known: Iterable[str]) -> str:
    """The known name that is most similar, or an empty string if none is similar."""
    from difflib import get_close_matches

    if len(name) > _MAX_LENGTH:
        return ""
    names = tuple(known)
    return next(iter(get_close_matches(name, names if len(names) <= _MAX_COMPARED else _likely(name, names), n=1, cutoff=0.6)), "")


def _likely(name: str, names: tuple[str, ...]) -> list[str]:
    """The names that begin or end most like another: its neighbors in alphabetical order, forwards and backwards."""
    forwards, backwards = _sorted(names)
    there, back = bisect_left(forwards, name), bisect_left(backwards, name[::-1])
    near = forwards[max(there - _MAX_NEIGHBORS, 0) : there + _MAX_NEIGHBORS]
    return list(dict.fromkeys([*near, *(one[::-1] for one in backwards[max(back - _MAX_NEIGHBORS, 0) : back + _MAX_NEIGHBORS])]))


@lru_cache(maxsize=4)
def _sorted(names: tuple[str, ...]) -> tuple[list[str], list[str]]:
    return sorted(names), sorted(one[::-1] for one in names)


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """A question that suggests the most similar name, or else ``otherwise``."""
    near = closest_match(name, known)
    return f'Did you mean "{near}"?' if near else otherwise


def is_misspelling(name: str, meant: str) -> bool:
    """Whether a name is very likely a misspelling of a known one: at most one or two letters in ten differ."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, name.casefold(), meant).ratio() >= _MISSPELLING_RATIO
