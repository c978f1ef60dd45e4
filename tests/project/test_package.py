"""The installed wheel, run from another folder: it contains its data files, and imports nothing from that folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from crs_lint import __version__
from crs_lint.formats import native_schema

CHECKOUT = Path(__file__).resolve().parents[2]
SOURCES = ("pyproject.toml", "README.md", "LICENSE", "crs_lint", "schemas")
WRONG_TYPE = """\
items:
  - id: planet-count
    stem: How many planets does the solar system have?
    options:
      - text: "9"
      - text: 8
        correct: true
    explanation: Pluto has been counted among the dwarf planets since 2006.
"""
IMPORTED = ("argparse", "crs_lint", "json", "jsonschema", "jsonschema_rs", "pathspec", "referencing", "ruamel", "tomllib", "yaml_rs")


class Installed:
    """A virtual environment with the wheel and its dependencies, without this checkout."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / ("Scripts" if os.name == "nt" else "bin")

    def run(self, folder: Path, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        command = [str(self.programs / program), *arguments]
        return subprocess.run(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
        )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel, built from a copy so that no build files are left in the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in SOURCES:
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, folder / "source" / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            (folder / "source").mkdir(exist_ok=True)
            shutil.copy(source, folder / "source" / name)
    pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(folder / "source"))
    (wheel,) = folder.glob("*.whl")
    shutil.rmtree(folder / "source")
    venv.create(folder / "venv")
    pip("--python", str(folder / "venv"), "install", str(wheel))
    return Installed(folder / "venv")


def pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A copy of the project's bank in another folder."""
    shutil.copytree(CHECKOUT / "bank", tmp_path / "elsewhere" / "bank")
    return tmp_path / "elsewhere"


def test_the_wheel_finds_its_schemas(installed: Installed, bank: Path) -> None:
    clean = installed.run(bank, "crs-lint", "bank")
    assert (clean.returncode, clean.stdout.endswith(": no findings\n")) == (0, True)
    (bank / "bank" / "crs" / "planets.yaml").write_text(WRONG_TYPE, encoding="utf-8")
    faulty = installed.run(bank, "crs-lint", "--select", "wrong-type", "--format", "concise", "--quiet", "bank")
    found = "bank/crs/planets.yaml:6:15: error wrong-type Answer 2 is 8 without quotes, so it is read as a number."
    assert (faulty.returncode, faulty.stdout) == (1, f"{found}\n")


def test_python_m_runs_the_program(installed: Installed, tmp_path: Path) -> None:
    for program, *arguments in (("python", "-m", "crs_lint"), ("crs-lint",)):
        done = installed.run(tmp_path, program, *arguments, "--version")
        assert (done.returncode, done.stdout) == (0, f"crs-lint {__version__}\n")


def test_the_program_imports_nothing_from_the_working_folder(installed: Installed, bank: Path) -> None:
    mark = bank / "imported"
    for name in IMPORTED:
        (bank / f"{name}.py").write_text(f"open({str(mark)!r}, 'a').write({name!r})\n", encoding="utf-8")
    (bank / "crs-lint.toml").write_text('exclude = ["nothing/"]\n', encoding="utf-8")
    (bank / "bank" / "crs" / "planets.yaml").write_text(WRONG_TYPE, encoding="utf-8")
    for kind in ("text", "json"):
        assert installed.run(bank, "crs-lint", "--format", kind, "bank").returncode == 1
    assert not mark.exists(), mark.read_text("utf-8")


def test_the_wheel_contains_the_schemas_unchanged(installed: Installed, tmp_path: Path) -> None:
    shown = installed.run(
        tmp_path, "python", "-c", "from crs_lint.formats import native_schema; print(*map(native_schema.load, ('bank', 'exam', 'config')))"
    )
    assert shown.stdout == " ".join(str(native_schema.load(name)) for name in ("bank", "exam", "config")) + "\n"


@pytest.mark.parametrize("package", ["report", "pages"])
def test_the_wheel_contains_the_parts_of_pages(installed: Installed, tmp_path: Path, package: str) -> None:
    files = f"resources.files('crs_lint.{package}').joinpath('page').iterdir()"
    shown = installed.run(tmp_path, "python", "-c", f"from importlib import resources; print(*sorted(one.name for one in {files}))")
    assert shown.stdout.split() == sorted(file.name for file in (CHECKOUT / "crs_lint" / package / "page").iterdir())


def test_html_without_its_extra_exits_with_2_and_other_formats_are_written(installed: Installed, bank: Path) -> None:
    done = installed.run(bank, "crs-lint", "bank", "--format", "html=page.html", "--format", "json=out.json")
    assert done.returncode == 2
    assert done.stdout.startswith("crs-lint: the format html needs the package ")
    assert ((bank / "page.html").exists(), (bank / "out.json").exists()) == (False, True)


def test_import_without_its_extra_reads_only_formats_that_need_no_package(installed: Installed, tmp_path: Path) -> None:
    (tmp_path / "quiz.csv").write_text("stem,a,b,key\nWhich is nearest?,Mercury,Venus,A\n", encoding="utf-8")
    for name, package in (("moodle", "lxml"), ("gift", "lxml"), ("xlsx", "openpyxl")):
        done = installed.run(tmp_path, "crs-lint", "import", name, "quiz.csv", "--to", "bank")
        told = (
            f'crs-lint: the format {name} needs the package {package}; install crs-lint with its extra "convert", '
            'as in: python -m pip install "../crs-lint[convert]"\n'
        )
        assert (done.returncode, done.stdout) == (2, told)
    assert not (tmp_path / "bank").exists()
    assert installed.run(tmp_path, "crs-lint", "import", "csv", "quiz.csv", "--to", "bank").returncode == 0
