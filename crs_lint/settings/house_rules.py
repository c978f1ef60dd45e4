"""Reads house rules: the tables ``[[house-rules]]`` of a config file."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from crs_lint.language.tags import is_tag
from crs_lint.model.finding import Severity
from crs_lint.rules.registry import BY_NAME
from crs_lint.rules.rule import CATEGORIES
from crs_lint.rules.shared.house_rules import FIELDS, HouseRule
from crs_lint.rules.shared.team_terms import has_inner_asterisk, is_term, replacement_of, terms_in
from crs_lint.settings.config import ConfigError
from crs_lint.settings.values import strings
from crs_lint.text.linear_search import searcher
from crs_lint.text.suggest import did_you_mean

KEYS = ("name", "message", "help", "terms", "pattern", "fields", "languages", "severity", "replacement")
MOST_RULES = 200
MOST_TERMS = 500
MOST_INNER_ASTERISKS = 20
LONGEST = 200  # characters of a term, a pattern or a replacement
LONGEST_TEXT = 1000  # characters of a message or a help
NAME = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
LONGEST_NAME = 60
_SEVERITIES = {severity.word: severity for severity in Severity}


def house_rules(given: Any, where: str) -> tuple[HouseRule, ...]:
    """The house rules of a config file. Raises ConfigError."""
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise ConfigError(f'{where}"house-rules" must be tables, each under [[house-rules]].')
    if len(given) > MOST_RULES:
        raise ConfigError(f'{where}"house-rules" has {len(given):,} rules, and the limit is {MOST_RULES:,}.')
    found: dict[str, HouseRule] = {}
    for number, table in enumerate(given, 1):
        name = _name(table.get("name"), f"{where}house rule {number}")
        if name in found:
            raise ConfigError(f'{where}there are two house rules "{name}".')
        found[name] = _house_rule(name, table, f'{where}house rule "{name}"')
    return tuple(found.values())


def _name(value: Any, what: str) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_NAME or not re.fullmatch(NAME.strip("^$"), value):
        raise ConfigError(f'{what} needs a "name" in small letters, digits and hyphens, as in "plain-words".')
    if value in BY_NAME or value in CATEGORIES or value == "all":
        raise ConfigError(f'{what} needs another name: "{value}" is a rule or a category of crs-lint.')
    return value


def _house_rule(name: str, table: Mapping[str, Any], what: str) -> HouseRule:
    for key in table:
        if key not in KEYS:
            raise ConfigError(f'{what} has no setting "{key}". {did_you_mean(key, KEYS, "It has: " + ", ".join(KEYS) + ".")}')
    if ("terms" in table) == ("pattern" in table):
        raise ConfigError(f'{what} needs either "terms" or a "pattern".')
    rule = HouseRule(
        name,
        message=_sentence(table, "message", what),
        help=_sentence(table, "help", what) if "help" in table else "",
        terms=_terms(table, what),
        pattern=_text(table, "pattern", LONGEST, what) if "pattern" in table else "",
        fields=_fields(table, what),
        languages=_languages(table, what),
        severity=_severity(table, what),
        replacement=_text(table, "replacement", LONGEST, what) if "replacement" in table else "",
    )
    _check_pattern(rule, what)
    _check_replacements(rule, what)
    return rule


def _sentence(table: Mapping[str, Any], key: str, what: str) -> str:
    """A text for people, on one line."""
    return " ".join(_text(table, key, LONGEST_TEXT, what).split())


def _text(table: Mapping[str, Any], key: str, longest: int, what: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip() or len(value) > longest:
        raise ConfigError(f'{what} needs a "{key}" of 1 to {longest:,} characters.')
    return value


def _listed(table: Mapping[str, Any], key: str, what: str) -> tuple[str, ...]:
    """A list that is not empty where it is given."""
    values = strings(table, key, f"{what}: ")
    if key in table and not values:
        raise ConfigError(f'{what} has an empty list of "{key}".')
    return values


def _terms(table: Mapping[str, Any], what: str) -> tuple[str, ...]:
    terms = _listed(table, "terms", what)
    if len(terms) > MOST_TERMS:
        raise ConfigError(f"{what} has {len(terms):,} terms, and the limit is {MOST_TERMS:,}.")
    for term in terms:
        if len(term) > LONGEST or not is_term(term):
            raise ConfigError(f'{what} cannot use the term "{term[:60]}": a term has 1 to {LONGEST} characters.')
    if sum(map(has_inner_asterisk, terms)) > MOST_INNER_ASTERISKS:
        raise ConfigError(f"{what} has more than {MOST_INNER_ASTERISKS} terms with an asterisk before their last word.")
    return terms


def _fields(table: Mapping[str, Any], what: str) -> tuple[str, ...]:
    fields = _listed(table, "fields", what)
    for field in fields:
        if field not in FIELDS:
            hint = did_you_mean(field, FIELDS, "Known are: " + ", ".join(FIELDS) + ".")
            raise ConfigError(f'{what}: there is no field "{field[:60]}". {hint}')
    return fields


def _languages(table: Mapping[str, Any], what: str) -> tuple[str, ...]:
    languages = _listed(table, "languages", what)
    for language in languages:
        if not is_tag(language):
            raise ConfigError(f'{what}: "{language[:60]}" is not a language code, such as "en" or "pt-BR".')
    return tuple(language.lower().replace("_", "-") for language in languages)


def _severity(table: Mapping[str, Any], what: str) -> Severity:
    value = table.get("severity", Severity.WARNING.word)
    if not isinstance(value, str) or value not in _SEVERITIES:
        raise ConfigError(f"{what}: severity must be error, warning or info.")
    return _SEVERITIES[value]


def _check_pattern(rule: HouseRule, what: str) -> None:
    search = searcher(rule.pattern) if rule.pattern else None
    if rule.pattern and search is None:
        raise ConfigError(
            f"{what} cannot use its pattern: it is not a regular expression, it would be slow, or it has a lookahead, a lookbehind or a "
            "backreference."
        )
    if search is not None and search(""):
        raise ConfigError(f"{what} has a pattern that matches an empty text, so it would report every text.")


def _check_replacements(rule: HouseRule, what: str) -> None:
    """Raises ConfigError for a replacement that the rule itself reports, since fixing would never end."""
    replacements: Collection[str] = {rule.replacement, *map(replacement_of, rule.terms)} - {""}
    for text in replacements:
        search = searcher(rule.pattern) if rule.pattern else None
        if (search is not None and search(text)) or any(terms_in(rule.terms, text)):
            raise ConfigError(f'{what} would report its own replacement "{text[:60]}".')
