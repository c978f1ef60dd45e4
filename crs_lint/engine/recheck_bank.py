"""Checks a bank of which few items changed since an earlier check: looks only at what is linked with them. No input or output."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache, partial
from typing import NamedTuple

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.bank.item_index import ItemIndex
from crs_lint.bank.item_keys import bits_of, keys_of, kind_bit
from crs_lint.bank.near_duplicates import MOST_CANDIDATES
from crs_lint.engine.bank_items import BankItems
from crs_lint.engine.check_bank import BankProblems, RuleRun, has_its_exam, is_declared, locations_of
from crs_lint.engine.crash import Crash
from crs_lint.model.finding import Path, Problem
from crs_lint.model.item import Exam
from crs_lint.settings.config import Active

# Looking at so many items, or at a twentieth of the bank, takes about as long as checking it anew.
_FEW_ITEMS = 500
_PART = 20


class EarlierBank(NamedTuple):
    """The items of a bank at an earlier check, and their index."""

    items: BankItems
    item_index: ItemIndex


class CannotRecheckError(LookupError):
    """So much changed, or so much of the earlier check is missing, that the bank is to be checked anew."""


def recheck_bank(
    exam: Exam, items: BankItems, rules: Sequence[Active], earlier: EarlierBank, known: BankProblems
) -> tuple[BankProblems, list[Crash]]:
    """What ``check_bank`` returns, from what it returned earlier. Raises LookupError or ValueError if that does not suffice."""
    run = RuleRun(exam)
    change = _Change(earlier, items)
    for active in rules:
        if not has_its_exam(active, exam):
            continue
        if not is_declared(active):
            run.check(active, items.all)
            continue
        reached = change.linked_items(active)
        untouched = items.pick(reached)
        now = items.pick({*reached, *change.added})
        if active.rule.sums is not None:
            sums = known.sums[active.rule.name].copy()
            sums.subtract(run.count(active, [*change.removed, *untouched]))
            sums.update(run.count(active, now))
            if sums and min(sums.values()) < 0:
                raise CannotRecheckError("sums that do not fit the items")
            run.check_sums(active, +sums, items)
        else:
            touched = {(item.file, item.path) for item in (*change.removed, *untouched)}
            own = (one for one in known.problems if one[0] == active.rule.name)
            run.keep((one for one in own if not _concerns(one[1], touched)), known.members)
            run.check(active, now)
    return run.found, run.crashes


def _concerns(problem: Problem, items: set[tuple[str, Path]]) -> bool:
    return any((one.file, one.path[:length]) in items for one in locations_of(problem) for length in range(len(one.path) + 1))


class _Change:
    """What differs between two states of a bank.

    ``removed`` are the items of the earlier state that are gone or differ, ``added`` the numbers of those that are new or differ.
    """

    def __init__(self, earlier: EarlierBank, items: BankItems) -> None:
        self._before, self._index = earlier
        self._now = items
        self._most = max(_FEW_ITEMS, items.count // _PART)
        self._same = _same_files(self._before, items)
        self._kept: dict[int, int] = {}
        self.removed: list[ItemFacts] = []
        self.added: set[int] = set()
        self._compare_changed_files()
        self._by_kinds = lru_cache(maxsize=None)(self._linked_by_keys)

    def _compare_changed_files(self) -> None:
        same = set(self._same.values())
        old = [file for file in range(len(self._before.files)) if file not in self._same]
        new = [file for file in range(len(self._now.files)) if file not in same]
        self._limit(sum(len(self._now.numbers(file)) for file in new) + sum(len(self._before.numbers(file)) for file in old))
        before = {item: number for file in old for number, item in _items_of(self._before, file)}
        last = -1
        for number, item in (pair for file in new for pair in _items_of(self._now, file)):
            # An item that stays the same but changes places with another one may be reported in its place.
            if before.get(item, -1) > last:
                last = before.pop(item)
                self._kept[last] = number
            else:
                self.added.add(number)
        self.removed = list(before)

    def linked_items(self, active: Active) -> frozenset[int]:
        """The numbers of unchanged items that a rule links with changed ones, before or now, directly or through others."""
        return self._linked_by_rule(active) if active.rule.links is not None else self._by_kinds(active.rule.compares or ())

    def _linked_by_keys(self, kinds: tuple[str, ...]) -> frozenset[int]:
        chosen = bits_of(kinds)
        reached: set[int] = set()
        done: set[int] = set()
        keys = _keys(self._changed_keys, chosen)
        while keys:
            owners = {number for owner in self._index.owners(keys) if (number := self._number_now(owner)) is not None}
            done |= keys
            fresh = owners - reached
            reached |= fresh
            self._limit(len(reached))
            keys = _keys((key for item in self._now.pick(fresh) for key in keys_of(item)), chosen) - done
        return frozenset(reached)

    def _linked_by_rule(self, active: Active) -> frozenset[int]:
        links = partial(active.rule.links or _always, **active.options)
        kinds = bits_of(active.rule.compares or ())
        reached: set[int] = set()
        waiting = list(self._changed)
        while waiting:
            item = waiting.pop()
            owners = {key: self._unchanged(key) for key in _keys(keys_of(item), kinds)}
            many = {number for key, some in owners.items() if len(some) + self._changed_keys[key] > MOST_CANDIDATES for number in some}
            others = sorted({number for some in owners.values() for number in some} - reached)
            fresh = {number for number, other in zip(others, self._now.pick(others), strict=True) if number in many or links(item, other)}
            reached |= fresh
            self._limit(len(reached))
            waiting += self._now.pick(fresh)
        return frozenset(reached)

    def _unchanged(self, key: int) -> set[int]:
        """The numbers of the unchanged items with a key."""
        return {number for owner in self._index.owners((key,)) if (number := self._number_now(owner)) is not None}

    @cached_property
    def _changed(self) -> list[ItemFacts]:
        """All items that changed, as they were and as they are."""
        return [*self.removed, *self._now.pick(self.added)]

    @cached_property
    def _changed_keys(self) -> Counter[int]:
        """The number of changed items with a key, before and now."""
        return Counter(key for item in self._changed for key in keys_of(item))

    def _number_now(self, owner: int) -> int | None:
        """The number of an item that did not change; None if it did, or is gone."""
        file = self._before.file_of(owner)
        if file not in self._same:
            return self._kept.get(owner)
        return self._now.starts[self._same[file]] + owner - self._before.starts[file]

    def _limit(self, count: int) -> None:
        if count > self._most:
            raise CannotRecheckError("too many items changed")


def _always(one: ItemFacts, other: ItemFacts) -> bool:
    del one, other
    return True


def _keys(keys: Iterable[int], kinds: int) -> set[int]:
    return {key for key in keys if kind_bit(key) & kinds}


def _items_of(items: BankItems, file: int) -> Iterable[tuple[int, ItemFacts]]:
    numbers = items.numbers(file)
    return zip(numbers, items.pick(numbers), strict=True)


def _same_files(before: BankItems, now: BankItems) -> dict[int, int]:
    """The files that did not change, by their indexes: before, and now. Raises CannotRecheckError if they changed places."""
    old = {file.path: index for index, file in enumerate(before.files)}
    same: dict[int, int] = {}
    last = -1
    for index, (path, facts) in enumerate(now.files):
        if path not in old:
            continue
        if old[path] <= last:
            raise CannotRecheckError("the order of files changed")
        last = old[path]
        if before.files[last].facts.digest == facts.digest:
            same[last] = index
    return same
