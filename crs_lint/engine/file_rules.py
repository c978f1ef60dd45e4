"""The rules that run on a file, by what they look at."""

from collections.abc import Sequence
from functools import lru_cache

from crs_lint.language.tables import tables_of
from crs_lint.model.item import MOST_OPTIONS, Item
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.rule import Scope
from crs_lint.settings.config import Active


class LanguageRules(NamedTuple):
    """The rules that look at items in one language, by the state of an item, and the names of all rules that do not look at any."""

    ready: Sequence[Active]
    draft: Sequence[Active]
    oversize: Sequence[Active]
    left_out: tuple[str, ...]


class FileRules:
    """The rules that are on for a file. Those for a language are listed once for all its items."""

    def __init__(self, active: Sequence[Active]) -> None:
        self.of_file = [one for one in active if one.rule.scope is Scope.FILE]
        self.of_exam = [one for one in active if one.rule.scope is Scope.EXAM]
        self.in_language = lru_cache(maxsize=64)(self._in_language)
        self._active = active

    def of_item(self, item: Item) -> Sequence[Active]:
        """The rules for one item; none if it is retired."""
        if item.is_retired:
            return ()
        rules = self.in_language(item.language)
        if len(item.options) > MOST_OPTIONS:
            return rules.oversize
        return rules.draft if item.is_draft else rules.ready

    def _in_language(self, language: str) -> LanguageRules:
        tables = tables_of(language)
        of_items = [one for one in self._active if one.rule.scope is Scope.ITEM and one.rule.applies_to(tables)]
        return LanguageRules(
            of_items,
            [one for one in of_items if not one.rule.excuses_drafts],
            # Rules that compare answers would take minutes. Where the number of answers is not reported, they look at them all the same.
            [one for one in of_items if one.rule.name == "too-many-options"] or of_items,
            tuple(one.rule.name for one in self._active if not one.rule.applies_to(tables)),
        )
