"""Log records in the log of the client; standard output belongs to the protocol."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from lsprotocol import types

from crs_lint.text.sanitize import sanitize

_KINDS = {logging.ERROR: types.MessageType.Error, logging.WARNING: types.MessageType.Warning, logging.INFO: types.MessageType.Info}


class ClientLogHandler(logging.Handler):
    """Sends records as messages by way of the loop, whichever thread they come from."""

    def __init__(self, send: Callable[[types.LogMessageParams], None], loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._send = send
        self._loop = loop

    def emit(self, record: logging.LogRecord) -> None:
        kind = next((kind for level, kind in _KINDS.items() if record.levelno >= level), types.MessageType.Log)
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._send, types.LogMessageParams(kind, _lines(self.format(record))))


def _lines(text: str) -> str:
    return "\n".join(sanitize(one) for one in text.splitlines())
