"""A repository that 0.1 checked: its config, suppressions and baseline work as they did."""

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


@pytest.mark.parametrize(("name", "arguments"), [("findings.json", []), ("findings-no-ignores.json", ["--no-ignores"])])
def test_findings_are_those_of_the_release(name: str, arguments: list[str]) -> None:
    report, old = check(*arguments), recorded(name)
    assert compared(report) == compared(old)
    assert report["summary"] == old["summary"]


def test_the_baseline_of_the_release_matches_every_finding(capsys: pytest.CaptureFixture[str]) -> None:
    old = recorded("findings.json")
    code = main(["check", "bank", "drafts", "--no-cache", "--baseline", "crs-lint-baseline.txt", "--fail-level", "info"])
    summary = capsys.readouterr().out.splitlines()
    assert code == 0
    assert len(summary) == 1, "a finding or a stale entry is reported"
    comments = old["summary"]["suppressed"]
    assert summary[0].endswith(f"{comments} suppressed by comments; {len(old['findings'])} suppressed by the baseline")


def test_no_entry_of_the_baseline_of_the_release_is_stale() -> None:
    before = Path("crs-lint-baseline.txt").read_text("utf-8")
    check("--baseline", "crs-lint-baseline.txt", "--prune-baseline")
    assert Path("crs-lint-baseline.txt").read_text("utf-8") == before


def test_the_baseline_is_written_as_the_release_wrote_it() -> None:
    before = Path("crs-lint-baseline.txt").read_text("utf-8")
    check("--write-baseline", "crs-lint-baseline.txt")
    assert Path("crs-lint-baseline.txt").read_text("utf-8") == before


def test_every_rule_and_option_of_the_release_is_accepted(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", "bank", "--no-cache", "--quiet", "--config", str(RELEASE / "all-settings.toml")])
    assert (code, capsys.readouterr().err) == (1, "")


def test_the_bank_of_the_release_shows_many_rules() -> None:
    """A fixture that finds little proves little."""
    old = recorded("findings.json")
    assert len({finding["rule"] for finding in old["findings"]}) > 40
    assert old["summary"]["suppressed"] == 5
