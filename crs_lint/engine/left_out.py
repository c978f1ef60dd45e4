"""The items that some rules did not look at, since these rules are about the wording of other languages."""

from collections import Counter
from collections.abc import Iterable

from crs_lint.engine.file_rules import FileRules
from crs_lint.model.item import Item
from crs_lint.named_tuple import NamedTuple


class LeftOut(NamedTuple):
    """How many items there are, and the names of the rules that did not look at some of them, in alphabetical order."""

    items: int = 0
    rules: tuple[str, ...] = ()


def left_out_in(items: Iterable[Item], rules: FileRules) -> LeftOut:
    """The items of one file that some of these rules did not look at. Retired items do not count."""
    by_language = Counter(item.language for item in items if not item.is_retired)
    return together(LeftOut(count, rules.in_language(language).left_out) for language, count in by_language.items())


def together(parts: Iterable[LeftOut]) -> LeftOut:
    found = [part for part in parts if part.rules]
    return LeftOut(sum(part.items for part in found), tuple(sorted({name for part in found for name in part.rules})))
