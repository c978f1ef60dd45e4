"""An editor as the tests need one: it opens files, types, and waits for what the server says."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import Future
from itertools import accumulate
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient

T = TypeVar("T")
PATIENCE = 30.0
EXAM = "exam: astronomy\n"
CLEAN = """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
"""
KEYLESS = CLEAN.replace("        correct: true\n", "")


class Editor:
    """A client, the server that it has started, and what that has sent. The server is heard while a method waits for it."""

    def __init__(self) -> None:
        self.client = LanguageClient("tests", "1")
        self.versions: dict[str, int] = {}
        self.texts: dict[str, str] = {}
        self.published: dict[str, types.PublishDiagnosticsParams] = {}
        self.registered: list[types.Registration] = []
        self.logged: list[types.LogMessageParams] = []
        self.shown: list[types.ShowMessageParams] = []
        self.refreshed: list[str] = []
        self._runner = asyncio.Runner()
        self._add_features()

    def _add_features(self) -> None:
        add = self.client.feature
        add(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self._receive(params))
        add(types.CLIENT_REGISTER_CAPABILITY)(lambda params: self.registered.extend(params.registrations))
        add(types.WINDOW_LOG_MESSAGE)(lambda params: self.logged.append(params))
        add(types.WINDOW_SHOW_MESSAGE)(lambda params: self.shown.append(params))
        for method in (types.WORKSPACE_DIAGNOSTIC_REFRESH, types.WORKSPACE_CODE_LENS_REFRESH):
            add(method)(lambda _params, method=method: self.refreshed.append(method))

    def _receive(self, params: types.PublishDiagnosticsParams) -> None:
        self.published[params.uri] = params

    # Life

    def start(self, capabilities: types.ClientCapabilities, folder: Path, *arguments: str, **options: Any) -> types.InitializeResult:
        """Starts a server with a cache of its own; ``options`` are fields of the first message."""
        environment = {**os.environ, "CRS_LINT_CACHE_DIR": str(folder / "cache")}
        self.wait(self.client.start_io(sys.executable, "-m", "crs_lint", "server", *arguments, env=environment))
        return self.first_message(capabilities, **options)

    def first_message(self, capabilities: types.ClientCapabilities, **options: Any) -> types.InitializeResult:
        answer = self.wait(self.client.initialize_async(types.InitializeParams(capabilities, process_id=os.getpid(), **options)))
        self.client.initialized(types.InitializedParams())
        return answer

    def stop(self) -> int | None:
        """Ends the server as an editor does; returns its exit code."""
        self.wait(self.client.shutdown_async(None))
        self.client.exit(None)
        return self.ended()

    def ended(self) -> int | None:
        """Waits until the server has ended; returns its exit code."""
        process = self.process
        self.wait(process.wait())
        self.wait(self.client.stop())
        self._runner.close()
        return process.returncode

    @property
    def process(self) -> asyncio.subprocess.Process:
        process = self.client._server
        assert process is not None
        return process

    def wait(self, answer: Awaitable[T]) -> T:
        """Waits for an answer, and takes what the server sends meanwhile."""

        async def arrived() -> T:
            return await asyncio.wait_for(answer, PATIENCE)

        return self._runner.run(arrived())

    def wait_until(self, condition: Callable[[], object]) -> None:
        async def come_true() -> None:
            while not condition():
                await asyncio.sleep(0.005)

        self.wait(come_true())

    # Documents

    def open(self, file: Path, text: str | None = None, *, language: str = "yaml") -> str:
        """Opens a file with its own text or another one; returns its address."""
        uri = file.as_uri()
        self.texts[uri] = file.read_bytes().decode("utf-8-sig") if text is None else text
        self.versions[uri] = 1
        document = types.TextDocumentItem(uri, language, 1, self.texts[uri])
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        return uri

    def replace(self, uri: str, text: str) -> None:
        """Types a whole new text."""
        self.texts[uri] = text
        self._change(uri, types.TextDocumentContentChangeWholeDocument(text))

    def type(self, uri: str, old: str, new: str, start: types.Position, end: types.Position) -> None:
        """Replaces words of one line, at positions that the caller has counted."""
        self.texts[uri] = self.texts[uri].replace(old, new, 1)
        self._change(uri, types.TextDocumentContentChangePartial(types.Range(start, end), new))

    def _change(self, uri: str, change: types.TextDocumentContentChangeEvent) -> None:
        self.versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def save(self, uri: str) -> None:
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def watched(self, file: Path, kind: types.FileChangeType = types.FileChangeType.Changed) -> None:
        """Says that a file has changed on the disk."""
        event = types.FileEvent(file.as_uri(), kind)
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))

    def close(self, uri: str) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        self.versions.pop(uri)

    def close_all(self) -> None:
        for uri in list(self.versions):
            self.close(uri)
        self.published.clear()

    # Messages

    def send(self, message: bytes) -> None:
        """Sends some bytes, whatever they are."""
        stdin = self.process.stdin
        assert stdin is not None
        stdin.write(message)

    def expect(self, identifier: str) -> asyncio.Future[Any]:
        """The answer to a request that is sent as bytes."""
        answer: Future[Any] = Future()
        self.client.protocol._request_futures[identifier] = answer
        return self._wrapped(answer)

    def request(self, method: str, params: Any, identifier: str) -> asyncio.Future[Any]:
        return self._wrapped(self.client.protocol.send_request(method, params, msg_id=identifier))

    def _wrapped(self, answer: Future[Any]) -> asyncio.Future[Any]:
        return asyncio.wrap_future(answer, loop=self._runner.get_loop())

    # Answers

    def pushed(self, uri: str) -> list[types.Diagnostic]:
        """The diagnostics of the text as it is by now, once the server has sent them."""
        return self.publication(uri, self.versions.get(uri))

    def publication(self, uri: str, version: int | None) -> list[types.Diagnostic]:
        """The diagnostics of a version of a text, once the server has sent them; each is given once."""
        self.wait_until(lambda: uri in self.published and self.published[uri].version == version)
        return list(self.published.pop(uri).diagnostics)

    def report(self, uri: str, previous: str | None = None) -> Any:
        """The answer to the question for the diagnostics of a file."""
        params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri), previous_result_id=previous)
        return self.wait(self.client.text_document_diagnostic_async(params))

    def actions(self, uri: str, line: int, character: int, *only: str) -> list[types.CodeAction]:
        """The actions at a cursor, of all kinds unless some are named."""
        at = types.Position(line, character)
        context = types.CodeActionContext([], only or None)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), types.Range(at, at), context)
        answer = self.wait(self.client.text_document_code_action_async(params)) or []
        return [one for one in answer if isinstance(one, types.CodeAction)]

    def pulled(self, uri: str) -> list[types.Diagnostic]:
        """The diagnostics of a file, which the server is asked for."""
        return list(self.report(uri).items)


def edited(text: str, edits: Iterable[types.TextEdit]) -> str:
    """A text without letters beyond the Basic Multilingual Plane after edits, as an editor makes them."""
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    for edit in sorted(edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True):
        start, end = (starts[at.line] + at.character for at in (edit.range.start, edit.range.end))
        text = text[:start] + edit.new_text + text[end:]
    return text


def pushing() -> types.ClientCapabilities:
    """What an editor can do that waits for diagnostics."""
    return types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
        ),
        text_document=types.TextDocumentClientCapabilities(
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(version_support=True)
        ),
    )


def pulling() -> types.ClientCapabilities:
    """What an editor can do that asks for diagnostics."""
    return types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)),
        text_document=types.TextDocumentClientCapabilities(diagnostic=types.DiagnosticClientCapabilities()),
    )
