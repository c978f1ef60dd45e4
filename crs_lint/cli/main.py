"""The command line: the only place that knows flags, exit codes and terminals."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, NoReturn, TextIO

from crs_lint import __version__
from crs_lint.text.sanitize import line, sanitize

if TYPE_CHECKING:
    from crs_lint.cli.progress import Progress
    from crs_lint.convert.transfer import Moved
    from crs_lint.engine.run import Report
    from crs_lint.fixing.change_files import Outcome
    from crs_lint.report.registry import Reporter
    from crs_lint.settings.request import Request
    from crs_lint.setup.plan import Plan, Step

COMMANDS = ("check", "rule", "stats", "init", "import", "export")
RESERVED = ("server",)
FORMAT_NAMES = ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson", "markdown", "html")
# Formats that need to know all items, be it only for an id that is not taken.
_WITH_FACTS = ("html", "json", "rdjson")
_MOST_NOTES = 20
_MOST_DIGITS = 18
OK, FINDINGS, COULD_NOT_LINT, INTERRUPTED, CLOSED_PIPE = 0, 1, 2, 130, 141


class UsageError(Exception):
    """The command line cannot be used; the text is one line."""


class _Help(argparse.HelpFormatter):
    """Asking a terminal for its width, as argparse does for every argument, imports more than all of argparse."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=32, width=100)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program and returns its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    gc.disable()  # nothing here makes cycles that grow, and looking for them takes a third of a long run
    _prepare(sys.stdout)
    _prepare(sys.stderr)
    try:
        code = _dispatch(given)
        sys.stdout.flush()
        return code
    except UsageError as error:
        return _complain(f"{error} (crs-lint --help tells more)")
    except KeyboardInterrupt:
        return INTERRUPTED
    except (ArithmeticError, AttributeError, LookupError, MemoryError, RuntimeError, TypeError, ValueError) as error:
        return _complain(f"{type(error).__name__}: {error}. This is a fault of crs-lint: nothing was checked.")
    except BrokenPipeError:
        # What is still buffered has nowhere to go; without this, Python would say so at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED_PIPE


def _prepare(stream: TextIO) -> None:
    """A terminal that lacks a letter shows its number instead of ending the run."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _complain(message: str) -> int:
    sys.stderr.write(line(f"crs-lint: {message}") + "\n")
    return COULD_NOT_LINT


def _dispatch(given: list[str]) -> int:
    command = given[0] if given and given[0] in (*COMMANDS, *RESERVED) else "check"
    rest = given[1:] if given and given[0] == command else given
    if command in RESERVED:
        raise UsageError(
            f'"{command}" is kept for a command that this version does not have; to lint a folder of that name write ./{command}'
        )
    return {"check": _check, "rule": _rule, "stats": _stats, "init": _init, "import": _import, "export": _export}[command](rest)


# crs-lint check


def _check(given: list[str]) -> int:
    options = _check_parser().parse_args([f"{one}=" if one == "--add-ignore" else one for one in given])
    if not options.paths:
        raise UsageError("name a folder or a file to check, as in: crs-lint bank/")
    if options.all_items and "html" not in dict(_formats(options.format)):
        raise UsageError("--all-items is for the page of --format html")
    if options.show_settings or options.show_files:
        return _show(options)
    from crs_lint.cli.progress import Progress
    from crs_lint.engine.run import lint_paths
    from crs_lint.settings.config import ConfigError

    progress = Progress(sys.stderr)
    try:
        request = _request(options)
        outcome = _change(request, options, progress)
        report = lint_paths(request._replace(held=outcome.held) if outcome and not options.diff else request, progress)
    except ConfigError as error:
        return _complain(str(error))
    progress.clear()
    failed = _tell(outcome, request, options) if outcome else False
    failed = _write_all(report, options) or failed
    if options.verbose and report.trouble:
        sys.stderr.write(line(f"crs-lint: {report.trouble}") + "\n")
    _warn(report, options)
    _complain_of(report)
    return COULD_NOT_LINT if failed or report.could_not_lint else _verdict(report, options)


def _complain_of(report: Report) -> None:
    """Says what could not be linted, and what settings would fit files that are not in the bank's own form."""
    for complaint in report.complaints:
        _complain(complaint)
    if report.advice:
        head, *rows = report.advice.split("\n")
        _complain(head)
        sys.stderr.writelines(f"{line(row)}\n" for row in rows)


_MOST_WARNINGS = 100


def _warn(report: Report, options: argparse.Namespace) -> None:
    """Says how the gate was bent since a revision, for whoever reviews the change; no option leaves it out."""
    if report.bent:
        sys.stderr.write(line(f"crs-lint: the gate was bent since {options.since}:") + "\n")
    for sentence in report.bent[:_MOST_WARNINGS]:
        sys.stderr.write(f"  - {sanitize(sentence)}\n")
    if (more := len(report.bent) - _MOST_WARNINGS) > 0:
        sys.stderr.write(f"  - and {more:,} more\n")


def _show(options: argparse.Namespace) -> int:
    """Prints the settings of paths, or the files that would be checked."""
    from crs_lint.engine.run import find_files, settings_for
    from crs_lint.settings import show
    from crs_lint.settings.config import ConfigError

    request = _request(options)
    complaints: list[str] = []
    try:
        for number, path in enumerate(request.paths if options.show_settings else ()):
            settings = settings_for(request, path)
            sys.stdout.write("\n" * (number > 0) + show.page(path, os.path.abspath(path), settings, request.overrides))
        if options.show_files:
            files, complaints = find_files(request)
            sys.stdout.writelines(f"{line(file)}\n" for file in files)
    except ConfigError as error:
        return _complain(str(error))
    for complaint in complaints:
        _complain(complaint)
    return COULD_NOT_LINT if complaints else OK


def _check_parser() -> _Parser:
    parser = _Parser(
        prog="crs-lint",
        allow_abbrev=False,
        formatter_class=_Help,
        description="Checks multiple-choice items kept as YAML for what would make them unfair or unusable.",
        epilog="Other commands: crs-lint rule [NAME] lists and explains the rules; crs-lint stats PATH tells how good a bank is; "
        "crs-lint init makes a repository ready; crs-lint import and crs-lint export bring items in and out. "
        "Exit codes: 0 nothing at or above the fail level, 1 findings, 2 something could not be checked.",
    )
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="folders and files to check; - reads standard input")
    add(
        "--format",
        action="append",
        default=[],
        metavar="FORMAT[=FILE]",
        help=f"how to report, repeatable: {', '.join(FORMAT_NAMES)} (default: text)",
    )
    add("--all-items", action="store_true", help="make the page of --format html a preview of the whole bank")
    add(
        "--select",
        action="append",
        default=[],
        metavar="NAMES",
        help="run only these rules or categories, comma-separated; all means every rule",
    )
    add("--extend-select", action="append", default=[], metavar="NAMES", help="run these rules too")
    add("--ignore", action="append", default=[], metavar="NAMES", help="do not run these rules or categories")
    add(
        "--fail-level",
        choices=("error", "warning", "info"),
        default="error",
        help="the least severity that makes the exit code 1 (default: error)",
    )
    add("--exit-zero", action="store_true", help="exit with 0 even where there are findings")
    add("-q", "--quiet", action="store_true", help="no summary line")
    add("--statistics", action="store_true", help="show counts by rule instead of the findings")
    add("--config", default="", metavar="FILE", help="use this config file for all files")
    add("--isolated", action="store_true", help="use no config file")
    add("--show-settings", action="store_true", help="show the settings of each path and where they come from; check nothing")
    add("--show-files", action="store_true", help="list the files that would be checked; check nothing")
    add("--baseline", default="", metavar="FILE", help="do not report what this file has parked")
    add("--write-baseline", default="", metavar="FILE", help="park all that is found now in this file")
    add("--since", metavar="REVISION", help="report only on items that changed since this revision of git")
    add("--prune-baseline", action="store_true", help="remove from the file of --baseline what is found no more")
    add("--fix", action="store_true", help="mend in the files what can be mended without changing what a text means")
    add("--unsafe-fixes", action="store_true", help="mend all that a machine can; look at the changes")
    add("--diff", action="store_true", help="show what would be changed, and change nothing")
    add("--add-ignore", metavar="[=REASON]", help="silence all that is found now with comments in the files")
    add("--no-ignores", action="store_true", help="report findings that comments suppress, too")
    add("--no-gitignore", action="store_true", help="check files that .gitignore leaves out, too")
    add("--force-exclude", action="store_true", help="leave out named files that are excluded or belong to no bank")
    add(
        "--cache-dir", default="", metavar="FOLDER", help="where to keep what was found for the next run (default: the user's cache folder)"
    )
    add("--no-cache", action="store_true", help="keep nothing and remember nothing")
    add("--verbose", action="store_true", help="say more about the run itself")
    add("--jobs", type=_positive, metavar="NUMBER", help="how many processes to use (default: one for each core)")
    add("--stdin-filename", default="stdin.yaml", metavar="FILE", help="the path that standard input stands for")
    add("--max-file-size", type=_positive, metavar="BYTES", help="the largest file to read (default: 4194304)")
    add("--max-values", type=_positive, metavar="NUMBER", help="the most values in a file (default: 100000)")
    add("--max-text", type=_positive, metavar="CHARACTERS", help="the longest single text (default: 262144)")
    add("--version", action="version", version=f"crs-lint {__version__}")
    return parser


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdigit() and text.strip("0") and len(text) <= _MOST_DIGITS):
        raise argparse.ArgumentTypeError(f'"{sanitize(text[:40])}" is no whole number above zero. Write it in digits alone, as 1000000.')
    return int(text)


def _request(options: argparse.Namespace) -> Request:
    from crs_lint.cache.store import default_folder
    from crs_lint.document.load import Limits
    from crs_lint.engine.processes import cores
    from crs_lint.settings.config import Overrides
    from crs_lint.settings.request import Request

    limits = Limits()
    overrides = Overrides(
        _names(options.select),
        _names(options.extend_select),
        _names(options.ignore),
        Limits(
            options.max_file_size or limits.file_size, limits.depth, options.max_values or limits.nodes, options.max_text or limits.scalar
        ),
        options.no_ignores,
    )
    baseline, use = _baseline(options)
    return Request(
        tuple(options.paths),
        overrides,
        config=options.config,
        isolated=options.isolated,
        force_exclude=options.force_exclude,
        gitignore=not options.no_gitignore,
        stdin=sys.stdin.buffer.read(overrides.limits.file_size + 1) if "-" in options.paths else None,
        stdin_name=options.stdin_filename,
        jobs=options.jobs or cores(),
        store="" if options.no_cache else options.cache_dir or default_folder(),
        needs_facts=any(name.startswith(_WITH_FACTS) for name in options.format),
        baseline=baseline,
        baseline_use=use,
        since=_since(options),
    )


def _since(options: argparse.Namespace) -> str:
    """The revision to compare with; empty for none."""
    if options.since is None:
        return ""
    if options.write_baseline or options.prune_baseline:
        raise UsageError("--since looks at some items only; a baseline is written and pruned without it")
    return str(options.since) or " "


def _baseline(options: argparse.Namespace) -> tuple[str, Literal["apply", "write", "prune"]]:
    """The file of parked findings, and what is to be done with it."""
    if options.write_baseline:
        if options.baseline or options.prune_baseline:
            raise UsageError("--write-baseline makes a baseline anew; give it without --baseline and --prune-baseline")
        return options.write_baseline, "write"
    if options.prune_baseline and not options.baseline:
        raise UsageError("--prune-baseline needs the file, as in: --baseline baseline.txt --prune-baseline")
    return options.baseline, "prune" if options.prune_baseline else "apply"


def _names(given: list[str]) -> tuple[str, ...]:
    return tuple(name.strip() for one in given for name in one.split(",") if name.strip())


def _verdict(report: Report, options: argparse.Namespace) -> int:
    level = {"info": 1, "warning": 2, "error": 3}[options.fail_level]
    failed = any(finding.severity >= level for finding in report.findings)
    return FINDINGS if failed and not options.exit_zero else OK


# Changing files


def _change(request: Request, options: argparse.Namespace, progress: Progress) -> Outcome | None:
    """Changes the files as asked, or finds out what would change; None where nothing is asked for."""
    if not (options.fix or options.unsafe_fixes or options.diff or options.add_ignore is not None):
        return None
    if options.no_ignores and options.add_ignore is not None:
        raise UsageError("--no-ignores heeds no comments, so there is no use in --add-ignore")
    if options.add_ignore and not options.add_ignore.isprintable():
        raise UsageError("the reason of --add-ignore must be one line")
    if _out(options) is not sys.stdout and any(not file and name not in ("text", "concise") for name, file in _formats(options.format)):
        raise UsageError("standard output is for the text or the diff; give the format a file, as in --format json=report.json")
    from crs_lint.fixing import change_files

    safe = options.fix or (options.diff and options.add_ignore is None)
    reason = options.add_ignore.strip() if options.add_ignore is not None else None
    return change_files.change(request, change_files.Wish(safe, options.unsafe_fixes, reason), write=not options.diff, progress=progress)


def _tell(outcome: Outcome, request: Request, options: argparse.Namespace) -> bool:
    """Shows what changed or would change; returns whether a file could not be dealt with."""
    if options.diff:
        from crs_lint.report import diff

        diff.write(outcome.changes, sys.stdout)
    elif request.stdin is not None and len(request.stdin) <= request.overrides.limits.file_size:
        sys.stdout.flush()
        sys.stdout.buffer.write(dict(outcome.held).get(os.path.abspath(request.stdin_name), request.stdin))
    if outcome.changes and not options.quiet:
        from crs_lint.report import text

        stream = _out(options) if ("text", "") in _formats(options.format) else sys.stderr
        stream.write(text.changes(outcome.changes, written=not options.diff) + "\n")
    for note in outcome.notes[:_MOST_NOTES]:
        sys.stderr.write(line(f"crs-lint: {note}") + "\n")
    if (more := len(outcome.notes) - _MOST_NOTES) > 0:
        sys.stderr.write(f"crs-lint: {more:,} more left as they are.\n")
    for failure in outcome.failures:
        _complain(failure)
    return bool(outcome.failures)


def _out(options: argparse.Namespace) -> TextIO:
    """Where reports for people go: not where a text or a diff was asked for."""
    is_taken = options.diff or ("-" in options.paths and (options.fix or options.unsafe_fixes or options.add_ignore is not None))
    return sys.stderr if is_taken else sys.stdout


# Output


def _write_all(report: Report, options: argparse.Namespace) -> bool:
    """Writes every format asked for; returns whether one of them could not be written."""
    failed = False
    formats = _formats(options.format)
    for name, file in formats:
        failed = not _write(report, name, file, options) or failed
    if "github" in dict(formats):
        failed = not _append_summary(report) or failed
    return failed


def _write(report: Report, name: str, file: str, options: argparse.Namespace) -> bool:
    """Writes one format; returns whether that worked."""
    from crs_lint.report.registry import MissingExtraError, reporter

    try:
        writer = reporter(name, **({"all_items": True} if name == "html" and options.all_items else {}))
    except MissingExtraError as error:
        _complain(str(error))
        return False
    if file:
        return _write_file(report, writer, file)
    _write_stream(report, name, writer, options)
    return True


def _formats(given: list[str]) -> list[tuple[str, str]]:
    found = []
    for one in given or ["text"]:
        name, _, file = one.partition("=")
        if name not in FORMAT_NAMES:
            from crs_lint.text.suggest import did_you_mean

            raise UsageError(
                f'there is no format "{name}". {did_you_mean(name, FORMAT_NAMES, "Known are: " + ", ".join(FORMAT_NAMES) + ".")}'
            )
        found.append((name, file))
    if sum(not file for _, file in found) > 1:
        raise UsageError("only one format can go to standard output; give the others a file, as in --format json=report.json")
    return found


def _write_stream(report: Report, name: str, reporter: Reporter, options: argparse.Namespace) -> None:
    from crs_lint.report import text

    out = _out(options)
    terminal = out.isatty()
    if (report.findings or name not in ("text", "concise")) and not options.diff:
        if options.statistics and name in ("text", "concise"):
            out.writelines(f"{row}\n" for row in text.statistics(report))
        elif name == "text":
            text.write(report, out, color=_color(terminal))
        else:
            reporter(report, out)
    if options.quiet or not (terminal or report.findings or report.suppressed or report.stale):
        return
    # Formats for machines keep standard output to themselves.
    stream = out if name == "text" else sys.stderr
    stream.write(text.summary(report) + "\n")


def _color(terminal: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


def _write_file(report: Report, reporter: Reporter, file: str) -> bool:
    """Writes a report to a file, whole or not at all."""
    from crs_lint.files import atomic_write

    try:
        with atomic_write.writing(file) as stream:
            reporter(report, stream)
    except OSError as error:
        _complain(f"{file}: cannot be written ({error.strerror}).")
        return False
    return True


# GitHub drops the summary of a step that has more bytes.
_LARGEST_SUMMARY = 1024 * 1024


def _append_summary(report: Report) -> bool:
    """Adds a page to the summary of a job on GitHub, if this is one; returns whether that could be done."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return True
    from crs_lint.report import markdown

    try:
        with open(file, "a", encoding="utf-8", newline="\n") as stream:
            room = _LARGEST_SUMMARY - 1 - os.fstat(stream.fileno()).st_size
            page = markdown.page(report, room)
            if len(page.encode()) > room:
                _complain(f"{file}: the summary of this step is full.")
                return False
            stream.write(page)
    except OSError as error:
        _complain(f"{file}: cannot be written ({error.strerror}).")
        return False
    return True


# crs-lint rule


def _rule(given: list[str]) -> int:
    parser = _Parser(prog="crs-lint rule", formatter_class=_Help, description="Lists the rules, or explains one.", allow_abbrev=False)
    parser.add_argument("name", nargs="?", metavar="NAME", help="the rule to explain")
    name = parser.parse_args(given).name
    from crs_lint.rules import docs
    from crs_lint.rules.registry import BY_NAME

    if name is None:
        sys.stdout.write(docs.listing())
        return OK
    if name not in BY_NAME:
        from crs_lint.text.suggest import did_you_mean

        raise UsageError(f'there is no rule "{sanitize(name)}". {did_you_mean(name, BY_NAME, "crs-lint rule lists them.")}')
    sys.stdout.write(docs.page(BY_NAME[name]))
    return OK


# crs-lint stats


def _stats(given: list[str]) -> int:
    parser = _Parser(prog="crs-lint stats", formatter_class=_Help, description="Tells how good a bank is, in numbers.", allow_abbrev=False)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="the folders of banks")
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text", help="how to show it (default: text)")
    parser.add_argument("--config", default="", metavar="FILE", help="use this config file for all files")
    parser.add_argument("--isolated", action="store_true", help="use no config file")
    options = parser.parse_args(given)
    if not options.paths:
        raise UsageError("name the folder of a bank, as in: crs-lint stats bank/")
    from crs_lint.bank.stats import stats_of
    from crs_lint.engine.run import lint_paths
    from crs_lint.report import stats
    from crs_lint.settings.config import ConfigError
    from crs_lint.settings.request import Request

    try:
        report = lint_paths(Request(tuple(options.paths), config=options.config, isolated=options.isolated, needs_facts=True))
    except ConfigError as error:
        return _complain(str(error))
    exams = []
    for exam, items in report.banks:
        files = {item.file for item in items} | {exam.file}
        exams.append(stats_of(exam, items, [finding for finding in report.findings if finding.path in files]))
    stats.write([exam for exam in exams if exam.items], sys.stdout, options.format)
    _complain_of(report)
    return COULD_NOT_LINT if report.could_not_lint else OK


# crs-lint init


def _init(given: list[str]) -> int:
    parser = _Parser(
        prog="crs-lint init",
        formatter_class=_Help,
        allow_abbrev=False,
        description="Makes a repository ready: writes an exam, settings, a hook and a job for its build where they are missing.",
    )
    parser.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help="a folder of the repository (default: this one)")
    parser.add_argument("--dry-run", action="store_true", help="show what would be written; write nothing")
    parser.add_argument("--ci", choices=("github", "gitlab", "none"), default="", help="where it is built (default: as files there tell)")
    options = parser.parse_args(given)
    from crs_lint.settings.config import ConfigError
    from crs_lint.setup import plan

    try:
        planned = plan.plan(options.folder, options.ci)
    except ConfigError as error:
        return _complain(str(error))
    failed = False
    for step in planned.steps:
        failed = not _make(planned.top, step, options.dry_run) or failed
    if not options.dry_run:
        _advise(planned)
    return COULD_NOT_LINT if failed else OK


def _make(top: str, step: Step, dry_run: bool) -> bool:
    """Writes one file, or says why not; returns whether all is well with it."""
    from crs_lint.setup import plan

    path = sanitize(step.path)
    if step.is_there:
        sys.stdout.write(line(f"{path} is there already; it is left as it is" + (". Put into it:" if step.missing else ".")) + "\n")
        _indent(step.missing)
    elif dry_run:
        sys.stdout.write(line(f"{path} would be written:") + "\n")
        _indent(step.text)
    else:
        try:
            plan.write(top, step)
        except OSError as error:
            _complain(f"{step.path}: cannot be written ({error.strerror}).")
            return False
        sys.stdout.write(line(f"{path} is written.") + "\n")
    return True


def _indent(text: str) -> None:
    """Prints the lines of a file so that none of them begins a line."""
    sys.stdout.writelines(f"    {sanitize(row)}\n" if row else "\n" for row in text.splitlines())


def _advise(plan: Plan) -> None:
    from shlex import join

    folders = sanitize(join(plan.folders))
    sys.stdout.write(
        f"""
Next:
  crs-lint {folders}
      checks the items.
  crs-lint {folders} --write-baseline baseline.txt
      parks what is found now; with --baseline baseline.txt, here and in the build, only what is new is reported.
  Bring these files to the branch that changes are merged into: the build takes its settings from there.
"""
    )
    if plan.unknown:
        sys.stdout.write("  Put the repository and the commit of crs-lint in place of <OWNER> and <COMMIT> in the job of the build.\n")


# crs-lint import, crs-lint export


def _import(given: list[str]) -> int:
    from crs_lint.convert import transfer
    from crs_lint.convert.registry import READS

    options = _transfer_options("import", given, READS, "Brings items of other formats into a bank.", "FILE", "FOLDER")
    return _transferred(transfer.bring, options)


def _export(given: list[str]) -> int:
    from crs_lint.convert import transfer
    from crs_lint.convert.registry import WRITES

    options = _transfer_options("export", given, WRITES, "Writes the items of a bank in another format.", "PATH", "PLACE")
    return _transferred(transfer.send, options)


def _transfer_options(command: str, given: list[str], formats: Sequence[str], what: str, source: str, place: str) -> argparse.Namespace:
    parser = _Parser(prog=f"crs-lint {command}", formatter_class=_Help, allow_abbrev=False, description=what)
    parser.add_argument("format", metavar="FORMAT", help=f"the format of the other side: {', '.join(formats)}")
    parser.add_argument("files", nargs="*", metavar=source, help="what to read")
    parser.add_argument("--to", default="", metavar=place, help="where to write; nothing is written over")
    options = parser.parse_intermixed_args(given)
    if options.format not in formats:
        from crs_lint.text.suggest import did_you_mean

        known = f"Known are: {', '.join(formats)}."
        raise UsageError(f'there is no format "{sanitize(options.format)}" to {command}. {did_you_mean(options.format, formats, known)}')
    if not options.files or not options.to:
        raise UsageError(f"name what to {command} and where to write it, as in: crs-lint {command} {options.format} {_EXAMPLES[command]}")
    return options


_EXAMPLES = {"import": "quiz.txt --to bank/", "export": "bank/ --to quiz.txt"}


def _transferred(move: Callable[[str, Sequence[str], str], Moved], options: argparse.Namespace) -> int:
    """Moves items, and lists what had no place where they went."""
    from crs_lint.convert.registry import MissingExtraError
    from crs_lint.convert.transfer import TransferError
    from crs_lint.settings.config import ConfigError

    try:
        moved = move(options.format, options.files, options.to)
    except (ConfigError, MissingExtraError, TransferError) as error:
        return _complain(str(error))
    sys.stderr.writelines(f"{line(lost)}\n" for lost in moved.losses)
    if moved.losses:
        sys.stderr.write(
            f"crs-lint: {_counted(len(moved.losses), 'thing')} had no place and {'is' if len(moved.losses) == 1 else 'are'} listed above.\n"
        )
    sys.stdout.writelines(f"{line(file)}\n" for file in moved.files)
    sys.stdout.write(f"{_counted(moved.items, 'item')} in {_counted(len(moved.files), 'file')}\n")
    return OK


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 else "s")
