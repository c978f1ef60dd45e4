r"""A comment suppresses a rule and gives no reason.

The next author cannot tell whether the suppression is still needed. Write the reason after the closing bracket.

The rule is off by default.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Directive, Example, rule


@rule("suppression-without-reason", category="meta", severity=Severity.INFO, source="practice of linters for code", default=False)
def check(directive: Directive) -> Iterator[Problem]:
    if not directive.fault and not directive.reason:
        yield Problem((), "This comment does not say why the rule is ignored.", "Write the reason after the bracket.", span=directive.span)


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
    # crs-lint: ignore[missing-key]
    options:
      - text: Mercury
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("4:5 This comment does not say why the rule is ignored.",),
    ),
]
