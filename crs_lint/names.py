"""Did-you-mean: the known name that a mistyped one is nearest to."""

from __future__ import annotations

from collections.abc import Iterable

_SLIP = 0.8
# Comparing takes the product of the lengths, for each known name.
_LONGEST = 100
_MOST = 2000


def nearest(name: str, known: Iterable[str]) -> str:
    """The nearest of the known names, or nothing where none is near."""
    from difflib import get_close_matches

    if len(name) > _LONGEST:
        return ""
    return next(iter(get_close_matches(name, list(known)[:_MOST], n=1, cutoff=0.6)), "")


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """A question that offers the nearest name, or else ``otherwise``."""
    near = nearest(name, known)
    return f'Did you mean "{near}"?' if near else otherwise


def is_slip(name: str, meant: str) -> bool:
    """Whether a name can hardly be anything but a known one mistyped: a letter or two in ten are wrong."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, name.casefold(), meant).ratio() >= _SLIP
