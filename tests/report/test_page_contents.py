"""What the page of --format html shows beyond the items: its head, anchors, links to files, coverage, enemies, notes, filters."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from crs_lint import __version__
from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.files.git import GitError
from crs_lint.report import html
from crs_lint.report.bank_version import BankVersion, version_of
from crs_lint.report.message_markup import message_pieces, with_letters
from crs_lint.report.source_links import LinkBaseError, link_base
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request
from tests.report.html_tree import Element, read
from tests.report.test_html import ELEMENTS, HOSTILE, STEERING, hostile_bank

EXAM = """\
exam: astro
title: Astronomy for Everyone
levels: [recall, application]
domains:
  - {id: planets, title: The planets, tasks: [{id: orbits, title: Around the sun}, {id: moons}]}
  - {id: stars, title: Stars}
"""
OPTIONS = "    options: [{text: Mars, correct: true}, {text: Venus}, {text: Earth}]\n    explanation: It is so.\n"
ITEMS = f"""\
domain: planets
items:
  - id: one
    stem: Which planet is red?
    level: recall
    task: orbits
    tags: [color, "law; order"]
    enemies: [two, nowhere]
    notes: Ask Maria `x`.
{OPTIONS}  - id: two
    stem: Which planet is nearest to the earth's orbit?
    level: application
    status: draft
    notes: [first, {{who: Maria, when: [May, June]}}]
    custom:
      statistics: [{{form: A, n: 200, key: A, p: 0.5, r: 0.2, content: other}}]
{OPTIONS}  - id: größe 1/2
    stem: Which planet has `two` moons?
    article: {{title: Moons, summary: Of moons, sections: [{{body: Two of them.}}]}}
{OPTIONS}"""


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bank of three items, in the current folder."""
    folder = tmp_path / "bank"
    folder.mkdir()
    (folder / "exam.yaml").write_text(EXAM)
    (folder / "a.yaml").write_text(ITEMS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def lint(*paths: str, select: tuple[str, ...] = ("blank-option",)) -> Report:
    return lint_paths(Request(paths or ("bank",), Overrides(select=select), isolated=True, needs_facts=True))


def page_of(
    report: Report, *, all_items: bool = True, notes: bool = False, version: BankVersion | None = None, link_base: str = ""
) -> Element:
    return read(html.page(report, all_items=all_items, notes=notes, version=version, link_base=link_base))


def item(page: Element, anchor: str) -> Element:
    (found,) = [one for one in page.all("article") if one.attributes["id"] == anchor]
    return found


# The head


def test_the_head_names_the_exam_and_the_version_of_the_tool(bank: Path) -> None:
    page = page_of(lint())
    assert page.one("h1").text == "Astronomy for Everyone"
    assert page.one("title").text == "Preview of the bank: Astronomy for Everyone"
    assert page.one("p", "brand").text == f"crs-lint {__version__}"
    assert [one.attributes["content"] for one in page.all("meta") if one.attributes.get("name") == "generator"] == [
        f"crs-lint {__version__}"
    ]
    assert page.one("section", "bank").one("h2").text == "Astronomy for Everyone in figures"


def test_an_exam_without_a_title_is_named_by_its_id_and_items_without_an_exam_by_their_folder(bank: Path) -> None:
    (bank / "exam.yaml").write_text("exam: astro\n")
    assert page_of(lint()).one("h1").text == "astro"
    (bank / "exam.yaml").unlink()
    assert page_of(lint("bank/a.yaml")).one("h1").text == "bank"
    (bank.parent / "b.yaml").write_text(ITEMS, "utf-8")
    assert page_of(lint("b.yaml")).one("h1").text == "Items without an exam"


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    environment = {"GIT_COMMITTER_DATE": "2026-11-30T23:30:00-0330", "GIT_AUTHOR_DATE": "2020-01-01T00:00:00Z", "PATH": "/usr/bin:/bin"}
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True, env=environment)


def test_a_stamp_is_the_commit_with_its_day_and_tells_of_changes(bank: Path) -> None:
    with pytest.raises(GitError, match="in no git repository"):
        version_of(lint())
    git(bank.parent, "init", "-q")
    with pytest.raises(GitError, match="no revision"):
        version_of(lint())
    (bank / "gone.yaml").write_text(ITEMS.replace("id: ", "id: other-"), "utf-8")
    git(bank.parent, "add", "bank")
    git(bank.parent, "commit", "-qm", "x")
    version = version_of(lint())
    assert (version.date, version.is_changed) == ("2026-11-30", False)
    page = page_of(lint(), version=version)
    assert page.one("p", "version").text == f"Commit {version.commit[:12]} of 2026-11-30"
    assert page_of(lint()).all("p", "version") == []
    text = (bank / "a.yaml").read_text("utf-8")
    (bank / "a.yaml").write_text(text.replace("red", "green"), "utf-8")
    assert version_of(lint()).is_changed
    assert page_of(lint(), version=version_of(lint())).one("p", "version").text.endswith(", with changes that are not committed")
    (bank / "a.yaml").write_bytes(text.replace("\n", "\r\n").encode())
    assert not version_of(lint()).is_changed
    (bank / "gone.yaml").unlink()
    assert version_of(lint()).is_changed


# Anchors


def test_anchors_are_the_ids_of_items_and_the_same_with_and_without_other_items(bank: Path) -> None:
    page = page_of(lint())
    assert [one.attributes["id"] for one in page.all("article")] == ["item-one", "item-two", "item-größe-1-2"]
    assert item(page, "item-one").one("h3").one("a").attributes["href"] == "#item-one"
    (bank / "a.yaml").write_text(ITEMS.replace("text: Venus", "text: ''", 2).partition("  - id: two")[0], "utf-8")
    assert [one.attributes["id"] for one in page_of(lint(), all_items=False).all("article")] == ["item-one"]


def test_anchors_are_unique_and_cannot_be_taken_for_anything_else(bank: Path) -> None:
    ids = ["one", "one", "ONE", "a b", "a/b", "list", "filters", '"><b>', "x=1&at=item-one", "one~2", "", "..", "e" * 300]
    items = "".join(f"  - id: {name!r}\n    stem: Why?\n{OPTIONS}" for name in ids)
    (bank / "a.yaml").write_text(f"items:\n{items}", "utf-8")
    page = page_of(lint())
    anchors = [one.attributes["id"] for one in page.all("article")]
    assert len(set(anchors)) == len(ids)
    assert anchors[:4] == ["item-one", "item-one~2", "item-ONE", "item-a-b"]
    assert all(anchor.startswith("item-") and not set(anchor) & set(" #&=\"'<>/%?") and len(anchor) < 90 for anchor in anchors)
    all_ids = [one.attributes["id"] for one in page.walk() if "id" in one.attributes]
    assert len(all_ids) == len(set(all_ids))


def test_the_index_leads_to_each_item(bank: Path) -> None:
    entries = page_of(lint()).one("ol", "entries").all("li")
    assert [(one.one("a").attributes["href"], one.one("a").text, one.one("span").text) for one in entries] == [
        ("#item-one", "one", "Which planet is red?"),
        ("#item-two", "two", "Which planet is nearest to the earth's orbit?"),
        ("#item-größe-1-2", "größe 1/2", "Which planet has `two` moons?"),
    ]


# Enemies and notes


def test_enemies_are_linked_both_ways_and_unknown_ones_are_named(bank: Path) -> None:
    page = page_of(lint())

    def enemies(anchor: str) -> tuple[str, list[str]]:
        fact = [one for one in item(page, anchor).one("p", "facts").all("span") if one.text.startswith("enemies")]
        return (fact[0].text, [one.attributes["href"] for one in fact[0].all("a")]) if fact else ("", [])

    assert enemies("item-one") == ("enemies two, nowhere", ["#item-two"])
    assert enemies("item-two") == ("enemies one", ["#item-one"])
    assert enemies("item-größe-1-2") == ("", [])


def test_notes_are_shown_only_if_asked_for(bank: Path) -> None:
    assert "Maria" not in html.page(lint(), all_items=True)
    page = page_of(lint(), notes=True)
    row = item(page, "item-one").one("div", "notes")
    assert (row.one("span", "label").text, row.one("div", "text").text, row.one("code").text) == ("Notes", "Ask Maria `x`.", "x")
    text = item(page, "item-two").one("div", "notes").one("div", "text").text
    assert text == "- first\n-\n  who: Maria\n  when:\n    - May\n    - June"
    assert item(page, "item-größe-1-2").all("div", "notes") == []


# Messages


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("Answer 2 is blank.", "Answer B is blank."),
        ("Answers 1, 2 and 4 end with a period, and the other 2 do not.", "Answers A, B and D end with a period, and the other 2 do not."),
        ("The rationale of answer 26 refers to it.", "The rationale of answer Z refers to it."),
        ("Answer 27 is blank.", "Answer 27 is blank."),
        ('Answer 3 says "as in answer 2".', 'Answer C says "as in answer 2".'),
        ("It says `answer 2`, and answer 1.", "It says `answer 2`, and answer A."),
        ("Answers 1 and 2 share the value 5.", "Answers A and B share the value 5."),
        ("The item has 3 answers; 4 are asked for.", "The item has 3 answers; 4 are asked for."),
        ("Answer 1000 is blank.", "Answer 1000 is blank."),
        ("Answer 1.5 is blank.", "Answer 1.5 is blank."),
        ("The answer 0 is odd.", "The answer 0 is odd."),
    ],
)
def test_messages_name_answers_by_the_letters_of_the_page(message: str, shown: str) -> None:
    assert with_letters(message) == shown
    assert "".join(one.text for one in message_pieces(message, has_letters=True)) == shown
    assert "".join(one.text for one in message_pieces(message, has_letters=False)) == message


def test_code_in_messages_is_shown_as_code_and_nothing_else_as_markup() -> None:
    found = [(one.text, one.kind) for one in message_pieces("Is `a*b*` <b> **x** $y$ ` c", has_letters=True)]
    assert found == [("Is ", ""), ("`", "hidden"), ("a*b*", "code"), ("`", "hidden"), (" <b> **x** $y$ ` c", "")]


def test_code_in_the_headline_of_a_rule_is_shown_as_code(bank: Path) -> None:
    (bank / "a.yaml").write_text(ITEMS.replace("text: Earth", "text: ''", 1), "utf-8")
    about = page_of(lint()).one("section", "wide").one("span", "about")
    assert about.one("code").text == "<b></b>"


def test_a_message_about_a_blank_answer_has_its_letter_and_its_mark(bank: Path) -> None:
    (bank / "a.yaml").write_text(ITEMS.replace("text: Earth", "text: ''", 1), "utf-8")
    note = item(page_of(lint()), "item-one").one("li", "note")
    assert note.one("p", "message").text == "Answer C is blank."
    assert item(page_of(lint()), "item-one").attributes["data-notes"] == "error blank-option"


# Links to files


@pytest.mark.parametrize(
    "given", ["https://example.org/team/bank/blob/main", "http://localhost:8080/", "https://example.org/a%20b/-/blob/x/"]
)
def test_an_address_of_http_can_be_the_base_of_links(given: str) -> None:
    assert link_base(given) == given.rstrip("/")


@pytest.mark.parametrize(
    "given",
    [
        *(
            "",
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc",
            "//example.org/x",
            "example.org",
            "https://",
            "https:///x",
            "ftp://x/y",
        ),
        *("https://user:password@example.org/x", "https://example.org/?a=b", "https://example.org/#x", "https://example.org/a b"),
        *(
            'https://example.org/"onclick="x',
            "https://example.org/<b>",
            "https://example.org/\n",
            "https://[::1",
            "https://x:99999/",
            "https://é.org",
        ),
    ],
)
def test_any_other_text_is_refused_as_the_base_of_links(given: str) -> None:
    with pytest.raises(LinkBaseError, match="--link-base takes an address"):
        link_base(given)


def test_positions_are_links_below_the_base(bank: Path) -> None:
    (bank / "a b#é.yaml").write_text(ITEMS.replace("id: ", "id: x-").replace("text: Earth", "text: ''", 1), "utf-8")
    page = page_of(lint(), link_base="https://example.org/blob/main")
    shown = item(page, "item-x-one")
    head, note = shown.one("div", "head").one("a", "place"), shown.one("li", "note").one("a", "place")
    assert (head.text, head.attributes["href"]) == ("bank/a b#é.yaml:3", "https://example.org/blob/main/bank/a%20b%23%C3%A9.yaml#L3")
    assert note.attributes["href"].endswith("#L10")
    assert {one.attributes["rel"] for one in page.all("a", "place")} == {"noreferrer"}
    assert page.all("button", "place") == []
    assert page_of(lint()).all("a", "place") == []


def test_a_file_outside_of_the_working_folder_has_no_link(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = bank.parent / "other"
    other.mkdir()
    monkeypatch.chdir(other)
    page = page_of(lint(str(bank)), link_base="https://example.org/blob/main")
    assert page.all("a", "place") == []
    assert len(page.all("button", "place")) == 3


# Coverage and filters


def test_coverage_counts_ready_items_and_shows_what_is_missing(bank: Path) -> None:
    grid = page_of(lint()).one("section", "coverage")
    assert grid.one("h3").one("span", "about").text == "2 ready items; not counted: 1 draft"
    (head,) = [[one.text for one in row.all("th")] for row in grid.one("thead").all("tr")]
    assert head == ["domain or task", "recall", "application", "(none)", "all"]
    rows = {
        row.one("th").text: [(one.text, one.attributes.get("class", "")) for one in row.all("td")] for row in grid.one("tbody").all("tr")
    }
    assert rows == {
        "The planets": [("1", ""), ("0", "gap"), ("1", ""), ("2", "")],
        "Around the sun": [("1", ""), ("0", "zero"), ("0", "zero"), ("1", "")],
        "moons": [("0", "zero"), ("0", "zero"), ("0", "zero"), ("0", "gap")],
        "(none)": [("0", "zero"), ("0", "zero"), ("1", ""), ("1", "")],
        "Stars": [("0", "gap"), ("0", "gap"), ("0", "zero"), ("0", "gap")],
    }
    links = [one.attributes["href"] for one in grid.all("a")]
    assert links[:2] == ["#domain=planets&level=recall&status=ready", "#domain=planets&level=%28none%29&status=ready"]
    assert page_of(lint(), all_items=False).one("section", "coverage").all("a") == []


def test_a_bank_without_domains_and_levels_has_no_coverage(bank: Path) -> None:
    (bank / "exam.yaml").write_text("exam: x\n")
    (bank / "a.yaml").write_text(f"items:\n  - id: one\n    stem: Why?\n{OPTIONS}")
    assert page_of(lint()).all("section", "coverage") == []


def test_items_carry_the_values_that_filters_offer(bank: Path) -> None:
    page = page_of(lint())
    form = page.one("form", "filters")
    offered = {
        one.attributes["name"]: [(option.attributes["value"], option.text) for option in one.all("option")[1:]]
        for one in form.all("select")
        if one.attributes["name"] not in ("rule", "file")
    }
    assert offered == {
        "domain": [("planets", "The planets")],
        "level": [("recall", "recall"), ("application", "application"), ("(none)", "(none)")],
        "status": [("draft", "draft"), ("ready", "ready")],
        "task": [("orbits", "Around the sun"), ("(none)", "(none)")],
        "tag": [("color", "color"), ("law; order", "law; order"), ("(none)", "(none)")],
        "article": [("own", "an article of its own"), ("none", "no article")],
        "statistics": [("recorded", "recorded"), ("outdated", "recorded before a change"), ("none", "none")],
    }
    assert [one.one("span").text for one in form.all("label") if one.all("select") and "hidden" in one.attributes] == ["Rule", "Domain"]
    values = item(page, "item-one").attributes
    assert {name: values[f"data-{name}"] for name in offered} == {
        "domain": "planets",
        "level": "recall",
        "status": "ready",
        "task": "orbits",
        "tag": "color\nlaw; order",
        "article": "none",
        "statistics": "none",
    }
    assert item(page, "item-two").attributes["data-statistics"] == "recorded\noutdated"


def test_an_item_of_the_page_has_few_nodes(bank: Path) -> None:
    """A browser takes seconds for a page of thousands of items if each is made of hundreds of nodes."""
    shown = item(page_of(lint()), "item-one")
    assert len(shown.all()) <= 40
    blank = [one for element in shown.walk() for one in element.content if isinstance(one, str) and not one.strip() and "\n" in one]
    assert blank == []


# Hostile banks


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_becomes_markup_with_all_that_the_page_can_show(tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile_bank(tmp_path, text)
    monkeypatch.chdir(tmp_path)
    written = html.page(lint(".", select=("all",)), all_items=True, notes=True, link_base="https://example.org/x")
    page = read(written)
    assert {one.tag for one in page.walk()} - {""} <= ELEMENTS
    for element in page.walk():
        for name, value in element.attributes.items():
            assert not name.startswith("on"), name
            assert name != "style"
            assert name not in ("src", "href", "action") or value.startswith(("#", "data:image/png;", "https://example.org/x/"))
    assert STEERING.search(written) is None
