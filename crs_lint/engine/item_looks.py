"""Looks at the texts of items, by which most rules are not called for most items."""

import re
from collections.abc import Callable, Sequence

from crs_lint.model.item import Item
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.hints import Look
from crs_lint.text.phrases import holds_any

_ATTRIBUTES = {"stem": "stem", "prose": "stem_prose", "options": "option_lines", "explanation": "explanation", "shown": "shown"}
# Preparing the searches takes as long as doing without them for so many items.
FEW = 200


class Search(NamedTuple):
    """A search in the text that an attribute of items has, and its bit."""

    attribute: str
    finds: Callable[[str], bool]
    bit: int


class Looks:
    """The looks at the items of one language, each with its bit. The searches are prepared once there are many items."""

    def __init__(self, looks: Sequence[Look], first: int) -> None:
        self.bits = {look: first << number for number, look in enumerate(dict.fromkeys(looks))}
        self._items = 0
        self._searches: Sequence[Search] | None = None
        self._unsearched = 0

    def at(self, item: Item) -> int:
        """The bits of the looks that find something in an item, and perhaps of others."""
        if self._searches is None:
            self._items += 1
            if self._items > FEW:
                self._prepare()
            return self._literals_in(item)
        if not item.shown.isascii():
            return self._literals_in(item)
        found = self._unsearched
        for attribute, finds, bit in self._searches:
            if finds(getattr(item, attribute)):
                found |= bit
        return found

    def _literals_in(self, item: Item) -> int:
        """What is found by the literals alone; a look for patterns counts as one that finds something."""
        found = 0
        for look, bit in self.bits.items():
            if look.patterns or holds_any(getattr(item, f"{look.field}_lowered"), look.literals):
                found |= bit
        return found

    def _prepare(self) -> None:
        searches = [(look, search_for(look, bit)) for look, bit in self.bits.items()]
        self._searches = [search for _, search in searches if search is not None]
        self._unsearched = sum(self.bits[look] for look, search in searches if search is None)


def search_for(look: Look, bit: int) -> Search | None:
    """The search for a look; None if it cannot be made."""
    is_lowered = not look.patterns or all(flags & re.IGNORECASE for _, flags in look.patterns)
    if not is_lowered and (look.literals or any(flags & re.IGNORECASE for _, flags in look.patterns)):
        return None
    # A run over few items prepares no search.
    from crs_lint.text.linear_search import ascii_searcher
    from crs_lint.text.relaxed_pattern import NotRelaxableError, relaxed

    try:
        parts = [*map(re.escape, look.literals), *(f"(?:{relaxed(*pattern)})" for pattern in look.patterns)]
    except NotRelaxableError:
        return None
    finds = ascii_searcher("|".join(parts))
    return None if finds is None else Search(f"{look.field}_lowered" if is_lowered else _ATTRIBUTES[look.field], finds, bit)
