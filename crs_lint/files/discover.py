"""Finds the files of a bank and reads them. Links out of a repository and devices are never followed or opened."""

import errno
import os
import stat
from collections import Counter
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from crs_lint.document.read_error import ReadError
from crs_lint.files.gitignore import compiled
from crs_lint.model.finding import Span
from crs_lint.text.file_endings import is_markdown, is_yaml
from crs_lint.text.lazy_pattern import LazyPattern

EXAM_FILES = ("exam.yaml", "exam.yml", "exam.YAML", "exam.YML", "exam.Yaml", "exam.Yml")


@lru_cache(maxsize=1 << 16)
def _folder_of(path: str) -> str:
    """The folder of a path, cached, since a run needs it several times for each file."""
    return os.path.dirname(path)


class Target(NamedTuple):
    """A file to check: the path that the user sees, and its absolute path."""

    shown: str
    full: str

    @property
    def folder(self) -> str:
        return _folder_of(self.full)

    @property
    def is_exam(self) -> bool:
        return os.path.basename(self.full) in EXAM_FILES

    @property
    def order(self) -> list[tuple[bool, str]]:
        """Sort key in the order of a walk: the files of a folder by name, then those of its folders."""
        *folders, name = self.full.split(os.sep)
        return [*((True, folder) for folder in folders), (False, name)]


def posix(path: str) -> str:
    return path.replace(os.sep, "/")


def top_of(folder: str) -> str:
    """The root of the repository of a folder, or else of the file system."""
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            break
        folder = above
    return folder


def resolved(path: str) -> str:
    """A path without links; unchanged if one of them cannot be read."""
    try:
        return os.path.realpath(path)
    except OSError:
        return path


def exam_in(folder: str) -> str:
    files = (file for name in EXAM_FILES if os.path.isfile(file := os.path.join(folder, name)))
    return next((file for file in files if not (os.path.islink(file) and leads_out(file))), "")


def leads_out(full: str) -> bool:
    """Whether a path leads out of its repository by a link. The content of such a file must not appear in a report.

    The folder of git is outside, too: it can hold secrets. Links above the repository do not count, nor do links outside of any
    repository.
    """
    top = resolved(top_of(os.path.dirname(full)))
    return not _is_below(resolved(full), top) or _is_below(resolved(full), os.path.join(top, ".git"))


def _is_below(full: str, folder: str) -> bool:
    return full.startswith(folder.rstrip(os.sep) + os.sep)


def exam_above(folder: str) -> str:
    """The exam file that governs a folder, within its repository; empty if there is none."""
    top = top_of(folder)
    while True:
        if found := exam_in(folder):
            return found
        above = os.path.dirname(folder)
        if folder == top or above == folder:
            return ""
        folder = above


# os.read allocates this much for each piece, however small the file is.
_PIECE = 1 << 20


def read_bytes(full: str, limit: int) -> bytes | ReadError:
    """The content of a regular file, at most ``limit`` + 1 bytes; or the error. Never blocks."""
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    )
    try:
        descriptor = os.open(full, flags)
    except OSError as error:
        return _unreadable(error)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return ReadError(
                "unreadable-file", "This is no regular file but a folder, a pipe or a device.", "Name a YAML file.", Span(0, 0)
            )
        parts = []
        left = limit + 1
        while left > 0 and (part := os.read(descriptor, min(left, _PIECE))):
            parts.append(part)
            left -= len(part)
        return b"".join(parts)
    except OSError as error:
        return _unreadable(error)
    finally:
        os.close(descriptor)


_REASONS = {
    errno.ENOENT: ("The file is not there any more.", "Run the check again."),
    errno.EACCES: ("The file may not be read by this user.", "Give yourself permission to read it."),
    errno.EPERM: ("The file may not be read by this user.", "Give yourself permission to read it."),
    errno.ELOOP: ("The file is a link that leads in a circle.", "Replace the link with the file."),
}


def _unreadable(error: OSError) -> ReadError:
    message, remedy = _REASONS.get(error.errno or 0, (f"The file cannot be read ({error.strerror}).", "Check the file and the disk."))
    return ReadError("unreadable-file", message, remedy, Span(0, 0))


# Each is compiled, and compared with every path below. A file with more patterns, or with more than all may have, is ignored.
_MOST_PATTERNS = 2000
_MOST_PATTERNS_OF_ALL = 6000


class GitIgnore:
    """The .gitignore files from the root of a repository down; each is read when it is first needed."""

    def __init__(self, top: str) -> None:
        self.top = top
        self.specs: dict[str, Any] = {}
        self._left = _MOST_PATTERNS_OF_ALL

    def holds(self, full: str, *, folder: bool) -> bool:
        """Whether a path is ignored by a file at or above its own folder."""
        above = os.path.dirname(full)
        while True:
            spec = self._spec(above)
            if spec is not None:
                answer = spec.check_file(posix(os.path.relpath(full, above)) + ("/" if folder else "")).include
                if answer is not None:
                    return bool(answer)
            if above == self.top or os.path.dirname(above) == above:
                return False
            above = os.path.dirname(above)

    def _spec(self, folder: str) -> Any:
        if folder not in self.specs:
            file = os.path.join(folder, ".gitignore")
            content = read_bytes(file, 1 << 20) if os.path.lexists(file) else b""
            lines = content.decode("utf-8-sig", "replace").splitlines() if isinstance(content, bytes) else []
            is_used = len(lines) <= min(_MOST_PATTERNS, self._left)
            self._left -= len(lines) if is_used else 0
            self.specs[folder] = compiled(lines) if is_used else None
        return self.specs[folder]


class FolderWalk:
    """One walk below a folder. It records what it could not read.

    ``unreadable`` are folders that could not be listed, ``refused`` links that lead out of the repository, or without one out
    of the folder; to a folder that they are in, or to one that is never searched; or nowhere. ``ignored``
    are YAML files that a .gitignore excludes, and folders right with such files; ``others`` are files of other kinds that
    might be meant as items. Neither counts hidden files.
    """

    def __init__(self, folder: str, shown: str, *, gitignore: bool = True) -> None:
        self.folder = folder
        self.shown = shown
        self.gitignore = gitignore
        self.unreadable: dict[str, ReadError] = {}
        self.refused: dict[str, ReadError] = {}
        self.ignored: list[str] = []
        self.others: list[str] = []
        self._linked: list[tuple[str, str, str]] = []
        self._visits: Counter[tuple[str, str]] = Counter()

    @cached_property
    def _gitignore(self) -> GitIgnore:
        top = top_of(self.folder)
        outer = GitIgnore(top)
        # A .gitignore above a named folder cannot ignore all of it.
        hidden = self.folder != top and outer.holds(self.folder, folder=True)
        return GitIgnore(self.folder) if hidden else outer

    @cached_property
    def _boundary(self) -> str:
        """The folder that no link may lead out of: the root of the repository, or else the folder of the walk."""
        top = top_of(self.folder)
        return resolved(top if os.path.exists(os.path.join(top, ".git")) else self.folder)

    def files(self) -> Iterator[tuple[Target, str]]:
        """YAML and Markdown files in the order of their names, each with the exam file that governs it, or an empty path."""
        yield from self._below([(self.folder, self.shown, exam_above(self.folder))])

    def linked_files(self) -> Iterator[tuple[Target, str]]:
        """After ``files``: those behind links to folders, whether or not they were found at their own paths."""
        while self._linked:
            linked, self._linked = self._linked, []
            for full, shown, exam in linked:
                if not (self.gitignore and self._gitignore.holds(full, folder=False)):
                    yield from self._below([(full, shown, exam)], by_link=True)

    def would_visit(self, full: str) -> bool:
        """Whether the walk would come to a file at a path below the folder, were it there."""
        folder, *names = self.folder, *os.path.relpath(full, self.folder).split(os.sep)
        for name in names[:-1]:
            folder = os.path.join(folder, name)
            if name in _NO_BANKS or (self.gitignore and self._gitignore.holds(folder, folder=True)):
                return False
        return not (self.gitignore and self._gitignore.holds(full, folder=False))

    def _below(self, waiting: list[tuple[str, str, str]], *, by_link: bool = False) -> Iterator[tuple[Target, str]]:
        """The files below some folders, each given with the path to show and the exam above it."""
        while waiting:
            folder, shown, exam = waiting.pop()
            if by_link and not self._may_visit_again(folder, exam):
                continue
            exam = exam_in(folder) or exam
            try:
                with os.scandir(folder) as listing:
                    entries = sorted(listing, key=lambda entry: entry.name)
            except OSError as error:
                self.unreadable[shown] = _unreadable(error)
                continue
            folders = []
            for entry in entries:
                name = posix(os.path.join(shown, entry.name)) if shown else entry.name
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in _NO_BANKS and not self._is_ignored(entry, name, folder=True):
                        folders.append((entry.path, name, exam))
                elif self._is_candidate(entry, name, exam) and not self._is_ignored(entry, name, folder=False):
                    yield Target(name, entry.path), exam
            waiting.extend(reversed(folders))

    def _is_ignored(self, entry: os.DirEntry[str], name: str, *, folder: bool) -> bool:
        is_ignored = self.gitignore and self._gitignore.holds(entry.path, folder=folder)
        if is_ignored and entry.name[0] != "." and (_has_yaml(entry.path) if folder else is_yaml(entry.name)):
            self.ignored.append(name)
        return is_ignored

    def _add_other(self, entry: os.DirEntry[str], name: str) -> None:
        if entry.name[0] != "." and _ITEMS_ELSEWHERE.search(entry.name.lower()) and entry.is_file(follow_symlinks=False):
            self.others.append(name)

    def _is_candidate(self, entry: os.DirEntry[str], name: str, exam: str) -> bool:
        """Whether an entry may be a file of a bank: by its name, or as a link to a folder that is not followed."""
        is_item_file = is_yaml(entry.name) or is_markdown(entry.name)
        if entry.is_symlink() and (is_item_file or os.path.isdir(entry.path)):
            return self._is_candidate_link(entry, name, exam)
        if not is_item_file:
            self._add_other(entry, name)
        return is_item_file

    def _is_candidate_link(self, entry: os.DirEntry[str], name: str, exam: str) -> bool:
        error = self._refusal(entry.path)
        if error is not None:
            self.refused[name] = error
        elif os.path.isdir(entry.path):
            self._linked.append((entry.path, name, exam))
            return False
        return True

    def _may_visit_again(self, folder: str, exam: str) -> bool:
        """Whether few links have led to a folder so far: one below each exam, and some where only settings include files."""
        visit = resolved(folder), exam
        self._visits[visit] += 1
        return self._visits[visit] <= (1 if exam else _MOST_VISITS)

    def _refusal(self, link: str) -> ReadError | None:
        """Why a link must not be followed; None if it may be."""
        real = resolved(link)
        if not os.path.exists(real):
            return _LEADS_NOWHERE
        if self._is_loop(link, real):
            return _LOOP
        if not _is_below(real, self._boundary) or leads_out(link):
            return LEADS_OUT_OF_REPOSITORY if os.path.exists(os.path.join(self._boundary, ".git")) else _LEADS_OUT
        if os.path.isdir(real):
            return _LEADS_TO_TOOL if not _NO_BANKS.isdisjoint(os.path.relpath(real, self._boundary).split(os.sep)) else None
        return None if os.path.isfile(real) else _LEADS_OUT

    def _is_loop(self, link: str, real: str) -> bool:
        """Whether a link leads to a folder that it is in, also by way of the links that the walk has followed."""
        folder = os.path.dirname(link)
        while not _is_below(resolved(folder), real) and resolved(folder) != real:
            if folder == self.folder or os.path.dirname(folder) == folder:
                return False
            folder = os.path.dirname(folder)
        return True


def _has_yaml(folder: str) -> bool:
    try:
        with os.scandir(folder) as listing:
            return any(is_yaml(entry.name) for entry in listing)
    except OSError:
        return False


# Names in lower case of files that look as if they held items, and are of a kind that is never read.
_ITEMS_ELSEWHERE = LazyPattern(r"\.(?:ya?mls?(?![a-z0-9])|(?:json|jsonc|json5|jsonl|txt|csv|tsv|xml|gift|xlsx)\Z)")
# Links may lead to the same folder so often that a walk would never end.
_MOST_VISITS = 10
# Folders of tools, which hold no bank.
_NO_BANKS = frozenset((".git", ".hg", ".svn", ".venv", ".tox", ".nox", "node_modules", "__pycache__"))
_LEADS_OUT = ReadError(
    "unreadable-file",
    "This link leads out of the folder, so it was not followed.",
    "Put the file itself here, or remove the link.",
    Span(0, 0),
)
LEADS_OUT_OF_REPOSITORY = ReadError(
    "unreadable-file",
    "This link leads out of the repository, so it was not followed.",
    "Name what it leads to, or put that here in its place.",
    Span(0, 0),
)
_LOOP = ReadError(
    "unreadable-file",
    "This link is a loop: it leads to a folder that it is in.",
    "Remove the link.",
    Span(0, 0),
)
_LEADS_TO_TOOL = ReadError(
    "unreadable-file",
    "This link leads to a folder of a tool, where no items are looked for.",
    "Put the items in another folder, or remove the link.",
    Span(0, 0),
)
_LEADS_NOWHERE = ReadError("unreadable-file", "This link leads nowhere.", "Put the file itself here, or remove the link.", Span(0, 0))
