"""Statistics of an exam's bank: its contents against the blueprint, and how well guessing strategies score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import partial
from statistics import mean, median
from typing import NamedTuple, TypeVar

from crs_lint.bank.chance import guess_probability
from crs_lint.bank.changes import BankChanges
from crs_lint.bank.cited_sources import SourceUse
from crs_lint.bank.completeness import FIELDS, has, is_complete, required
from crs_lint.bank.coverage import READY, RETIRED, Part, Place, count_by_status, domains_of, is_ready, levels_of, tasks_of
from crs_lint.bank.coverage_grid import CoverageGrid, coverage_grid
from crs_lint.bank.enemies import EnemySets, enemy_sets
from crs_lint.bank.histogram import Bins, histogram
from crs_lint.bank.item_facts import ItemFacts
from crs_lint.bank.item_figures import ReadyItemFigures
from crs_lint.bank.table import NOT_RETIRED, NOTHING, READY_ITEMS, Table, TableRow
from crs_lint.model.finding import Finding
from crs_lint.model.item import Exam


class ExamStats(NamedTuple):
    """The tables of one exam's bank. ``items`` counts all items; retired ones appear in the status table only.

    ``sources`` and ``figures`` of ready items are known where the items themselves are, and ``changes`` if a revision is compared with.
    """

    exam: str
    file: str
    items: int
    tables: tuple[Table, ...]
    grid: CoverageGrid = CoverageGrid()
    enemies: EnemySets = EnemySets()
    sources: tuple[SourceUse, ...] = ()
    figures: tuple[ReadyItemFigures, ...] = ()
    changes: BankChanges | None = None


def stats_of(exam: Exam, items: Sequence[ItemFacts], findings: Iterable[Finding]) -> ExamStats:
    """The statistics of one exam from all its items and the findings in its files. Tables without rows are left out."""
    live = [item for item in items if not item.is_retired]
    tables = [
        _table("status", "Items by status", Counter(item.status for item in items), "all items"),
        *coverage_tables(exam, live),
        _table("languages", "Items by language", Counter(item.language for item in live)),
        _table("options", "Answers per item", Counter(str(item.option_count) for item in live)),
        _positions(live),
        _lengths(live),
        _stems(live),
        _completeness(exam, live),
        _guessing(live),
        _table("findings", "Findings by rule", Counter(finding.rule for finding in findings), "findings in the files of the exam"),
    ]
    shown = tuple(table for table in tables if table.rows)
    return ExamStats(exam.id, exam.file, len(items), shown, coverage_grid(exam, live), enemy_sets(live))


def coverage_tables(exam: Exam, items: Sequence[ItemFacts]) -> list[Table]:
    """Ready items by domain, task and level, against the blueprint; parts without items are in them, too."""
    by_status = count_by_status(items)
    ready = by_status[READY]
    domains = {part.id: part for part in domains_of(exam, ready)}
    tasks = {(part.domain, part.id): part for part in tasks_of(exam, ready)}
    levels = {part.id: part for part in levels_of(exam, ready)}
    several = _ids_of_several([*tasks, *(place[:2] for counts in by_status.values() for place in counts)])
    tables = [
        _coverage("domains", "Ready items by domain", by_status, domains, lambda place: place[0], str),
        _coverage(
            "tasks", "Ready items by task", by_status, tasks, _task_of, lambda task: ": ".join(task) if task[1] in several else task[1]
        ),
        _coverage("levels", "Ready items by level", by_status, levels, lambda place: place[2], str),
    ]
    return [table for table in tables if table.name != "tasks" or [row.label for row in table.rows] != [NOTHING]]


Key = TypeVar("Key", bound=Hashable)
_Counts = Mapping[Place, int]


def _task_of(place: Place) -> tuple[str, str]:
    """The domain and the task of a place; two empty texts without a task."""
    return (place[0], place[1]) if place[1] else ("", "")


def _ids_of_several(tasks: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """The ids that tasks of more than one domain have."""
    domains = Counter(task for _, task in {(domain, task) for domain, task in tasks if task})
    return frozenset(task for task, count in domains.items() if count > 1)


def _coverage(
    name: str,
    title: str,
    by_status: Mapping[str, _Counts],
    parts: Mapping[Key, Part],
    key_of: Callable[[Place], Key],
    label_of: Callable[[Key], str],
) -> Table:
    """The parts of the blueprint in their order, then what else items name, from the most to the fewest ready ones."""
    counts: dict[str, Counter[Key]] = {}
    for status, places in by_status.items():
        counts[status] = Counter()
        for place, count in places.items():
            counts[status][key_of(place)] += count
    ready = counts[READY]
    total = ready.total()
    found = {key for some in counts.values() for key in some}
    if not found:
        return Table(name, title, (), "", READY_ITEMS)
    others = sorted((key for key in found if key not in parts), key=lambda key: (-ready[key], label_of(key)))
    rows = [_coverage_row(label_of(key) or NOTHING, key, parts.get(key), counts, total) for key in (*parts, *others)]
    return Table(name, title, tuple(rows), "", READY_ITEMS)


def _coverage_row(label: str, key: Key, part: Part | None, counts: Mapping[str, Counter[Key]], total: int) -> TableRow:
    statuses = tuple((status, some[key]) for status, some in counts.items() if status != READY and some[key])
    count = counts[READY][key]
    share = count / total if total else None
    return TableRow(label, count, share, part.share if part else None, part.needed if part else None, statuses)


def _table(name: str, title: str, counts: Mapping[str, int], counted: str = NOT_RETIRED) -> Table:
    """Counts with their shares, from the most to the least frequent."""
    total = sum(counts.values())
    labels = sorted(counts, key=lambda label: (-counts[label], label))
    return Table(name, title, tuple(TableRow(label or NOTHING, counts[label], counts[label] / total) for label in labels), "", counted)


def _guessable(items: Sequence[ItemFacts]) -> list[ItemFacts]:
    """Items with exactly one key among two or more answers."""
    return [item for item in items if len(item.key_positions) == 1 and item.option_count > 1]


def _positions(items: Sequence[ItemFacts]) -> Table:
    """Positions of keys in unshuffled items with the most frequent number of answers."""
    guessable = [item for item in _guessable(items) if not item.shuffled]
    if not guessable:
        return Table("key_positions", "", ())
    usual = Counter(item.option_count for item in guessable).most_common(1)[0][0]
    counts = Counter(item.key_positions[0] for item in guessable if item.option_count == usual)
    total = sum(counts.values())
    rows = tuple(TableRow(chr(65 + index), counts[index], counts[index] / total, 1 / usual) for index in range(usual))
    return Table("key_positions", "Position of the right answer", rows, f"{usual} answers")


_RATIO_BINS: Bins = (
    (0.5, "under half"), (0.8, "0.5 to 0.8"), (1.0, "0.8 to 1"), (1.3, "1 to 1.3"), (2.0, "1.3 to 2"), (float("inf"), "2 and more"),
)  # fmt: skip
_WORD_BINS: Bins = ((10, "under 10"), (20, "10 to 19"), (40, "20 to 39"), (80, "40 to 79"), (float("inf"), "80 and more"))


def _lengths(items: Sequence[ItemFacts]) -> Table:
    """How long keys are, as a ratio to the mean length of their distractors."""
    ratios = [_length_ratio(item) for item in _guessable(items) if max(item.lengths)]
    note = f"median {median(ratios):.2f}" if ratios else ""
    return Table("key_lengths", "Length of the right answer against the mean of the wrong ones", histogram(ratios, _RATIO_BINS), note)


def _length_ratio(item: ItemFacts) -> float:
    key = item.key_positions[0]
    return item.lengths[key] / max(mean(length for index, length in enumerate(item.lengths) if index != key), 1)


def _stems(items: Sequence[ItemFacts]) -> Table:
    lengths = [item.stem_length for item in items]
    note = f"median {median(lengths):g}, longest {max(lengths)}" if lengths else ""
    return Table("stem_words", "Words in the stem", histogram(lengths, _WORD_BINS), note)


def _completeness(exam: Exam, items: Sequence[ItemFacts]) -> Table:
    """How many ready items have what a team may ask of them; all of them are expected to have what the exam requires."""
    if not items:
        return Table("completeness", "", ())
    asked = required(exam)
    rows = [_complete_row(f"with {field}", field in asked, items, partial(has, field=field)) for field in FIELDS]
    if asked:
        rows.append(_complete_row("with all that the exam requires", True, items, partial(is_complete, exam=exam)))
    note = "100% expected of what the exam requires" if asked else ""
    return Table("completeness", "Ready items that are complete", tuple(rows), note, READY_ITEMS)


def _complete_row(label: str, is_required: bool, items: Sequence[ItemFacts], is_met: Callable[[ItemFacts], bool]) -> TableRow:
    total = sum(map(is_ready, items))
    counts = Counter(item.status for item in items if is_met(item))
    others = tuple((status, count) for status, count in counts.items() if status not in (READY, RETIRED))
    return TableRow(label, counts[READY], counts[READY] / total if total else None, 1.0 if is_required else None, None, others)


def _guessing(items: Sequence[ItemFacts]) -> Table:
    """The share of items that each guessing strategy gets right, against chance. A strategy picks at random among ties."""
    guessable = _guessable(items)
    if not guessable:
        return Table("guessing", "", ())
    chance = mean(1 / item.option_count for item in guessable)
    rows = []
    for label, scores in _STRATEGIES:
        right = sum(guess_probability(scores(item), item.key_positions[0]) for item in guessable)
        rows.append(TableRow(label, round(right), right / len(guessable), chance))
    return Table("guessing", "Right by picking", tuple(rows), "expected is chance")


def _distances_from_median(item: ItemFacts) -> list[float]:
    middle = median(item.lengths)
    return [abs(length - middle) for length in item.lengths]


# What each strategy looks at: one score per option, of which it picks the highest.
_STRATEGIES: tuple[tuple[str, Callable[[ItemFacts], Sequence[float]]], ...] = (
    ("the longest answer", lambda item: item.lengths),
    ("the shortest answer", lambda item: [-length for length in item.lengths]),
    ("the odd one out in length", _distances_from_median),
    ("the first answer", lambda item: range(item.option_count, 0, -1)),
    ("the last answer", lambda item: range(item.option_count)),
)
