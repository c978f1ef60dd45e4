r"""No item uses an article that its file lists under `articles`.

Learners never see the page, and its text is not checked. Give its id under `article` of an item in the same file, move it to the file
of the items that it belongs to, or remove it. An article counts as used even if only drafts or retired items name it.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.shared_articles import nameable_articles
from crs_lint.rules.rule import Example, File, rule
from crs_lint.rules.shared.examples import TWO_ITEMS_WITH_ONE_ARTICLE
from crs_lint.text.normalize import shorten


@rule("unused-article", category="article", severity=Severity.WARNING, source="the bank's format", needs_field="articles")
def check(file: File) -> Iterator[Problem]:
    articles = nameable_articles(file.data, file.items)
    named = {item.article_id for item in file.items} if articles else set[str]()
    for name, path in {name: path for name, path, _ in reversed(articles)}.items():  # of two with one id, the first
        if name not in named:
            message = f'No item in this file uses the article "{shorten(name)}".'
            yield Problem((*path, "id"), message, 'Give its id under "article" of an item, or remove it.')


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
        found=('26:9 No item in this file uses the article "planet-sizes".',),
    ),
]
