r"""A crs-lint comment names a rule that does not exist, or cannot be read.

It suppresses nothing, although its author thinks it does. Correct it: `# crs-lint: ignore[rule-name] reason` at the end
of a line or above the item, or `# crs-lint: ignore-file[rule-name] reason` at the top of a file.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Directive, Example, rule
from crs_lint.text.normalize import shorten
from crs_lint.text.suggest import did_you_mean


@rule("unknown-rule", category="meta", severity=Severity.ERROR, source="practice of linters for code")
def check(directive: Directive) -> Iterator[Problem]:
    if directive.fault:
        yield Problem((), directive.fault, "Write: # crs-lint: ignore[rule-name] reason", span=directive.span)
    for name in directive.unknown:
        yield Problem(
            (),
            f'There is no rule "{shorten(name)}".',
            did_you_mean(name, directive.known, 'Run "crs-lint rule" for a list.'),
            span=directive.span,
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
    # crs-lint: ignore[missing-kex] not now
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('4:5 There is no rule "missing-kex".',),
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    # crs-lint: disable missing-key
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("4:5 This comment is not understood.",),
    ),
]
