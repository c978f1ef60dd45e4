"""How many items a bank has of each domain and task, at each level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.model.item import Domain, Exam
from crs_lint.report.item_filters import NOTHING
from crs_lint.text.sanitize import sanitize


class CoverageCell(NamedTuple):
    """A number of items, and the URL fragment that shows them. It is a gap where the exam asks for items and there are none."""

    items: int
    query: str
    is_gap: bool


class CoverageRow(NamedTuple):
    """The items of a domain, or of one of its tasks, by level and then all of them."""

    label: str
    is_task: bool
    cells: tuple[CoverageCell, ...]


class CoverageGrid(NamedTuple):
    """Rows for domains, each before its tasks, and a column for each level and for all. ``note`` says which items count."""

    columns: tuple[str, ...]
    rows: tuple[CoverageRow, ...]
    note: str


def is_counted(item: ItemFacts) -> bool:
    """Whether an item covers anything: those that are not ready do not."""
    return item.status == "ready"


def coverage_of(exam: Exam, items: Sequence[ItemFacts]) -> CoverageGrid | None:
    """The grid of one exam; None where its items have no domains, tasks and levels, so that there is nothing to compare."""
    counted = [item for item in items if is_counted(item)]
    if not (exam.domains or exam.levels or any(item.domain or item.task or item.level for item in counted)):
        return None
    levels = _labels(exam.levels, (item.level for item in counted))
    levels = [] if levels == [""] else levels
    rows = tuple(row for domain in _domains(exam, counted) for row in _rows(exam, domain, counted, levels))
    return CoverageGrid((*(sanitize(level, 80) or NOTHING for level in levels), "all"), rows, _note(items, len(counted)))


def _labels(declared: Iterable[str], used: Iterable[str]) -> list[str]:
    """The declared labels in their order, then the others in that of their names; the empty one, for items without any, is last."""
    known = list(dict.fromkeys(declared))
    return [*known, *sorted(set(used).difference(known), key=lambda label: (not label, label))]


def _domains(exam: Exam, items: Iterable[ItemFacts]) -> list[Domain]:
    declared = {domain.id: domain for domain in exam.domains}
    return [declared.get(name) or Domain(name, "", None, ()) for name in _labels(declared, (item.domain for item in items))]


def _rows(exam: Exam, domain: Domain, items: Iterable[ItemFacts], levels: Sequence[str]) -> Iterable[CoverageRow]:
    """The row of a domain, and those of its tasks if it has any."""
    own = [item for item in items if item.domain == domain.id]
    is_declared = domain in exam.domains
    asked = frozenset(exam.levels) if is_declared else frozenset[str]()
    yield _row(domain.title or domain.id, own, levels, {"domain": domain.id}, asked, is_asked=is_declared)
    tasks = _labels(domain.tasks, (item.task for item in own))
    for task in tasks if tasks != [""] else ():
        some = [item for item in own if item.task == task]
        yield _row(task, some, levels, {"domain": domain.id, "task": task}, frozenset(), is_asked=task in domain.tasks)


def _row(
    label: str, items: Sequence[ItemFacts], levels: Sequence[str], query: Mapping[str, str], asked: Collection[str], *, is_asked: bool
) -> CoverageRow:
    """A row. ``asked`` are the levels of which there must be items, and with ``is_asked`` there must be any at all."""
    counts = Counter(item.level for item in items)
    cells = [_cell(counts[level], {**query, "level": level}, is_asked=level in asked) for level in levels]
    return CoverageRow(sanitize(label, 80) or NOTHING, "task" in query, (*cells, _cell(len(items), query, is_asked=is_asked)))


def _cell(items: int, query: Mapping[str, str], *, is_asked: bool) -> CoverageCell:
    fragment = urlencode({name: sanitize(value) or NOTHING for name, value in query.items()} | {"status": "ready"})
    return CoverageCell(items, fragment, is_asked and not items)


def _note(items: Sequence[ItemFacts], counted: int) -> str:
    """What is counted, and what is not, by status."""
    others = Counter(sanitize(item.status, 80) for item in items if not is_counted(item))
    left_out = ", ".join(f"{count:,} {status}" for status, count in sorted(others.items()))
    return f"{counted:,} ready item{'' if counted == 1 else 's'}" + (f"; not counted: {left_out}" if left_out else "")
