"""The extension for VS Code: its license is that of crs-lint, and its lock file holds on every machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
EXTENSION = ROOT / "editors" / "vscode"
LOCK = json.loads((EXTENSION / "package-lock.json").read_text("utf-8"))


def test_the_extension_has_the_license_of_crs_lint() -> None:
    assert (EXTENSION / "LICENSE").read_text("utf-8") == (ROOT / "LICENSE").read_text("utf-8")


def test_the_lock_file_has_a_digest_of_each_package() -> None:
    packages = {path: one for path, one in LOCK["packages"].items() if path}
    assert len(packages) > 100
    assert [path for path, one in packages.items() if not path.startswith("node_modules/") or "integrity" not in one] == []


def test_the_lock_file_names_no_host_and_no_path_of_a_machine() -> None:
    texts = [text for path, one in LOCK["packages"].items() for text in (path, *_texts({**one, "funding": None}))]
    assert [text for text in texts if "://" in text or text.startswith(("/", "file:", "git+", "git@"))] == []
    assert not any("resolved" in one for one in LOCK["packages"].values())


def _texts(value: Any) -> Iterator[str]:
    """All strings in some JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, one in value.items():
            yield name
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
