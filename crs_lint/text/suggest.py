"""Did-you-mean: the known name that a mistyped one is nearest to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

_SLIP = 0.8
# Comparing takes the product of the lengths, for each known name.
_LONGEST = 100
# Of more names than there are rules, only those are looked at that begin or end most like the one that was typed.
_MANY = 150
_NEAR = 25


def closest_match(name: str, known: Iterable[str]) -> str:
    """The nearest of the known names, or nothing where none is near."""
    from difflib import get_close_matches

    if len(name) > _LONGEST:
        return ""
    names = tuple(known)
    return next(iter(get_close_matches(name, names if len(names) <= _MANY else _likely(name, names), n=1, cutoff=0.6)), "")


def _likely(name: str, names: tuple[str, ...]) -> list[str]:
    """The few among many names that begin or end most like another: its neighbours in the order of the alphabet, forwards and backwards."""
    forwards, backwards = _sorted(names)
    there, back = bisect_left(forwards, name), bisect_left(backwards, name[::-1])
    near = forwards[max(there - _NEAR, 0) : there + _NEAR]
    return list(dict.fromkeys([*near, *(one[::-1] for one in backwards[max(back - _NEAR, 0) : back + _NEAR])]))


@lru_cache(maxsize=4)
def _sorted(names: tuple[str, ...]) -> tuple[list[str], list[str]]:
    return sorted(names), sorted(one[::-1] for one in names)


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """A question that offers the nearest name, or else ``otherwise``."""
    near = closest_match(name, known)
    return f'Did you mean "{near}"?' if near else otherwise


def is_misspelling(name: str, meant: str) -> bool:
    """Whether a name can hardly be anything but a known one mistyped: a letter or two in ten are wrong."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, name.casefold(), meant).ratio() >= _SLIP
