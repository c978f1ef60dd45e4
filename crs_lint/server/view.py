"""The files and open documents as they were when a client asked something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lsprotocol import types

from crs_lint.api import Report
from crs_lint.server.addresses import uri_of
from crs_lint.server.buffers import OpenDocument
from crs_lint.server.linter import Linter
from crs_lint.server.positions import Positions


class ClientTraits(NamedTuple):
    """What a client can do that answers depend on.

    ``encoding`` is the unit in which it counts characters. ``versioned_edits`` tells whether an edit can say which version of a
    document it is for, and ``resolves_edits`` whether the client asks for the edit of an action when the action is chosen.
    ``rule_page`` is the address of the page of a rule, with ``{rule}`` for its name; empty if the pages are nowhere.
    """

    encoding: str
    versioned_edits: bool = False
    resolves_edits: bool = False
    rule_page: str = ""


class View:
    """What the answer to one question is computed from, in the thread of the worker.

    ``documents`` are the open files by path, ``state`` numbers the state that they are in.
    """

    def __init__(self, linter: Linter, documents: Mapping[str, OpenDocument], state: int, client: ClientTraits) -> None:
        self.linter = linter
        self.documents = documents
        self.contents = {path: one.content for path, one in documents.items()}
        self.client = client
        self._state = state
        self._positions: dict[str, Positions] = {}

    def report(self, path: str, *, needs_facts: bool = False) -> Report:
        """The report on a file. Raises ConfigError."""
        return self.linter.report(path, self.contents, self._state, needs_facts=needs_facts)

    def positions(self, path: str, report: Report) -> Positions:
        """The positions of a file that a report is on or compares with."""
        if path in self.contents:
            return self.positions_of_document(path)
        if path not in self._positions:
            self._positions[path] = Positions(report.text_of(path), self.client.encoding)
        return self._positions[path]

    def uri_of(self, path: str) -> str:
        return self.documents[path].uri if path in self.documents else uri_of(path)

    def workspace_edit(self, edits: Mapping[str, Sequence[types.TextEdit]]) -> types.WorkspaceEdit:
        """Edits of files by path, for the versions that are open, if the client can be told so."""
        if not self.client.versioned_edits:
            return types.WorkspaceEdit({self.uri_of(path): some for path, some in edits.items()})
        versions = {path: self.documents[path].version if path in self.documents else None for path in edits}
        return types.WorkspaceEdit(
            document_changes=[
                types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(self.uri_of(path), versions[path]), list(some))
                for path, some in edits.items()
            ]
        )

    def positions_of_document(self, path: str) -> Positions:
        """The positions of an open document, whatever is in it. Raises KeyError for a file that is not open."""
        if path not in self._positions:
            self._positions[path] = Positions(self.contents[path].decode("utf-8", "surrogatepass"), self.client.encoding)
        return self._positions[path]
