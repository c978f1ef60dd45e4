r"""An item cites a source that a newer one has replaced.

What was right in the old edition may be wrong in the new one. Look up the fact in the new source, and correct the item
or its reference. In exam.yaml, a source is superseded if it has `superseded: true` or the id of its replacement.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Cited, Exam, Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.exam_tables import per_exam
from crs_lint.text.normalize import shorten


@per_exam
def _superseded(exam: Exam) -> dict[str, Cited]:
    return {source.id: source for source in exam.sources if source.superseded}


@rule("superseded-source", category="explanation", severity=Severity.WARNING, source="the bank's format", hints=(Trait.REFERENCES,))
def check(item: Item) -> Iterator[Problem]:
    superseded = _superseded(item.exam)
    for path, name in item.references:
        source = superseded.get(name)
        if source is not None:
            by = f' by "{shorten(source.superseded)}"' if isinstance(source.superseded, str) else ""
            yield Problem(
                path, f'The source "{shorten(name)}" has been replaced{by}.', "Check the fact in the new source, and cite that source."
            )


GOOD = [
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
    references:
      - {source: almanac, at: planets}
""",
        exam="exam: astronomy\nsources:\n  almanac: {title: Almanac of the sky}\n",
    ),
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
    references:
      - {source: almanac, at: planets}
""",
        found=('10:18 The source "almanac" has been replaced by "almanac-2027".',),
        exam="exam: astronomy\nsources:\n  almanac: {title: Almanac of the sky, superseded: almanac-2027}\n",
    ),
]
