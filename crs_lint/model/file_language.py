"""The language of the items of one file that declare none, detected by their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from crs_lint.language.words import prose, words
from crs_lint.model.lazy_attribute import lazy_attribute

if TYPE_CHECKING:
    from crs_lint.model.item import Exam, Item

    _Items = TypeVar("_Items", bound=list[Item])

DEFAULT_LANGUAGE = "en"
# A quick look: a question in another language has at least two of its words.
_FEWEST_IN_STEM = 2


class FileLanguage:
    """Detects the language of a file by the words of its items, once, when an item asks for it."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items

    @lazy_attribute
    def detected(self) -> str:
        """The code of the language of the whole file; empty if it is unclear."""
        from crs_lint.language.detection import MOST_WORDS, language_of

        items, self._items = self._items, ()  # the items hold this object, so it must not hold them any longer
        return language_of(_words(items, MOST_WORDS))

    def of(self, item: Item) -> str:
        """The code of an item's language: the one that its own words are clearly in, else that of its file, else English."""
        if len(self._words_of_others.intersection(item.stem_words)) < _FEWEST_IN_STEM:
            return self.detected or DEFAULT_LANGUAGE
        from crs_lint.language.detection import language_of_item

        words = [*item.stem_words, *(word for option in item.options for word in option.words)]
        return language_of_item(words) or self.detected or DEFAULT_LANGUAGE

    @lazy_attribute
    def _words_of_others(self) -> frozenset[str]:
        from crs_lint.language.detection import words_of_others

        return words_of_others(self.detected or DEFAULT_LANGUAGE)


def with_file_language(items: _Items, exam: Exam) -> _Items:
    """The items of one file, with the language of the file where their exam declares none."""
    if items and not exam.language:
        file_language = FileLanguage(items)
        for item in items:
            item.file_language = file_language
    return items


def _words(items: Sequence[Item], most: int) -> list[str]:
    """The words of stems and options, which the facts of items need too, and if those are few, those of explanations."""
    found: list[str] = []
    for item in items:
        found += item.stem_words
        for option in item.options:
            found += option.words
        if len(found) >= most:
            return found[:most]
    for item in items:
        if item.explanation and len(found) < most:
            found += words(prose(item.explanation))
    return found[:most]
