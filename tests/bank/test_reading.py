"""The words and the reading level of items, without a connection."""

from __future__ import annotations

import subprocess
import sys

import pytest

from crs_lint.bank.item_figures import ReadyItemFigures, ages_table, grades_table, words_table
from crs_lint.bank.reading import sentences_to_read, texts_to_read, words_to_read
from crs_lint.model.item import Exam, Item

ITEM = Item(
    {
        "id": "a",
        "scenario": "A lamp glows.",
        "stem": "What does **it** do when `x = 1` holds?",
        "options": [{"text": "It glows", "correct": True}, {"text": "Nothing."}],
        "explanation": "Not read.",
    },
    (),
    Exam(),
)


def test_words_are_those_of_scenario_stem_and_answers() -> None:
    assert words_to_read(ITEM) == 3 + 6 + 2 + 1


def test_each_text_is_a_sentence() -> None:
    assert sentences_to_read(texts_to_read(ITEM)) == "A lamp glows. What does it do when holds? It glows. Nothing."
    assert sentences_to_read([" ", "One\n two"]) == "One two."


_WITHOUT_CONNECTION = """
import socket, urllib.request

def refuse(*arguments, **options):
    raise AssertionError("a connection was opened")

socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = urllib.request.urlopen = refuse
from crs_lint.bank.reading_grade import grade_of
from crs_lint.model.item import Exam, Item

easy = Item({"stem": "Which one is red?", "options": [{"text": "The sun is red"}, {"text": "The sky is red"}]}, (), Exam())
hard = {"stem": "Which comprehensive recommendations characterize interdisciplinary professional responsibilities?", "options": []}
print(round(grade_of(easy), 2), round(grade_of(Item(hard, (), Exam())), 2))
"""


def test_the_reading_level_opens_no_connection() -> None:
    """38 characters in 12 words and 3 sentences, and 91 characters in 7 words and 1 sentence, counted by hand."""
    pytest.importorskip("textstat")
    done = subprocess.run([sys.executable, "-c", _WITHOUT_CONNECTION], capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    easy, hard = map(float, done.stdout.split())
    assert easy == pytest.approx(4.71 * 38 / 12 + 0.5 * 12 / 3 - 21.43, abs=0.01)
    assert hard == pytest.approx(4.71 * 91 / 7 + 0.5 * 7 - 21.43, abs=0.01)


FIGURES = [ReadyItemFigures("a", 24, 5.9, 0), ReadyItemFigures("b", 25, 6.0, None), ReadyItemFigures("c", 150, None, 86_400 * 700)]


def test_words_are_counted_in_bins() -> None:
    table = words_table(FIGURES)
    assert {row.label: row.items for row in table.rows if row.items} == {"under 25": 1, "25 to 49": 1, "150 and more": 1}
    assert table.note == "median 25, longest 150 (c)"


def test_items_in_other_languages_have_no_grade() -> None:
    table = grades_table(FIGURES)
    assert {row.label: row.items for row in table.rows if row.items} == {"under 6": 1, "6 to 8": 1}
    assert table.note == "median 6.0, highest 6.0 (b); 1 not in English left out"
    assert grades_table([FIGURES[2]]).rows == ()


def test_ages_are_counted_in_days() -> None:
    table = ages_table(FIGURES, 86_400 * 730 - 1)
    assert {row.label: row.items for row in table.rows if row.items} == {"under 30 days": 1, "1 year": 1, "in no commit yet": 1}
    assert table.note == "median 379 days, longest 729 days (a)"
