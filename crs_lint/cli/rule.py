"""``crs-lint rule``: lists the rules, or explains some."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from crs_lint.cli.arguments import Parser, start_logging
from crs_lint.cli.exit_codes import OK
from crs_lint.cli.failure import UsageError
from crs_lint.text.sanitize import sanitize

if TYPE_CHECKING:
    from crs_lint.rules.rule import Rule

FORMATS = ("text", "json")
VERSION = 1


def run(given: list[str]) -> int:
    """Runs the command with its arguments and returns the exit code. Raises UsageError."""
    options = parser().options_of(given)
    start_logging(options)
    _check(options.names)
    if options.format == "json":
        _write_json(options.names)
    else:
        _write_text(options.names)
    return OK


def parser() -> Parser:
    """The parser of all options."""
    made = Parser("crs-lint rule", "Lists the rules, or explains some.", usage="crs-lint rule [NAME ...]")
    made.add_argument("names", nargs="*", metavar="NAME", help="a rule to explain, or a category to list (default: list all)")
    made.add_argument("-f", "--format", choices=FORMATS, default="text", help="output format (default: text)")
    made.add_diagnostics()
    return made


def _check(names: list[str]) -> None:
    """Raises UsageError for what is neither a rule nor a category."""
    from crs_lint.rules.registry import BY_NAME
    from crs_lint.rules.rule import CATEGORIES

    for name in names:
        if name not in BY_NAME and name not in CATEGORIES:
            from crs_lint.text.suggest import did_you_mean

            hint = did_you_mean(name, (*BY_NAME, *CATEGORIES), "crs-lint rule lists them.")
            raise UsageError(f'there is no rule "{sanitize(name)}". {hint}')


def _write_text(names: list[str]) -> None:
    """Writes the pages of rules and the lists of categories, in the order of their names on the command line."""
    from crs_lint.rules import docs
    from crs_lint.rules.registry import BY_NAME

    pages = [docs.page(BY_NAME[name]) if name in BY_NAME else docs.listing((name,)) for name in dict.fromkeys(names)]
    sys.stdout.write("\n".join(pages) if names else docs.listing())


def _write_json(names: list[str]) -> None:
    """Writes an object with the rules in the order of the list of all."""
    from crs_lint.report.json import dump
    from crs_lint.rules.registry import ALL

    rules = [_as_object(rule) for rule in ALL if not names or rule.name in names or rule.category in names]
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
