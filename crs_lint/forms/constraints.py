"""What a form must meet, as linear constraints on which items it holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from math import ceil, floor
from statistics import mean
from typing import NamedTuple

from crs_lint.forms.form_item import Conflicts, FormItem
from crs_lint.model.item import Exam, Task

_WORD_TOLERANCE = 0.05
_ROUNDING = 1e-9


class FormRequest(NamedTuple):
    """What a form is asked to be: ``items`` that count and ``pretest`` ones beside them.

    ``avoided`` are earlier forms, each with its name and the ids of its items; at most ``overlap`` of them may come again.
    """

    items: int
    pretest: int = 0
    avoided: tuple[tuple[str, frozenset[str]], ...] = ()
    overlap: int = 0


class Constraint(NamedTuple):
    """The sum of ``weights``, by the index of an item that is on the form, is ``least`` to ``most``.

    ``label`` says what is counted, in ``unit``, for an explanation; without one, the constraint can never give way.
    """

    weights: Mapping[int, float]
    least: float
    most: float
    label: str = ""
    unit: str = "item"


def constraints_of(items: Sequence[FormItem], conflicts: Conflicts, exam: Exam, request: FormRequest) -> list[Constraint]:
    """All constraints of a form from ``items``."""
    scored = {index: item for index, item in enumerate(items) if not item.is_pretest}
    return [
        _count("items that count", scored, request.items, request.items),
        _count("pretest items", [index for index, item in enumerate(items) if item.is_pretest], request.pretest, request.pretest),
        *_domains(scored, exam, request.items),
        *_tasks(scored, exam, request.items),
        *_levels(scored, exam, request.items),
        *_positions(scored),
        _words(scored, exam, request.items),
        *_overlaps(items, request),
        *_whole_sets(items),
        *(_count("", group, 0, 1) for group in (*conflicts.enemies, *conflicts.duplicates)),
    ]


def _count(label: str, indexes: Collection[int], least: int, most: int) -> Constraint:
    return Constraint(dict.fromkeys(indexes, 1.0), least, most, label)


def _share(label: str, indexes: Collection[int], share: float) -> Constraint:
    """As many items as a share of the form comes to, where it is a fraction rounded down or up."""
    return _count(label, indexes, floor(share + _ROUNDING), ceil(share - _ROUNDING))


def _domains(scored: Mapping[int, FormItem], exam: Exam, total: int) -> Iterator[Constraint]:
    weights = sum(exam.weights)
    for domain in exam.domains:
        if domain.weight is not None and weights:
            indexes = [index for index, item in scored.items() if item.domain == domain.id]
            yield _share(f'the domain "{domain.id}"', indexes, total * domain.weight / weights)


def _tasks(scored: Mapping[int, FormItem], exam: Exam, total: int) -> Iterator[Constraint]:
    """The shares of tasks; a task without one has at least one item, where its domain has room for each such task beside the others."""
    for domain in exam.domains:
        shares = {task.id: _share_of(task, exam, total) for task in domain.parts}
        room = floor(total * (domain.weight or 0) / (sum(exam.weights) or 1) + _ROUNDING)
        room -= sum(ceil(share - _ROUNDING) for share in shares.values() if share is not None)
        for name, share in shares.items():
            indexes = [index for index, item in scored.items() if (item.domain, item.task) == (domain.id, name)]
            if share is not None:
                yield _share(f'the task "{name}"', indexes, share)
            elif room >= list(shares.values()).count(None):
                yield _count(f'the task "{name}"', indexes, 1, total)


def _share_of(task: Task, exam: Exam, total: int) -> float | None:
    """How many items of a task a form of ``total`` items has; None if the exam does not say."""
    if task.items is not None:
        return task.items * total / (exam.form_items or total)
    return None if task.weight is None else total * task.weight / 100


def _levels(scored: Mapping[int, FormItem], exam: Exam, total: int) -> Iterator[Constraint]:
    for level, share in zip(exam.levels, exam.level_shares, strict=False):
        if share is not None:
            yield _share(f'the level "{level}"', [index for index, item in scored.items() if item.level == level], total * share)


def _positions(scored: Mapping[int, FormItem]) -> Iterator[Constraint]:
    """Each position has less than one key more or less than an even share, among the items with one number of options."""
    for count in sorted({item.option_count for item in scored.values()}):
        placed = {index: item.position for index, item in scored.items() if item.option_count == count and item.position is not None}
        for place in range(count) if placed else ():
            weights = {index: (1.0 if position == place else 0.0) - 1 / count for index, position in placed.items()}
            most = 1 - 1 / count
            yield Constraint(weights, -most, most, f"right answers at {chr(ord('A') + place)}, of {count} options", "key")


def _words(scored: Mapping[int, FormItem], exam: Exam, total: int) -> Constraint:
    likely = total * _likely_words(list(scored.values()), exam)
    words = {index: float(item.words) for index, item in scored.items()}
    return Constraint(words, floor(likely * (1 - _WORD_TOLERANCE)), ceil(likely * (1 + _WORD_TOLERANCE)), "the words to read", "word")


def _likely_words(items: Sequence[FormItem], exam: Exam) -> float:
    """The words of an item that the blueprint makes likely: the mean of each domain's items, by its weight."""
    weights = {domain.id: domain.weight or 0.0 for domain in exam.domains}
    total = sum(weights.values())
    if not total:
        return mean([item.words for item in items] or [0])
    return sum(weight / total * mean([item.words for item in items if item.domain == name] or [0]) for name, weight in weights.items())


def _overlaps(items: Sequence[FormItem], request: FormRequest) -> Iterator[Constraint]:
    for name, ids in request.avoided:
        yield _count(f"the overlap with {name}", [index for index, item in enumerate(items) if item.id in ids], 0, request.overlap)


def _whole_sets(items: Sequence[FormItem]) -> Iterator[Constraint]:
    """Of the items of a scenario, all are on the form or none; those that do not count go with pretest items only by themselves."""
    sets: dict[tuple[str, bool], list[int]] = {}
    for index, item in enumerate(items):
        if item.scenario:
            sets.setdefault((item.scenario, item.is_pretest), []).append(index)
    for first, *others in sets.values():
        yield from (Constraint({first: 1.0, other: -1.0}, 0, 0) for other in others)
