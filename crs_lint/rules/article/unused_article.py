r"""No item of the file names an article under `articles`.

Learners never see the page, and its text is not checked. Give its id as the `article` of an item in this file, or move it to the file
of its items. An article that only drafts or retired items name is in use.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.shared_articles import nameable_articles
from crs_lint.rules.rule import Example, File, rule
from crs_lint.rules.shared.examples import TWO_ITEMS_WITH_ONE_ARTICLE
from crs_lint.text.normalize import shorten


@rule("unused-article", category="article", severity=Severity.WARNING, source="the bank's format")
def check(file: File) -> Iterator[Problem]:
    articles = nameable_articles(file.data, file.items)
    named = {item.article_id for item in file.items} if articles else set[str]()
    for name, path in {name: path for name, path, _ in reversed(articles)}.items():  # of two with one id, the first
        if name not in named:
            message = f'No item of this file names the article "{shorten(name)}".'
            yield Problem((*path, "id"), message, 'Give its id as the "article" of an item, or remove it.')


GOOD = [
    TWO_ITEMS_WITH_ONE_ARTICLE,
]
BAD = [
    Example(
        f"""\
{TWO_ITEMS_WITH_ONE_ARTICLE.text}\
  - id: planet-sizes
    title: How large the planets are
""",
        found=('26:9 No item of this file names the article "planet-sizes".',),
    ),
]
