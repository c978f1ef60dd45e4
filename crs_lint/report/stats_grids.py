"""What the statistics of a bank show beside tables of counts, as grids of texts: coverage, sources, enemies, changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crs_lint.bank.changes import BankChanges
from crs_lint.bank.cited_sources import SourceUse
from crs_lint.bank.coverage_grid import CoverageGrid
from crs_lint.bank.enemies import EnemySets
from crs_lint.bank.stats import ExamStats
from crs_lint.bank.table import NOTHING
from crs_lint.report.grid import Grid
from crs_lint.text.plural import counted

_MOST_PAIRS = 20


class GridSection(NamedTuple):
    """A grid, and sentences before it; without rows, these alone."""

    grid: Grid
    sentences: tuple[str, ...] = ()


def sections(exam: ExamStats) -> Iterator[GridSection]:
    """The grids of an exam, as far as there is anything to show."""
    if exam.grid.rows:
        yield GridSection(_coverage(exam.grid))
    if exam.sources:
        yield GridSection(_sources(exam.sources))
    if exam.enemies.sets:
        yield _enemy_sets(exam.enemies)
    if exam.changes is not None:
        yield from _changes(exam.changes)


def _coverage(grid: CoverageGrid) -> Grid:
    head = ("domain", "task", *(level or NOTHING for level in grid.levels), "all")
    rows = tuple((row.domain or NOTHING, row.task or NOTHING, *map(_number, row.items), _number(row.total)) for row in grid.rows)
    return Grid("Ready items by task and level", head, rows, frozenset((1,)))


def _sources(sources: Sequence[SourceUse]) -> Grid:
    head = ("source", "ready items", "keys", "share", "other items", "retrieved", "superseded by", "")
    return Grid("What rests on each source", head, tuple(map(_source, sources)), frozenset((5, 6, 7)))


def _source(one: SourceUse) -> tuple[str, ...]:
    share = "" if one.share is None else f"{one.share:.0%}"
    unknown = "" if one.is_declared else "not in exam.yaml"
    return (one.source, _number(one.items), _number(one.keys), share, _number(one.others), one.retrieved, one.superseded, unknown)


def _enemy_sets(enemies: EnemySets) -> GridSection:
    head = ("set", "pairs", "ready items", "on one form", "items")
    rows = tuple(
        (str(number), _number(one.pairs), _number(one.ready), _most(one.most, is_exact=one.is_exact), ", ".join(one.ids))
        for number, one in enumerate(enemies.sets, 1)
    )
    pairs = sum(one.pairs for one in enemies.sets)
    more = len(enemies.one_sided) - _MOST_PAIRS
    symmetry = f"{len(enemies.one_sided):,} named by one side only" if enemies.one_sided else "all named by both sides"
    sentences = (
        f"{counted(len(enemies.sets), 'set')} of enemies with {counted(pairs, 'pair')}, {symmetry}.",
        *(f'"{one}" names "{other}", which does not name it.' for one, other in enemies.one_sided[:_MOST_PAIRS]),
        *([f"{more:,} more pairs are named by one side; the formats json and csv have all of them."] if more > 0 else []),
        f"The largest form without two enemies has {largest_form(enemies)} of the {counted(enemies.ready, 'ready item')}.",
    )
    return GridSection(Grid("Enemies (items that are not retired)", head, rows, frozenset((4,))), sentences)


def largest_form(enemies: EnemySets) -> str:
    """The number of items, which is a lower bound where a set is too large to search."""
    return _most(enemies.largest_form, is_exact=enemies.is_exact)


def _most(items: int, *, is_exact: bool) -> str:
    return _number(items) if is_exact else f"at least {_number(items)}"


def _changes(changes: BankChanges) -> Iterator[GridSection]:
    since = f"Since {changes.revision}"
    came, went, changed = ("came", changes.came), ("went", changes.went), ("changed", [one.id for one in changes.changed])
    numbers = ", ".join(f"{_number(len(ids))} {what}" for what, ids in (came, went, changed))
    rows = [
        *((name, "came", "") for name in changes.came),
        *((name, "went", "") for name in changes.went),
        *((one.id, "changed", ", ".join(one.parts)) for one in changes.changed),
    ]
    sentences = [f"Of all items, {numbers}."]
    if changes.is_new:
        sentences.append(f"This exam was not there in {changes.revision}.")
    if changes.unread:
        sentences.append(f"These files of {changes.revision} cannot be read: {', '.join(changes.unread)}.")
    yield GridSection(Grid(f"{since} ({changes.commit[:12]})", ("item", "", "parts"), tuple(rows), frozenset((1, 2))), tuple(sentences))
    head = ("", "", "before", "now", "change", "one form needs")
    coverage = tuple(
        (one.kind, one.label, _number(one.before), _number(one.after), _signed(one.after - one.before), _number(one.needed))
        for one in changes.coverage
    )
    if coverage:
        yield GridSection(Grid(f"{since}: ready items by domain, task and level", head, coverage, frozenset((1,))))


def _number(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def _signed(value: int) -> str:
    return f"{value:+,}" if value else "0"
