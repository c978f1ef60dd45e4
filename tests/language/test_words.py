"""Prose, words and roots, as values."""

from __future__ import annotations

import pytest

from crs_lint.language import words as words_module
from crs_lint.language.words import content_words, prose, root, words


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("plain text", "plain text"),
        ("call `print(x)` now", "call            now"),
        ("**NOT** one", "  NOT   one"),
        ("is $x^2$ even", "is       even"),
        ("costs $5 or $6", "costs $5 or $6"),
        ("see https://example.org/a now", "see                       now"),
        ("a <b>bold</b> word", "a    bold     word"),
        ("a < b and b > c", "a < b and b > c"),
        (r"\(a+b\) is", "        is"),
        ("snake_case stays", "snake case stays"),
    ],
)
def test_prose_keeps_the_index_of_each_character(text: str, left: str) -> None:
    found = prose(text)
    assert len(found) == len(text)
    assert found == left


def test_words_are_lower_case_and_whole() -> None:
    assert words("Don't weigh 1,000 kg twice-daily") == ("don't", "weigh", "1,000", "kg", "twice", "daily")


@pytest.mark.parametrize(
    "group",
    [
        ("measure", "measures", "measured", "measuring", "measurement"),
        ("run", "runs", "running"),
        ("study", "studies", "studied"),
        ("make", "making"),
        ("friend", "friends", "friendly"),
        ("plan", "planning", "planned", "plans"),
    ],
)
def test_forms_of_a_word_share_a_root(group: tuple[str, ...]) -> None:
    assert len({root(word) for word in group}) == 1


def test_other_words_do_not() -> None:
    different = ["gas", "glass", "class", "bus", "crisis", "ring", "king", "sing", "ion", "lion", "under", "paper", "nation", "native"]
    assert len({root(word) for word in different}) == len(different)


def test_function_words_carry_no_content() -> None:
    assert content_words(words("Which of the following best describes the planets?")) == (root("describes"), root("planets"))


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("happiness", root("happy")),
        ("witness", "witnes"),
        ("bed", "bed"),  # three letters are a root
        ("beds", "bed"),
        ("ways", "way"),
        ("wing", "wing"),  # "ing" would leave one letter
        ("going", "going"),
        ("doing", "doing"),
        ("tester", "test"),  # "er" leaves four letters or more
        ("paper", "paper"),
        ("motion", "motion"),
        ("action", "action"),
        ("election", "elect"),
        ("national", "national"),
        ("organization", "organiz"),
        ("possibility", "possibl"),
        ("weaknesses", "weak"),
        ("happy", "happi"),
        ("stopping", "stop"),
        ("falling", "fall"),
        ("passes", "pass"),
        ("planet's", "planet"),
        ("planet’s", "planet"),
    ],
)
def test_roots(word: str, stem: str) -> None:
    assert root(word) == stem


@pytest.mark.parametrize(("word", "kept"), [("pi", False), ("sun", True), ("1234", False), ("which", False)])
def test_content_words_have_three_letters(word: str, kept: bool) -> None:
    assert bool(content_words((word,))) is kept


FUNCTION_WORDS = """
    a about above after again against all also am an and answer answers any are as at be because been before being below best
    between both but by called can correct could did do does doing done down during each either else ever every example false
    few following for from further get gets got had has have having he her here hers herself him himself his how i if in into is
    it its itself just known least less like likely made make makes many may me might more most much must my myself neither no
    nor not of off often on once one only option options or other others our ours out over own per same shall she should since
    so some statement statements such than that the their theirs them themselves then there these they thing things this those
    through to too true under until up upon us use used uses using very via was we were what when where whether which while who
    whom whose why will with within without would yes yet you your yours yourself
"""


@pytest.mark.parametrize("word", FUNCTION_WORDS.split())
def test_a_function_word_is_known(word: str) -> None:
    assert word in words_module.FUNCTION_WORDS
    assert content_words((word,)) == ()


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("relational", "relat"),
        ("modernization", "moderniz"),
        ("usefulness", "useful"),
        ("nervousness", "nervous"),
        ("massiveness", "massiv"),
        ("flexibility", "flexibl"),
        ("readability", "readabl"),
        ("basically", "basic"),
        ("rotations", "rotat"),
        ("rotation", "rotat"),
        ("settlements", "settl"),
        ("settlement", "settl"),
        ("shipments", "ship"),
        ("shipment", "ship"),
        ("seemingly", "seem"),
        ("markedly", "mark"),
        ("illnesses", "ill"),
        ("darkness", "dark"),
        ("densities", "dens"),
        ("density", "dens"),
        ("elections", "elect"),
        ("election", "elect"),
        ("findings", "find"),
        ("finding", "find"),
        ("bodies", "bodi"),
        ("carried", "carri"),
        ("farmers", "farm"),
        ("farmer", "farm"),
        ("actors", "actor"),
        ("visitors", "visit"),
        ("visitor", "visit"),
        ("normally", "normal"),
        ("quickly", "quick"),
        ("walked", "walk"),
        ("boxes", "box"),
        ("stars", "star"),
    ],
)
def test_each_ending_leaves_a_root(word: str, stem: str) -> None:
    assert root(word) == stem
