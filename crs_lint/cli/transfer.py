"""``crs-lint import`` and ``crs-lint export``: convert items from and to other formats."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from crs_lint.cli.arguments import Parser, start_logging, whole
from crs_lint.cli.console import complain, note
from crs_lint.cli.exit_codes import COULD_NOT_LINT, OK
from crs_lint.cli.failure import UsageError
from crs_lint.text.plural import counted
from crs_lint.text.sanitize import line, sanitize

if TYPE_CHECKING:
    from crs_lint.convert.transfer import TransferResult


class _Command(NamedTuple):
    """What differs between the two commands in the texts of their parsers."""

    name: str
    description: str
    source: str
    target: str
    example: str


_IMPORT = _Command("import", "Converts files of other formats to items of a bank.", "FILE", "FOLDER", "quiz.txt --to bank/")
_EXPORT = _Command("export", "Converts the items of a bank to another format.", "PATH", "PLACE", "bank/ --to quiz.txt")


def run_import(given: list[str]) -> int:
    """Runs the command with its arguments and returns the exit code. Raises UsageError."""
    from crs_lint.convert.import_files import import_files
    from crs_lint.convert.registry import READS

    return _converted(import_files, _options(_IMPORT, given, READS))


def run_export(given: list[str]) -> int:
    """Runs the command with its arguments and returns the exit code. Raises UsageError."""
    from crs_lint.cli.check_request import loaded_plugins
    from crs_lint.convert.export_items import export_items
    from crs_lint.convert.registry import WRITES

    options = _options(_EXPORT, given, WRITES)
    statuses = _statuses(options.status)
    if options.seed is not None and not options.blind:
        raise UsageError("--seed requires --blind")
    seed = (options.seed or 0) if options.blind else None

    def convert(name: str, files: Sequence[str], target: str) -> TransferResult:
        return export_items(name, files, target, loaded_plugins(options.plugin), statuses, seed, options.form)

    return _converted(convert, options)


def _statuses(given: Sequence[str]) -> tuple[str, ...]:
    """Statuses that options name, one or several each. Raises UsageError."""
    from crs_lint.convert.registry import STATUSES

    named = tuple(name for text in given for name in text.split(",") if name)
    if unknown := next((name for name in named if name not in STATUSES), ""):
        from crs_lint.text.suggest import did_you_mean

        hint = did_you_mean(unknown, STATUSES, f"The statuses are: {', '.join(STATUSES)}.")
        raise UsageError(f'there is no status "{sanitize(unknown)}". {hint}')
    return named


def _options(command: _Command, given: list[str], formats: Sequence[str]) -> argparse.Namespace:
    options = _parser(command, formats).parse_intermixed_args(given)
    start_logging(options)
    if options.format not in formats:
        from crs_lint.text.suggest import did_you_mean

        hint = did_you_mean(options.format, formats, f"The formats are: {', '.join(formats)}.")
        raise UsageError(f'there is no format "{sanitize(options.format)}" to {command.name}. {hint}')
    if options.to == "-":
        raise UsageError("--to needs the name of a file or a folder; nothing is written to standard output.")
    if not options.files or not options.to:
        example = f"crs-lint {command.name} {options.format} {command.example}"
        raise UsageError(f"name what to {command.name} and where to write it, as in: {example}")
    return options


def _parser(command: _Command, formats: Sequence[str]) -> Parser:
    usage = f"crs-lint {command.name} FORMAT {command.source} ...\n       --to {command.target}"
    parser = Parser(f"crs-lint {command.name}", command.description, usage=usage)
    parser.add_argument("format", metavar="FORMAT", help=f"the other format: {', '.join(formats)}")
    parser.add_argument("files", nargs="*", metavar=command.source, help="what to read")
    parser.add_argument("--to", default="", metavar=command.target, help="where to write; existing files are never overwritten")
    if command is _EXPORT:
        default = "ready; pretest, too, where the format can leave them unscored"
        parser.add_argument(
            "--status", action="append", default=[], metavar="STATUS", help=f"export items of this status; repeatable (default: {default})"
        )
        parser.add_argument("--form", default="", metavar="FILE", help="export the items of a form that crs-lint form wrote, in its order")
        parser.add_argument("--blind", action="store_true", help="leave out what tells the right answers, and shuffle the answers")
        parser.add_argument("--seed", type=whole, metavar="NUMBER", help="how the answers of --blind are shuffled (default: 0)")
        parser.add_plugins()
    parser.add_diagnostics()
    return parser


def parsers() -> dict[str, Parser]:
    """The parsers of both commands by their names."""
    from crs_lint.convert.registry import READS, WRITES

    return {"import": _parser(_IMPORT, READS), "export": _parser(_EXPORT, WRITES)}


def _converted(convert: Callable[[str, Sequence[str], str], TransferResult], options: argparse.Namespace) -> int:
    """Converts items, and lists what could not be converted."""
    from crs_lint.convert.transfer import TransferError
    from crs_lint.settings.config import ConfigError
    from crs_lint.settings.extras import MissingExtraError

    try:
        done = convert(options.format, options.files, options.to)
    except (ConfigError, MissingExtraError, TransferError) as error:
        return complain(str(error))
    sys.stderr.writelines(f"{line(loss)}\n" for loss in done.losses)
    if done.losses:
        note(f"{counted(len(done.losses), 'value')} could not be converted; see above.")
    for text in done.notes:
        note(text)
    sys.stdout.writelines(f"{line(file)}\n" for file in done.files)
    kept = ", ".join(f"{number:,} {line(status)}" for status, number in done.kept_back)
    stayed = f"; not exported: {kept} (--status)" if kept else ""
    if done.files:
        sys.stdout.write(f"{counted(done.items, 'item')} in {counted(len(done.files), 'file')}{stayed}\n")
    for refusal in done.refusals:
        complain(refusal)
    return COULD_NOT_LINT if done.refusals else OK
