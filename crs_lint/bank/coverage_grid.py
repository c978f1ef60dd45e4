"""Ready items by task and level, so that a lead sees which parts of the blueprint have none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from crs_lint.bank.coverage import count_ready
from crs_lint.bank.item_facts import ItemFacts
from crs_lint.model.item import Exam
from crs_lint.named_tuple import NamedTuple


class GridRow(NamedTuple):
    """The ready items of one task of a domain, by the levels of the grid. The task is empty for items without one."""

    domain: str
    task: str
    items: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.items)


class CoverageGrid(NamedTuple):
    """Rows for tasks and columns for levels, both in the order of the exam, then what else items name; empty for no field."""

    levels: tuple[str, ...] = ()
    rows: tuple[GridRow, ...] = ()


def coverage_grid(exam: Exam, items: Iterable[ItemFacts]) -> CoverageGrid:
    """The grid of an exam; without rows if it has no items, or declares no levels and no ready item names one.

    A task without ready items has a row of zeros, and so has a domain that declares no tasks.
    """
    found = list(items)
    ready = count_ready(found)
    levels = tuple(dict.fromkeys((*exam.levels, *sorted({level for _, _, level in ready if level}), *({""} & {one[2] for one in ready}))))
    if not found or not any(levels):
        return CoverageGrid()
    places: Counter[tuple[str, str]] = Counter()
    for (domain, task, _), count in ready.items():
        places[domain, task] += count
    declared = [(domain.id, task) for domain in exam.domains for task in (domain.tasks or ("",))]
    order = {domain.id: index for index, domain in enumerate(exam.domains)}
    others = sorted((place for place in places if place not in set(declared)), key=lambda place: (place[1] == "", place))
    rows = sorted(dict.fromkeys((*declared, *others)), key=lambda place: order.get(place[0], len(order)))
    return CoverageGrid(levels, tuple(GridRow(*place, tuple(ready[(*place, level)] for level in levels)) for place in rows))
