"""Answers that stand for others, and what they say of them."""

from __future__ import annotations

import pytest

from crs_lint.language.stand_ins import StandIn, stand_in
from tests.choices import variants

ALL, NONE, SOME, UNKNOWN = StandIn.ALL, StandIn.NONE, StandIn.SOME, StandIn.UNKNOWN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All of the above", ALL),
        ("all of the above.", ALL),
        ("All of the above are false.", ALL),
        ("All of the illnesses above are more likely.", ALL),
        ("By using all of the above methods", ALL),
        ("Yes, all of the above", ALL),
        ("All the options listed above", ALL),
        ("All of these programs", ALL),
        ("It is all of these", ALL),
        ("All answers are correct", ALL),
        ("All are true", ALL),
        ("All three", ALL),
        ("Both of these", ALL),
        ("Each of the preceding", ALL),
        ("Any of the following are fine", ALL),
        ("None of the above", NONE),
        ("None of the preceding", NONE),
        ("None of the answers is correct", NONE),
        ("None of these methods works", NONE),
        ("No correct answer given", NONE),
        ("Neither of the two", NONE),
        ("Neither", NONE),
        ("Some of the above", SOME),
        ("Two of the above", SOME),
        ("Only one of these", SOME),
        ("Not all of the above", SOME),
        ("It cannot be determined from the figure", UNKNOWN),
        ("Not enough information", UNKNOWN),
        ("Insufficient data", UNKNOWN),
        ("I don't know", UNKNOWN),
        ("All planets", None),
        ("All temperatures above freezing", None),
        ("All frequencies above the limit", None),
        ("All of the previous owners", None),
        ("All of those who voted", None),
        ("All of them died", None),
        ("All answers are stored in a table", None),
        ("Both planets have moons", None),
        ("Each other", None),
        ("One of these days", None),
        ("Three", None),
        ("Two items", None),
        ("It cannot be undone", None),
        ("all()", None),
        ("Mercury", None),
        ("Not enough information" + " is given here" * 7, UNKNOWN),  # 120 characters
        ("Not enough information" + " is given here" * 7 + "s", None),
    ],
)
def test_an_answer_stands_for_others_or_for_itself(text: str, expected: StandIn | None) -> None:
    assert stand_in(text) is expected


@pytest.mark.parametrize(
    ("text", "siblings", "expected"),
    [
        ("any", ("no", "some", "none"), None),
        ("None", ("One", "Two", "Three"), None),
        ("None", ("1", "2"), None),
        ("None", ("0", "1", "2"), NONE),
        ("None", ("520", "720"), NONE),
        ("All", ("Some", "Most"), None),
        ("all", ("each", "both"), None),
        ("None", ("Mercury", "Venus", "All"), NONE),
        ("Both", ("Mercury", "Venus"), ALL),
        ("All of these", ("Some", "Most"), ALL),
    ],
)
def test_a_bare_quantifier_is_judged_beside_the_other_answers(text: str, siblings: tuple[str, ...], expected: StandIn | None) -> None:
    assert stand_in(text, siblings) is expected


# Each word of the patterns, with what the answer says of the others.
WORDINGS = """
all: ⟦All/Any/Each/Every one/Both⟧ of the above
all: All ⟦two/three/four/five/six/2/6⟧ of the answers
none: ⟦None/Neither/Not any⟧ of the above
some: ⟦Some/One/Two/Three/Four/Five/Several/Most/Many/Only some/At least one/More than one/Either/A few/Not all/Not both⟧ of the above
all: All of the ⟦above/foregoing/aforementioned/above-mentioned/below⟧
all: All ⟦these/those⟧ above
all: All ⟦these/those⟧ above are so
all: All of ⟦these/those⟧ above and so on
all: All of the ⟦previous/preceding/prior/following⟧
all: All of the ⟦previous/preceding/prior/following⟧ answers apply
all: All ⟦these/those⟧ previous
all: All the ⟦listed/given/mentioned/stated/described/provided/named/shown/available⟧
all: All ⟦of those/the⟧ listed
all: All the ⟦listed/given/mentioned/stated/described/provided/named/shown/available/other/above/previous⟧ answers
all: All of the ⟦answer/answers/options/choices/statements/responses/alternatives/ones/items/reasons/two/three⟧
all: All ⟦of the/of these/of those/of them all/of all⟧ answers
all: All the answers ⟦listed/given/mentioned/stated/described/provided/named/shown/available/other/above⟧
all: All the answers ⟦is/are/was/were/may be/can be/could be⟧ true
all: All the answers are ⟦all/both/equally/also/actually/not⟧ true
all: All the answers ⟦apply/applies⟧
all: All the answers are ⟦correct/true/right/valid/possible/accurate/acceptable/applicable/appropriate/false/incorrect/wrong/untrue⟧
all: All above ⟦is/are/was/were/will/would/can/could/may/might/must/should/do/does/did/has/have/had/apply/applies/work/helps/occur/contributes/cause⟧ as it is so
all: All ⟦these/those⟧ old cats above
all: All of ⟦these/those⟧ cats
all: All of them ⟦are true/apply/work⟧
all: ⟦It/They/He/She/Yes/No/By/Using/With/Through/Because/Of/Is/Are⟧ all of ⟦these/those/them⟧
all: It is all of ⟦the above/these above/those above⟧
some: Any two of these
some: Two of ⟦the/these/those⟧ above
some: Two of the ⟦above/foregoing/aforementioned/above-mentioned/below/previous/preceding/prior/following/listed/given/mentioned/stated/described/provided/named/shown/available/other/answers/options/choices/statements/responses/alternatives/ones/items/reasons⟧
some: Two of ⟦these/those/them⟧ ⟦is/are/was/were/will/would/can/could/may/might/must/should/do/does/did/has/have/had/apply/applies/work/help/occur/contribute/cause⟧ it
unknown: It ⟦cannot/can not/can't/can’t⟧ be known
unknown: The ⟦sum/year⟧ cannot be known
unknown: It cannot be ⟦determined/known/told/found/calculated/inferred/concluded/decided/said/answered/predicted/deduced/computed⟧ here
unknown: ⟦Not enough information/Insufficient data/Insufficient information/Data inadequate/Data is inadequate/Data are inadequate/Not given/I don't know/I don’t know/I do not know/Don't know/Do not know⟧
none: No ⟦correct/right/such/other⟧ ⟦answer/option/choice⟧
none: No correct answer ⟦given/listed/correct/possible/is given⟧
none: No ⟦right/such/other⟧ option ⟦given/listed/correct/possible/is given⟧
none: No answer is ⟦correct/right⟧
None: All of these ⟦who/that/which/with/in/of/on⟧ sleep
None: ⟦All above/None previous⟧-average kings
"""
SCALE = """
    some no every most many much few little several half once twice zero one two three four five sometimes everyone someone anyone nobody
    everything something anything nothing
"""


def _wordings() -> list[str]:
    return [text for line in WORDINGS.strip().split("\n") for text in variants(line)]


@pytest.mark.parametrize("line", _wordings())
def test_each_wording_of_an_answer_about_others(line: str) -> None:
    kind, _, text = line.partition(": ")
    assert stand_in(text) is (None if kind == "None" else StandIn(kind))


@pytest.mark.parametrize("word", [*SCALE.split(), "a few", "a little", "a lot"])
def test_beside_a_word_for_how_many_a_bare_none_is_a_word(word: str) -> None:
    assert stand_in("None", (word, "Mercury")) is None
    assert stand_in("None", ("a moon", "Mercury")) is NONE


@pytest.mark.parametrize("word", ["all", "any", "both", "none", "neither", "each"])
def test_among_bare_words_each_is_a_word(word: str) -> None:
    assert stand_in(word, (word, word)) is None
    assert stand_in(word, ("Mercury",)) is stand_in(word)
