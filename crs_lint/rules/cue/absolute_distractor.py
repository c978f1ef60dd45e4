"""Only wrong answers use absolute words: always, never, only, all.

Candidates who know that few statements hold without exception can rule these answers out, and are left with the key. Reword
the wrong answers without absolute words.

The rule is off by default. An item is reported if at least `least` wrong answers use such a word.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.answer_kind import find_absolute
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import ENGLISH, Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS


@rule(
    "absolute-distractor",
    category="cue",
    severity=Severity.INFO,
    source="Haladyna, Downing and Rodriguez 2002, guideline 28a",
    default=False,
    languages=ENGLISH,
)
def check(item: Item, *, least: int = 1) -> Iterator[Problem]:
    if not item.keys or any(find_absolute(key.prose) for key in item.keys if not item.stands_outside(key)):
        return
    own = [option for option in item.distractors if not item.stands_outside(option)]
    found = [(option, match) for option in own if (match := find_absolute(option.prose))]
    if len(found) >= least:
        option, match = found[0]
        yield Problem(
            option.at("text"),
            f'Only wrong answers use absolute words ("{match[0]}").',
            "Reword the wrong answers without absolute words.",
            chars=match.span(),
            about=tuple(one.at("text") for one, _ in found),
        )


GOOD = [
    SOUND_ITEM_WITH_FOUR_OPTIONS,
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: It is always Mercury
        correct: true
      - text: It is always Venus
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
      - text: Mercury
        correct: true
      - text: It is always Venus
      - text: It is never Earth
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('7:21 Only wrong answers use absolute words ("always").',),
    ),
]
