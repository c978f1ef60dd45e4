"""Changes to the order of an item's answers, made only if no text refers to an answer by its letter or position."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crs_lint.language.answer_labels import NOUNS
from crs_lint.model.finding import Fix, Insert, Reorder
from crs_lint.model.item import Item, Option
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import either

_NAMED = LazyPattern(
    rf"\b{either(NOUNS)}\s*+(?::\s*+)?\(?(?:[a-h]|[1-8])\b"
    r"|\b(?:first|second|third|fourth|fifth|last|next|previous|former|latter)\s+(?:option|answer|choice|alternative|one)",
    re.IGNORECASE,
)
_MOST_ANSWERS = 26
# A single letter may refer to an answer or to something else; in doubt, the order stays.
_LETTER = LazyPattern(r"(?<![\w'’.-])(?:[B-H](?![\w'’])|A(?= (?:and|or|is|are|&)\b|[),.:;]|$))")


def names_answers(item: Item) -> bool:
    """Whether a text of the item may refer to an answer by its letter or position."""
    texts = [item.explanation, *(option.text for option in item.options), *(option.rationale for option in item.options)]
    return any(_NAMED.search(text) for text in (item.stem, *texts)) or any(_LETTER.search(text) for text in texts)


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
