"""The commit that the files of a run come from."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple

from crs_lint.engine.report import Report
from crs_lint.files.discover import read_bytes, top_of
from crs_lint.files.git import GitError, Repository, name_of
from crs_lint.text.file_endings import is_yaml

_LARGEST = 64 << 20


class BankVersion(NamedTuple):
    """A commit, the day on which it was made, and whether the files differ from those in it."""

    commit: str
    date: str
    is_changed: bool


def version_of(report: Report) -> BankVersion:
    """The commit that is checked out where the files are. Raises GitError."""
    files = [os.path.realpath(path) for path in report.paths if os.path.exists(path)]
    repository = Repository(_top_of(files))
    commit = repository.commit("HEAD")
    return BankVersion(commit, repository.date(commit), _is_changed(files, repository, commit))


def _top_of(files: Iterable[str]) -> str:
    """The root of the repository that all files are in. Raises GitError."""
    tops = {top_of(os.path.dirname(file)) for file in files}
    if len(tops) > 1:
        raise GitError("the files are in more than one repository.")
    top = next(iter(tops), "")
    if not top or not os.path.exists(os.path.join(top, ".git")):
        raise GitError("the files are in no git repository.")
    return top


def _is_changed(files: Iterable[str], repository: Repository, commit: str) -> bool:
    """Whether a file has another content than in the commit, or the commit has a file in a folder of the bank that is gone."""
    old = {os.path.join(repository.top, path): name for path, name in repository.files(commit).items()}
    checked = set(files)
    folders = {os.path.dirname(file) for file in checked}
    is_gone = any(is_yaml(path) and os.path.dirname(path) in folders and not os.path.lexists(path) for path in old)
    return is_gone or not all(file in old and _has_name(file, old[file]) for file in checked)


def _has_name(file: str, name: str) -> bool:
    """Whether a file has the content with an object name, as it is or with CR LF stored as LF."""
    content = read_bytes(file, _LARGEST)
    return isinstance(content, bytes) and name in (name_of(content, name), name_of(content.replace(b"\r\n", b"\n"), name))
