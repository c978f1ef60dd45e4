"""Failures inside crs-lint: whatever raises, the other files are checked and the report says what failed and why."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from crs_lint.engine import processes
from crs_lint.engine.crash import crash_of
from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.settings.config import Settings
from crs_lint.settings.request import Request
from tests.rules.test_bank_rules import FIRST, REPEAT, _file

_KEYLESS = "id: {}\nstem: Which planet is red?\noptions: [{{text: Mars}}, {{text: Venus}}, {{text: Pluto}}]\nexplanation: Mars is the red one of them.\n"
_ERRORS = [MemoryError(), RecursionError("too deep"), OSError(28, "No space left on device"), ValueError("bad")]

each_error = pytest.mark.parametrize("error", _ERRORS, ids=lambda error: type(error).__name__)


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    (tmp_path / "exam.yaml").write_text("exam: astronomy\n")
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.yaml").write_text(_KEYLESS.format(name))
    return tmp_path


def _lint(bank: Path, jobs: int = 1) -> Report:
    return lint_paths(Request((str(bank),), isolated=True, jobs=jobs))


def _raising(error: Exception, name: str = "") -> Callable[..., NoReturn]:
    def fail(*arguments: object, **options: object) -> NoReturn:
        del arguments, options
        raise error

    return fail


def _keyless(report: Report) -> list[str]:
    return [os.path.basename(finding.path) for finding in report.findings if finding.rule == "missing-key"]


@each_error
@pytest.mark.parametrize("step", ["check_files.read_file", "check_files.check_file", "file_report._located", "file_shape.read_items"])
def test_a_step_that_raises_for_one_file_leaves_the_others(
    bank: Path, step: str, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = f"crs_lint.engine.{step}"
    original = pytest.importorskip(module.rpartition(".")[0]).__dict__[module.rpartition(".")[2]]
    calls = iter(range(100))

    def fails_first(*arguments: object, **options: object) -> object:
        if next(calls) == 0:
            raise error
        return original(*arguments, **options)

    monkeypatch.setattr(module, fails_first)
    report = _lint(bank)
    assert report.could_not_lint
    assert _keyless(report) == ["b.yaml", "c.yaml"]
    (crash,) = report.crashes
    assert os.path.basename(crash.file) == "a.yaml"
    assert type(error).__name__ in crash.error
    assert "fails_first" in crash.traceback
    assert crash.error in report.complaints[0]


@each_error
@pytest.mark.parametrize("step", ["check_banks.check_bank", "check_banks.findings_at", "locate.locate"])
def test_a_bank_step_that_raises_leaves_the_findings_of_files(
    bank: Path, step: str, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bank / "d.yaml").write_text(_KEYLESS.format("a"))  # whose id is used twice
    monkeypatch.setattr(f"crs_lint.engine.{step}", _raising(error))
    report = _lint(bank)
    assert report.could_not_lint
    assert _keyless(report) == ["a.yaml", "b.yaml", "c.yaml", "d.yaml"]
    assert [type(error).__name__ in crash.error for crash in report.crashes] == [True]


def test_facts_that_cannot_be_read_are_a_crash(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crs_lint.engine.check_banks.facts_in_file", _raising(MemoryError()))
    report = lint_paths(Request((str(bank / "a.yaml"),), isolated=True))
    assert _keyless(report) == ["a.yaml"]
    assert [os.path.basename(crash.file) for crash in report.crashes] == ["b.yaml", "c.yaml"]


def test_a_crash_in_a_worker_brings_its_traceback(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "FEW", 1)
    monkeypatch.delitem(sys.modules, "polars", raising=False)  # with it, processes are spawned, which the change does not reach
    monkeypatch.setattr("crs_lint.engine.check_files.check_file", _raising(MemoryError()))
    report = _lint(bank, jobs=2)
    assert len(report.crashes) == 4
    assert all("in fail" in crash.traceback for crash in report.crashes)


def test_a_worker_that_is_killed_is_a_crash_of_its_file(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from crs_lint.engine.check_file import check_file

    def dies_on_b(path: str, *arguments: Any, **options: Any) -> object:
        if path.endswith("b.yaml"):
            os._exit(1)
        return check_file(path, *arguments, **options)

    monkeypatch.setattr(processes, "FEW", 1)
    monkeypatch.delitem(sys.modules, "polars", raising=False)  # with it, processes are spawned, which the change does not reach
    monkeypatch.setattr("crs_lint.engine.check_files.check_file", dies_on_b)
    report = _lint(bank, jobs=2)
    assert _keyless(report) == ["a.yaml", "c.yaml"]
    assert [(os.path.basename(crash.file), crash.error) for crash in report.crashes] == [
        ("b.yaml", "the worker process crashed or was killed")
    ]


def test_a_crash_is_never_cached(bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    request = Request((str(bank),), isolated=True, cache_folder=str(tmp_path.parent / "cache"), min_files_for_cache=1)
    with monkeypatch.context() as patch:
        patch.setattr("crs_lint.engine.check_files.check_file", _raising(MemoryError()))
        assert lint_paths(request).crashes
    assert _keyless(lint_paths(request)) == ["a.yaml", "b.yaml", "c.yaml"]


def test_a_traceback_is_bounded() -> None:
    try:
        raise ValueError("x" * 1_000_000)
    except ValueError as error:
        crash = crash_of("rule", "file", error)
    assert len(crash.traceback) < 25_000


def test_only_the_first_tracebacks_are_kept(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crs_lint.engine.check_files._MOST_TRACEBACKS", 2)
    monkeypatch.setattr("crs_lint.engine.check_files.check_file", _raising(ValueError("bad")))
    assert [bool(crash.traceback) for crash in _lint(bank).crashes] == [True, True, False, False]


def test_an_exception_without_a_message_of_its_own_is_named() -> None:
    class BrokenError(Exception):
        def __str__(self) -> str:
            raise ValueError

    assert crash_of("rule", "file", BrokenError()).error == "BrokenError"


def test_banks_with_findings_of_both_kinds_survive_a_rule_that_raises(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from crs_lint.rules.registry import BY_NAME

    (bank / "d.yaml").write_text(_file(FIRST))
    (bank / "e.yaml").write_text(_file(REPEAT))
    whole = _lint(bank)
    assert not whole.crashes
    rule = next(rule for rule in BY_NAME.values() if rule.scope.name == "BANK" and any(one.rule == rule.name for one in whole.findings))
    monkeypatch.setattr("crs_lint.engine.check_banks.bank_rules", lambda settings, whole: _broken(settings, rule.name))
    report = _lint(bank)
    assert {crash.rule for crash in report.crashes} == {rule.name}
    assert _keyless(report) == _keyless(whole)


def _broken(settings: Settings, name: str) -> list[object]:
    from crs_lint.engine.check_bank import bank_rules

    rules = bank_rules(settings, whole=True)
    return [one._replace(rule=one.rule._replace(function=_raising(OSError(5, "x")))) if one.rule.name == name else one for one in rules]
