"""What a candidate reads of an item, and how many words that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crs_lint.language.words import prose, words
from crs_lint.model.item import Item

_ENDS = (".", "!", "?", ":", "…")


def texts_to_read(item: Item) -> Iterator[str]:
    """The prose of scenario, stem and answers, without code, LaTeX and markup."""
    if item.scenario:
        yield prose(item.scenario)
    yield item.stem_prose
    yield from (option.prose for option in item.options)


def words_to_read(item: Item) -> int:
    """The words of scenario, stem and answers. A scenario that items share counts for each of them."""
    return words_of_scenario(item) + words_of_question(item)


def words_of_scenario(item: Item) -> int:
    return len(words(prose(item.scenario))) if item.scenario else 0


def words_of_question(item: Item) -> int:
    """The words of stem and answers."""
    return len(item.stem_words) + sum(len(option.words) for option in item.options)


def sentences_to_read(items: Iterable[str]) -> str:
    """Texts as one, in which each is a sentence at least: an answer rarely ends in a full stop."""
    stripped = (" ".join(text.split()) for text in items)
    return " ".join(text if text.endswith(_ENDS) else f"{text}." for text in stripped if text)
