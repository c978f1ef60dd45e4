"""Stems in five languages that ask for what is not so, and near misses; ``negatives/LANGUAGE.tsv`` has the word, or "-", and the stem."""

from __future__ import annotations

from pathlib import Path

import pytest

from crs_lint.language.grammar import grammar
from crs_lint.language.main_clause import asks_to_choose, negation_of
from crs_lint.language.negation import is_negative, may_be_negative, negative_lead_in
from crs_lint.language.tables import LANGUAGES, NO_TABLES, tables_of
from crs_lint.language.words import prose
from crs_lint.text.lazy_pattern import LazyPattern

FOLDER = Path(__file__).parent / "negatives"
CODES = [code for code in LANGUAGES if code != "en"]
_FEWEST = 12


def _rows(code: str) -> list[tuple[str, str]]:
    return [(line.split("\t")[0], line.split("\t")[1]) for line in (FOLDER / f"{code}.tsv").read_text("utf-8").splitlines()]


def _negative(stem: str, code: str, *, is_statement: bool = False) -> str:
    span = negative_lead_in(prose(stem), tables_of(code), is_statement=is_statement)
    return "-" if span is None else stem[slice(*span)]


@pytest.mark.parametrize(("code", "word", "stem"), [(code, *row) for code in CODES for row in _rows(code)])
def test_a_negative_of_the_main_clause_turns_the_question(code: str, word: str, stem: str) -> None:
    assert _negative(stem, code) == word


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_twelve_negative_questions_and_twelve_near_misses(code: str) -> None:
    near_misses = [word == "-" for word, _ in _rows(code)]
    assert near_misses.count(True) >= _FEWEST
    assert near_misses.count(False) >= _FEWEST


@pytest.mark.parametrize(
    ("code", "stem", "word"),
    [
        ("de", "Der Mond ist kein Planet.", "kein"),
        ("de", "Wenn es nicht regnet, stirbt die Pflanze.", "-"),
        ("de", "Der Fluss, der nicht gefriert, ist der Rhein.", "-"),
        ("de", "Nicht erneuerbare Energien sind endlich.", "-"),
        ("es", "Verdadero o falso: Las ballenas no son peces.", "no"),
        ("es", "El agua que no hierve no quema.", "-"),
        ("es", "Madrid es la capital y no tiene mar.", "-"),
        ("fr", "Vrai ou faux : la Lune n'est pas une planète.", "pas"),
        ("fr", "S'il ne pleut pas, la plante meurt.", "-"),
        ("fr", "Le fleuve qui ne gèle pas est le Rhin.", "-"),
        ("it", "La Luna non è un pianeta.", "non"),
        ("it", "Se non piove, la pianta muore.", "-"),
        ("pt", "Os pinguins não podem voar.", "não"),
        ("pt", "O rio que não gela é o Tejo.", "-"),
    ],
)
def test_a_statement_is_negated_by_its_own_verb(code: str, stem: str, word: str) -> None:
    assert _negative(stem, code, is_statement=True) == word


@pytest.mark.parametrize(
    ("code", "answer", "negation"),
    [
        ("de", "Sie haben keine Haare.", "keine"),
        ("de", "Nicht nur Fische", ""),
        ("de", "Nichtmetalle", ""),
        ("es", "No tienen pelo.", "No tienen"),
        ("es", "Nunca duerme.", "Nunca duerme"),
        ("es", "No, gracias.", ""),
        ("es", "No solo los peces", ""),
        ("es", "Energía no renovable", ""),
        ("es", "Noruega", ""),
        ("fr", "Ils n'ont pas de poils.", "n'ont pas"),
        ("fr", "Ils n’ont pas de poils.", "n’ont pas"),
        ("fr", "Un pas en avant", ""),
        ("fr", "Il ne dort que la nuit.", ""),
        ("it", "Non hanno peli.", "Non hanno"),
        ("it", "Energia non rinnovabile", ""),
        ("pt", "Não têm pelos.", "Não têm"),
        ("pt", "Energia não renovável", ""),
    ],
)
def test_the_negation_of_an_answer(code: str, answer: str, negation: str) -> None:
    span = negation_of(answer, code)
    assert ("" if span is None else answer[slice(*span)]) == negation
    assert is_negative(answer, tables_of(code)) is bool(negation)


def test_an_answer_with_a_negative_in_another_clause_has_no_negation_of_its_own() -> None:
    assert is_negative("Los animales que no vuelan", tables_of("es"))
    assert negation_of("Los animales que no vuelan", "es") is None
    assert negation_of("uno dos tres cuatro cinco seis siete ocho nueve no vuela", "es") is None


def test_a_quick_look_at_answers_is_by_language() -> None:
    assert may_be_negative("sie haben keine haare", tables_of("de"))
    assert not may_be_negative("they do not", tables_of("de"))


@pytest.mark.parametrize(
    ("code", "stem", "expected"),
    [
        ("es", "¿Cuál de estas afirmaciones NO es correcta?", True),
        ("es", "Señale lo que NO es cierto.", True),
        ("es", "¿Quién NO fue rey?", False),
        ("es", "¿Cuál de estos versos NO es de Lorca?", False),
        ("de", "Welche Aussage ist NICHT richtig?", True),
    ],
)
def test_a_question_that_is_about_the_truth_of_its_answers(code: str, stem: str, expected: bool) -> None:
    assert asks_to_choose(stem, code) is expected


def test_a_language_without_tables_has_no_negatives() -> None:
    assert negative_lead_in("Které město neleží na Labi?", NO_TABLES) is None


@pytest.mark.parametrize("code", CODES)
def test_every_pattern_of_a_language_compiles(code: str) -> None:
    patterns = [value for value in grammar(code) if isinstance(value, LazyPattern)]
    assert len(patterns) > 20
    for pattern in patterns:
        pattern.search("")
    assert grammar(code).hint.literals
    assert grammar(code).negated.literals
