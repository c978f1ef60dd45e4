"""``crs-lint pages``: publishes the articles of a bank, with a question each, as pages for learners."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from crs_lint.cli.arguments import Parser, positive, start_logging, whole
from crs_lint.cli.console import complain, note
from crs_lint.cli.exit_codes import FINDINGS, OK
from crs_lint.cli.failure import UsageError
from crs_lint.text.plural import counted

if TYPE_CHECKING:
    from crs_lint.engine.report import Report
    from crs_lint.pages.build import BuiltPages

PACKAGES = ("jinja2", "markdown_it", "markupsafe")
_MOST_REFUSALS = 100


def run(given: list[str]) -> int:
    """Runs the command with its arguments and returns the exit code. Raises UsageError."""
    options = parser().options_of(given)
    if not options.paths or not options.to:
        raise UsageError("name a bank and where to write its pages, as in: crs-lint pages bank/ --to site/")
    if options.to == "-":
        raise UsageError("--to needs the name of a folder; nothing is written to standard output.")
    start_logging(options)
    from crs_lint.api import ConfigError
    from crs_lint.settings.extras import MissingExtraError, import_with_extra

    try:
        module = import_with_extra("crs_lint.pages.build", "crs-lint pages", "pages", PACKAGES)
        report = _report(options)
    except (ConfigError, MissingExtraError) as error:
        return complain(str(error))
    from crs_lint.pages.templates import TemplateError

    try:
        built = module.build_pages(report, options.format, 0 if options.no_practice else options.practice, options.seed, options.templates)
    except TemplateError as error:
        return complain(str(error))
    return _written(built, report, options)


def _report(options: Namespace) -> Report:
    """A report of the bank, with what could not be read. Raises ConfigError."""
    from crs_lint.api import Overrides, Request, lint
    from crs_lint.cli.check_request import loaded_plugins
    from crs_lint.cli.complaints import complain_of, note_settings

    overrides = Overrides(select=("schema",), plugins=loaded_plugins(options.plugin))
    report = lint(options.paths, Request(overrides=overrides, config=options.config, isolated=options.isolated))
    complain_of(report, debug=options.debug)
    note_settings(report)
    return report


def _written(built: BuiltPages, report: Report, options: Namespace) -> int:
    """Writes the pages, says what was left out, and returns the exit code."""
    from crs_lint.pages.site_folder import SiteError, write_site

    for sentence in built.refused[:_MOST_REFUSALS]:
        complain(sentence)
    if (more := len(built.refused) - _MOST_REFUSALS) > 0:
        complain(f"{counted(more, 'more item')} are not published.")
    if unread := _unread(report):
        return complain(f"nothing was written: {unread}")
    if not built.files:
        return complain("nothing was written: no item is ready and has an article, and none has the use practice.")
    try:
        removed = write_site(options.to, built.files, report.inputs())
    except SiteError as error:
        return complain(str(error))
    except OSError as error:
        return complain(f"{error.filename or options.to}: cannot be written ({error.strerror}).")
    if built.undecided:
        note(f'{counted(built.undecided, "published item")} without "use: practice": a form may draw what is published.')
    gone = f", {counted(removed, 'old page')} removed" if removed else ""
    sys.stdout.write(f"{counted(built.pages, 'page')}, {counted(built.practice, 'item')} to practice on{gone}\n")
    return FINDINGS if built.refused and not options.exit_zero else OK


def _unread(report: Report) -> str:
    """Why not all items are known; empty if they are."""
    if report.could_not_lint:
        return next((f"{one.path}:{one.line}: {one.message}" for one in report.findings), "the bank could not be read.")
    from crs_lint.rules.rule import UNREAD

    return next((f"{one.path}:{one.line}: {one.message}" for one in report.findings if one.rule in UNREAD), "")


def parser() -> Parser:
    """The parser of all options."""
    made = Parser(
        "crs-lint pages",
        "Writes a page for each item that is ready and has an article, an index by domain, and a page to practice on. Exit codes: 0 all "
        "were written, 1 some items are live or cannot be answered and were left out, 2 nothing was written.",
        usage="crs-lint pages [OPTION ...] PATH ... --to FOLDER",
    )
    add = made.add_argument
    add("paths", nargs="*", metavar="PATH", help="folders and files of a bank")
    add("--to", default="", metavar="FOLDER", help="where to write; files there that are no pages are left alone")
    add("--format", choices=("html", "markdown"), default="html", help="html, or markdown with front matter (default: html)")
    add("--practice", type=positive, default=20, metavar="NUMBER", help="items on the page to practice on (default: 20)")
    add("--no-practice", action="store_true", help="write no page to practice on")
    add("--seed", type=whole, default=0, metavar="NUMBER", help="chooses and mixes the items to practice on (default: 0)")
    add("--templates", default="", metavar="FOLDER", help="templates that take the place of those of crs-lint")
    add("--exit-zero", action="store_true", help="exit with 0 even if items were left out")
    add("--config", default="", metavar="FILE", help="use this config file for all files")
    add("--isolated", action="store_true", help="use no config file")
    made.add_plugins()
    made.add_diagnostics()
    return made
