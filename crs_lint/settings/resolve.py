"""Resolves the settings from config files and the command line."""

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from crs_lint.document.reader import READERS, VARIABLE, unknown_reader
from crs_lint.rules.registry import ALL
from crs_lint.rules.rule import Rule
from crs_lint.settings.config import ConfigError, Given, Overrides, Patterns, Settings
from crs_lint.settings.config_files import check_extend, gathered
from crs_lint.settings.rule_options import active, rule_tables
from crs_lint.settings.rule_selection import decisions, expand
from crs_lint.settings.values import check_number, check_pattern, language_tag, patterns, strings, web_address
from crs_lint.text.suggest import did_you_mean

if TYPE_CHECKING:
    from crs_lint.rules.shared.house_rules import HouseRule

KEYS = (
    *("required-version", "extend", "include", "exclude", "select", "extend-select", "ignore", "per-file-ignores", "rules", "house-rules"),
    *("language", "dialect", "responses", "scoring", "docs-url"),
)


def load(file: str, overrides: Overrides, top: str = "") -> Settings:
    """The settings of a config file and of those it extends, which must be below ``top``, or else below its own folder.

    Raises ConfigError.
    """
    given = gathered(file, top, partial(_check, Overrides(plugins=overrides.plugins)))
    return settle(given.values, file, overrides, given)


def _check(overrides: Overrides, given: Given, file: str) -> None:
    """Raises ConfigError if the values of a file alone cannot be used."""
    settle(given.values, file, overrides, given)


def settle(values: Mapping[str, Any], file: str, overrides: Overrides, given: Given | None = None) -> Settings:
    """Settings from the values of a config file, whose path is empty if there is none, and the command line. Raises ConfigError."""
    _check_reader()
    given = given or Given(values)
    where = f"{file}: " if file else ""
    if "required-version" in values:  # another version may know other settings
        from crs_lint.settings.required_version import check_required_version

        check_required_version(values["required-version"], where)
    for key in values:
        if key not in KEYS:
            raise ConfigError(f'{where}there is no setting "{key}". {did_you_mean(key, KEYS, "Known are: " + ", ".join(KEYS) + ".")}')
    check_extend(values.get("extend", "-"), where)
    house_rules, own_rules = _house_rules(values["house-rules"], where) if "house-rules" in values else ((), ())
    _check_names(house_rules, overrides.plugin_rules, where)
    team_rules = (*own_rules, *overrides.plugin_rules)
    known = (*ALL, *team_rules)
    rules = rule_tables(values.get("rules", {}), where, known)
    selected = {name for name, decision in decisions(values, overrides, where, known).items() if decision.on}

    def root(key: str) -> str:
        source = given.origins.get((key,), file)
        return os.path.dirname(os.path.abspath(source)) if source else os.getcwd()

    per_file = tuple(_per_file(values.get("per-file-ignores", {}), where, root("per-file-ignores"), known))
    if "misspelling" in selected:
        from crs_lint.settings.team_words import check_spelling_extra

        check_spelling_extra(where)
    return Settings(
        file=file,
        active=tuple(active(rule, rules.get(rule.name, {}), where) for rule in known if rule.name in selected),
        include=patterns(values, "include", where, root("include")),
        exclude=patterns(values, "exclude", where, root("exclude")),
        per_file_ignores=per_file,
        # A pattern with "!" has no effect: each pattern is matched alone.
        ignoring=Patterns(
            root("per-file-ignores"), tuple(line for patterns, _ in per_file for line in patterns.lines if not line.startswith("!"))
        ),
        limits=overrides.limits,
        no_ignores=overrides.no_ignores,
        given=given,
        house_rules=house_rules,
        team_rules=team_rules,
        language=language_tag(values, where),
        responses=patterns(values, "responses", where, root("responses")),
        scoring=_scoring(values["scoring"], where, root("scoring"), given.top) if "scoring" in values else None,
        docs_url=web_address(values, "docs-url", where),
        **_dialect(values["dialect"], where, root("dialect"), given.top) if "dialect" in values else {},
    )


def _scoring(value: Any, where: str, folder: str, top: str) -> Any:
    """How responses were scored: a table, or the absolute path of a file."""
    if isinstance(value, dict):
        return value
    if not isinstance(value, str) or not value or "\0" in value:
        raise ConfigError(f'{where}"scoring" must be the path of a file, relative to the folder of this one, or a table of items.')
    file = os.path.realpath(os.path.join(folder, value))
    if not file.startswith(os.path.join(os.path.realpath(top or folder), "")):
        raise ConfigError(f'{where}"scoring" leads out of the {"repository" if top else "folder"} ({value}).')
    return file


def _check_reader() -> None:
    if name := unknown_reader():
        known = f"Known are: {', '.join(READERS)}."
        raise ConfigError(f'{VARIABLE} in the environment: there is no reader "{name}". {did_you_mean(name, READERS, known)}')


def _house_rules(given: Any, where: str) -> "tuple[tuple[HouseRule, ...], tuple[Rule, ...]]":
    """The definitions of house rules, and the rules that run them."""
    from crs_lint.rules.shared.house_rules import as_rule
    from crs_lint.settings.house_rules import house_rules

    defined = house_rules(given, where)
    return defined, tuple(map(as_rule, defined))


def _check_names(house_rules: "Sequence[HouseRule]", plugin_rules: Sequence[Rule], where: str) -> None:
    """Raises ConfigError for a house rule that has the name of a plugin's rule."""
    of_plugins = {rule.name: rule.plugin for rule in plugin_rules}
    for house in house_rules:
        if house.name in of_plugins:
            raise ConfigError(f'{where}house rule "{house.name}" needs another name: the plugin {of_plugins[house.name]} has such a rule.')


def _dialect(table: Any, where: str, folder: str, top: str) -> dict[str, Any]:
    """The dialect and the team's schema, as fields of the settings."""
    from crs_lint.formats.dialect import DialectError, read_dialect

    try:
        dialect, path = read_dialect(table)
    except DialectError as error:
        raise ConfigError(f"{where}{error}") from None
    if not path:
        return {"dialect": dialect}
    from crs_lint.formats import team_schema
    from crs_lint.formats.unusable_schema import UnusableSchemaError

    try:
        return {"dialect": dialect, "schema": team_schema.load(path, folder, top or folder)}
    except UnusableSchemaError as error:
        raise ConfigError(f"{where}{error}") from None


def _per_file(given: Any, where: str, root: str, rules: Sequence[Rule]) -> Iterable[tuple[Patterns, frozenset[str]]]:
    if not isinstance(given, dict):
        raise ConfigError(f'{where}"per-file-ignores" must be a table of patterns.')
    check_number(given, "per-file-ignores", where)
    always_on = {rule.name for rule in ALL if rule.always_on}
    for pattern in given:
        check_pattern(pattern, "per-file-ignores", where)
        yield Patterns(root, (pattern,)), frozenset(expand(strings(given, pattern, where), where, rules, whole=True)) - always_on
