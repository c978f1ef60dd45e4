"""Hints: what an item must have before a rule can say anything about it. A rule is called only for items that have it.

Most rules have nothing to say about most items, and asking each of them takes most of the time of a run. So one look at an item
tells its traits, and a few searches in its texts tell the rest. What is searched for is derived from the patterns and tables of the
rule: written by hand beside a pattern, it would miss what is later added to the pattern.
"""

import re
from collections.abc import Iterable
from typing import Literal, TypeAlias

from crs_lint.named_tuple import NamedTuple
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import PhrasePattern


class Trait:
    """What one look at an item tells, as bits. They are no members of an enumeration, since reading those takes five times as long."""

    REQUIREMENTS = 1 << 0  # the exam requires fields
    PRESCRIBED_COUNT = 1 << 1  # the exam prescribes the number of answers
    VOCABULARY = 1 << 2  # the exam names lists of terms
    BLUEPRINT = 1 << 3  # a field that gives the place in the blueprint
    REFERENCES = 1 << 4
    ARTICLE = 1 << 5
    FIGURE = 1 << 6  # a field that may show one
    RATIONALE = 1 << 7
    MULTIPLE = 1 << 8  # candidates choose several answers
    SHUFFLED = 1 << 9
    DECLARED_LANGUAGE = 1 << 10
    NO_KEY = 1 << 11
    SEVERAL_KEYS = 1 << 12
    STRAY_KEY = 1 << 13  # a key that names no answer
    FEW_OPTIONS = 1 << 14  # fewer than two
    TWO_OPTIONS = 1 << 15
    BLANK_STEM = 1 << 16  # it may be blank; so may the next two
    BLANK_OPTION = 1 << 17
    BLANK_EXPLANATION = 1 << 18
    EQUAL_OPTIONS = 1 << 19  # two are the same text
    ALIKE_OPTIONS = 1 << 20  # two are the same text but for white space and a final period
    NUMBER = 1 << 21  # an answer holds a digit or begins with a word with which a number may begin
    OPEN_STEM = 1 << 22  # its prose does not end in a question mark
    MANY_OPTIONS = 1 << 23  # more than the limit


FIRST_LOOK = 1 << 24
"""The first bit that is no trait."""

TextField: TypeAlias = Literal["stem", "prose", "options", "explanation", "shown"]
"""A text of an item: the stem, its prose, the answers, each after a line feed, the explanation, or all that is shown."""


class Look(NamedTuple):
    """What a text of the item must hold: one of some literals in lower case, or a match of one of some patterns.

    Items in other languages than ``language``, if there is one, need not. The patterns are texts with flags of ``re``.
    """

    field: TextField
    literals: tuple[str, ...] = ()
    patterns: tuple[tuple[str, int], ...] = ()
    language: str = ""


Hint: TypeAlias = int | Look | tuple[int | Look, ...]
"""A trait that an item must have, or a look; of a tuple, one is enough."""


def literals(field: TextField, *sources: PhrasePattern | Iterable[str], language: str = "") -> Look:
    """A look for the literals that patterns require, and for further ones. Raises ValueError for a pattern that requires none."""
    found: list[str] = []
    for source in sources:
        texts = source.literals if isinstance(source, PhrasePattern) else tuple(source)
        if not texts:
            raise ValueError("A pattern without required literals is no hint.")
        found += texts
    shortest = {text for text in found if not any(other != text and other in text for other in found)}
    return Look(field, tuple(sorted(shortest)), language=language)


def matches(field: TextField, *patterns: LazyPattern, start: bool = False, lowered: bool = False, language: str = "") -> Look:
    """A look for matches of patterns; with ``start``, for those at the start of a line, as at that of an answer.

    ``lowered`` tells that the patterns are for texts in lower case.
    """
    frame = r"(?:^|\n)(?:{})" if start else "{}"
    extra = re.IGNORECASE if lowered else 0
    return Look(
        field, patterns=tuple((frame.replace("{}", str(one.source)), int(one.flags | extra)) for one in patterns), language=language
    )
