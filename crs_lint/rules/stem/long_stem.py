r"""The stem is so long that the item tests reading along with the subject.

Every sentence that is not needed for the answer costs time, above all for candidates who read in a second language.
Remove what only decorates, or move a situation that several items share to `scenario`, which does not count.

Code, formulas and URLs do not count either. The option `words` sets the limit.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM


@rule(
    "long-stem",
    category="stem",
    severity=Severity.INFO,
    source="Haladyna, Downing and Rodriguez 2002, guideline 13: as little reading as possible",
    default=False,
)
def check(item: Item, *, words: int = 100) -> Iterator[Problem]:
    if len(item.stem) > 2 * words:
        count = len(item.stem_prose.split())
        if count > words:
            yield Problem(item.at("stem"), f"The stem has {count} words; the limit is {words}.", "Leave out what is not needed to answer.")


GOOD = [SOUND_ITEM]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Many planets go around the sun, and some of them are large, while others are small. Which of them is nearest to it?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        options={"words": 20},
        found=("3:11 The stem has 23 words; the limit is 20.",),
    ),
]
