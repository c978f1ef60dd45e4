"""What lies inside a repository, and what git says of its revisions."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

import pytest

from crs_lint.files.discover import leads_out
from crs_lint.files.git import GitError, Repository, name_of
from crs_lint.files.gitignore import compiled, escaped, matcher
from crs_lint.files.walk import GitIgnore, walk

links = pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="links need rights on Windows")


# Links


@links
def test_a_folder_whose_name_begins_like_the_repository_is_outside(tmp_path: Path) -> None:
    (tmp_path / "bank" / ".git").mkdir(parents=True)
    (tmp_path / "bank2").mkdir()
    (tmp_path / "bank2" / "a.yaml").write_text("")
    (tmp_path / "bank" / "b.yaml").write_text("")
    (tmp_path / "bank" / "out.yaml").symlink_to("../bank2/a.yaml")
    (tmp_path / "bank" / "in.yaml").symlink_to("b.yaml")
    (tmp_path / "bank" / "folder").symlink_to("../bank2")
    assert leads_out(str(tmp_path / "bank" / "out.yaml"))
    assert leads_out(str(tmp_path / "bank" / "folder" / "a.yaml"))
    assert not leads_out(str(tmp_path / "bank" / "in.yaml"))
    assert not leads_out(str(tmp_path / "bank" / "b.yaml"))


@links
def test_a_walk_follows_no_link_to_a_folder_whose_name_begins_alike(tmp_path: Path) -> None:
    (tmp_path / "bank" / ".git").mkdir(parents=True)
    (tmp_path / "bank2").mkdir()
    (tmp_path / "bank2" / "a.yaml").write_text("")
    (tmp_path / "bank" / "out.yaml").symlink_to("../bank2/a.yaml")
    (tmp_path / "bank" / "folder").symlink_to("../bank2")
    assert sorted(walk(str(tmp_path / "bank"), "").refused) == ["folder", "out.yaml"]


# .gitignore


def ignored(folder: Path, path: str, *, is_folder: bool = False) -> bool:
    return GitIgnore(str(folder)).holds(str(folder / path), folder=is_folder)


def test_a_pattern_with_a_slash_at_its_end_takes_folders_only(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("a/\n")
    assert ignored(tmp_path, "a", is_folder=True)
    assert not ignored(tmp_path, "a")


def test_the_nearest_gitignore_decides(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".gitignore").write_text("*.yaml\n")
    (tmp_path / "sub" / ".gitignore").write_text("!a.yaml\n")
    assert [ignored(tmp_path, path) for path in ("a.yaml", "sub/a.yaml", "sub/b.yaml")] == [True, False, True]


def test_no_gitignore_above_the_root_counts(tmp_path: Path) -> None:
    (tmp_path / "bank").mkdir()
    (tmp_path / ".gitignore").write_text("*.yaml\n")
    assert not ignored(tmp_path / "bank", "a.yaml")


@pytest.mark.parametrize("name", ["a*b.yaml", "a?b.yaml", "[ab].yaml", "#a.yaml", "!a.yaml", "a\\b.yaml", "a b.yaml", "ü.yaml"])
def test_an_escaped_path_fits_itself_and_nothing_alike(name: str) -> None:
    spec = compiled(["/" + escaped(name)])
    assert spec.match_file(name)
    assert not any(spec.match_file(other) for other in ("axb.yaml", "a.yaml", "b.yaml", "sub/" + name))


def test_comments_and_blank_lines_are_no_patterns() -> None:
    assert compiled(["# a", "", "  "]) is None


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("[a-z]+", "abc", True),
        ("[a-z]+", "abc1", False),
        ("[a-z]+", "1abc", False),
        ("a|b", "b", True),
        ("a|b", "ab", False),
        ("^a$", "a", True),
    ],
)
def test_a_pattern_must_fit_the_whole_text(pattern: str, text: str, fits: bool) -> None:
    matches = matcher(pattern)
    assert matches is not None
    assert matches(text) is fits


@pytest.mark.parametrize("pattern", ["(", "[", "(?=a)b"])
def test_a_broken_pattern_has_no_matcher(pattern: str) -> None:
    assert matcher(pattern) is None


# Git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit: a file, a program, a link and a file in a folder."""
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "a.yaml").write_bytes(b"one\n")
    (tmp_path / "run").write_bytes(b"two")
    (tmp_path / "run").chmod(0o755)
    (tmp_path / "link").symlink_to("a.yaml")
    (tmp_path / "ü b").mkdir()
    (tmp_path / "ü b" / "c\n.yaml").write_bytes(b"")
    commit(tmp_path)
    return tmp_path


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def commit(folder: Path) -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")
    return git(folder, "rev-parse", "HEAD")


@links
def test_files_of_a_commit_are_all_but_links(repository: Path) -> None:
    opened = Repository(str(repository))
    files = opened.files(opened.commit("HEAD"))
    assert sorted(files) == ["a.yaml", "run", "ü b/c\n.yaml"]
    assert files["a.yaml"] == git(repository, "rev-parse", "HEAD:a.yaml")


@links
def test_contents_are_whole_and_large_ones_are_left_out(repository: Path) -> None:
    opened = Repository(str(repository))
    files = opened.files("HEAD")
    contents = opened.contents(files.values(), 3)
    assert {path: contents.get(name) for path, name in files.items()} == {"a.yaml": None, "run": b"two", "ü b/c\n.yaml": b""}
    assert opened.contents([files["a.yaml"], files["run"], files["a.yaml"]], 4) == {files["a.yaml"]: b"one\n", files["run"]: b"two"}
    assert opened.contents([], 4) == {}


@links
def test_the_merge_base_is_where_the_histories_parted(repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD")
    git(repository, "checkout", "-q", "-b", "other")
    (repository / "a.yaml").write_text("other")
    other = commit(repository)
    git(repository, "checkout", "-q", "main")
    (repository / "run").write_text("main")
    commit(repository)
    assert Repository(str(repository)).bases(other) == [base]


@links
@pytest.mark.parametrize("revision", ["", " ", "--all", "-x", "a\nb", "nowhere", "HEAD^{tree}"])
def test_a_revision_that_names_no_commit_is_an_error(repository: Path, revision: str) -> None:
    with pytest.raises(GitError):
        Repository(str(repository)).commit(revision)


@pytest.mark.parametrize("revision", ["", " ", "--all", "-x", "a\nb"])
def test_git_is_not_run_for_a_text_that_is_no_revision(revision: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("git was run"))
    with pytest.raises(GitError, match="is not a revision"):
        Repository(os.curdir).commit(revision)


@links
def test_a_name_that_is_not_there_is_an_error(repository: Path) -> None:
    with pytest.raises(GitError):
        Repository(str(repository)).contents(["0" * 40], 10)
    with pytest.raises(GitError):
        Repository(str(repository)).files("0" * 40)


@links
def test_files_that_a_sparse_checkout_leaves_out_are_those_that_git_skips(repository: Path) -> None:
    assert Repository(str(repository)).left_out() == []
    git(repository, "update-index", "--skip-worktree", "a.yaml", "ü b/c\n.yaml")
    git(repository, "update-index", "--assume-unchanged", "run")
    assert Repository(str(repository)).left_out() == ["a.yaml", "ü b/c\n.yaml"]


def test_where_there_is_no_index_nothing_is_left_out(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert Repository(str(tmp_path)).left_out() == []


@links
def test_variables_of_git_do_not_lead_to_another_repository(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other")
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other / ".git" / "objects"))
    assert "a.yaml" in Repository(str(repository)).files("HEAD")


@links
def test_the_name_of_a_content_is_that_of_git(repository: Path) -> None:
    assert name_of(b"one\n", "0" * 40) == git(repository, "rev-parse", "HEAD:a.yaml")
    assert name_of(b"one\n", "0" * 64) == hashlib.sha256(b"blob 4\0one\n").hexdigest()
