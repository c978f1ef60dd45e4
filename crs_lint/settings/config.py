"""What settings are: which rules run on the files of a folder, with what options, and which files belong to a bank."""

import os
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from crs_lint.document.load import Limits
from crs_lint.files.gitignore import compiled
from crs_lint.model.finding import Severity
from crs_lint.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from crs_lint.formats.dialect import Dialect
    from crs_lint.formats.team_schema import TeamSchema

FILES = ("crs-lint.toml", "pyproject.toml")
MOST_PATTERNS = 1000  # each is compared with every path


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


@lru_cache(maxsize=2 * MOST_PATTERNS)
def _spec(patterns: tuple[str, ...]) -> Any:
    return compiled(patterns)
