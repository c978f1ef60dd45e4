r"""A figure of an item does not exist, or is outside the bank.

The candidate would see a gap. Write the path relative to the file of the item, with forward slashes. It must stay inside
the folder of the exam: web addresses and absolute paths do not travel with the bank.

There is no reason to ignore this rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.figure_state import FigureState
from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Example, File, rule
from crs_lint.text.normalize import shorten

_REASONS = {FigureState.MISSING: "does not exist", FigureState.OUTSIDE: "is outside the bank"}


@rule("missing-figure", category="stem", severity=Severity.ERROR, source="seen in public banks")
def check(file: File) -> Iterator[Problem]:
    for item in file.items:
        for figure in () if item.is_retired else item.figures:
            reason = _REASONS.get(file.figure_state(figure.file))
            if reason:
                yield Problem(
                    figure.path, f'The figure "{shorten(figure.file)}" {reason}.', "Correct the path, or add the file to the bank."
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
    figure: {file: orbits.png, alt: Eight circles round a dot}
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('4:20 The figure "orbits.png" does not exist.',),
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    figure: {file: ../../orbits.png, alt: Eight circles round a dot}
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('4:20 The figure "../../orbits.png" is outside the bank.',),
    ),
]
