"""The decorator for rules of packages refuses what settings, reports and the cache could not handle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from crs_lint import plugin
from crs_lint.plugin import Bank, File, Fixable, Item, Problem, Severity, rule
from crs_lint.rules.rule import Scope

RIGHT: dict[str, Any] = {"category": "house", "severity": Severity.WARNING, "source": "a style guide"}


def check(item: Item, *, words: int = 5, terms: tuple[str, ...] = ("a",)) -> Iterator[Problem]:
    yield Problem(item.at("id"), "It is odd.", "Change it.")


def test_a_rule_has_what_its_arguments_say() -> None:
    made = rule("odd-id", **RIGHT, default=False, needs_whole_bank=True, excuses_drafts=True, fixable=Fixable.SAFELY, habit=True)(check)
    assert (made.name, made.category, made.severity, made.source, made.scope) == (
        *("odd-id", "house", Severity.WARNING, "a style guide", Scope.ITEM),
    )
    assert (made.default, made.needs_whole_bank, made.excuses_drafts, made.fixable, made.habit) == (False, True, True, Fixable.SAFELY, True)
    assert (made.options, made.plugin_module, made.always_on) == ({"words": 5, "terms": ("a",)}, __name__, False)


@pytest.mark.parametrize("subject", [Bank, File, "Bank", "File"])
def test_the_first_annotation_is_the_scope(subject: Any) -> None:
    def of_another(one: Any) -> Iterator[Problem]:
        yield from ()

    of_another.__annotations__["one"] = subject
    expected = subject if isinstance(subject, str) else subject.__name__
    assert rule("odd", **RIGHT)(of_another).scope.value == expected


@pytest.mark.parametrize("name", ["", "Odd", "odd_id", "-odd", "odd-", "odd id", "odd\n", "x" * 200])
def test_a_name_that_settings_cannot_hold(name: str) -> None:
    with pytest.raises(ValueError, match="a name has small letters"):
        rule(name, **RIGHT)


@pytest.mark.parametrize("category", ["schema", "meta", "other", ""])
def test_a_category_that_is_reserved_or_unknown(category: str) -> None:
    with pytest.raises(ValueError, match="the category must be one of key, options"):
        rule("odd-id", **{**RIGHT, "category": category})


def test_a_habit_is_no_error() -> None:
    with pytest.raises(ValueError, match="never an error"):
        rule("odd-id", **{**RIGHT, "severity": Severity.ERROR}, habit=True)


def no_subject() -> Iterator[Problem]:
    yield from ()


def without_annotation(check: Any, name: str) -> Any:
    """A check as it is without the annotation of one parameter."""
    del check.__annotations__[name]
    return check


def some_words(item: Item, *, words: int = 1) -> Iterator[Problem]:
    yield from ()


def another_type(item: str) -> Iterator[Problem]:
    yield from ()


def item_in_bank(item: Item, bank: Bank) -> Iterator[Problem]:
    yield from ()


@pytest.mark.parametrize(
    "bad", [no_subject, without_annotation(some_words, "item"), another_type, without_annotation(item_in_bank, "item")]
)
def test_a_check_says_what_it_receives(bad: Any) -> None:
    with pytest.raises(ValueError, match="must be annotated with one of Item, File, Exam, Bank"):
        rule("odd-id", **RIGHT)(bad)


@pytest.mark.parametrize("default", [None, ["a"], {"a": 1}, (1, 2), object()])
def test_an_option_has_a_default_that_settings_can_give(default: Any) -> None:
    def of_item(item: Item, *, words: Any = default) -> Iterator[Problem]:
        yield from ()

    with pytest.raises(ValueError, match="the default of option words must be"):
        rule("odd-id", **RIGHT)(of_item)


def test_every_public_name_exists() -> None:
    assert sorted(plugin.__all__) == [*plugin.__all__]
    assert all(hasattr(plugin, name) for name in plugin.__all__)
