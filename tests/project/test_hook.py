"""The pre-commit hooks in the repository of a bank: pre-commit clones this checkout, installs it, and runs on real commits.

Only what is committed here is tested, since that is all that pre-commit can clone.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
GOOD = """\
items:
  - id: {id}
    stem: {stem}
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: The orbit of {id} is known.
"""
NEAREST = GOOD.format(id="planet-nearest", stem="Which planet is nearest to the sun?")
SMALLEST = GOOD.format(id="planet-smallest", stem="Which planet is the smallest?")
WITH_OTHERS = NEAREST.replace("    options", "    figure: {file: sun.png, alt: The sun}\n    options") + "    enemies: [planet-smallest]\n"
PAGE = "---\nid: {id}\nstem: {stem}\noptions:\n- text: Mercury\n  correct: true\n- text: Venus\n---\nThe orbit of {id} is known.\n"
WITHOUT_KEY = NEAREST.replace("        correct: true\n", "")


def run(folder: Path, environment: Mapping[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment for git and pre-commit without the settings of the user, and with an empty cache of hooks."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT", "SKIP"))}
    person = {f"GIT_{role}_{what}": "author@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    store = tmp_path_factory.mktemp("pre-commit")
    nothing = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return {**kept, **person, **nothing, "PRE_COMMIT_HOME": str(store), "PRE_COMMIT_COLOR": "never", "NO_COLOR": "1"}


@pytest.fixture(scope="module")
def revision(environment: dict[str, str]) -> str:
    """The commit of this checkout that the configuration of the hook names."""
    if not (CHECKOUT / ".git").exists():
        pytest.skip("pre-commit can clone git repositories only, and this is none (an unpacked sdist, perhaps)")
    found = run(CHECKOUT, environment, "git", "rev-parse", "HEAD")
    assert found.returncode == 0, found.stdout
    return found.stdout.strip()


class Bank:
    """A repository with a bank and an installed hook."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return run(self.folder, self.environment, "git", *arguments)

    def commit(self, files: Mapping[str, str], *flags: str) -> subprocess.CompletedProcess[str]:
        for name, text in files.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(text, encoding="utf-8")
        assert self.git("add", "--", *files).returncode == 0
        return self.git("commit", "--message", "more items", *flags)

    def commits(self) -> int:
        return int(self.git("rev-list", "--count", "HEAD").stdout)


def bank(folder: Path, environment: dict[str, str], revision: str, *hooks: str) -> Bank:
    made = Bank(folder, environment)
    assert made.git("init", "--quiet").returncode == 0
    offered = "".join(f"      - id: {hook}\n" for hook in hooks)
    settings = f"repos:\n  - repo: {CHECKOUT.as_posix()}\n    rev: {revision}\n    hooks:\n{offered}"
    files = {".pre-commit-config.yaml": settings, "bank/exam.yaml": "exam: astronomy\n", "bank/nearest.yaml": NEAREST}
    first = made.commit(files, "--no-verify")
    assert first.returncode == 0, first.stdout
    installed = run(folder, environment, sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    assert installed.returncode == 0, installed.stdout
    return made


@pytest.fixture
def changed(tmp_path: Path, environment: dict[str, str], revision: str) -> Bank:
    return bank(tmp_path, environment, revision, "crs-lint")


@pytest.fixture
def whole(tmp_path: Path, environment: dict[str, str], revision: str) -> Bank:
    return bank(tmp_path, environment, revision, "crs-lint-bank")


def test_a_commit_of_good_items_and_other_yaml_files_succeeds(changed: Bank) -> None:
    done = changed.commit({"bank/smallest.yaml": SMALLEST, ".github/workflows/build.yaml": "on: push\n"})
    assert (done.returncode, changed.commits()) == (0, 2), done.stdout


def test_a_commit_of_a_bad_item_fails_and_shows_the_finding(changed: Bank) -> None:
    done = changed.commit({"bank/nearest.yaml": WITHOUT_KEY})
    assert (done.returncode, changed.commits()) == (1, 1), done.stdout
    assert "bank/nearest.yaml:4:5: error[missing-key] No answer is marked as right." in done.stdout


def test_an_id_used_in_an_unchanged_file_is_reported_in_the_changed_file(changed: Bank) -> None:
    done = changed.commit({"bank/again.yaml": SMALLEST.replace("planet-smallest", "planet-nearest")})
    assert (done.returncode, changed.commits()) == (1, 1), done.stdout
    assert 'bank/again.yaml:2:9: error[duplicate-id] The id "planet-nearest" is used twice.' in done.stdout
    assert "= see bank/nearest.yaml:2:9" in done.stdout
    assert "\nbank/nearest.yaml:" not in done.stdout


def test_the_bank_hook_checks_unchanged_files_too(whole: Bank) -> None:
    assert whole.commit({"bank/nearest.yaml": WITHOUT_KEY}, "--no-verify").returncode == 0
    done = whole.commit({"bank/smallest.yaml": SMALLEST})
    assert (done.returncode, whole.commits()) == (1, 2), done.stdout
    assert "bank/nearest.yaml:4:5: error[missing-key]" in done.stdout


def test_a_passing_hook_shows_its_warnings(changed: Bank) -> None:
    long = NEAREST.replace("Which planet is nearest to the sun?", "Which planet is not nearest to the sun?").replace(
        "planet-nearest", "planet-far"
    )
    done = changed.commit({"bank/far.yaml": long})
    assert (done.returncode, changed.commits()) == (0, 2), done.stdout
    assert ": warning[unemphasised-negative]" in done.stdout


def test_the_bank_hook_sees_what_is_deleted_and_which_settings_change(whole: Bank) -> None:
    files = {"bank/nearest.yaml": WITH_OTHERS, "bank/smallest.yaml": SMALLEST, "bank/sun.png": "PNG"}
    assert whole.commit(files).returncode == 0
    assert whole.git("rm", "--quiet", "bank/smallest.yaml", "bank/sun.png").returncode == 0
    done = whole.git("commit", "--message", "fewer items")
    assert (done.returncode, whole.commits()) == (1, 2), done.stdout
    assert "error[unknown-enemy]" in done.stdout
    assert "error[missing-figure]" in done.stdout
    assert whole.git("reset", "--quiet", "--hard").returncode == 0
    settings = 'extend-select = ["short-explanation"]\n[rules.short-explanation]\nwords = 20\nseverity = "error"\n'
    done = whole.commit({"crs-lint.toml": settings})
    assert (done.returncode, "error[short-explanation]" in done.stdout) == (1, True), done.stdout


def test_the_hook_of_files_sees_markdown_items(changed: Bank) -> None:
    settings = 'include = ["cards/*.md"]\n[dialect]\nitems = "."\nexplanation = "@body"\n'
    assert changed.commit({"crs-lint.toml": settings, "README.md": "# Cards\n"}).returncode == 0
    page = PAGE.format(id="planet-nearest", stem="Which planet is nearest to the sun?").replace("  correct: true\n", "")
    done = changed.commit({"cards/nearest.md": page})
    assert done.returncode == 1, done.stdout
    assert "cards/nearest.md:4:1: error[missing-key]" in done.stdout


def test_findings_between_files_of_different_calls_are_reported(changed: Bank) -> None:
    folder = "bank/" + "a-folder-with-a-long-name-so-that-pre-commit-makes-more-than-one-call/" * 3
    names = [f"{folder}{number:04}.yaml" for number in range(650)]
    files = {name: GOOD.format(id=f"planet-{number}", stem=f"Which planet has the number {number}?") for number, name in enumerate(names)}
    files[names[-1]] = files[names[0]].replace("The orbit", "Its orbit")
    assert sum(map(len, names)) > 1 << 17, "the longest command of pre-commit"
    done = changed.commit(files)
    assert (done.returncode, changed.commits()) == (1, 1), done.stdout[-3000:]
    assert "\n650 files" not in done.stdout
    assert f'{names[-1]}:2:9: error[duplicate-id] The id "planet-0" is used twice.' in done.stdout
