r"""An item's task is not one of the tasks of its domain.

The item then counts toward no part of the blueprint. Either the task is misspelled, the item is in the wrong domain, or
exam.yaml does not list the task. Correct one of them. A domain that declares no tasks is not checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.blueprint_fields import closest
from crs_lint.text.normalize import shorten


@rule("unknown-task", category="exam", severity=Severity.ERROR, source="the bank's format")
def check(item: Item) -> Iterator[Problem]:
    given = item.text("task")
    domain = item.text("domain")
    domains = [one for one in item.exam.domains if one.id == domain] if domain else item.exam.domains
    declared = [task for one in domains for task in one.tasks]
    if not given or not declared or given in declared:
        return
    elsewhere = next((one.id for one in item.exam.domains if given in one.tasks), "")
    remedy = f'It belongs to the domain "{elsewhere}".' if elsewhere else closest(given, declared)
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
