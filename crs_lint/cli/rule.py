"""``crs-lint rule``: lists the rules, or explains one."""

from __future__ import annotations

import sys

from crs_lint.cli.arguments import Parser, start_logging
from crs_lint.cli.exit_codes import OK
from crs_lint.cli.failure import UsageError
from crs_lint.text.sanitize import sanitize


def run(given: list[str]) -> int:
    """Runs the command with its arguments and returns the exit code. Raises UsageError."""
    options = _parser().parse_args(given)
    start_logging(options)
    from crs_lint.rules import docs
    from crs_lint.rules.registry import BY_NAME

    if options.name is None:
        sys.stdout.write(docs.listing())
        return OK
    if options.name not in BY_NAME:
        from crs_lint.text.suggest import did_you_mean

        raise UsageError(f'there is no rule "{sanitize(options.name)}". {did_you_mean(options.name, BY_NAME, "crs-lint rule lists them.")}')
    sys.stdout.write(docs.page(BY_NAME[options.name]))
    return OK


def _parser() -> Parser:
    parser = Parser("crs-lint rule", "Lists the rules, or explains one.")
    parser.add_argument("name", nargs="?", metavar="NAME", help="the rule to explain")
    parser.add_diagnostics()
    return parser
