"""The workflows of the project: they can be read, actions are pinned, scripts contain no expressions, and rights are the least."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
PINNED = re.compile(r"[\w-]+/[\w/-]+@[0-9a-f]{40}")
TARGETS = set(re.findall(r"^([\w./-]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE))


def parsed(file: Path) -> Any:
    return YAML(typ="safe", pure=True).load(file.read_text("utf-8"))


def steps(file: Path) -> Iterator[dict[str, Any]]:
    for job in parsed(file)["jobs"].values():
        yield from job["steps"]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_actions_are_pinned_with_their_version_in_a_comment(file: Path) -> None:
    lines = [line.split("uses: ", 1)[1] for line in file.read_text("utf-8").splitlines() if "uses: " in line]
    assert lines
    assert [line for line in lines if not re.fullmatch(rf"{PINNED.pattern} # v[\d.]+", line)] == []


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_has_no_rights_and_a_job_only_what_it_needs(file: Path) -> None:
    workflow = parsed(file)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert "permissions" in job, name
        assert "timeout-minutes" in job, name
    writing = {name for name, job in workflow["jobs"].items() if "write" in job["permissions"].values()}
    assert writing <= {"attest", "release", "publish"}


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_scripts_contain_no_expressions_and_a_checkout_leaves_no_token(file: Path) -> None:
    for step in steps(file):
        assert "${{" not in step.get("run", "")
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
    assert "pull_request_target" not in file.read_text("utf-8")


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_the_targets_of_make_exist(file: Path) -> None:
    named = [
        word for step in steps(file) for line in re.findall(r"^\s*make (.+)$", step.get("run", ""), re.MULTILINE) for word in line.split()
    ]
    assert [word for word in named if "=" not in word and word not in TARGETS] == []


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_pipe_fails_with_its_first_command(file: Path) -> None:
    """Only where ``shell: bash`` is written do runners set pipefail."""
    workflow = parsed(file)
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            shell = [one.get("defaults", {}).get("run", {}).get("shell") for one in (workflow, job)] + [step.get("shell")]
            assert "bash" in shell or not re.search(r"(?<!\|)\|(?!\|)", step.get("run", "")), step


def test_a_release_is_tested_with_all_extras_of_users() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    (named,) = re.findall(r'"\[([\w,]+)\]"', (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8"))
    assert named.split(",") == sorted(set(extras) - {"browser", "coverage", "dev", "docs"})


def test_every_supported_python_is_tested_on_three_systems() -> None:
    matrix = parsed(ROOT / ".github" / "workflows" / "ci.yml")["jobs"]["test"]["strategy"]["matrix"]
    supported = re.findall(r"Programming Language :: Python :: (3\.\d+)", (ROOT / "pyproject.toml").read_text("utf-8"))
    assert matrix["python"] == supported
    assert [name.split("-")[0] for name in matrix["os"]] == ["ubuntu", "macos", "windows"]


def test_forms_ask_for_the_smallest_item_and_the_version() -> None:
    forms = {file.stem: parsed(file) for file in FORMS if file.stem != "config"}
    assert set(forms) == {"wrong-finding", "missed-flaw", "bug"}
    for name, form in forms.items():
        fields = {field["id"]: field for field in form["body"] if "id" in field}
        assert fields["item"]["attributes"]["label"].startswith("The smallest item"), name
        assert fields["item"]["validations"]["required"] is True, name
        assert "--version" in fields["version"]["attributes"]["description"], name


def test_updates_cover_actions_python_and_the_extension() -> None:
    updates = parsed(ROOT / ".github" / "dependabot.yml")["updates"]
    assert [(one["package-ecosystem"], one["directory"]) for one in updates] == [
        ("github-actions", "/"),
        ("pip", "/"),
        ("npm", "/editors/vscode"),
    ]
