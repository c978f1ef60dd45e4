"""The rules that run on a file, by what they look at."""

from collections.abc import Sequence
from functools import lru_cache

from crs_lint.language.tables import tables_of
from crs_lint.model.item import MOST_OPTIONS, Item
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.hints import Guard, guard_of, meets, traits_of
from crs_lint.rules.rule import Scope
from crs_lint.settings.config import Active


class Guarded(NamedTuple):
    """A rule that runs, and what an item must have for it to be called."""

    active: Active
    guard: Guard


class LanguageRules(NamedTuple):
    """The rules that look at items in one language, by the state of an item, and the names of all rules that do not look at any."""

    ready: Sequence[Guarded]
    draft: Sequence[Guarded]
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
        """The rules to call for one item: those that look at it, without those that have nothing to say by their hints."""
        if item.is_retired or is_oversize(item):
            return self.looking_at(item)
        rules = self.in_language(item.language)
        traits = traits_of(item)
        return [
            active
            for active, (needed, clauses) in (rules.draft if item.is_draft else rules.ready)
            if needed & traits == needed and (not clauses or meets(item, traits, clauses))
        ]

    def looking_at(self, item: Item) -> Sequence[Active]:
        """The rules that look at one item; none if it is retired."""
        if item.is_retired:
            return ()
        rules = self.in_language(item.language)
        return rules.oversize if is_oversize(item) else [one.active for one in (rules.draft if item.is_draft else rules.ready)]

    def _in_language(self, language: str) -> LanguageRules:
        tables = tables_of(language)
        of_items = [one for one in self._active if one.rule.scope is Scope.ITEM and one.rule.applies_to(tables)]
        guarded = [Guarded(one, guard_of(one.rule.hints, tables.code)) for one in of_items]
        return LanguageRules(
            guarded,
            [one for one in guarded if not one.active.rule.excuses_drafts],
            # Rules that compare answers would take minutes. Where the number of answers is not reported, they look at them all the same.
            [one for one in of_items if one.rule.name == "too-many-options"] or of_items,
            tuple(one.rule.name for one in self._active if not one.rule.applies_to(tables)),
        )


def is_oversize(item: Item) -> bool:
    """Whether an item has so many answers that comparing them would take minutes."""
    return len(item.options) > MOST_OPTIONS
