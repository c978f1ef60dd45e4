"""Languages that are detected by function words: of a long text, and of the words of one item."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from crs_lint.language.detection import MOST_WORDS, language_of, language_of_item, own_words, words_of_others
from crs_lint.language.function_words import CODES, LANGUAGES_OF
from crs_lint.language.tables import LANGUAGES, tables_of
from crs_lint.language.words import words

# Texts of about 120 words, twice each.
TEXTS = Path(__file__).parent / "texts"
LONG = {file.stem: file.read_text("utf-8") * 2 for file in sorted(TEXTS.glob("*.txt"))}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_language_of_a_long_text_is_detected(code: str) -> None:
    assert language_of(words(LONG[code])) == code


@pytest.mark.parametrize("code", ["nl", "da", "ca", "ro", "la"])
def test_a_language_without_tables_is_not_taken_for_its_neighbor(code: str) -> None:
    assert language_of(words(LONG[code])) == ""


def test_200_words_are_enough_and_199_are_not() -> None:
    tokens = words(LONG["fr"])
    assert len(tokens) >= 200
    assert [language_of(tokens[:199]), language_of(tokens[:200])] == ["", "fr"]


def test_a_text_in_two_languages_is_in_neither() -> None:
    assert language_of(words(LONG["fr"]) + words(LONG["en"])) == ""


def test_only_the_first_words_count() -> None:
    english, german = words(LONG["en"]), words(LONG["de"])
    assert language_of(english * (MOST_WORDS // len(english) + 1) + german * 40) == "en"


def test_a_few_words_that_are_repeated_have_no_language() -> None:
    assert language_of(["welche", "planeten", "sind", "nicht", "und", "oder"] * 60) == "de"
    assert language_of(["welche", "planeten", "sind", "nicht", "und"] * 60) == ""
    assert language_of(["não"] * 400) == ""


def test_texts_without_words_have_no_language() -> None:
    assert language_of(("1", "2", "3") * 100) == language_of(()) == language_of_item(()) == language_of_item(("1", "2")) == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Quelle est la plus grande ville du pays ? Elle compte plus de deux millions d'habitants.", "fr"),
        ("Où est le Louvre ?", "fr"),
        ("¿Quién escribió El Quijote?", "es"),
        ("¿Cuál de los siguientes planetas está más cerca del Sol?", "es"),
        ("Welcher Planet ist der Sonne am nächsten?", "de"),
        ("Quale dei seguenti pianeti è il più vicino al Sole?", "it"),
        ("Qual dos seguintes planetas está mais perto do Sol?", "pt"),
        ("Which of these planets is nearest to the sun?", "en"),
        ("Which of these words is an article in Spanish: el, los, las or una?", ""),
        ("Die Hard, Die Another Day", ""),
        ("Largest city of Nevada: Los Angeles, Las Vegas", ""),
        ("¿Cuál es la capital de Francia?", "es"),
        ("Il Divo, La Dolce Vita", ""),
        ("Cogito ergo sum: quis dixit et ubi?", ""),
        ("Wat is de hoofdstad van het land en waar ligt die stad?", ""),
        ("Osteoporosis, diabetes mellitus, asthma", ""),
    ],
)
def test_the_language_of_an_item_is_detected_where_its_own_words_are_clear(text: str, code: str) -> None:
    assert language_of_item(words(text)) == code


def test_the_words_of_all_languages_are_those_of_the_tables() -> None:
    for code in LANGUAGES:
        bit = 1 << CODES.index(code)
        assert {word for word, bits in LANGUAGES_OF.items() if bits & bit} == {one.casefold() for one in tables_of(code).function_words}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_quick_look_is_for_words_that_a_language_lacks(code: str) -> None:
    own = {word.casefold() for word in tables_of(code).function_words}
    assert words_of_others(code) == LANGUAGES_OF.keys() - own
    assert own_words(code) == own - {
        word for other in LANGUAGES if other != code for word in map(str.casefold, tables_of(other).function_words)
    }


def test_detection_loads_no_tables() -> None:
    script = "import sys; from crs_lint.language import detection; detection.language_of(['the'] * 300); print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "crs_lint.language.function_words" in done.stdout
    assert ".tables" not in done.stdout
