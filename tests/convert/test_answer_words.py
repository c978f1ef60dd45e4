"""The words for keys and explanations, which Aiken, Markdown and tables share."""

from __future__ import annotations

import re

import pytest

from crs_lint.convert.aiken import reader as aiken
from crs_lint.convert.answer_words import EXPLANATION, KEY, KEYS, RIGHT, pattern
from crs_lint.convert.markdown import reader as markdown
from crs_lint.convert.record import ItemRecord, ReadResult
from crs_lint.convert.tables import separated
from crs_lint.convert.tables.columns import head_of

AIKEN = "Which planet is the largest?\nA) Mars\nB) Jupiter\n"
MARKDOWN = "### Which planet is the largest?\n\nA. Mars\nB. Jupiter\n\n"


def only(found: ReadResult) -> ItemRecord:
    assert found.losses == ()
    (record,) = found.records
    return record


def keys(record: ItemRecord) -> list[str]:
    return [option.text for option in record.options if option.correct]


@pytest.mark.parametrize("word", [*KEY, *KEYS, *RIGHT])
def test_every_word_for_a_key_stands_before_it(word: str) -> None:
    for sign in (": ", "："):
        assert keys(only(aiken.read(f"{AIKEN}{word.upper()}{sign}B\n".encode()))) == ["Jupiter"]
        assert keys(only(markdown.read(f"{MARKDOWN}{word.capitalize()}{sign}B\n".encode()))) == ["Jupiter"]


@pytest.mark.parametrize("word", [*KEY, *RIGHT])
def test_every_word_for_one_key_or_a_right_answer_names_its_column(word: str) -> None:
    for title in (word.capitalize(), word.replace(" ", "_")):
        table = f"question,option a,option b,{title}\nWhich planet is the largest?,Mars,Jupiter,B\n"
        assert keys(only(separated.read(table.encode()))) == ["Jupiter"]


@pytest.mark.parametrize("word", KEYS)
def test_a_column_of_several_answers_alone_is_not_the_key(word: str) -> None:
    assert head_of([word.capitalize()], ()).keys == ()


@pytest.mark.parametrize("word", EXPLANATION)
def test_every_word_for_an_explanation_stands_before_it(word: str) -> None:
    for sign in (": ", "："):
        told = f"{word.capitalize()}{sign}It is a giant.\n"
        assert only(aiken.read(f"{AIKEN}ANSWER: B\n{told}".encode())).explanation == "It is a giant."
        assert only(markdown.read(f"{MARKDOWN}Answer: B\n\n{told}".encode())).explanation == "It is a giant."
    table = f"question,option a,option b,correct,{word}\nWhich planet is the largest?,Mars,Jupiter,B,It is a giant.\n"
    assert only(separated.read(table.encode())).explanation == "It is a giant."


@pytest.mark.parametrize(
    ("word", "spelling"),
    [
        ("lösung", "lösung"),
        ("lösung", "loesung"),
        ("lösung", "losung"),
        ("explicação", "explicaçao"),
        ("đáp án", "đap  an"),
        ("правильный ответ", "правильный\tответ"),
        ("الإجابة", "الاجابة"),
        ("정답", "정답"),
    ],
)
def test_accents_and_spaces_may_differ(word: str, spelling: str) -> None:
    assert re.fullmatch(pattern(word), spelling)


@pytest.mark.parametrize("spelling", ["lsung", "losungen", "lööesung"])
def test_other_words_do_not_fit(spelling: str) -> None:
    assert not re.fullmatch(pattern("lösung"), spelling)


def test_longer_words_come_first() -> None:
    found = re.match(pattern("answer", "answer key"), "answer key")
    assert found is not None
    assert found[0] == "answer key"
