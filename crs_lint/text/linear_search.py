"""Searches texts with a pattern that somebody else wrote, in linear time: the engine never backtracks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache

from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.light_import import prepare_validator

_LARGEST = 1 << 18  # bytes of the automaton of a pattern
_MOST_EDGES = 40  # by which a match is extended on either side
# What a part of a text may match although the whole text does not: its own start or end.
_ANCHOR = LazyPattern(r"(?<!\\)\$|(?<![\[\\])\^")


@lru_cache(maxsize=1024)
def searcher(pattern: str) -> Callable[[str], bool] | None:
    """Tells whether a pattern is found in a text; None for a pattern that cannot be used, such as one with a look-ahead."""
    found = ascii_searcher(pattern, _LARGEST)
    return None if found is None else lambda text: bool(found(_encodable(text)))


def ascii_searcher(pattern: str, largest: int = 1 << 20) -> Callable[[str], bool] | None:
    """As ``searcher``, for texts in ASCII and patterns of our own. ``largest`` limits the bytes of the automaton."""
    prepare_validator()
    import jsonschema_rs

    options = jsonschema_rs.RegexOptions(size_limit=largest)
    try:
        found: Callable[[str], bool] = jsonschema_rs.Draft7Validator({"pattern": pattern}, offline=True, pattern_options=options).is_valid
    except (ValueError, jsonschema_rs.ValidationError):
        return None
    return found


def _encodable(text: str) -> str:
    """The text with a question mark in place of each lone surrogate, which the engine does not take."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def first_span(pattern: str, text: str) -> tuple[int, int] | None:
    """Start and end index of the first run of whole words that holds a match; None without a match.

    For a pattern that asks for the start or the end of the text, it is the whole text. The engine only answers yes or no, so the
    shortest run is found by halving, with as many searches as the length of the text has binary digits. If it is a match, it is
    extended by the words beside it with which it still is one.
    """
    search = searcher(pattern)
    if search is None or not search(text):
        return None
    if _ANCHOR.search(pattern):
        return 0, len(text)
    edges = _word_edges(text)
    last = _first(edges, lambda edge: search(text[:edge]))
    before = [edge for edge in reversed(edges) if edge <= last]
    first = _first(before, lambda edge: search(text[edge:last]))
    return _extended(pattern, text, first, last, edges) if is_all(pattern, text[first:last]) else (first, last)


def _extended(pattern: str, text: str, first: int, last: int, edges: list[int]) -> tuple[int, int]:
    """The longest match that begins at most some words before a match, and then ends at most some words after it."""
    start, end = bisect_left(edges, first), bisect_left(edges, last)
    first = next((edge for edge in edges[max(start - _MOST_EDGES, 0) : start] if is_all(pattern, text[edge:last])), first)
    following = reversed(edges[end + 1 : end + 1 + _MOST_EDGES])
    return first, next((edge for edge in following if is_all(pattern, text[first:edge])), last)


def is_all(pattern: str, text: str) -> bool:
    """Whether a match covers the whole text."""
    search = searcher(f"^(?:{pattern})$")
    return search is not None and search(text)


def _word_edges(text: str) -> list[int]:
    """The indexes at which a text can be cut without cutting a word, so that ``\\b`` means the same in each part."""
    inside = [char.isalnum() or char == "_" for char in text]
    return [0, *(index for index in range(1, len(text)) if not (inside[index - 1] and inside[index])), len(text)]


def _first(edges: list[int], fits: Callable[[int], bool]) -> int:
    """The first edge that fits, where all edges after one that fits do so, too. The last one is known to fit."""
    low, high = 0, len(edges) - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(edges[middle]) else (middle + 1, high)
    return edges[low]
