"""What kind of text an answer is: code, a reference to other answers, an absolute statement, a word that takes "an"."""

from __future__ import annotations

import re

from crs_lint.text.lazy_pattern import LazyPattern

_ABOUT_OTHERS = LazyPattern(
    r"\W*(?:(?:all|none|both|neither|either|any)\b(?:\s+of)?(?:\s+(?:the|these|those|them|above|options?|answers?|choices?|statements?|given|other|are|is|correct|true|and|[a-d]))*"
    r"|(?:it |the \w+ )?(?:cannot|can not|can't) be \w+(?: from .*)?|not enough information(?: .*)?|insufficient (?:data|information))\W*",
    re.IGNORECASE,
)
_LONGEST_ABOUT_OTHERS = 80
_CODE = LazyPattern(r"```|`[^`]+`|[;{}]\s*$|=>|->|::|==|!=|</?\w+>|\w\(\)|\\\w+\{|\$[^$]+\$")
_ABSOLUTE = LazyPattern(
    r"(?<!not )(?<!nearly )(?<!almost )(?<!at )\b(?:always|never|(?<!the )only(?! (?:one|two|a|if|when)\b)"
    r"|all(?! (?:of|the) (?:above|these)\b)"
    r"|every(?:one|thing|body|where|day|(?! (?:\d|other|few|two|three|day|week|month|year|hour|minute)))"
    r"|(?<=\s)(?:none|nothing|nobody|no one)|entirely|completely|absolutely|solely|exclusively|totally|impossible|wholly"
    r"|invariably)\b(?!\()",
    re.IGNORECASE,
)
_ONLY_NUMERALS = LazyPattern(r"(?:[ivx]+|[a-h]|\d|and|[(),&\s]){1,20}only\W*", re.IGNORECASE)
_VOWEL_SOUND = LazyPattern(r"(?:[aeiou]|hour|honest|honou?r|heir|[FHLMNRSX](?=[A-Z0-9]|\b)|8|11\b|18\b)", 0)
_CONSONANT_SOUND = LazyPattern(r"(?:uni(?!n|m)|use|usu|util|eu|one\b|once|ubiq|ura|uter|u[A-Z]|U[A-Z-])", re.IGNORECASE)
_LETTER = LazyPattern(r"[a-zA-Z0-9]")
_DETERMINER = LazyPattern(r"(?:an?|the|some|any|no|his|her|its|their|this|that)\s", re.IGNORECASE)


def is_outside(text: str) -> bool:
    """Whether an answer is about the other answers or the question, so that it cannot be compared with them.

    Examples are "All of the above", "Both A and B" and "Cannot be determined"; never a text of more than 80 characters.
    """
    return len(text) <= _LONGEST_ABOUT_OTHERS and _ABOUT_OTHERS.fullmatch(text) is not None


def is_code(text: str) -> bool:
    """Whether a text holds code or a formula, whose length in characters is not comparable with prose."""
    return _CODE.search(text) is not None


def find_absolute(prose: str) -> re.Match[str] | None:
    """The first absolute term, such as "always" or "never"; None without one, or if the answer is about other answers."""
    return None if is_outside(prose) or _ONLY_NUMERALS.fullmatch(prose) else _ABSOLUTE.search(prose)


def begins_with_vowel(prose: str) -> bool | None:
    """Whether a text takes "an" rather than "a"; None if it takes neither, or if that cannot be told from its letters."""
    text = prose.strip().lstrip("\"'“‘(")
    if _LETTER.match(text) is None or _DETERMINER.match(text) is not None:
        return None
    if _CONSONANT_SOUND.match(text):
        return False
    lowered = text if text[:2].isupper() else text[:1].lower() + text[1:]
    return _VOWEL_SOUND.match(lowered) is not None or (text[:1] in "AEIO" and text[:2].isupper())
