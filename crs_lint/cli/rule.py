"""``crs-lint rule``: lists the rules, or explains some."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from crs_lint.cli.arguments import Parser, start_logging
from crs_lint.cli.exit_codes import OK
from crs_lint.cli.failure import UsageError
from crs_lint.text.sanitize import sanitize

if TYPE_CHECKING:
    from argparse import Namespace

    from crs_lint.rules.rule import Rule

FORMATS = ("text", "json")
VERSION = 1


def run(given: list[str]) -> int:
    """Runs the command with its arguments and returns the exit code. Raises UsageError."""
    options = parser().options_of(given)
    start_logging(options)
    rules = _rules(options)
    _check(options.names, rules)
    if options.format == "json":
        _write_json(options.names, rules)
    else:
        _write_text(options.names, rules)
    return OK


def _rules(options: Namespace) -> tuple[Rule, ...]:
    """All rules: those of crs-lint, the house rules of the config file that holds in the current folder, and those of plugins.

    Raises UsageError.
    """
    from crs_lint.rules.registry import ALL, BY_NAME

    is_built_in = options.isolated or (options.names and not options.config and all(name in BY_NAME for name in options.names))
    if is_built_in and not options.plugin:
        return ALL
    from crs_lint.cli.check_request import loaded_plugins
    from crs_lint.engine.run import settings_for
    from crs_lint.settings.config import ConfigError, Overrides
    from crs_lint.settings.request import Request

    try:
        overrides = Overrides(plugins=loaded_plugins(options.plugin))
        settings = settings_for(Request(config=options.config, isolated=options.isolated, overrides=overrides), os.curdir)
    except ConfigError as error:
        raise UsageError(str(error)) from None
    return (*ALL, *settings.team_rules)


def parser() -> Parser:
    """The parser of all options."""
    made = Parser("crs-lint rule", "Lists the rules, or explains some.", usage="crs-lint rule [NAME ...]")
    made.add_argument("names", nargs="*", metavar="NAME", help="a rule to explain, or a category to list (default: list all)")
    made.add_argument("-f", "--format", choices=FORMATS, default="text", help="output format (default: text)")
    made.add_argument("--config", default="", metavar="FILE", help="list the house rules of this config file")
    made.add_argument("--isolated", action="store_true", help="list no house rules")
    made.add_plugins()
    made.add_diagnostics()
    return made


def _check(names: list[str], rules: tuple[Rule, ...]) -> None:
    """Raises UsageError for what is neither a rule nor a category."""
    from crs_lint.rules.rule import CATEGORIES

    known = (*(rule.name for rule in rules), *CATEGORIES)
    for name in names:
        if name not in known:
            from crs_lint.text.suggest import did_you_mean

            hint = did_you_mean(name, known, "crs-lint rule lists them.")
            raise UsageError(f'there is no rule "{sanitize(name)}". {hint}')


def _write_text(names: list[str], rules: tuple[Rule, ...]) -> None:
    """Writes the pages of rules and the lists of categories, in the order of their names on the command line."""
    from crs_lint.rules import docs

    by_name = {rule.name: rule for rule in rules}
    pages = [docs.page(by_name[name]) if name in by_name else docs.listing((name,), rules) for name in dict.fromkeys(names)]
    sys.stdout.write("\n".join(pages) if names else docs.listing(known=rules))


def _write_json(names: list[str], known: tuple[Rule, ...]) -> None:
    """Writes an object with the rules in the order of the list of all."""
    from crs_lint.report.json import dump

    rules = [_as_object(rule) for rule in known if not names or rule.name in names or rule.category in names]
    sys.stdout.write(dump({"version": VERSION, "rules": rules}))


def _as_object(rule: Rule) -> dict[str, object]:
    from crs_lint.rules import docs

    return {
        "name": rule.name,
        "category": rule.category,
        "severity": rule.severity.word,
        "default": rule.default,
        "always_on": rule.always_on,
        "fixable": rule.fixable.value or None,
        "headline": docs.headline(rule),
        "docs": rule.docs,
        "source": rule.source,
        "options": rule.options,
    }
