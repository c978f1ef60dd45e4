"""How often a run reads each file from disk: once."""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from crs_lint.document.read_error import ReadError
from crs_lint.engine import processes, run_files
from crs_lint.engine.run import lint_paths
from crs_lint.files.discover import read_bytes
from crs_lint.settings.request import Request
from tests.rules.test_bank_rules import FIRST, OTHER, REPEAT, _file

_ITEM = "id: red\nstem: Which planet is red?\noptions: [{text: Mars, correct: true}, {text: Venus}, {text: Pluto}]\n"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each file was read, by name."""
    count: Counter[str] = Counter()

    def counted(full: str, limit: int) -> bytes | ReadError:
        count[os.path.basename(full)] += 1
        return read_bytes(full, limit)

    monkeypatch.setattr("crs_lint.files.discover.read_bytes", counted)
    return count


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    (tmp_path / "exam.yaml").write_text("exam: astronomy\n")
    return tmp_path


@pytest.mark.parametrize("cache", ["", "cache"], ids=["without a cache", "with a cache"])
@pytest.mark.parametrize(
    "text",
    [_ITEM, _ITEM.replace(", correct: true", ""), "# crs-lint: ignore-file[missing-key] kept\n" + _ITEM.replace(", correct: true", "")],
    ids=["clean", "findings", "suppressions"],
)
def test_a_file_is_read_once(text: str, cache: str, bank: Path, reads: Counter[str]) -> None:
    (bank / "a.yaml").write_text(text)
    folder = str(bank.parent / "cache") if cache else ""
    report = lint_paths(Request((str(bank),), isolated=True, cache_folder=folder, min_files_for_cache=1))
    for finding in report.findings:
        report.text_of(finding.path)
    assert reads == {"a.yaml": 1, "exam.yaml": 1}


def test_files_that_a_bank_rule_compares_are_read_once(bank: Path, reads: Counter[str]) -> None:
    (bank / "a.yaml").write_text(_file(FIRST))
    (bank / "b.yaml").write_text(_file(REPEAT))
    report = lint_paths(Request((str(bank),), isolated=True))
    assert any(finding.related for finding in report.findings)
    assert reads == {"a.yaml": 1, "b.yaml": 1, "exam.yaml": 1}


def test_a_file_that_a_worker_checked_is_read_again_only_for_a_bank_rule(
    bank: Path, reads: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The main process locates what bank rules find, and has not read the files that workers checked."""
    monkeypatch.setattr(processes, "FEW", 1)
    (bank / "a.yaml").write_text(_file(FIRST))
    (bank / "b.yaml").write_text(_file(REPEAT))
    (bank / "c.yaml").write_text(_file(OTHER))
    lint_paths(Request((str(bank),), isolated=True, jobs=2))
    assert reads == {"a.yaml": 1, "b.yaml": 1, "exam.yaml": 1}, "the reads of workers are counted in their own processes"


def test_a_file_is_read_again_once_memory_for_contents_is_used_up(bank: Path, reads: Counter[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_files, "_LARGEST_KEPT", 10)
    (bank / "a.yaml").write_text(_file(FIRST))
    (bank / "b.yaml").write_text(_file(REPEAT))
    lint_paths(Request((str(bank),), isolated=True))
    assert (reads["a.yaml"], reads["b.yaml"]) == (2, 2)


def test_since_reads_a_file_once(bank: Path, reads: Counter[str]) -> None:
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-C", str(bank)]
    subprocess.run([*git, "init", "--quiet"], check=True)
    (bank / "a.yaml").write_text(_ITEM)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "--quiet", "-m", "a"], check=True)
    (bank / "a.yaml").write_text(_ITEM.replace(", correct: true", ""))
    report = lint_paths(Request((str(bank),), isolated=True, since="HEAD"))
    assert report.findings
    assert (reads["a.yaml"], reads["exam.yaml"]) == (1, 1)
