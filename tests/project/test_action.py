"""The GitHub action, whose steps are run as a runner runs them, and the recipes of docs/ci.md."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML

from crs_lint.cli.check_arguments import parser as check_parser
from tests.report import consumers

CHECKOUT = Path(__file__).resolve().parents[2]
SOURCES = ("action.yml", "pyproject.toml", "README.md", "LICENSE", "crs_lint", "schemas")
PINNED = re.compile(r"[\w-]+/[\w/-]+@[0-9a-f]{40}")
GOOD = """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
"""
BAD = GOOD.replace("        correct: true\n", "")


def parsed(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


ACTION = parsed((CHECKOUT / "action.yml").read_text("utf-8"))
STEPS = ACTION["runs"]["steps"]


def test_actions_are_pinned_and_scripts_contain_no_expressions() -> None:
    assert ACTION["runs"]["using"] == "composite"
    for step in STEPS:
        assert ("uses" in step) != ("run" in step)
        assert PINNED.fullmatch(step.get("uses", STEPS[0]["uses"]))
        assert "${{" not in step.get("run", "")
        assert "github.token" not in json.dumps(step)
        assert "secrets" not in json.dumps(step)
        assert step.get("shell", "bash") == "bash"


def test_every_output_comes_from_the_check_step() -> None:
    for name, output in ACTION["outputs"].items():
        assert output["value"] == f"${{{{ steps.check.outputs.{name} }}}}"
        assert output["description"]
    assert all(one["description"] and "default" in one for one in ACTION["inputs"].values())


def test_the_docs_name_all_inputs_and_outputs() -> None:
    page = (CHECKOUT / "docs" / "ci.md").read_text("utf-8")
    for name in (*ACTION["inputs"], *ACTION["outputs"]):
        assert f"`{name}`" in page, name


class StepResult(NamedTuple):
    """The result of a step: its exit code, what it printed, the outputs it set, and the summary of the job."""

    code: int
    out: str
    err: str
    outputs: dict[str, str]
    summary: str


class Runner:
    """The parts of a GitHub runner that the action uses: a temporary folder, and inputs that fill expressions in ``env``."""

    def __init__(self, action: Path, temporary: Path) -> None:
        self.action = action
        self.temporary = temporary

    def run(self, step: Mapping[str, Any], workspace: Path, inputs: Mapping[str, str] = {}) -> StepResult:
        files = {name: self.temporary / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_text("")
        values = {name: one["default"] for name, one in ACTION["inputs"].items()} | dict(inputs)
        filled = {
            name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: values[match[1]], str(value))
            for name, value in step.get("env", {}).items()
        }
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "PYTHON", "INPUT_"))}
        environment = {
            **kept,
            "RUNNER_TEMP": str(self.temporary),
            "RUNNER_OS": {"win32": "Windows", "darwin": "macOS"}.get(sys.platform, "Linux"),
            "GITHUB_ACTION_PATH": str(self.action),
            "PATH": os.pathsep.join([str(self.temporary / "path"), kept.get("PATH", "")]),
            **{name: str(file) for name, file in files.items()},
            **filled,
        }
        script = self.temporary / "script.sh"
        script.write_text(step["run"], encoding="utf-8", newline="\n")
        command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)]
        done = subprocess.run(command, cwd=workspace, env=environment, capture_output=True, encoding="utf-8", check=False)
        outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text("utf-8").splitlines())
        return StepResult(done.returncode, done.stdout, done.stderr, outputs, files["GITHUB_STEP_SUMMARY"].read_text("utf-8"))


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """A runner that has run the installation, the last step but one, in a checkout whose modules shadow those of the program."""
    if sys.platform == "win32":
        pytest.skip("the steps need bash as GitHub runners have it")
    folder = tmp_path_factory.mktemp("runner")
    (folder / "action").mkdir()
    for name in SOURCES:
        source = CHECKOUT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / "action" / name)
    (folder / "path").mkdir()
    (folder / "path" / "python").symlink_to(sys.executable)
    workspace = folder / "workspace"
    workspace.mkdir()
    for name in ("venv", "pip", "json", "crs_lint", "sitecustomize"):
        (workspace / f"{name}.py").write_text("raise SystemExit('of the pull request')\n")
    (workspace / "pyproject.toml").write_text("[build-system]\nrequires = []\nbuild-backend = 'nothing'\n")
    ready = Runner(folder / "action", folder)
    installed = ready.run(STEPS[-2], workspace)
    assert installed.code == 0, installed.err
    return ready


CHECK = STEPS[-1]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A repository with a bank and with modules that must not be imported."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "exam.yaml").write_text("exam: astronomy\n")
    (tmp_path / "bank" / "planets.yaml").write_text(GOOD)
    for name in ("json", "crs_lint", "argparse", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('of the pull request')\n")
    return tmp_path


def test_a_clean_bank_passes(runner: Runner, workspace: Path) -> None:
    done = runner.run(CHECK, workspace)
    sarif = str(runner.temporary / "crs-lint.sarif")
    counts = {"files": "2", "items": "1", "errors": "0", "warnings": "0", "infos": "0", "suppressed": "0"}
    assert (done.code, done.out, done.err) == (0, "", "2 files, 1 item: no findings\n")
    assert done.outputs == {"exit-code": "0", "sarif": sarif, **counts}
    assert done.outputs.keys() == ACTION["outputs"].keys()
    assert "2 files, 1 item: no findings." in done.summary
    assert list(consumers.sarif(Path(sarif).read_text("utf-8"))) == []


def test_a_finding_is_annotated_summarized_and_fails_the_step(runner: Runner, workspace: Path) -> None:
    (workspace / "bank" / "planets.yaml").write_text(BAD)
    done = runner.run(CHECK, workspace)
    position = consumers.Position("bank/planets.yaml", 4, 5, "missing-key")
    assert done.code == 1
    assert list(consumers.github(done.out)) == [position]
    assert list(consumers.markdown(done.summary)) == [position]
    assert list(consumers.sarif(Path(done.outputs["sarif"]).read_text("utf-8"))) == [position]
    assert (done.outputs["exit-code"], done.outputs["errors"]) == ("1", "1")
    assert done.err == "2 files, 1 item: 1 error\n"


def test_inputs_set_paths_fail_level_config_and_arguments(runner: Runner, workspace: Path) -> None:
    (workspace / "bank" / "planets.yaml").write_text(GOOD.replace("Its orbit lies inside that of every other planet.", "It is."))
    (workspace / "other bank").mkdir()
    (workspace / "other bank" / "exam.yaml").write_text("exam: other\n")
    (workspace / "settings.toml").write_text('extend-select = ["short-explanation"]\n')
    inputs = {"paths": "bank/\n\nother bank\n", "config": "settings.toml", "arguments": "--no-gitignore\n--no-ignores\n"}
    passed = runner.run(CHECK, workspace, inputs)
    assert (passed.code, passed.outputs["files"]) == (0, "3")
    sarif = str(workspace / "out put.sarif")
    failed = runner.run(CHECK, workspace, {**inputs, "fail-level": "info", "sarif": sarif})
    assert (failed.code, failed.outputs["sarif"], Path(sarif).exists()) == (1, sarif, True)


def words(runner: Runner, workspace: Path, arguments: str) -> list[str]:
    """What crs-lint receives for the input ``arguments``, by a program in its position that prints what it is given."""
    programs = runner.temporary / "crs-lint" / "bin"
    spy = runner.temporary / "spy" / "crs-lint" / "bin"
    spy.mkdir(parents=True, exist_ok=True)
    if not (spy / "python").is_symlink():
        (spy / "python").symlink_to(programs / "python")
    (spy / "crs-lint").write_text("#!/bin/bash\nprintf '%s\\0' \"$@\"\n")
    (spy / "crs-lint").chmod(0o755)
    done = Runner(runner.action, runner.temporary / "spy").run(CHECK, workspace, {"arguments": arguments})
    given = done.out.split("\0")
    return given[given.index("--fail-level") + 2 : given.index("--")]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("", []),
        ("--no-gitignore\n\n--no-ignores\n", ["--no-gitignore", "--no-ignores"]),
        ("--no-gitignore  --since HEAD^1", ["--no-gitignore", "--since", "HEAD^1"]),
        ("--add-ignore='asked so'", ["--add-ignore=asked so"]),
        ('--config "my settings.toml"', ["--config", "my settings.toml"]),
        ("a\\ b\r\nc", ["a b", "c"]),
        ("# a comment's end\n  # another\n--select=a#b", ["--select=a#b"]),
        ("$(touch ran) `touch ran` $HOME ~ * ; && > ran", ["$(touch", "ran)", "`touch", "ran`", "$HOME", "~", "*", ";", "&&", ">", "ran"]),
        ("\"$(touch ran)\" '\n'", None),
    ],
)  # fmt: skip
def test_arguments_are_split_as_in_a_shell_that_runs_nothing(
    runner: Runner, workspace: Path, arguments: str, expected: list[str] | None
) -> None:
    if expected is None:
        done = runner.run(CHECK, workspace, {"arguments": arguments})
        assert (done.code, done.outputs) == (2, {"exit-code": "2"})
        assert [one.name for one in consumers.annotated(done.out)] == ["error"]
    else:
        assert words(runner, workspace, arguments) == expected
    assert not (workspace / "ran").exists()


def test_a_report_that_cannot_be_written_is_annotated(runner: Runner, workspace: Path) -> None:
    (workspace / "bank" / "planets.yaml").write_text(BAD)
    (workspace / "file").write_text("")
    done = runner.run(CHECK, workspace, {"sarif": "file/x.sarif"})
    messages = [one.message for one in consumers.annotated(done.out)]
    assert [message.partition(": ")[0] for message in messages].count("file/x.sarif") == 1
    assert any("No answer is marked as right" in message for message in messages)
    assert (done.code, done.outputs["exit-code"], done.outputs["errors"]) == (2, "2", "1")


def test_a_folder_at_the_path_of_the_report_is_annotated(runner: Runner, workspace: Path) -> None:
    (workspace / "reports").mkdir()
    done = runner.run(CHECK, workspace, {"sarif": "reports"})
    (command,) = consumers.annotated(done.out)
    assert (done.code, done.outputs, command.name) == (2, {"exit-code": "2"}, "error")


def test_unusable_arguments_are_annotated(runner: Runner, workspace: Path) -> None:
    done = runner.run(CHECK, workspace, {"arguments": "--no-such-argument=50%"})
    (command,) = consumers.annotated(done.out)
    assert (done.code, command.name) == (2, "error")
    assert "--no-such-argument" in command.message


def test_unusable_arguments_exit_with_2_and_set_no_counts(runner: Runner, workspace: Path) -> None:
    (runner.temporary / "crs-lint.sarif").write_text("{}")
    done = runner.run(CHECK, workspace, {"fail-level": "fatal"})
    assert (done.code, done.outputs, done.summary) == (2, {"exit-code": "2"}, "")
    assert "crs-lint: argument --fail-level" in done.err


def test_a_missing_path_exits_with_2_and_is_annotated(runner: Runner, workspace: Path) -> None:
    shutil.rmtree(workspace / "bank")
    done = runner.run(CHECK, workspace, {"paths": "bank/"})
    (command,) = consumers.annotated(done.out)
    assert (done.code, command.name, command.message) == (2, "error", "bank/: there is no such file or folder.")
    assert "Not checked: bank/: there is no such file or folder." in done.summary


def test_inputs_and_file_names_are_never_executed(runner: Runner, workspace: Path) -> None:
    name = "$(touch ran) `touch ran`; ::error::x %0A\n::set-output name=errors::0.yaml"
    (workspace / "bank" / name).write_text(BAD.replace("planet-nearest", "planet-other"))
    for paths in (".", f"bank/{name}", "$(touch ran)\n`touch ran`\n--format=json=ran"):
        done = runner.run(CHECK, workspace, {"paths": paths})
        assert not (workspace / "ran").exists()
        assert done.code == (1 if paths == "." else 2)
        assert len(consumers.annotated(done.out)) == done.out.count("\n") > 0
        assert set(done.outputs) == set(ACTION["outputs"])
    done = runner.run(CHECK, workspace, {"sarif": "a\nerrors=0"})
    assert (done.code, done.outputs) == (2, {"exit-code": "2"})


def test_a_symlink_in_the_checkout_is_replaced_and_not_followed(runner: Runner, workspace: Path) -> None:
    (workspace / "precious").write_text("x")
    (workspace / "crs-lint.sarif").symlink_to("precious")
    done = runner.run(CHECK, workspace, {"sarif": "crs-lint.sarif"})
    assert (done.code, (workspace / "precious").read_text()) == (0, "x")
    assert not (workspace / "crs-lint.sarif").is_symlink()


# The recipes

BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", (CHECKOUT / "docs" / "ci.md").read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)


def test_actions_of_the_recipes_are_pinned() -> None:
    used = [line.split("uses: ")[1].split(" #")[0] for _, block in BLOCKS for line in block.splitlines() if "uses: " in line]
    assert len(used) > 5
    assert [name for name in used if not PINNED.fullmatch(name) and name != "OWNER/crs-lint@COMMIT"] == []


def test_commands_of_the_recipes_can_be_parsed() -> None:
    text = "".join(block.replace("\n      --", " --") for _, block in BLOCKS)
    commands = re.findall(r"crs-lint\"? (--[^'\n]*)", text)
    assert len(commands) >= 5
    for command in commands:
        assert check_parser().parse_args(shlex.split(command)).paths == ["bank/"], command


def test_inputs_of_the_recipes_exist() -> None:
    whole = [parsed(block) for language, block in BLOCKS if language == "yaml" and block.startswith("name: ")]
    steps = [step for workflow in whole for job in workflow["jobs"].values() for step in job["steps"] if "crs-lint" in step.get("uses", "")]
    assert len(steps) == 1
    assert steps[0]["with"].keys() <= ACTION["inputs"].keys()
