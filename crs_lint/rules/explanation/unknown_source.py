r"""An item cites a source that the exam does not declare.

Readers cannot look it up. Either the id is misspelled, or the source is missing under `sources` in exam.yaml. Correct
the id, or declare the source. References in free text are not checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Exam, Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.exam_tables import per_exam
from crs_lint.text.normalize import shorten
from crs_lint.text.suggest import did_you_mean


@per_exam
def _sources(exam: Exam) -> dict[str, None]:
    return {source.id: None for source in exam.sources}


@rule("unknown-source", category="explanation", severity=Severity.ERROR, source="the bank's format", hints=(Trait.REFERENCES,))
def check(item: Item) -> Iterator[Problem]:
    declared = _sources(item.exam)
    for path, source in item.references:
        if source not in declared:
            remedy = did_you_mean(source, declared, 'Declare it under "sources" in exam.yaml.')
            yield Problem(path, f'The exam has no source "{shorten(source)}".', remedy)


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
        found=('10:18 The exam has no source "almanac".',),
        exam="exam: astronomy\nsources:\n  almanach: {title: Almanac of the sky}\n",
    ),
]
