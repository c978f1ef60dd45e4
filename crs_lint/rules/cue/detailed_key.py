"""Only the right answer has a certain detail: a parenthesis, a number, a reason or a qualifying word.

Authors qualify what has to be true and keep wrong answers plain, so the detail gives the key away. Give the wrong answers
the same kind of detail, or remove it from the key.

The rule is off by default. Ignore it where the detail is part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import ENGLISH, Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.text.lazy_pattern import LazyPattern

_DETAILS = (
    (LazyPattern(r"(?<=\w\s)\([^()]+\)"), "a parenthesis"),
    (LazyPattern(r"\b(?:because|since|so that|in order to|due to|unless|provided that)\b", re.IGNORECASE), "a reason or condition"),
    (
        LazyPattern(
            r"\b(?:usually|often|generally|typically|(?-i:may)|might|tends? to|sometimes|probably|in most cases|approximately)\b",
            re.IGNORECASE,
        ),
        "a qualifying word",
    ),
    (LazyPattern(r"(?<=[a-z] )\d+(?:[.,]\d+)*\b"), "a number"),
)


@rule(
    "detailed-key",
    category="cue",
    severity=Severity.INFO,
    source="NBME item-writing guide: the longest, most detailed option",
    default=False,
    languages=ENGLISH,
)
def check(item: Item) -> Iterator[Problem]:
    if item.type == "multiple" or len(item.keys) != 1 or len(item.distractors) < 2:
        return
    key = item.keys[0]
    if any(len(option.text) > len(key.text) for option in item.distractors):
        return
    for pattern, what in _DETAILS:
        match = pattern.search(key.prose)
        if match is not None and not any(pattern.search(option.prose) for option in item.distractors):
            yield Problem(
                key.at("text"),
                f"Only the right answer has {what}.",
                "Give the other answers the same detail, or take it out.",
                chars=match.span(),
            )
            return


GOOD = [SOUND_ITEM_WITH_FOUR_OPTIONS]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury (the smallest one)
        correct: true
      - text: Venus, which is hot
      - text: Earth, which is wet
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("5:23 Only the right answer has a parenthesis.",),
    ),
]
