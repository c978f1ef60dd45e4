r"""An item has no study page.

The rule is off by default. It is for teams that publish a study page for every item. Write the page under `article`: a
title, a summary and sections; or list it under `articles` in the file, and give its id under `article`. Drafts are not reported.
If the exam requires articles, `required-article` reports the item instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM, SOUND_ITEM_WITH_ARTICLE


@rule("missing-article", category="article", severity=Severity.INFO, source="the bank's format", default=False, excuses_drafts=True)
def check(item: Item) -> Iterator[Problem]:
    if not item.has_article and "article" not in item.exam.requires:
        yield Problem(item.at("article"), "The item has no study page.", 'Write one under "article".')


GOOD = [
    SOUND_ITEM_WITH_ARTICLE,
]
BAD = [
    Example(
        SOUND_ITEM.text,
        found=("2:9 The item has no study page.",),
    ),
]
