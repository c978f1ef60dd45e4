"""Filters by fields of items, the index, the table of what is shown, and paper, in a browser."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from crs_lint.report import html
from tests.opened_page import SETTLED, Opened
from tests.report.test_page_contents import EXAM, ITEMS, OPTIONS, lint

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FAULTY = f"""\
  - id: "=faulty"
    stem: 'Which of the answers, "so to say", is `red` <b>now</b>? [check]'
    level: recall
    status: review
    tags: ["+law"]
    options: [{{text: Mars, correct: true}}, {{text: ''}}, {{text: ''}}]
    explanation: It is so.
  - id: without
    stem: Why?
    status: retired
{OPTIONS}"""

Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a bank of five items, with all that a page can show."""
    folder = tmp_path_factory.mktemp("page")
    (folder / "bank").mkdir()
    (folder / "bank" / "exam.yaml").write_text(EXAM)
    (folder / "bank" / "a.yaml").write_text(ITEMS + FAULTY, "utf-8")
    file = folder / "page.html"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        file.write_text(html.page(lint(select=("blank-option", "review-note")), all_items=True, notes=True), "utf-8", newline="\n")
    return file


@pytest.fixture
def open_page(browser: Browser, written: Path) -> Iterator[Open]:
    contexts = []

    def open_one(fragment: str = "", *, width: int = 1280, **options: Any) -> Opened:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        opened = Opened(context.new_page(), written)
        opened.go(fragment)
        return opened

    yield open_one
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("level", "application", ["two"]),
        ("level", "(none)", ["größe 1/2", "without"]),
        ("status", "ready", ["one", "größe 1/2"]),
        ("task", "orbits", ["one"]),
        ("tag", "law; order", ["one"]),
        ("tag", "law", []),
        ("tag", "(none)", ["two", "größe 1/2", "without"]),
        ("article", "own", ["größe 1/2"]),
        ("article", "none", ["one", "two", "=faulty", "without"]),
        ("statistics", "outdated", ["two"]),
        ("statistics", "none", ["one", "größe 1/2", "=faulty", "without"]),
    ],
)
def test_each_field_can_be_asked_for_in_the_form_and_in_the_address(open_page: Open, name: str, value: str, shown: list[str]) -> None:
    opened = open_page()
    opened.page.evaluate("document.querySelector('.more-filters').open = true")
    if value == "law":  # no item has this tag, and no tag that it is a part of may stand for it
        opened = open_page("#tag=law")
    else:
        opened.page.select_option(f"[name={name}]", value)
        opened.settle()
    assert opened.shown() == shown
    again = open_page(opened.hash())
    assert again.shown() == shown
    assert again.page.locator(f"[name={name}]").is_visible()
    again.is_quiet()


def test_filters_by_fields_combine_with_text_and_severity(open_page: Open) -> None:
    assert open_page("#status=review&level=recall&text=RED").shown() == ["=faulty"]
    assert open_page("#status=review&level=application").shown() == []
    assert open_page("#severity=none&level=recall").shown() == ["one"]


@pytest.mark.parametrize("text", ["orbits", "law; order", "ask maria", "moons", "answer b", "nowhere"])
def test_a_search_finds_fields_notes_articles_messages_and_enemies(open_page: Open, text: str) -> None:
    opened = open_page(f"#text={text}")
    assert len(opened.shown()) == 1


def test_a_cell_of_the_coverage_shows_its_items(open_page: Open) -> None:
    opened = open_page()
    opened.page.click(".coverage tbody tr:first-child td:last-child a")
    assert opened.shown() == ["one", "größe 1/2"]
    assert opened.page.input_value("[name=status]") == "ready"


def test_an_enemy_and_an_entry_of_the_index_lead_to_their_items(open_page: Open) -> None:
    opened = open_page("#level=recall")
    opened.page.click(".item:visible .facts a")
    assert opened.page.evaluate("document.activeElement.id") == "item-two"
    assert opened.hash() == "#item-two"
    opened.page.click("#index summary")
    opened.page.click("#index a >> text=größe")
    opened.page.evaluate(SETTLED)
    assert opened.page.evaluate("document.activeElement.id") == "item-größe-1-2"
    opened.page.reload()
    assert opened.page.evaluate("document.activeElement.id") == "item-größe-1-2"
    opened.page.go_back()
    assert opened.page.evaluate("document.activeElement.id") == "item-two"
    opened.is_quiet()


def test_an_anchor_works_without_javascript_and_an_unknown_one_shows_everything(open_page: Open) -> None:
    opened = open_page("#item-two", java_script_enabled=False)
    assert opened.page.locator(":target h3").inner_text() == "two"
    assert len(open_page("#item-gone").shown()) == 5


def test_the_index_follows_the_filters(open_page: Open) -> None:
    opened = open_page("#status=ready")
    opened.page.click("#index summary")
    opened.settle()
    assert opened.page.locator("#index li:visible a").all_text_contents() == ["one", "größe 1/2"]
    opened.page.click("text=Show all")
    opened.settle()
    assert opened.page.locator("#index li:visible").count() == 5


def test_the_skip_link_keeps_the_filters(open_page: Open) -> None:
    opened = open_page("#status=ready")
    opened.page.focus(".skip")
    opened.page.keyboard.press("Enter")
    opened.settle()
    assert opened.shown() == ["one", "größe 1/2"]


# The table of what is shown


def downloaded(page: Page) -> list[list[str]]:
    with page.expect_download() as begun:
        page.click("#csv")
    assert begun.value.suggested_filename == "crs-lint.csv"
    content = Path(begun.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_download_has_what_the_filters_show(open_page: Open) -> None:
    opened = open_page("#level=recall&severity=error,none")
    head, *rows = downloaded(opened.page)
    assert head == ["item", "file", "line", "domain", "task", "level", "status", "tags", "severity", "rule", "message", "help"]
    assert rows == [
        ["one", "bank/a.yaml", "3", "planets", "orbits", "recall", "ready", "color, law; order", "", "", "", ""],
        *(
            ["'=faulty", "bank/a.yaml", line, "planets", "", "recall", "review", "'+law", "error", "blank-option", message, "Write its text, or delete the answer."]
            for line, message in (("31", "Answer B is blank."), ("31", "Answer C is blank."))
        ),
    ]  # fmt: skip
    opened.is_quiet()


def test_the_download_leaves_out_findings_that_a_filter_hides(open_page: Open) -> None:
    assert len(downloaded(open_page("#severity=none").page)) == 5
    assert len(downloaded(open_page("#severity=error").page)) == 3
    assert len(downloaded(open_page("#text=no such words").page)) == 1


# Paper


def test_paper_says_what_it_leaves_out(open_page: Open) -> None:
    opened = open_page("#text=red&level=recall&severity=error")
    assert not opened.page.locator("#subset").is_visible()
    opened.page.emulate_media(media="print")
    assert opened.page.locator("#subset").is_visible()
    assert opened.page.inner_text("#subset") == (
        'A selection: 1 of 5 items, 2 of 3 findings. Filters: text "red"; level recall; severity error. Tables count everything.'
    )
    assert opened.page.locator("#index").is_visible() is False
    whole = open_page()
    whole.page.emulate_media(media="print")
    assert not whole.page.locator("#subset").is_visible()


def test_paper_is_used_from_side_to_side(open_page: Open) -> None:
    opened = open_page(width=720)
    opened.page.emulate_media(media="print")
    widths = opened.page.evaluate(
        "[...document.querySelectorAll('.item .row:not(.about-item)')].map(row => [!!row.querySelector('.note'), row.getBoundingClientRect().width])"
    )
    assert {width for _, width in widths} == {720}
    texts = opened.page.evaluate(
        "[...document.querySelectorAll('.stem')].map(row => [!!row.querySelector('.note'), row.querySelector('.text').getBoundingClientRect().width])"
    )
    assert {width for has_note, width in texts if not has_note} == {720}
    # Where a filter hides the findings of a row, its text has their room, too.
    hidden = open_page("#rule=no-such-rule", width=720)
    hidden.page.evaluate("document.querySelectorAll('.item').forEach(one => { one.hidden = false })")
    hidden.page.evaluate("document.querySelectorAll('.note').forEach(one => { one.hidden = true })")
    hidden.page.emulate_media(media="print")
    said = "[...document.querySelectorAll('.option:has(.note) .said')].map(one => one.getBoundingClientRect().width)"
    assert set(hidden.page.evaluate(said)) == {720}
    assert hidden.page.pdf().startswith(b"%PDF-")


# Screens


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_numbers_of_all_tables_of_rules_stand_in_columns_and_descriptions_have_room(
    browser: Browser, tmp_path: Path, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "exam.yaml").write_text("exam: x\n")
    (tmp_path / "bank" / "a.yaml").write_text(MANY_RULES)
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "page.html"
    file.write_text(html.page(lint(select=("all",))), "utf-8", newline="\n")
    context = browser.new_context(viewport={"width": width, "height": 900})
    opened = Opened(context.new_page(), file)
    opened.go()
    opened.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    ends = opened.page.evaluate(
        "[...document.querySelectorAll('.count.wide table')].map(table => [...table.rows].map(row => [...row.cells].slice(2).map(one => Math.round(one.getBoundingClientRect().right))))"
    )
    assert len(ends) == 2
    assert len({tuple(row) for rows in ends for row in rows}) == (1 if width < 640 else len({tuple(rows[0]) for rows in ends}))
    assert len(ends[0][0]) == 3
    if width < 640:
        wide = "[...document.querySelectorAll('.count.wide .about')].map(one => one.getBoundingClientRect().width / one.closest('table').getBoundingClientRect().width)"
        assert all(0.99 < share < 1.01 for share in opened.page.evaluate(wide))
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


MANY_RULES = """\
items:
  - id: One Two
    stem: "Which is is not correct: TODO"
    level: x
    colour: y
    options:
      - {text: All of the above}
      - {text: A) This is always the longest answer of all and is right, correct: true}
      - {text: 'All of the above'}
      - {text: ''}
  - id: three
    stem: Which which? Note that it is so, because the the answer is usually there __
    options: [{text: usually so}, {text: usually so}, {text: None of the above}]
"""


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_element_is_wider_than_the_screen(open_page: Open, width: int) -> None:
    opened = open_page(width=width)
    opened.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    wide = "[...document.querySelectorAll('main *, header *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML.slice(0, 80))"
    assert opened.page.evaluate(wide) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(open_page: Open, scheme: str, width: int) -> None:
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    opened = open_page("#status=review", color_scheme=scheme, width=width)
    opened.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    opened.page.evaluate(axe)
    found = opened.page.evaluate("axe.run()")
    assert len(found["passes"]) > 25
    assert [(one["id"], one["impact"], one["nodes"][0]["html"]) for one in found["violations"]] == []


def test_the_new_parts_work_from_the_keyboard(open_page: Open) -> None:
    opened = open_page()
    page = opened.page

    def reach(selector: str, most: int = 60) -> None:
        for _ in range(most):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'")
                return
        pytest.fail(f"{selector} cannot be reached")

    reach(".coverage td a")
    page.keyboard.press("Enter")
    assert opened.shown() == ["one"]
    reach("[name=level]")
    page.keyboard.type("app")
    page.keyboard.press("Shift+Tab")
    opened.settle()
    assert opened.hash() == "#domain=planets&level=application&status=ready"
    reach(".more-filters summary")
    page.keyboard.press("Enter")
    reach("[name=task]")
    reach("#csv")
    with page.expect_download():
        page.keyboard.press("Enter")
    reach("[type=reset]")
    page.keyboard.press("Enter")
    opened.settle()
    assert len(opened.shown()) == 5
    reach("#index summary")
    page.keyboard.press("Enter")
    reach("#index a")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "item-one"
    reach(".facts a")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "item-two"


# Work


def test_opening_a_page_does_not_look_into_its_items(open_page: Open, browser: Browser, written: Path) -> None:
    """With thousands of items, a query for each of them is what a reader waits for."""
    context = browser.new_context()
    context.add_init_script(
        """(() => { window.inside = 0; const query = Element.prototype.querySelectorAll;
        Element.prototype.querySelectorAll = function (...given) { if (this.closest(".item")) window.inside += 1; return query.apply(this, given); };
        window.requestIdleCallback = (work) => { window.later = work; }; })()"""
    )
    opened = Opened(context.new_page(), written)
    opened.go()
    assert (opened.page.evaluate("window.inside"), len(opened.shown())) == (0, 5)
    opened.page.evaluate("() => { for (let work; (work = window.later); work()) window.later = null; }")
    read = opened.page.evaluate("window.inside")
    assert read == 5
    for text in ("red", "moons"):
        opened.page.fill("[name=text]", text)
        opened.settle()
    assert opened.page.evaluate("window.inside") == read
    context.close()
