"""The files of one run: which of those that were named are looked at, and what settings, exams and texts they have."""

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from crs_lint.cache.store import key
from crs_lint.document.load import MARKDOWN_ENDINGS, read, read_file, text_in
from crs_lint.document.read_error import ReadError
from crs_lint.engine.check_file import items_of
from crs_lint.files import discover
from crs_lint.files.discover import FolderWalk, Target
from crs_lint.files.figures import figure_state
from crs_lint.model.figure_state import FigureState
from crs_lint.model.item import Exam, Item, read_exam
from crs_lint.settings import config_files, resolve
from crs_lint.settings.config import Settings
from crs_lint.settings.request import Request

_LARGEST_PICTURE = 1 << 20  # bytes; a page holds the pictures that it shows


class Named(NamedTuple):
    """A file to report on, with the exam that governs it."""

    target: Target
    exam_file: str


class Files:
    """Files as they are found, with caches for what holds for many of them.

    ``complaints`` are one-line reasons why something that was named cannot be looked at; ``empty`` those of them that tell of
    folders without a bank. ``unlisted`` are files and folders that are not read, each with the reason. ``is_partial`` tells that
    somebody named some files of a bank only.
    """

    def __init__(self, request: Request) -> None:
        self.request = request
        self.complaints: list[str] = []
        self.empty: list[str] = []
        self.is_partial = False
        stdin = {} if request.stdin is None else {os.path.abspath(request.stdin_name): request.stdin}
        self.held = {**stdin, **dict(request.held)}
        self.full: dict[str, str] = {}
        self.shown: dict[str, str] = {}
        self.unlisted: dict[str, ReadError] = {}
        self.settings_in = lru_cache(maxsize=None)(self._settings_in)
        self.settings_from = lru_cache(maxsize=None)(self._settings_from)
        self.exam = lru_cache(maxsize=None)(self._exam)
        self.said_of = lru_cache(maxsize=None)(self._said_of)
        self.asked_by = lru_cache(maxsize=None)(self._asked_by)
        self.exam_above = lru_cache(maxsize=None)(discover.exam_above)
        self.real_folder = lru_cache(maxsize=None)(os.path.realpath)

    # Finding files

    def find(self) -> list[Named]:
        """The files to report on, in the order given, each once."""
        found: dict[str, Named] = {}
        for path in self.request.paths:
            for one in self._expand(path):
                found.setdefault(self.real(one.target.full), one)
                self.full[one.target.shown] = one.target.full
                self.shown[one.target.full] = one.target.shown
        return list(found.values())

    def complain_of_exams(self, named: list[Named]) -> None:
        """An exam that nobody named and that cannot be read asks nothing: its items must not look clean for that."""
        seen = {self.real(one.target.full) for one in named}
        for file in dict.fromkeys(one.exam_file for one in named):
            if file and self.real(file) not in seen and not self._is_readable(file):
                self.complaints.append(f"{self.shown_as(file)}: cannot be read, so what it asks of its items was not checked.")

    def _is_readable(self, file: str) -> bool:
        content = self.content(file)
        return isinstance(content, bytes) and read(content, self.request.overrides.limits).readable

    def _expand(self, path: str) -> Iterable[Named]:
        if path == "-" and self.request.stdin is not None:
            return self._file(Target(discover.posix(self.request.stdin_name), os.path.abspath(self.request.stdin_name)))
        full = os.path.abspath(path)
        if not os.path.lexists(full):
            self.complaints.append(f"{path}: there is no such file or folder.")
            return ()
        target = Target(discover.posix(os.path.normpath(path)), full)
        is_folder = os.path.isdir(full)
        if discover.leads_out(full):
            return self._refused(target) if is_folder or self._file(target) else ()
        return self._folder(path, full) if is_folder else self._file(target)

    def _refused(self, target: Target) -> Iterable[Named]:
        """A link that leads out of the repository, as a pull request may bring it: said to be one, and not looked into."""
        self.unlisted[target.shown] = discover.LEADS_OUT_OF_REPOSITORY
        return (Named(target, ""),)

    def _file(self, target: Target) -> Iterable[Named]:
        exam_file = self.exam_above(target.folder)
        settings = self.settings_in(target.folder)
        if self.request.force_exclude and not self._belongs(settings, target, exam_file):
            return ()
        return (Named(target, exam_file),)

    def _folder(self, path: str, full: str) -> Iterable[Named]:
        shown = "" if path in (".", "./") else discover.posix(os.path.normpath(path))
        walk = FolderWalk(full, shown, gitignore=self.request.gitignore)
        found = list(self._bank_files(walk))
        self.unlisted |= walk.unreadable | walk.refused
        if not found and not walk.unreadable and not self.request.force_exclude:
            self.empty.append(
                f'{path}: there is no bank here. A bank is a folder with an exam.yaml; or name files under "include" in crs-lint.toml.'
            )
            self.complaints.append(self.empty[-1])
        return [
            *found,
            *(Named(Target(folder, os.path.join(full, os.path.relpath(folder, shown or "."))), "") for folder in walk.unreadable),
        ]

    def real(self, full: str) -> str:
        """A path without links; the folders of a bank are looked at once."""
        if os.path.islink(full):
            return os.path.realpath(full)
        folder, _, name = full.rpartition(os.sep)
        return os.path.join(self.real_folder(folder or os.sep), name)

    def _bank_files(self, walk: FolderWalk) -> Iterator[Named]:
        for target, exam_file in walk.files():
            settings = self.settings_in(target.folder)
            if self._belongs(settings, target, exam_file):
                yield Named(target, exam_file)

    def _belongs(self, settings: Settings, target: Target, exam_file: str) -> bool:
        """Whether a file is part of a bank: governed by an exam or included, as Markdown must be, and not excluded."""
        is_governed = bool(exam_file) and not target.full.endswith(MARKDOWN_ENDINGS)
        return (is_governed or self._is_included(settings, target)) and not self._is_excluded(settings, target)

    def _is_excluded(self, settings: Settings, target: Target) -> bool:
        return settings.exclude.fit(target.full)

    def _is_included(self, settings: Settings, target: Target) -> bool:
        return settings.include.fit(target.full)

    def rest(self, named: list[Named]) -> list[Named]:
        """The files that belong to the exams of named ones, and that nobody named."""
        seen = {self.real(one.target.full) for one in named}
        found: list[Named] = []
        for exam_file in dict.fromkeys(one.exam_file for one in named if one.exam_file):
            folder = os.path.dirname(exam_file)
            walk = FolderWalk(folder, self.shown_as(folder), gitignore=self.request.gitignore)
            for one in self._bank_files(walk):
                if one.target.shown in walk.refused:
                    continue
                if one.exam_file == exam_file and not one.target.is_exam and self.real(one.target.full) not in seen:
                    self.full.setdefault(one.target.shown, one.target.full)
                    found.append(one)
        self.is_partial = bool(found)
        return found

    # Settings, exams, texts

    def _settings_in(self, folder: str) -> Settings:
        request = self.request
        file = "" if request.isolated else request.config or config_files.find(folder, discover.top_of(folder))
        return self.settings_from(file)

    def _settings_from(self, file: str) -> Settings:
        if not file:
            return resolve.settle({}, "", self.request.overrides)
        top = discover.top_of(os.path.dirname(os.path.abspath(file)))
        return resolve.load(file, self.request.overrides, top if os.path.exists(os.path.join(top, ".git")) else "")

    def settings_of(self, shown: str) -> Settings:
        return self.settings_in(os.path.dirname(self.full.get(shown) or os.path.abspath(shown)))

    def ignored_in(self, shown: str) -> frozenset[str]:
        """Rules that are switched off for one of the files."""
        return self.settings_of(shown).ignored_in(self.full[shown])

    def _exam(self, file: str) -> Exam:
        if not file:
            return Exam()
        content = self.content(file)
        return read_exam(read(content).data, self.shown_as(file)) if isinstance(content, bytes) else Exam(file=self.shown_as(file))

    def _said_of(self, exam_file: str) -> str:
        return key(repr(self.exam(exam_file))).hex()

    def _asked_by(self, exam_file: str) -> str:
        """What an exam asks, wherever it is."""
        return key(repr(self.exam(exam_file)._replace(file=""))).hex()

    def shown_as(self, full: str) -> str:
        """A file or folder as the user would name it: as it was found, else from the working folder, or whole where all paths are."""
        named_whole = all(map(os.path.isabs, self.request.paths))
        return self.shown.get(full) or discover.posix(full if named_whole else os.path.relpath(full))

    def content(self, full: str) -> bytes | ReadError:
        if full in self.held:
            return self.held[full]
        return self.unlisted.get(self.shown.get(full, "")) or discover.read_bytes(full, self.request.overrides.limits.file_size)

    def text_of(self, shown: str) -> str:
        """The text of a file of this run, read again; empty where that fails, and of a link out of the bank."""
        if shown in self.unlisted:
            return ""
        content = self.content(self.full.get(shown) or os.path.abspath(shown))
        return text_in(shown, content, self.request.overrides.limits) if isinstance(content, bytes) else ""

    def items_of(self, shown: str) -> tuple[Item, ...]:
        """The items of a file of this run, read again; none where that fails."""
        full = self.full.get(shown) or os.path.abspath(shown)
        content = self.content(full)
        if shown in self.unlisted or not isinstance(content, bytes):
            return ()
        data = read_file(shown, content, self.request.overrides.limits).data
        return tuple(items_of(data, self.settings_of(shown).dialect, self.exam(self.exam_above(os.path.dirname(full)))))

    def picture_of(self, shown: str, figure: str) -> bytes | None:
        """A picture that a file of this run names, from inside its bank; None where it cannot be had or is too large."""
        folder = os.path.dirname(self.full.get(shown) or os.path.abspath(shown))
        bank = os.path.dirname(self.exam_above(folder)) or folder
        if figure_state(bank, folder, figure) != FigureState.PRESENT:
            return None
        content = discover.read_bytes(os.path.realpath(os.path.join(folder, figure)), _LARGEST_PICTURE)
        return content if isinstance(content, bytes) and len(content) <= _LARGEST_PICTURE else None

    def home(self, one: Named) -> str:
        """The folder whose settings judge a file's bank: that of its exam, or else of the settings that name the file."""
        settings = self.settings_in(one.target.folder).file
        return os.path.dirname(one.exam_file or os.path.abspath(settings)) if one.exam_file or settings else os.getcwd()
