r"""An item, an answer or another part lacks a field that it cannot do without.

An item needs an `id`, a `stem` and `options`; an answer needs a `text`. Without them there is nothing to show to a
candidate. A field that is there but empty is told by rules of its own, such as `blank-stem`.

There is no reason to ignore this rule."""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.finding import Problem, Severity
from crs_lint.rule import Example, File, rule


@rule("missing-field", category="schema", severity=Severity.ERROR, source="the bank's format")
def check(file: File) -> Iterator[Problem]:
    return file.reported("missing-field")


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
  - stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - rationale: It is the second planet.
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('2:5 This item has no "id".', '6:9 Answer 2 has no "text".'),
        also=("uneven-rationale",),
    ),
]
