"""What the argument parsers of all commands share."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from crs_lint.cli import console
from crs_lint.cli.failure import UsageError
from crs_lint.text.sanitize import sanitize

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_MAX_DIGITS = 18
_WIDEST, _NARROWEST = 100, 30  # columns of help


class _HelpFormatter(argparse.HelpFormatter):
    """Is given a width: argparse would ask the terminal for each argument, and import more than all of argparse for it."""

    def __init__(self, prog: str, width: int = _WIDEST) -> None:
        super().__init__(prog, max_help_position=min(32, width // 3), width=width)

    def _format_action_invocation(self, action: argparse.Action) -> str:
        """All names of an option, and what it takes once."""
        if not action.option_strings or action.nargs == 0:
            return super()._format_action_invocation(action)
        return f"{', '.join(action.option_strings)} {self._format_args(action, action.dest.upper())}"


class Parser(argparse.ArgumentParser):
    """A parser that raises UsageError, and OSError where its help cannot be written. All commands share --verbose and --debug."""

    _width = _WIDEST

    def __init__(self, prog: str, description: str, epilog: str = "", usage: str | None = None) -> None:
        super().__init__(prog=prog, usage=usage, description=description, epilog=epilog, allow_abbrev=False, formatter_class=_HelpFormatter)

    def format_help(self) -> str:
        """The help, as wide as the terminal, up to a width that reads well."""
        width = console.columns(sys.stdout) or _WIDEST
        self._width = max(_NARROWEST, min(width, _WIDEST))
        return super().format_help()

    def _get_formatter(self) -> argparse.HelpFormatter:
        return _HelpFormatter(self.prog, self._width)

    def options_of(self, given: Sequence[str]) -> argparse.Namespace:
        """The options. Raises UsageError, which suggests a name for an option that does not exist."""
        options, rest = self.parse_known_args(given)
        if rest:
            from crs_lint.text.suggest import did_you_mean

            hint = did_you_mean(rest[0].partition("=")[0], list(self._option_string_actions), "")
            self.error(f"unrecognized arguments: {' '.join(rest)}{'. ' if hint else ''}{hint}")
        return options

    def error(self, message: str) -> NoReturn:
        raise UsageError(message)

    def add_plugins(self) -> None:
        """Adds the option that names packages of rules. No config file and no variable of the environment can do so."""
        plugin = "also use the rules of this installed package, whose code is run; repeatable"
        self.add_argument("--plugin", action="append", default=[], metavar="PACKAGE", help=plugin)

    def add_cache(self) -> None:
        """Adds the options of the cache."""
        default = "CRS_LINT_CACHE_DIR, or the user's cache folder"
        self.add_argument("--cache-dir", default="", metavar="FOLDER", help=f"folder of the cache (default: {default})")
        self.add_argument("--no-cache", action="store_true", help="do not use the cache")

    def add_diagnostics(self) -> None:
        """Adds the options that show what the program does."""
        self.add_argument(
            "-v", "--verbose", action="count", default=0, help="show more about the run itself; -vv logs each step to standard error"
        )
        self.add_argument("--debug", action="store_true", help="show the traceback of an internal error")

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """Writes help; the method of argparse ignores OSError."""
        if message and file is not None:
            file.write(message)


def start_logging(options: argparse.Namespace) -> None:
    """Logs to standard error from here on, if -vv asks for it."""
    if options.verbose > 1:
        from crs_lint.cli import log_handler

        log_handler.install()


def positive(text: str) -> int:
    """A whole number above zero. Raises ArgumentTypeError."""
    if not (_is_whole(text) and text.strip("0")):
        raise argparse.ArgumentTypeError(f'"{sanitize(text[:40])}" is not a whole number above zero. Write it in digits, as in 1000000.')
    return int(text)


def whole(text: str) -> int:
    """A whole number, or zero. Raises ArgumentTypeError."""
    if not _is_whole(text):
        raise argparse.ArgumentTypeError(f'"{sanitize(text[:40])}" is not a whole number. Write it in digits, as in 7.')
    return int(text)


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _MAX_DIGITS
