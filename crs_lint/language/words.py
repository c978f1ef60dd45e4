"""Tokenizing and stemming: the prose of a text, its words, and the stems of English words."""

from __future__ import annotations

import re
from functools import lru_cache

from crs_lint.text.lazy_pattern import LazyPattern

# Code, LaTeX, tags and URLs. Each alternative is bounded, so that matching stays linear.
_OTHER = LazyPattern(
    r"```.*?(?:```|\Z)|``[^`\n]+``|`[^`\n]+`|\$\$[^$]+\$\$|(?<![\w$])\$(?=\S)[^$\n]{1,400}?(?<=\S)\$(?!\d)"
    r"|\\\([^\n]{1,400}?\\\)|\\\[.{1,800}?\\\]|\\[a-zA-Z]+(?:\{[^{}\n]*\})*|</?[a-zA-Z][^<>\n]{0,200}>|https?://\S+|&[a-z]{2,8};",
    re.DOTALL,
)
_MARKS = LazyPattern(r"[*_~]{1,3}(?=\S)|(?<=\S)[*_~]{1,3}|^[#>]+[ \t]", re.MULTILINE)
_WORD = LazyPattern(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_MARKUP_SIGNS = frozenset("`$\\<&*_~#>")


def prose(text: str) -> str:
    """The text with code, LaTeX, tags, URLs and Markdown marks replaced by spaces, so that indexes stay valid."""
    if _MARKUP_SIGNS.isdisjoint(text) and "://" not in text:
        return text
    return _MARKS.blanked(without_code(text))


def without_code(text: str) -> str:
    """The text with code, LaTeX, tags and URLs replaced by spaces; Markdown marks stay."""
    return text if _MARKUP_SIGNS.isdisjoint(text) and "://" not in text else _OTHER.blanked(text)


def code_spans(text: str) -> list[tuple[int, int]]:
    """Start and end index of code, LaTeX, tags and URLs, in order."""
    return [] if _MARKUP_SIGNS.isdisjoint(text) and "://" not in text else [match.span() for match in _OTHER.finditer(text)]


def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text in order, case-folded. A number keeps its separators: "1,000" is one token."""
    folded = text.casefold()
    if folded.replace(" ", "").isalpha():  # as most answers are, which takes a third of the time
        return tuple(folded.split())
    return tuple(_WORD.findall(folded))


FUNCTION_WORDS = frozenset(
    """a about above after again against all also am an and any are as at be because been before being below between both but by
    can could did do does doing done down during each either else ever every few following for from further get gets got had has
    have having he her here hers herself him himself his how i if in into is it its itself just least less like likely made make
    makes many may me might more most much must my myself neither no nor not of off often on once one only or other others our
    ours out over own per same shall she should since so some such than that the their theirs them themselves then there these
    they thing things this those through to too under until up upon us use used uses using very via was we were what when where
    whether which while who whom whose why will with within without would yes yet you your yours yourself best correct true false
    statement statements answer answers option options example following called known""".split()  # noqa: SIM905 - quotes would hide the words
)


def content_words(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The stems of the words that carry meaning: no function words, numbers, or words of one or two letters."""
    return tuple(root(word) for word in tokens if len(word) > 2 and word not in FUNCTION_WORDS and not word[0].isdigit())


# Suffixes with their replacements; the first that fits is applied.
_ENDINGS = (
    ("ational", "ate"), ("ization", "ize"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"),
    ("ibility", "ible"), ("ability", "able"), ("ically", "ic"), ("ations", "ate"), ("ation", "ate"), ("ements", ""),
    ("ement", ""), ("ments", ""), ("ment", ""), ("ingly", ""), ("edly", ""), ("nesses", ""), ("ness", ""),
    ("ities", ""), ("ity", ""), ("ions", ""), ("ion", ""), ("ings", ""), ("ing", ""), ("ies", "y"), ("ied", "y"),
    ("ers", ""), ("er", ""), ("ors", ""), ("or", ""), ("ally", "al"), ("ly", ""), ("ed", ""), ("es", ""), ("s", ""),
)  # fmt: skip
_SHORTEST_ROOT = 3
# Many short words end in these letters without the suffix ("paper", "motor"), so they need one letter more.
_DOUBTFUL = frozenset(("er", "ers", "or", "ors", "ion", "ions", "ness"))


@lru_cache(maxsize=1 << 16)
def root(word: str) -> str:
    """Stem a lowercase English word, so that "measures" equals "measuring".

    A light suffix stripper in the manner of Lovins 1968 and Porter 1980: one suffix is removed, with at least three
    letters left, and then a silent "e" or doubled consonant.
    """
    word = word.removesuffix("'s").removesuffix("’s")
    if len(word) <= _SHORTEST_ROOT or (word.endswith(("ss", "us", "is")) and not word.endswith("ness")):
        return word
    for ending, rest in _ENDINGS:
        shortest = _SHORTEST_ROOT + (ending in _DOUBTFUL)
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return _tail(word[: len(word) - len(ending)] + rest)
    return _tail(word)


def _tail(word: str) -> str:
    """Normalize the end of a stem: no silent "e" ("mak"), no doubled consonant ("run"), "i" for "y"."""
    if len(word) > _SHORTEST_ROOT and word[-1] == "e":
        word = word[:-1]
    if len(word) > _SHORTEST_ROOT and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > _SHORTEST_ROOT else word
