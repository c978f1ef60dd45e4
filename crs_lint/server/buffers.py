"""The documents that are open in the editor, with what is typed and not saved yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lsprotocol import types

from crs_lint.server.addresses import path_of, uri_of
from crs_lint.server.positions import Positions


class OpenDocument(NamedTuple):
    """An open file as it was at one time: its address, its content, and the number of its version, if the client gives one."""

    uri: str
    content: bytes
    version: int | None


class Buffer:
    """One open document. ``uri`` is its address as the client writes it, ``version`` None if the client numbers none."""

    def __init__(self, uri: str, text: str, version: int | None) -> None:
        self.uri = uri
        self.path = path_of(uri)
        self.text = text
        self.version = version

    @property
    def content(self) -> bytes:
        """The text as it would be saved; half a character, which no file can hold, makes it unreadable for the linter, too."""
        return self.text.encode("utf-8", "surrogatepass")

    def change(self, change: types.TextDocumentContentChangeEvent, encoding: str) -> None:
        """Replaces the whole text or a range of it."""
        if isinstance(change, types.TextDocumentContentChangePartial):
            positions = Positions(self.text, encoding)
            start, end = positions.offset(change.range.start), positions.offset(change.range.end)
            mark = self.text[: len(self.text) - len(positions.text)]
            self.text = mark + positions.text[:start] + change.text + positions.text[max(start, end) :]
        else:
            self.text = change.text


class Buffers:
    """The open documents by address and by path. The one that was opened or changed last comes first."""

    def __init__(self) -> None:
        self._by_uri: dict[str, Buffer] = {}

    def open(self, document: types.TextDocumentItem) -> None:
        self._by_uri[document.uri] = Buffer(document.uri, document.text, document.version)

    def change(self, params: types.DidChangeTextDocumentParams, encoding: str) -> None:
        """Applies changes in their order. Raises KeyError for a document that is not open."""
        buffer = self._by_uri[params.text_document.uri] = self._by_uri.pop(params.text_document.uri)
        for change in params.content_changes:
            buffer.change(change, encoding)
        buffer.version = params.text_document.version

    def close(self, uri: str) -> None:
        self._by_uri.pop(uri, None)

    def at(self, path: str) -> Buffer | None:
        """The open document of a file."""
        return next((one for one in self._by_uri.values() if one.path == path), None)

    def documents(self) -> dict[str, OpenDocument]:
        """All open files as they are now, by path."""
        return {one.path: OpenDocument(one.uri, one.content, one.version) for one in self if one.path}

    def uri_of(self, path: str) -> str:
        """The address of a file, as the client writes it if the file is open."""
        buffer = self.at(path)
        return buffer.uri if buffer is not None else uri_of(path)

    def __iter__(self) -> Iterator[Buffer]:
        return iter(tuple(reversed(self._by_uri.values())))
