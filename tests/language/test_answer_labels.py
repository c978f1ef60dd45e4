"""Answers that are lists of labels, and which of them name other answers."""

from __future__ import annotations

import pytest

from crs_lint.language.answer_labels import LabelKind, combination, named_answers, points
from tests.choices import variants


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("A and C", (1, 3)),
        ("A, C", (1, 3)),
        ("A,B,C are correct", (1, 2, 3)),
        ("b and c", (2, 3)),
        ("(a) and (c)", (1, 3)),
        ("Both A and B", (1, 2)),
        ("All of A, B and C", (1, 2, 3)),
        ("I only", (1,)),
        ("I, II, and IV only", (1, 2, 4)),
        ("1 and 3", (1, 3)),
        ("Answers A and B", (1, 2)),
    ],
)
def test_a_list_of_labels_gives_their_positions(text: str, labels: tuple[int, ...]) -> None:
    found = combination(text)
    assert found is not None
    assert found.labels == labels


@pytest.mark.parametrize("text", ["A", "10,20", "A and b cells", "Vitamin A and D", "1", "3 or 5 years", "I, Claudius"])
def test_other_answers_are_no_lists_of_labels(text: str) -> None:
    assert combination(text) is None


def test_forty_letters_are_read_in_linear_time() -> None:
    assert combination("x" * 40) is None
    assert combination("x " * 30) is None


def test_points_of_a_stem_have_labels_from_the_first_on() -> None:
    assert points("Which hold? I. Tin. II. Iron. III. Gold.", LabelKind.ROMAN) == {1, 2, 3}
    assert points("Which are metals? A. tin B) iron (C) oxygen", LabelKind.LETTER) == {1, 2, 3}
    assert points("Who was Vitamin B. Smith?", LabelKind.LETTER) == frozenset()


@pytest.mark.parametrize(
    ("stem", "texts", "naming"),
    [
        ("What are the parts of a core?", ["b and c", "neutrons", "protons", "electrons"], {0}),
        ("Which are near?", ["Mercury", "Venus", "Both A and B"], {2}),
        ("Which are near?", ["Mercury", "Venus", "Mars", "A, B and C"], {3}),
        ("Which are near?", ["Mercury", "Venus", "B and C"], set()),  # it names itself
        ("Which are near?", ["Mercury", "Venus", "D and E"], set()),
        ("Which are metals? A. tin B. iron", ["tin", "iron", "A and B"], set()),
        ("Which vitamins dissolve in fat?", ["B complex", "C", "A and D"], set()),
        ("Which are near?", ["A and B", "B and C"], set()),
    ],
)
def test_an_answer_names_others_by_letter(stem: str, texts: list[str], naming: set[int]) -> None:
    assert set(named_answers(stem, texts)) == naming


LISTS = """
⟦Both/Neither/Either/Only/Just/All of/Statements/Statement/Option/Answers/Choices/Alternatives/Distractors/Responses⟧ A, B
A ⟦and/or/nor⟧ B
A, ⟦and/or/nor⟧ B
A, B ⟦only/alone⟧
A, B ⟦are/is⟧ correct
A, B are ⟦all/both⟧ correct
A, B are ⟦correct/true/right/false/incorrect/wrong/valid/possible⟧
"""


@pytest.mark.parametrize("text", [text for line in LISTS.strip().split("\n") for text in variants(line)])
def test_each_word_beside_labels(text: str) -> None:
    found = combination(text)
    assert found is not None
    assert found.labels == (1, 2)


@pytest.mark.parametrize("word", ["and", "or", "nor"])
def test_labels_that_a_word_joins_are_in_words(word: str) -> None:
    found = combination(f"A {word} B")
    assert found is not None
    assert found.in_words


@pytest.mark.parametrize("text", ["A, B only", "A, B alone", "Both A, B", "Neither A, B", "Either A, B", "A, B are true", "A, B is true"])
def test_labels_beside_a_word_are_in_words(text: str) -> None:
    found = combination(text)
    assert found is not None
    assert found.in_words


def test_labels_alone_are_in_no_words() -> None:
    found = combination("A, B")
    assert found is not None
    assert not found.in_words


ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@pytest.mark.parametrize(("position", "numeral"), list(enumerate(ROMAN, 1)))
def test_a_numeral_has_a_position(position: int, numeral: str) -> None:
    found = combination(f"{numeral} only")
    assert found is not None
    assert found.labels == (position,)
    assert position in points(f"Which hold? I. a II. b {numeral}. c", LabelKind.ROMAN)
