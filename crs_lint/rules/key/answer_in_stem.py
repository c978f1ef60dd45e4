"""The stem contains the right answer word for word, and no word of any wrong answer.

Candidates can match the words and score without knowing the subject. Reword the stem, or use some of its words in the
wrong answers too.

The rule is off by default. Ignore it for items whose answers are all taken from a passage that the candidate must read.
The right answer must have at least `shortest` characters to be reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.words import FUNCTION_WORDS
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import ENGLISH, Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.normalize import shorten


@rule(
    "answer-in-stem",
    category="key",
    severity=Severity.WARNING,
    source="NBME item-writing guide: word repeats",
    default=False,
    languages=ENGLISH,
)
def check(item: Item, *, shortest: int = 5) -> Iterator[Problem]:
    if item.type == "multiple" or len(item.keys) != 1 or item.is_statement or item.stands_outside(item.keys[0]):
        return
    stem = f" {' '.join(item.stem_words)} "
    key = " ".join(item.keys[0].words)
    if len(key) < shortest or not any(char.isalpha() for char in key) or f" {key} " not in stem:
        return
    if any(word in item.stem_words for option in item.distractors for word in option.words if word not in FUNCTION_WORDS):
        return
    yield Problem(
        item.keys[0].at("text"),
        f'The right answer, "{shorten(key)}", appears word for word in the stem, and no other answer does.',
        "Reword the stem, or use its words in wrong answers too.",
    )


GOOD = [SOUND_ITEM]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Mercury comes first of the planets; which is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('5:15 The right answer, "mercury", appears word for word in the stem, and no other answer does.',),
    ),
]
