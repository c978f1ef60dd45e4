"""``crs-lint server``: the language server for editors."""

from __future__ import annotations

import os
from argparse import Namespace

from crs_lint.cli.arguments import Parser
from crs_lint.cli.console import complain
from crs_lint.cli.failure import UsageError

PACKAGES = ("cattrs", "lsprotocol", "pygls", "watchfiles")


def run(given: list[str]) -> int:
    """Runs the command with its arguments and returns the exit code. Raises UsageError."""
    options = parser().options_of(given)
    from crs_lint.api import ConfigError
    from crs_lint.settings.extras import MissingExtraError, import_with_extra

    try:
        module = import_with_extra("crs_lint.server.language_server", "crs-lint server", "server", PACKAGES)
        return int(module.serve(_request(options), verbose=options.verbose > 0))
    except MissingExtraError as error:
        raise UsageError(str(error)) from None
    except ConfigError as error:
        return complain(str(error))


def parser() -> Parser:
    """The parser of all options."""
    made = Parser(
        "crs-lint server",
        "Answers an editor over standard input and output, by the Language Server Protocol. An editor starts it.",
        usage="crs-lint server [OPTION ...]",
    )
    made.add_argument("--stdio", action="store_true", help="use standard input and output, as it always does; some editors ask for it")
    made.add_argument("--config", default="", metavar="FILE", help="use this config file for all files")
    made.add_argument("--isolated", action="store_true", help="use no config file")
    made.add_cache()
    made.add_plugins()
    made.add_diagnostics()
    return made


def _request(options: Namespace) -> object:
    from crs_lint.api import Overrides, Request
    from crs_lint.cli.check_request import cache_folder, loaded_plugins

    return Request(
        overrides=Overrides(plugins=loaded_plugins(options.plugin)),
        config=os.path.abspath(options.config) if options.config else "",
        isolated=options.isolated,
        cache_folder=cache_folder(options),
    )
