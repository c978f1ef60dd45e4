"""What every test is kept from: the user's own cache, and the colors of the terminal that runs the tests; and a small bank."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from crs_lint.cli.main import main
from crs_lint.document.reader import is_ruamel
from crs_lint.rules.evidence import likely_miskey
from tests import example_bank
from tests.chromium import chromium, skip_without_chromium
from tests.plugin_folder import PluginFolder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A busy machine is no failure: no generated case has a time limit.
settings.register_profile("crs-lint", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("crs-lint")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips the tests of the words, positions and speed of yaml-rs in a run with the second reader."""
    if is_ruamel():
        for item in items:
            if item.get_closest_marker("yaml_rs"):
                item.add_marker(pytest.mark.skip(reason="it is about yaml-rs, and this run reads with ruamel.yaml"))


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder: Path = tmp_path_factory.mktemp("cache")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setenv("HOME", str(folder))
    for name in ("CRS_LINT_FORMAT", "CRS_LINT_CACHE_DIR", "COLUMNS", "PYTHONIOENCODING"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    skip_without_chromium()
    with chromium() as started:
        yield started


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clean bank in the current folder."""
    from tests.cli.test_command_line import CLEAN, EXAM

    folder = tmp_path / "bank"
    folder.mkdir()
    (folder / "exam.yaml").write_text(EXAM)
    (folder / "a.yaml").write_text(CLEAN)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return folder


@pytest.fixture
def miskeyed(bank: Path) -> Path:
    """The bank in the current folder with an item whose key is wrong, and responses that say so beside it, in ``r.csv``."""
    example_bank.replace(bank, likely_miskey.BAD[0])
    return bank


@pytest.fixture
def run(bank: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs the program: its exit code, and what it printed."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def plugins(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[PluginFolder]:
    """Installs packages of rules for one test."""
    folder = PluginFolder(tmp_path_factory.mktemp("plugins"))
    monkeypatch.syspath_prepend(str(folder.path))
    yield folder
    folder.forget()
