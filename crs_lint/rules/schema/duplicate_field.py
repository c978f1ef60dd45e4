r"""A field stands twice in the same item or option, and only one of the two is read.

Whatever the other one said is lost without a word: in one public bank, six explanations vanished this way. Keep the
right one and remove the other. If two texts belong together, join them in one field.

There is no reason to ignore this rule."""

from __future__ import annotations

from collections.abc import Iterable

from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Example, File, rule


@rule("duplicate-field", category="schema", severity=Severity.ERROR, source="seen in public banks")
def check(file: File) -> Iterable[Problem]:
    return file.reported.get("duplicate-field", ())


GOOD = [
    Example("""items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""")
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
    explanation: It goes round the sun in 88 days.
""",
        found=('9:5 "explanation" stands twice here, and only one of the two is read.',),
    ),
]
