"""The form of --blind and its key sheet in a browser: phones, colors, print."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crs_lint.report import blind_form
from crs_lint.report.form_items import FormOrder
from tests.chromium import chromium, skip_without_chromium
from tests.opened_page import Opened
from tests.pages.study_bank import report_on, write_bank

if TYPE_CHECKING:
    from playwright.sync_api import Browser

skip_without_chromium()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("form")
    write_bank(made)
    before = Path.cwd()
    os.chdir(made)
    try:
        report = report_on()
        for name, write in (("form", blind_form.write), ("key", blind_form.write_key)):
            with open(f"{name}.html", "w", encoding="utf-8", newline="\n") as stream:
                write(report, stream, order=FormOrder(7))
    finally:
        os.chdir(before)
    return made


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["form", "key"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(browser: Browser, folder: Path, name: str, width: int, scheme: str) -> None:
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light") as context:
        opened = Opened(context.new_page(), folder / f"{name}.html")
        opened.go()
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
        opened.is_quiet()
        opened.page.evaluate(axe)
        found = opened.page.evaluate("axe.run()")
        assert len(found["passes"]) > 10
        assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []


def test_a_form_has_a_mark_for_each_answer_on_paper(browser: Browser, folder: Path) -> None:
    with browser.new_context(color_scheme="dark") as context:
        opened = Opened(context.new_page(), folder / "form.html")
        opened.go()
        page = opened.page
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        sizes = page.locator(".mark").evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")
        assert len(sizes) == page.locator(".choices li").count() > 10
        assert min(sizes) > 10
        assert page.pdf().startswith(b"%PDF-")
