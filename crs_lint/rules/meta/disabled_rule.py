r"""A comment suppresses a rule that is disabled.

The comment has no effect. Keep it if you plan to enable the rule again; otherwise remove it.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Directive, Example, rule


@rule("disabled-rule", category="meta", severity=Severity.INFO, source="practice of linters for code")
def check(directive: Directive) -> Iterator[Problem]:
    for name in directive.disabled:
        yield Problem(
            (), f'The rule "{name}" is off, so there is nothing to ignore.', "Remove the name, or the comment.", span=directive.span
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
    # crs-lint: ignore[short-explanation] one word says it
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('4:5 The rule "short-explanation" is off, so there is nothing to ignore.',),
    ),
]
