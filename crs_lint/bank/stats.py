"""Statistics of an exam's bank: its contents against the blueprint, and how well guessing strategies score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import mean, median
from typing import NamedTuple

from crs_lint.bank.chance import guess_probability
from crs_lint.bank.item_facts import ItemFacts
from crs_lint.model.finding import Finding
from crs_lint.model.item import Exam


class TableRow(NamedTuple):
    """A row of a table: a count, its share of the total, and the expected share where one is known. Shares are 0 to 1."""

    label: str
    items: int
    share: float | None = None
    expected: float | None = None


class Table(NamedTuple):
    """Rows under a ``name`` for programs and a ``title`` for readers; ``note`` is a summary figure or explains the columns."""

    name: str
    title: str
    rows: tuple[TableRow, ...]
    note: str = ""


class ExamStats(NamedTuple):
    """The tables of one exam's bank. ``items`` counts all items; retired ones appear in the status table only."""

    exam: str
    file: str
    items: int
    tables: tuple[Table, ...]


def stats_of(exam: Exam, items: Sequence[ItemFacts], findings: Iterable[Finding]) -> ExamStats:
    """The statistics of one exam from all its items and the findings in its files. Tables without rows are left out."""
    live = [item for item in items if not item.is_retired]
    tables = [
        _table("status", "Items by status", Counter(item.status for item in items)),
        _table("domains", "Items by domain", Counter(item.domain for item in live), _weights(exam)),
        _table("tasks", "Items by task", Counter(item.task for item in live if item.task)),
        _table("levels", "Items by level", Counter(item.level for item in live), dict(zip(exam.levels, exam.level_shares, strict=False))),
        _table("languages", "Items by language", Counter(item.language for item in live)),
        _table("options", "Answers per item", Counter(str(item.option_count) for item in live)),
        _positions(live),
        _lengths(live),
        _stems(live),
        _completeness(live),
        _guessing(live),
        _table("findings", "Findings by rule", Counter(finding.rule for finding in findings)),
    ]
    return ExamStats(exam.id, exam.file, len(items), tuple(table for table in tables if table.rows))


def _table(name: str, title: str, counts: Mapping[str, int], expected: Mapping[str, float | None] = {}) -> Table:
    """Counts with their shares: expected labels first, in their order, then the others from the most to the least frequent."""
    total = sum(counts.values())
    labels = [*expected, *sorted((label for label in counts if label not in expected), key=lambda label: (-counts[label], label))]
    rows = (
        TableRow(label or "(none)", counts.get(label, 0), counts.get(label, 0) / total if total else None, expected.get(label))
        for label in labels
    )
    return Table(name, title, tuple(rows) if total else ())


def _weights(exam: Exam) -> dict[str, float | None]:
    return {domain.id: domain.weight / 100 if domain.weight is not None else None for domain in exam.domains}


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
    return Table("key_positions", f"Position of the right answer ({usual} answers)", rows)


_Bins = tuple[tuple[float, str], ...]
"""Upper limits, excluded, each with the label of its bin."""

_RATIO_BINS: _Bins = (
    (0.5, "under half"), (0.8, "0.5 to 0.8"), (1.0, "0.8 to 1"), (1.3, "1 to 1.3"), (2.0, "1.3 to 2"), (float("inf"), "2 and more"),
)  # fmt: skip
_WORD_BINS: _Bins = ((10, "under 10"), (20, "10 to 19"), (40, "20 to 39"), (80, "40 to 79"), (float("inf"), "80 and more"))


def _histogram(values: Sequence[float], bins: _Bins) -> tuple[TableRow, ...]:
    """A row for each bin; none without values."""
    counts = Counter(next(label for limit, label in bins if value < limit) for value in values)
    return tuple(TableRow(label, counts[label], counts[label] / len(values)) for _, label in bins) if values else ()


def _lengths(items: Sequence[ItemFacts]) -> Table:
    """How long keys are, as a ratio to the mean length of their distractors."""
    ratios = [_length_ratio(item) for item in _guessable(items) if max(item.lengths)]
    note = f"median {median(ratios):.2f}" if ratios else ""
    return Table("key_lengths", "Length of the right answer against the mean of the wrong ones", _histogram(ratios, _RATIO_BINS), note)


def _length_ratio(item: ItemFacts) -> float:
    key = item.key_positions[0]
    return item.lengths[key] / max(mean(length for index, length in enumerate(item.lengths) if index != key), 1)


def _stems(items: Sequence[ItemFacts]) -> Table:
    lengths = [item.stem_length for item in items]
    note = f"median {median(lengths):g}, longest {max(lengths)}" if lengths else ""
    return Table("stem_words", "Words in the stem", _histogram(lengths, _WORD_BINS), note)


def _completeness(items: Sequence[ItemFacts]) -> Table:
    parts = (
        ("explanation", lambda item: bool(item.explanation)),
        ("reference", lambda item: item.has_reference),
        ("domain", lambda item: bool(item.domain)),
        ("level", lambda item: bool(item.level)),
    )
    counts = [(label, sum(has(item) for item in items)) for label, has in parts]
    rows = tuple(TableRow(f"with {label}", count, count / len(items)) for label, count in counts) if items else ()
    return Table("completeness", "Items that are complete", rows)


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
