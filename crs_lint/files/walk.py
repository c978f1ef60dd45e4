"""Walks below a folder for the files of a bank. Links out of a repository are never followed."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from crs_lint.document.read_error import ReadError
from crs_lint.files.discover import Target, exam_above, exam_in, is_below, leads_out, posix, read_bytes, resolved, top_of, unreadable
from crs_lint.files.gitignore import compiled
from crs_lint.model.finding import Span
from crs_lint.named_tuple import NamedTuple
from crs_lint.text.file_endings import is_item_file, is_json, is_yaml
from crs_lint.text.lazy_pattern import LazyPattern

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


class WalkBounds:
    """Where a walk below a folder may go: into no folder of a tool, along no link that leads out.

    Nor does it go where a .gitignore excludes files, unless ``gitignore`` is false.
    """

    def __init__(self, folder: str, *, gitignore: bool = True) -> None:
        self.folder = folder
        self._uses_gitignore = gitignore

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

    def ignores(self, full: str, *, folder: bool) -> bool:
        """Whether a .gitignore excludes a path."""
        return self._uses_gitignore and self._gitignore.holds(full, folder=folder)

    def would_visit(self, full: str) -> bool:
        """Whether the walk would come to a file at a path below the folder, were it there."""
        folder, *names = self.folder, *os.path.relpath(full, self.folder).split(os.sep)
        for name in names[:-1]:
            folder = os.path.join(folder, name)
            if name in _NO_BANKS or self.ignores(folder, folder=True):
                return False
        return not self.ignores(full, folder=False)

    def refusal(self, link: str) -> ReadError | None:
        """Why a link must not be followed; None if it may be."""
        real = resolved(link)
        if not os.path.exists(real):
            return _LEADS_NOWHERE
        if self._is_loop(link, real):
            return _LOOP
        if not is_below(real, self._boundary) or leads_out(link):
            return LEADS_OUT_OF_REPOSITORY if os.path.exists(os.path.join(self._boundary, ".git")) else _LEADS_OUT
        if os.path.isdir(real):
            return _LEADS_TO_TOOL if not _NO_BANKS.isdisjoint(os.path.relpath(real, self._boundary).split(os.sep)) else None
        return None if os.path.isfile(real) else _LEADS_OUT

    def _is_loop(self, link: str, real: str) -> bool:
        """Whether a link leads to a folder that it is in, also by way of the links that the walk has followed."""
        folder = os.path.dirname(link)
        while not is_below(resolved(folder), real) and resolved(folder) != real:
            if folder == self.folder or os.path.dirname(folder) == folder:
                return False
            folder = os.path.dirname(folder)
        return True


class FoundFiles(NamedTuple):
    """What a walk found below a folder.

    - ``files``: YAML, Markdown and JSON files in the order of their names, each with the exam file that governs it, or an empty path.
    - ``linked``: those behind links to folders, whether or not they were found at their own paths.
    - ``unreadable``: folders that could not be listed, by the path to show.
    - ``refused``: links that are not followed, by the path to show. Those to files are among ``files``, too.
    - ``ignored``: YAML files that a .gitignore excludes, and folders right with such files, hidden ones left out.
    - ``others``: JSON and files of other kinds that might be meant as items, hidden ones left out.
    """

    files: tuple[tuple[Target, str], ...]
    linked: tuple[tuple[Target, str], ...]
    unreadable: Mapping[str, ReadError]
    refused: Mapping[str, ReadError]
    ignored: tuple[str, ...]
    others: tuple[str, ...]


def walk(folder: str, shown: str, *, gitignore: bool = True) -> FoundFiles:
    """Walks below a folder. ``shown`` is its path as the user should see it."""
    return _Walk(WalkBounds(folder, gitignore=gitignore)).found(shown)


class _Walk:
    """Collects what one walk finds."""

    def __init__(self, bounds: WalkBounds) -> None:
        self._bounds = bounds
        self._unreadable: dict[str, ReadError] = {}
        self._refused: dict[str, ReadError] = {}
        self._ignored: list[str] = []
        self._others: list[str] = []
        self._linked: list[tuple[str, str, str]] = []
        self._visits: Counter[tuple[str, str]] = Counter()

    def found(self, shown: str) -> FoundFiles:
        folder = self._bounds.folder
        files = tuple(self._below([(folder, shown, exam_above(folder))]))
        linked = tuple(self._behind_links())
        return FoundFiles(files, linked, self._unreadable, self._refused, tuple(self._ignored), tuple(self._others))

    def _behind_links(self) -> Iterator[tuple[Target, str]]:
        """The files behind the links to folders that the walk has come to, and to those that it comes to behind them."""
        while self._linked:
            linked, self._linked = self._linked, []
            for full, shown, exam in linked:
                if not self._bounds.ignores(full, folder=False):
                    yield from self._below([(full, shown, exam)], by_link=True)

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
                self._unreadable[shown] = unreadable(error)
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
        is_ignored = self._bounds.ignores(entry.path, folder=folder)
        if is_ignored and entry.name[0] != "." and (_has_yaml(entry.path) if folder else is_yaml(entry.name)):
            self._ignored.append(name)
        return is_ignored

    def _add_other(self, entry: os.DirEntry[str], name: str) -> None:
        if entry.name[0] != "." and _ITEMS_ELSEWHERE.search(entry.name.lower()) and entry.is_file(follow_symlinks=False):
            self._others.append(name)

    def _is_candidate(self, entry: os.DirEntry[str], name: str, exam: str) -> bool:
        """Whether an entry may be a file of a bank: by its name, or as a link to a folder that is not followed."""
        is_candidate = is_item_file(entry.name)
        if entry.is_symlink() and (is_candidate or os.path.isdir(entry.path)):
            return self._is_candidate_link(entry, name, exam)
        if not is_candidate or is_json(entry.name):
            self._add_other(entry, name)
        return is_candidate

    def _is_candidate_link(self, entry: os.DirEntry[str], name: str, exam: str) -> bool:
        error = self._bounds.refusal(entry.path)
        if error is not None:
            self._refused[name] = error
        elif os.path.isdir(entry.path):
            self._linked.append((entry.path, name, exam))
            return False
        return True

    def _may_visit_again(self, folder: str, exam: str) -> bool:
        """Whether few links have led to a folder so far: one below each exam, and some where only settings include files."""
        visit = resolved(folder), exam
        self._visits[visit] += 1
        return self._visits[visit] <= (1 if exam else _MOST_VISITS)


def _has_yaml(folder: str) -> bool:
    try:
        with os.scandir(folder) as listing:
            return any(is_yaml(entry.name) for entry in listing)
    except OSError:
        return False


# Names in lower case of files that look as if they held items, and are of a kind that is never read, or only if settings say so.
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
    "Name the file or folder that it leads to, or put that here instead.",
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
    "This link leads to a folder of a tool, which is not searched for items.",
    "Put the items in another folder, or remove the link.",
    Span(0, 0),
)
_LEADS_NOWHERE = ReadError("unreadable-file", "This link leads nowhere.", "Put the file itself here, or remove the link.", Span(0, 0))
