"""How many items a bank has of each domain and task, at each level, as the page shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from crs_lint.bank.coverage import Place, count_ready, is_ready
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


class CoverageView(NamedTuple):
    """Rows for domains, each before its tasks, and a column for each level and for all. ``note`` says which items count."""

    columns: tuple[str, ...]
    rows: tuple[CoverageRow, ...]
    note: str


def coverage_of(exam: Exam, items: Sequence[ItemFacts]) -> CoverageView | None:
    """The coverage of one exam; None where its ready items have no domains, tasks and levels, so that there is nothing to compare."""
    ready = count_ready(items)
    if not (exam.domains or exam.levels or any(map(any, ready))):
        return None
    levels = _labels(exam.levels, (level for _, _, level in ready))
    levels = [] if levels == [""] else levels
    rows = tuple(row for domain in _domains(exam, ready) for row in _rows(exam, domain, ready, levels))
    return CoverageView((*(sanitize(level, 80) or NOTHING for level in levels), "all"), rows, _note(items, sum(ready.values())))


def _labels(declared: Iterable[str], used: Iterable[str]) -> list[str]:
    """The declared labels in their order, then the others in that of their names; the empty one, for items without any, is last."""
    known = list(dict.fromkeys(declared))
    return [*known, *sorted(set(used).difference(known), key=lambda label: (not label, label))]


def _domains(exam: Exam, ready: Mapping[Place, int]) -> list[Domain]:
    declared = {domain.id: domain for domain in exam.domains}
    return [declared.get(name) or Domain(name, "", None, ()) for name in _labels(declared, (domain for domain, _, _ in ready))]


def _rows(exam: Exam, domain: Domain, ready: Mapping[Place, int], levels: Sequence[str]) -> Iterable[CoverageRow]:
    """The row of a domain, and those of its tasks if it has any."""
    own = {(task, level): count for (name, task, level), count in ready.items() if name == domain.id}
    is_declared = domain in exam.domains
    counts: Counter[str] = Counter()
    for (_, level), count in own.items():
        counts[level] += count
    asked = exam.levels if is_declared else ()
    yield _row(domain.title or domain.id, counts, levels, {"domain": domain.id}, asked, is_asked=is_declared)
    titles = {task.id: task.title for task in domain.parts}
    tasks = _labels(domain.tasks, (task for task, _ in own))
    for task in tasks if tasks != [""] else ():
        counts = Counter({level: count for (name, level), count in own.items() if name == task})
        yield _row(titles.get(task) or task, counts, levels, {"domain": domain.id, "task": task}, (), is_asked=task in domain.tasks)


def _row(
    label: str, counts: Counter[str], levels: Sequence[str], query: Mapping[str, str], asked: Collection[str], *, is_asked: bool
) -> CoverageRow:
    """A row. ``asked`` are the levels of which there must be items, and with ``is_asked`` there must be any at all."""
    cells = [_cell(counts[level], {**query, "level": level}, is_asked=level in asked) for level in levels]
    return CoverageRow(sanitize(label, 80) or NOTHING, "task" in query, (*cells, _cell(counts.total(), query, is_asked=is_asked)))


def _cell(items: int, query: Mapping[str, str], *, is_asked: bool) -> CoverageCell:
    fragment = urlencode({name: sanitize(value) or NOTHING for name, value in query.items()} | {"status": "ready"})
    return CoverageCell(items, fragment, is_asked and not items)


def _note(items: Sequence[ItemFacts], ready: int) -> str:
    """What is counted, and what is not, by status."""
    others = Counter(sanitize(item.status, 80) for item in items if not is_ready(item))
    left_out = ", ".join(f"{count:,} {status}" for status, count in sorted(others.items()))
    return f"{ready:,} ready item{'' if ready == 1 else 's'}" + (f"; not counted: {left_out}" if left_out else "")
