"""The page of --format html: its content, hostile banks, limits of size, and reproducible output."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crs_lint.cli.main import main
from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.report import html, page_parts, preview_subjects
from crs_lint.report import json as as_json
from crs_lint.report.embedded_images import EmbeddedImages
from crs_lint.report.inline_markup import Mark, pieces
from crs_lint.report.message_markup import with_letters
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request
from crs_lint.text.sanitize import sanitize
from tests.report.html_tree import Element, read

EXAM = """\
exam: astronomy
options: 3
levels: {recall: 60, application: 40}
domains:
  - {id: planets, title: The planets, weight: 75}
  - {id: stars, title: Stars, weight: 15}
sources:
  almanac: {title: The Nautical Almanac, superseded: true}
"""
PLANETS = """\
domain: planets
scenario:
  text: |
    A probe flies past two planets.
  figure: {file: img/orbit.png, alt: The path of a probe}
items:
  - id: planet-largest
    stem: Which planet is **the largest** of of them, as `mass(x)` shows?
    level: recall
    options:
      - text: Saturn
        rationale: It always comes second.
      - text: Jupiter, whose mass is more than twice that of all the other planets put together
        correct: true
        rationale: See the the table.
      - text: Saturn
    explination: Its mass is more than twice that of all others together.
    references:
      - {source: almanac, at: page 12}
      - Kepler, Harmonices Mundi
    article:
      title: Sizes of planets
      summary: Giants and dwarfs
      sections:
        - {heading: Giants, body: Jupiter and Saturn are the the giants.}
  - id: planet-count
    stem: How many planets does the solar system have?
    level: aplication
    figure: img/nowhere.png
    options:
      - text: "7"
      - text: "8"
        correct: true
      - text: "9"
    explanation: Pluto has been counted among the dwarf planets since 2006.
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    level: recall
    options:
      - {text: Mars}
      - {text: Mercury, correct: true}
      - {text: Venus}
    explanation: Its orbit lies inside that of every other planet.
"""
STARS = """\
domain: stars
items:
  - id: planet-count
    stem: Which star is nearest to the earth?
    options:
      - {text: The sun, correct: true}
      - {text: Sirius}
      - {text: Vega}
    explanation: Its light takes eight minutes.
"""
BROKEN = "items:\n  - id: x\n    stem: What: now?\n"
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bank with many kinds of findings, in the current folder."""
    folder = tmp_path / "bank"
    (folder / "img").mkdir(parents=True)
    (folder / "img" / "orbit.png").write_bytes(PNG)
    for name, text in {"exam.yaml": EXAM, "planets.yaml": PLANETS, "stars.yaml": STARS, "broken.yaml": BROKEN}.items():
        (folder / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def lint(*paths: str, **overrides: Any) -> Report:
    return lint_paths(Request(paths or ("bank",), Overrides(**overrides), isolated=True, needs_facts=True))


def page_of(report: Report, *, all_items: bool = False) -> Element:
    return read(html.page(report, all_items=all_items))


def item(page: Element, title: str, nth: int = 0) -> Element:
    return [one for one in page.all("article", "item") if one.one("h3").text == title][nth]


def notes(element: Element) -> list[tuple[str, str, str, str]]:
    """Severity, rule, position and message of the findings in an element."""
    return [
        (note.one("span", "severity").text, note.one("b").text, note.one("button", "place").text, note.one("p", "message").text)
        for note in element.all("li", "note")
    ]


def as_shown(message: str, item: str | None) -> str:
    """A message as the page shows it."""
    return with_letters(message) if item is not None else message


# Content


def test_the_page_contains_every_finding_of_json(bank: Path) -> None:
    report = lint()
    written = io.StringIO()
    as_json.write(report, written)
    found = json.loads(written.getvalue())["findings"]
    assert len(found) > 12
    wanted = sorted((one["severity"], one["rule"], f"{one['path']}:{one['line']}", as_shown(one["message"], one["item"])) for one in found)
    assert sorted(notes(page_of(report))) == wanted
    assert sorted(notes(page_of(report, all_items=True))) == wanted


def test_the_totals_and_the_tables_count_all_findings(bank: Path) -> None:
    report = lint()
    page = page_of(report)
    totals = {one.text.split()[1].rstrip("s"): int(one.one("b").text) for one in page.one("ul", "totals").all("li")}
    assert totals == {severity: sum(one.severity.word == severity for one in report.findings) for severity in ("error", "warning", "info")}
    by_rule, by_file, by_domain = page.all("section", "count")
    for table, labels in ((by_rule, [one.rule for one in report.findings]), (by_file, [one.path for one in report.findings])):
        counted = {row.one("a").text: sum(int(cell.text or "0") for cell in row.all("td")[1:]) for row in rows(table)}
        assert counted == Counter(labels)
    assert {row.one("a").text for row in rows(by_domain)} == {"planets", "stars", "(none)"}


def rows(table: Element) -> list[Element]:
    return [row for body in table.all("tbody") for row in body.all("tr")]


def test_an_item_shows_the_view_of_a_candidate_and_then_its_explanations(bank: Path) -> None:
    shown = item(page_of(lint()), "planet-largest")
    texts = [one.text for one in shown.all("div", "text")]
    assert texts == [
        "A probe flies past two planets.",
        "Which planet is **the largest** of of them, as `mass(x)` shows?",
        "Saturn",
        "Jupiter, whose mass is more than twice that of all the other planets put together",
        "Saturn",
        "B",
        "It always comes second.",
        "See the the table.",
        "The Nautical Almanac, page 12",
        "Kepler, Harmonices Mundi",
        "Sizes of planets",
        "Giants and dwarfs",
        "Giants",
        "Jupiter and Saturn are the the giants.",
    ]
    stem = shown.one("div", "stem")
    assert stem.one("strong").text == "the largest"
    assert stem.one("code").text == "mass(x)"
    assert [one.text for one in stem.all("span", "hidden")] == ["**", "**", "`", "`"]
    assert [one.one("span", "label").text for one in shown.all("li", "option")] == ["A", "B", "C"]
    assert shown.one("p", "facts").text.split() == ["domain", "The", "planets", "level", "recall"]
    assert [one.attributes["src"] for one in shown.all("img")] == [f"data:image/png;base64,{base64.b64encode(PNG).decode()}"]
    assert shown.one("img").attributes["alt"] == "The path of a probe"
    assert "open" in shown.one("details", "page").attributes


def test_findings_are_beside_the_text_they_are_about(bank: Path) -> None:
    (bank / "stars.yaml").write_text(STARS.partition("    explanation")[0], "utf-8")
    page = page_of(lint())
    shown = item(page, "planet-largest")

    def said(kind: str, nth: int = 0) -> tuple[list[str], list[str]]:
        row = shown.all("", kind)[nth]
        return [one.text for one in row.all("mark")], [rule for _, rule, _, _ in notes(row)]

    assert said("stem") == (["of of"], ["repeated-word"])
    assert said("option", 1) == ([], ["longest-key"])
    assert said("option", 2) == ([], ["duplicate-option"])
    assert said("rationale", 1) == (["the the"], ["repeated-word"])
    assert said("reference") == ([], ["superseded-source"])
    assert said("body") == (["the the"], ["repeated-word"])
    assert said("about-item") == ([], ["unknown-field"])
    explanation = item(page, "planet-count", 1).one("div", "explanation")
    assert (explanation.one("p", "blank").text, [rule for _, rule, _, _ in notes(explanation)]) == (
        "nothing is written here",
        ["missing-explanation"],
    )
    # A finding about a whole text is beside it.
    assert [one.text for one in shown.all("div", "whole")] == [
        one.text for one in (shown.all("div", "text")[3], shown.all("div", "text")[4])
    ]
    mark = shown.one("div", "stem").one("mark")
    assert (mark.classes, mark.attributes["data-findings"]) == (
        ["warning"],
        shown.one("div", "stem").one("li", "note").attributes["id"][1:],
    )


def test_a_finding_outside_items_is_shown_with_its_line(bank: Path) -> None:
    page = page_of(lint())
    broken = item(page, "bank/broken.yaml")
    assert broken.one("div", "line").one("div", "text").text == "    stem: What: now?"
    assert [one[1:3] for one in notes(broken)] == [("invalid-yaml", "bank/broken.yaml:3")]
    weights = item(page, "bank/exam.yaml")
    assert (weights.one("span", "label").text, weights.one("mark").text) == ("4", "domains")


def test_a_related_position_links_to_its_item(bank: Path) -> None:
    page = page_of(lint())
    first, second = item(page, "planet-count", 0), item(page, "planet-count", 1)
    link = next(note for note in second.all("li", "note") if note.one("b").text == "duplicate-id").one("p", "see").one("a")
    assert (link.text, link.attributes["href"]) == ("bank/planets.yaml:26", f"#{first.attributes['id']}")
    assert second.all("button", "place")[0].text == "bank/stars.yaml:3"


def test_only_items_with_findings_are_shown_without_all_items(bank: Path) -> None:
    report = lint()

    def titles(page: Element) -> list[str]:
        return [one.one("h3").text for one in page.all("article", "item")]

    with_findings = ["bank/exam.yaml", "planet-largest", "planet-count", "planet-count", "bank/broken.yaml"]
    assert titles(page_of(report)) == with_findings
    assert titles(page_of(report, all_items=True)) == [*with_findings[:3], "planet-nearest", *with_findings[3:]]


SHARED = """\
articles:
  - id: giants
    title: Sizes of of planets
    sections: [{body: Jupiter is the largest.}]
  - id: unused
    title: Nobody reads it
"""


@pytest.fixture
def sharing(bank: Path) -> Path:
    """A bank in which two items share an article, one of which has a finding."""
    named = STARS.replace("items:\n", f"{SHARED}items:\n").replace("earth?\n", "earth?\n    article: giants\n")
    (bank / "stars.yaml").write_text(named + named.partition("items:\n")[2].replace("planet-count", "star-two").replace("is", "is is"))
    for name in ("planets.yaml", "broken.yaml"):
        (bank / name).unlink()
    return bank


@pytest.mark.parametrize("all_items", [True, False])
def test_an_article_that_items_share_is_shown_once_and_linked_with_them(sharing: Path, all_items: bool) -> None:
    page = page_of(lint(select=("repeated-word", "unused-article")), all_items=all_items)
    shown = item(page, "giants")
    assert [one.text for one in shown.all("div", "text")] == ["Sizes of of planets", "Jupiter is the largest."]
    assert [(one[1:3]) for one in notes(shown)] == [("repeated-word", "bank/stars.yaml:4")]
    assert [one.text for one in shown.one("div", "title").all("mark")] == ["of of"]
    assert shown.all("button", "place")[0].text == "bank/stars.yaml:3"
    links = {one.text: one.attributes["href"] for one in shown.one("p", "facts").all("a")}
    second = item(page, "star-two")
    assert links == {
        **({"planet-count": f"#{item(page, 'planet-count').attributes['id']}"} if all_items else {}),
        "star-two": f"#{second.attributes['id']}",
    }
    for one in (second, *([item(page, "planet-count")] if all_items else [])):
        link = one.one("p", "page").one("a")
        assert (link.text, link.attributes["href"]) == ("Sizes of of planets", f"#{shown.attributes['id']}")
        assert "Jupiter" not in one.text
    outside = item(page, "bank/stars.yaml")
    assert [one[1] for one in notes(outside)] == ["unused-article"]


def test_an_article_of_an_item_with_findings_is_shown_though_it_has_none(sharing: Path) -> None:
    (sharing / "stars.yaml").write_text((sharing / "stars.yaml").read_text().replace("of of", "of"))
    page = page_of(lint(select=("repeated-word",)))
    assert [one.one("h3").text for one in page.all("article", "item")] == ["giants", "star-two"]


def test_the_items_that_are_left_out_are_counted_without_articles(sharing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview_subjects, "MOST_SUBJECTS", 2)
    page = page_of(lint(select=("repeated-word",)), all_items=True)
    assert [one.one("h3").text for one in page.all("article", "item")] == ["giants", "star-two"]
    assert [one.text for one in page.all("p", "more")] == ["1 item more is left out."]


def test_charts_have_text_alternatives(bank: Path) -> None:
    charts = {one.one("h3").text.partition(" (")[0]: one for one in page_of(lint()).all("section", "chart")}
    domains = [[cell.text.strip() for cell in row.content if isinstance(cell, Element)] for row in rows(charts["Ready items by domain"])]
    assert domains == [["The planets", "", "3", "75%", "75%"], ["Stars", "", "1", "25%", "15%"]]
    drawn = [rect.attributes for rect in rows(charts["Ready items by domain"])[1].all("rect")]
    assert [(one["class"], one.get("width"), one.get("x")) for one in drawn] == [("have", "33.3", None), ("want", "0.8", "20.0")]
    assert [row.one("th").text for row in rows(charts["Position of the right answeritems that are not retired; 3 answers"])] == [
        "A",
        "B",
        "C",
    ]
    assert "Length of the right answer against the mean of the wrong onesitems that are not retired; median" in " ".join(charts)
    assert all(svg.attributes["aria-hidden"] == "true" for chart in charts.values() for svg in chart.all("svg"))


def test_the_page_of_a_clean_bank_has_no_findings(bank: Path) -> None:
    for name in ("broken.yaml", "stars.yaml", "planets.yaml"):
        (bank / name).unlink()
    (bank / "a.yaml").write_text(STARS.replace("planet-count", "star-nearest"), "utf-8")
    page = page_of(lint(select=("missing-key",)))
    assert "Nothing to report." in page.one("p", "lead").text
    assert (page.all("article"), page.all("ul", "totals")) == ([], [])
    assert len(page_of(lint(select=("missing-key",)), all_items=True).all("article")) == 1


def test_the_page_shows_complaints_and_suppressed_findings(bank: Path) -> None:
    (bank / "stars.yaml").write_text(STARS.replace("planet-count", "planet-count # crs-lint: ignore[duplicate-id] soon"), "utf-8")
    page = page_of(lint("bank", "no/where"))
    assert page.one("section", "complaints").one("li").text == "no/where: there is no such file or folder."
    assert "1 finding suppressed by comments." in page.one("p", "lead").text


def test_only_valid_language_tags_become_lang_attributes(bank: Path) -> None:
    (bank / "stars.yaml").write_text(
        STARS.replace("    stem:", "    language: pt_BR\n    stem:")
        + STARS.partition("items:\n")[2].replace("    stem:", '    language: "x y\\""\n    stem:'),
        "utf-8",
    )
    page = page_of(lint())
    assert {one.attributes.get("lang") for one in item(page, "planet-count", 1).all("div", "text")} == {"pt-BR"}
    assert {one.attributes.get("lang") for one in item(page, "planet-count", 2).all("div", "text")} == {None}


# Hostile banks

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!--<script>",
    "]]>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "</textarea></title></style><svg onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "javascript:alert(1)",
    "::error::steered",
    "##[group]steered",
    "a\n::error::steered\n##vso[task]x",
    "%0A::error::",
    "\x1b[31m\x07\x00\x7f\x9b",
    "\u202eabc\u2066\u200b\u00ad\ufeff\u2028\u2029\u0085",
    "\ud800 \U0001f600 \U000e0041",
    "&lt;b&gt; &#0; &amp",
    "`<b>` $<i>$ **<u>**",
    "'",
    '"',
)
ELEMENTS = frozenset(
    """html head meta title style body a header div p fieldset legend label input span h1 h2 h3 h4 ul li b section main table caption
    thead tr th td tbody svg rect details summary form select option button article ol mark code strong em figure figcaption script
    wbr img""".split()  # noqa: SIM905 - quotes would hide the words
)
# The characters that sanitize() escapes, except line breaks and tabs, which are white space here.
STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e01ef]"
)


def hostile_bank(folder: Path, text: str) -> None:
    """A bank with the same text in every position that can hold text."""
    value = json.dumps(text)
    safe = re.sub(r"[\x00-\x1f/\ud800-\udfff]", "_", text)[:60]
    (folder / "exam.yaml").write_text(
        f"exam: {value}\ntitle: {value}\ndomains:\n  - {{id: {value}, title: {value}, weight: 50}}\n", "utf-8"
    )
    (folder / f"{safe} ,:#é.yaml").write_text(
        f"""\
domain: {value}
scenario: {{text: {value}, figure: {{file: {value}, alt: {value}}}}}
items:
  - id: {value}
    stem: {value}
    language: {value}
    level: {value}
    task: {value}
    status: {value}
    tags: [{value}, {value}]
    enemies: [{value}, {json.dumps(text + "2")}]
    notes: [{value}, {{{value}: {value}}}]
    custom: {{statistics: [{{form: {value}, sitting: {value}, date: {value}, key: {value}, n: 1, p: 0.5, content: {value}}}]}}
    {value}: {value}
    figure: {value}
    options:
      - {{text: {value}, rationale: {value}, correct: true}}
      - {{text: {value}, rationale: {value}, {value}: {value}}}
    explanation: {value}
    references: [{value}, {{source: {value}, at: {value}}}]
    article: {{title: {value}, summary: {value}, sections: [{{heading: {value}, body: {value}}}]}}
  - id: {value}
    stem: {value} # crs-lint: ignore[{safe}] {safe}
    options: {value}
""",
        "utf-8",
    )
    (folder / f"{safe}.yaml").write_text(f"items: [{safe}\n", "utf-8")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_becomes_markup_or_script(tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile_bank(tmp_path, text)
    monkeypatch.chdir(tmp_path)
    text_of_page = html.page(lint("."), all_items=True)
    page = read(text_of_page)
    assert {one.tag for one in page.walk()} - {""} <= ELEMENTS
    assert [len(page.all(tag)) for tag in ("script", "style", "title", "html")] == [1, 1, 1, 1]
    for element in page.walk():
        for name, value in element.attributes.items():
            assert not name.startswith("on"), name
            assert name != "style"
            assert name not in ("src", "href", "action") or value.startswith(("#", "data:image/png;"))
    assert STEERING.search(text_of_page) is None
    assert not re.search(r"(?m)^\s*::|##\w*\[", text_of_page)
    text_of_page.encode("utf-8")


def test_two_hundred_injections_add_no_markup(hostile: Report) -> None:
    assert len(hostile.findings) > 3000
    text = html.page(hostile, all_items=True)
    page = read(text)
    assert {one.tag for one in page.walk()} - {""} <= ELEMENTS
    assert [len(page.all(tag)) for tag in ("script", "style", "title", "html")] == [1, 1, 1, 1]
    assert [name for one in page.walk() for name in one.attributes if name.startswith("on") or name == "style"] == []
    assert STEERING.search(text) is None
    assert not re.search(r"(?m)^\s*::|##\w*\[", text)
    found = sorted(
        (one.severity.word, one.rule, f"{sanitize(one.path)}:{one.line}", as_shown(sanitize(one.message), one.item))
        for one in hostile.findings
    )
    assert sorted(notes(page)) == found


def test_a_text_is_shown_unchanged(bank: Path) -> None:
    stem = "Is a < b && c > d, </script> or <b>bold</b>? 'One' \"two\"\n\n  three \U0001f469\u200d\U0001f680 می\u200cخواهم 1\ufe0f\u20e3"
    (bank / "stars.yaml").write_text(STARS.replace("Which star is nearest to the earth?", json.dumps(stem)), "utf-8")
    assert item(page_of(lint(), all_items=True), "planet-count", 1).one("div", "stem").one("div", "text").text == stem


def test_invisible_characters_are_shown_as_code_points(bank: Path) -> None:
    (bank / "stars.yaml").write_text(
        STARS.replace("Which star is", '"Which \\u202Estar\\u202C is').replace("earth?", 'ea\\u00ADrth\\u001B?"'), "utf-8"
    )
    stem = item(page_of(lint()), "planet-count", 1).one("div", "stem")
    assert stem.one("div", "text").text == "Which \\u202estar\\u202c is nearest to the ea\\xadrth\\x1b?"
    assert [one.text for one in stem.all("", "sign")] == ["\\u202e", "\\u202c", "\\xad", "\\x1b"]
    assert [one.text for one in stem.all("mark")] == ["\\u202e", "\\u202c", "\\xad", "\\x1b"]


@pytest.mark.parametrize("text", ["é\u200db", "é\ufe0fb", "\u05d0\u200f\u05d1", "a\u200cb"])
def test_joiners_without_effect_and_direction_marks_are_shown_as_code_points(text: str) -> None:
    assert [(one.text, one.kind) for one in pieces(text)] == [(text[0], ""), (f"\\u{ord(text[1]):04x}", "sign"), (text[2], "")]


def test_every_character_escaped_for_a_terminal_is_escaped_in_the_page() -> None:
    for char in map(chr, range(sys.maxunicode + 1)):
        if sanitize(char) != char and char not in "\n\t":
            assert [(one.text, one.kind) for one in pieces(f"a{char}b")][1:2] == [(sanitize(char), "sign")], hex(ord(char))


def test_a_path_that_is_not_unicode_is_escaped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "exam.yaml").write_text("exam: x\n")
    try:
        (tmp_path / os.fsdecode(b"\xff<b>\n.yaml")).write_text(BROKEN)
    except OSError:
        pytest.skip("this file system takes only names that are text")
    monkeypatch.chdir(tmp_path)
    page = page_of(lint("."))
    assert page.one("article", "item").one("h3").text == "\\udcff<b>\\n.yaml"


# Policy and files


def policy(page: Element) -> dict[str, list[str]]:
    (content,) = [one.attributes["content"] for one in page.all("meta") if one.attributes.get("http-equiv") == "Content-Security-Policy"]
    return {name: values for name, *values in (rule.split() for rule in content.split(";"))}


def test_the_policy_allows_the_style_and_script_of_the_page_and_nothing_else(bank: Path) -> None:
    def digest(tag: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(page.one(tag).text.encode()).digest()).decode()}'"

    page = page_of(lint())
    assert policy(page) == {
        "default-src": ["'none'"],
        "style-src": [digest("style")],
        "script-src": [digest("script")],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "img-src": ["data:"],
    }
    (bank / "img" / "orbit.png").unlink()
    assert "img-src" not in policy(page_of(lint()))


def test_the_style_and_script_are_plain_ascii(bank: Path) -> None:
    for name in ("base.css", "style.css", "script.js"):
        text = page_parts.part(name)
        assert text.isascii()
        assert "</" not in text.replace("</script", "").replace("</style", "")
        assert page_parts.without_commands(text) == text
        assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest|innerHTML|https?:", text), name


def test_the_page_has_no_external_references(bank: Path) -> None:
    page = page_of(lint(), all_items=True)
    named = [(one.tag, value) for one in page.walk() for name, value in one.attributes.items() if name in ("src", "href")]
    assert named
    assert [one for one in named if not one[1].startswith(("#", "data:image/"))] == []


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PNG, "png"),
        (b"\xff\xd8\xff\xe0abc", "jpeg"),
        (b"GIF89a", "gif"),
        (b"RIFF1234WEBPVP8 ", "webp"),
        (
            b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">\n<svg xmlns="x"><path/></svg>',
            "svg+xml",
        ),
        (b'<svg xmlns="x"><text>use it, house</text></svg>', "svg+xml"),
        (b'<svg><use href="#a"/></svg>', ""),
        (b'<svg><x:USE href="#a"/></svg>', ""),
        (b"<svg><script>alert(1)</script></svg>", ""),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', ""),
        (b'<?xml version="1.0" encoding="utf-7"?><svg/>', ""),
        (b"<html><svg></svg></html>", ""),
        (b"%PDF-1.7", ""),
        (b"", ""),
    ],
)
def test_pictures_are_recognized_by_their_content(content: bytes, kind: str) -> None:
    expected = f"data:image/{kind};base64,{base64.b64encode(content).decode()}" if kind else ""
    assert EmbeddedImages().address(content) == expected


def test_a_page_holds_no_more_than_eight_megabytes_of_pictures() -> None:
    album = EmbeddedImages()
    held = [bool(album.address(PNG + bytes((1 << 20) - len(PNG)))) for _ in range(10)]
    assert held == [True] * 8 + [False] * 2


@pytest.mark.parametrize("name", ["../secret.png", "/etc/hostname", "img/large.png", "img/none.png", "img", "https://example.org/a.png"])
def test_a_missing_picture_is_named(bank: Path, name: str) -> None:
    (bank.parent / "secret.png").write_bytes(PNG)
    (bank / "img" / "large.png").write_bytes(PNG + bytes(1 << 20))
    (bank / "stars.yaml").write_text(STARS.replace("    stem:", f"    figure: {{file: {name}, alt: A map}}\n    stem:"), "utf-8")
    figure = item(page_of(lint(), all_items=True), "planet-count", 1).one("figure")
    assert (figure.all("img"), figure.one("figcaption").text) == ([], f"{name} (not shown here)“A map”")


# Size, time, reproducibility


def write_long_texts(bank: Path, size: int) -> str:
    """Writes texts of that many characters into one item, and returns the words of one."""
    words = " ".join(f"word{number}" for number in range(size // 8))
    text = STARS.replace("Vega", words).replace("Sirius", "x" * size).replace("Its light", "the the " * (size // 8))
    (bank / "stars.yaml").write_text(text, "utf-8")
    return words


def test_a_text_of_200_kilobytes_is_shown_in_full(bank: Path) -> None:
    words = write_long_texts(bank, 200_000)
    assert len(words) > 200_000
    shown = item(page_of(lint(select=("repeated-word", "duplicate-id"))), "planet-count", 0)
    assert [one.one("div", "text").text for one in shown.all("li", "option")] == ["The sun", "x" * 200_000, words]
    assert shown.one("div", "explanation").one("div", "text").text == "the the " * 25_000 + " takes eight minutes."


def test_the_work_of_the_page_grows_with_the_text(bank: Path) -> None:
    """Four times the text takes four times as long where the work is linear, sixteen times where it is quadratic."""

    def processor_time(size: int) -> float:
        write_long_texts(bank, size)
        report = lint(select=("repeated-word", "duplicate-id"))
        begun = time.process_time()
        page_of(report)
        return time.process_time() - begun

    processor_time(50_000)  # imports modules and compiles patterns
    assert any(processor_time(200_000) <= 6 * processor_time(50_000) for _ in range(3))


def test_findings_beyond_the_limit_are_counted(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = lint()
    errors = report.count(max(one.severity for one in report.findings))
    monkeypatch.setattr(preview_subjects, "MOST_FINDINGS", errors)
    page = page_of(report)
    assert {severity for severity, _, _, _ in notes(page)} == {"error"}
    assert f"There are {len(report.findings) - errors} more" in page.one("p", "more").text
    monkeypatch.setattr(preview_subjects, "MOST_SUBJECTS", 3)
    page = page_of(report, all_items=True)
    assert len(page.all("article", "item")) == 3
    assert "more" in page.all("p", "more")[-1].text


def test_the_same_bank_gives_the_same_page(bank: Path) -> None:
    pages = set()
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "crs_lint", "bank", "--isolated", "--all-items", "--format", "html=page.html"]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])}
        subprocess.run(command, env=environment, check=False, capture_output=True)
        pages.add(Path("page.html").read_bytes())
    assert pages == {html.page(lint(), all_items=True).encode()}


def test_characters_outside_the_encoding_become_character_references(bank: Path) -> None:
    (bank / "stars.yaml").write_text(STARS.replace("Vega", "Wéga 日本"), "utf-8")
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="\n")
    html.write(lint(), stream)
    stream.flush()
    text = stream.buffer.getvalue().decode("ascii")
    assert [one.text for one in read(text).all("div", "text")] == [one.text for one in page_of(lint()).all("div", "text")]


# Texts in pieces


@given(st.text("ab `*$\n\\()\t\u202e\u200dé", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9)), max_size=6))
def test_pieces_add_up_to_the_text_and_marks_to_their_spans(text: str, given_marks: Sequence[tuple[int, int]]) -> None:
    marks = [Mark(start, start + length, 1 + number % 3, number) for number, (start, length) in enumerate(given_marks) if start < len(text)]
    found = pieces(text, marks)
    written = {"\\u202e": "\u202e", "\\u200d": "\u200d"}
    plain = ["".join(written.get(one.text, one.text)) if one.kind == "sign" else one.text for one in found]
    end = max([len(text.rstrip()), *(min(max(mark.end, mark.start + 1), len(text)) for mark in marks)])
    assert "".join(plain) == text[:end]
    at = 0
    for one, shown in zip(found, plain, strict=True):
        for position in range(at, at + len(shown)):
            here = [mark for mark in marks if mark.start <= position < max(mark.end, mark.start + 1)]
            assert sorted(one.marks) == sorted(mark.finding for mark in here)
            assert one.severity == max((mark.severity for mark in here), default=0)
        assert one.kind != "hidden" or not one.marks
        at += len(shown)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("a **b** c", [("a ", ""), ("**", "hidden"), ("b", "strong"), ("**", "hidden"), (" c", "")]),
        ("*b*", [("*", "hidden"), ("b", "emphasis"), ("*", "hidden")]),
        ("``a`b``", [("``", "hidden"), ("a`b", "code"), ("``", "hidden")]),
        ("``ab``", [("``", "hidden"), ("ab", "code"), ("``", "hidden")]),
        ("```py\na\n```\nb", [("```py\n", "hidden"), ("a", "block"), ("\n```", "hidden"), ("\nb", "")]),
        ("$a*b*c$ costs 5 $", [("$a*b*c$", "formula"), (" costs 5 $", "")]),
        ("2*3*4 and **kwargs, s**t", [("2*3*4 and **kwargs, s**t", "")]),
        ("__init__ <b>x</b>", [("__init__ <b>x</b>", "")]),
        ("**", [("**", "")]),
        ("  a \n ", [("  a", "")]),
        ("", []),
    ],
)
def test_the_kinds_of_inline_markup_are_recognized(text: str, kinds: list[tuple[str, str]]) -> None:
    assert [(one.text, one.kind) for one in pieces(text)] == kinds


# The command line


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(bank: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments, "--isolated"])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_the_command_line_writes_the_page(run: Run) -> None:
    code, out, err = run("bank", "--format", "html")
    assert (code, out) == (1, html.page(lint()))
    assert err.startswith("4 files")
    assert run("bank", "--format", "html=page.html", "--format", "json=out.json", "--all-items")[0] == 1
    assert Path("page.html").read_text("utf-8") == html.page(lint(), all_items=True)


def test_a_run_with_a_cache_writes_the_same_page(run: Run) -> None:
    for _ in range(2):
        run("bank", "--format", "html=page.html", "--cache-dir", "store")
        assert Path("page.html").read_text("utf-8") == html.page(lint())


def test_all_items_requires_html(run: Run) -> None:
    code, out, err = run("bank", "--all-items", "--format", "json")
    assert (code, out) == (2, "")
    assert err.startswith("crs-lint: --all-items requires --format html")


@pytest.mark.parametrize("given", [("--notes",), ("--stamp",), ("--link-base", "https://example.org")])
def test_options_of_the_page_require_html(run: Run, given: tuple[str, ...]) -> None:
    code, out, err = run("bank", *given, "--format", "json")
    assert (code, out) == (2, "")
    assert err.startswith(f"crs-lint: {given[0]} requires --format html")
    code, out, err = run("bank", *given, "--blind", "--format", "html=page.html")
    assert (code, out, Path("page.html").exists()) == (2, "", False)
    assert err.startswith(f"crs-lint: {given[0]} cannot be combined with --blind")


@pytest.mark.parametrize("given", ["javascript:alert(1)", "", "https://a@b.example"])
def test_an_address_that_is_no_base_of_links_is_one_line(run: Run, given: str) -> None:
    code, out, err = run("bank", "--link-base", given, "--format", "html=page.html")
    assert (code, out, Path("page.html").exists()) == (2, "", False)
    assert err == (
        "crs-lint: --link-base takes an address of http or https without a user name, a query or a fragment, "
        "as in: https://example.org/team/bank/blob/main (see crs-lint --help)\n"
    )


def test_notes_and_links_are_options_of_the_command_line(run: Run, bank: Path) -> None:
    (bank / "stars.yaml").write_text(STARS.replace("    stem:", "    notes: Ask Maria.\n    stem:"), "utf-8")
    run("bank", "--format", "html=page.html", "--notes", "--link-base", "https://example.org/main/")
    assert Path("page.html").read_text("utf-8") == html.page(lint(), notes=True, link_base="https://example.org/main")
    assert "Ask Maria." in Path("page.html").read_text("utf-8")


def test_a_stamp_outside_of_a_repository_is_one_line_and_other_formats_are_written(run: Run) -> None:
    code, out, err = run("bank", "--quiet", "--stamp", "--format", "html=page.html", "--format", "json=out.json")
    assert (code, out, Path("page.html").exists(), Path("out.json").exists()) == (2, "", False, True)
    assert err == "crs-lint: --stamp: the files are in no git repository.\n"


def test_a_stamp_names_the_commit(run: Run, bank: Path) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    for command in (("init", "-q"), ("add", "bank"), ("commit", "-qm", "x", "--date", "2020-01-01T00:00:00Z")):
        subprocess.run(["git", *identity, *command], check=True, capture_output=True)
    commit = subprocess.run(["git", "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()
    run("bank", "--stamp", "--format", "html=page.html")
    head = read(Path("page.html").read_text("utf-8")).one("p", "version").text
    assert re.fullmatch(rf"Commit {commit[:12]} of 20\d\d-\d\d-\d\d", head)


def test_without_its_extra_the_page_is_an_error_and_other_formats_are_written(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    monkeypatch.delitem(sys.modules, "crs_lint.report.html")
    code, out, err = run("bank", "--quiet", "--format", "html=page.html", "--format", "json=out.json")
    assert (code, out, Path("page.html").exists()) == (2, "", False)
    assert err == (
        'crs-lint: the format html needs the package jinja2; install crs-lint with its extra "html", '
        'as in: python -m pip install "../crs-lint[html]"\n'
    )
    assert json.loads(Path("out.json").read_text("utf-8"))["version"] == 1


# Colors


def test_text_has_enough_contrast_in_light_and_dark() -> None:
    colors = dict(re.findall(r"--([\w-]+): light-dark\(([^)]*)\)", page_parts.part("base.css")))
    grounds = {
        "ink": ("paper", "card", "error-tint", "warning-tint", "info-tint"),
        "soft": ("paper", "card"),
        "accent": ("paper", "card"),
        **{severity: ("paper", "card", f"{severity}-tint") for severity in ("error", "warning", "info")},
    }
    for scheme in (0, 1):
        for words, below in grounds.items():
            for ground in below:
                assert _contrast(*(colors[name].split(", ")[scheme] for name in (words, ground))) >= 4.5, (words, ground, scheme)


def _contrast(one: str, other: str) -> float:
    """The contrast of two colors as WCAG 2 counts it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[position : position + 2], 16) / 255 for position in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
