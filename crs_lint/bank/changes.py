"""What came into a bank since a revision, what went, and what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from crs_lint.bank.item_parts import changed_parts, parts_of
from crs_lint.model.item import Item

ItemName: TypeAlias = tuple[str, str]
"""The id of an item and its declared language."""


class ChangedItem(NamedTuple):
    """An item that is in both versions of the bank, and the parts of it that differ."""

    id: str
    parts: tuple[str, ...]


class CoverageChange(NamedTuple):
    """The ready items of a domain, task or level before and after, and what one form needs; None where the exam does not say."""

    kind: str
    label: str
    before: int
    after: int
    needed: int | None


class BankChanges(NamedTuple):
    """The ids of items by what became of them, in the order of the bank. An id that several languages have is followed by its language.

    ``commit`` is what ``revision`` named. ``is_new`` tells that there was no such exam then. ``unread`` are the files of the revision that
    cannot be read.
    """

    revision: str
    commit: str
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    changed: tuple[ChangedItem, ...] = ()
    coverage: tuple[CoverageChange, ...] = ()
    is_new: bool = False
    unread: tuple[str, ...] = ()


def compare_items(before: Iterable[Item], after: Iterable[Item], changes: BankChanges) -> BankChanges:
    """The changes with the items that came, went and changed. Items are the same by id and language, in whatever file they are."""
    old, new = _by_name(before), _by_name(after)
    several = _ids_of_several((*old, *new))
    differences = ((name, changed_parts(parts_of(old[name]), parts_of(item))) for name, item in new.items() if name in old)
    return changes._replace(
        came=tuple(_label(name, several) for name in new if name not in old),
        went=tuple(_label(name, several) for name in old if name not in new),
        changed=tuple(ChangedItem(_label(name, several), parts) for name, parts in differences if parts),
    )


def _by_name(items: Iterable[Item]) -> Mapping[ItemName, Item]:
    """Items by name; of two with one name, the first."""
    found: dict[ItemName, Item] = {}
    for item in items:
        found.setdefault((item.id, item.named_language), item)
    return found


def _ids_of_several(names: Sequence[ItemName]) -> frozenset[str]:
    """The ids that items in several languages have."""
    languages = Counter(name for name, _ in dict.fromkeys(names))
    return frozenset(name for name, count in languages.items() if count > 1)


def _label(name: ItemName, several: frozenset[str]) -> str:
    return f"{name[0]} ({name[1]})" if name[0] in several else name[0]
