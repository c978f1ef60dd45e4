"""CONTRIBUTING.md names what exists: functions, classes, files."""

from __future__ import annotations

import re
from pathlib import Path
from pkgutil import resolve_name

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
QUOTED = re.findall(r"`([^`\n]+)`", TEXT)
NAMES = sorted({name for name in QUOTED if re.fullmatch(r"[a-z_]+\.[a-z_]+\.\w+(?:\.\w+)*", name)})
FILES = sorted({name for name in QUOTED if re.fullmatch(r"[\w.-]*(?:/[\w.-]*)+|[\w-]+\.(?:toml|md|yaml)", name)})


def test_the_page_names_functions_and_files() -> None:
    assert len(NAMES) > 10
    assert len(FILES) > 5


@pytest.mark.parametrize("name", NAMES)
def test_a_function_that_the_page_names_exists(name: str) -> None:
    resolve_name(f"crs_lint.{name}")


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_the_page_names_exists(name: str) -> None:
    assert (ROOT / name).exists() or (ROOT / "crs_lint" / name).exists()
