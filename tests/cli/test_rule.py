"""``crs-lint rule``: the list of rules, their pages, and both for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from crs_lint.rules.registry import ALL, BY_NAME

Run = Callable[..., tuple[int, str, str]]


def test_several_rules_are_explained_in_the_order_of_their_names(run: Run) -> None:
    code, out, _ = run("rule", "missing-key", "duplicate-id", "missing-key")
    assert (code, out) == (0, run("rule", "missing-key")[1] + "\n" + run("rule", "duplicate-id")[1])


def test_category_is_listed(run: Run) -> None:
    code, out, _ = run("rule", "key")
    assert code == 0
    assert out.startswith("key: exactly one right answer\n  missing-key ")
    assert {line.split()[0] for line in out.splitlines()[1:] if line} == {rule.name for rule in ALL if rule.category == "key"}
    assert out in run("rule")[1]


def test_json_has_all_rules_with_the_documented_fields(run: Run) -> None:
    document = json.loads(run("rule", "--format", "json")[1])
    assert (document["version"], [rule["name"] for rule in document["rules"]]) == (1, [rule.name for rule in ALL])
    found = next(rule for rule in document["rules"] if rule["name"] == "option-count")
    assert found.keys() == {
        "name", "category", "severity", "default", "always_on", "fixable", "headline", "docs", "source", "options"
    }  # fmt: skip
    assert found["options"] == BY_NAME["option-count"].options


def test_json_has_the_named_rules_and_categories_only(run: Run) -> None:
    rules = json.loads(run("rule", "key", "duplicate-id", "-f", "json")[1])["rules"]
    assert {rule["name"] for rule in rules} == {"duplicate-id", *(rule.name for rule in ALL if rule.category == "key")}


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("rules", "crs-lint rule lists the rules"),
        ("explain", "crs-lint rule NAME explains a rule"),
        ("statistics", "crs-lint stats PATH shows statistics of a bank"),
        ("lint", "crs-lint PATH checks a bank"),
    ],
)
def test_command_of_another_linter_is_answered_with_a_hint(run: Run, word: str, hint: str) -> None:
    code, out, err = run(word, "missing-key")
    assert (code, out) == (2, "")
    assert err == f'crs-lint: there is no command "{word}", and no file or folder of that name; {hint} (see crs-lint --help)\n'


def test_folder_with_the_name_of_such_a_command_is_checked(run: Run, bank: Path) -> None:
    bank.rename("rules")
    assert run("rules") == (0, "2 files, 1 item: no findings\n", "")
