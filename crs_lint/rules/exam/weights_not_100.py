r"""The weights of the exam's domains do not add up to 100.

Weights are percentages of a form, so forms that follow these weights would be too long or too short. Correct the
weights in exam.yaml. If only some domains have a weight, the others count as 0.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Exam
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM

# Thirds, such as 33.3, do not add up exactly.
_TOLERANCE = 0.5


@rule("weights-not-100", category="exam", severity=Severity.ERROR, source="the bank's format")
def check(exam: Exam) -> Iterator[Problem]:
    if not exam.weights:
        return
    total = sum(exam.weights)
    if abs(total - 100) > _TOLERANCE:
        bare = len(exam.domains) - len(exam.weights)
        rest = f"; {bare} {'domain has' if bare == 1 else 'domains have'} none" if bare else ""
        yield Problem(("domains",), f"The weights of the domains add up to {total:g}, not 100{rest}.", "Correct the weights.")


GOOD = [
    Example(
        SOUND_ITEM.text,
        exam="""\
exam: astronomy
domains:
  - {id: inner, title: The inner planets, weight: 40}
  - {id: outer, title: The outer planets, weight: 60}
""",
    ),
]
BAD = [
    Example(
        SOUND_ITEM.text,
        found=("exam.yaml:2:1 The weights of the domains add up to 90, not 100.",),
        exam="""\
exam: astronomy
domains:
  - {id: inner, title: The inner planets, weight: 40}
  - {id: outer, title: The outer planets, weight: 50}
""",
    ),
]
