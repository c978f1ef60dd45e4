"""How far the ready items of a bank cover its blueprint: the counts that statistics, the page and the rules share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.model.finding import Path
from crs_lint.model.item import Domain, Exam, Item, Task
from crs_lint.named_tuple import NamedTuple

READY = "ready"
RETIRED = "retired"


Place: TypeAlias = tuple[str, str, str]
"""Where an item stands in the blueprint: domain, task and level; a field that it does not have is empty."""


class Part(NamedTuple):
    """A part of the blueprint: a ``kind`` that is "domain", "task" or "level", and an id.

    ``path`` leads to the part in exam.yaml, and ``domain`` is the id of a task's domain. ``share`` is that of a form, from 0 to 1, and
    ``needed`` the items of one form; None where the exam says neither. ``ready`` are the ready items, of ``total`` in the bank.
    """

    kind: str
    id: str
    path: Path
    domain: str
    share: float | None
    needed: int | None
    ready: int
    total: int

    @property
    def short(self) -> int:
        """How many items one form lacks."""
        return max((self.needed or 0) - self.ready, 0)

    @property
    def actual_share(self) -> float:
        return self.ready / self.total if self.total else 0.0


def is_ready(item: ItemFacts | Item) -> bool:
    """Whether an item counts for the blueprint. One without a status does, and so does one whose status is no text."""
    return item.status == READY or not isinstance(item.status, str)


def place_of(item: ItemFacts) -> Place:
    return item.domain, item.task, item.level


def count_ready(items: Iterable[ItemFacts]) -> Counter[Place]:
    """The number of ready items at each place: domain, task and level."""
    return Counter(place_of(item) for item in items if is_ready(item))


def count_by_status(items: Iterable[ItemFacts]) -> dict[str, Counter[Place]]:
    """The numbers of items at each place by status, without retired ones. Those of ready items are as ``count_ready`` has them."""
    found: dict[str, Counter[Place]] = {READY: Counter()}
    for item in items:
        if item.status != RETIRED:
            found.setdefault(item.status, Counter())[place_of(item)] += 1
    return found


def parts_of(exam: Exam, ready: Mapping[Place, int]) -> list[Part]:
    """The domains, tasks and levels of an exam in its order, each with the ready items that count for it."""
    return [*domains_of(exam, ready), *tasks_of(exam, ready), *levels_of(exam, ready)]


def domains_of(exam: Exam, ready: Mapping[Place, int]) -> list[Part]:
    """The domains, as ``parts_of`` has them."""
    counts, total = _counted(ready, 0), sum(ready.values())
    return [
        Part(
            "domain",
            domain.id,
            ("domains", index),
            "",
            _share(domain.weight),
            needed_items(domain.weight, exam.form_items),
            counts[domain.id],
            total,
        )
        for index, domain in enumerate(exam.domains)
    ]


def tasks_of(exam: Exam, ready: Mapping[Place, int]) -> list[Part]:
    """The tasks, as ``parts_of`` has them. An item counts for a task of its own domain."""
    counts: Counter[tuple[str, str]] = Counter()
    for (domain, task, _), count in ready.items():
        counts[domain, task] += count
    total = sum(ready.values())
    return [
        Part("task", task.id, path, domain.id, *_asked(task, exam.form_items), counts[domain.id, task.id], total)
        for domain, task, path in _tasks(exam)
    ]


def levels_of(exam: Exam, ready: Mapping[Place, int]) -> list[Part]:
    """The levels, as ``parts_of`` has them. Their shares are known where the exam gives a mapping."""
    counts, total = _counted(ready, 2), sum(ready.values())
    shares = exam.level_shares or (None,) * len(exam.levels)
    return [
        Part("level", level, ("levels", level), "", share, _needed_of_share(share, exam.form_items), counts[level], total)
        for level, share in zip(exam.levels, shares, strict=True)
    ]


def needed_items(weight: float | None, form_items: int | None) -> int | None:
    """The items of a form that a weight in percent asks for, rounded to the nearest whole number; None where either is not known."""
    return None if weight is None or form_items is None else round(weight * form_items / 100)


def _needed_of_share(share: float | None, form_items: int | None) -> int | None:
    return needed_items(None if share is None else round(100 * share, 6), form_items)


def _asked(task: Task, form_items: int | None) -> tuple[float | None, int | None]:
    """The share of a form and the items of one that a task asks for. Its number of items counts before its weight."""
    if task.items is not None:
        return (task.items / form_items if form_items else None), task.items
    return _share(task.weight), needed_items(task.weight, form_items)


def _share(weight: float | None) -> float | None:
    return None if weight is None else weight / 100


def _counted(ready: Mapping[Place, int], field: int) -> Counter[str]:
    """The numbers of items by one field of their places."""
    counts: Counter[str] = Counter()
    for place, count in ready.items():
        counts[place[field]] += count
    return counts


def _tasks(exam: Exam) -> Iterator[tuple[Domain, Task, Path]]:
    for index, domain in enumerate(exam.domains):
        for number, task in enumerate(domain.parts):
            yield domain, task, ("domains", index, "tasks", number)
