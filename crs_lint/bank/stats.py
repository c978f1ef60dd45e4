"""How good a bank is, in numbers: what it holds against its blueprint, and how far a guesser gets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import mean, median
from typing import NamedTuple

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.model.finding import Finding
from crs_lint.model.item import Exam


class Row(NamedTuple):
    """A line of a table: a count, its share of the table's whole (0 to 1), and the share to expect, where there is one."""

    label: str
    items: int
    share: float | None = None
    expected: float | None = None


class Table(NamedTuple):
    """``name`` is for machines, ``title`` for people; ``note`` says what a row's figures mean where that is not plain."""

    name: str
    title: str
    rows: tuple[Row, ...]
    note: str = ""


class ExamStats(NamedTuple):
    """One exam's bank. Retired items are counted by status and nowhere else."""

    exam: str
    file: str
    items: int
    tables: tuple[Table, ...]


def stats_of(exam: Exam, items: Sequence[ItemFacts], findings: Iterable[Finding]) -> ExamStats:
    """The figures of one exam; ``findings`` are those in its files."""
    live = [item for item in items if not item.is_retired]
    tables = [
        _table("status", "Items by status", Counter(item.status for item in items)),
        _table("domains", "Items by domain", Counter(item.domain for item in live), _weights(exam)),
        _table("tasks", "Items by task", Counter(item.task for item in live if item.task)),
        _table("levels", "Items by level", Counter(item.level for item in live), dict(zip(exam.levels, exam.level_shares, strict=False))),
        _table("languages", "Items by language", Counter(item.language for item in live)),
        _table("options", "Answers an item", Counter(str(item.option_count) for item in live)),
        _positions(live),
        *_lengths(live),
        _stems(live),
        _completeness(live),
        _guesser(live),
        _table("findings", "Findings by rule", Counter(finding.rule for finding in findings)),
    ]
    return ExamStats(exam.id, exam.file, len(items), tuple(table for table in tables if table.rows))


def _table(name: str, title: str, counts: Mapping[str, int], expected: Mapping[str, float | None] = {}) -> Table:
    """Counts with their shares: in the order of what is expected, then the most frequent first."""
    total = sum(counts.values())
    labels = [*expected, *sorted((label for label in counts if label not in expected), key=lambda label: (-counts[label], label))]
    rows = (
        Row(label or "(none)", counts.get(label, 0), counts.get(label, 0) / total if total else None, expected.get(label))
        for label in labels
    )
    return Table(name, title, tuple(rows) if total else ())


def _weights(exam: Exam) -> dict[str, float | None]:
    return {domain.id: domain.weight / 100 if domain.weight is not None else None for domain in exam.domains}


def _judged(items: Sequence[ItemFacts]) -> list[ItemFacts]:
    """Items with one key among two answers or more: those that a guesser can be right on."""
    return [item for item in items if len(item.key_places) == 1 and item.option_count > 1]


def _positions(items: Sequence[ItemFacts]) -> Table:
    """Where keys stand, among items with the usual number of answers that delivery does not shuffle."""
    judged = [item for item in _judged(items) if not item.shuffled]
    if not judged:
        return Table("key_positions", "", ())
    usual = Counter(item.option_count for item in judged).most_common(1)[0][0]
    counts = Counter(item.key_places[0] for item in judged if item.option_count == usual)
    total = sum(counts.values())
    rows = tuple(Row(chr(65 + place), counts[place], counts[place] / total, 1 / usual) for place in range(usual))
    return Table("key_positions", f"Place of the right answer ({usual} answers)", rows)


_BANDS = ((0.5, "under half"), (0.8, "0.5 to 0.8"), (1.0, "0.8 to 1"), (1.3, "1 to 1.3"), (2.0, "1.3 to 2"), (float("inf"), "2 and more"))


def _lengths(items: Sequence[ItemFacts]) -> list[Table]:
    """How long keys are against the mean of their distractors."""
    ratios = [_ratio(item) for item in _judged(items) if max(item.lengths)]
    counts = Counter(next(label for limit, label in _BANDS if ratio < limit) for ratio in ratios)
    rows = tuple(Row(label, counts[label], counts[label] / len(ratios)) for _, label in _BANDS) if ratios else ()
    note = f"median {median(ratios):.2f}" if ratios else ""
    return [Table("key_lengths", "Length of the right answer against the mean of the wrong ones", rows, note)]


def _ratio(item: ItemFacts) -> float:
    others = [length for place, length in enumerate(item.lengths) if place != item.key_places[0]]
    return item.lengths[item.key_places[0]] / max(mean(others), 1)


_WORDS = ((10, "under 10"), (20, "10 to 19"), (40, "20 to 39"), (80, "40 to 79"), (float("inf"), "80 and more"))


def _stems(items: Sequence[ItemFacts]) -> Table:
    counts = Counter(next(label for limit, label in _WORDS if item.stem_length < limit) for item in items)
    rows = tuple(Row(label, counts[label], counts[label] / len(items)) for _, label in _WORDS) if items else ()
    note = f"median {median(item.stem_length for item in items):g}, longest {max(item.stem_length for item in items)}" if items else ""
    return Table("stem_words", "Words in the stem", rows, note)


def _completeness(items: Sequence[ItemFacts]) -> Table:
    parts = (
        ("explanation", lambda item: bool(item.explanation)),
        ("reference", lambda item: item.has_reference),
        ("domain", lambda item: bool(item.domain)),
        ("level", lambda item: bool(item.level)),
    )
    counts = [(label, sum(has(item) for item in items)) for label, has in parts]
    rows = tuple(Row(f"with {label}", count, count / len(items)) for label, count in counts) if items else ()
    return Table("completeness", "Items that are complete", rows)


def _guesser(items: Sequence[ItemFacts]) -> Table:
    """How often somebody who knows nothing would be right, by what they go by; ties are shared."""
    judged = _judged(items)
    if not judged:
        return Table("guessing", "", ())
    chance = mean(1 / item.option_count for item in judged)
    ways: tuple[tuple[str, Callable[[ItemFacts], float]], ...] = (
        ("the longest answer", lambda item: _pick(item, [-length for length in item.lengths])),
        ("the shortest answer", lambda item: _pick(item, item.lengths)),
        ("the odd one out in length", lambda item: _pick(item, _distances(item.lengths))),
        ("the first answer", lambda item: float(item.key_places[0] == 0)),
        ("the last answer", lambda item: float(item.key_places[0] == item.option_count - 1)),
    )
    rows = []
    for label, wins in ways:
        right = sum(wins(item) for item in judged)
        rows.append(Row(label, round(right), right / len(judged), chance))
    return Table("guessing", "Right by picking", tuple(rows), "expected is chance")


def _pick(item: ItemFacts, costs: Sequence[float]) -> float:
    """The chance that one of the answers of least cost is the key."""
    least = min(costs)
    return (costs[item.key_places[0]] == least) / list(costs).count(least)


def _distances(lengths: Sequence[int]) -> list[float]:
    middle = median(lengths)
    return [-abs(length - middle) for length in lengths]
