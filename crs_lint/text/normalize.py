"""Texts made comparable: what counts as the same to a candidate, and what is left when markup is gone."""

from __future__ import annotations

import re
import unicodedata

from crs_lint.text.lazy_pattern import LazyPattern

# What a page shows as nothing. A lone "#", "**" or "<br>" is an answer where the question is about code.
_INVISIBLE = LazyPattern(
    r"[\s\u200b-\u200d\u2060\ufeff\u00ad]+|<(b|i|u|p|em|strong|span|div)>\s*</\1>|\*\*\*\*",
    re.IGNORECASE,
)
_LINK_ONLY = LazyPattern(
    # Nothing that was taken is given back: what may stand between two addresses may also begin or end either.
    r"(?:(?:see|cf\.?|source|sources|reference|references|read|more)\b[:\s]*+)?"
    r"(?:[-*\s,;'\"<(]*+(?:\[[^\]]*+\]\()?https?://[^\s)>'\"]++[)>'\"]*+[\s.,;]*+)++",
    re.IGNORECASE,
)
_GROUPED = LazyPattern(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,]|\.\d{3}\b)")
_PERCENT = LazyPattern(r"(?<=\d)\s*(?:percent|per cent)\b")
_ARTICLE = LazyPattern(r"\b(?:a|an|the)\b\s*")
_SOFT = LazyPattern(r"[\s.,;:!?\"'“”‘’„…]+")


def tidy(text: str) -> str:
    """The same letters in one form, white space folded; case and punctuation stay."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def is_blank(text: str) -> bool:
    """Whether a candidate would see nothing: no text once white space and empty markup are gone."""
    if not text or text.isspace():
        return True
    return not text[0].isalnum() and not _INVISIBLE.sub("", text)


def is_link_only(text: str) -> bool:
    """Whether a text is nothing but addresses on the web."""
    return "http" in text and _LINK_ONLY.fullmatch(text.strip()) is not None


def normalize_loosely(text: str) -> str:
    """The text without what a hurried reader overlooks: case, soft punctuation, articles, the way numbers are written.

    Signs, units, code and negations stay, since they make another answer.
    """
    text = tidy(text).casefold()
    text = _GROUPED.sub(lambda match: match[0].replace(",", ""), text)
    text = _PERCENT.sub("%", text)
    return _SOFT.sub(" ", _ARTICLE.sub("", text)).strip()


def shorten(text: str, limit: int = 60) -> str:
    """One line of at most ``limit`` characters, to be quoted in a message."""
    text = " ".join(text[: limit * 4].split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
