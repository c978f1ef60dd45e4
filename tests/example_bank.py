"""Writes a rule's example to disk as a bank, lints it, and shows its findings as the example writes them."""

from __future__ import annotations

import os
from pathlib import Path

from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.model.finding import Finding
from crs_lint.rules.rule import Example, Rule
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request, ResponsesRequest
from tests import example_responses

EXAM = "exam: example\n"


def write(example: Example, folder: Path) -> None:
    """Write the example's files into a folder, with a minimal exam.yaml if it has none."""
    files = {"exam.yaml": example.exam or EXAM, example.name: example.text, **example.files}
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8", "surrogateescape"))


def replace(bank: Path, example: Example) -> Path:
    """Puts an example in place of the only file of items of a bank, and its responses beside the folder; returns their path."""
    (bank / "a.yaml").unlink()
    write(example, bank)
    return example_responses.write(example, bank).rename(bank.parent / "r.csv")


def lint(example: Example, folder: Path, rule: Rule | None = None) -> Report:
    """The report on an example, with the default rules and one more; ``rule`` also gets the example's options."""
    write(example, folder)
    config = str(folder / "crs-lint.toml") if "crs-lint.toml" in example.files else ""
    if example.options and rule is not None:
        config = str(folder / "crs-lint.toml")
        rows = "".join(f"{name} = {value!r}\n" for name, value in example.options.items())
        Path(config).write_text(f"[rules.{rule.name}]\n{rows}")
    overrides = Overrides(extend_select=(rule.name,) if rule else ())
    responses = ResponsesRequest((str(example_responses.write(example, folder)),) if example.responses else ())
    request = Request((str(folder),), overrides, config=config, isolated=not config, responses=responses)
    report = lint_paths(request)
    assert [one for one in report.complaints if "no items were checked" not in one] == []
    return report


def shown(finding: Finding, folder: Path, example: Example) -> str:
    """A finding as ``LINE:COLUMN message``; preceded by the file's name if it is not the example's main file."""
    name = os.path.relpath(finding.path, folder)
    prefix = "" if name == example.name else f"{name}:"
    return f"{prefix}{finding.line}:{finding.column} {finding.message}"
