"""Decides which rules run, and by which setting."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.registry import ALL, BY_NAME
from crs_lint.rules.rule import CATEGORIES, Rule
from crs_lint.settings.config import ConfigError, Overrides
from crs_lint.settings.values import strings
from crs_lint.text.suggest import did_you_mean

# A file that cannot be read must not look clean because another rule was selected.
_ALWAYS = ("invalid-yaml", "invalid-encoding")


class Decision(NamedTuple):
    """Whether a rule runs. ``by`` is the setting or the command-line option that decides it, ``default`` or ``always``."""

    on: bool
    by: str


def decisions(values: Mapping[str, Any], overrides: Overrides, where: str, rules: Sequence[Rule] = ALL) -> dict[str, Decision]:
    """The decision for every one of ``rules``. Later settings override earlier ones, and the command line overrides the config file."""
    found = {rule.name: Decision(rule.default, "default") for rule in rules}
    ignored = strings(values, "ignore", where)
    if select := strings(values, "select", where):
        found = _only(expand(select, where, rules), "select", rules)
    found |= dict.fromkeys(expand(strings(values, "extend-select", where), where, rules), Decision(True, "extend-select"))
    found |= dict.fromkeys(expand(ignored, where, rules, whole=True), Decision(False, "ignore"))
    if overrides.select:
        found = _only(expand(overrides.select, "", rules), "--select", rules)
    found |= dict.fromkeys(expand(overrides.extend_select, "", rules), Decision(True, "--extend-select"))
    found |= dict.fromkeys(expand(overrides.ignore, "", rules, whole=True), Decision(False, "--ignore"))
    always = {name for name in _ALWAYS if name not in ignored and name not in overrides.ignore}
    always |= {rule.name for rule in ALL if rule.always_on}
    return found | {name: Decision(True, "always") for name in always if not found[name].on or BY_NAME[name].always_on}


def _only(names: set[str], by: str, rules: Sequence[Rule]) -> dict[str, Decision]:
    return {rule.name: Decision(rule.name in names, by) for rule in rules}


def expand(names: Iterable[str], where: str, rules: Sequence[Rule] = ALL, *, whole: bool = False) -> set[str]:
    """Those of ``rules`` that the names of rules and categories stand for.

    A category stands for its default rules, or with ``whole`` for all of them.
    """
    found: set[str] = set()
    known = {rule.name for rule in rules}
    for name in names:
        if name == "all":
            found |= known
        elif name in CATEGORIES:
            found |= {rule.name for rule in rules if rule.category == name and (rule.default or whole)}
        elif name in known:
            found.add(name)
        else:
            hint = did_you_mean(name, [*(rule.name for rule in rules), *CATEGORIES], "crs-lint rule lists them.")
            raise ConfigError(f'{where}there is no rule or category "{name}". {hint}')
    return found
