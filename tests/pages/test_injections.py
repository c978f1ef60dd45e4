"""Payloads in every field: no page runs or fetches anything of a bank, in a browser or in a site generator, and no log is steered."""

from __future__ import annotations

import json
import re

import pytest
from markdown_it import MarkdownIt

from crs_lint.pages.build import build_pages
from tests.pages.hostile_bank import TEXTS, write_hostile_bank
from tests.pages.study_bank import report_on
from tests.report import consumers
from tests.report.html_tree import read
from tests.report.test_html import STEERING

ELEMENTS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "script",
        "body",
        "a",
        "header",
        "nav",
        "p",
        "h1",
        "h2",
        "h3",
        "main",
        "section",
        "div",
        "ol",
        "ul",
        "li",
        "span",
        "details",
        "summary",
        "b",
        "article",
        "pre",
        "code",
        "strong",
        "em",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "blockquote",
        "hr",
        "form",
        "fieldset",
        "label",
        "input",
        "button",
        "caption",
    ]
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """The pages of the hostile bank in both formats."""
    folder = tmp_path_factory.mktemp("hostile")
    write_hostile_bank(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        report = report_on()
        return {form: build_pages(report, form, 400, 0, "").files for form in ("html", "markdown")}


def test_every_text_has_a_page(pages: dict[str, dict[str, str]]) -> None:
    assert len(pages["html"]) == len(pages["markdown"]) == len(TEXTS) + 2
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9-]*\.(html|md)", name) for form in pages.values() for name in form)


def test_no_text_becomes_markup_or_script(pages: dict[str, dict[str, str]]) -> None:
    for name, text in pages["html"].items():
        shown = read(text)
        assert {one.tag for one in shown.walk()} - {""} <= ELEMENTS, name
        assert [len(shown.all(tag)) for tag in ("title", "style", "html", "h1")] == [1, 1, 1, 1], name
        assert len(shown.all("script")) <= 2
        for one in shown.walk():
            for attribute, value in one.attributes.items():
                assert not attribute.startswith("on"), name
                assert attribute not in ("style", "src", "action"), name
                assert attribute != "href" or re.fullmatch(r"[a-z0-9-]+\.html|#[a-z0-9]+|https?://[\w.-]+(/.*)?", value), (name, value)
        assert STEERING.search(text) is None, name
        assert consumers.orders(text) == [], name
        for script in shown.all("script"):
            if script.attributes.get("type") == "application/ld+json":
                assert json.loads(script.text)["@type"] == "Quiz"
                assert not re.search(r"[<>&#]", script.text)


def test_no_text_becomes_markup_or_code_of_a_site_generator(pages: dict[str, dict[str, str]]) -> None:
    parser = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])
    for name, text in pages["markdown"].items():
        if not name.endswith(".md"):
            continue
        assert STEERING.search(text) is None, name
        assert consumers.orders(text) == [], name
        front, body = text.removeprefix("---\n").split("\n---\n", 1)
        assert all(re.fullmatch(r"[a-z]+: (?:\"(?:[^\"\\]|\\.)*\"|\[.*\])", line) for line in front.split("\n")), name
        assert not re.search(r"\{[{%]|<\w", front), name
        assert not re.search(r"[{}]|^\s*(?:import|export)\b|^:::|^!!!|^--8|\[\[", body, re.MULTILINE), name
        html = parser.render(body)
        tags = set(re.findall(r"</?([a-zA-Z][\w-]*)([^>]*)>", html))
        plain = {"p", "ul", "ol", "li", "strong", "em", "code", "pre", "details", "summary", "h2", "h3", "br", "hr", "blockquote"}
        plain |= {"table", "thead", "tbody", "tr", "th", "td"}
        assert {tag for tag, rest in tags if not rest.strip(" /") or rest.startswith(" start=")} <= plain | {"a"}, name
        links = {rest for tag, rest in tags if rest.strip(" /") and not rest.startswith(" start=")}
        assert all(re.fullmatch(r' href="(?:[a-z0-9-]+\.md|https?://[\w.-]+[^"]*)"', one) for one in links), (name, links)
        assert html.count("<details>") == html.count("</details>") == (name != "index.md"), name


def test_an_article_in_markdown_renders_as_the_same_text() -> None:
    from crs_lint.pages.article_blocks import blocks
    from crs_lint.pages.markdown_pages import _blocks

    text = "A *b* **c** `d{e}` 1. f\n\n1. one\n2. two\n   - three\n\n> four\n> five\n\n| a | b |\n|---|---|\n| c\\|d | e |\n\n- x\n\n  y\n"
    rendered = MarkdownIt("commonmark").enable("table").render("\n\n".join(_blocks(blocks(text))))
    expected = MarkdownIt("commonmark").enable("table").render(text)
    # Items of lists stand a blank line apart, which makes paragraphs of their texts.
    assert re.sub(r"\s+|</?p>", "", rendered) == re.sub(r"\s+|</?p>", "", expected)
