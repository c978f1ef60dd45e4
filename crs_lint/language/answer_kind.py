"""What an answer looks like, beside what it says: code, a stand-in for the others, an absolute, a vowel at its head."""

from __future__ import annotations

import re

from crs_lint.text.lazy_pattern import Expression

_OUTSIDE = Expression(
    r"\W*(?:(?:all|none|both|neither|either|any)\b(?:\s+of)?(?:\s+(?:the|these|those|them|above|options?|answers?|choices?|statements?|given|other|are|is|correct|true|and|[a-d]))*"
    r"|(?:it |the \w+ )?(?:cannot|can not|can't) be \w+(?: from .*)?|not enough information(?: .*)?|insufficient (?:data|information))\W*",
    re.IGNORECASE,
)
_LONGEST_OUTSIDE = 80
_CODE = Expression(r"```|`[^`]+`|[;{}]\s*$|=>|->|::|==|!=|</?\w+>|\w\(\)|\\\w+\{|\$[^$]+\$")
_ABSOLUTE = Expression(
    r"(?<!not )(?<!nearly )(?<!almost )(?<!at )\b(?:always|never|(?<!the )only(?! (?:one|two|a|if|when)\b)"
    r"|all(?! (?:of|the) (?:above|these)\b)"
    r"|every(?:one|thing|body|where|day|(?! (?:\d|other|few|two|three|day|week|month|year|hour|minute)))"
    r"|(?<=\s)(?:none|nothing|nobody|no one)|entirely|completely|absolutely|solely|exclusively|totally|impossible|wholly"
    r"|invariably)\b(?!\()",
    re.IGNORECASE,
)
_ONLY_NUMERALS = Expression(r"(?:[ivx]+|[a-h]|\d|and|[(),&\s]){1,20}only\W*", re.IGNORECASE)
_VOWEL_SOUND = Expression(r"(?:[aeiou]|hour|honest|honou?r|heir|[FHLMNRSX](?=[A-Z0-9]|\b)|8|11\b|18\b)", 0)
_CONSONANT_SOUND = Expression(r"(?:uni(?!n|m)|use|usu|util|eu|one\b|once|ubiq|ura|uter|u[A-Z]|U[A-Z-])", re.IGNORECASE)
_LETTER = Expression(r"[a-zA-Z0-9]")
_DETERMINER = Expression(r"(?:an?|the|some|any|no|his|her|its|their|this|that)\s", re.IGNORECASE)


def is_outside(text: str) -> bool:
    """Whether an answer stands outside the comparison of the others: "All of the above", "Cannot be determined"."""
    return len(text) <= _LONGEST_OUTSIDE and _OUTSIDE.fullmatch(text) is not None


def is_code(text: str) -> bool:
    """Whether an answer is code or a formula, whose length says nothing."""
    return _CODE.search(text) is not None


def absolute(prose: str) -> re.Match[str] | None:
    """The first word that allows no exception, in an answer that does not stand for the others."""
    return None if is_outside(prose) or _ONLY_NUMERALS.fullmatch(prose) else _ABSOLUTE.search(prose)


def begins_with_vowel(prose: str) -> bool | None:
    """Whether "an" goes before a text; None where neither article does, or nobody can tell."""
    text = prose.strip().lstrip("\"'“‘(")
    if _LETTER.match(text) is None or _DETERMINER.match(text) is not None:
        return None
    if _CONSONANT_SOUND.match(text):
        return False
    lowered = text if text[:2].isupper() else text[:1].lower() + text[1:]
    return _VOWEL_SOUND.match(lowered) is not None or (text[:1] in "AEIO" and text[:2].isupper())
