"""Answers move only where no text refers to one by its letter or position, in the language of the item."""

from __future__ import annotations

import pytest

from crs_lint.model.finding import Reorder
from crs_lint.model.item import Item, read_exam
from crs_lint.rules.shared.answer_order import last_and_pinned
from tests.choices import variants

STAND_INS = {
    "en": "All of the above",
    "es": "Todas las anteriores",
    "fr": "Toutes les réponses ci-dessus",
    "de": "Alle oben genannten",
    "it": "Tutte le precedenti",
    "pt": "Todas as anteriores",
}

NAMING = """
The ⟦option/options/answer/answers/choice/choices/alternative/distractor/response⟧ a is so.
The answer: b is so.
The ⟦first/second/third/fourth/fifth/last/next/previous/former/latter⟧ answer is so.
The first ⟦option/answer/choice/alternative/one⟧ is so.
It is B.
It is A ⟦and/or/is/are⟧ so.
"""


def _moves(language: str, explanation: str) -> bool:
    options = [{"text": STAND_INS[language], "correct": True}, {"text": "Berlin"}, {"text": "Paris"}]
    item = Item({"stem": "?", "options": options, "explanation": explanation}, (), read_exam({"language": language}))
    fix = last_and_pinned(item, item.options[0])
    return fix is not None and any(isinstance(change, Reorder) for change in fix.changes)


@pytest.mark.parametrize("language", STAND_INS)
def test_an_answer_that_no_text_names_moves_below_the_others(language: str) -> None:
    assert _moves(language, "x")


@pytest.mark.parametrize("text", ["The answer is so.", "A dog is so.", "The first of all", "The cat's", "It is vitamin-B."])
def test_other_texts_name_no_answer(text: str) -> None:
    assert _moves("en", text)


@pytest.mark.parametrize(
    ("language", "explanation"),
    [
        *(("en", text) for line in NAMING.strip().split("\n") for text in variants(line)),
        ("es", "La respuesta a es correcta."),
        ("es", "La primera opción es correcta."),
        ("es", "Vale la opción anterior."),
        ("es", "Según dice la ley, A es correcta."),
        ("fr", "La réponse a) est juste."),
        ("fr", "La première réponse est juste."),
        ("de", "Antwort 1 ist richtig."),
        ("de", "Die letzte Antwort ist richtig."),
        ("it", "La risposta a è corretta."),
        ("it", "L'ultima risposta è corretta."),
        ("pt", "A alternativa a está correta."),
        ("pt", "A segunda opção está correta."),
    ],
)
def test_an_answer_stays_where_a_text_names_one_by_letter_or_position(language: str, explanation: str) -> None:
    assert not _moves(language, explanation)
