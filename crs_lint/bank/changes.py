"""What came into a bank since a revision, what went, and what changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from crs_lint.bank.item_parts import changed_parts, parts_of
from crs_lint.model.item import Item

ItemName: TypeAlias = tuple[str, str]
"""The id of an item and its declared language."""
_Parts: TypeAlias = Mapping[str, str]


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
    """The changes with the items that came, went and changed. Items are the same by id and language, in whatever file they are.

    Of items that share both, those that are equal are the same; the others are compared in their order.
    """
    old, new = _by_name(before), _by_name(after)
    several = _ids_of_several((*old, *new))
    came, went, changed = [], [], []
    for name in dict.fromkeys((*new, *old)):
        label = _label(name, several)
        earlier, later = _unequal(old[name], new[name]), _unequal(new[name], old[name])
        changed += [ChangedItem(label, changed_parts(one, other)) for one, other in zip(earlier, later, strict=False)]
        came += [label] * (len(later) - len(earlier))
        went += [label] * (len(earlier) - len(later))
    return changes._replace(came=tuple(came), went=tuple(went), changed=tuple(changed))


def _by_name(items: Iterable[Item]) -> defaultdict[ItemName, list[_Parts]]:
    """The parts of items by name, in their order."""
    found: defaultdict[ItemName, list[_Parts]] = defaultdict(list)
    for item in items:
        found[item.id, item.named_language].append(parts_of(item))
    return found


def _unequal(items: Iterable[_Parts], others: Iterable[_Parts]) -> list[_Parts]:
    """The items that have no equal among others, each of which is the equal of one."""
    left = Counter(frozenset(one.items()) for one in others)
    found = []
    for item in items:
        content = frozenset(item.items())
        if left[content]:
            left[content] -= 1
        else:
            found.append(item)
    return found


def _ids_of_several(names: Sequence[ItemName]) -> frozenset[str]:
    """The ids that items in several languages have."""
    languages = Counter(name for name, _ in dict.fromkeys(names))
    return frozenset(name for name, count in languages.items() if count > 1)


def _label(name: ItemName, several: frozenset[str]) -> str:
    return f"{name[0]} ({name[1]})" if name[0] in several else name[0]
