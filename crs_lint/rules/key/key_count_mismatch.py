"""The stem asks for a number of answers, and a different number is marked as right.

A candidate who follows the instruction cannot score the item. Correct the stem or the marks, whichever is wrong.

Only instructions at the end of the stem count, such as "Select two" or "(Choose 3.)". Not reported are items whose stem letters
or numbers its own points, and items whose right answer lists several things: there, the number may be of those.

The rule reads English, French, German, Italian, Portuguese and Spanish: "Elige dos", "Kreuzen Sie drei Antworten an".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.language.answer_labels import LabelKind, combination, points
from crs_lint.language.answer_verdict import Ordered, has_words, ordered_number
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import literals
from crs_lint.rules.rule import Example, rule
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import PhrasePattern, either

_NUMBERS = {word: number for number, word in enumerate(("one", "two", "three", "four", "five", "six"), 1)}
_VERBS = ("select", "choose", "pick", "mark", "check", "tick")
_ANSWERS = ("answers?", "options?", "choices?", "responses?", "statements?", "alternatives?")
# The order stands alone, at the end of the stem or in parentheses: "Choose two numbers whose sum is ..." is the question.
_ORDER = PhrasePattern(
    _VERBS,
    r"(?:^|[.?!:(\n]\s{0,8}|\*\*)(?P<order>(?:please\s+)?{}\s+(?:the\s+|any\s+|exactly\s+)?(?:best\s+|correct\s+)?"
    rf"(?P<number>{'|'.join(_NUMBERS)}|[1-9]))(?![-\w])"
    rf"(?:\s++(?:of the following\b\s*+)?(?:(?:best|correct|right|true)\b\s*+)?(?:{either(_ANSWERS)}\b|that apply\b)?)?"
    r"\s*+(?:[.!]?\)|[.)!:*]*+\s*+$)",
)
# Letters or numbers that the stem gives to its own points may be what is to be chosen; so may parts of an answer.
_PARTS = LazyPattern(r"[,;&/]|\band\b|\n", re.IGNORECASE)


@rule(
    "key-count-mismatch",
    category="key",
    severity=Severity.ERROR,
    source="NBME item-writing guide",
    hints=(literals("stem", _ORDER, language="en"),),
)
def check(item: Item) -> Iterator[Problem]:
    ordered = _ordered(item) if item.keys else None
    if ordered is None or _is_of_parts(item):
        return
    number = ordered.number
    if number != len(item.keys) and number <= len(item.options):
        marked = f"{len(item.keys)} {'answer is' if len(item.keys) == 1 else 'answers are'} marked as right"
        message = f"The stem asks for {number} {'answer' if number == 1 else 'answers'}; {marked}."
        yield Problem(item.at("stem"), message, "Correct the stem or the marks.", chars=ordered.span)


def _ordered(item: Item) -> Ordered | None:
    """The order of the stem in the language of the item, or in English."""
    own = ordered_number(item.stem, item.tables) if has_words(item.tables) else None
    if own is not None or not _ORDER.may_match(item.stem.lower()):
        return own
    match = _ORDER.search(item.stem)
    return Ordered(_NUMBERS.get(match["number"].lower()) or int(match["number"]), match.span("order")) if match is not None else None


def number_ordered(item: Item) -> int | None:
    """How many answers the stem tells candidates to choose; None where it names no number."""
    ordered = _ordered(item)
    return None if ordered is None else ordered.number


def _is_of_parts(item: Item) -> bool:
    """Whether the number may be of parts: of points in the stem, or of the things that each answer lists."""
    if any(points(item.stem, kind) for kind in LabelKind):
        return True
    joints = frozenset(item.tables.label_joints)
    return all(
        combination(key.text, item.tables) or _PARTS.search(key.text) or not joints.isdisjoint(key.text.lower().split())
        for key in item.keys
    )


GOOD = [
    Example(
        """\
items:
  - id: planets-inner
    type: multiple
    stem: Which planets are nearer to the sun than Earth? Select two.
    options:
      - text: Mercury
        correct: true
      - text: Venus
        correct: true
      - text: Mars
    explanation: The orbit of Mars lies outside that of Earth.
""",
    ),
    Example(
        """\
items:
  - id: planets-inner
    type: multiple
    stem: Which planets are nearer to the sun than Earth? Name the two-planet group.
    options:
      - text: Mercury
        correct: true
      - text: Venus
        correct: true
      - text: Mars
    explanation: The orbit of Mars lies outside that of Earth.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planets-inner
    type: multiple
    stem: Which planets are nearer to the sun than Earth? Select three.
    options:
      - text: Mercury
        correct: true
      - text: Venus
        correct: true
      - text: Mars
    explanation: The orbit of Mars lies outside that of Earth.
""",
        found=("4:59 The stem asks for 3 answers; 2 answers are marked as right.",),
    ),
]
