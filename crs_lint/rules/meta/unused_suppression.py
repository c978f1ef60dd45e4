r"""A comment suppresses a rule that finds nothing there.

The problem may have been fixed, or the comment may be in the wrong place. Left in the file, it would hide the next
finding of that rule. Remove it.

Only rules that ran are reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Fix, Problem, Recomment, Severity
from crs_lint.rules.rule import Directive, Example, Fixable, rule
from crs_lint.rules.shared.examples import SOUND_ITEM


@rule("unused-suppression", category="meta", severity=Severity.WARNING, source="practice of linters for code", fixable=Fixable.SAFELY)
def check(directive: Directive) -> Iterator[Problem]:
    fix = _fix(directive) if directive.unused else None
    for name in directive.unused:
        message = f'"{name}" finds nothing here, so there is nothing to ignore.'
        yield Problem((), message, "Remove the name, or the comment.", span=directive.span, fix=fix)


def _fix(directive: Directive) -> Fix | None:
    """Remove the unused names from the comment, or the whole comment if no other name is left."""
    text = directive.text
    before, opening, rest = text.partition("[")
    names, closing, after = rest.partition("]")
    if not closing or "crs-lint:" in after:
        return None  # another crs-lint comment follows on the same line
    kept = [name for name in map(str.strip, names.split(",")) if name and name not in directive.unused]
    left = f"{before}{opening}{', '.join(kept)}{closing}{after}" if kept else ""
    return Fix("Remove the unused names.", True, (Recomment(directive.span, left),))


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
        found=('4:5 "missing-key" finds nothing here, so there is nothing to ignore.',),
        fixed=SOUND_ITEM.text,
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
            '4:14 "option-count" finds nothing here, so there is nothing to ignore.',
            '4:14 "too-few-options" finds nothing here, so there is nothing to ignore.',
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
