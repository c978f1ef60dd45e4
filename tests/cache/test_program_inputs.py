"""The inputs of every cached result: a change of any of them makes a cached result unusable."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import crs_lint
from crs_lint.cache import program_inputs as module
from crs_lint.cache.program_inputs import DEPENDENCIES, program_inputs

_PACKAGE = Path(crs_lint.__file__).parent


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout: a package with modules at three depths and data files, and schemas beside it."""
    package = tmp_path / "crs_lint"
    for name in ("a.py", "rules/b.py", "rules/cue/c.py", "rules/measures.json", "report/page/page.html", "report/page/style.css"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text("old")
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "bank.schema.json").write_text("old")
    monkeypatch.setattr(module, "_PACKAGE", str(package))
    return package


@pytest.mark.parametrize(
    "name",
    [
        "a.py",
        "rules/b.py",
        "rules/cue/c.py",
        "rules/measures.json",
        "report/page/page.html",
        "report/page/style.css",
        "../schemas/bank.schema.json",
    ],
)
def test_a_changed_file_changes_the_inputs(package: Path, name: str) -> None:
    before = program_inputs()
    (package / name).write_text("newer")
    assert program_inputs() != before


@pytest.mark.parametrize("name", ["new.py", "rules/cue/deep/new.py", "data.toml", "table.csv", "no_suffix", "../schemas/new.json"])
def test_a_new_file_of_any_type_changes_the_inputs(package: Path, name: str) -> None:
    before = program_inputs()
    (package / name).parent.mkdir(parents=True, exist_ok=True)
    (package / name).write_text("new")
    assert program_inputs() != before


def test_installed_schemas_are_inputs(package: Path) -> None:
    shutil.move(package.parent / "schemas", package / "schemas")
    before = program_inputs()
    (package / "schemas" / "bank.schema.json").write_text("newer")
    assert program_inputs() != before


def test_compiled_modules_are_no_inputs(package: Path) -> None:
    before = program_inputs()
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "a.pyc").write_text("compiled")
    assert program_inputs() == before


@pytest.mark.parametrize("name", DEPENDENCIES)
def test_another_version_of_a_dependency_changes_the_inputs(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = program_inputs()
    (tmp_path / f"{name.replace('-', '_')}-99.0.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert program_inputs() != before


def test_every_dependency_is_found_where_it_is_installed() -> None:
    assert not [one for one in program_inputs() if one.endswith("is not installed")]


def test_another_python_changes_the_inputs(monkeypatch: pytest.MonkeyPatch) -> None:
    before = program_inputs()
    monkeypatch.setattr(sys, "version", "4.0")
    assert program_inputs() != before


def test_every_file_of_the_package_is_an_input() -> None:
    inputs = {one.split(" ")[0] for one in program_inputs()}
    files = {path.relative_to(_PACKAGE).as_posix() for path in _PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert files <= inputs


def test_versions_are_found_without_importlib_metadata() -> None:
    """It takes more than 2 ms to import."""
    code = (
        "import sys; from crs_lint.cache.program_inputs import program_inputs; program_inputs(); print('importlib.metadata' in sys.modules)"
    )
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=_PACKAGE.parent)
    assert output.stdout == "False\n"
