"""A word of the stem appears in the right answer and in no wrong answer.

Candidates can match the words and score without knowing why. Use a different word in the stem or in the key, or use the
word in wrong answers too. Endings do not matter: "measure" matches "measuring". If the stem contains the whole key, see
`answer-in-stem`.

The rule is off by default. Ignore it for a term that the question cannot avoid.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.words import root
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import ENGLISH, Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS


@rule(
    "stem-echo",
    category="cue",
    severity=Severity.INFO,
    source="Haladyna, Downing and Rodriguez 2002, guideline 28b: clang associations",
    default=False,
    languages=ENGLISH,
)
def check(item: Item) -> Iterator[Problem]:
    if item.type == "multiple" or len(item.keys) != 1 or len(item.distractors) < 1:
        return
    key = item.keys[0]
    if item.stands_outside(key):
        return  # it repeats no word of the subject
    stem = f" {' '.join(item.stem_words)} "
    if any(option.words and f" {' '.join(option.words)} " in stem for option in item.distractors):
        return  # the stem lists the answers
    others = {word for option in item.distractors for word in option.content_words}
    shared = [word for word in key.content_words if word in set(item.stem_content) and word not in others]
    if shared:
        word = next(word for word in key.words if root(word) == shared[0])
        at = key.prose.casefold().find(word)
        chars = (at, at + len(word)) if at >= 0 else None
        yield Problem(
            key.at("text"),
            f'The word "{word}" appears in the stem and, among the answers, only in the right one.',
            "Use a different word, or use it in wrong answers too.",
            chars=chars,
        )


GOOD = [
    SOUND_ITEM_WITH_FOUR_OPTIONS,
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is far?
    options:
      - text: Nearness
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury, nearest of all
        correct: true
      - text: Venus, second of all
      - text: Earth, third of all
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('5:24 The word "nearest" appears in the stem and, among the answers, only in the right one.',),
    ),
]
