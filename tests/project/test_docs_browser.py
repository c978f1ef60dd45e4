"""The built site in a browser: it loads nothing from elsewhere, fits narrow and wide windows, and axe finds nothing in light and dark.

Runs after `make docs`, which writes site/; without it, these tests are skipped.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.chromium import chromium, skip_without_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SITE = Path(__file__).parents[2] / "site"
if not (SITE / "index.html").is_file():
    pytest.skip("make docs has not built the site", allow_module_level=True)
skip_without_chromium()

PAGES = (
    "",
    "start/",
    "guides/gatekeeper/",
    "rules/",
    "rules/near-duplicate-item/",
    "reference/settings/",
    "output/",
    "comparison/",
    "convert/",
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Prints nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of the site on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(SITE))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("colors", ["light", "dark"])
def test_pages_ask_nobody_else_fit_the_window_and_have_no_barriers(browser: Browser, address: str, width: int, colors: str) -> None:
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme="dark" if colors == "dark" else "light")
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in PAGES:
        page.goto(address + path)
        page.locator(".md-content h1").wait_for()
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        page.evaluate(axe)
        assert [one["id"] for one in page.evaluate("axe.run()")["violations"]] == [], path
    assert [url for url in requests if not url.startswith(address)] == []
    assert complaints == []
    page.close()


def test_the_search_finds_the_page_of_a_rule(browser: Browser, address: str) -> None:
    page = browser.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address)
    page.get_by_role("button", name="Search").first.click()
    page.get_by_role("combobox").first.fill("near-duplicate-item")
    page.locator("a[href*='rules/near-duplicate-item/']").first.wait_for(timeout=20_000)
    assert [url for url in requests if not url.startswith((address, f"blob:{address}"))] == []
    page.close()
