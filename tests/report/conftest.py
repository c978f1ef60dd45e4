"""The report of the bank of injections, which is linted once for all modules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.settings.request import Request
from tests.report import injections


@pytest.fixture(scope="session")
def _hostile_bank(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    folder = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        injections.write_bank(folder)
        return folder, lint_paths(Request((".",), needs_facts=True))


@pytest.fixture(scope="module")
def hostile(_hostile_bank: tuple[Path, Report]) -> Iterator[Report]:
    """The report; its paths are relative to the folder of the bank, which is the current one meanwhile."""
    folder, report = _hostile_bank
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield report
