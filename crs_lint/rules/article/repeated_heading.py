r"""Two sections of a study page have the same heading.

A link to the heading always leads to the first of them, and a reader who skims the headings cannot tell the two apart.
Give each section its own heading, or merge the sections.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Location, Problem, Related, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.text.normalize import normalize_loosely, shorten


@rule(
    "repeated-heading",
    category="article",
    severity=Severity.WARNING,
    source="WCAG 2.2, 2.4.6: headings describe their topic",
    hints=(Trait.ARTICLE,),
)
def check(item: Item) -> Iterator[Problem]:
    article = item.own_article
    first: dict[str, tuple[str | int, ...]] = {}
    for section in article.sections if article is not None else ():
        heading = normalize_loosely(section.heading)
        path = (*section.path, "heading")
        other = first.setdefault(heading, path)
        if heading and other != path:
            message = f'Two sections have the heading "{shorten(section.heading)}".'
            related = (Related(Location(other), "The first section with this heading."),)
            yield Problem(path, message, "Give each section its own heading.", related=related)


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
        - heading: The outer planets
          body: They are Jupiter, Saturn, Uranus and Neptune.
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
        - heading: The planets
          body: They are Mercury, Venus, Earth and Mars.
        - heading: The planets.
          body: They are Jupiter, Saturn, Uranus and Neptune.
""",
        found=('15:20 Two sections have the heading "The planets.".',),
    ),
]
