"""The version stands in one file, and a release is made from a tag that equals it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from crs_lint import __version__

ROOT = Path(__file__).parents[2]
RELEASE: dict[str, Any] = YAML(typ="safe", pure=True).load((ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8"))
SCRIPT = next(step["run"] for step in RELEASE["jobs"]["build"]["steps"] if step.get("name") == "Compare the tag with the version")


def test_the_package_takes_its_version_from_the_one_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert "version" not in project["project"]
    assert project["tool"]["hatch"]["version"] == {"path": "crs_lint/__init__.py"}
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


def test_the_extension_takes_its_version_from_the_one_file() -> None:
    folder = ROOT / "editors" / "vscode"
    manifest, lock = (json.loads((folder / name).read_text("utf-8")) for name in ("package.json", "package-lock.json"))
    assert {manifest["version"], lock["version"], lock["packages"][""]["version"]} == {"0.0.0"}
    assert manifest["scripts"]["package"].endswith("node package.mjs")
    pattern = re.search(r"const found = /(.+)/m\.exec", (folder / "package.mjs").read_text("utf-8"))
    assert pattern
    found = re.search(pattern[1], (ROOT / "crs_lint" / "__init__.py").read_text("utf-8"), flags=re.MULTILINE)
    assert found
    assert found[1] == __version__


@pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="the step of the workflow runs in bash, on Linux")
@pytest.mark.parametrize(
    ("tag", "heading", "code", "complaint"),
    [
        (f"v{__version__}", f"## {__version__}, 2026-12-01", 0, ""),
        ("v9.9.9", "## 9.9.9", 1, f"The tag is v9.9.9, and crs_lint/__init__.py has the version {__version__}."),
        (__version__, f"## {__version__}", 1, f"The tag is {__version__}, and"),
        (f"v{__version__}", "## Unreleased", 1, f"CHANGELOG.md has no heading for {__version__}."),
    ],
)
def test_a_release_stops_if_tag_version_and_changelog_differ(tmp_path: Path, tag: str, heading: str, code: int, complaint: str) -> None:
    (tmp_path / "crs_lint").mkdir()
    shutil.copy(ROOT / "crs_lint" / "__init__.py", tmp_path / "crs_lint")
    (tmp_path / "CHANGELOG.md").write_text(f"# Changelog\n\n{heading}\n", encoding="utf-8")
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", SCRIPT]
    done = subprocess.run(command, cwd=tmp_path, env={**os.environ, "TAG": tag}, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, complaint in done.stdout) == (code, True)


def test_publishing_is_off_until_somebody_switches_it_on() -> None:
    assert RELEASE["jobs"]["publish"]["if"] == "${{ vars.PUBLISH == 'true' }}"


def test_nothing_is_attested_or_released_before_it_is_tested() -> None:
    needs = {name: job.get("needs") for name, job in RELEASE["jobs"].items()}
    assert needs == {"build": None, "test": "build", "attest": "test", "release": "attest", "publish": "release"}
    assert len(RELEASE["jobs"]["test"]["strategy"]["matrix"]["os"]) == 3


def test_the_changelog_goes_by_release_newest_first() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)
    versions = [tuple(map(int, found[1].split("."))) for one in headings if (found := re.match(r"(\d+\.\d+\.\d+)\b", one))]
    assert headings[0] == "Unreleased" or versions
    assert len(versions) >= len(headings) - 1
    assert versions == sorted(versions, reverse=True)


def test_recipes_name_one_tag() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    tags = {tag for file in pages for tag in re.findall(r"(?:crs-lint@|rev: )(v\d+\.\d+\.\d+)", file.read_text("utf-8"))}
    assert len(tags) == 1
