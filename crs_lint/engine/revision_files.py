"""The files of one commit of a repository, and the exams that governed them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cached_property

from crs_lint.document.limits import Limits
from crs_lint.document.load import read
from crs_lint.files import discover
from crs_lint.files.git import Repository
from crs_lint.model.item import Exam, read_exam
from crs_lint.text.file_endings import is_item_file


class RevisionFiles:
    """The object names of the files of a commit, by their paths from the root. Reading them raises GitError."""

    def __init__(self, repository: Repository, commit: str, limits: Limits) -> None:
        self.repository = repository
        self.commit = commit
        self.names = repository.files(commit)
        self._limits = limits

    def path(self, full: str) -> str:
        """The path from the root of the repository."""
        return discover.posix(os.path.relpath(full, self.repository.top))

    def full(self, path: str) -> str:
        """The absolute path, whether there is such a file now or not."""
        return os.path.normpath(os.path.join(self.repository.top, path))

    def contents(self, paths: Sequence[str]) -> dict[str, bytes]:
        """The contents of files by path, without those that are larger than the limit."""
        found = self.repository.contents([self.names[path] for path in paths], self._limits.file_size)
        return {path: found[self.names[path]] for path in paths if self.names[path] in found}

    @cached_property
    def exams(self) -> dict[str, Exam]:
        """The exams by folder; a folder ends in a slash unless it is the root."""
        contents = self.contents([path for path in self.names if path.rpartition("/")[2] in discover.EXAM_FILES])
        read_in = {path: read(content, self._limits).data for path, content in contents.items()}
        return {path[: path.rfind("/") + 1]: read_exam(data, path) for path, data in sorted(read_in.items(), reverse=True)}

    def exam_folder(self, path: str) -> str | None:
        """The folder of the exam that governed a file; None if none did."""
        folder = path
        while folder:
            folder = folder[: folder.rstrip("/").rfind("/") + 1]
            if folder in self.exams:
                return folder
        return None

    def exam_of(self, path: str) -> Exam:
        """The exam that governed a file."""
        folder = self.exam_folder(path)
        return Exam() if folder is None else self.exams[folder]

    def item_files(self) -> Iterator[str]:
        """The paths of files that could hold items."""
        return (path for path in self.names if is_item_file(path) and path.rpartition("/")[2] not in discover.EXAM_FILES)
