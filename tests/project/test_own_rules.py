"""The package of rules in docs/own-rules.md, written from the text of the page, is installed, run and tested as the page says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools.generate import ROOT, blocks

PAGE = (ROOT / "docs" / "own-rules.md").read_text("utf-8").partition("## Rules that need code")[2]
# A file of the package: its name in the sentence before its block.
FILE = re.compile(r"^[^\n]*`([\w/.]+\.(?:py|toml))`[^`]*(?:`[\w.]+`[^`]*)*\n```(?:python|toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILES = dict(FILE.findall(PAGE))


class Installed:
    """The package, its sources, and the folder that it is installed in beside this crs-lint."""

    def __init__(self, folder: Path) -> None:
        self.sources = folder / "acme-rules"
        self.packages = folder / "packages"

    def run(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(self.packages)}
        return subprocess.run([sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False)

    def crs_lint(self, folder: Path, *arguments: str) -> tuple[int, str]:
        done = self.run(folder, str(Path(sys.executable).with_name("crs-lint")), *arguments)
        return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The package, built and installed by pip, without a network."""
    made = Installed(tmp_path_factory.mktemp("own-rules"))
    for name, text in FILES.items():
        file = made.sources / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    offline = ("--no-index", "--no-deps", "--no-build-isolation", "--target", str(made.packages))
    done = made.run(ROOT, "-m", "pip", "--quiet", "--disable-pip-version-check", "install", *offline, str(made.sources))
    assert done.returncode == 0, done.stdout + done.stderr
    return made


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """The folder of a bank that holds the item of the first bad example."""
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "exam.yaml").write_text("exam: astronomy\n")
    example = re.search(r'^BAD = \[\n    Example\(\n        """\\\n(.*?)^"""', FILES["acme_rules/id_prefix.py"], re.MULTILINE | re.DOTALL)
    assert example is not None
    (tmp_path / "bank" / "orbits.yaml").write_text(example[1])
    return tmp_path


def test_the_page_has_every_file_of_the_package() -> None:
    assert [*FILES] == ["pyproject.toml", "acme_rules/__init__.py", "acme_rules/id_prefix.py", "tests/test_rules.py"]
    assert tomllib.loads(FILES["pyproject.toml"])["project"]["name"] == "acme-rules"


def test_the_command_of_the_page_prints_what_the_page_says(installed: Installed, bank: Path) -> None:
    command = re.search(r"`crs-lint ([^`]*--plugin acme-rules[^`]*)` prints:", PAGE)
    assert command is not None
    assert installed.crs_lint(bank, *command[1].split()) == (0, blocks(PAGE, "text")[0])


def test_the_rule_is_configured_and_explained(installed: Installed, bank: Path) -> None:
    (bank / "crs-lint.toml").write_text('[rules.acme-id-prefix]\nseverity = "error"\nseparator = "/"\n')
    command = ("bank", "--select", "acme-id-prefix", "--format", "concise", "--quiet")
    told = 'bank/orbits.yaml:2:9: error acme-id-prefix The id "venus-orbit" does not begin with "orbits/".\n'
    assert installed.crs_lint(bank, *command, "--plugin", "acme-rules") == (1, told)
    assert installed.crs_lint(bank, *command)[0] == 2
    code, page = installed.crs_lint(bank, "rule", "acme-id-prefix", "--plugin", "acme-rules")
    assert (code, "The examiners of a domain find its items by their ids." in page) == (0, True)


def test_nothing_is_imported_without_the_option(installed: Installed, bank: Path) -> None:
    (bank / "watch.py").write_text(
        "import sys\nfrom crs_lint.cli.main import main\n"
        "code = main(sys.argv[1:])\nprint([name for name in sys.modules if name.startswith('acme')])\nsys.exit(code)\n"
    )
    command = ("watch.py", "bank", "--select", "stem", "--quiet")
    assert installed.run(bank, *command).stdout == "[]\n"
    assert "acme_rules" in installed.run(bank, *command, "--plugin", "acme-rules").stdout


@pytest.mark.parametrize("path", ["", "installed"])
def test_no_package_in_the_current_folder_is_used(installed: Installed, bank: Path, path: str) -> None:
    mark = bank / "imported"
    for package in installed.packages.glob("acme_rules*.dist-info"):
        shutil.copytree(package, bank / package.name)
    (bank / "acme_rules.py").write_text(f"open({str(mark)!r}, 'x')\n")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"PYTHONPATH": str(installed.packages)} if path else {}
    command = [str(Path(sys.executable).with_name("crs-lint")), "bank", "--plugin", "acme-rules", "--quiet"]
    done = subprocess.run(command, cwd=bank, env=environment, capture_output=True, text=True, check=False)
    assert ('there is no plugin "acme-rules"' in done.stderr) == (not path), done.stderr
    assert not mark.exists()


def test_the_tests_of_the_package_pass(installed: Installed) -> None:
    done = installed.run(installed.sources, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests")
    assert (done.returncode, "1 passed" in done.stdout) == (0, True), done.stdout + done.stderr


def test_the_tests_of_the_package_fail_if_a_rule_is_wrong(installed: Installed, tmp_path: Path) -> None:
    broken = FILES["acme_rules/id_prefix.py"].replace("not item.id.startswith(prefix)", "item.id.startswith(prefix)")
    for name, text in {**FILES, "acme_rules/id_prefix.py": broken}.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, "acme-id-prefix: good example 1 has other findings." in done.stdout) == (1, True), done.stdout


def test_the_names_that_the_page_explains_exist() -> None:
    from crs_lint import plugin

    named = set(re.findall(r"`(?:\w+=)?([A-Z][A-Za-z]+)[.(`]", PAGE)) - {"True", "False"}
    assert named
    assert named <= set(plugin.__all__)
