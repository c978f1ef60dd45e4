"""``--print-completion``: the completion of commands, options and paths for a shell, with the package shtab."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from crs_lint.cli.failure import UsageError

if TYPE_CHECKING:
    from crs_lint.cli.arguments import Parser

_FILES = ("--config", "--baseline", "--write-baseline", "--stdin-filename")
_FOLDERS = ("--cache-dir",)


def write(shell: str) -> None:
    """Writes the completion for a shell to standard output. Raises UsageError if shtab is not installed."""
    try:
        import shtab
    except ModuleNotFoundError:
        raise UsageError('--print-completion needs the package shtab; install crs-lint with its extra "completion"') from None
    sys.stdout.write(shtab.complete(_whole_parser(shtab), shell=shell) + "\n")


def _whole_parser(shtab: Any) -> Parser:
    """The parser of the command without a name, with all others as its commands."""
    from crs_lint.cli import check_arguments, form, init, pages, preview, rule, server, stats, transfer

    whole = check_arguments.parser()
    for action in whole._actions:
        _complete_paths(action, shtab)
    others = {"rule": rule, "stats": stats, "init": init, "server": server, "preview": preview, "pages": pages, "form": form}
    named = {"check": check_arguments.parser(), **{name: one.parser() for name, one in others.items()}, **transfer.parsers()}
    commands = whole.add_subparsers(parser_class=argparse.ArgumentParser)
    for name, one in named.items():
        for action in one._actions:
            _complete_paths(action, shtab)
        commands.add_parser(name, parents=[one], add_help=False, help=one.description)
    return whole


def _complete_paths(action: argparse.Action, shtab: Any) -> None:
    if any(option in _FILES for option in action.option_strings) or action.metavar in ("PATH", "FILE"):
        vars(action)["complete"] = shtab.FILE  # an attribute that shtab looks for and argparse does not declare
    elif any(option in _FOLDERS for option in action.option_strings) or action.metavar == "FOLDER":
        vars(action)["complete"] = shtab.DIRECTORY
