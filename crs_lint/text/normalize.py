"""Normal forms of texts for comparison, and texts without visible content."""

from __future__ import annotations

import re
import unicodedata

from crs_lint.text.invisible import INVISIBLE_CLASS, without_invisible
from crs_lint.text.lazy_pattern import LazyPattern

# What a page does not show. A single "#", "**" or "<br>" may be an answer to a question about code.
_INVISIBLE = LazyPattern(
    rf"[\s{INVISIBLE_CLASS}]+|<(b|i|u|p|em|strong|span|div)>\s*</\1>|\*\*\*\*",
    re.IGNORECASE,
)
# Letters to Unicode, and as blank as a space.
_FILLERS = "\u115f\u1160\u3164\uffa0"
_LINK_ONLY = LazyPattern(
    # Possessive quantifiers, since what separates two addresses may also begin or end one of them.
    r"(?:(?:see|cf\.?|source|sources|reference|references|read|more)\b[:\s]*+)?"
    r"(?:[-*\s,;'\"<(]*+(?:\[[^\]]*+\]\()?https?://[^\s)>'\"]++[)>'\"]*+[\s.,;]*+)++",
    re.IGNORECASE,
)
_SIGNS = LazyPattern(r"[^\w\s\x00-\x7f]{31,}")
_GROUPED = LazyPattern(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,]|\.\d{3}\b)")
_PERCENT = LazyPattern(r"(?<=\d)\s*(?:percent|per cent)\b")
_ARTICLE = LazyPattern(r"\b(?:a|an|the)\b\s*")
_SOFT = LazyPattern(r"[\s.,;:!?\"'“”‘’„…]+")


def normalize(text: str) -> str:
    """The text in Unicode's composed form with white space folded; case and punctuation stay.

    A text with more than 30 marks on one letter is not composed.
    """
    if not text.isascii() and not _has_piled_marks(text):
        text = without_invisible(unicodedata.normalize("NFC", text))
    return " ".join(text.split())


def normalize_lines(text: str) -> str:
    """The text in Unicode's composed form with its lines and indentation; only the spaces at the end of a line go."""
    return "\n".join(line.rstrip() for line in without_invisible(unicodedata.normalize("NFC", text)).strip().split("\n"))


def _has_piled_marks(text: str) -> bool:
    """Whether a letter has more combining marks than any script needs. Composing takes time that grows with their square."""
    return any(sum(map(bool, map(unicodedata.combining, match[0]))) > 30 for match in _SIGNS.finditer(text))


def is_blank(text: str) -> bool:
    """Whether nothing of a text is visible: it has only white space and empty markup."""
    if not text or text.isspace():
        return True
    return may_be_blank(text) and not _INVISIBLE.sub("", text)


def may_be_blank(text: str) -> bool:
    """A quick look at the first character: false only for a text that is not blank."""
    first = text[:1]
    return not first.isalnum() or first in _FILLERS


def is_link_only(text: str) -> bool:
    """Whether a text consists of web addresses only."""
    return "http" in text and _LINK_ONLY.fullmatch(text.strip()) is not None


def normalize_loosely(text: str) -> str:
    """The text without what a hurried reader overlooks: case, punctuation, articles, number formats.

    Signs, units, code and negations stay, since they change the answer.
    """
    text = normalize(text).casefold()
    text = _GROUPED.sub(lambda match: match[0].replace(",", ""), text)
    text = _PERCENT.sub("%", text)
    return _SOFT.sub(" ", _ARTICLE.sub("", text)).strip()


def shorten(text: str, limit: int = 60) -> str:
    """The text as one line of at most ``limit`` characters, for a quotation in a message."""
    text = " ".join(text[: limit * 4].split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
