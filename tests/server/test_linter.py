"""Runs of the server: what they keep, what they read again, and when they end early."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crs_lint.api import Request
from crs_lint.bank.packed_facts import PackedFacts
from crs_lint.engine.check_file import facts_in_file
from crs_lint.server.linter import InterruptedRun, Linter
from tests.server.editor import CLEAN, EXAM

FILES = 40


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    folder = tmp_path / "bank"
    folder.mkdir()
    (folder / "exam.yaml").write_text(EXAM)
    for number in range(FILES):
        text = CLEAN.replace("planet-nearest", f"planet-{number}").replace("Mercury", f"Mercury {number}")
        (folder / f"a{number:02}.yaml").write_text(text)
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read for comparison only."""
    found: list[str] = []

    def counted(path: str, *arguments: Any) -> PackedFacts:
        found.append(path)
        return facts_in_file(path, *arguments)

    monkeypatch.setattr("crs_lint.engine.check_banks.facts_in_file", counted)
    return found


def _nothing() -> None:
    pass


def _edited(bank: Path, number: int) -> dict[str, bytes]:
    return {str(bank / "a00.yaml"): CLEAN.replace("nearest", f"nearest-{number}").encode()}


def test_the_rest_of_a_bank_is_read_once(bank: Path, read: list[str], tmp_path: Path) -> None:
    linter = Linter(Request(cache_folder=str(tmp_path / "cache")), _nothing)
    for state in range(70):
        linter.report(str(bank / "a00.yaml"), _edited(bank, state), state)
    assert len(read) == FILES - 1


def test_the_next_server_reads_nothing_that_this_one_saved(bank: Path, read: list[str], tmp_path: Path) -> None:
    for state in range(2):
        linter = Linter(Request(cache_folder=str(tmp_path / "cache")), _nothing)
        linter.report(str(bank / "a00.yaml"), _edited(bank, 0), state)
        linter.save()
        assert len(read) == FILES - 1


def test_what_is_kept_does_not_grow_with_the_changes(bank: Path) -> None:
    linter = Linter(Request(), _nothing)
    sizes = []
    for state in range(130):
        linter.report(str(bank / "a00.yaml"), _edited(bank, state), state)
        sizes.append(linter.cache.size)
    assert max(sizes[96:]) == max(sizes[64:96])


def test_a_question_on_the_same_state_is_answered_from_memory(bank: Path) -> None:
    linter = Linter(Request(), _nothing)
    first = linter.report(str(bank / "a00.yaml"), {}, 1)
    assert linter.report(str(bank / "a00.yaml"), {}, 1) is first
    with_facts = linter.report(str(bank / "a00.yaml"), {}, 1, needs_facts=True)
    assert sum(len(items) for _, items in with_facts.banks) == FILES
    assert linter.report(str(bank / "a00.yaml"), {}, 1) is with_facts
    assert linter.report(str(bank / "a00.yaml"), {}, 2) is not with_facts


def test_a_run_ends_when_it_is_interrupted_and_the_next_one_goes_on(bank: Path) -> None:
    calls = 0
    last = 5

    def interrupt() -> None:
        nonlocal calls
        calls += 1
        if calls == last:
            raise InterruptedRun

    linter = Linter(Request(), interrupt)
    with pytest.raises(InterruptedRun):
        linter.report(str(bank / "a00.yaml"), {}, 1)
    assert (
        linter.report(str(bank / "a00.yaml"), {}, 2).findings == Linter(Request(), _nothing).report(str(bank / "a00.yaml"), {}, 1).findings
    )
