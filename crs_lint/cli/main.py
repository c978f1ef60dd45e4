"""The entry point: passes the arguments to a command, and turns whatever it raises into an exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence

from crs_lint.cli import console, exit_codes
from crs_lint.text.light_import import prepare_arguments

COMMANDS = ("check", "rule", "stats", "init", "import", "export", "server", "preview", "pages", "form")
# Words that other linters have as commands, each with what to write here.
_ELSEWHERE = {
    "rules": "crs-lint rule lists the rules",
    "list": "crs-lint rule lists the rules",
    "explain": "crs-lint rule NAME explains a rule",
    "lint": "crs-lint PATH checks a bank",
    "statistics": "crs-lint stats PATH shows statistics of a bank",
    "fix": "crs-lint PATH --fix fixes a bank",
    "help": "crs-lint --help shows the options",
    "version": "crs-lint --version shows the version",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program and returns its exit code; ``arguments`` default to those of the process."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    # Only ruamel.yaml leaves reference cycles, 83 KB a text; collecting as often as Python does takes a third of a long run.
    gc.set_threshold(50_000, 20, 100)
    console.prepare()
    try:
        code = _run(given)
        console.flush()
    except BaseException as error:  # exit code 1 stands for findings, so nothing may end in a traceback
        from crs_lint.cli import failure

        code = failure.exit_code_of(error, debug="--debug" in given)
    console.abandon()
    return code


def _run(given: list[str]) -> int:
    if given and given[0] in _ELSEWHERE and not os.path.lexists(given[0]):
        from crs_lint.cli.failure import UsageError

        raise UsageError(f'there is no command "{given[0]}", and no file or folder of that name; {_ELSEWHERE[given[0]]}')
    is_named = bool(given) and given[0] in COMMANDS
    name, rest = (given[0], given[1:]) if is_named else ("check", given)
    try:
        return _command(name)(rest)
    except SystemExit as end:  # argparse raises it after --help and --version
        return end.code if isinstance(end.code, int) else exit_codes.OK


def _command(name: str) -> Callable[[list[str]], int]:
    """The function of a command, imported only now."""
    prepare_arguments()
    if name == "check":
        from crs_lint.cli import check

        return check.run
    if name == "rule":
        from crs_lint.cli import rule

        return rule.run
    if name == "stats":
        from crs_lint.cli import stats

        return stats.run
    if name == "init":
        from crs_lint.cli import init

        return init.run
    if name == "server":
        from crs_lint.cli import server

        return server.run
    if name == "preview":
        from crs_lint.cli import preview

        return preview.run
    if name == "pages":
        from crs_lint.cli import pages

        return pages.run
    if name == "form":
        from crs_lint.cli import form

        return form.run
    from crs_lint.cli import transfer

    return transfer.run_import if name == "import" else transfer.run_export
