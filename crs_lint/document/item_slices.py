"""A file's text with only some of its items in it, at the places where they stand: for those who look for lines in these alone."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from crs_lint.text.lazy_pattern import LazyPattern

_FIRST = LazyPattern(r"^items:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*?( *)-(?=[ \t\n])", re.MULTILINE)

_DASH_ONLY = LazyPattern(r" *-(?:[ \t\n]++|#[^\n]*+|[&!][^ \t\n]*+)*")


class Excerpt(NamedTuple):
    """``numbers`` are the items that the text still has, in order, and ``stretches`` from where to where each of them may go."""

    text: str
    numbers: list[int]
    stretches: list[tuple[int, int]]

    def holds(self, entry: int, offset: int) -> bool:
        """Whether an item of the text begins right after its dash: what looked like the list of items is that list."""
        return entry < len(self.stretches) and _DASH_ONLY.fullmatch(self.text, self.stretches[entry][0], offset) is not None


def excerpt(text: str, count: int, wanted: Iterable[int]) -> Excerpt | None:
    """Only the wanted ones of the ``count`` items, with a comment for the others; None where it does not show where each begins.

    It shows where as many lines begin with a dash as deep as the first item's as there are items, since each item has one.
    """
    first = _FIRST.search(text)
    if first is None or "\r" in text:
        return None
    starts = [match.start() for match in _dash(len(first[1])).finditer(text, first.start(1))]
    if len(starts) != count:
        return None
    numbers = sorted(wanted)
    stretches = list(zip(starts, [*starts[1:], len(text)], strict=True))
    parts = [text[: starts[0]]]
    at = starts[0]
    for start, end in (stretches[number] for number in numbers):
        parts += [_filler(start - at), text[start:end]]
        at = end
    return Excerpt("".join(parts), numbers, [stretches[number] for number in numbers])


def _filler(size: int) -> str:
    """A comment in place of some items: blank lines would belong to the text before them."""
    return f"#{'x' * (size - 2)}\n" if size else ""


@lru_cache(maxsize=16)
def _dash(depth: int) -> re.Pattern[str]:
    return re.compile(rf"^ {{{depth}}}-(?=[ \t\n])", re.MULTILINE)
