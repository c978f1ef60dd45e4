"""Tests for the rules of a plugin: runs the examples in the file of a rule."""

from __future__ import annotations

import os
from collections.abc import Iterator
from tempfile import TemporaryDirectory

from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.fixing import change_files
from crs_lint.fixing.outcome import ChangeOptions
from crs_lint.model.finding import Finding
from crs_lint.rules.registry import BY_NAME
from crs_lint.rules.rule import Example, Fixable, Rule
from crs_lint.settings.config import ConfigError, Overrides
from crs_lint.settings.load_plugins import plugin_of
from crs_lint.settings.plugin import Plugin
from crs_lint.settings.request import Request
from crs_lint.text.toml_writer import toml_value

__all__ = ["check_examples"]

_EXAM = "exam: example\n"


def check_examples(rule: Rule) -> None:
    """Runs a rule on each of the examples ``GOOD`` and ``BAD`` in its file, without any other rule.

    A good example has no findings. A bad one has exactly those in ``found``, and after its fixes is the text ``fixed``, in which
    the fixes find nothing more to do. The package of the rule need not be installed.

    Raises AssertionError, whose text says what is expected and what was found.
    """
    try:
        plugins = () if rule.name in BY_NAME and not rule.plugin_module else (plugin_of("under-test", "", (rule,)),)
    except ConfigError as error:
        raise AssertionError(str(error)) from None
    if not rule.good or not rule.bad:
        raise AssertionError(f"{rule.name}: its file has no list {'BAD' if rule.good else 'GOOD'} of examples.")
    if rule.fixable is not Fixable.NO and all(example.fixed is None for example in rule.bad):
        raise AssertionError(f"{rule.name}: it says that it is fixable, and no bad example has the text after its fixes.")
    for kind, examples in (("good", rule.good), ("bad", rule.bad)):
        for number, example in enumerate(examples, 1):
            with TemporaryDirectory(prefix="crs-lint-") as folder:
                _check(f"{rule.name}: {kind} example {number}", rule, example, _written(rule, example, folder, plugins))


def _written(rule: Rule, example: Example, folder: str, plugins: tuple[Plugin, ...]) -> Request:
    """Writes an example to a folder; returns the request that checks it."""
    table = "".join(f"{name} = {toml_value(value)}\n" for name, value in example.options.items())
    config = {"crs-lint.toml": f"[rules.{rule.name}]\n{table}"} if example.options else {}
    files = {"exam.yaml": example.exam or _EXAM, example.name: example.text, **config, **example.files}
    for name, text in files.items():
        file = os.path.join(folder, name)
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(file, "wb") as stream:
            stream.write(text.encode("utf-8", "surrogateescape"))
    config_file = os.path.join(folder, "crs-lint.toml") if "crs-lint.toml" in files else ""
    overrides = Overrides(select=(rule.name,), plugins=plugins)
    return Request((folder,), overrides, config=config_file, isolated=not config_file)


def _check(where: str, rule: Rule, example: Example, request: Request) -> None:
    """Raises AssertionError where an example is not as it says."""
    report = _report(where, request)
    found = [_shown(finding, request.paths[0], example) for finding in report.findings if finding.rule == rule.name]
    _compare(where, "has other findings", "\n".join(example.found), "\n".join(found))
    others = [
        f"{one.rule} {_shown(one, request.paths[0], example)}" for one in report.findings if one.rule not in (rule.name, *example.also)
    ]
    _compare(where, "cannot be read", "", "\n".join(others))
    _check_fixes(where, rule, example, request, report)


def _report(where: str, request: Request) -> Report:
    try:
        report = lint_paths(request)
    except ConfigError as error:
        raise AssertionError(f"{where}: {error}") from None
    problems = [*(one for one in report.complaints if "no items were checked" not in one), *(one.traceback for one in report.crashes)]
    if problems:
        raise AssertionError(f"{where} cannot be checked.\n" + "\n".join(problems))
    return report


def _check_fixes(where: str, rule: Rule, example: Example, request: Request, report: Report) -> None:
    kinds = {Fixable.SAFELY if one.fix.safe else Fixable.UNSAFELY for one in report.findings if one.rule == rule.name and one.fix}
    if kinds - {rule.fixable}:
        declared = f"fixable=Fixable.{rule.fixable.name}"
        raise AssertionError(f"{where} has a fix that is {next(iter(kinds - {rule.fixable})).value}, and the rule says {declared}.")
    options = ChangeOptions(safe=True, unsafe=rule.fixable is Fixable.UNSAFELY)
    outcome = change_files.change(request, options, write=True)
    file = os.path.join(request.paths[0], example.name)
    with open(file, "rb") as stream:
        after = stream.read().decode("utf-8", "surrogateescape")
    _compare(where, "is another text after its fixes", example.text if example.fixed is None else example.fixed, after)
    if failed := "\n".join(outcome.failures):
        raise AssertionError(f"{where} cannot be fixed.\n{failed}")
    if change_files.change(request, options, write=False).changes:
        raise AssertionError(f"{where} has fixes that find something to do after they were made.")


def _shown(finding: Finding, folder: str, example: Example) -> str:
    """A finding as examples write it, with the name of the file where that is not the main one."""
    name = os.path.relpath(finding.path, folder).replace(os.sep, "/")
    return f"{'' if name == example.name else f'{name}:'}{finding.line}:{finding.column} {finding.message}"


def _compare(where: str, what: str, expected: str, found: str) -> None:
    """Raises AssertionError with both texts if they differ."""
    if expected != found:
        raise AssertionError("\n".join((f"{where} {what}.", *_block("expected", expected), *_block("found", found))))


def _block(title: str, text: str) -> Iterator[str]:
    yield f"{title}:"
    yield from (f"  {line}" for line in text.splitlines() or ["(nothing)"])
