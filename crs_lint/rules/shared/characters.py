"""Whether a file can contain characters that an editor may not show."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from crs_lint.rules.rule import File
from crs_lint.text.lazy_pattern import LazyPattern

# In double quotes, an escape can stand for any character.
_ESCAPE = LazyPattern(r"\\(?:u|x|U)")

MOST_IN_A_TEXT = 20
"""The most findings of a rule about characters in one text; the last one counts the rest."""


def runs(text: str, characters: LazyPattern, is_meant: Callable[[int], bool]) -> list[tuple[int, int]]:
    """The spans of adjacent characters of a kind, without those at the indexes that are meant to be there."""
    found: list[tuple[int, int]] = []
    for match in characters.finditer(text):
        start, end = match.span()
        if is_meant(start):
            continue
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def grouped(spans: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """One span at a time for the first findings of a text, and all others together for the last."""
    for index in range(min(len(spans), MOST_IN_A_TEXT)):
        yield spans[index : None if index == MOST_IN_A_TEXT - 1 else index + 1]


def counted(text: str, spans: list[tuple[int, int]], noun: str) -> str:
    """The characters at spans in words: "a noun (U+200B)", "3 nouns (U+200B)", with a count of those beyond the first span."""
    (start, end), *others = spans
    code = f"U+{ord(text[start]):04X}"
    first = f"{'an' if noun[0] in 'aeiou' else 'a'} {noun} ({code})" if end - start == 1 else f"{end - start:,} {noun}s ({code})"
    return first + (f" and {sum(end - start for start, end in others):,} more" if others else "")


def may_contain(file: File, characters: LazyPattern) -> bool:
    """Whether a text of the file may hold one of the characters, which are all beyond ASCII: in itself or as an escape."""
    return bool(file.non_ascii and characters.search(file.non_ascii)) or bool("\\" in file.text and _ESCAPE.search(file.text))
