"""``crs-lint preview``: a page of all items in the browser, which renews itself when a file is saved."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError, Namespace

from crs_lint.cli.arguments import Parser, start_logging, whole
from crs_lint.cli.console import complain, note
from crs_lint.cli.failure import UsageError

PACKAGES = ("jinja2", "markupsafe", "watchfiles")
_LAST_PORT = 65535


def run(given: list[str]) -> int:
    """Runs the command until Ctrl-C and returns the exit code. Raises UsageError."""
    options = parser().options_of(given)
    if not options.paths:
        raise UsageError("name the folder of a bank, as in: crs-lint preview bank/")
    start_logging(options)
    from crs_lint.api import ConfigError
    from crs_lint.settings.extras import MissingExtraError, import_with_extra

    try:
        module = import_with_extra("crs_lint.server.preview", "crs-lint preview", "server", PACKAGES)
        return int(module.serve(_request(options), options.port, _say, note))
    except MissingExtraError as error:
        raise UsageError(str(error)) from None
    except ConfigError as error:
        return complain(str(error))


def parser() -> Parser:
    """The parser of all options."""
    made = Parser(
        "crs-lint preview",
        "Shows all items of a bank in the browser, as candidates see them, with the findings beside them. The page renews itself "
        "when a file is saved. Only this machine can open it, by the address that is printed. Ctrl-C ends it.",
        usage="crs-lint preview [OPTION ...] PATH ...",
    )
    made.add_argument("paths", nargs="*", metavar="PATH", help="folders and files to show")
    made.add_argument("--port", type=_port, default=0, metavar="NUMBER", help="port of the page (default: any that is free)")
    made.add_argument("--config", default="", metavar="FILE", help="use this config file for all files")
    made.add_argument("--isolated", action="store_true", help="use no config file")
    made.add_cache()
    made.add_plugins()
    made.add_diagnostics()
    return made


def _port(text: str) -> int:
    """The number of a port, 0 for any that is free. Raises ArgumentTypeError."""
    number = whole(text)
    if number > _LAST_PORT:
        raise ArgumentTypeError(f"{number} is not the number of a port: the last one is {_LAST_PORT}.")
    return number


def _request(options: Namespace) -> object:
    from crs_lint.api import Overrides, Request
    from crs_lint.cli.check_request import cache_folder, loaded_plugins

    return Request(
        tuple(options.paths),
        Overrides(plugins=loaded_plugins(options.plugin)),
        config=options.config,
        isolated=options.isolated,
        cache_folder=cache_folder(options),
    )


def _say(address: str) -> None:
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()
