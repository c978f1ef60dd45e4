"""Stems that ask for the false answer, and answers in the negative."""

from __future__ import annotations

import pytest

from crs_lint.language.negation import is_negative, lead_in_start, negative_lead_in


def _negative(stem: str) -> str | None:
    span = negative_lead_in(stem)
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
