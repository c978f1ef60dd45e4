"""A form that meets the blueprint, or what keeps it from doing so."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from crs_lint.forms.constraints import Constraint, FormRequest, constraints_of
from crs_lint.forms.form_item import Conflicts, FormItem
from crs_lint.forms.solver import Solution, nearest, solve
from crs_lint.model.item import Exam
from crs_lint.text.plural import counted

_MISSED = 1e-4  # less is the arithmetic of the solver


class FigureOfForm(NamedTuple):
    """How much a form has of what a constraint counts, and what it asks for."""

    label: str
    unit: str
    value: float
    least: float
    most: float


class Form(NamedTuple):
    """The items of a form, in its order, with its figures."""

    items: tuple[FormItem, ...]
    figures: tuple[FigureOfForm, ...]


class Impossible(NamedTuple):
    """Why there is no form: a line for each constraint that the nearest choice of items misses."""

    reasons: tuple[str, ...]


def assemble(items: Sequence[FormItem], conflicts: Conflicts, exam: Exam, request: FormRequest, seed: int) -> Form | Impossible:
    """The form of a seed; the same seed gives the same form of the same items. Raises SearchEndedError."""
    constraints = constraints_of(items, conflicts, exam, request)
    found = solve(len(items), constraints, seed)
    if found is not None:
        chosen = [items[index] for index in found.chosen]
        return Form(tuple(_in_order(chosen, seed)), tuple(_figures(constraints, found.chosen)))
    return Impossible(_reasons(constraints, nearest(len(items), constraints, seed)))


def _in_order(chosen: Sequence[FormItem], seed: int) -> list[FormItem]:
    """Items in an order by chance, those of a scenario one after the other as in their file."""
    groups: dict[str, list[FormItem]] = {}
    for item in chosen:
        groups.setdefault(item.scenario or f"\0{item.path}\0{item.id}", []).append(item)
    shuffled = list(groups.values())
    Random(f"order {seed}").shuffle(shuffled)
    return [item for group in shuffled for item in group]


def _figures(constraints: Sequence[Constraint], chosen: Sequence[int]) -> list[FigureOfForm]:
    on_form = set(chosen)
    return [
        FigureOfForm(one.label, one.unit, sum(weight for index, weight in one.weights.items() if index in on_form), one.least, one.most)
        for one in constraints
        if one.label and one.unit != "key"
    ]


def _reasons(constraints: Sequence[Constraint], found: Solution | None) -> tuple[str, ...]:
    if found is None:
        return ("items that exclude each other leave no choice",)
    missing = [_reason(constraint, missed) for constraint, missed in zip(constraints, found.missed, strict=True) if abs(missed) > _MISSED]
    has_too_few = abs(found.missed[0]) > _MISSED  # then each share of the blueprint is missed, too
    return tuple(missing[:1] if has_too_few else missing)


def _reason(constraint: Constraint, missed: float) -> str:
    by = counted(round(abs(missed)) or 1, constraint.unit)
    direction = "many" if missed > 0 else "few"
    if constraint.unit == "key":
        return f"{constraint.label}: {round(abs(missed)) or 1:,} too {direction} for an even spread"
    return f"{constraint.label}: {_asked(constraint)}; {by} too {direction}"


def _asked(constraint: Constraint) -> str:
    least, most = round(constraint.least), round(constraint.most)
    if least == most:
        return f"{least:,}"
    return f"at most {most:,}" if least == 0 else f"{least:,} to {most:,}"
