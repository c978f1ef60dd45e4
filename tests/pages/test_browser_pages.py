"""The pages in a browser: practice, keyboard, phones, colors, print, and no script or request from a bank."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from crs_lint.pages.build import build_pages
from tests.chromium import skip_without_chromium
from tests.opened_page import Opened
from tests.pages.hostile_bank import write_hostile_bank
from tests.pages.study_bank import report_on, write_bank

if TYPE_CHECKING:
    from playwright.sync_api import Browser

skip_without_chromium()

Open = Callable[..., Opened]
NAMES = ("planet-largest", "index", "practice")


def written(folder: Path) -> Path:
    """The folder of pages of the bank below a folder."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        files = build_pages(report_on(), "html", 400, 0, "").files
    finally:
        os.chdir(before)
    (folder / "site").mkdir()
    for name, text in files.items():
        (folder / "site" / name).write_text(text, "utf-8", newline="\n")
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("study")
    write_bank(folder)
    return written(folder)


@pytest.fixture
def open_page(browser: Browser, site: Path) -> Iterator[Open]:
    contexts = []

    def open_one(name: str, *, folder: Path = site, width: int = 1280, **options: Any) -> Opened:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        opened = Opened(context.new_page(), folder / f"{name}.html")
        opened.go()
        return opened

    yield open_one
    for context in contexts:
        context.close()


def test_the_answer_is_shown_on_demand_without_a_script(open_page: Open) -> None:
    opened = open_page("planet-largest", java_script_enabled=False)
    page = opened.page
    assert not page.locator(".key").is_visible()
    page.click("summary")
    assert page.locator(".key").inner_text() == "Right answer: B"
    assert page.locator(".explanation").is_visible()
    opened.is_quiet()


def test_practice_counts_right_answers_by_domain(open_page: Open) -> None:
    opened = open_page("practice")
    page = opened.page
    assert page.locator("fieldset").count() == 5
    assert not page.locator("#result").is_visible()
    right = page.locator("fieldset[data-domain='1'] input[data-key]")
    for one in right.all():
        one.check()
    star = page.locator("fieldset[data-domain='2']").first
    star.locator("input:not([data-key])").first.check()
    page.click("#finish")
    rows = [[cell.strip() for cell in row.split("\t")] for row in page.locator("#result tr").all_inner_texts()]
    assert rows == [
        ["Domain", "right", "of", "share"],
        ["The planets", "2", "2", "100%"],
        ["Stars", "0", "3", "0%"],
        ["All", "2", "5", "40%"],
    ]
    assert page.inner_text("#sum") == "2 of 5 questions right, 2 not answered."
    assert page.evaluate("document.activeElement.id") == "result"
    assert sorted(page.locator(".verdict").all_inner_texts()) == ["Not answered.", "Not answered.", "Not right.", "Right.", "Right."]
    assert page.locator("details[open]").count() == 5
    page.click("#again")
    assert page.locator("input:checked").count() == page.locator("details[open]").count() == page.locator(".verdict:visible").count() == 0
    assert not page.locator("#result").is_visible()
    opened.is_quiet()


def test_half_of_several_right_answers_is_not_right(open_page: Open) -> None:
    page = open_page("practice").page
    page.locator("input[type=checkbox][data-key]").first.check()
    page.click("#finish")
    assert page.inner_text("#sum") == "0 of 5 questions right, 4 not answered."


def test_practice_works_from_the_keyboard(open_page: Open) -> None:
    opened = open_page("practice")
    page = opened.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the questions"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "q1"
    for _ in range(100):
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        if page.evaluate("document.activeElement.matches('input')"):
            page.keyboard.press("Space")
        elif page.evaluate("document.activeElement.matches('summary')"):
            page.keyboard.press("Enter")
        if page.evaluate("document.activeElement.id") == "finish":
            break
    assert page.locator("details[open]").count() == 5
    page.keyboard.press("Enter")
    assert "not answered" not in page.inner_text("#sum")
    opened.is_quiet()


def test_practice_is_readable_without_javascript(open_page: Open) -> None:
    page = open_page("practice", java_script_enabled=False).page
    assert not page.locator("#finish").is_visible()
    page.locator("summary").first.click()
    assert page.locator(".key").first.is_visible()


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("name", NAMES)
def test_no_element_is_wider_than_the_screen(open_page: Open, name: str, width: int) -> None:
    opened = open_page(name, width=width)
    opened.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(open_page: Open, name: str, width: int, scheme: str) -> None:
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    opened = open_page(name, color_scheme=scheme, width=width)
    opened.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    if name == "practice":
        opened.page.click("#finish")
    opened.page.evaluate(axe)
    found = opened.page.evaluate("axe.run()")
    assert len(found["passes"]) > 15
    assert [(one["id"], one["impact"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    dark = opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 23, 26)"
    assert dark == (scheme == "dark")


def test_a_printed_page_shows_the_answer_and_no_controls(open_page: Open) -> None:
    opened = open_page("planet-largest", color_scheme="dark")
    page = opened.page
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".explanation").evaluate("one => one.getBoundingClientRect().height") > 10
    assert not page.locator("nav.bar").is_visible()
    assert page.pdf().startswith(b"%PDF-")
    practice = open_page("practice").page
    practice.emulate_media(media="print")
    assert practice.locator(".explanation:visible").count() == 0


def test_no_script_of_a_bank_runs_and_nothing_is_fetched(open_page: Open, tmp_path: Path) -> None:
    write_hostile_bank(tmp_path)
    site = written(tmp_path)
    opened = open_page("practice", folder=site)
    assert opened.page.locator("fieldset").count() > 300
    opened.page.click("#finish")
    opened.is_quiet()
    index = open_page("index", folder=site)
    assert index.page.locator("main a").count() > 300
    index.is_quiet()
    for file in sorted(site.glob("*.html"))[::12]:
        page = open_page(file.stem, folder=site)
        page.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert page.page.locator("h1").is_visible()
        page.is_quiet()
