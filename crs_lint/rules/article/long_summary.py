r"""The summary of a study page is too long to be shown in full in search results.

Everything after the limit is cut off, and learners choose a page by what they can read of it. Say in one sentence what
the page teaches. The option `characters` sets the limit.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_ARTICLE


@rule(
    "long-summary",
    category="article",
    severity=Severity.WARNING,
    source="the length of a description that search engines show",
    hints=(Trait.ARTICLE,),
)
def check(item: Item, *, characters: int = 160) -> Iterator[Problem]:
    article = item.own_article
    if article is not None and len(article.summary.strip()) > characters:
        message = f"The summary has {len(article.summary.strip())} characters; the limit is {characters}."
        yield Problem((*article.path, "summary"), message, "Shorten it.")


GOOD = [
    SOUND_ITEM_WITH_ARTICLE,
]
BAD = [
    Example(
        SOUND_ITEM_WITH_ARTICLE.text,
        options={"characters": 40},
        found=("11:16 The summary has 47 characters; the limit is 40.",),
    ),
]
