"""What the page shows of responses, in a browser: links, keyboard, colors, narrow screens, print."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crs_lint.report import html
from tests.opened_page import SETTLED, Opened
from tests.report.test_html_answers import report

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the bank of an example with responses, with all items."""
    folder = tmp_path_factory.mktemp("answers")
    file = folder / "page.html"
    (folder / "bank").mkdir()
    file.write_text(html.page(report(folder / "bank"), all_items=True), "utf-8", newline="\n")
    return file


@pytest.fixture
def opened(browser: Browser, written: Path, request: pytest.FixtureRequest) -> Iterator[Opened]:
    width, scheme = getattr(request, "param", (1280, "light"))
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light")
    one = Opened(context.new_page(), written)
    one.go()
    yield one
    one.is_quiet()
    context.close()


def test_a_dot_leads_to_its_item(opened: Opened) -> None:
    opened.page.locator(".scatter a").first.click()
    opened.page.evaluate(SETTLED)
    assert opened.hash() == "#item-planet-nearest"
    assert opened.page.evaluate("document.activeElement.id") == "item-planet-nearest"


def test_the_table_has_the_links_for_the_keyboard(opened: Opened) -> None:
    page = opened.page
    page.locator(".answers summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('table.items') !== null")
    page.keyboard.press("Enter")
    opened.page.evaluate(SETTLED)
    assert page.evaluate("document.activeElement.className") == "item here"
    assert page.locator(".scatter a:not([tabindex='-1'])").count() == 0


def test_a_filter_by_rule_leaves_the_items_that_it_reports(opened: Opened) -> None:
    opened.page.select_option("[name=rule]", "likely-miskey")
    opened.settle()
    assert opened.shown() == ["planet-nearest"]
    assert opened.page.locator(".item:visible .curves").count() == 1


@pytest.mark.parametrize("opened", [(width, scheme) for width in (390, 1280) for scheme in ("light", "dark")], indirect=True)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(opened: Opened) -> None:
    page = opened.page
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run()")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert {one["id"] for one in found["incomplete"]} <= {"color-contrast"}


CROOKED = """[...document.querySelectorAll('table')].filter((table) => table.checkVisibility() && !table.tHead.matches('.unseen')).flatMap((table) => {
    const heads = [...table.tHead.rows[0].cells].filter((cell) => cell.checkVisibility());
    const within = table.parentElement.getBoundingClientRect().right + 1 > table.getBoundingClientRect().right;
    return [...table.tBodies[0].rows].filter((row) => {
        const cells = [...row.cells].filter((cell) => cell.checkVisibility());
        const isUnder = (cell, index) => getComputedStyle(cell).textAlign === getComputedStyle(heads[index]).textAlign
            && Math.abs(cell.getBoundingClientRect().right - heads[index].getBoundingClientRect().right) < 1;
        const numbers = cells.filter((cell) => cell.matches('td:not(.drawn)'));
        return !within || cells.length !== heads.length || !numbers.every((cell) => isUnder(cell, cells.indexOf(cell)));
    }).map((row) => row.outerHTML);
})"""


@pytest.mark.parametrize("opened", [(390, "light"), (1280, "light")], indirect=True)
def test_cells_are_under_their_heads_and_within_the_page(opened: Opened) -> None:
    opened.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    opened.page.evaluate("document.querySelectorAll('.item').forEach(one => { one.style.contentVisibility = 'visible' })")
    assert opened.page.locator("table:visible").count() > 20
    assert opened.page.evaluate(CROOKED) == []


@pytest.mark.parametrize("opened", [(1280, "light"), (1280, "dark")], indirect=True)
def test_lines_have_the_colors_of_the_scheme(opened: Opened) -> None:
    key, wrong, ground = (
        opened.page.evaluate(f"getComputedStyle(document.querySelector('{selector}')).{name}")
        for selector, name in ((".curve.key", "stroke"), (".curve.wrong", "stroke"), (".item", "backgroundColor"))
    )
    assert len({key, wrong, ground}) == 3


def test_a_printed_page_has_the_tables_open(opened: Opened) -> None:
    opened.page.emulate_media(media="print")
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert opened.page.locator(".responses details:not([open])").count() == 0
    assert opened.page.locator(".curves").first.is_visible()
    assert opened.page.pdf().startswith(b"%PDF-")
