"""Language tags in one form, so that two items of one language are compared however their authors write it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from crs_lint.text.lazy_pattern import LazyPattern

# A language of ISO 639 with subtags of script, region and the like (BCP 47); an underscore is common in place of the hyphen.
TAG = "[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*"
_TAG = LazyPattern(TAG)
# ISO 639-2, bibliographic and terminological, for the languages that ISO 639-1 has two letters for and crs-lint has tables of.
_SHORTEST = {"deu": "de", "eng": "en", "fra": "fr", "fre": "fr", "ger": "de", "ita": "it", "por": "pt", "spa": "es"}


def is_tag(text: str) -> bool:
    """Whether a text is a language tag, such as "en", "pt-BR" or "zh_Hant"."""
    return _TAG.fullmatch(text) is not None


@lru_cache(maxsize=1 << 10)
def canonical(tag: str) -> str:
    """A tag in lower case, with hyphens between its parts and nothing else: "EN_us ", "eng-US" and "en-US" are "en-us"."""
    plain = (tag if tag.isascii() else unicodedata.normalize("NFKC", tag)).lower().replace("_", "-")
    # Tags are ASCII. Anything else is a sign that nobody sees, unless the whole text is no tag.
    ascii_tag = "".join(char for char in plain if char.isascii() and (char.isalnum() or char == "-")).strip("-") or plain
    code, hyphen, rest = ascii_tag.partition("-")
    return _SHORTEST.get(code, code) + hyphen + rest
