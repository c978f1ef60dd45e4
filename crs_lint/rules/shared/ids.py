"""Ids made from the words of a stem, for items that have none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from crs_lint.language.words import FUNCTION_WORDS, prose, words

_WORDS = 5
_MOST_WORDS = 10
_LONGEST = 60
_MOST_NUMBERS = 99
_NO_LETTER = re.compile(r"[\W_]+")


def ids_from(stem: str) -> Iterator[str]:
    """Candidate ids for a stem, best first: longer and longer runs of its content words, then numbered ones."""
    spoken = words(prose(stem))
    kept = [word for word in spoken if word not in FUNCTION_WORDS]
    parts = [part for word in (kept if len(kept) > 1 else spoken) if (part := _slug(word))]
    if not parts:
        return
    found = dict.fromkeys("-".join(parts[:count])[:_LONGEST].rstrip("-") for count in range(_WORDS, _MOST_WORDS + 1))
    yield from found
    yield from (f"{next(iter(found))}-{number}" for number in range(2, _MOST_NUMBERS + 1))


def _slug(word: str) -> str:
    """The word in lower-case letters and digits: accents are dropped from Latin letters, and other characters become hyphens."""
    letters = (unicodedata.normalize("NFKD", char) for char in word)
    bare = "".join(letter[0] if letter[0].isascii() else letter for letter in letters)
    return _NO_LETTER.sub("-", unicodedata.normalize("NFC", bare)).strip("-")
