"""What kind of text an answer is: code, an absolute statement, a word that takes "an"."""

from __future__ import annotations

import re

from crs_lint.language.answer_labels import combination
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import PhrasePattern

_CODE = LazyPattern(r"```|`[^`]+`|[;{}]\s*$|=>|->|::|==|!=|</?\w+>|\w\(\)|\\\w+\{|\$[^$]+\$")
_CODE_SIGNS = frozenset("`;{}=>:<(\\$")  # each match holds one
# Absolute words, each with what makes it another word: "not all", "at all", "only one", "the only", "every two days".
_ABSOLUTE = PhrasePattern(
    (
        *("always", "never", "entirely", "completely", "absolutely", "solely", "exclusively", "totally", "wholly"),
        *("impossible", "invariably", "everyone", "everything", "everybody", "everywhere", "everyday"),
        *(
            r"(?<!\bthe )only(?! (?:one|two|a|if|when|on|after|before|during|while|because)\b)",
            r"(?<!\bat )(?<!\bafter )(?<!\babove )all",
        ),
        r"every(?! (?:\d|other\b|few\b|two\b|three\b|day\b|week\b|month\b|year\b|hour\b|minute\b))",
        *(rf"(?<=\s){word}" for word in ("none", "nothing", "nobody", "no one")),
    ),
    r"(?<!\bnot )(?<!\bcannot )(?<!n['’]t )(?<!\bnearly )(?<!\balmost )\b{}\b(?!\()",
)
_VOWEL_SOUND = LazyPattern(r"(?:[aeiou]|hour|honest|honou?r|heir|[FHLMNRSX](?=[A-Z0-9]|\b)|8|11\b|18\b)", 0)
_CONSONANT_SOUND = LazyPattern(r"(?:(?i:uni(?!n|m)|use|usu|util|eu|one\b|once|ubiq|ura|uter)|[uU][A-Z-])")
_LETTER = LazyPattern(r"[a-zA-Z0-9]")
_DETERMINER = LazyPattern(r"(?:an?|the|some|any|no|his|her|its|their|this|that)\s", re.IGNORECASE)


def is_code(text: str) -> bool:
    """Whether a text holds code or a formula, whose length in characters is not comparable with prose."""
    return not _CODE_SIGNS.isdisjoint(text) and _CODE.search(text) is not None


def find_absolute(prose: str) -> re.Match[str] | None:
    """The first absolute term, such as "always" or "never"; None without one, or if the answer is a list of labels ("I only")."""
    if not _ABSOLUTE.may_match(prose.lower()):
        return None
    match = _ABSOLUTE.search(prose)
    return match if match is not None and combination(prose) is None else None


def begins_with_vowel(prose: str) -> bool | None:
    """Whether a text takes "an" rather than "a"; None if it takes neither, or if that cannot be told from its letters."""
    text = prose.strip().lstrip("\"'“‘(")
    if _LETTER.match(text) is None or _DETERMINER.match(text) is not None:
        return None
    if _CONSONANT_SOUND.match(text):
        return False
    lowered = text if text[:2].isupper() else text[:1].lower() + text[1:]
    return _VOWEL_SOUND.match(lowered) is not None or (text[:1] in "AEIO" and text[:2].isupper())
