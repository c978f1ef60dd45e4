r"""A figure has no alternative text for people who cannot see it.

A candidate who uses a screen reader hears nothing where others see what the question is about. Describe what the figure
shows under `alt`, without giving away the answer.

Drafts are not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.text.normalize import is_blank, shorten


@rule(
    "missing-alt",
    category="stem",
    severity=Severity.WARNING,
    source="WCAG 2.2, success criterion 1.1.1",
    excuses_drafts=True,
    habit=True,
    hints=(Trait.FIGURE,),
)
def check(item: Item) -> Iterator[Problem]:
    for figure in item.figures:
        if is_blank(figure.alt):
            yield Problem(
                figure.path,
                f'The figure "{shorten(figure.file)}" has no alternative text for people who cannot see it.',
                'Describe what it shows under "alt:".',
            )


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    figure: {file: orbits.png, alt: Eight circles round a dot}
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        files={"orbits.png": "picture"},
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    figure: orbits.png
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('4:13 The figure "orbits.png" has no alternative text for people who cannot see it.',),
        files={"orbits.png": "picture"},
    ),
]
