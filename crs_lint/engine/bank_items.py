"""The items of one exam by their numbers, whose facts are loaded once somebody asks for them."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import overload

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.bank.item_index import Shard, build_shards, shared_kinds
from crs_lint.bank.packed_facts import PackedFacts
from crs_lint.named_tuple import NamedTuple


class FactsOfFile(NamedTuple):
    """The facts of a file, and its path as it is shown."""

    path: str
    facts: PackedFacts


class BankItems:
    """All items of an exam, numbered from 0 in the order of the bank.

    ``load`` makes sure that the facts of some files, by their indexes, can be unpacked; it may raise LookupError.
    """

    def __init__(self, files: Sequence[FactsOfFile], load: Callable[[Sequence[int]], None]) -> None:
        self.files = files
        self.starts = [0, *accumulate(file.facts.count for file in files)]
        self.count = self.starts[-1]
        self._load = load
        self._loaded: dict[int, ItemFacts] = {}

    def numbers(self, file: int) -> range:
        """The numbers of the items of a file, by its index."""
        return range(self.starts[file], self.starts[file + 1])

    def file_of(self, number: int) -> int:
        """The index of the file that an item is in."""
        return bisect_right(self.starts, number) - 1

    def load(self, files: Iterable[int]) -> None:
        """Loads the facts of files, by their indexes."""
        missing = [file for file in files if not self.files[file].facts.is_loaded]
        if missing:
            self._load(missing)

    def pick(self, numbers: Iterable[int]) -> list[ItemFacts]:
        """Some items, in the order of their numbers."""
        wanted = sorted(numbers)
        by_file: dict[int, list[int]] = {}
        for number in wanted:
            if number not in self._loaded:
                by_file.setdefault(self.file_of(number), []).append(number)
        self.load(by_file)
        for file, some in by_file.items():
            path, facts = self.files[file]
            self._loaded.update(zip(some, facts.pick(path, [number - self.starts[file] for number in some]), strict=True))
        return [self._loaded[number] for number in wanted]

    def by_file(self) -> Iterator[list[ItemFacts]]:
        """The items of file after file; only those of one are in memory."""
        self.load(range(len(self.files)))
        return (facts.unpack(path) for path, facts in self.files)

    @cached_property
    def all(self) -> tuple[ItemFacts, ...]:
        return tuple(item for items in self.by_file() for item in items)

    @cached_property
    def shards(self) -> list[Shard]:
        """The index of the keys of all items."""
        self.load(range(len(self.files)))
        return build_shards((file.facts.keys for file in self.files), self.count * _KEYS_AN_ITEM)

    @cached_property
    def shared_kinds(self) -> bytearray:
        """For each item, the kinds of keys that it shares with another, as in ``item_index.shared_kinds``."""
        return shared_kinds(self.shards, self.count)


_KEYS_AN_ITEM = 10  # about: the number of shards depends on it, and nothing else


class AllItems(Sequence[ItemFacts]):
    """All items of an exam as a sequence, for a rule that may not need them. ``is_used`` tells whether it did."""

    def __init__(self, items: BankItems) -> None:
        self._items = items
        self.is_used = False

    @overload
    def __getitem__(self, index: int) -> ItemFacts: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ItemFacts]: ...
    def __getitem__(self, index: int | slice) -> ItemFacts | Sequence[ItemFacts]:
        self.is_used = True
        return self._items.all[index]

    def __len__(self) -> int:
        return self._items.count

    def __iter__(self) -> Iterator[ItemFacts]:
        self.is_used = True
        return iter(self._items.all)
