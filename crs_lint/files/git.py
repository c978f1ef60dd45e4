"""Reads revisions with git, the only other program that is ever run.

Git must not run programs itself. Only commands that read objects or the index are used. The config of the system and of the user is
ignored. The config of the repository can name programs, so everything that could start one is switched off: file system
monitors, hooks, pagers, filters and text conversions (which these commands do not use), and every way to fetch.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import new

from crs_lint.named_tuple import NamedTuple

_FIXED = (
    "--no-pager",
    "--no-replace-objects",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "protocol.allow=never",
)
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "LC_ALL": "C",
}
_TIMEOUT = 120  # seconds
# A shallow clone has one branch only, unless it is told to fetch the others, too.
_FETCH = (
    'Run: git fetch --unshallow origin "+refs/heads/*:refs/remotes/origin/*". '
    "In CI, check out the whole history: fetch-depth: 0 on GitHub, GIT_DEPTH: 0 on GitLab."
)
_FILES = (b"100644", b"100755")


class CommittedChange(NamedTuple):
    """A change of a file in a commit: its time in seconds since 1970, the path, and the object names; empty where there was no file."""

    commit: str
    seconds: int
    path: str
    before: str
    after: str


class GitError(Exception):
    """Git failed; the text is one sentence for the user."""


class Repository:
    """The repository whose work tree has its root at ``top``, the folder of ``.git``. Every method raises GitError."""

    def __init__(self, top: str) -> None:
        self.top = top

    def commit(self, revision: str) -> str:
        """The commit of a revision."""
        if not revision.strip() or revision.startswith("-") or not revision.isprintable():
            raise GitError(f'"{revision}" is not a revision; name one as in: --since origin/main')
        code, output = self._run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if code == 0:
            return output.decode("ascii", "replace").strip()
        if self.is_shallow:
            raise GitError(f'"{revision}" is not in this clone, which has only the end of the history. {_FETCH}')
        raise GitError(f'there is no revision "{revision}" in {self.top}.')

    def date(self, commit: str) -> str:
        """The day on which a commit was made, where it was made, as in "2026-11-30"."""
        _, output = self._run("cat-file", "commit", commit)
        (line,) = (one for one in output.partition(b"\n\n")[0].split(b"\n") if one.startswith(b"committer "))
        seconds, zone = line.split()[-2:]
        return _day(int(seconds), zone.decode("ascii"))

    def bases(self, commit: str) -> list[str]:
        """The merge bases of a commit and HEAD; none if they share no history. GitError too where this clone cannot tell."""
        code, output = self._run("merge-base", "--all", commit, "HEAD")
        if code and self.is_shallow:
            raise GitError(f"this clone has only the end of the history, without a commit that {commit[:12]} and HEAD share. {_FETCH}")
        return output.decode("ascii", "replace").split() if code == 0 else []

    def last_change(self, path: str) -> str:
        """The last commit before HEAD that changed a file, by its path from the root, with ``/``; empty if none has the file."""
        self._need_history(f"when {path} changed")
        code, output = self._run("--literal-pathspecs", "rev-list", "-1", "HEAD", "--", path)
        return output.decode("ascii", "replace").strip() if code == 0 else ""

    def commit_before(self, seconds: int) -> str:
        """The last commit that HEAD has from before a time, in seconds since 1970; empty if there is none."""
        self._need_history("which commit that was")
        code, output = self._run("rev-list", "-1", f"--min-age={seconds}", "HEAD")
        return output.decode("ascii", "replace").strip() if code == 0 else ""

    def changes_below(self, folder: str) -> list[CommittedChange]:
        """The changes of files in a folder, ``.`` for the root, by the commits on the line of first parents of HEAD, newest first."""
        self._need_history(f"when files in {folder} changed")
        code, commits = self._run("--literal-pathspecs", "rev-list", "--first-parent", "HEAD", "--", folder)
        if code:
            raise GitError("there is no commit yet.")
        # Git rewrites the parents of a history that it limits to a folder; here they are as they were committed.
        listing = ("rev-list", "--no-walk=unsorted", "--parents", "--timestamp", "--stdin")
        _, output = self._run(*listing, text=commits.decode("ascii", "replace"))
        rows = [row.split() for row in output.decode("ascii", "replace").splitlines()] if commits else []
        pairs = "".join(f"{' '.join(row[1:3])}\n" for row in rows)
        differences = ("diff-tree", "--stdin", "--root", "-r", "-z", "--no-renames", "--full-index", "--raw", "--", folder)
        _, output = self._run("--literal-pathspecs", *differences, text=pairs)
        return list(_file_changes(output, {row[1]: int(row[0]) for row in rows}))

    def _need_history(self, what: str) -> None:
        if self.is_shallow:
            raise GitError(f"this clone has only the end of the history, which does not tell {what}. {_FETCH}")

    def left_out(self) -> list[str]:
        """The files that a sparse checkout leaves out of the work tree, by their paths from the root, with ``/``."""
        code, output = self._run("ls-files", "-t", "-z", "--full-name")
        rows = output.split(b"\0") if code == 0 else []
        return [os.fsdecode(row[2:]) for row in rows if row.startswith(b"S ")]

    def files(self, commit: str) -> dict[str, str]:
        """The files of a commit, without links: the object name of each by its path from the root, with ``/``."""
        code, output = self._run("ls-tree", "-r", "-z", "--full-tree", commit)
        if code:
            raise GitError(f"this clone does not have the files of {commit[:12]}. Fetch them, or clone without a filter.")
        found = {}
        for entry in output.split(b"\0"):
            about, _, path = entry.partition(b"\t")
            mode, _, rest = about.partition(b" ")
            if mode in _FILES:
                found[os.fsdecode(path)] = rest.rpartition(b" ")[2].decode("ascii")
        return found

    def contents(self, names: Iterable[str], largest: int) -> dict[str, bytes]:
        """Contents by their object names; those of more than ``largest`` bytes are left out."""
        wanted = list(dict.fromkeys(names))
        small = [name for name, size in self._sizes(wanted).items() if size <= largest]
        if not small:
            return {}
        _, output = self._run("cat-file", "--batch", text="\n".join(small) + "\n")
        found, at = {}, 0
        for name in small:
            end = output.index(b"\n", at)
            size = int(output[at:end].rpartition(b" ")[2])
            found[name] = output[end + 1 : end + 1 + size]
            at = end + size + 2
        return found

    def _sizes(self, names: list[str]) -> Mapping[str, int]:
        if not names:
            return {}
        _, output = self._run("cat-file", "--batch-check", text="\n".join(names) + "\n")
        rows = [row.split() for row in output.decode("ascii", "replace").splitlines()]
        if len(rows) != len(names) or any(len(row) != 3 or row[1] != "blob" for row in rows):
            raise GitError("this clone does not have all files of that revision. Fetch them, or clone without a filter.")
        return {row[0]: int(row[2]) for row in rows}

    @cached_property
    def is_shallow(self) -> bool:
        return self._run("rev-parse", "--is-shallow-repository")[1].strip() == b"true"

    def _run(self, *arguments: str, text: str = "") -> tuple[int, bytes]:
        import subprocess

        command = [_program(), *_FIXED, f"--git-dir={os.path.join(self.top, '.git')}", *arguments]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | _ENVIRONMENT
        try:
            done = subprocess.run(
                command,
                cwd=self.top,
                env=environment,
                input=text.encode("ascii"),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=_TIMEOUT,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise GitError(f"git did not answer within {_TIMEOUT} seconds.") from None
        except OSError as error:
            raise GitError(f"git cannot be run ({error.strerror}).") from None
        return done.returncode, done.stdout


def _file_changes(output: bytes, seconds: Mapping[str, int]) -> Iterator[CommittedChange]:
    """The changes in the output of diff-tree: the name of each commit, then for each file its object names, and its path."""
    commit = ""
    fields = iter(output.split(b"\0"))
    for field in fields:
        if not field.startswith(b":"):
            commit = field.strip().decode("ascii", "replace") or commit
            continue
        old_mode, new_mode, before, after, _ = field[1:].split(b" ")
        path = os.fsdecode(next(fields))
        names = (name.decode("ascii") if mode in _FILES else "" for mode, name in ((old_mode, before), (new_mode, after)))
        yield CommittedChange(commit, seconds[commit], path, *names)


def _day(seconds: int, zone: str) -> str:
    """The day at a time since 1970 in a zone, such as "-0330"."""
    from datetime import UTC, datetime, timedelta

    offset = (int(zone[1:3]) * 60 + int(zone[3:5])) * (-1 if zone[0] == "-" else 1)
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds, minutes=offset)).date().isoformat()


def _program() -> str:
    """The full path of git. Relative folders in PATH are skipped: they could be those of a pull request."""
    name = "git.exe" if os.name == "nt" else "git"
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        program = os.path.join(folder, name)
        if os.path.isabs(folder) and os.path.isfile(program) and os.access(program, os.X_OK):
            return program
    raise GitError("git is not installed, or not in PATH.")


def name_of(content: bytes, like: str) -> str:
    """The object name of a content, with the same hash as another object name."""
    method = "sha1" if len(like) == 40 else "sha256"
    digest = new(method, b"blob %d\0" % len(content), usedforsecurity=False)
    digest.update(content)
    return digest.hexdigest()
