"""Which items must not appear together on a form, from the view of each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.engine.report import Report
from crs_lint.model.finding import Path
from crs_lint.model.item import Item

_Place: TypeAlias = tuple[str, Path]


class Enemy(NamedTuple):
    """An item that another must not appear with: its id, and its file and path, None if the bank has no such item."""

    id: str
    place: tuple[str, Path] | None


class Enemies:
    """The enemies of all items. An item is an enemy of each that it names, and of each that names it."""

    def __init__(self, report: Report) -> None:
        self._of: dict[_Place, tuple[Enemy, ...]] = {}
        for _, items in report.banks:
            self._of |= _enemies_in(items)

    def of(self, file: str, item: Item) -> tuple[Enemy, ...]:
        """The enemies of an item; where the run knows nothing of its bank, those that it names."""
        known = self._of.get((file, item.path))
        return known if known is not None else tuple(Enemy(name, None) for name in dict.fromkeys(item.texts("enemies")))


def _enemies_in(items: Sequence[ItemFacts]) -> dict[_Place, tuple[Enemy, ...]]:
    places: dict[str, _Place] = {}
    naming: dict[str, list[str]] = {}
    for item in items:
        places.setdefault(item.id, (item.file, item.path))
        for name in item.enemies:
            naming.setdefault(name, []).append(item.id)
    return {
        (item.file, item.path): tuple(Enemy(name, places.get(name)) for name in dict.fromkeys((*item.enemies, *naming.get(item.id, ()))))
        for item in items
    }
