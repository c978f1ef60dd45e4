"""Changes to the order of an item's answers, made only if no text refers to an answer by its letter or position."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from crs_lint.language.folding import without_accents
from crs_lint.language.tables import tables_of
from crs_lint.model.finding import Fix, Insert, Reorder
from crs_lint.model.item import Item, Option
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import either

_MOST_ANSWERS = 26
# "A" is an article or a preposition in most languages, but hardly within a sentence as a capital.
_CAPITAL_A = LazyPattern(r"(?<=[a-z,(] )A(?![\w'’.-])")
# A single letter may refer to an answer or to something else; in doubt, the order stays.
_LETTER = LazyPattern(r"(?<![\w'’.-])(?:[B-H](?![\w'’])|A(?= (?:and|or|is|are|&)\b|[),.:;]|$))")


def names_answers(item: Item) -> bool:
    """Whether a text of the item may refer to an answer by its letter or position, in its language or in English."""
    texts = [item.explanation, *(option.text for option in item.options), *(option.rationale for option in item.options)]
    own = item.tables.code != "en" and item.tables.label_nouns
    if own and any(_CAPITAL_A.search(text) for text in texts):
        return True
    patterns = [_named("en"), *([_named(item.tables.code)] if own else [])]
    named = any(pattern.search(without_accents(text)) for pattern in patterns for text in (item.stem, *texts))
    return named or any(_LETTER.search(text) for text in texts)


@lru_cache(maxsize=1 << 4)
def _named(code: str) -> LazyPattern:
    """The pattern of "answer B", "the second option" and "opción anterior" in a language, for texts without accents."""
    tables = tables_of(code)
    nouns, ordinals = either((*tables.label_nouns, "one")), either(tables.ordinals)
    numbered = rf"\b{either(tables.label_nouns)}\s*+(?::\s*+)?\(?(?:[a-h]|[1-8])\b"
    after = "" if code == "en" else rf"|\b{either(tables.label_nouns)}\s+{ordinals}\b"
    return LazyPattern(rf"{numbered}|\b{ordinals}\s+{nouns}\b{after}", re.IGNORECASE)


def reordered(item: Item, options: Sequence[Option]) -> Reorder | None:
    """The change that puts the item's answers in this order; None if a text may refer to an answer by its position."""
    if len(item.options) > _MOST_ANSWERS or names_answers(item):
        return None
    return Reorder(item.at("options"), tuple(option.number - 1 for option in options))


def last_and_pinned(item: Item, option: Option) -> Fix | None:
    """The fix that moves "All of the above" or the like below the other answers, or pins it there; None if there is nothing to do."""
    if not item.stands_outside(option) or len(item.options) > _MOST_ANSWERS:
        return None
    if any(not item.stands_outside(other) for other in item.options if other.number > option.number):
        order = reordered(item, sorted(item.options, key=item.stands_outside))
        return Fix("Move it below the others.", False, (order,)) if order else None
    return None if option.pin else pinned(option)


def pinned(option: Option) -> Fix:
    return Fix('Add "pin: true" to it.', False, (Insert(option.path, "pin", (True,), after="text"),))
