"""The protocol between server and client: documents are kept as the client counts them, and a faulty message gets an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.language_server import lsp_method

if TYPE_CHECKING:
    from crs_lint.server.buffers import Buffers


class BufferProtocol(LanguageServerProtocol):
    """A protocol that keeps open documents in ``buffers``.

    The documents of pygls break lines at characters such as U+2028, where no editor does.
    """

    buffers: Buffers

    def structure_message(self, data: dict[str, Any]) -> Any:
        """The message in some JSON. A request that cannot be understood is answered with an error, so that nobody waits for it."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if isinstance(data.get("id"), (str, int)) and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        self.buffers.open(params.text_document)
        self._pass_on(types.TEXT_DOCUMENT_DID_OPEN, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        self.buffers.change(params, str(self.server_capabilities.position_encoding))
        self._pass_on(types.TEXT_DOCUMENT_DID_CHANGE, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        self.buffers.close(params.text_document.uri)
        self._pass_on(types.TEXT_DOCUMENT_DID_CLOSE, params)

    def _pass_on(self, method: str, params: Any) -> None:
        """Calls the handler of the server. As generators, these methods would leave something behind in pygls for each change."""
        if (handler := self.fm.features.get(method)) is not None:
            handler(params)
