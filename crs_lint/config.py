"""Settings: which rules run on a file, with what options, as a config file and the command line say."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from crs_lint.finding import Severity
from crs_lint.names import did_you_mean
from crs_lint.patterns import compiled, usable
from crs_lint.rule import CATEGORIES, Rule
from crs_lint.rules import ALL, BY_NAME
from crs_lint.source import Limits

FILES = ("crs-lint.toml", "pyproject.toml")
_KEYS = ("include", "exclude", "select", "extend-select", "ignore", "per-file-ignores", "rules")
_SEVERITIES = {severity.word: severity for severity in Severity}
# A file that cannot be read must not look clean because another rule was asked for.
_ALWAYS = ("invalid-yaml", "invalid-encoding")


class ConfigError(Exception):
    """The settings cannot be used; the text is one line for the user."""


class Overrides(NamedTuple):
    """What the command line says: it goes before any config file."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    limits: Limits = Limits()
    no_ignores: bool = False


class Active(NamedTuple):
    """A rule that runs, as severe as the settings say."""

    rule: Rule
    severity: Severity
    options: Mapping[str, Any]


class Settings(NamedTuple):
    """What holds for the files of one folder. ``root`` is the folder that patterns are relative to."""

    file: str
    root: str
    active: tuple[Active, ...]
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    per_file_ignores: tuple[tuple[str, frozenset[str]], ...]
    limits: Limits
    no_ignores: bool

    @property
    def identity(self) -> str:
        """Names everything here that a finding could depend on."""
        rules = [(active.rule.name, int(active.severity), sorted(active.options.items())) for active in self.active]
        return repr((rules, self.per_file_ignores, self.limits, self.no_ignores))

    def of_scope(self, scope: str) -> tuple[Active, ...]:
        return tuple(active for active in self.active if active.rule.scope == scope)

    def ignored_in(self, full_path: str) -> frozenset[str]:
        """Rules that ``per-file-ignores`` switches off for one file."""
        return frozenset[str]().union(*(rules for pattern, rules in self.per_file_ignores if matches((pattern,), self.root, full_path)))


def matches(patterns: tuple[str, ...], root: str, full_path: str) -> bool:
    """Whether a path fits one of some patterns, written as in a .gitignore, relative to a folder."""
    if not patterns:
        return False
    relative = os.path.relpath(full_path, root).replace(os.sep, "/")
    return not relative.startswith("../") and bool(_spec(patterns).match_file(relative))


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> Any:
    return compiled(patterns)


def load(file: str, overrides: Overrides) -> Settings:
    """The settings of one config file. Raises ConfigError."""
    return settle(_read(file), file, overrides)


def settle(given: Mapping[str, Any], file: str, overrides: Overrides) -> Settings:
    """Settings from what a config file gives (nothing, where ``file`` is empty) and the command line."""
    where = f"{file}: " if file else ""
    for key in given:
        if key not in _KEYS:
            raise ConfigError(f'{where}there is no setting "{key}". {did_you_mean(key, _KEYS, "Known are: " + ", ".join(_KEYS) + ".")}')
    rules = _rule_tables(given.get("rules", {}), where)
    selected = _selected(given, overrides, where)
    return Settings(
        file=file,
        root=os.path.dirname(os.path.abspath(file)) if file else os.getcwd(),
        active=tuple(_active(rule, rules.get(rule.name, {}), where) for rule in ALL if rule.name in selected),
        include=_patterns(given, "include", where),
        exclude=_patterns(given, "exclude", where),
        per_file_ignores=tuple(_per_file(given.get("per-file-ignores", {}), where)),
        limits=overrides.limits,
        no_ignores=overrides.no_ignores,
    )


def find(folder: str, top: str) -> str:
    """The config file nearest to a folder, up to ``top``; empty where there is none."""
    while True:
        for name in FILES:
            file = os.path.join(folder, name)
            if os.path.isfile(file) and (name != "pyproject.toml" or _has_table(file)):
                return file
        above = os.path.dirname(folder)
        if folder == top or above == folder:
            return ""
        folder = above


def _has_table(file: str) -> bool:
    try:
        with open(file, "rb") as stream:
            return b"tool.crs-lint" in stream.read()
    except OSError:
        return True  # read again, and reported, by whoever uses it


def _read(file: str) -> Mapping[str, Any]:
    import tomllib

    try:
        with open(file, "rb") as stream:
            given: Mapping[str, Any] = tomllib.load(stream)
    except FileNotFoundError:
        raise ConfigError(f"{file}: no such config file.") from None
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read ({error.strerror}).") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(f"{file}: is no valid TOML ({error}).") from None
    if os.path.basename(file) == "pyproject.toml":
        given = given.get("tool", {}).get("crs-lint", {}) if isinstance(given.get("tool", {}), dict) else {}
    if not isinstance(given, dict):
        raise ConfigError(f'{file}: "tool.crs-lint" must be a table.')
    return given


def _selected(given: Mapping[str, Any], overrides: Overrides, where: str) -> set[str]:
    selected = _base(_strings(given, "select", where), where) | _expand(_strings(given, "extend-select", where), where)
    ignored = _strings(given, "ignore", where)
    selected -= _expand(ignored, where, whole=True)
    if overrides.select:
        selected = _base(overrides.select, "")
    selected |= _expand(overrides.extend_select, "")
    selected -= _expand(overrides.ignore, "", whole=True)
    selected |= {name for name in _ALWAYS if name not in ignored and name not in overrides.ignore}
    return selected | {rule.name for rule in ALL if rule.forced}


def _base(names: tuple[str, ...], where: str) -> set[str]:
    return _expand(names, where) if names else {rule.name for rule in ALL if rule.default}


def _expand(names: Iterable[str], where: str, *, whole: bool = False) -> set[str]:
    """Rule names for names of rules and categories; a category means its rules that are on by default, or all with ``whole``."""
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


def _rule_tables(given: Any, where: str) -> Mapping[str, Mapping[str, Any]]:
    if not isinstance(given, dict) or not all(isinstance(table, dict) for table in given.values()):
        raise ConfigError(f'{where}"rules" must be tables, as [rules.longest-key].')
    for name in given:
        if name not in BY_NAME:
            raise ConfigError(f'{where}there is no rule "{name}". {did_you_mean(name, BY_NAME, "crs-lint rule lists them.")}')
    for name, table in given.items():
        _active(BY_NAME[name], table, where)  # what is wrong is said even of a rule that is off
    return given


def _active(rule: Rule, table: Mapping[str, Any], where: str) -> Active:
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
    if rule.forced and _SEVERITIES[value] < rule.severity:
        raise ConfigError(f'{where}rule "{rule.name}" cannot be lowered: a file that could not be read must not pass.')
    return _SEVERITIES[value]


def _fitting(value: Any, default: Any, what: str) -> Any:
    """A value of the type that the default has."""
    if isinstance(default, tuple):
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        raise ConfigError(f"{what} must be a list of texts.")
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not type(default):
        kinds = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}
        raise ConfigError(f"{what} must be {kinds[type(default)]}.")
    return value


def _strings(given: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = given.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ConfigError(f'{where}"{key}" must be a list of texts.')
    return tuple(value)


def _patterns(given: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    for pattern in _strings(given, key, where):
        _check_pattern(pattern, key, where)
    return _strings(given, key, where)


def _check_pattern(pattern: str, key: str, where: str) -> None:
    if not usable(pattern) or compiled((pattern,)) is None:
        raise ConfigError(
            f'{where}"{key}" cannot use the pattern "{pattern[:60]}": write it as in a .gitignore, with at most three wildcards.'
        )


def _per_file(given: Any, where: str) -> Iterable[tuple[str, frozenset[str]]]:
    if not isinstance(given, dict):
        raise ConfigError(f'{where}"per-file-ignores" must be a table of patterns.')
    for pattern in given:
        _check_pattern(pattern, "per-file-ignores", where)
        yield pattern, frozenset(_expand(_strings(given, pattern, where), where, whole=True)) - {rule.name for rule in ALL if rule.forced}
