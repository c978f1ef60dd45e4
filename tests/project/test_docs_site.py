"""The site of the docs: every page is in the navigation, and the check of a built site finds what is wrong with it.

`make docs` builds the site, which needs the extra docs; these tests do not.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from crs_lint.cli import exit_codes
from crs_lint.rules.page_address import page_address
from crs_lint.rules.registry import ALL
from tools import check_site, reference
from tools.reference import why

ROOT = Path(__file__).parents[2]
SITE = tomllib.loads((ROOT / "zensical.toml").read_text("utf-8"))["project"]


def test_every_page_is_in_the_navigation_and_every_entry_is_a_page() -> None:
    assert check_site.outside_of_navigation() == []


def test_a_page_that_the_navigation_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    named = check_site.navigation()
    monkeypatch.setattr(check_site, "navigation", lambda: [*named[1:], "nowhere.md"])
    assert check_site.outside_of_navigation() == [
        f"docs/{named[0]} is not in the nav of zensical.toml",
        "the nav of zensical.toml names docs/nowhere.md, which does not exist",
    ]


def test_the_list_of_rules_links_to_the_page_of_each() -> None:
    page = (ROOT / "docs" / "rules" / "README.md").read_text("utf-8")
    assert [rule.name for rule in ALL if f"]({rule.name}.md)" not in page] == []


def test_the_page_of_a_rule_has_the_address_that_findings_link_to() -> None:
    assert SITE["use_directory_urls"] is True
    assert (ROOT / "docs" / "rules" / "longest-key.md").is_file()
    assert page_address("https://docs.example/", "longest-key") == "https://docs.example/rules/longest-key/"


def test_the_site_asks_for_no_font_and_has_its_own_style() -> None:
    assert SITE["theme"]["font"] is False
    for name in (*SITE["extra_css"], *SITE["extra_javascript"]):
        text = (ROOT / "docs" / name).read_text("utf-8")
        assert "://" not in text


def site(folder: Path, **pages: str) -> list[str]:
    for name, body in pages.items():
        file = folder / ("index.html" if name == "home" else f"{name}/index.html")
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"<!doctype html><html><body>{body}</body></html>", encoding="utf-8")
    return check_site.problems_of(folder)


def test_links_and_anchors_that_lead_somewhere_are_fine(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"")
    home = (
        '<a href="other/">o</a> <a href="other/#here">h</a> <a href="#top">t</a><h1 id="top"></h1> <a href="a.png">p</a> <img src="a.png">'
    )
    other = '<h2 id="here"></h2><a href="..">up</a> <a href="../#top">top</a> <a href="https://docs.example/">away</a> <a href="mailto:a@b.example">m</a>'
    assert site(tmp_path, home=home, other=other) == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ('<a href="gone/">x</a>', "index.html links to gone/, which does not exist"),
        ('<a href="#gone">x</a>', "index.html links to #gone, which has no such heading"),
        ('<a href="./#gone">x</a>', "index.html links to ./#gone, which has no such heading"),
        ('<script src="https://cdn.example/a.js"></script>', "index.html loads https://cdn.example/a.js"),
        ('<link rel="stylesheet" href="//fonts.example/a.css">', "index.html loads //fonts.example/a.css"),
        ('<img src="https://badge.example/a.svg">', "index.html loads https://badge.example/a.svg"),
        ('<video src="//v.example/a.mp4"></video>', "index.html loads //v.example/a.mp4"),
        ('<video poster="//v.example/a.png"></video>', "index.html loads //v.example/a.png"),
        ('<audio src="//v.example/a.ogg"></audio>', "index.html loads //v.example/a.ogg"),
        ('<embed src="//v.example/a.svg">', "index.html loads //v.example/a.svg"),
        ('<track src="//v.example/a.vtt">', "index.html loads //v.example/a.vtt"),
        ('<input type="image" src="//v.example/a.png">', "index.html loads //v.example/a.png"),
        ('<img srcset="data:,x 1x, https://i.example/a,b.png 2x">', "index.html loads https://i.example/a,b.png"),
        ('<img srcset="data:,x 1x,//i.example/a.png">', "index.html loads //i.example/a.png"),
        ('<source srcset="data:,x, //i.example/a.png 2x">', "index.html loads //i.example/a.png"),
        ('<img src="http:/i.example/a.png">', "index.html loads http:/i.example/a.png"),
        ("<style>p { background: URL( '//i.example/a.png' ) }</style>", "index.html loads //i.example/a.png"),
        ('<style>@import "//i.example/a.css";</style>', "index.html loads //i.example/a.css"),
        ("<style>@import url(//i.example/a.css);</style>", "index.html loads //i.example/a.css"),
        ('<p style="background: url(//i.example/a.png)">x</p>', "index.html loads //i.example/a.png"),
        ('<img src="gone.png?v=1">', "index.html loads gone.png?v=1, which does not exist"),
        ('<script src="gone.js"></script>', "index.html loads gone.js, which does not exist"),
        ('<a href="#top">x</a><meta name="top">', "index.html links to #top, which has no such heading"),
    ],
)
def test_a_broken_link_and_a_foreign_request_are_named(tmp_path: Path, body: str, problem: str) -> None:
    assert site(tmp_path, home=body) == [problem]


def test_what_a_style_loads_is_judged(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "a.png").write_bytes(b"")
    css = '@import "https://f.example/a.css"; p { background: url(../a.png), url(#x), url("data:,url(y)"), url(../gone.png) }'
    (tmp_path / "assets" / "a.css").write_text(css, "utf-8")
    assert site(
        tmp_path, home='<link rel="stylesheet" href="assets/a.css"><a name="old"></a><a href="#old">x</a><p>url(//no.example)</p>'
    ) == [
        "assets/a.css loads https://f.example/a.css",
        "assets/a.css loads ../gone.png, which does not exist",
    ]


def test_a_folder_without_pages_is_a_problem(tmp_path: Path) -> None:
    assert check_site.problems_of(tmp_path) == [f"{tmp_path}: there is no page"]
    assert check_site.main([str(tmp_path)]) == 1


def test_a_work_that_the_page_on_the_literature_lacks_is_named() -> None:
    literature = (ROOT / "docs" / "literature.md").read_text("utf-8")
    assert why(literature)
    with pytest.raises(ValueError, match=r"lacks works that rules name: .*Rodriguez 2002"):
        why("\n".join(line for line in literature.splitlines() if "2002" not in line))


def test_an_exit_code_without_a_meaning_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "| 2 | Something could not be checked" in reference.codes()
    monkeypatch.setattr(exit_codes, "NEW", 3, raising=False)
    with pytest.raises(ValueError, match="NEW"):
        reference.codes()


def test_the_reference_has_every_option_and_every_setting() -> None:
    commands, settings = ((ROOT / "docs" / "reference" / f"{name}.md").read_text("utf-8") for name in ("commands", "settings"))
    for option in ("--fail-level {error,warning,info}", "--since REVISION", "-V`, `--version"):
        assert option in commands
    for line in (
        "## docs-url",
        "## per-file-ignores",
        "| `key-form` |",
        "| [near-duplicate-item](../rules/near-duplicate-item.md) | `similarity` |",
    ):
        assert line in settings
