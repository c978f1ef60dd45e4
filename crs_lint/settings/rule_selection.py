"""Decides which rules run, and by which setting."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from crs_lint.rules.registry import ALL, BY_NAME
from crs_lint.rules.rule import CATEGORIES
from crs_lint.settings.config import ConfigError, Overrides
from crs_lint.settings.values import strings
from crs_lint.text.suggest import did_you_mean

# A file that cannot be read must not look clean because another rule was selected.
_ALWAYS = ("invalid-yaml", "invalid-encoding")


class Decision(NamedTuple):
    """Whether a rule runs. ``by`` is the setting or the command-line option that decides it, ``default`` or ``always``."""

    on: bool
    by: str


def decisions(values: Mapping[str, Any], overrides: Overrides, where: str) -> dict[str, Decision]:
    """The decision for every rule. Later settings override earlier ones, and the command line overrides the config file."""
    found = {rule.name: Decision(rule.default, "default") for rule in ALL}
    ignored = strings(values, "ignore", where)
    if select := strings(values, "select", where):
        found = _only(expand(select, where), "select")
    found |= dict.fromkeys(expand(strings(values, "extend-select", where), where), Decision(True, "extend-select"))
    found |= dict.fromkeys(expand(ignored, where, whole=True), Decision(False, "ignore"))
    if overrides.select:
        found = _only(expand(overrides.select, ""), "--select")
    found |= dict.fromkeys(expand(overrides.extend_select, ""), Decision(True, "--extend-select"))
    found |= dict.fromkeys(expand(overrides.ignore, "", whole=True), Decision(False, "--ignore"))
    always = {name for name in _ALWAYS if name not in ignored and name not in overrides.ignore}
    always |= {rule.name for rule in ALL if rule.always_on}
    return found | {name: Decision(True, "always") for name in always if not found[name].on or BY_NAME[name].always_on}


def _only(names: set[str], by: str) -> dict[str, Decision]:
    return {name: Decision(name in names, by) for name in BY_NAME}


def expand(names: Iterable[str], where: str, *, whole: bool = False) -> set[str]:
    """The rules of names of rules and categories. A category stands for its default rules, or with ``whole`` for all of them."""
    found: set[str] = set()
    for name in names:
        if name == "all":
            found |= set(BY_NAME)
        elif name in CATEGORIES:
            found |= {rule.name for rule in ALL if rule.category == name and (rule.default or whole)}
        elif name in BY_NAME:
            found.add(name)
        else:
            raise ConfigError(
                f'{where}there is no rule or category "{name}". {did_you_mean(name, [*BY_NAME, *CATEGORIES], "crs-lint rule lists them.")}'
            )
    return found
