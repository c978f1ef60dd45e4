"""Answers that stand for others, name them by label or judge a statement, in the languages whose tables hold all such words.

A line of ``stand_ins/LANGUAGE.tsv`` has what the answer says of the others (all, none, some, unknown), the labels that it lists, or
"verdicts" for a pair of answers, or "-" for an answer in its own right; then the answer, and the others where they matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from crs_lint.language.answer_labels import combination
from crs_lint.language.folding import plain_words, without_accents
from crs_lint.language.stand_ins import stand_in
from crs_lint.language.tables import LANGUAGES, tables_of
from crs_lint.language.true_false import are_verdicts

FOLDER = Path(__file__).parent / "stand_ins"
OTHERS = [code for code in LANGUAGES if code != "en"]
# The tables whose words the cases must show. Other rules test those that are missing here.
TABLES = (
    *(
        "all_of",
        "count_of",
        "every_of",
        "none_of",
        "nothing_of",
        "both_of",
        "neither_of",
        "some_of",
        "not_all_of",
        "above",
        "previous",
        "listed",
    ),
    *("these", "them", "answer_nouns", "label_nouns", "answer_verdicts", "of_words", "article_words", "answer_links", "no_answer"),
    *("unknown_answers", "measures", "bare_none", "label_joints", "label_only", "label_only_leads", "label_pairs", "label_leads"),
    *("label_neither", "label_copulas", "label_tails"),
)


class Case(NamedTuple):
    language: str
    expected: str
    text: str
    others: tuple[str, ...]


def _cases(language: str) -> Iterator[Case]:
    for line in (FOLDER / f"{language}.tsv").read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            expected, text, *others = line.split("\t")
            yield Case(language, expected, text, tuple(others[0].split(" | ")) if others else ())


CASES = [case for language in OTHERS for case in _cases(language)]


def _said(case: Case) -> str:
    tables = tables_of(case.language)
    if " | " in case.text:
        return "verdicts" if are_verdicts(case.text.split(" | "), tables) else "-"
    kind, listed = stand_in(case.text, case.others, tables), combination(case.text, tables)
    if kind is not None:
        return kind.value
    return " ".join(map(str, listed.labels)) if listed is not None else "-"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.language}: {case.text}")
def test_an_answer_says_of_others_what_its_case_states(case: Case) -> None:
    assert _said(case) == case.expected


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_of_the_tables_stands_in_a_case(language: str) -> None:
    tables = tables_of(language)
    texts = [" ".join(plain_words(text)) for case in CASES if case.language == language for text in (case.text, *case.others)]
    assert [
        f"{name}: {piece}"
        for name in TABLES
        for piece in getattr(tables, name)
        if not any(re.search(rf"(?<!\w){without_accents(piece)}(?!\w)", text) for text in texts)
    ] == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_pair_of_verdicts_stands_in_a_case(language: str) -> None:
    shown = {frozenset(without_accents(case.text.lower()).split(" | ")) for case in CASES if case.language == language}
    pairs = {frozenset(without_accents(pair).split("/")) for pair in tables_of(language).verdict_pairs}
    assert pairs - shown == set()
