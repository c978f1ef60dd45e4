r"""A section of a study page has a heading but no text.

Learners open the section and find nothing. Write its text, or remove the heading. Until then, mark the item
`status: draft`, and it is not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.text.normalize import is_blank, shorten


@rule("empty-section", category="article", severity=Severity.ERROR, source="the bank's format", excuses_drafts=True, hints=(Trait.ARTICLE,))
def check(item: Item) -> Iterator[Problem]:
    article = item.own_article
    for section in article.sections if article is not None else ():
        if is_blank(section.body):
            name = f'The section "{shorten(section.heading)}"' if not is_blank(section.heading) else "A section"
            yield Problem((*section.path, "body"), f"{name} has no text.", "Write it, or remove the section.")


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
  - id: planet-largest
    stem: Which planet is the largest?
    options:
      - text: Jupiter
        correct: true
      - text: Saturn
    explanation: Its mass is more than twice that of all others together.
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
        - heading: The outer planets
          body: "  "
""",
        found=('16:17 The section "The outer planets" has no text.',),
    ),
]
