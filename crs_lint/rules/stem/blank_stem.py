r"""The stem is empty, or holds only spaces or empty markup.

The item asks nothing, so candidates can only guess. Write the question. Drafts are not reported, nor are items whose
question is in a figure.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.normalize import is_blank


@rule("blank-stem", category="stem", severity=Severity.ERROR, source="seen in public banks", excuses_drafts=True, hints=(Trait.BLANK_STEM,))
def check(item: Item) -> Iterator[Problem]:
    if item.has("stem") and is_blank(item.stem) and not item.figures:
        yield Problem(item.at("stem"), "The stem is blank.", "Write the question.")


GOOD = [SOUND_ITEM]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem:
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("3:5 The stem is blank.",),
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: "  "
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("3:11 The stem is blank.",),
    ),
]
