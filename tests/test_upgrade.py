"""A repository that 0.1 checked: its config, suppressions and baseline work as they did, but for findings changed on purpose."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from crs_lint.cli.main import main

RELEASE = Path(__file__).parent / "data" / "release_0_1"
FIELDS = ("rule", "severity", "path", "line", "column", "end_line", "end_column", "item", "fingerprint")


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the repository, as the current folder."""
    folder = tmp_path / "repository"
    shutil.copytree(RELEASE / "repository", folder)
    (folder / ".git").mkdir()
    monkeypatch.chdir(folder)
    return folder


def check(*arguments: str) -> dict[str, Any]:
    """The JSON report of a run over the bank. The run must not exit with 2."""
    code = main(["check", "bank", "drafts", "--no-cache", "--quiet", "--format", "json=report.json", *arguments])
    assert code in (0, 1)
    report: dict[str, Any] = json.loads(Path("report.json").read_text("utf-8"))
    return report


def recorded(name: str) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((RELEASE / name).read_text("utf-8"))
    return report


def compared(report: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields of each finding that must not change, in the order of the report."""
    return [{field: finding[field] for field in FIELDS} for finding in report["findings"]]


# What the rules say otherwise on purpose: (rule, item). "Both A and B" beside plain answers is a combination, not a stand-in.
NEW = {("a-or-an", "tea-milk"), ("combined-option", "tea-milk")}
GONE = {("all-of-the-above", "tea-milk")}


def kept(findings: list[dict[str, Any]], changed: set[tuple[str, str]]) -> list[dict[str, Any]]:
    """The findings that did not change, in one order."""
    rest = [finding for finding in findings if (finding["rule"], finding["item"]) not in changed]
    return sorted(rest, key=lambda finding: json.dumps(finding, sort_keys=True))


def entries(text: str) -> set[str]:
    return set(text.splitlines()[1:])


def rules_and_items(lines: set[str]) -> set[tuple[str, str]]:
    return {(line.split()[0], line.split()[1]) for line in lines}


@pytest.mark.parametrize(("name", "arguments"), [("findings.json", []), ("findings-no-ignores.json", ["--no-ignores"])])
def test_findings_are_those_of_the_release(name: str, arguments: list[str]) -> None:
    report, old = check(*arguments), recorded(name)
    assert kept(compared(report), NEW) == kept(compared(old), GONE)
    assert report["summary"]["suppressed"] == old["summary"]["suppressed"]
    assert len(report["findings"]) - len(NEW) == len(old["findings"]) - len(GONE)


def test_the_baseline_of_the_release_matches_every_finding_that_did_not_change() -> None:
    report, old = check("--baseline", "crs-lint-baseline.txt"), recorded("findings.json")
    assert {(finding["rule"], finding["item"]) for finding in report["findings"]} == NEW
    assert report["summary"]["suppressed"] == old["summary"]["suppressed"] + len(old["findings"]) - len(GONE)


def test_only_entries_of_changed_findings_are_stale() -> None:
    before = Path("crs-lint-baseline.txt").read_text("utf-8")
    check("--baseline", "crs-lint-baseline.txt", "--prune-baseline")
    after = Path("crs-lint-baseline.txt").read_text("utf-8")
    assert entries(after) < entries(before)
    assert rules_and_items(entries(before) - entries(after)) == GONE


def test_the_baseline_is_written_in_the_form_of_the_release() -> None:
    before = Path("crs-lint-baseline.txt").read_text("utf-8")
    check("--write-baseline", "crs-lint-baseline.txt")
    after = Path("crs-lint-baseline.txt").read_text("utf-8")
    assert after.splitlines()[0] == before.splitlines()[0]
    assert rules_and_items(entries(before) - entries(after)) == GONE
    assert rules_and_items(entries(after) - entries(before)) == NEW


def test_every_rule_and_option_of_the_release_is_accepted(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", "bank", "--no-cache", "--quiet", "--config", str(RELEASE / "all-settings.toml")])
    assert (code, capsys.readouterr().err) == (1, "")


def test_the_bank_of_the_release_shows_many_rules() -> None:
    """A fixture that finds little proves little."""
    old = recorded("findings.json")
    assert len({finding["rule"] for finding in old["findings"]}) > 40
    assert old["summary"]["suppressed"] == 5
