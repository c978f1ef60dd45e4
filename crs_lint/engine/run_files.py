"""The files of a run as they are read: contents, texts, exams, items, pictures."""

import os
from collections.abc import Iterable
from functools import lru_cache

from crs_lint.cache.cache_key import cache_key
from crs_lint.document.load import read, read_file, text_in
from crs_lint.document.read_error import ReadError
from crs_lint.engine.bank_file import BankFile
from crs_lint.engine.discover import Discovery, shown_path
from crs_lint.engine.items import items_in, with_language
from crs_lint.engine.settings_lookup import SettingsLookup
from crs_lint.files import discover as file_system
from crs_lint.files.figures import figure_state
from crs_lint.model.figure_state import FigureState
from crs_lint.model.item import Exam, Item, read_exam
from crs_lint.settings.config import Settings
from crs_lint.settings.request import Request

_LARGEST_PICTURE = 1 << 20  # bytes: an HTML page embeds the pictures that it shows
_LARGEST_KEPT = 1 << 25  # bytes of contents and characters of texts, about 20,000 items


class RunFiles:
    """The files of one run, each read from disk once and decoded once as long as they fit into some memory.

    A content is kept until its file has been checked, a text until the run ends. What goes beyond 32 MiB is not kept and is
    read again if a later step asks for it.
    """

    def __init__(self, request: Request, lookup: SettingsLookup, found: Discovery, rest: Iterable[BankFile] = ()) -> None:
        stdin = {} if request.stdin is None else {os.path.abspath(request.stdin_name): request.stdin}
        self.lookup = lookup
        self._request = request
        self._limits = request.overrides.limits
        self._found = found
        self._given = {**stdin, **dict(request.contents)}
        self._full_paths = {shown: full for full, shown in found.names.items()}
        for file in rest:
            self._full_paths.setdefault(file.target.shown, file.target.full)
        self._contents: dict[str, bytes | ReadError] = {}
        self._texts: dict[str, str] = {}
        self._kept = 0
        self.exam = lru_cache(maxsize=None)(self._exam)
        self.exam_key = lru_cache(maxsize=None)(self._exam_key)
        self.exam_contents_key = lru_cache(maxsize=None)(self._exam_contents_key)

    # Paths

    def full_path(self, shown: str) -> str:
        return self._full_paths.get(shown) or os.path.abspath(shown)

    def shown_path(self, full: str) -> str:
        return shown_path(full, self._found.names, self._request)

    def settings_of(self, shown: str) -> Settings:
        return self.lookup.in_folder(os.path.dirname(self.full_path(shown)))

    def rules_off_in(self, shown: str) -> frozenset[str]:
        """The rules that ``per-file-ignores`` switches off for a file."""
        return self.settings_of(shown).ignored_in(self.full_path(shown))

    # Contents

    def is_on_disk(self, full: str) -> bool:
        """Whether the content of a file is that on the disk, and not one that the request holds."""
        return full not in self._given

    def content(self, full: str) -> bytes | ReadError:
        """The content of a file, or why it cannot be read."""
        if full in self._given:
            return self._given[full]
        if error := self.unlisted(full):
            return error
        if full not in self._contents:
            content = file_system.read_bytes(full, self._limits.file_size)
            if isinstance(content, bytes) and not self._fits(len(content)):
                return content
            self._contents[full] = content
        return self._contents[full]

    def kept_content(self, full: str) -> bytes | ReadError | None:
        """The content of a file if it need not be read from disk."""
        return self._given[full] if full in self._given else self.unlisted(full) or self._contents.get(full)

    def unlisted(self, full: str) -> ReadError | None:
        """Why a file that was found must not be read; None where it may be."""
        return self._found.unlisted.get(self._found.names.get(full, ""))

    def keep_text(self, shown: str, text: str) -> None:
        """Keeps the text of a file that was decoded, and its content no longer."""
        self.release(self.full_path(shown))
        if shown not in self._texts and self._fits(len(text)):
            self._texts[shown] = text

    def release(self, full: str) -> None:
        """Keeps the content of a file no longer."""
        content = self._contents.pop(full, b"")
        self._kept -= len(content) if isinstance(content, bytes) else 0

    def _fits(self, size: int) -> bool:
        fits = self._kept + size <= _LARGEST_KEPT
        self._kept += size if fits else 0
        return fits

    def text_of(self, shown: str) -> str:
        """The text of a file; empty where it cannot be read, and of a link out of the bank."""
        if shown in self._texts:
            return self._texts[shown]
        content = self.content(self.full_path(shown)) if shown not in self._found.unlisted else None
        text = text_in(shown, content, self._limits) if isinstance(content, bytes) else ""
        self.keep_text(shown, text)
        return text

    # What is in them

    def _exam(self, file: str) -> Exam:
        """The exam in a file; one that asks nothing where there is no file or it cannot be read."""
        if not file:
            return Exam()
        content = self.content(file)
        return read_exam(read(content).data, self.shown_path(file)) if isinstance(content, bytes) else Exam(file=self.shown_path(file))

    def _exam_key(self, file: str) -> str:
        return cache_key(repr(self.exam(file))).hex()

    def _exam_contents_key(self, file: str) -> str:
        """A key of what an exam says, wherever its file is."""
        return cache_key(repr(self.exam(file)._replace(file=""))).hex()

    def is_readable(self, full: str) -> bool:
        content = self.content(full)
        return isinstance(content, bytes) and read(content, self._limits).readable

    def items_of(self, shown: str) -> tuple[Item, ...]:
        """The items of a file, which is parsed again; none where it cannot be read."""
        full = self.full_path(shown)
        content = self.content(full)
        if shown in self._found.unlisted or not isinstance(content, bytes):
            return ()
        self.release(full)
        data = read_file(shown, content, self._limits).data
        settings = self.settings_of(shown)
        exam = with_language(self.exam(self.lookup.exam_above(os.path.dirname(full))), settings)
        return tuple(items_in(data, settings.dialect, exam))

    def picture_of(self, shown: str, figure: str) -> bytes | None:
        """A picture that an item of a file names, from inside its bank; None where it cannot be read or is too large."""
        folder = os.path.dirname(self.full_path(shown))
        bank = os.path.dirname(self.lookup.exam_above(folder)) or folder
        if figure_state(bank, folder, figure) is not FigureState.PRESENT:
            return None
        content = file_system.read_bytes(os.path.realpath(os.path.join(folder, figure)), _LARGEST_PICTURE)
        return content if isinstance(content, bytes) and len(content) <= _LARGEST_PICTURE else None


def unreadable_exams(found: Discovery, files: RunFiles) -> tuple[str, ...]:
    """Sentences on the exams that no path names and that cannot be read: their items must not look clean for that."""
    seen = {files.lookup.real_path(file.target.full) for file in found.files}
    exams = (file for file in dict.fromkeys(file.exam_file for file in found.files) if file)
    unread = (file for file in exams if files.lookup.real_path(file) not in seen and not files.is_readable(file))
    return tuple(f"{files.shown_path(file)}: cannot be read, so what it asks of its items was not checked." for file in unread)
