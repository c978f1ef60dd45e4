"""The pages of a bank: what they show, what is refused, and what a search engine reads."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from crs_lint.pages.build import BuiltPages, build_pages
from tests.pages.study_bank import PLANETS, STARS, report_on, write_bank
from tests.report.html_tree import Element, read

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_bank(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "bank"


def built(form: str = "html", practice: int = 20, seed: int = 0, templates: str = "") -> BuiltPages:
    return build_pages(report_on(), form, practice, seed, templates)


def page(name: str = "planet-largest") -> Element:
    return read(built().files[f"{name}.html"])


def test_each_ready_item_with_an_article_has_a_page(bank: Path) -> None:
    made = built()
    assert sorted(made.files) == [
        "index.html",
        *(name for name in sorted(made.files) if re.fullmatch(r"planet-count-[0-9a-f]{8}\.html", name)),
        "planet-largest.html",
        "practice.html",
        "star-brightest.html",
        "star-nearest.html",
    ]
    assert (made.pages, made.practice, made.undecided) == (4, 5, 1)


def test_a_page_shows_the_item_and_its_article(bank: Path) -> None:
    shown = page()
    assert (shown.one("title").text, shown.one("h1").text) == ("Sizes of planets", "Sizes of planets")
    assert {one.attributes.get("name"): one.attributes["content"] for one in shown.all("meta") if "name" in one.attributes}[
        "description"
    ] == "Giants and dwarfs"
    assert shown.one("div", "scenario").text == "A probe flies past two planets."
    assert shown.one("img").attributes["alt"] == "The path of a probe"
    assert shown.one("div", "stem").text == "Which planet is the largest, as mass(x) shows?"
    assert [one.text.split() for one in shown.one("ol", "choices").all("li")] == [["A", "Saturn"], ["B", "Jupiter"], ["C", "Venus"]]
    answer = shown.one("details")
    assert "open" not in answer.attributes
    assert answer.one("p", "key").text == "Right answer: B"
    assert answer.one("div", "explanation").text == "Its mass is more than twice that of all others together."
    assert [one.text for one in answer.all("div", "rationale")] == ["It always comes second.", "Nothing else is as heavy."]
    article = shown.one("article")
    assert [one.text for one in article.all("h2")] == ["Giants"]
    assert [one.text for one in article.one("ul").all("li")] == ["gas, such as H2", "ice"]
    assert [one.text for one in article.all("td")] == ["Io", "1"]
    assert article.one("pre").text == "mass(x) = 1"
    assert [one.text for one in article.all("p")] == ["Jupiter and Saturn are giants.", "A last word."]
    assert "SECRET" not in shown.text


def test_a_long_summary_is_whole_and_without_one_the_question_stands_for_it(bank: Path) -> None:
    long = "Giants and dwarfs " * 20
    (bank / "planets.yaml").write_text(PLANETS.replace("Giants and dwarfs", long), "utf-8")
    assert page().one("p", "lead").text == long.strip()
    (bank / "planets.yaml").write_text(PLANETS.replace("      summary: Giants and dwarfs\n", ""), "utf-8")
    assert page().one("p", "lead").text == "Which planet is the largest, as mass(x) shows?"


def test_only_sources_on_the_web_are_links(bank: Path) -> None:
    sources = page().one("section", "sources")
    assert [one.text for one in sources.all("li")] == ["The Nautical Almanac, page 12", "A diary, May", "Kepler, Harmonices Mundi"]
    assert [one.attributes["href"] for one in sources.all("a")] == ["https://example.org/almanac?a=1&b=2"]


def test_related_items_share_an_article_or_a_tag(bank: Path) -> None:
    def links(name: str) -> list[str]:
        return [one.attributes["href"] for one in page(name).one("nav", "related").all("a")]

    assert links("star-nearest") == ["star-brightest.html"]
    assert [one.partition("-")[0] for one in links("planet-largest")] == ["planet"]


def test_an_article_that_items_share_is_on_the_page_of_each(bank: Path) -> None:
    for name in ("star-nearest", "star-brightest"):
        assert page(name).one("article").text.split() == ["Near", "The", "sun", "is", "a", "star."]


def test_the_index_lists_pages_by_domain_in_the_order_of_the_blueprint(bank: Path) -> None:
    index = page("index")
    assert index.one("h1").text == "Introduction to astronomy"
    assert [one.text.split(" ")[0] for one in index.all("h2")] == ["The", "Stars"]
    links = [one.attributes["href"] for one in index.one("main").all("a")]
    assert sorted(links) == sorted(name for name in built().files if name not in ("index.html", "practice.html"))


def test_the_structured_data_is_a_quiz_of_schema_org(bank: Path) -> None:
    script = page().one("script")
    quiz = json.loads(script.text)
    (question,) = quiz["hasPart"]
    assert (quiz["@type"], quiz["name"], quiz["about"]["name"]) == ("Quiz", "Sizes of planets", "Introduction to astronomy")
    assert question["text"] == "A probe flies past two planets.\n\nWhich planet is the largest, as mass(x) shows?"
    assert question["acceptedAnswer"]["text"] == "Jupiter"
    assert question["acceptedAnswer"]["answerExplanation"]["text"].startswith("Its mass")
    assert [one["text"] for one in question["suggestedAnswer"]] == ["Saturn", "Venus"]
    (several,) = json.loads(read(next(text for name, text in built().files.items() if "count" in name)).one("script").text)["hasPart"]
    assert [one["text"] for one in several["acceptedAnswer"]] == ["Mars", "Venus"]


def test_only_the_practice_page_has_a_script_and_the_policy_allows_nothing_else(bank: Path) -> None:
    for name, text in built().files.items():
        shown = read(text)
        policy = next(one.attributes["content"] for one in shown.all("meta") if one.attributes.get("http-equiv"))
        scripts = [one for one in shown.all("script") if one.attributes.get("type") != "application/ld+json"]
        assert len(scripts) == (name == "practice.html")
        assert ("script-src 'sha256-" in policy) == (name == "practice.html")
        assert "default-src 'none'" in policy
        assert "connect-src" not in policy
        fetched = [
            (one.tag, key) for one in shown.walk() for key in one.attributes if key in ("src", "srcset", "action", "style", "onclick")
        ]
        assert set(fetched) <= {("img", "src")}
        assert all(one.attributes["src"].startswith("data:image/") for one in shown.all("img"))


# Practice


def test_the_practice_page_has_items_of_each_domain_by_weight(bank: Path) -> None:
    shown = read(built(practice=4).files["practice.html"])
    domains = [one.attributes["data-domain"] for one in shown.all("fieldset")]
    assert sorted(domains) == ["1", "1", "2", "2"]
    rows = [row for body in shown.all("tbody") for row in body.all("tr")]
    assert [(row.one("th").text, [cell.text for cell in row.all("td")][1]) for row in rows] == [("The planets", "2"), ("Stars", "2")]
    assert [one.attributes["type"] for one in shown.all("input")].count("checkbox") == 3


def test_the_seed_decides_the_order_and_the_same_seed_gives_the_same_page(bank: Path) -> None:
    one, again, other = (built(seed=seed).files["practice.html"] for seed in (1, 1, 2))
    assert one == again != other


def test_enemies_do_not_meet_on_a_practice_page(bank: Path) -> None:
    (bank / "stars.yaml").write_text(STARS.replace("    article: suns\n", "    article: suns\n    enemies: [star-bare]\n", 1), "utf-8")
    text = built().files["practice.html"]
    assert ("Which star has no page?" in text) + ("Which star is nearest to the earth?" in text) == 2 - 1


# What is published


def test_live_items_are_refused_by_name_and_appear_nowhere(bank: Path) -> None:
    made = built()
    assert made.refused == ("bank/planets.yaml: planet-secret is not published: it is live.",)
    assert not [name for name, text in made.files.items() if re.search("LIVE|DRAFT|planet-secret|live page", text)]


@pytest.mark.parametrize("use", ["live", "lvie", "[practice]"])
def test_the_use_of_a_file_holds_and_one_that_is_not_known_is_refused(bank: Path, use: str) -> None:
    (bank / "stars.yaml").write_text(STARS.replace("use: practice", f"use: {use}"), "utf-8")
    if use == "[practice]":
        (bank / "exam.yaml").write_text((bank / "exam.yaml").read_text("utf-8") + "use: live\n", "utf-8")
    made = built(form="html")
    assert not [name for name in made.files if name.startswith("star")]
    assert any("star-nearest" in sentence for sentence in made.refused)


def test_an_item_that_cannot_be_answered_is_refused(bank: Path) -> None:
    (bank / "stars.yaml").write_text(STARS.replace("Sirius, correct: true", "Sirius"), "utf-8")
    assert "bank/stars.yaml: star-brightest is not published: no answer is marked as right." in built().refused


def test_two_exams_have_a_folder_each(bank: Path) -> None:
    (bank / "more").mkdir()
    (bank / "more" / "exam.yaml").write_text("exam: Other exam\n", "utf-8")
    (bank / "more" / "a.yaml").write_text(STARS, "utf-8")
    folders = {name.partition("/")[0] for name in built().files}
    assert len(folders) == 2
    assert "astronomy" in folders


# The command


@pytest.fixture
def run(bank: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    from crs_lint.cli.main import main

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(["pages", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_the_command_writes_the_pages_names_live_items_and_exits_with_1(run: Run) -> None:
    code, out, err = run("bank", "--to", "site")
    assert (code, out) == (1, "4 pages, 5 items to practice on\n")
    assert err.splitlines() == [
        "crs-lint: bank/planets.yaml: planet-secret is not published: it is live.",
        'crs-lint: 1 published item without "use: practice": a form may draw what is published.',
    ]
    assert sorted(one.name for one in Path("site").iterdir()) == sorted([*built().files, "crs-lint-pages.json"])
    assert run("bank", "--to", "site", "--exit-zero")[0] == 0


def test_without_live_items_the_code_is_0(run: Run, bank: Path) -> None:
    (bank / "planets.yaml").write_text(PLANETS.replace("use: live", "use: practice"), "utf-8")
    assert run("bank", "--to", "site", "--no-practice")[:2] == (0, "5 pages, 0 items to practice on\n")
    assert not Path("site/practice.html").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("bank",), "name a bank and where to write its pages, as in: crs-lint pages bank/ --to site/"),
        (("bank", "--to", "-"), "nothing is written to standard output"),
        (("nowhere", "--to", "site"), "nowhere: "),
        (("bank", "--to", "site", "--practice", "0"), '"0" is not a whole number above zero'),
        (("bank", "--to", "site", "--seed", "-1"), '"-1" is not a whole number. Write it in digits, as in 7.'),
        (("bank", "--to", "site", "--templates", "none"), "none: the folder of templates cannot be read"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_code_2(run: Run, arguments: tuple[str, ...], message: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert not Path("site").exists()


def test_nothing_is_written_if_a_file_of_the_bank_cannot_be_read(run: Run, bank: Path) -> None:
    (bank / "broken.yaml").write_text("items:\n  - id: [\n", "utf-8")
    code, out, err = run("bank", "--to", "site")
    assert (code, out) == (2, "")
    assert "nothing was written: bank/broken.yaml:" in err
    assert not Path("site").exists()


def test_a_bank_without_anything_to_publish_is_code_2(run: Run, bank: Path) -> None:
    (bank / "stars.yaml").unlink()
    (bank / "planets.yaml").write_text("items: []\n", "utf-8")
    code, _, err = run("bank", "--to", "site")
    assert code == 2
    assert "nothing was written" in err


@pytest.mark.parametrize("package", ["jinja2", "markdown_it"])
def test_without_its_extra_the_command_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    for name in list(sys.modules):
        if name.startswith(("crs_lint.pages", "crs_lint.report.page_parts")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    code, out, err = run("bank", "--to", "site")
    assert (code, out) == (2, "")
    assert err.startswith(f'crs-lint: crs-lint pages needs the package {package}; install crs-lint with its extra "pages"')
