"""Two editors that all tests share, each with a server of its own: one that asks for diagnostics, and one that waits for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.editor import CLEAN, EXAM, Editor, pulling, pushing


@pytest.fixture(scope="session")
def _waiting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    editor = Editor()
    editor.start(pushing(), tmp_path_factory.mktemp("waiting"))
    yield editor
    assert editor.stop() == 0


@pytest.fixture(scope="session")
def _asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    editor = Editor()
    editor.start(pulling(), tmp_path_factory.mktemp("asking"))
    yield editor
    assert editor.stop() == 0


@pytest.fixture
def waiting(_waiting: Editor) -> Iterator[Editor]:
    """An editor that is sent diagnostics."""
    yield _waiting
    _waiting.close_all()


@pytest.fixture
def asking(_asking: Editor) -> Iterator[Editor]:
    """An editor that asks for diagnostics."""
    yield _asking
    _asking.close_all()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A clean bank with one file, ``a.yaml``."""
    (tmp_path / "exam.yaml").write_text(EXAM)
    (tmp_path / "a.yaml").write_text(CLEAN)
    return tmp_path
