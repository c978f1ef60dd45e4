r"""An answer has no rationale, and the exam requires one.

A rationale tells learners why the answer that they chose is right, or which mistake leads to it. Write it under
`rationale`. The rule checks exams that list `rationale` under `requires` in exam.yaml.

Drafts are not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.answer_names import names_of
from crs_lint.rules.shared.examples import SOUND_ITEM


@rule(
    "missing-rationale",
    category="explanation",
    severity=Severity.ERROR,
    source="the exam's own requirement",
    excuses_drafts=True,
    hints=(Trait.REQUIREMENTS,),
)
def check(item: Item) -> Iterator[Problem]:
    if "rationale" not in item.exam.requires:
        return
    bare = item.options_without_rationale
    if bare:
        which = f"{names_of(bare)} {'has' if len(bare) == 1 else 'have'}"
        paths = tuple(option.at("rationale") for option in bare)
        yield Problem(paths[0], f"{which} no rationale, and this exam requires one.", 'Write it under "rationale:".', about=paths)


GOOD = [SOUND_ITEM]
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
        found=("8:9 Answer 2 has no rationale, and this exam requires one.",),
        exam="exam: astronomy\nrequires: [rationale]\n",
    ),
]
