"""An answer shows nothing: its text is empty, or holds only spaces or empty markup such as `<b></b>`.

The candidate sees an empty line to choose. Write the text, or delete the answer. An answer that shows a figure needs no
text.

Drafts are excused.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.text.normalize import is_blank


@rule(
    "blank-option",
    category="options",
    severity=Severity.ERROR,
    source="seen in public banks",
    excuses_drafts=True,
    hints=(Trait.BLANK_OPTION,),
)
def check(item: Item) -> Iterator[Problem]:
    for option in item.options:
        if option.has_text and is_blank(option.text) and option.figure is None:
            yield Problem(option.at("text"), f"{option.name} is blank.", "Write its text, or delete the answer.")


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
      - text: Earth
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
      - text: Venus
      - text: "<b> </b>"
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("8:15 Answer 3 is blank.",),
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
      - text:
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("8:9 Answer 3 is blank.",),
    ),
]
