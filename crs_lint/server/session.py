"""One connection to a client: its open documents, what it can do, and the diagnostics that it was sent."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from lsprotocol import types

from crs_lint.api import ConfigError, Request
from crs_lint.server.buffers import Buffer, Buffers
from crs_lint.server.config_errors import config_diagnostics
from crs_lint.server.diagnostics import DiagnosticWriter, of_complaints
from crs_lint.server.linter import Linter
from crs_lint.server.view import ClientTraits, View
from crs_lint.server.worker import OutdatedError, Worker

if TYPE_CHECKING:
    from pygls.lsp.server import LanguageServer

P = ParamSpec("P")
T = TypeVar("T")
logger = logging.getLogger(__name__)
# Seconds without a keystroke before files are checked for a client that does not ask itself.
_PAUSE = 0.05


class Session:
    """The state of a server. Its methods run in the loop of messages; what takes time, in the thread of the worker."""

    def __init__(self, server: LanguageServer, request: Request) -> None:
        self.buffers = Buffers()
        self.rule_page = ""
        self._server = server
        self._worker = Worker()
        self._linter = Linter(request, self._worker.interrupt)
        self._pushing: asyncio.Task[None] | None = None
        self._saving: asyncio.Task[None] | None = None
        self._in_config: dict[str, list[types.Diagnostic]] = {}

    # What the client can do

    @property
    def client(self) -> ClientTraits:
        """What the answers to the client depend on."""
        capabilities = self._server.client_capabilities
        edit = capabilities.workspace.workspace_edit if capabilities.workspace else None
        action = capabilities.text_document.code_action if capabilities.text_document else None
        resolved = action.resolve_support.properties if action and action.resolve_support else ()
        encoding = str(self._server.server_capabilities.position_encoding)
        return ClientTraits(encoding, bool(edit and edit.document_changes), "edit" in resolved, self.rule_page)

    @property
    def pulls(self) -> bool:
        """Whether the client asks for diagnostics."""
        document = self._server.client_capabilities.text_document
        return document is not None and document.diagnostic is not None

    # Questions

    async def ask(self, answer: Callable[Concatenate[View, P], T], *arguments: P.args, **named: P.kwargs) -> T:
        """The answer to a question on the documents as they are now. Raises OutdatedError if they change meanwhile."""
        view = View(self._linter, self.buffers.documents(), self._worker.state, self.client)
        return await self._worker.ask(partial(answer, view, *arguments, **named))

    async def diagnostics(self, path: str) -> list[types.Diagnostic]:
        """The diagnostics of a file. Those of config files are sent along the way. Raises OutdatedError."""
        found = await self.ask(diagnostics_of, path)
        self._push_config_errors()
        return found

    # Changes

    def change(self) -> None:
        """Takes note that a document or a file has changed: files are checked again for clients that do not ask themselves."""
        self._worker.change()
        if self.pulls:
            return
        if self._pushing is not None:
            self._pushing.cancel()
        self._pushing = asyncio.get_running_loop().create_task(self._push())

    def close(self, uri: str, path: str) -> None:
        """Takes the diagnostics of a document back that was closed."""
        self._linter.forget(path)
        if not self.pulls:
            self._publish(uri, [])
        self.change()

    def change_on_disk(self) -> None:
        """Takes note that files have changed on the disk: the client is asked to ask again."""
        self.change()
        workspace = self._server.client_capabilities.workspace
        if self.pulls and workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self._server.workspace_diagnostic_refresh(None)
        if workspace and workspace.code_lens and workspace.code_lens.refresh_support:
            self._server.workspace_code_lens_refresh(None)

    def end(self) -> None:
        self._worker.close()

    # Diagnostics for clients that do not ask

    async def _push(self) -> None:
        await asyncio.sleep(_PAUSE)
        try:
            for buffer in self.buffers:
                await self._push_one(buffer)
            await self._save()
        except OutdatedError:
            pass  # the change that made it so has begun another push
        except Exception:
            logger.exception("the diagnostics could not be computed")

    async def _push_one(self, buffer: Buffer) -> None:
        if buffer.path:
            version = buffer.version
            self._publish(buffer.uri, await self.diagnostics(buffer.path), version)

    def save_later(self) -> None:
        """Writes results to the disk for the next start, unless a document changes first."""
        self._saving = asyncio.get_running_loop().create_task(self._save())

    async def _save(self) -> None:
        with suppress(OutdatedError):
            await self._worker.ask(self._linter.save)

    def _push_config_errors(self) -> None:
        found = config_diagnostics(self._linter.last_good.told, self.client.encoding)
        for path in {**self._in_config, **found}:
            if found.get(path, []) != self._in_config.get(path, []):
                self._publish(self.buffers.uri_of(path), found.get(path, []))
        self._in_config = found

    def _publish(self, uri: str, diagnostics: list[types.Diagnostic], version: int | None = None) -> None:
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))


def diagnostics_of(view: View, path: str) -> list[types.Diagnostic]:
    """The diagnostics of a file. Settings that cannot be used, and never could, are one: the file must not look clean."""
    try:
        report = view.report(path)
    except ConfigError as error:
        return of_complaints([f"The settings cannot be used, so nothing was checked. {error}"])
    for complaint in report.complaints:
        logger.error("%s", complaint)
    return DiagnosticWriter(view, report).of_report()


def options_of(given: Any) -> Mapping[str, Any]:
    """The options that a client sends with its first message; none where they are no object."""
    return given if isinstance(given, dict) else {}
