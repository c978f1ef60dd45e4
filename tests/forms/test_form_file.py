"""What a file of a form says, and that it is read back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crs_lint.forms import form_file
from crs_lint.forms.assemble import FigureOfForm, Form
from crs_lint.forms.form_file import FormEntry, FormFileError, as_json, as_text, entries_in, form_of_file, places_of
from crs_lint.forms.form_item import FormItem
from crs_lint.model.item import Exam, Item


def item(name: str, *, is_pretest: bool = False) -> FormItem:
    return FormItem("bank/sky.yaml", name, "inner", "moons", "recall", is_pretest, 4, 2, 31)


def test_a_file_has_an_id_a_line_under_the_figures() -> None:
    made = Form((item("moon-a"), item("moon-b", is_pretest=True)), (FigureOfForm("the words to read", "word", 31.0, 30, 40),))
    assert as_text(made, "sky", 7) == (
        '# A form of the exam "sky": 1 item and 1 pretest item, seed 7.\n# the words to read: 31 (30 to 40)\nmoon-a\nmoon-b  # pretest\n'
    )
    assert json.loads(as_json(made, "sky", 7))["items"] == [
        {
            "id": name,
            "language": None,
            "path": "bank/sky.yaml",
            "domain": "inner",
            "task": "moons",
            "level": "recall",
            "key": "C",
            "words": 31,
            "scored": scored,
        }
        for name, scored in (("moon-a", True), ("moon-b", False))
    ]


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, unique=True))
def test_the_ids_are_read_back(names: list[str]) -> None:
    made = Form(tuple(map(item, names)), ())
    assert entries_in(as_text(made, "sky", 1)) == [FormEntry(name) for name in names]
    assert entries_in(as_json(made, "sky", 1)) == [FormEntry(name) for name in names]
    translated = Form(tuple(item(name)._replace(language="es-MX") for name in names), ())
    assert (
        entries_in(as_text(translated, "sky", 1))
        == entries_in(as_json(translated, "sky", 1))
        == [FormEntry(name, "es-MX") for name in names]
    )


@pytest.mark.parametrize(
    "text",
    [
        '{"items": [{"id": 3}]}',
        '{"items": 3}',
        "{",
        '{"a": ' * 100_000,
        '{"items": [{"id": ""}]}',
        '"moon',
        "moon es late",
        "",
        "# a comment",
        '{"items": []}',
        '{"items": ["moon"]}',
        '{"items": [{"id": "moon"}, "star"]}',
        "moon\nmoon",
    ],
)
def test_a_file_that_is_no_form_is_refused(text: str) -> None:
    with pytest.raises(FormFileError):
        entries_in(text)


@pytest.mark.parametrize("name", ["::error::x", "##[error]x", "a\u202eb", "# a", "::stop-commands::y"])
def test_no_id_is_a_command_of_a_runner_or_turns_the_text_around(name: str) -> None:
    made = Form((item(name),), ())
    for text in (as_text(made, "sky", 1), as_json(made, "sky", 1)):
        assert entries_in(text) == [FormEntry(name)]
        assert not [row for row in text.splitlines() if row.lstrip().startswith("::") or "##[" in row or not row.isprintable()]


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_file, "_LARGEST", 10)
    (tmp_path / "form.txt").write_text("moon\nstar\n")
    assert len(form_of_file(str(tmp_path / "form.txt"))) == 2
    (tmp_path / "form.txt").write_text("moon\nstar\nsun\n")
    with pytest.raises(FormFileError, match="it has more than 10 bytes"):
        form_of_file(str(tmp_path / "form.txt"))


def test_comments_blank_lines_and_other_line_ends_are_skipped() -> None:
    assert entries_in("# a\r\n\r\nmoon-a # not the easiest\r\n  moon-b\r\n") == [FormEntry("moon-a"), FormEntry("moon-b")]


def test_an_item_of_a_form_is_found_by_its_id_and_its_language() -> None:
    items = [Item({"id": name, "language": tag}, (), Exam()) for name, tag in (("moon", "en"), ("star", "en"), ("moon", "es"))]
    assert places_of([FormEntry("star"), FormEntry("moon", "es")], items) == [1, 2]
    with pytest.raises(FormFileError, match=r"the bank has 2 items moon\.$"):
        places_of([FormEntry("moon")], items)
    with pytest.raises(FormFileError, match=r"the bank has no item comet in es\.$"):
        places_of([FormEntry("comet", "es")], items)
