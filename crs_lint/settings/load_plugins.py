"""Loads plugins: installed packages with rules, which only the command line names. It runs their code."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, wraps
from typing import TYPE_CHECKING, Any, NoReturn

from crs_lint import log
from crs_lint.model.finding import Problem
from crs_lint.rules.registry import BY_NAME
from crs_lint.rules.rule import CATEGORIES, Check, Rule
from crs_lint.settings.config import ConfigError
from crs_lint.settings.plugin import Plugin
from crs_lint.text.suggest import did_you_mean

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "crs_lint.rules"


def plugins_named(names: Iterable[str]) -> tuple[Plugin, ...]:
    """The plugins of some packages, each once. Raises ConfigError where one cannot be used, or two have a rule of the same name."""
    plugins = tuple(plugin_named(name) for name in dict.fromkeys(map(_normalized, names)))
    owners: dict[str, str] = {}
    for plugin in plugins:
        for rule in plugin.rules:
            if (owner := owners.setdefault(rule.name, plugin.name)) != plugin.name:
                raise ConfigError(f'the plugin "{plugin.name}" has a rule "{rule.name}", as has the plugin "{owner}".')
    return plugins


@cache
def plugin_named(name: str) -> Plugin:
    """The plugin of an installed package, whose name is as indexes compare it. Raises ConfigError."""
    points = _entry_points(name)
    given = [rule for point in points for rule in _rules_at(point, name)]
    states = tuple(state for module in dict.fromkeys(point.module for point in points) for state in _file_states(module))
    version = next((point.dist.version for point in points if point.dist is not None), "")
    return plugin_of(name, version or "", given)._replace(file_states=states)


def plugin_of(name: str, version: str, given: Sequence[Any]) -> Plugin:
    """A plugin of rules that the decorator of ``crs_lint.plugin`` has made. Raises ConfigError for anything else."""
    found: dict[str, Rule] = {}
    for one in given:
        if not isinstance(one, Rule) or not one.plugin_module:
            _refuse(name, f"{_shown(one)} among its rules is not made by the decorator crs_lint.plugin.rule")
        if one.name in BY_NAME or one.name in CATEGORIES or one.name == "all":
            _refuse(name, f'its rule "{one.name}" has the name of a rule or a category of crs-lint')
        if one.name in found:
            _refuse(name, f'it has two rules "{one.name}"')
        if other := next((rule.name for rule in found.values() if rule.plugin_module == one.plugin_module), ""):
            _refuse(name, f'its rules "{other}" and "{one.name}" are in the same file, and each has its own docs and examples')
        if not one.docs:
            _refuse(name, f'the file of its rule "{one.name}" has no docstring, which is the page of the rule')
        found[one.name] = one._replace(function=_guarded(one.check), plugin=f"{name} {version}".strip())
    return Plugin(name, version, tuple(found.values()))


def _refuse(name: str, reason: str) -> NoReturn:
    raise ConfigError(f'the plugin "{name}" cannot be used: {reason}.')


def _shown(value: object) -> str:
    return f'"{value.name}"' if isinstance(value, Rule) else f"a value of type {type(value).__name__}"


def _entry_points(name: str) -> list[EntryPoint]:
    """The entry points of a package that name its rules, in order; one or more. Raises ConfigError."""
    from importlib.metadata import PackageNotFoundError, distribution, entry_points

    providers: dict[str, list[EntryPoint]] = {}
    for point in entry_points(group=GROUP):
        if point.dist is not None and point.dist.name:
            providers.setdefault(_normalized(point.dist.name), []).append(point)
    if name in providers:
        return sorted(providers[name], key=lambda point: point.name)
    hint = did_you_mean(name, providers, f"Packages with rules: {', '.join(sorted(providers)) or 'none'}.")
    try:
        distribution(name)
    except (PackageNotFoundError, ValueError):
        raise ConfigError(f'there is no plugin "{name}": no package of that name is installed beside crs-lint. {hint}') from None
    raise ConfigError(f'the package "{name}" is no plugin: it has no entry point in the group {GROUP}. {hint}')


def _rules_at(point: EntryPoint, name: str) -> tuple[Any, ...]:
    """What an entry point names, which must be a tuple. Raises ConfigError, also if the package cannot be imported."""
    log.debug(__name__, "the code of plugin %s is run: %s", name, point.value)
    try:
        given = point.load()
    except (Exception, SystemExit) as error:  # a package that ends the program would let a bank pass
        raise ConfigError(f'the plugin "{name}" cannot be imported ({type(error).__name__}: {error}).') from error
    if not isinstance(given, tuple):
        _refuse(name, f"{point.value} is of type {type(given).__name__}, and no tuple of rules")
    return given


def _guarded(check: Check) -> Check:
    """A check that yields problems or raises an Exception: one that ended the program would let a bank pass."""

    def guarded(subject: Any, **options: Any) -> Iterator[Problem]:
        try:
            for problem in check(subject, **options) or ():
                _check_problem(problem)
                yield problem
        except SystemExit as error:
            raise RuntimeError(f"SystemExit: {error}") from error

    return wraps(check)(guarded)


def _check_problem(problem: object) -> None:
    """Raises TypeError for what is no problem, or has values of other types than text and path, with which a later step would fail."""
    if not isinstance(problem, Problem):
        raise TypeError(f"the check yields a value of type {type(problem).__name__}, and no Problem")
    if not (isinstance(problem.message, str) and isinstance(problem.help, str) and isinstance(problem.path, tuple)):
        raise TypeError("the check yields a Problem whose message and help are no texts, or whose path is no tuple")


def _file_states(module: str) -> Iterator[str]:
    """The states of the files of a module's package, or of a module that is in none."""
    from crs_lint.cache.program_inputs import file_states

    top = sys.modules[module.partition(".")[0]]
    folders = list(getattr(top, "__path__", ()))
    for folder in folders:
        yield from file_states(folder, f"{top.__name__}/")
    if not folders and top.__file__:
        stat = os.stat(top.__file__)
        yield f"{top.__name__} {stat.st_size} {stat.st_mtime_ns}"


def _normalized(name: str) -> str:
    """The name of a package as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
