"""Stems that ask for the false answer, and answers in the negative."""

from __future__ import annotations

import pytest

from crs_lint.language.negation import is_negative, lead_in_start, negative_lead_in
from tests.choices import variants


def _negative(stem: str, *, is_statement: bool = False) -> str | None:
    span = negative_lead_in(stem, is_statement=is_statement)
    return stem[slice(*span)] if span is not None else None


@pytest.mark.parametrize(
    ("stem", "word"),
    [
        ("Which of these is not a planet?", "not"),
        ("Which of these is NOT a planet?", "NOT"),
        ("Which planet doesn't have a moon?", "doesn't"),
        ("Which planet doesn’t have a moon?", "doesn’t"),
        ("All of these are planets except", "except"),
        ("All of these are planets, excluding", "excluding"),
        ("Which one is least likely?", "least"),
        ("Which statement is false?", "false"),
        ("Which statement is incorrect?", "incorrect"),
        ("It can be anything but", "anything but"),
        ("A patient does not sleep. Which drug should never be given?", "never"),
        ("Choose the untrue statement.", "untrue"),
        ("Which of these cannot be seen?", "cannot"),
    ],
)
def test_a_negative_turns_the_question(stem: str, word: str) -> None:
    assert _negative(stem) == word


@pytest.mark.parametrize(
    "stem",
    [
        "Which of these is a planet?",
        "A patient does not sleep. Which drug helps?",
        "Which planet is at least as large as Earth?",
        "Which is not only a planet but a star?",
        "Is the statement true or false?",
        "Which test has a false positive result?",
        "If it does not rain, which plant survives?",
        "Which plant survives when it does not rain?",
        "Why does the moon not fall?",
        "How many of them are not planets?",
        "What percentage of patients did not respond?",
        "Except in summer, what is the price?",
        "Who sang 'It is not over'?",
        "Who wrote Never Again?",
        "It is not so.",
        "Which hold? 1. A star does not shine",
        "Why, then, is the moon not a planet?",
        "Which is at least true of most planets?",
        "Whether or not it rains, which plant survives?",
        "Which is a child, not an adult?",
        "Which drug helps patients who have had pain for a year and do not sleep?",
    ],
)
def test_a_negative_elsewhere_does_not(stem: str) -> None:
    assert _negative(stem) is None


@pytest.mark.parametrize(("between", "word"), [(5, "not"), (6, None)])
def test_a_verb_far_before_the_negative_opens_another_clause(between: int, word: str | None) -> None:
    assert _negative("Which is " + "very " * (between + 1) + "surely not so?") == word


def test_the_last_sentence_is_the_question() -> None:
    stem = "It rains. Dr. A said (no!) so. What now?"
    assert stem[lead_in_start(stem) :] == "What now?"
    assert lead_in_start("What now?") == 0
    assert lead_in_start("What now? ") == 0


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("It does not rise", True),
        ("It doesn't rise", True),
        ("It never rises", True),
        ("Neither of them", True),
        ("It cannot rise", True),
        ("Not only the sun", False),
        ("Not just the sun", False),
        ("Without a moon", False),
        ("A knot", False),
        ("No other planet", False),
    ],
)
def test_negative_answers(answer: str, expected: bool) -> None:
    assert is_negative(answer) is expected


# Each word of the patterns, with the negative that is found.
NEGATIVE = """
not: Which of these ⟦is/are/was/were/do/does/did/could/may/might/must/should/would/will/shall/has/have/had⟧ not where cats can go?
not: Which of these can not where cats are?
⟦⟧: Which of these swim, ⟦never/cannot/except/excepting/excluding/all but/everything but/anything but/with the exception of⟧ a cat?
⟦⟧: Which claim here ⟦isn't/doesn’t⟧ so?
⟦⟧: Which claim is ⟦false/incorrect/untrue⟧?
⟦⟧: A foal has its size ⟦except/excepting/excluding/all but/everything but/anything but⟧.
except: A foal has its size except ⟦which/what/for/one⟧.
least: Which is least ⟦likely/accurate/recent/important/useful/perfect/humble/true/common/related⟧?
not: They live in a town, ⟦of/to/in/on/at/by/for/with/from⟧ which one is not red?
never: ⟦Select/Choose/Pick/Mark/Identify/Name/Find/Indicate/Tick/Which/What/All/Please select⟧ planets, never red.
not: ⟦Select/Choose/Pick/Mark/Identify/Find/Indicate/Tick/Please select⟧ the word that is not red.
not: Choose the word ⟦that/which/who⟧ is not red.
"""
POSITIVE = """
Which of these is not ⟦only/just/necessarily/yet/sure/to/so very⟧ red?
Which of these is never to be seen?
Which of these swim except ⟦for/in/when/if/by⟧ days of rain?
Which is ⟦at/the⟧ least likely?
Which test is a false ⟦positive/negative/alarm⟧ here?
Which test is a false ⟦positive/negative/alarm⟧s here?
Which is ⟦true or false/correct or incorrect⟧ here?
Would they rather than not do so?
Which of these is red, ⟦whether/or/and/but/if/why⟧ NOT blue?
Which of these is red, whether or NOT blue?
Which of these is red, isn't ⟦it/I/you/he/she/we/they/there/that/this⟧?
Which call ⟦returns/return/sets x to/is taken as/will be/prints/outputs/equals⟧ false?
Which plant lives ⟦if/when/because/since/although/though/after/before/unless/until/while/whereas/but/why/how⟧ it does not rain?
Which plant lives in a town ⟦that/who/whom/whose/where/which⟧ does not rain?
How ⟦many/much⟧ of it is NOT red?
⟦What is the/Find the/Calculate the⟧ ⟦percent/percentage/fraction/part/share/probability/number/proportion/chance/odds/ratio/sum/total/difference/average⟧ NOT red?
What ⟦is the/are the/was the/were the⟧ very first share NOT red?
⟦Why/How⟧ is it not red?
"""
STATEMENTS = """
None: A cat, ⟦which/who/whose/where⟧ does not swim
None: ⟦True or false/Right or wrong/Yes or no⟧ not every cat swims
None: T/F not every cat swims
not: ⟦True or false/Right or wrong/Yes or no⟧ some cats do not swim
"""


def _lines(texts: str) -> list[str]:
    return [text for line in texts.strip().split("\n") for text in variants(line)]


@pytest.mark.parametrize("line", _lines(NEGATIVE))
def test_each_negative_in_a_question_turns_it(line: str) -> None:
    word, _, stem = line.partition(": ")
    assert _negative(stem) == word


@pytest.mark.parametrize("stem", _lines(POSITIVE))
def test_each_wording_that_is_no_negation_leaves_the_question_positive(stem: str) -> None:
    assert _negative(stem) is None


@pytest.mark.parametrize("line", _lines(STATEMENTS))
def test_a_statement_is_negative_if_its_main_clause_is(line: str) -> None:
    word, _, stem = line.partition(": ")
    assert _negative(stem, is_statement=True) == (None if word == "None" else word)


@pytest.mark.parametrize("title", ["Mr", "Mrs", "Ms", "Dr", "St"])
def test_a_title_ends_no_sentence(title: str) -> None:
    stem = f"It rains. Who is {title}. Lee?"
    assert stem[lead_in_start(stem) :] == f"Who is {title}. Lee?"


@pytest.mark.parametrize("answer", ["It is not necessarily so", "It is not only so", "It is not just so"])
def test_a_hedged_not_is_no_negative(answer: str) -> None:
    assert not is_negative(answer)
