r"""A comment asks to ignore a rule that has nothing to say there.

Perhaps the fault was mended, or the comment stands in the wrong place. Left behind, it would hide the next fault of the
kind. Remove it.

The rule speaks only of rules that ran.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.finding import Problem, Severity
from crs_lint.rule import Directive, Example, rule


@rule("unused-suppression", category="meta", severity=Severity.WARNING, source="practice of linters for code")
def check(directive: Directive) -> Iterator[Problem]:
    for name in directive.unused:
        yield Problem(
            (), f'"{name}" has nothing to say here, so there is nothing to ignore.', "Remove the name, or the comment.", span=directive.span
        )


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    # crs-lint: ignore[missing-key] the committee decides on Friday
    options:
      - text: Mercury
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    # crs-lint: ignore[missing-key] the committee decides on Friday
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('4:5 "missing-key" has nothing to say here, so there is nothing to ignore.',),
    ),
]
