"""What runs print, and how they end, in clones, work trees and checkouts that do not have all of a repository."""

from __future__ import annotations

import json
import os
import shlex
from pathlib import Path

import pytest

from tests.cli.test_command_line import Run
from tests.engine.test_since import FAULTY, Repository, item, items, make

posix = pytest.mark.skipif(os.name != "posix", reason="paths are others there")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Two folders of one bank, each with an item without a key."""
    files = {"bank/a/mars.yaml": items(item("mars", FAULTY)), "bank/b/venus.yaml": items(item("venus", FAULTY))}
    return make(tmp_path / "repository", files)


def cloned(repository: Repository, folder: Path, *arguments: str) -> Repository:
    folder.mkdir()
    Repository(folder).git("clone", "--quiet", *arguments, repository.folder.as_uri(), "clone")
    return Repository(folder / "clone")


# Shallow clones


def test_a_shallow_clone_says_how_to_fetch_what_it_lacks(
    repository: Repository, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.git("checkout", "--quiet", "-b", "work")
    repository.commit({"bank/a/ceres.yaml": items(item("ceres", FAULTY))})
    clone = cloned(repository, tmp_path / "clones", "--depth=1", "--branch=work")
    monkeypatch.chdir(clone.folder)
    command = 'git fetch --unshallow origin "+refs/heads/*:refs/remotes/origin/*"'
    fetch = f"Run: {command}. In CI, check out the whole history: fetch-depth: 0 on GitHub, GIT_DEPTH: 0 on GitLab.\n"
    lacking = 'crs-lint: --since: "origin/main" is not in this clone, which has only the end of the history. '
    assert run("bank", "--since=origin/main") == (2, "", lacking + fetch)
    clone.git("fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main")
    commit = clone.git("rev-parse", "origin/main")[:12]
    unrelated = f"crs-lint: --since: this clone has only the end of the history, without a commit that {commit} and HEAD share. "
    assert run("bank", "--since=origin/main") == (2, "", unrelated + fetch)
    clone.git("update-ref", "-d", "refs/remotes/origin/main")
    clone.git(*shlex.split(command)[1:])
    code, out, _ = run("bank", "--since=origin/main")
    assert (code, out.splitlines()[0]) == (1, "bank/a/ceres.yaml:4:5: error[missing-key] No answer is marked as right.")
    assert "venus" not in out


# Sparse checkouts


@pytest.fixture
def sparse(repository: Repository, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The working folder: a clone with a baseline of both items, whose work tree has one of the two folders."""
    monkeypatch.chdir(repository.folder)
    assert run("bank", "--write-baseline=baseline.txt", "--quiet")[0] == 0
    repository.commit()
    clone = cloned(repository, tmp_path / "clones")
    clone.git("sparse-checkout", "set", "--no-cone", "/*", "!/bank/b/")
    monkeypatch.chdir(clone.folder)
    assert not Path("bank/b").exists()
    return clone


LEFT_OUT = "A sparse checkout leaves out 1 file of it, such as bank/b/venus.yaml. Run: git sparse-checkout disable.\n"


def test_a_baseline_is_not_pruned_in_a_sparse_checkout(sparse: Repository, run: Run) -> None:
    before = Path("baseline.txt").read_text()
    assert before.count("missing-key") == 2
    code, _, err = run("bank", "--baseline=baseline.txt", "--prune-baseline")
    assert (code, err) == (2, "crs-lint: baseline.txt: not pruned. " + LEFT_OUT)
    assert Path("baseline.txt").read_text() == before
    sparse.git("sparse-checkout", "disable")
    sparse.write({"bank/b/venus.yaml": items(item("venus"))})
    assert run("bank", "--baseline=baseline.txt", "--prune-baseline")[0] == 0
    assert Path("baseline.txt").read_text().count("missing-key") == 1


def test_nothing_is_called_stale_in_a_sparse_checkout(sparse: Repository, run: Run) -> None:
    code, out, err = run("bank", "--baseline=baseline.txt", "--fail-on-stale")
    assert (code, "no longer occur" in out + err) == (0, False)


def test_a_baseline_is_not_written_in_a_sparse_checkout(sparse: Repository, run: Run) -> None:
    before = Path("baseline.txt").read_text()
    code, _, err = run("bank", "--write-baseline=baseline.txt")
    assert (code, err) == (2, "crs-lint: baseline.txt: not written. " + LEFT_OUT)
    assert Path("baseline.txt").read_text() == before
    assert run("bank/a", "--write-baseline=of-a.txt", "--quiet")[0] == 0, "what is left out is not in this folder"


def test_a_file_that_git_is_told_to_skip_counts_as_left_out_where_it_is_missing(
    repository: Repository, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository.folder)
    repository.git("update-index", "--skip-worktree", "bank/b/venus.yaml")
    assert run("bank", "--write-baseline=baseline.txt", "--quiet")[0] == 0
    Path("bank/b/venus.yaml").unlink()
    assert run("bank", "--baseline=baseline.txt", "--prune-baseline")[0] == 2
    repository.git("update-index", "--no-skip-worktree", "bank/b/venus.yaml")
    assert run("bank", "--baseline=baseline.txt", "--prune-baseline")[0] == 0, "it was deleted"


# Submodules and work trees


@pytest.fixture
def submodule(repository: Repository, tmp_path: Path) -> Repository:
    """A repository with another one, a bank, as its submodule ``quiz``."""
    outer = tmp_path / "outer"
    outer.mkdir()
    made = Repository(outer)
    made.git("init", "--quiet")
    made.git("submodule", "--quiet", "add", repository.folder.as_uri(), "quiz")
    made.commit()
    return made


def annotated(run: Run, *paths: str) -> set[str]:
    """The paths of the annotations and reports of a run."""
    code, out, _ = run(*paths, "--format=github", "--format=gitlab=gitlab.json", "--format=sarif=out.sarif", "--format=rdjson=rd.json")
    assert code == 1
    sarif = json.loads(Path("out.sarif").read_text())["runs"][0]["results"]
    found = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in sarif}
    assert found == {one["location"]["path"] for one in json.loads(Path("gitlab.json").read_text())}
    assert found == {one["location"]["path"] for one in json.loads(Path("rd.json").read_text())["diagnostics"]}
    assert found == {part for row in out.splitlines() for part in [row.partition("file=")[2].partition(",")[0]] if part}
    return found


def test_annotations_of_a_submodule_are_for_the_repository_that_the_run_is_in(
    submodule: Repository, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(submodule.folder)
    assert annotated(run, "quiz/bank") == {"quiz/bank/a/mars.yaml", "quiz/bank/b/venus.yaml"}
    monkeypatch.chdir(submodule.folder / "quiz")
    assert annotated(run, "bank") == {"bank/a/mars.yaml", "bank/b/venus.yaml"}


def test_changed_items_of_a_submodule_are_compared_with_its_own_history(
    submodule: Repository, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(submodule.folder)
    assert run("quiz/bank", "--since=HEAD", "--quiet") == (0, "", "")
    submodule.write({"quiz/bank/a/ceres.yaml": items(item("ceres", FAULTY))})
    code, out, err = run("quiz/bank", "--since=HEAD", "--format=concise", "--quiet")
    assert (code, out, err) == (1, "quiz/bank/a/ceres.yaml:4:5: error missing-key No answer is marked as right.\n", "")


def test_a_second_work_tree_is_a_repository_of_its_own(repository: Repository, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.git("worktree", "add", "--quiet", "-b", "other", "trees/second")
    second = Repository(repository.folder / "trees" / "second")
    second.write({"bank/a/ceres.yaml": items(item("ceres", FAULTY))})
    monkeypatch.chdir(second.folder)
    assert annotated(run, "bank") == {"bank/a/ceres.yaml", "bank/a/mars.yaml", "bank/b/venus.yaml"}
    code, out, _ = run("bank", "--since=main", "--format=concise", "--quiet")
    assert (code, out) == (1, "bank/a/ceres.yaml:4:5: error missing-key No answer is marked as right.\n")
    assert run("bank", "--write-baseline=baseline.txt", "--quiet")[0] == 0
    second.git("sparse-checkout", "set", "--no-cone", "/*", "!/bank/b/")
    assert run("bank", "--baseline=baseline.txt", "--prune-baseline")[0] == 2
