r"""An item has no study page, and the exam requires one.

Write the page under `article` of the item. If several items share a page, list it under `articles` in their file, and give its id
under `article` of each of them. Drafts are not reported. The rule checks exams that list `article` under `requires` in exam.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM, SOUND_ITEM_WITH_ARTICLE, TWO_ITEMS_WITH_ONE_ARTICLE

_EXAM = "exam: astronomy\nrequires: [article]\n"


@rule(
    "required-article",
    category="article",
    severity=Severity.ERROR,
    source="the exam's own requirement",
    excuses_drafts=True,
    hints=(Trait.REQUIREMENTS,),
)
def check(item: Item) -> Iterator[Problem]:
    if "article" in item.exam.requires and not item.has_article:
        message = "The item has no study page, and this exam requires one."
        yield Problem(item.at("article"), message, 'Write one under "article", or give the id of an article in this file.')


GOOD = [
    SOUND_ITEM_WITH_ARTICLE._replace(exam=_EXAM),
    TWO_ITEMS_WITH_ONE_ARTICLE._replace(exam=_EXAM),
]
BAD = [
    Example(
        SOUND_ITEM.text,
        found=("2:9 The item has no study page, and this exam requires one.",),
        exam=_EXAM,
    ),
]
