"""The arguments of ``crs-lint check``: their parser, and what they may not be combined with."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from crs_lint import __version__
from crs_lint.cli.arguments import Parser, positive, whole
from crs_lint.cli.failure import UsageError
from crs_lint.report.format_names import FORMATS

_DESCRIPTION = "Checks multiple-choice items written in YAML for flaws that make them unfair or unusable."
_EPILOG = (
    "Other commands: crs-lint rule [NAME] lists or explains the rules; crs-lint stats PATH shows statistics of a bank; "
    "crs-lint init sets up a repository; crs-lint import and crs-lint export convert items from and to other formats; "
    "crs-lint preview PATH shows a bank in the browser; crs-lint pages PATH publishes its articles; crs-lint server answers an editor. "
    "Exit codes: 0 no finding at or above the fail level, 1 findings, 2 something could not be checked."
)


def parse(given: list[str]) -> argparse.Namespace:
    """The options. ``format`` becomes pairs of a name and a file, which is empty for standard output. Raises UsageError.

    Without --format, CRS_LINT_FORMAT in the environment gives one.
    """
    # The reason of --add-ignore is optional, and argparse would take a path that follows for it.
    options = parser().options_of(["--add-ignore=" if one == "--add-ignore" else one for one in given])
    if options.print_completion:
        from crs_lint.cli import completion

        completion.write(options.print_completion)
        raise SystemExit(0)
    split_responses(options)
    if not options.paths:
        raise UsageError("name a folder or a file to check, as in: crs-lint bank/")
    options.format = formats_of(options.format or [os.environ.get("CRS_LINT_FORMAT") or "text"], FORMATS)
    _check_page(options)
    _check_blind(options)
    if not (options.show_settings or options.show_files):
        _check_baseline(options)
        _check_changes(options)
        _check_files(options)
        _check_watch(options)
    return options


def changes_files(options: argparse.Namespace) -> bool:
    """Whether files are to be changed, or changes to be shown."""
    return options.fix or options.unsafe_fixes or options.diff or options.add_ignore is not None


def stdout_is_taken(options: argparse.Namespace) -> bool:
    """Whether standard output carries a diff or a changed text, so that reports for people go to standard error."""
    return options.diff or ("-" in options.paths and changes_files(options))


def split_responses(options: argparse.Namespace) -> None:
    """Makes one list of the files of --responses; folders after it are paths to check. Raises UsageError."""
    named = [one for some in options.responses for one in some]
    options.paths += [one for one in named if os.path.isdir(one)]
    options.responses = [one for one in named if not os.path.isdir(one)]
    if not options.responses:
        for option in ("form", "at"):
            if getattr(options, f"responses_{option}"):
                raise UsageError(f"--responses-{option} requires responses, as in: --responses responses.csv")


def formats_of(given: list[str], known: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of a format and a file, which is empty for standard output. Raises UsageError."""
    formats = []
    for one in given:
        name, _, file = one.partition("=")
        file = "" if file == "-" else file
        if name not in known:
            from crs_lint.text.suggest import did_you_mean

            raise UsageError(f'there is no format "{name}". {did_you_mean(name, known, "The formats are: " + ", ".join(known) + ".")}')
        formats.append((name, file))
    if sum(not file for _, file in formats) > 1:
        raise UsageError("only one format can go to standard output; give the others a file, as in --format json=report.json")
    return formats


def _check_page(options: argparse.Namespace) -> None:
    """Raises UsageError for an option of the page without the page, and for an address that cannot be the base of links."""
    given = (("--all-items", options.all_items), ("--notes", options.notes), ("--stamp", options.stamp), ("--link-base", options.link_base))
    for name, value in given:
        if value and "html" not in dict(options.format):
            raise UsageError(f"{name} requires --format html")
        if value and options.blind and name != "--all-items":
            raise UsageError(f"{name} cannot be combined with --blind, which shows the questions only")
    if options.link_base is not None:
        from crs_lint.report.source_links import LinkBaseError, link_base

        try:
            options.link_base = link_base(options.link_base)
        except LinkBaseError as error:
            raise UsageError(str(error)) from None


def _check_blind(options: argparse.Namespace) -> None:
    """Raises UsageError for what only a form has, without one, and for what a form must not show."""
    if options.blind and "html" not in dict(options.format):
        raise UsageError("--blind requires --format html")
    if not options.blind and (options.seed is not None or options.key or options.form):
        named = "--key" if options.key else "--form" if options.form else "--seed"
        raise UsageError(f"{named} requires --blind, as in: --format html=form.html --blind --key key.html")
    if options.key and not options.key.endswith((".html", ".csv")):
        raise UsageError("--key writes a page or a table: give it a name that ends in .html or .csv")


def _check_baseline(options: argparse.Namespace) -> None:
    if options.since is not None and (options.write_baseline or options.prune_baseline):
        raise UsageError("--since reports on changed items only; it cannot be combined with --write-baseline or --prune-baseline")
    if options.since == "":
        raise UsageError("--since requires a revision, as in: --since origin/main")
    if options.write_baseline and (options.baseline or options.prune_baseline):
        raise UsageError("--write-baseline creates a new baseline; it cannot be combined with --baseline or --prune-baseline")
    if options.fail_on_stale and not options.baseline:
        raise UsageError("--fail-on-stale requires a baseline, as in: --baseline baseline.txt --fail-on-stale")
    if options.prune_baseline and not options.baseline:
        raise UsageError("--prune-baseline requires a file, as in: --baseline baseline.txt --prune-baseline")


def _check_files(options: argparse.Namespace) -> None:
    """Raises UsageError if two outputs would go to one file."""
    named = [file for file in (*(file for _, file in options.format), options.write_baseline, options.key) if file]
    files = [os.path.realpath(file) for file in named]
    if len(set(files)) < len(files):
        raise UsageError("two reports, or a report and the baseline or the key, would be written to the same file")


def _check_changes(options: argparse.Namespace) -> None:
    if options.write_statistics and changes_files(options):
        raise UsageError("--write-statistics cannot be combined with --fix, --unsafe-fixes, --diff or --add-ignore; run it after them")
    if options.show_fixes and not (options.fix or options.unsafe_fixes or options.diff):
        raise UsageError("--show-fixes lists fixes that are made; give --fix, --unsafe-fixes or --diff with it")
    if options.no_ignores and options.add_ignore is not None:
        raise UsageError("--add-ignore writes comments that --no-ignores disregards; give only one of them")
    if options.add_ignore and not options.add_ignore.isprintable():
        raise UsageError("the reason of --add-ignore must be one line")
    if stdout_is_taken(options) and any(not file and name not in ("text", "concise") for name, file in options.format):
        raise UsageError("standard output carries the text or the diff; give the format a file, as in --format json=report.json")


def _check_watch(options: argparse.Namespace) -> None:
    """Raises UsageError for what must not be done again whenever a file is saved."""
    if options.watch and (changes_files(options) or options.write_baseline or options.prune_baseline):
        raise UsageError("--watch only reports; it cannot be combined with options that change files or the baseline")
    if options.watch and "-" in options.paths:
        raise UsageError("--watch needs files to watch, and - is none")


def parser() -> Parser:
    """The parser of all options."""
    made = Parser("crs-lint", _DESCRIPTION, _EPILOG, usage="crs-lint [OPTION ...] PATH ...")
    made.add_argument("paths", nargs="*", metavar="PATH", help="folders and files to check; - reads standard input")
    _add_output(made)
    _add_selection(made)
    _add_settings(made)
    _add_baseline(made)
    _add_changes(made)
    add_responses(made)
    _add_run(made)
    made.add_diagnostics()
    completion = "print the completion of commands and options for a shell: bash, zsh or tcsh; requires the extra completion"
    made.add_argument("--print-completion", choices=("bash", "zsh", "tcsh"), help=completion)
    made.add_argument("-V", "--version", action="version", version=f"crs-lint {__version__}")
    return made


def _add_output(parser: Parser) -> None:
    add = parser.add_argument
    formats = f"report format, repeatable: {', '.join(FORMATS)} (default: CRS_LINT_FORMAT, or text)"
    add("-f", "--format", action="append", default=[], metavar="FORMAT[=FILE]", help=formats)
    add("--all-items", action="store_true", help="show the whole bank in the page of --format html")
    add("--blind", action="store_true", help="make --format html a form to print, without anything that tells the right answers")
    add("--seed", type=whole, metavar="NUMBER", help="how the answers of --blind are shuffled (default: 0; none with --form)")
    add("--form", default="", metavar="FILE", help="have the items of --blind that crs-lint form chose, in their order")
    add("--key", default="", metavar="FILE", help="write the key sheet of --blind, as .html or .csv")
    add("--notes", action="store_true", help="show the notes of items in the page of --format html")
    add("--stamp", action="store_true", help="name the commit of the bank and its date in the page of --format html")
    base = "address of the repository's files on the web, to link positions in the page of --format html with"
    add("--link-base", metavar="URL", help=base)
    add("--statistics", action="store_true", help="show the number of findings by rule instead of the findings")
    add("-q", "--quiet", action="store_true", help="omit the summary line, and notes on settings")
    levels = ("error", "warning", "info")
    add("--min-severity", choices=levels, default="info", help="show only findings of this severity and above (default: info)")
    add("--fail-level", choices=levels, default="error", help="lowest severity that makes the exit code 1 (default: error)")
    add("--max-warnings", type=whole, metavar="NUMBER", help="exit with 1 if there are more warnings")
    add("--exit-zero", action="store_true", help="exit with 0 even if there are findings")


def _add_selection(parser: Parser) -> None:
    add = parser.add_argument
    select = "run only these rules or categories, separated by commas; all selects every rule"
    add("--select", action="append", default=[], metavar="NAMES", help=select)
    add("--extend-select", action="append", default=[], metavar="NAMES", help="also run these rules or categories")
    add("--ignore", action="append", default=[], metavar="NAMES", help="do not run these rules or categories")
    add("--no-ignores", action="store_true", help="also report findings that comments suppress")
    add("--no-gitignore", action="store_true", help="also check files that .gitignore excludes")
    add("--force-exclude", action="store_true", help="skip named files that are excluded or belong to no bank")


def _add_settings(parser: Parser) -> None:
    add = parser.add_argument
    add("--config", default="", metavar="FILE", help="use this config file for all files")
    add("--isolated", action="store_true", help="use no config file")
    parser.add_plugins()
    add("--show-settings", action="store_true", help="show the settings of each path and where they come from; check nothing")
    add("--show-files", action="store_true", help="list the files that would be checked; check nothing")
    add("--stdin-filename", default="stdin.yaml", metavar="FILE", help="the path that standard input stands for")
    add("--max-file-size", type=positive, metavar="BYTES", help="largest file to read (default: 4194304)")
    add("--max-values", type=positive, metavar="NUMBER", help="most values in one file (default: 100000)")
    add("--max-text", type=positive, metavar="CHARACTERS", help="longest single text (default: 262144)")


def _add_baseline(parser: Parser) -> None:
    add = parser.add_argument
    add("--baseline", default="", metavar="FILE", help="do not report findings listed in this file")
    add("--write-baseline", default="", metavar="FILE", help="list all current findings in this file")
    add("--prune-baseline", action="store_true", help="remove findings that no longer occur from the file of --baseline")
    add("--fail-on-stale", action="store_true", help="exit with 1 if findings in the baseline no longer occur")
    add("--since", metavar="REVISION", help="report only on items that changed since this git revision")


def _add_changes(parser: Parser) -> None:
    add = parser.add_argument
    add("--fix", action="store_true", help="fix what can be fixed without changing the meaning of a text")
    add("--unsafe-fixes", action="store_true", help="also apply fixes that may change the meaning of a text; review the changes")
    add("--show-fixes", action="store_true", help="list each fix that --fix or --unsafe-fixes made")
    add("--diff", action="store_true", help="show what would change, and write nothing")
    add("--add-ignore", metavar="[=REASON]", help="suppress all current findings with comments in the files")


def add_responses(parser: Parser) -> None:
    """Adds the options about what candidates answered, which ``stats`` has, too."""
    add = parser.add_argument
    files = "files with what candidates answered (CSV, TSV, XLSX or Parquet), to judge the items by"
    add("--responses", action="append", nargs="+", default=[], metavar="FILE", help=files)
    forms = ("wide", "long", "counted", "moodle", "canvas")
    form = f"form of these files: {', '.join(forms)} (default: told from their heads)"
    add("--responses-form", choices=forms, default="", metavar="FORM", help=form)
    revision = "git revision of the bank that was answered (default: that of each file's commit or date)"
    add("--responses-at", default="", metavar="REVISION", help=revision)
    add("--scoring", default="", metavar="FILE", help="YAML file that says how items were scored")
    statistics = "record the figures of each sitting in the items, under custom.statistics; nothing is overwritten"
    add("--write-statistics", action="store_true", help=statistics)
    add("--small-cells", action="store_true", help="show figures of fewer than 10 candidates, too")
    add("--max-responses", type=positive, metavar="BYTES", help="largest file of responses (default: 2147483648)")


def _add_run(parser: Parser) -> None:
    watch = "check again whenever a file is saved, until Ctrl-C; requires the extra server"
    parser.add_argument("--watch", action="store_true", help=watch)
    parser.add_cache()
    parser.add_argument("--jobs", type=positive, metavar="NUMBER", help="number of processes (default: one for each core)")
