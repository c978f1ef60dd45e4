"""The rules that run on a file, by what they look at."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from crs_lint.engine.item_looks import Looks
from crs_lint.engine.item_traits import traits_of
from crs_lint.language.tables import tables_of
from crs_lint.model.item import MOST_OPTIONS, Item
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.hints import FIRST_LOOK, Hint, Look
from crs_lint.rules.rule import Scope
from crs_lint.settings.config import Active

_MOST_KINDS = 1 << 12  # of items, by what they have


class LanguageRules(NamedTuple):
    """The rules that look at items in one language, by the state of an item, and the names of all rules that do not look at any.

    ``looks`` tell which of them to call. ``needs`` are bits for each rule: of each number, an item must have one.
    """

    ready: Sequence[Active]
    draft: Sequence[Active]
    oversize: Sequence[Active]
    left_out: tuple[str, ...]
    looks: Looks
    needs: Mapping[str, Sequence[int]]


class FileRules:
    """The rules that are on for a file. Those for a language are listed once for all its items."""

    def __init__(self, active: Sequence[Active]) -> None:
        self.of_file = [one for one in active if one.rule.scope is Scope.FILE]
        self.of_exam = [one for one in active if one.rule.scope is Scope.EXAM]
        self.in_language = lru_cache(maxsize=64)(self._in_language)
        self._with_bits = lru_cache(maxsize=_MOST_KINDS)(self._admitted)
        self._active = active

    def of_item(self, item: Item) -> Sequence[Active]:
        """The rules to call for one item: those that look at it, without those that have nothing to say by their hints."""
        if item.is_retired or len(item.options) > MOST_OPTIONS:
            return self.looking_at(item)
        language = item.language
        return self._with_bits(language, item.is_draft, traits_of(item) | self.in_language(language).looks.at(item))

    def looking_at(self, item: Item) -> Sequence[Active]:
        """The rules that look at one item; none if it is retired."""
        if item.is_retired:
            return ()
        rules = self.in_language(item.language)
        if len(item.options) > MOST_OPTIONS:
            return rules.oversize
        return rules.draft if item.is_draft else rules.ready

    def _admitted(self, language: str, is_draft: bool, bits: int) -> Sequence[Active]:
        """The rules for items in a language that have some traits, and in which some looks find something."""
        rules = self.in_language(language)
        return [one for one in (rules.draft if is_draft else rules.ready) if all(bits & needed for needed in rules.needs[one.rule.name])]

    def _in_language(self, language: str) -> LanguageRules:
        tables = tables_of(language)
        of_items = [one for one in self._active if one.rule.scope is Scope.ITEM and one.rule.applies_to(tables)]
        clauses = {one.rule.name: tuple(clauses_of(one.rule.hints, tables.code)) for one in of_items}
        looks = Looks([look for some in clauses.values() for _, some_looks in some for look in some_looks], FIRST_LOOK)
        return LanguageRules(
            of_items,
            [one for one in of_items if not one.rule.excuses_drafts],
            # Rules that compare answers would take minutes. Where the number of answers is not reported, they look at them all the same.
            [one for one in of_items if one.rule.name == "too-many-options"] or of_items,
            tuple(one.rule.name for one in self._active if not one.rule.applies_to(tables)),
            looks,
            {name: [traits | sum(looks.bits[look] for look in some) for traits, some in own] for name, own in clauses.items()},
        )


def clauses_of(hints: Iterable[Hint], language: str) -> Iterator[tuple[int, tuple[Look, ...]]]:
    """What an item in a language must have by some hints: of each pair, one of the traits or of the looks."""
    for hint in hints:
        alternatives = hint if isinstance(hint, tuple) and not isinstance(hint, Look) else (hint,)
        looks = tuple(one for one in alternatives if isinstance(one, Look))
        if all(look.language in ("", language) for look in looks):
            yield sum(one for one in alternatives if isinstance(one, int)), looks
