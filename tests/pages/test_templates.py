"""Templates of a team: which placeholders there are, and that no template runs code."""

from __future__ import annotations

from pathlib import Path

import pytest

from crs_lint.pages.build import build_pages
from crs_lint.pages.templates import PLACEHOLDERS, TemplateError, load_templates
from tests.pages.study_bank import report_on, write_bank


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_bank(tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own").mkdir()
    return tmp_path / "own"


def made(form: str = "html") -> dict[str, str]:
    return build_pages(report_on(), form, 20, 0, "own").files


def test_a_template_of_a_team_takes_the_place_of_one(folder: Path) -> None:
    (folder / "item.html").write_text("<h1>$title</h1> $$5 ${summary}\n", "utf-8")
    (folder / "README.md").write_text("about $this\n", "utf-8")
    files = made()
    assert files["planet-largest.html"] == "<h1>Sizes of planets</h1> $5 Giants and dwarfs\n"
    assert files["index.html"].startswith("<!doctype html>")


def test_a_value_is_text_and_no_template(folder: Path) -> None:
    bank = folder.parent / "bank" / "planets.yaml"
    bank.write_text(bank.read_text("utf-8").replace("Giants and dwarfs", "$policy ${style} & $$"), "utf-8")
    assert "$policy ${style} &amp; $$" in made()["planet-largest.html"]


def test_a_style_of_a_team_is_allowed_by_the_policy(folder: Path) -> None:
    plain = made()["index.html"]
    (folder / "study.css").write_text("h1 { color: red }\n", "utf-8")
    styled = made()["index.html"]
    assert "h1 { color: red }" in styled
    assert styled.split("style-src ")[1][:50] != plain.split("style-src ")[1][:50]


def test_every_placeholder_can_be_used(folder: Path) -> None:
    for name, placeholders in PLACEHOLDERS.items():
        (folder / name).write_text("".join(f"[${{{one}}}]" for one in sorted(placeholders)), "utf-8")
    assert len(made("html")) == len(made("markdown")) == 6


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("item.html", "$titel", 'own/item.html: there is no placeholder "$titel". Did you mean "title"? Write $$ for a dollar sign.'),
        ("item.md", "$policy", 'own/item.md: there is no placeholder "$policy". There are: answer, '),
        ("index.html", "$ 5", "own/index.html: a dollar sign in it begins no placeholder. Write $$ for a dollar sign."),
        ("itme.html", "", 'own/itme.html: there is no template of that name. Did you mean "item.html"?'),
        ("item.html", " \n", "own/item.html: the template is empty, and so would be its pages."),
        ("index.md", "", "own/index.md: the template is empty, and so would be its pages."),
        ("study.css", "</STYLE><script>", "own/study.css: it contains </style, which ends the style of a page."),
    ],
)
def test_what_a_template_cannot_have_is_one_line(folder: Path, name: str, text: str, message: str) -> None:
    (folder / name).write_text(text, "utf-8")
    with pytest.raises(TemplateError) as caught:
        load_templates("own")
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("content", [b"\xff", b"x" * (1 << 20) + b"x"])
def test_a_template_that_cannot_be_read_is_one_line(folder: Path, content: bytes) -> None:
    (folder / "item.html").write_bytes(content)
    with pytest.raises(TemplateError, match=r"own/item\.html: the template"):
        load_templates("own")


@pytest.mark.parametrize("name", ["index.html", "study.css"])
def test_a_link_out_of_the_folder_is_refused(folder: Path, name: str) -> None:
    (folder.parent / "secret.txt").write_text("SECRET", "utf-8")
    (folder / name).symlink_to("../secret.txt")
    with pytest.raises(TemplateError) as caught:
        load_templates("own")
    assert str(caught.value) == f"own/{name}: the template is a link that leads out of the folder of templates."


def test_a_link_inside_the_folder_and_one_to_the_folder_are_followed(folder: Path) -> None:
    (folder / "parts").mkdir()
    (folder / "parts" / "item.txt").write_text("<h1>$title</h1>", "utf-8")
    (folder / "item.html").symlink_to("parts/item.txt")
    (folder.parent / "linked").symlink_to("own")
    assert load_templates("linked").filled("item.html", {"title": "Sizes"}) == "<h1>Sizes</h1>"


def test_a_style_may_be_empty(folder: Path) -> None:
    (folder / "study.css").write_text("", "utf-8")
    assert load_templates("own").style == ""
