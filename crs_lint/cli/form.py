"""``crs-lint form``: a form of the exam, assembled from the items of a bank."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from crs_lint.cli.arguments import Parser, positive, start_logging, whole
from crs_lint.cli.console import complain, note
from crs_lint.cli.exit_codes import FINDINGS, OK
from crs_lint.cli.failure import UsageError
from crs_lint.text.plural import counted
from crs_lint.text.sanitize import line, sanitize

if TYPE_CHECKING:
    from crs_lint.bank.item_facts import ItemFacts
    from crs_lint.engine.report import Report
    from crs_lint.forms.assemble import Form
    from crs_lint.forms.constraints import FormRequest
    from crs_lint.model.item import Exam

PACKAGES = ("highspy", "numpy")


class _Source(NamedTuple):
    """The exam, and the items that a form of it may hold; ``language`` is theirs where the bank has translations."""

    exam: Exam
    items: tuple[ItemFacts, ...]
    language: str = ""


def run(given: list[str]) -> int:
    """Runs the command with its arguments and returns the exit code. Raises UsageError."""
    options = parser().options_of(given)
    if not options.paths:
        raise UsageError("name the folder of a bank, as in: crs-lint form bank/ --items 60 --seed 7")
    start_logging(options)
    from crs_lint.api import ConfigError, Overrides, Request, Severity, lint
    from crs_lint.cli.check_request import loaded_plugins
    from crs_lint.cli.complaints import note_settings
    from crs_lint.settings.extras import MissingExtraError, import_with_extra

    try:
        import_with_extra("crs_lint.forms.solver", "crs-lint form", "form", PACKAGES)
        overrides = Overrides(select=("schema",), plugins=loaded_plugins(options.plugin))
        report = lint(options.paths, Request(overrides=overrides, config=options.config, isolated=options.isolated, needs_facts=True))
    except (MissingExtraError, ConfigError) as error:
        return complain(str(error))
    if report.unread:
        return complain(report.unread)
    source = _source(report, options)
    if wrong := next((one for one in report.findings if one.path == source.exam.file and one.severity == Severity.ERROR), None):
        return complain(f"{line(wrong.path)}:{wrong.line}: {wrong.message}")
    note_settings(report)
    request = _request(options, source)
    return _assembled(report, source, request, options)


def parser() -> Parser:
    """The parser of all options."""
    from crs_lint.forms.form_file import FORMATS

    made = Parser(
        "crs-lint form",
        "Assembles a form of the exam: ready items that meet the blueprint by domain, task and level, with keys at all positions, "
        "without enemies and near-duplicates, sets of a scenario whole. Or says what cannot be met. The same seed gives the same form.",
        usage="crs-lint form PATH ... [OPTION ...]",
    )
    made.add_argument("paths", nargs="*", metavar="PATH", help="the folder of a bank")
    made.add_argument("--items", type=positive, default=0, metavar="NUMBER", help="items that count (default: form.items of exam.yaml)")
    made.add_argument("--pretest", type=whole, default=0, metavar="NUMBER", help="pretest items beside them (default: 0)")
    made.add_argument("--seed", type=whole, default=0, metavar="NUMBER", help="number that stands for one of many forms (default: 0)")
    made.add_argument("--avoid", action="append", default=[], metavar="FILE", help="an earlier form whose items not to use; repeatable")
    made.add_argument("--overlap", type=whole, default=0, metavar="NUMBER", help="items that may be shared with it (default: 0)")
    made.add_argument("--language", default="", metavar="TAG", help="language of the form, where items have translations")
    made.add_argument("--to", default="", metavar="FILE", help="where to write; an existing file is never overwritten")
    made.add_argument("--format", choices=FORMATS, default="text", help="ids, one a line, or JSON (default: text)")
    made.add_argument("--config", default="", metavar="FILE", help="use this config file for all files")
    made.add_argument("--isolated", action="store_true", help="use no config file")
    made.add_plugins()
    made.add_diagnostics()
    return made


def _source(report: Report, options: Namespace) -> _Source:
    """The exam of the run and its items. Raises UsageError if there are several exams or languages, or no items."""
    wanted = ("ready", "pretest")
    banks = [(exam, tuple(item for item in items if item.status in wanted)) for exam, items in report.banks]
    banks = [(exam, items) for exam, items in banks if items]
    if not banks:
        raise UsageError(f"{sanitize(options.paths[0])}: there are no ready items in it.")
    if len(banks) > 1:
        raise UsageError(
            f"these are items of {len(banks)} exams: name the folder of one, as in: crs-lint form {sanitize(banks[0][0].file)}"
        )
    exam, items = banks[0]
    tags = sorted({item.named_language for item in items})
    if options.language:
        items = tuple(item for item in items if item.named_language == options.language)
    elif len(tags) > 1 and len({item.id for item in items}) < len(items):
        raise UsageError(
            f"the items are in {', '.join(map(sanitize, tags))}: choose one with --language, as in: --language {sanitize(tags[0])}"
        )
    if not items:
        raise UsageError(f"no ready item is in {sanitize(options.language)}; the languages are: {', '.join(map(sanitize, tags))}.")
    if twice := next((name for name, count in Counter(item.id for item in items).items() if count > 1), None):
        raise UsageError(f"two items have the id {sanitize(twice)}, and a form names its items by their ids.")
    return _Source(exam, items, options.language)


def _request(options: Namespace, source: _Source) -> FormRequest:
    """What the options ask. Raises UsageError."""
    from crs_lint.forms.constraints import FormRequest

    items = options.items or source.exam.form_items
    if not items:
        raise UsageError("say how many items the form has, as in: --items 60; or write it in exam.yaml, as in: form: {items: 60}")
    if options.overlap and not options.avoid:
        raise UsageError("--overlap goes with --avoid, as in: --avoid first.txt --overlap 20")
    known = frozenset(item.id for item in source.items)
    return FormRequest(items, options.pretest, tuple((sanitize(file), _ids(file, known)) for file in options.avoid), options.overlap)


def _ids(file: str, known: frozenset[str]) -> frozenset[str]:
    """The ids of an earlier form. Raises UsageError if it cannot be read; ids that the bank no longer has are noted."""
    from crs_lint.forms.form_file import FormFileError, form_of_file

    try:
        ids = frozenset(entry.id for entry in form_of_file(file))
    except FormFileError as error:
        raise UsageError(str(error)) from None
    if not ids & known:
        raise UsageError(f"{sanitize(file)}: it names no ready item of this bank.")
    if gone := sorted(ids - known):
        others = f", nor {len(gone) - 1:,} others" if gone[1:] else ""
        note(f"{sanitize(file)}: the bank has no ready item {line(gone[0])}{others}.")
    return ids


def _assembled(report: Report, source: _Source, request: FormRequest, options: Namespace) -> int:
    """Assembles a form and writes it, or says why there is none."""
    from crs_lint.forms.assemble import Impossible, assemble
    from crs_lint.forms.form_item import conflicts_of, form_items
    from crs_lint.forms.solver import SearchEndedError

    keyed = [facts for facts in source.items if facts.key_positions]
    if keyless := len(source.items) - len(keyed):
        note(f"{counted(keyless, 'item')} without a right answer left out.")
    every = [item._replace(language=source.language) for item in form_items(keyed, report.items_of)]
    known = {item.scenario for item in every if item.is_published and item.scenario}
    pairs = [pair for pair in zip(every, keyed, strict=True) if not pair[0].is_published and pair[0].scenario not in known]
    if published := len(keyed) - len(pairs):
        note(f"{counted(published, 'item')} for practice, or with a scenario of one, left out.")
    try:
        made = assemble([item for item, _ in pairs], conflicts_of([facts for _, facts in pairs]), source.exam, request, options.seed)
    except SearchEndedError:
        return complain("no form was found within a minute. Try another seed, fewer items, or more overlap.")
    if isinstance(made, Impossible):
        sys.stderr.write("crs-lint: no form meets all that is asked. What the nearest choice of items misses:\n")
        sys.stderr.writelines(f"  {line(reason)}\n" for reason in made.reasons)
        return FINDINGS
    return _written(made, source.exam, options)


def _written(made: Form, exam: Exam, options: Namespace) -> int:
    from crs_lint.convert.transfer import TransferError, write_new_files
    from crs_lint.forms.form_file import as_json, as_text

    text = (as_json if options.format == "json" else as_text)(made, exam.id, options.seed)
    if options.to in ("", "-"):
        sys.stdout.write(text)
        return OK
    try:
        write_new_files({options.to: text.encode("utf-8")})
    except TransferError as error:
        return complain(str(error))
    note(f"{sanitize(options.to)}: {counted(len(made.items), 'item')}.")
    return OK
