"""What the argument parsers of all commands share."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NoReturn

from crs_lint.cli.failure import UsageError
from crs_lint.text.sanitize import sanitize

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_MAX_DIGITS = 18


class _HelpFormatter(argparse.HelpFormatter):
    """Has a fixed width: argparse would ask the terminal for each argument, and import more than all of argparse for it."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=32, width=100)


class Parser(argparse.ArgumentParser):
    """A parser that raises UsageError, and OSError where its help cannot be written. All commands share --verbose and --debug."""

    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(prog=prog, description=description, epilog=epilog, allow_abbrev=False, formatter_class=_HelpFormatter)

    def error(self, message: str) -> NoReturn:
        raise UsageError(message)

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
    if not (text.isascii() and text.isdigit() and text.strip("0") and len(text) <= _MAX_DIGITS):
        raise argparse.ArgumentTypeError(f'"{sanitize(text[:40])}" is not a whole number above zero. Write it in digits, as in 1000000.')
    return int(text)
