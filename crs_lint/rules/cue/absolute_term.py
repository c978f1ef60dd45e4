"""An answer uses an absolute word: always, never, only, all.

Few statements hold without exception, and candidates know it: they rule out such answers without knowing the subject. State
when the answer holds. "Not all", "only one", "at all" and answers that cover all the others are not reported, nor are items
with such a word in each answer, since it rules out none.

The rule is off by default. Ignore it in mathematics, law and safety, where "never" may be the very point.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.answer_kind import find_absolute
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import ENGLISH, Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS


@rule(
    "absolute-term",
    category="cue",
    severity=Severity.INFO,
    source="Haladyna, Downing and Rodriguez 2002, guideline 28a",
    default=False,
    languages=ENGLISH,
)
def check(item: Item) -> Iterator[Problem]:
    own = [option for option in item.options if not item.stands_outside(option)]
    found = [(option, match) for option in own if (match := find_absolute(option.prose)) is not None]
    if 1 < len(found) == len(own):
        return
    for option, match in found:
        yield Problem(
            option.at("text"),
            f'{option.name} uses an absolute word ("{match[0]}").',
            "State when the answer holds.",
            chars=match.span(),
        )


GOOD = [
    SOUND_ITEM_WITH_FOUR_OPTIONS,
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Not all planets
        correct: true
      - text: Only one planet
      - text: None of the above
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
      - text: Earth
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('7:21 Answer 2 uses an absolute word ("always").',),
    ),
]
