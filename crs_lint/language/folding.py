"""Texts without accents and capitals: people leave out accents, most of all in capitals."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

from crs_lint.text.lazy_pattern import LazyPattern

_SPELLED_OUT = str.maketrans({"’": "'", "‐": "-", "‑": "-", "ß": "ss", "ẞ": "SS", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})
_ELISION = LazyPattern(r"(?<=[a-z])'(?=[a-z])")
# "n. d. a." and "n.d.a." are one word.
_SPACED = LazyPattern(r"\b([a-z])\. ?(?=[a-z]\b)")
_AROUND = '.,;:!?¡¿()[]{}"“”„«»‹›*_…`'


def without_accents(text: str) -> str:
    """The text with plain letters and apostrophes, in the same case: "É" is "E", and "ß" is "ss"."""
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text.translate(_SPELLED_OUT)) if not unicodedata.combining(char))


def aligned(text: str) -> str:
    """The text with plain letters and apostrophes in place of single characters, so that indexes stay valid: "É" is "E", "ß" stays."""
    return text if text.isascii() else text.translate(_plain_letters())


@cache
def _plain_letters() -> Mapping[int, str]:
    """The accented Latin letters that are one letter without the accent, and the apostrophe."""
    letters = {chr(code): unicodedata.normalize("NFKD", chr(code))[0] for code in range(0xC0, 0x180)}
    return {0x2019: "'", **{ord(letter): plain for letter, plain in letters.items() if plain != letter and plain.isascii()}}


def plain_words(text: str) -> list[str]:
    """The words in lower case without accents and without punctuation around them; "d'eux" is "d'" and "eux"."""
    lowered = without_accents(text).lower()
    if "'" in lowered:
        lowered = _ELISION.sub("' ", lowered)
    if "." in lowered:
        lowered = _SPACED.sub(r"\1.", lowered)
    return [word for part in lowered.split() if (word := part.strip(_AROUND))]
