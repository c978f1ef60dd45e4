"""The sounds with which English words begin: whether "a" or "an" stands before a word."""

from __future__ import annotations

import re

from crs_lint.text.lazy_pattern import LazyPattern

# Beginnings of words with the letter of a vowel and the sound of "you" or "won": "user", "one". "Unidentified" and "unimportant"
# begin with a vowel; "unimodal" and "unionized" may be either.
YOU_OR_WON = r"one(?![a-z])|once(?![a-z])|eu(?!stac|ler)|uni(?![nm]|dent|oni)|us(?:[eu]|a[bg])|ut(?:il|op|er|en)|ubiq|ura|urin"
SILENT_H = r"hour|honest|honou?r|heir"
# Numbers that begin with the sound of "eight" or "eleven".
EIGHT_OR_ELEVEN = r"8\d{0,2}|11(?!\d)|18(?!\d)"
# Letters whose names begin with a vowel: "an MRI".
SPELLED_WITH_VOWEL = "fhlmnrsx"

_CONSONANT = LazyPattern(rf"(?i:{YOU_OR_WON})|[uU][A-Z-]")
_VOWEL = LazyPattern(rf"[aeiou]|{SILENT_H}|[{SPELLED_WITH_VOWEL.upper()}](?=[A-Z0-9]|\b)|{EIGHT_OR_ELEVEN}")
_LETTER = LazyPattern(r"[a-zA-Z0-9]")
_DETERMINER = LazyPattern(r"(?:an?|the|some|any|no|his|her|its|their|this|that)\s", re.IGNORECASE)


def begins_with_vowel(prose: str) -> bool | None:
    """Whether a text takes "an" rather than "a"; None if it takes neither, or if its letters leave it open."""
    text = prose.strip().lstrip("\"'“‘(")
    if _LETTER.match(text) is None or _DETERMINER.match(text) is not None:
        return None
    if _CONSONANT.match(text):
        return False
    lowered = text if text[:2].isupper() else text[:1].lower() + text[1:]
    return _VOWEL.match(lowered) is not None or (text[:1] in "AEIO" and text[:2].isupper())
