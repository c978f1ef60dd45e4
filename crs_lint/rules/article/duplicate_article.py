r"""Two articles in a file have the same id.

Items that name this id get the first article, and learners never see the second. Give each article its own id, or merge the two.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Location, Path, Problem, Related, Severity
from crs_lint.model.shared_articles import nameable_articles
from crs_lint.rules.rule import Example, File, rule
from crs_lint.rules.shared.examples import TWO_ITEMS_WITH_ONE_ARTICLE
from crs_lint.text.normalize import shorten


@rule("duplicate-article", category="article", severity=Severity.ERROR, source="the bank's format", needs_field="articles")
def check(file: File) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for name, path, _ in nameable_articles(file.data, file.items):
        other = first.setdefault(name, path)
        if other != path:
            related = (Related(Location((*other, "id")), "The first article with this id."),)
            message = f'Two articles in this file have the id "{shorten(name)}".'
            yield Problem((*path, "id"), message, "Give each article a unique id.", related=related)


GOOD = [
    TWO_ITEMS_WITH_ONE_ARTICLE,
]
BAD = [
    Example(
        f"""\
{TWO_ITEMS_WITH_ONE_ARTICLE.text}\
  - id: planet-order
    title: How large the planets are
""",
        found=('26:9 Two articles in this file have the id "planet-order".',),
    ),
]
