"""Weights of options: which options they make keys, and whether they say more than that."""

from __future__ import annotations

from collections.abc import Sequence

# Moodle rounds a third to 33.33333.
_ROUNDED = 0.001
FULL = 100.0


def right(percents: Sequence[float], *, multiple: bool) -> list[bool]:
    """Whether each option is a key: if it gives points, or all points where only one may be chosen."""
    return [percent > 0 if multiple else percent >= FULL - _ROUNDED for percent in percents]


def even(correct: Sequence[bool], *, multiple: bool) -> list[float]:
    """The weights in percent that say no more than which options are keys.

    Where several may be chosen, the right ones share all points alike, and each wrong one takes away what a right one gives:
    whoever chooses all of them earns nothing for it.
    """
    share = round(FULL / max(sum(correct), 1), 5) if multiple else FULL
    wrong = -share if multiple and any(correct) else 0.0
    return [share if is_right else wrong for is_right in correct]


def is_even(percents: Sequence[float], *, multiple: bool) -> bool:
    """Whether weights say no more than which options are keys."""
    expected = even(right(percents, multiple=multiple), multiple=multiple)
    return all(abs(percent - other) < _ROUNDED for percent, other in zip(percents, expected, strict=True))


def listed(percents: Sequence[float]) -> str:
    """The message for weights that are not even."""
    return f"the weights of the answers in percent: {', '.join(map(number, percents))}"


def number(percent: float) -> str:
    """A weight with at most five decimals, and none if they are zero."""
    return f"{percent:.5f}".rstrip("0").rstrip(".")
