"""A page in a browser, with what it requests and complains of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

SETTLED = """new Promise((done) => {
    let frames = 12;
    const next = () => (frames -= 1) > 0 ? requestAnimationFrame(next) : done();
    setTimeout(next, 200);
})"""


class Opened:
    """An open page with its requests and its console errors."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        self.file = file
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        page.on("popup", lambda popup: self.complaints.append(f"popup: {popup.url}"))

    def go(self, fragment: str = "") -> None:
        self.page.goto(f"{self.file.as_uri()}{fragment}")

    def shown(self) -> list[str]:
        """The titles of the visible items and files."""
        return list(self.page.locator(".item:visible h3").all_text_contents())

    def rules(self) -> set[str]:
        return set(self.page.locator(".item:visible .note:visible .rule b").all_text_contents())

    def status(self) -> str:
        return str(self.page.inner_text("#status"))

    def hash(self) -> str:
        return str(self.page.evaluate("location.hash"))

    def settle(self) -> None:
        """Waits until typed text has an effect: the timer of the page is due before this one, and its frames are drawn after it."""
        self.page.evaluate(SETTLED)

    def wait(self, condition: str) -> None:
        """Waits until an expression is true; the function of the driver for that violates the page's policy."""
        for _ in range(50):
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(100)
        pytest.fail(f"never came true: {condition}")

    def is_quiet(self) -> None:
        """Fails on console errors, and on requests other than for the page and its embedded pictures."""
        assert self.complaints == []
        assert {url.partition("#")[0] for url in self.requests if not url.startswith("data:")} == {self.file.as_uri()}
