"""The project's own bank passes its own linter, and is what it says it is."""

from __future__ import annotations

from pathlib import Path

from crs_lint.item import read_exam, read_items
from crs_lint.run import Request, lint_paths
from crs_lint.source import read

BANK = Path(__file__).parents[1] / "bank"


def test_the_bank_is_clean() -> None:
    report = lint_paths(Request((str(BANK),), isolated=True))
    assert [(finding.path, finding.line, finding.message) for finding in report.findings] == []
    assert not report.suppressed


def test_every_item_is_complete() -> None:
    exam = read_exam(read((BANK / "crs" / "exam.yaml").read_bytes()).data)
    items = [
        item
        for file in sorted((BANK / "crs").glob("*.yaml"))
        if file.name != "exam.yaml"
        for item in read_items(read(file.read_bytes()).data, exam)
    ]
    assert len(items) >= 24
    for item in items:
        assert len(item.options) == 4, item.id
        assert all(option.rationale for option in item.options), item.id
        assert item.has_reference, item.id
        assert item.text("level") in exam.levels, item.id
