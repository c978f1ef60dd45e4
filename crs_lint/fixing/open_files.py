"""The files that a run changes: as they were read, and as they are by now."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence

from crs_lint.files import atomic_replace
from crs_lint.files.atomic_replace import ReplaceError, Snapshot
from crs_lint.fixing.edits import EditedText
from crs_lint.fixing.outcome import FileChange, MadeFix
from crs_lint.model.finding import Finding
from crs_lint.settings.request import Request

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class OpenFile:
    """A file, its text by now, which findings were fixed, and how many were fixed and suppressed. Standard input has no snapshot."""

    def __init__(self, snapshot: Snapshot | None, content: bytes) -> None:
        """Raises UnicodeDecodeError."""
        self.snapshot = snapshot
        self.content = content
        self.mark = _BYTE_ORDER_MARK if content.startswith(_BYTE_ORDER_MARK) else b""
        self.text = content.removeprefix(_BYTE_ORDER_MARK).decode("utf-8")
        self.counts = {"fixed": 0, "suppressed": 0}
        self.fixed: list[Finding] = []

    def encode(self, text: str) -> bytes:
        return self.mark + text.encode("utf-8")

    def accept(self, edited: EditedText, verb: str, findings: Sequence[Finding]) -> None:
        """Takes an edited text; its indexes are those of the findings."""
        self.text = edited.text
        self.counts[verb] += len(edited.applied)
        if verb == "fixed":
            self.fixed += [findings[index] for index in edited.applied]


class OpenFiles:
    """The open files by path; ``failures`` are the reasons why others could not be opened or written."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.by_path: dict[str, OpenFile] = {}
        self.failures: dict[str, str] = {}

    def open(self, paths: Iterable[str]) -> list[str]:
        """Opens more files; returns those that could be opened."""
        new = sorted({*paths} - self.by_path.keys() - self.failures.keys())
        for path in new:
            try:
                self.by_path[path] = self._read(path)
            except ReplaceError as error:
                self.failures[path] = str(error)
            except UnicodeDecodeError:
                self.failures[path] = "it is not saved as UTF-8"
        return [path for path in new if path in self.by_path]

    def _read(self, path: str) -> OpenFile:
        full = os.path.abspath(path)
        if self.request.stdin is not None and full == os.path.abspath(self.request.stdin_name):
            return OpenFile(None, self.request.stdin)
        snapshot = atomic_replace.snapshot(full)
        return OpenFile(snapshot, snapshot.content)

    def held(self, texts: Mapping[str, str]) -> tuple[tuple[str, bytes], ...]:
        """The content of each file by its absolute path, as it is by now or with another text."""
        return tuple((os.path.abspath(path), file.encode(texts.get(path, file.text))) for path, file in self.by_path.items())

    def write(self) -> None:
        """Replaces every file that has changed; one that cannot be replaced is left as it is."""
        for path, file in self.by_path.items():
            if file.snapshot is None or file.encode(file.text) == file.content:
                continue
            try:
                atomic_replace.replace(os.path.abspath(path), file.snapshot, file.encode(file.text))
            except ReplaceError as error:
                self.failures[path] = str(error)

    def fixes(self) -> tuple[MadeFix, ...]:
        """The fixes in files that have changed, by path and line."""
        changed = {one.path for one in self.changes()}
        made = [
            MadeFix(path, one.line, one.column, one.rule, one.fix.title, one.fix.safe)
            for path, file in self.by_path.items()
            if path in changed
            for one in file.fixed
            if one.fix is not None
        ]
        return tuple(sorted(made))

    def changes(self) -> tuple[FileChange, ...]:
        done = {path: file for path, file in self.by_path.items() if path not in self.failures}
        changes = (FileChange(path, file.content, file.encode(file.text), **file.counts) for path, file in done.items())
        return tuple(one for one in changes if one.before != one.after)
