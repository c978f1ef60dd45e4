r"""An item has no reference, and the exam requires one.

With a reference, anyone can check the key, and find the items to revise when a new edition of the source comes out. Add
it under `references`. The rule checks exams that list `reference` under `requires` in exam.yaml.

Drafts are not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM


@rule(
    "missing-reference",
    category="explanation",
    severity=Severity.ERROR,
    source="the exam's own requirement",
    excuses_drafts=True,
    hints=(Trait.REQUIREMENTS,),
)
def check(item: Item) -> Iterator[Problem]:
    if "reference" in item.exam.requires and not item.has_reference:
        yield Problem(item.at("references"), "The item has no reference, and this exam requires one.", 'Add "references:" to it.')


GOOD = [SOUND_ITEM]
BAD = [
    Example(
        SOUND_ITEM.text,
        found=("2:9 The item has no reference, and this exam requires one.",),
        exam="exam: astronomy\nrequires: [reference]\n",
    ),
]
