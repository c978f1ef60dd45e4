"""Rules about the item fields that place an item in the exam's blueprint."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Exam, Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Rule, rule
from crs_lint.rules.shared.exam_tables import per_exam
from crs_lint.text.normalize import is_blank, shorten
from crs_lint.text.suggest import did_you_mean

_LONGEST_LIST = 200


def missing(field: str) -> Rule:
    """The rule ``missing-FIELD``: the item has no value for a field that the exam requires."""

    def check(item: Item) -> Iterator[Problem]:
        if field in item.exam.requires and is_blank(item.text(field)):
            yield Problem(item.at(field), f"The item has no {field}, and this exam requires one.", f'Add "{field}:" to it.')

    return rule(
        f"missing-{field}",
        category="explanation",
        severity=Severity.ERROR,
        source=_REQUIRED,
        excuses_drafts=True,
        hints=(Trait.REQUIREMENTS,),
    )(check)


_REQUIRED = "the exam's own requirement"


def unknown(field: str, declared: Callable[[Exam], Sequence[str]]) -> Rule:
    """The rule ``unknown-FIELD``: the exam declares values for a field, and the item's value is not one of them."""

    @per_exam
    def known(exam: Exam) -> dict[str, None]:
        return dict.fromkeys(declared(exam))

    def check(item: Item) -> Iterator[Problem]:
        value = item.text(field)
        values = known(item.exam)
        if values and value and value not in values:
            yield Problem(item.at(field), f'The exam has no {field} "{shorten(value)}".', closest(value, tuple(values)))

    return rule(f"unknown-{field}", category="exam", severity=Severity.ERROR, source="the bank's format", hints=(Trait.BLUEPRINT,))(check)


def closest(value: str, declared: Sequence[str]) -> str:
    """The help for an undeclared value: the declared one that is spelled almost alike, or all of them."""
    return did_you_mean(value, declared, f"Use one of: {shorten(', '.join(declared), _LONGEST_LIST)}.")
