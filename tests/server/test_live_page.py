"""The server of the preview answers the browser that has its address, and nobody else."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from crs_lint.server.live_page import LivePage

TOKEN = "secret-token"


@pytest.fixture
def page() -> Iterator[LivePage]:
    served = LivePage(TOKEN)
    served.show("<p>items</p>")
    served.start()
    yield served
    served.end()


def _ask(page: LivePage, request: str) -> bytes:
    """The whole answer to a request, in which PORT stands for that of the server; the connection is closed by it."""
    with socket.create_connection(("127.0.0.1", page.port), timeout=20) as connection:
        connection.sendall(request.replace("PORT", str(page.port)).replace("\n", "\r\n").encode("latin-1"))
        connection.shutdown(socket.SHUT_WR)
        parts = []
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)


def _status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


GOOD = f"GET /{TOKEN}/ HTTP/1.1\nHost: 127.0.0.1:PORT\nConnection: close\n\n"


def test_the_page_is_served_at_its_address(page: LivePage) -> None:
    assert page.address == f"http://127.0.0.1:{page.port}/{TOKEN}/"
    answer = _ask(page, GOOD)
    head, _, body = answer.partition(b"\r\n\r\n")
    assert (_status(answer), body) == (200, b"<p>items</p>")
    assert b"Cache-Control: no-store" in head
    assert b"frame-ancestors 'none'" in head
    assert b"nosniff" in head
    assert b"Python" not in head


@pytest.mark.parametrize("host", ["localhost:PORT", "127.0.0.1:PORT"])
@pytest.mark.parametrize("origin", ["http://127.0.0.1:PORT", "http://localhost:PORT"])
def test_pages_of_this_server_may_ask(page: LivePage, host: str, origin: str) -> None:
    assert _status(_ask(page, GOOD.replace("127.0.0.1:PORT", host).replace("\n\n", f"\nOrigin: {origin}\n\n"))) == 200


@pytest.mark.parametrize(
    "request_text",
    [
        GOOD.replace("127.0.0.1:PORT", "example.com"),
        GOOD.replace("127.0.0.1:PORT", "example.com:PORT"),
        GOOD.replace("127.0.0.1:PORT", "127.0.0.1"),
        GOOD.replace("127.0.0.1:PORT", "127.0.0.1:1"),
        GOOD.replace("127.0.0.1:PORT", "127.0.0.1:PORT\nHost: example.com"),
        GOOD.replace("Host: 127.0.0.1:PORT\n", ""),
        GOOD.replace("\n\n", "\nOrigin: http://example.com\n\n"),
        GOOD.replace("\n\n", "\nOrigin: null\n\n"),
        GOOD.replace("\n\n", "\nOrigin: https://127.0.0.1:PORT\n\n"),
        GOOD.replace("\n\n", "\nOrigin: http://127.0.0.1:PORT\nOrigin: http://example.com\n\n"),
        GOOD.replace(f"/{TOKEN}/", "http://example.com/"),
    ],
)
def test_a_foreign_host_or_origin_is_refused(page: LivePage, request_text: str) -> None:
    answer = _ask(page, request_text)
    assert _status(answer) in (403, 404)
    assert b"items" not in answer


@pytest.mark.parametrize(
    "path",
    [
        "/", f"/{TOKEN}", f"/{TOKEN}x/", "/wrong/", f"/{TOKEN}/../{TOKEN}/", f"/{TOKEN}//", f"/{TOKEN}/?x", f"/{TOKEN}/events",
        f"/{TOKEN}/events/", f"/{TOKEN}/events/x", f"/{TOKEN}/exam.yaml", "/etc/passwd", "/%2e%2e/", "/favicon.ico",
        "/wrong/events/1", f"/{TOKEN.upper()}/", f"/{TOKEN}\xe9/",
    ],
)  # fmt: skip
def test_another_path_or_token_is_refused(page: LivePage, path: str) -> None:
    answer = _ask(page, GOOD.replace(f"/{TOKEN}/", path))
    assert _status(answer) == 404
    assert answer.endswith(b"\r\n\r\n")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "HEAD", "TRACE", "CONNECT", "PATCH", "get", "GETGET"])
def test_another_method_is_refused(page: LivePage, method: str) -> None:
    answer = _ask(page, GOOD.replace("GET ", f"{method} ", 1))
    assert _status(answer) == 405
    assert answer.endswith(b"\r\n\r\n")


@pytest.mark.parametrize("message", ["nonsense\n\n", "\n\n", "GET\n\n", f"GET /{'x' * 70_000} HTTP/1.1\n\n", "GET / HTTP/9.9\n\n"])
def test_what_is_no_request_ends_nothing(page: LivePage, message: str) -> None:
    assert b"items" not in _ask(page, message)
    assert _status(_ask(page, GOOD)) == 200


def test_a_browser_is_told_of_a_newer_page_than_its_own(page: LivePage) -> None:
    assert page.events == "events/2"
    request = GOOD.replace(f"/{TOKEN}/", f"/{TOKEN}/events/1").replace("PORT", str(page.port)).replace("\n", "\r\n")
    with socket.create_connection(("127.0.0.1", page.port), timeout=20) as connection:
        connection.sendall(request.encode())
        stream = connection.makefile("rb")
        while stream.readline() != b": waiting\n":
            pass
        page.show("<p>another</p>")
        assert [stream.readline() for _ in range(3)] == [b"\n", b"event: saved\n", b"data:\n"]


def test_a_browser_that_loaded_an_older_page_is_told_at_once(page: LivePage) -> None:
    page.show("<p>another</p>")
    request = GOOD.replace(f"/{TOKEN}/", f"/{TOKEN}/events/1").replace("PORT", str(page.port)).replace("\n", "\r\n")
    with socket.create_connection(("127.0.0.1", page.port), timeout=20) as connection:
        connection.sendall(request.encode())
        stream = connection.makefile("rb")
        while stream.readline() != b": listening\n":
            pass
        assert [stream.readline() for _ in range(2)] == [b"\n", b"event: saved\n"]


def test_too_many_listeners_are_refused(page: LivePage) -> None:
    for _ in range(32):
        page.listeners.acquire()
    assert _status(_ask(page, GOOD.replace(f"/{TOKEN}/", f"/{TOKEN}/events/1"))) == 503


def test_only_this_machine_can_connect(page: LivePage) -> None:
    assert page.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_an_error(page: LivePage) -> None:
    with pytest.raises(OSError, match="in use"):
        LivePage(TOKEN, page.port)
