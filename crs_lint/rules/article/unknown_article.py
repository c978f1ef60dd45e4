r"""An item names an article that its file does not have.

Learners then get no study page. Either the id is misspelled, or the article is in another file: an item can name only the articles
that its own file lists under `articles`. Correct the id, or add the article to that list.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.blueprint_fields import closest
from crs_lint.rules.shared.examples import TWO_ITEMS_WITH_ONE_ARTICLE
from crs_lint.text.normalize import shorten

# A suggestion compares the id with all others; a file has few.
_MOST_COMPARED = 200


@rule("unknown-article", category="article", severity=Severity.ERROR, source="the bank's format", hints=(Trait.ARTICLE,))
def check(item: Item) -> Iterator[Problem]:
    name, known = item.article_id, item.shared_articles
    if name and name not in known:
        otherwise = 'Add an article with this id under "articles" in this file, or correct the id.'
        remedy = closest(name, tuple(known)[:_MOST_COMPARED]) if known else otherwise
        yield Problem(item.at("article"), f'This file has no article "{shorten(name)}".', remedy)


GOOD = [
    TWO_ITEMS_WITH_ONE_ARTICLE,
]
BAD = [
    Example(
        TWO_ITEMS_WITH_ONE_ARTICLE.text.replace("article: planet-order", "article: planets-order", 1),
        found=('9:14 This file has no article "planets-order".',),
    ),
]
