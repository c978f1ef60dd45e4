r"""An item's task is not one of the tasks of its domain.

The item then counts toward no part of the blueprint. Either the task is misspelled, the item is in the wrong domain, or
exam.yaml does not list the task. Correct one of them. A domain that declares no tasks is not checked.
"""

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Exam, Item
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.blueprint_fields import closest
from crs_lint.rules.shared.exam_tables import per_exam
from crs_lint.text.normalize import shorten


class _Tables(NamedTuple):
    """The tasks of each domain, in order, and of all under an empty name; and the first domain of each task."""

    tasks: dict[str, dict[str, None]]
    domains: dict[str, str]


@per_exam
def _tables(exam: Exam) -> _Tables:
    tables = _Tables({}, {})
    for domain in exam.domains:
        for task in domain.tasks:
            for name in (domain.id, ""):
                tables.tasks.setdefault(name, {})[task] = None
            tables.domains.setdefault(task, domain.id)
    return tables


@rule("unknown-task", category="exam", severity=Severity.ERROR, source="the bank's format")
def check(item: Item) -> Iterator[Problem]:
    given = item.text("task")
    domain = item.text("domain")
    tables = _tables(item.exam)
    declared = tables.tasks.get(domain, {})
    if not given or not declared or given in declared:
        return
    elsewhere = tables.domains.get(given, "")
    remedy = f'It belongs to the domain "{elsewhere}".' if elsewhere else closest(given, tuple(declared))
    owner = f'The domain "{shorten(domain)}"' if domain else "The exam"
    yield Problem(item.at("task"), f'{owner} has no task "{shorten(given)}".', remedy)


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
    domain: inner
    task: orbits
""",
        exam="exam: astronomy\ndomains:\n  - {id: inner, title: The inner planets, tasks: [{id: orbits}]}\n  - {id: outer, title: The outer planets, tasks: [{id: rings}]}\n",
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
    domain: inner
    task: rings
""",
        found=('10:11 The domain "inner" has no task "rings".',),
        exam="exam: astronomy\ndomains:\n  - {id: inner, title: The inner planets, tasks: [{id: orbits}]}\n  - {id: outer, title: The outer planets, tasks: [{id: rings}]}\n",
    ),
]
