"""Settings: which rules run on a file, with what options, as a config file and the command line say."""

import os
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from crs_lint import log
from crs_lint.document.load import Limits
from crs_lint.files.gitignore import compiled, usable
from crs_lint.model.finding import Severity
from crs_lint.rules.registry import ALL, BY_NAME
from crs_lint.rules.rule import CATEGORIES, Rule, Scope
from crs_lint.text.suggest import did_you_mean

if TYPE_CHECKING:
    from crs_lint.formats.dialect import Dialect
    from crs_lint.formats.team_schema import TeamSchema

FILES = ("crs-lint.toml", "pyproject.toml")
_KEYS = ("extend", "include", "exclude", "select", "extend-select", "ignore", "per-file-ignores", "rules", "dialect")
_LARGEST = 1 << 20  # bytes
_MOST_FILES = 10
_MOST_PATTERNS = 1000  # each is compared with every path
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


class Patterns(NamedTuple):
    """Patterns of paths, written as in a .gitignore, relative to the folder of the file that gives them."""

    root: str
    lines: tuple[str, ...]

    def fit(self, full_path: str) -> bool:
        if not self.lines:
            return False
        relative = os.path.relpath(full_path, self.root).replace(os.sep, "/")
        return not relative.startswith("../") and bool(_spec(self.lines).match_file(relative))


class Given(NamedTuple):
    """What config files give: the nearest, and those that it extends.

    ``origins`` tell which file a value comes from, by the setting's name; for one of a rule, by ``rules``, rule and option.
    ``files`` are the files, the nearest first. ``top`` is the folder that all of it must lie in; empty for that of each file.
    """

    values: Mapping[str, Any] = {}
    origins: Mapping[tuple[str, ...], str] = {}
    files: tuple[str, ...] = ()
    top: str = ""


class Settings(NamedTuple):
    """What holds for the files of one folder.

    ``ignoring`` are all patterns of ``per_file_ignores``, to pass over most files at once. ``dialect`` is None where the files
    are in the bank's own form, ``schema`` the team's own.
    """

    file: str
    active: tuple[Active, ...]
    include: Patterns
    exclude: Patterns
    per_file_ignores: tuple[tuple[Patterns, frozenset[str]], ...]
    ignoring: Patterns
    limits: Limits
    no_ignores: bool
    given: Given
    dialect: "Dialect | None" = None
    schema: "TeamSchema | None" = None

    @property
    def identity(self) -> str:
        """Names everything here that a finding could depend on."""
        rules = [(active.rule.name, int(active.severity), sorted(active.options.items())) for active in self.active]
        return repr((rules, self.per_file_ignores, self.limits, self.no_ignores, self.dialect, self.schema))

    @property
    def files(self) -> tuple[str, ...]:
        """The files that these settings were read from, those of the team's schema included."""
        return (*self.given.files, *(self.schema.files if self.schema is not None else ()))

    def of_scope(self, scope: Scope) -> tuple[Active, ...]:
        return tuple(active for active in self.active if active.rule.scope is scope)

    def ignored_in(self, full_path: str) -> frozenset[str]:
        """Rules that ``per-file-ignores`` switches off for one file."""
        if not self.ignoring.fit(full_path):
            return frozenset()
        return frozenset[str]().union(*(rules for patterns, rules in self.per_file_ignores if patterns.fit(full_path)))


@lru_cache(maxsize=2 * _MOST_PATTERNS)
def _spec(patterns: tuple[str, ...]) -> Any:
    return compiled(patterns)


def load(file: str, overrides: Overrides, top: str = "") -> Settings:
    """The settings of one config file and of those it extends, which must lie below ``top``, or else below its own folder.

    Raises ConfigError.
    """
    given = _gathered(file, top)
    return settle(given.values, file, overrides, given)


def settle(values: Mapping[str, Any], file: str, overrides: Overrides, given: Given | None = None) -> Settings:
    """Settings from what a config file gives (nothing, where ``file`` is empty) and the command line. Raises ConfigError."""
    given = given or Given(values)
    where = f"{file}: " if file else ""
    for key in values:
        if key not in _KEYS:
            raise ConfigError(f'{where}there is no setting "{key}". {did_you_mean(key, _KEYS, "Known are: " + ", ".join(_KEYS) + ".")}')
    _check_extend(values.get("extend", "-"), where)
    rules = _rule_tables(values.get("rules", {}), where)
    selected = {name for name, decision in decisions(values, overrides, where).items() if decision.on}

    def root(key: str) -> str:
        source = given.origins.get((key,), file)
        return os.path.dirname(os.path.abspath(source)) if source else os.getcwd()

    per_file = tuple(_per_file(values.get("per-file-ignores", {}), where, root("per-file-ignores")))
    return Settings(
        file=file,
        active=tuple(_active(rule, rules.get(rule.name, {}), where) for rule in ALL if rule.name in selected),
        include=_patterns(values, "include", where, root("include")),
        exclude=_patterns(values, "exclude", where, root("exclude")),
        per_file_ignores=per_file,
        # One that begins with "!" takes nothing in, and of others nothing out.
        ignoring=Patterns(
            root("per-file-ignores"), tuple(line for patterns, _ in per_file for line in patterns.lines if not line.startswith("!"))
        ),
        limits=overrides.limits,
        no_ignores=overrides.no_ignores,
        given=given,
        **_dialect(values["dialect"], where, root("dialect"), given.top) if "dialect" in values else {},
    )


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

    try:
        return {"dialect": dialect, "schema": team_schema.load(path, folder, top or folder)}
    except team_schema.UnusableSchemaError as error:
        raise ConfigError(f"{where}{error}") from None


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


def _gathered(file: str, top: str) -> Given:
    """What a file gives, over what the file gives that it extends, and so on. Each is sound by itself."""
    values: dict[str, Any] = {}
    origins: dict[tuple[str, ...], str] = {}
    files: list[str] = []
    source = file
    while source:
        own = _read(source)
        if files:
            if not own:
                raise ConfigError(f'{files[-1]}: "extend" names {source}, which has no settings.')
            settle(own, source, Overrides(), Given(own, top=top))  # what is wrong is told of the file it is in
        files.append(source)
        _fill(values, origins, own, source)
        source = _extended(own.get("extend"), source, top)
        if source and any(os.path.samefile(source, one) for one in files):
            raise ConfigError(f'{file}: "extend" goes in a circle: {", ".join(files)} and {source} again.')
        if len(files) >= _MOST_FILES:
            raise ConfigError(f'{file}: "extend" goes on for more than {_MOST_FILES} files.')
    return Given(values, origins, tuple(files), top)


def _fill(values: dict[str, Any], origins: dict[tuple[str, ...], str], own: Mapping[str, Any], source: str) -> None:
    """Adds what is not there yet: whole settings, and of the tables of rules single values."""
    for key, value in own.items():
        if key not in values:
            values[key] = {name: dict(table) for name, table in value.items()} if key == "rules" and _is_tables(value) else value
            origins[key,] = source
            if key == "rules" and _is_tables(value):
                origins |= {("rules", name, option): source for name, table in value.items() for option in table}
        elif key == "rules" and _is_tables(value) and _is_tables(values["rules"]):
            for name, table in value.items():
                values["rules"][name] = {**table, **values["rules"].get(name, {})}
                origins |= {("rules", name, option): source for option in table if ("rules", name, option) not in origins}


def _is_tables(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(table, dict) for table in value.values())


def _extended(value: Any, source: str, top: str) -> str:
    """The file that one file extends; empty where there is none. Raises ConfigError."""
    if value is None:
        return ""
    _check_extend(value, f"{source}: ")
    folder = os.path.dirname(os.path.abspath(source))
    file = os.path.normpath(os.path.join(os.path.dirname(source), value))
    inside = os.path.join(os.path.realpath(top or folder), "")
    if not os.path.realpath(file).startswith(inside):
        raise ConfigError(f'{source}: "extend" leads out of the {"repository" if top else "folder"} ({value}).')
    if not os.path.isfile(file):
        raise ConfigError(f'{source}: "extend" names {value}, and there is no such file.')
    return file


def _check_extend(value: Any, where: str) -> None:
    if not isinstance(value, str) or not value or os.path.isabs(value) or value[0] in "/\\" or "\0" in value:
        raise ConfigError(f'{where}"extend" must be the path of a config file, from the folder of this one.')


def _read(file: str) -> Mapping[str, Any]:
    import tomllib

    log.debug(__name__, "settings are read from %s", file)
    try:
        with open(file, "rb") as stream:
            content = stream.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise ConfigError(f"{file}: is too large for a config file.")
        given: Mapping[str, Any] = tomllib.loads(content.decode("utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"{file}: no such config file.") from None
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read ({error.strerror}).") from None
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{file}: is no valid TOML ({error}).") from None
    if os.path.basename(file) == "pyproject.toml":
        given = given.get("tool", {}).get("crs-lint", {}) if isinstance(given.get("tool", {}), dict) else {}
    if not isinstance(given, dict):
        raise ConfigError(f'{file}: "tool.crs-lint" must be a table.')
    return given


class Decision(NamedTuple):
    """Whether a rule runs, and by what: a setting, an option of the command line, ``default`` or ``always``."""

    on: bool
    by: str


def decisions(values: Mapping[str, Any], overrides: Overrides, where: str) -> dict[str, Decision]:
    """For every rule the last word on whether it runs."""
    found = {rule.name: Decision(rule.default, "default") for rule in ALL}
    ignored = _strings(values, "ignore", where)
    if select := _strings(values, "select", where):
        found = _only(_expand(select, where), "select")
    found |= dict.fromkeys(_expand(_strings(values, "extend-select", where), where), Decision(True, "extend-select"))
    found |= dict.fromkeys(_expand(ignored, where, whole=True), Decision(False, "ignore"))
    if overrides.select:
        found = _only(_expand(overrides.select, ""), "--select")
    found |= dict.fromkeys(_expand(overrides.extend_select, ""), Decision(True, "--extend-select"))
    found |= dict.fromkeys(_expand(overrides.ignore, "", whole=True), Decision(False, "--ignore"))
    always = {name for name in _ALWAYS if name not in ignored and name not in overrides.ignore}
    always |= {rule.name for rule in ALL if rule.always_on}
    return found | {name: Decision(True, "always") for name in always if not found[name].on or BY_NAME[name].always_on}


def _only(names: set[str], by: str) -> dict[str, Decision]:
    return {name: Decision(name in names, by) for name in BY_NAME}


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
    if rule.always_on and _SEVERITIES[value] < rule.severity:
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


def _patterns(given: Mapping[str, Any], key: str, where: str, root: str) -> Patterns:
    lines = _strings(given, key, where)
    _check_number(lines, key, where)
    for pattern in lines:
        _check_pattern(pattern, key, where)
    return Patterns(root, lines)


def _check_number(patterns: Collection[str], key: str, where: str) -> None:
    if len(patterns) > _MOST_PATTERNS:
        raise ConfigError(f'{where}"{key}" has {len(patterns):,} patterns, and {_MOST_PATTERNS:,} are the most. Name folders, not files.')


def _check_pattern(pattern: str, key: str, where: str) -> None:
    if not usable(pattern) or compiled((pattern,)) is None:
        raise ConfigError(
            f'{where}"{key}" cannot use the pattern "{pattern[:60]}": write it as in a .gitignore, with at most three wildcards.'
        )


def _per_file(given: Any, where: str, root: str) -> Iterable[tuple[Patterns, frozenset[str]]]:
    if not isinstance(given, dict):
        raise ConfigError(f'{where}"per-file-ignores" must be a table of patterns.')
    _check_number(given, "per-file-ignores", where)
    always_on = {rule.name for rule in ALL if rule.always_on}
    for pattern in given:
        _check_pattern(pattern, "per-file-ignores", where)
        yield Patterns(root, (pattern,)), frozenset(_expand(_strings(given, pattern, where), where, whole=True)) - always_on
