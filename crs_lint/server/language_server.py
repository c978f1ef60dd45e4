"""``crs-lint server``: answers an editor over standard input and output."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import sys
from collections.abc import Awaitable, Callable
from functools import partial
from hashlib import sha256
from typing import Any, Protocol, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcContentModified, JsonRpcException
from pygls.lsp.server import LanguageServer

from crs_lint import __version__
from crs_lint.api import ConfigError, Request
from crs_lint.server.addresses import path_of
from crs_lint.server.client_log import ClientLogHandler
from crs_lint.server.code_actions import KINDS, code_actions, resolved
from crs_lint.server.completion import TRIGGERS, completions
from crs_lint.server.hover import hover
from crs_lint.server.item_preview import METHOD as PREVIEW
from crs_lint.server.item_preview import asked, item_preview
from crs_lint.server.navigation import RenameError, places, renamable, renamed
from crs_lint.server.protocol import BufferProtocol
from crs_lint.server.session import Session, options_of
from crs_lint.server.symbols import lenses, symbols
from crs_lint.server.view import View
from crs_lint.server.worker import OutdatedError

T = TypeVar("T")
logger = logging.getLogger(__name__)
# A run leaves cycles behind, which a command that ends soon need not collect, and a server must.
_COLLECTING = (5_000, 10, 10)
# Files whose changes matter: banks, settings, schemas, lists of words and what git ignores.
_WATCHED = "**/{*.yaml,*.yml,*.md,*.toml,*.json,*.txt,.gitignore}"


class _PositionParams(Protocol):
    """The parameters of a request about a position in a document."""

    @property
    def text_document(self) -> types.TextDocumentIdentifier: ...

    @property
    def position(self) -> types.Position: ...


class CrsLintServer(LanguageServer):
    """The server of one client. A failure becomes a line in the client's log, and never ends the server."""

    def __init__(self, request: Request) -> None:
        super().__init__("crs-lint", __version__, protocol_cls=BufferProtocol)
        self.session = Session(self, request)
        assert isinstance(self.protocol, BufferProtocol)
        self.protocol.buffers = self.session.buffers

    def report_server_error(self, error: Exception, source: Any) -> None:
        del source
        if not isinstance(error, JsonRpcContentModified):
            logger.error("%s: %s", type(error).__name__, error)


def serve(request: Request, *, verbose: bool = False) -> int:
    """Answers until the client says that it is done, or is gone. Returns the exit code of the process."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Nothing but the protocol may come to standard output, whatever prints.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    logging.getLogger("crs_lint").setLevel(logging.DEBUG if verbose else logging.INFO)
    gc.set_threshold(*_COLLECTING)
    server = create(request)
    server.start_io(sys.stdin.buffer, output)
    server.session.end()
    return 0 if server.protocol._shutdown else 1


def create(request: Request) -> CrsLintServer:
    """A server with all that it can do."""
    server = CrsLintServer(request)
    _add_life(server)
    _add_documents(server)
    _add_diagnostics(server)
    _add_code_actions(server)
    _add_navigation(server)
    _add_texts(server)
    return server


async def answered(question: Awaitable[T]) -> T:
    """The answer to a question; to one that is outdated, the error that tells the client to ask again if it still needs to."""
    try:
        return await question
    except OutdatedError:
        raise JsonRpcContentModified("the document has changed since") from None


def _add_life(server: CrsLintServer) -> None:
    session = server.session

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        logging.getLogger("crs_lint").addHandler(ClientLogHandler(server.window_log_message, asyncio.get_running_loop()))
        session.rule_page = str(options_of(params.initialization_options).get("rulePage", ""))

    @server.feature(types.INITIALIZED)
    def initialized(_params: types.InitializedParams) -> None:
        logger.info("crs-lint %s", __version__)
        workspace = server.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching and watching.dynamic_registration:
            options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(_WATCHED)])
            registration = types.Registration("crs-lint.files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            server.client_register_capability(types.RegistrationParams([registration]))

    @server.feature(types.SHUTDOWN)
    def shutdown(_params: None) -> None:
        session.end()


def _add_documents(server: CrsLintServer) -> None:
    session = server.session

    for method in (types.TEXT_DOCUMENT_DID_OPEN, types.TEXT_DOCUMENT_DID_CHANGE, types.TEXT_DOCUMENT_DID_SAVE):
        server.feature(method)(lambda _params: session.change())

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        session.close(params.text_document.uri, path_of(params.text_document.uri))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(_params: types.DidChangeWatchedFilesParams) -> None:
        session.change_on_disk()


def _add_diagnostics(server: CrsLintServer) -> None:
    session = server.session
    options = types.DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=False, identifier="crs-lint")

    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)
    async def diagnostic(params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        path = path_of(params.text_document.uri)
        try:
            found = await session.diagnostics(path) if path else []
        except OutdatedError:
            raise _ask_again() from None
        session.save_later()
        return _as_report(found, params.previous_result_id)


def _add_code_actions(server: CrsLintServer) -> None:
    session = server.session

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(KINDS, resolve_provider=True))
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        path = path_of(params.text_document.uri)
        return await answered(session.ask(code_actions, path, params.range, params.context.only)) if path else []

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def code_action_resolve(action: types.CodeAction) -> types.CodeAction:
        return await answered(session.ask(resolved, action))


def _add_navigation(server: CrsLintServer) -> None:
    session = server.session

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> list[types.Location]:
        return await _at(session, partial(places, definitions=True, uses=False), params) or []

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def references(params: types.ReferenceParams) -> list[types.Location]:
        return await _at(session, partial(places, definitions=params.context.include_declaration, uses=True), params) or []

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepare_rename(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        return await _at(session, renamable, params)

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        try:
            return await _at(session, partial(renamed, name=params.new_name), params)
        except RenameError as error:
            raise JsonRpcException(str(error), types.LSPErrorCodes.RequestFailed) from None


def _add_texts(server: CrsLintServer) -> None:
    session = server.session

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def show(params: types.HoverParams) -> types.Hover | None:
        return await _at(session, hover, params)

    @server.feature(PREVIEW)
    async def preview(params: Any) -> dict[str, Any] | None:
        try:
            found = await _at(session, item_preview, asked(params))
        except ConfigError as error:
            raise JsonRpcException(str(error), types.LSPErrorCodes.RequestFailed) from None
        return found.as_object() if found is not None else None

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=TRIGGERS))
    async def completion(params: types.CompletionParams) -> types.CompletionList | None:
        return await _at(session, completions, params)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def document_symbol(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        path = path_of(params.text_document.uri)
        return await answered(session.ask(symbols, path)) if path else []

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensOptions())
    async def code_lens(params: types.CodeLensParams) -> list[types.CodeLens]:
        path = path_of(params.text_document.uri)
        return await answered(session.ask(lenses, path)) if path else []


async def _at(session: Session, answer: Callable[[View, str, types.Position], T], params: _PositionParams) -> T | None:
    """The answer to a question about a position; None in a document that is no file."""
    path = path_of(params.text_document.uri)
    return await answered(session.ask(answer, path, params.position)) if path else None


def _ask_again() -> JsonRpcException:
    return JsonRpcException("the document has changed since", types.LSPErrorCodes.ServerCancelled, {"retriggerRequest": True})


def _as_report(found: list[types.Diagnostic], previous: str | None) -> types.DocumentDiagnosticReport:
    result = sha256(repr(found).encode("utf-8", "replace")).hexdigest()[:16]
    if result == previous:
        return types.RelatedUnchangedDocumentDiagnosticReport(result)
    return types.RelatedFullDocumentDiagnosticReport(found, result_id=result)
