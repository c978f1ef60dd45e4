r"""Some answers of an item have a rationale and others have none.

Learners who chose an answer without a rationale do not find out what their mistake was. Write the missing ones, or move
the text to a single `explanation` for all answers. A rationale on the right answer alone is reported too.

Drafts are not reported. If the exam requires rationales, `missing-rationale` reports the item instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.answer_names import names_of
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.normalize import is_blank


@rule(
    "uneven-rationale",
    category="explanation",
    severity=Severity.WARNING,
    source="NBME item-writing guide on rationales",
    excuses_drafts=True,
    hints=(Trait.RATIONALE,),
)
def check(item: Item) -> Iterator[Problem]:
    bare = [option for option in item.options if is_blank(option.rationale)]
    if not bare or len(bare) == len(item.options) or "rationale" in item.exam.requires:
        return
    which = f"{names_of(bare)} {'has' if len(bare) == 1 else 'have'}"
    paths = tuple(option.at("rationale") for option in bare)
    yield Problem(paths[0], f"{which} no rationale; the others have one.", "Explain which mistake leads to each of them.", about=paths)


GOOD = [
    SOUND_ITEM,
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
        rationale: Its orbit is the innermost.
      - text: Venus
        rationale: Its orbit is the second.
    explanation: The orbit of Mercury lies inside that of every other planet.
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
        rationale: Its orbit is the innermost.
      - text: Venus
    explanation: The orbit of Mercury lies inside that of every other planet.
""",
        found=("8:9 Answer 2 has no rationale; the others have one.",),
    ),
]
