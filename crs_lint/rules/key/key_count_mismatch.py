"""The stem asks for a number of answers, and a different number is marked as right.

A candidate who follows the instruction cannot score the item. Correct the stem or the marks, whichever is wrong.

Only instructions count, such as "Select two" or "(Choose 3.)". A number that is part of the question does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.text.lazy_pattern import LazyPattern

_NUMBERS = {word: number for number, word in enumerate(("one", "two", "three", "four", "five", "six"), 1)}
_VERBS = ("select", "choose", "pick", "mark", "check", "tick")
_ORDER = LazyPattern(
    r"(?:^|[.?!:(]\s*+|\n[^\S\n]*+|\*\*)(?P<order>(?:please\s+)?(?:select|choose|pick|mark|check|tick)\s+(?:the\s+|any\s+|exactly\s+)?(?:best\s+|correct\s+)?"
    r"(?P<number>one|two|three|four|five|six|[1-9]))(?![-\w])"
    r"(?=\s*(?:[.)!:]|$|\(|of\b|best\b|correct\b|right\b|true\b|answers?\b|options?\b|choices?\b|responses?\b|statements?\b|items?\b|that\b))",
    re.IGNORECASE,
)


@rule("key-count-mismatch", category="key", severity=Severity.ERROR, source="NBME item-writing guide")
def check(item: Item) -> Iterator[Problem]:
    stem = item.stem.lower()
    if not item.keys or not any(verb in stem for verb in _VERBS):
        return
    ordered = _ORDER.search(item.stem)
    if ordered is None:
        return
    number = _NUMBERS.get(ordered["number"].lower()) or int(ordered["number"])
    if number != len(item.keys):
        marked = f"{len(item.keys)} {'answer is' if len(item.keys) == 1 else 'answers are'} marked as right"
        message = f"The stem asks for {number} {'answer' if number == 1 else 'answers'}; {marked}."
        yield Problem(item.at("stem"), message, "Correct the stem or the marks.", chars=ordered.span("order"))


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
