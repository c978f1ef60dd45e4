"""Reads the tables of rules: their severities and options."""

from collections.abc import Mapping, Sequence
from typing import Any

from crs_lint.model.finding import Severity
from crs_lint.rules.rule import Rule
from crs_lint.settings.config import Active, ConfigError
from crs_lint.text.suggest import did_you_mean

_MOST = 1_000_000
# What options may be: a rule that asks for "at least 0 items" would judge an empty bank.
BOUNDS: Mapping[type, tuple[int, int]] = {int: (1, _MOST), float: (0, _MOST)}
_SEVERITIES = {severity.word: severity for severity in Severity}


def rule_tables(given: Any, where: str, rules: Sequence[Rule]) -> Mapping[str, Mapping[str, Any]]:
    """The tables of some of ``rules``. Raises ConfigError, also for one of a house rule."""
    by_name = {rule.name: rule for rule in rules}
    if not isinstance(given, dict) or not all(isinstance(table, dict) for table in given.values()):
        raise ConfigError(f'{where}"rules" must be tables, as [rules.longest-key].')
    for name in given:
        if name in by_name and by_name[name].is_house_rule:
            raise ConfigError(f'{where}"{name}" is a house rule: its severity and all else are in its table under [[house-rules]].')
        if name not in by_name:
            with_tables = [rule.name for rule in rules if not rule.is_house_rule]
            raise ConfigError(f'{where}there is no rule "{name}". {did_you_mean(name, with_tables, "crs-lint rule lists them.")}')
    for name, table in given.items():
        active(by_name[name], table, where)  # a rule that is off is checked, too
    return given


def active(rule: Rule, table: Mapping[str, Any], where: str) -> Active:
    options = rule.options
    severity = rule.severity
    for key, value in table.items():
        if key == "severity":
            severity = _severity(rule, value, where)
        elif key not in options:
            known = ("severity", *options)
            raise ConfigError(
                f'{where}rule "{rule.name}" has no option "{key}". {did_you_mean(key, known, "It has: " + ", ".join(known) + ".")}'
            )
        else:
            options[key] = _fitting(value, options[key], f'{where}option "{key}" of rule "{rule.name}"')
    return Active(rule, severity, options)


def _severity(rule: Rule, value: Any, where: str) -> Severity:
    if not isinstance(value, str) or value not in _SEVERITIES:
        raise ConfigError(f'{where}severity of rule "{rule.name}" must be error, warning or info.')
    if rule.always_on and _SEVERITIES[value] < rule.severity:
        raise ConfigError(f'{where}rule "{rule.name}" cannot be lowered: a file that could not be read must not pass.')
    return _SEVERITIES[value]


def _fitting(value: Any, default: Any, what: str) -> Any:
    """The value, if it has the type of the default. Raises ConfigError."""
    if isinstance(default, tuple):
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        raise ConfigError(f"{what} must be a list of texts.")
    if isinstance(default, float) and type(value) is int and abs(value) <= _MOST:
        value = float(value)
    if type(value) is not type(default):
        kinds = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}
        raise ConfigError(f"{what} must be {kinds[type(default)]}.")
    if type(value) in BOUNDS:
        _check_bounds(value, what)
    return value


def _check_bounds(value: float, what: str) -> None:
    least, most = BOUNDS[type(value)]
    if not least <= value <= most:  # as it is for nan, which is no number
        raise ConfigError(f"{what} must be between {least:,} and {most:,}.")
