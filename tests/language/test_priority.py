"""Words of a question that ask for the first or the best answer."""

from __future__ import annotations

import pytest

from crs_lint.language.priority import EMPHASIZED, NO_PRIORITY, priority_word
from tests.choices import variants

PRIORITY = """
first: What ⟦should/would/must/do/does/is/are/needs to/need to⟧ a peer do first?
⟦⟧: What should be the ⟦first/next⟧ step?
next: What should be the next ⟦step/action/thing/response/priority/move/task/measure/course of action⟧ here?
⟦⟧: Which is the ⟦best/most⟧ likely? Which is the ⟦⟧ likely?
best: Which one best ⟦describes/explains/defines/represents/reflects/answers/illustrates/supports/protects/demonstrates⟧ it?
most: Which one is most ⟦appropriate/likely/effective/important/suitable/accurate/helpful/useful/relevant⟧?
best: Which is the best ⟦response/description/explanation/way/approach/option/choice/action/method/reason/next step/first step⟧?
"""
NONE = """
Who was the ⟦first/next/best/most⟧ king?
The ⟦first/next⟧ step: who took it?
Who took the first step?
"""
MARKED = ("BEST", "**best**", "*best*", "_best_", "<b>best</b>", "<strong>best</strong>", "<em>best</em>", "<u>best</u>")


def _lines(texts: str) -> list[str]:
    return [text for line in texts.strip().split("\n") for text in variants(line)]


@pytest.mark.parametrize("line", _lines(PRIORITY))
def test_each_word_that_asks_for_priority(line: str) -> None:
    word, _, stem = line.partition(": ")
    found = priority_word(stem)
    assert len(found) == 2
    assert stem[slice(*found)] == word


@pytest.mark.parametrize("stem", _lines(NONE))
def test_other_uses_of_the_words(stem: str) -> None:
    assert priority_word(stem) == NO_PRIORITY


@pytest.mark.parametrize("marked", MARKED)
def test_each_way_to_emphasize(marked: str) -> None:
    assert priority_word(f"Which is the {marked} way?") == EMPHASIZED
