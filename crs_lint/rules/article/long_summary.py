r"""The summary of a study page is too long to be shown in full in search results.

Everything after the limit is cut off, and learners choose a page by what they can read of it. Say in one sentence what
the page teaches. The option `characters` sets the limit.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule


@rule("long-summary", category="article", severity=Severity.WARNING, source="the length of a description that search engines show")
def check(item: Item, *, characters: int = 160) -> Iterator[Problem]:
    article = item.article
    if article is not None and len(article.summary.strip()) > characters:
        message = f"The summary has {len(article.summary.strip())} characters; the limit is {characters}."
        yield Problem((*article.path, "summary"), message, "Shorten it.")


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
    article:
      title: Which planet is where
      summary: The order of the planets, from the sun outward.
      sections:
        - heading: The inner planets
          body: They are Mercury, Venus, Earth and Mars.
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
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
    article:
      title: Which planet is where
      summary: The order of the planets, from the sun outward.
      sections:
        - heading: The inner planets
          body: They are Mercury, Venus, Earth and Mars.
""",
        options={"characters": 40},
        found=("11:16 The summary has 47 characters; the limit is 40.",),
    ),
]
