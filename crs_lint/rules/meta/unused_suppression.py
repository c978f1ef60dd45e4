r"""A comment asks to ignore a rule that has nothing to say there.

Perhaps the fault was mended, or the comment stands in the wrong place. Left behind, it would hide the next fault of the
kind. Remove it.

The rule speaks only of rules that ran.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Fix, Problem, Recomment, Severity
from crs_lint.rules.rule import Directive, Example, Fixable, rule


@rule("unused-suppression", category="meta", severity=Severity.WARNING, source="practice of linters for code", fixable=Fixable.SAFELY)
def check(directive: Directive) -> Iterator[Problem]:
    fix = _fix(directive) if directive.unused else None
    for name in directive.unused:
        message = f'"{name}" has nothing to say here, so there is nothing to ignore.'
        yield Problem((), message, "Remove the name, or the comment.", span=directive.span, fix=fix)


def _fix(directive: Directive) -> Fix | None:
    """Takes the unused names out of the comment, or the comment away where no other is left."""
    text = directive.text
    before, opening, rest = text.partition("[")
    names, closing, after = rest.partition("]")
    if not closing or "crs-lint:" in after:
        return None  # a second comment for the linter stands behind this one
    kept = [name for name in map(str.strip, names.split(",")) if name and name not in directive.unused]
    left = f"{before}{opening}{', '.join(kept)}{closing}{after}" if kept else ""
    return Fix("Remove what is not needed.", True, (Recomment(directive.span, left),))


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
        fixed="""\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options: # crs-lint: ignore[missing-key, too-few-options, option-count] the committee decides on Friday
      - text: Mercury
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=(
            '4:14 "option-count" has nothing to say here, so there is nothing to ignore.',
            '4:14 "too-few-options" has nothing to say here, so there is nothing to ignore.',
        ),
        fixed="""\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options: # crs-lint: ignore[missing-key] the committee decides on Friday
      - text: Mercury
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
]
