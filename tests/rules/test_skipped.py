"""A rule that is skipped for what it declares would have had nothing to say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.document.load import read_file
from crs_lint.engine.check_bank import check_bank
from crs_lint.engine.check_file import check_file, facts_in_file
from crs_lint.engine.file_rules import FileRules
from crs_lint.engine.file_shape import shape_of
from crs_lint.model.figure_state import FigureState
from crs_lint.model.finding import Problem
from crs_lint.model.item import Exam
from crs_lint.rules.registry import ALL, BY_NAME
from crs_lint.rules.rule import Bank, Example, File, Rule
from crs_lint.settings import resolve
from crs_lint.settings.config import Active, Overrides

SETTINGS = resolve.settle({}, "", Overrides())
EXAM = Exam(file="exam.yaml")


def bad(rule: Rule) -> list[tuple[Rule, Example]]:
    return [(rule, example) for example in rule.bad]


def facts(example: Example) -> tuple[ItemFacts, ...]:
    files = {example.name: example.text, **example.files}
    return tuple(one for name, text in files.items() for one in facts_in_file(name, text.encode(), SETTINGS, EXAM).unpack(name))


COMPARING = [one for rule in ALL if rule.compares_items for one in bad(rule)]
ABOUT_EXAMS = [one for rule in ALL if rule.needs_exam for one in bad(rule)]
REPORTING = [one for rule in ALL if rule.needs_report for one in bad(rule)]


@pytest.mark.parametrize(("rule", "example"), COMPARING, ids=lambda one: getattr(one, "name", ""))
def test_a_rule_that_compares_items_finds_nothing_in_one(rule: Rule, example: Example) -> None:
    items = facts(example)
    assert len(items) > 1
    assert [problem for item in items for problem in rule.check(Bank(EXAM, (item,)), **rule.options)] == []


@pytest.mark.parametrize(("rule", "example"), ABOUT_EXAMS, ids=lambda one: getattr(one, "name", ""))
def test_a_rule_that_needs_an_exam_finds_nothing_without_one(rule: Rule, example: Example) -> None:
    assert list(rule.check(Bank(Exam(), facts(example)), **{**rule.options, **example.options})) == []


def shape(example: Example) -> File:
    document = read_file(example.name, example.text.encode("utf-8", "surrogateescape"), SETTINGS.limits)
    return shape_of(example.name, document, SETTINGS, EXAM, is_exam=False, figure_state=lambda _: FigureState.PRESENT).file


@pytest.mark.parametrize(("rule", "example"), REPORTING, ids=lambda one: getattr(one, "name", ""))
def test_a_rule_that_needs_a_report_finds_nothing_without_one(rule: Rule, example: Example) -> None:
    file = shape(example)
    assert list(rule.check(file._replace(reported={}))) == []


def failing(name: str) -> Active:
    def check(subject: object) -> Iterator[Problem]:
        raise ZeroDivisionError

    rule = BY_NAME[name]._replace(function=check, defaults=())
    return Active(rule, rule.severity, {})


ITEMS = facts(BY_NAME["duplicate-id"].bad[0])


@pytest.mark.parametrize(
    ("rule", "exam", "items", "is_called"),
    [
        ("duplicate-id", Exam(), ITEMS[:1], False),
        ("duplicate-id", Exam(), ITEMS[:2], True),
        ("unknown-enemy", Exam(), ITEMS[:1], True),
        ("pattern-key", Exam(), ITEMS, False),
        ("pattern-key", EXAM, ITEMS, True),
    ],
)
def test_a_rule_about_banks_is_called_where_it_may_find_something(
    rule: str, exam: Exam, items: tuple[ItemFacts, ...], is_called: bool
) -> None:
    _, crashes = check_bank(exam, items, [failing(rule)])
    assert [crash.rule for crash in crashes] == [rule] * is_called


@pytest.mark.parametrize(
    ("rule", "text", "is_called"),
    [("invalid-yaml", "a: [\n", True), ("invalid-yaml", "a: 1\n", False), ("wrong-type", "a: 1\n", False), ("mojibake", "a: 1\n", True)],
)
def test_a_rule_about_files_is_called_where_it_may_find_something(rule: str, text: str, is_called: bool) -> None:
    document = read_file("a.yaml", text.encode(), SETTINGS.limits)
    checked = check_file("a.yaml", document, SETTINGS, EXAM, FileRules([failing(rule)]), figure_state=lambda _: FigureState.PRESENT)
    assert [crash.rule for crash in checked.crashes] == [rule] * is_called
