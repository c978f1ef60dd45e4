"""Serves one page to the browsers of this machine, and tells them when it has changed."""

from __future__ import annotations

import hmac
import re
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import BoundedSemaphore, Condition, Thread
from typing import Any

_HOST = "127.0.0.1"
_NAMES = (_HOST, "localhost")
_MOST_LISTENERS = 32
_HEARTBEAT = 10.0  # seconds; a listener that is gone is noticed by then
_POLL = 0.05  # seconds until the end is noticed
_TIMEOUT = 30.0  # seconds for a request to arrive
_ADDRESS = re.compile(r"/(?P<token>[\w-]+)/(?:events/(?P<version>[0-9]{1,9}))?", re.ASCII)
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class LivePage(ThreadingHTTPServer):
    """The server of a page, which is whatever ``show`` was given last. Only its own token opens it.

    Raises OSError where the port is taken.
    """

    daemon_threads = True
    allow_reuse_address = False

    def __init__(self, token: str, port: int = 0) -> None:
        self.token = token
        self.page = b""
        self.version = 0
        self.has_ended = False
        self.changed = Condition()
        self.listeners = BoundedSemaphore(_MOST_LISTENERS)
        self._thread: Thread | None = None
        super().__init__((_HOST, port), _Handler)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        return f"http://{_HOST}:{self.port}/{self.token}/"

    @property
    def events(self) -> str:
        """The address, relative to that of the page, at which the next page waits for those after it."""
        return f"events/{self.version + 1}"

    def show(self, page: str) -> None:
        """Shows another page from now on, and tells all browsers that show the last one."""
        with self.changed:
            self.page = page.encode("utf-8", "replace")
            self.version += 1
            self.changed.notify_all()

    def start(self) -> None:
        """Answers from now on, in a thread."""
        self._thread = Thread(target=self.serve_forever, args=(_POLL,), daemon=True)
        self._thread.start()

    def wait_for_another(self, version: int) -> None:
        """Waits a while for another page than one of this number."""
        with self.changed:
            self.changed.wait_for(lambda: self.version != version or self.has_ended, _HEARTBEAT)

    def end(self) -> None:
        """Ends the server, and the waiting of all browsers."""
        with self.changed:
            self.has_ended = True
            self.changed.notify_all()
        if self._thread is not None:
            self.shutdown()
            self._thread.join()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the midst of an answer is no error."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Answers one request: GET for the page or for its events, asked by a page of this server or by nobody's page."""

    server: LivePage
    protocol_version = "HTTP/1.1"
    timeout = _TIMEOUT

    def do_GET(self) -> None:
        address = _ADDRESS.fullmatch(self.path)
        if not self._is_trusted():
            self._answer(HTTPStatus.FORBIDDEN)
        elif address is None or not hmac.compare_digest(address["token"], self.server.token):
            self._answer(HTTPStatus.NOT_FOUND)
        elif address["version"] is not None:
            self._send_events(int(address["version"]))
        else:
            self._answer(HTTPStatus.OK, self.server.page, "text/html; charset=utf-8")

    def _is_trusted(self) -> bool:
        """Whether a request names this server as its host, and comes from no page of another one.

        Another site can make its own name lead to this machine, but not the host that a browser sends.
        """
        hosts = [f"{name}:{self.server.port}" for name in _NAMES]
        origins = [f"http://{host}" for host in hosts]
        given = self.headers.get_all("Host", [])
        return len(given) == 1 and given[0] in hosts and all(one in origins for one in self.headers.get_all("Origin", []))

    def version_string(self) -> str:
        """The name of the server, without the version of Python."""
        return "crs-lint"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuses any other method, and what is no request, without repeating anything of it."""
        del message, explain
        self.close_connection = True
        self._answer(HTTPStatus.METHOD_NOT_ALLOWED if code == HTTPStatus.NOT_IMPLEMENTED else HTTPStatus(code))

    def _answer(self, status: HTTPStatus, body: bytes = b"", kind: str = "text/plain") -> None:
        self.send_response(status)
        self._send_headers({"Content-Type": kind, "Content-Length": str(len(body))})
        self.wfile.write(body)

    def _send_headers(self, more: dict[str, str]) -> None:
        for name, value in {**_HEADERS, **more}.items():
            self.send_header(name, value)
        self.end_headers()

    def _send_events(self, known: int) -> None:
        self.close_connection = True
        if not self.server.listeners.acquire(blocking=False):
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE)
            return
        try:
            self.send_response(HTTPStatus.OK)
            self._send_headers({"Content-Type": "text/event-stream", "Connection": "close"})
            self._tell(known)
        finally:
            self.server.listeners.release()

    def _tell(self, known: int) -> None:
        """Writes an event once the page is another one than the browser knows by its number, and a comment now and then."""
        self.wfile.write(b": listening\n\n")
        while not self.server.has_ended:
            version = self.server.version
            self.wfile.write(b"event: saved\ndata:\n\n" if version != known else b": waiting\n\n")
            self.wfile.flush()
            known = version
            self.server.wait_for_another(known)

    def log_message(self, *arguments: Any) -> None:
        """Logs nothing: the terminal belongs to the author."""
