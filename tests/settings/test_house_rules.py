"""House rules in config files: what is accepted, and how files that extend each other share them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crs_lint.settings import resolve
from crs_lint.settings.config import ConfigError, Overrides, Settings

RULE = {"name": "plain-words", "terms": ["utilize => use"], "message": '"{found}" is no plain word.'}


def settle(*rules: dict[str, Any], **more: Any) -> Settings:
    return resolve.settle({"house-rules": list(rules), **more}, "crs-lint.toml", Overrides())


def is_on(settings: Settings, name: str) -> bool:
    return any(active.rule.name == name for active in settings.active)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"colour": "red"}, 'house rule "plain-words" has no setting "colour".'),
        ({"mesage": "x"}, 'Did you mean "message"?'),
        ({"name": "longest-key"}, '"longest-key" is a rule or a category of crs-lint.'),
        ({"name": "cue"}, '"cue" is a rule or a category of crs-lint.'),
        ({"name": "all"}, '"all" is a rule or a category of crs-lint.'),
        ({"name": "plain_words"}, 'house rule 1 needs a "name"'),
        ({"name": "plain-words\n"}, 'house rule 1 needs a "name"'),
        ({"name": ["plain-words"]}, 'house rule 1 needs a "name"'),
        ({"pattern": "x"}, 'needs either "terms" or a "pattern"'),
        ({"message": ""}, 'needs a "message" of 1 to 1,000 characters'),
        ({"message": 5}, 'needs a "message"'),
        ({"terms": "utilize"}, '"terms" must be a list of texts'),
        ({"terms": []}, 'has an empty list of "terms"'),
        ({"terms": ["* => x"]}, 'cannot use the term "* => x"'),
        ({"terms": ["x" * 201]}, "cannot use the term"),
        ({"terms": ["word"] * 501}, "has 501 terms, and the limit is 500"),
        ({"terms": [f"a* b{number}" for number in range(21)]}, "has more than 20 terms with an asterisk before their last word"),
        ({"fields": ["stems"]}, 'there is no field "stems". Did you mean "stem"?'),
        ({"languages": ["English"]}, '"English" is not a language code'),
        ({"severity": "fatal"}, "severity must be error, warning or info"),
        ({"terms": ["use => use it"]}, 'would report its own replacement "use it"'),
        ({"replacement": "utilize"}, 'would report its own replacement "utilize"'),
    ],
)
def test_a_rule_that_cannot_be_used_is_an_error(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        settle({**RULE, **change})
    assert str(caught.value).startswith("crs-lint.toml: ")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("a(?=b)", "cannot use its pattern"),
        ("(", "cannot use its pattern"),
        (r"(a)\1", "cannot use its pattern"),
        ("a{500}{500}", "cannot use its pattern"),
        ("x*", "matches an empty text"),
        ("x" * 201, 'needs a "pattern" of 1 to 200 characters'),
    ],
)
def test_a_pattern_that_cannot_be_used_is_an_error(pattern: str, message: str) -> None:
    with pytest.raises(ConfigError, match="house rule") as caught:
        settle({"name": "brand-name", "message": "A brand.", "pattern": pattern})
    assert message in str(caught.value)


def test_a_message_of_several_lines_becomes_one_line() -> None:
    (house,) = settle({**RULE, "message": "\nIt is\n  long.\n", "help": "Do\nthis."}).house_rules
    assert (house.message, house.help) == ("It is long.", "Do this.")


def test_names_are_unique_and_rules_are_counted() -> None:
    with pytest.raises(ConfigError, match='two house rules "plain-words"'):
        settle(RULE, RULE)
    with pytest.raises(ConfigError, match="has 201 rules, and the limit is 200"):
        settle(*({**RULE, "name": f"words-{number}"} for number in range(201)))


@pytest.mark.parametrize(
    ("setting", "on"),
    [
        ({}, True),
        ({"select": ["key"]}, False),
        ({"select": ["house"]}, True),
        ({"select": ["plain-words"]}, True),
        ({"select": ["all"]}, True),
        ({"select": ["key"], "extend-select": ["house"]}, True),
        ({"ignore": ["plain-words"]}, False),
        ({"ignore": ["house"]}, False),
    ],
)
def test_it_is_selected_by_name_and_category(setting: dict[str, Any], on: bool) -> None:
    assert is_on(settle(RULE, **setting), "plain-words") is on


def test_a_misspelled_name_is_suggested() -> None:
    with pytest.raises(ConfigError, match='Did you mean "plain-words"'):
        settle(RULE, ignore=["plain-word"])


def test_a_table_of_options_for_it_is_an_error() -> None:
    with pytest.raises(ConfigError, match="is a house rule"):
        settle(RULE, rules={"plain-words": {"severity": "info"}})


@pytest.mark.parametrize(
    "change", [{"terms": ["utilise"]}, {"message": "No."}, {"fields": ["stem"]}, {"severity": "info"}, {"languages": ["en"]}]
)
def test_every_part_of_it_is_part_of_the_identity_of_settings(change: dict[str, Any]) -> None:
    assert settle({**RULE, **change}).identity != settle(RULE).identity
    assert settle(RULE).identity == settle(dict(RULE)).identity


NEAR = """\
extend = "base.toml"
ignore = ["far-rule"]
[[house-rules]]
name = "shared-rule"
message = "Near."
terms = ["near"]
"""
BASE = """\
extend = "root.toml"
per-file-ignores = {"old/" = ["far-rule"]}
[[house-rules]]
name = "shared-rule"
message = "Far."
terms = ["far"]
"""
ROOT = """\
[[house-rules]]
name = "far-rule"
message = "Farthest."
terms = ["farthest"]
"""


def test_rules_of_extended_files_are_joined_by_name(tmp_path: Path) -> None:
    for name, text in (("crs-lint.toml", NEAR), ("base.toml", BASE), ("root.toml", ROOT)):
        (tmp_path / name).write_text(text)
    settings = resolve.load(str(tmp_path / "crs-lint.toml"), Overrides())
    assert {house.name: house.message for house in settings.house_rules} == {"shared-rule": "Near.", "far-rule": "Farthest."}
    assert is_on(settings, "shared-rule")
    assert not is_on(settings, "far-rule")


@pytest.mark.parametrize("broken", ["base.toml", "root.toml"])
def test_an_error_names_the_extended_file_that_has_it(tmp_path: Path, broken: str) -> None:
    for name, text in (("crs-lint.toml", NEAR), ("base.toml", BASE), ("root.toml", ROOT)):
        (tmp_path / name).write_text(text.replace("terms", "tems") if name == broken else text)
    with pytest.raises(ConfigError) as caught:
        resolve.load(str(tmp_path / "crs-lint.toml"), Overrides())
    assert str(caught.value).startswith(str(tmp_path / broken))
