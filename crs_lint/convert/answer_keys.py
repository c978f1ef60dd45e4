"""Keys as people write them: letters, numbers, or the texts of options."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from crs_lint.convert.record import normalized

APART = re.compile(r"(?:(?<!\s)\s++)?(?:[,;/|&+]|\band\b)\s*+", re.IGNORECASE)
"""What stands between the parts of a key."""
_LETTER = re.compile(r"\(?([A-Za-z])[).:]?")
_NUMBER = re.compile(r"\(?([0-9]{1,2})[).:]?")
_LETTERS = re.compile(r"[A-Z]{2,26}")
_BETWEEN = re.compile(r"[;|\n]")


class UnclearError(Exception):
    """A key that refers to no option, or is ambiguous; the text says which of the two."""


def meant(key: str, options: Sequence[str]) -> set[int]:
    """The indexes of the options that a key refers to; none for an empty key. Raises UnclearError."""
    if not key.strip():
        return set()
    count = len(options)
    return agreed(key, (within(letters_in(key), count), from_1(numbers_in(key), count), by_words(key, options)))


def agreed(key: str, readings: Iterable[set[int]]) -> set[int]:
    """The indexes in all readings of a key that have any. Raises UnclearError if none has, or if they differ."""
    found = [reading for reading in readings if reading]
    if not found:
        raise unnamed(key)
    if any(reading != found[0] for reading in found):
        raise UnclearError(f'the key "{normalized(key)}", which could mean more than one answer: by its position and by its words')
    return found[0]


def unnamed(key: str) -> UnclearError:
    """The error of a key that refers to no option."""
    return UnclearError(f'the key "{normalized(key)}", which names no answer')


def by_letter(key: str, count: int) -> set[int]:
    """The indexes of options that letters refer to. Raises UnclearError if there is no such option."""
    return agreed(key, [within(letters_in(key), count)])


def place_of(letter: str) -> int:
    """The index of the option with a letter: 0 for A."""
    return ord(letter.lower()) - ord("a")


def letters_in(key: str) -> set[int]:
    """The indexes that letters stand for, 0 for A; none if there is anything else."""
    key = key.strip()
    parts = list(key) if _LETTERS.fullmatch(key) else APART.split(key)
    matches = [_LETTER.fullmatch(part) for part in parts]
    return {place_of(match[1]) for match in matches if match} if all(matches) else set()


def numbers_in(key: str) -> set[int]:
    """The numbers of a key; none if there is anything else."""
    matches = [_NUMBER.fullmatch(part) for part in APART.split(key.strip())]
    return {int(match[1]) for match in matches if match} if all(matches) else set()


def from_1(numbers: set[int], count: int) -> set[int]:
    """The indexes that numbers from 1 stand for; none if one is no index."""
    return within({number - 1 for number in numbers}, count)


def within(positions: set[int], count: int) -> set[int]:
    """Indexes of options; none if one is no index."""
    return positions if all(0 <= position < count for position in positions) else set()


def by_words(key: str, options: Sequence[str]) -> set[int]:
    """Options whose text is the key, otherwise those whose texts are its parts; none if a part is no text of an option."""
    known = [_plain(option) for option in options]
    for parts in ([key], _BETWEEN.split(key)):
        wanted = [_plain(part) for part in parts]
        if all(part in known for part in wanted):
            return {position for position, option in enumerate(known) if option in wanted}
    return set()


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
