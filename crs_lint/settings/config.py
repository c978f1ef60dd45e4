"""The settings of a folder: which rules run, with what options, and which files belong to a bank."""

import os
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from crs_lint.document.limits import Limits
from crs_lint.files.gitignore import compiled
from crs_lint.model.finding import Severity
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.rule import Rule, Scope
from crs_lint.settings.plugin import Plugin

if TYPE_CHECKING:
    from crs_lint.formats.dialect import Dialect
    from crs_lint.formats.team_schema import TeamSchema
    from crs_lint.rules.shared.house_rules import HouseRule

FILES = ("crs-lint.toml", "pyproject.toml")
MOST_PATTERNS = 1000  # each is compared with every path


class ConfigError(Exception):
    """The settings cannot be used; the text is one line for the user."""


class Overrides(NamedTuple):
    """The settings of the command line, which take precedence over config files."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    limits: Limits = Limits()
    no_ignores: bool = False
    plugins: tuple[Plugin, ...] = ()

    @property
    def plugin_rules(self) -> tuple[Rule, ...]:
        return tuple(rule for plugin in self.plugins for rule in plugin.rules)


class Active(NamedTuple):
    """A rule that runs, with its severity and options."""

    rule: Rule
    severity: Severity
    options: Mapping[str, Any]


class Patterns(NamedTuple):
    """Patterns of paths as in a .gitignore, relative to the folder of the config file."""

    root: str
    lines: tuple[str, ...]

    def fit(self, full_path: str) -> bool:
        if not self.lines:
            return False
        relative = os.path.relpath(full_path, self.root).replace(os.sep, "/")
        return not relative.startswith("../") and bool(_spec(self.lines).match_file(relative))


class Given(NamedTuple):
    """The values of config files: of the nearest, and of those that it extends.

    ``origins`` maps a setting to the file that sets it. Its key is the name of the setting, or ``rules``, rule and option.
    ``files`` starts with the nearest file. ``top`` is the folder that must hold everything that a file refers to; if it is
    empty, that is the folder of the file itself.
    """

    values: Mapping[str, Any] = {}
    origins: Mapping[tuple[str, ...], str] = {}
    files: tuple[str, ...] = ()
    top: str = ""


class Settings(NamedTuple):
    """The settings for the files of one folder.

    ``ignoring`` has all patterns of ``per_file_ignores``: a file that none of them fits needs no further look. ``dialect`` is
    None for files in the bank's own form. ``schema`` is the team's, if it has one. ``word_files`` are its lists of words.
    ``house_rules`` are the definitions of the team's own rules, and ``team_rules`` all that do not come with crs-lint: those, and the
    rules of plugins, whether they are on or off.
    ``responses`` are patterns of files of responses, and ``scoring`` says how these were scored, or which file does.
    ``docs_url`` is the address of a site with the pages of the rules, for links; empty if there is none.
    ``language`` is the tag of items that declare no language, nor does their file or exam; it is empty where each file tells
    its own.
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
    word_files: tuple[str, ...] = ()
    house_rules: "tuple[HouseRule, ...]" = ()
    team_rules: tuple[Rule, ...] = ()
    language: str = ""
    responses: Patterns = Patterns("", ())
    scoring: Any = None
    docs_url: str = ""

    @property
    def identity(self) -> str:
        """A text with everything that a finding may depend on; it is part of cache keys."""
        rules = [(active.rule.name, int(active.severity), sorted(active.options.items())) for active in self.active]
        how = (self.limits, self.no_ignores, self.dialect, self.schema, self.language)
        return repr((rules, self.per_file_ignores, how, self.house_rules))

    @property
    def files(self) -> tuple[str, ...]:
        """The files of these settings, including those of the team's schema and its words."""
        return (*self.given.files, *(self.schema.files if self.schema is not None else ()), *self.word_files)

    @property
    def checks_spelling(self) -> bool:
        """Whether facts hold the words that the dictionary lacks."""
        return any(active.rule.name == "misspelling" for active in self.active)

    def of_scope(self, scope: Scope) -> tuple[Active, ...]:
        return tuple(active for active in self.active if active.rule.scope is scope)

    def ignored_in(self, full_path: str) -> frozenset[str]:
        """The rules that ``per-file-ignores`` turns off for a file."""
        if not self.ignoring.fit(full_path):
            return frozenset()
        return frozenset[str]().union(*(rules for patterns, rules in self.per_file_ignores if patterns.fit(full_path)))


@lru_cache(maxsize=2 * MOST_PATTERNS)
def _spec(patterns: tuple[str, ...]) -> Any:
    return compiled(patterns)
