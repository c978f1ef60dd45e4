r"""The ready items leave a form short of items of a domain, a task or a level.

The message says how many items are missing from one form, and how many ready items there should be. Either the bank has fewer
than one form needs; or it has enough for one, but fewer than its share of the blueprint: the bank will run out of items for one
domain while it collects items for another that no form needs. Write the next items where the most are missing.

A domain counts by its `weight`, a level by its share under `levels`, and a task by its `weight` or its `items`, if exam.yaml gives
them. Only items with the status ready count.

The rule is off by default. `points` is the largest acceptable gap between the share of the ready items and that of the blueprint, in
percentage points, where there are enough items for one form; a bank needs at least `least` ready items for that.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.bank.coverage import Part, count_ready, parts_of
from crs_lint.model.finding import Path, Problem, Severity
from crs_lint.model.item import Exam
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.rule import Bank, Example, rule
from crs_lint.text.normalize import shorten
from crs_lint.text.plural import counted


class Gap(NamedTuple):
    """How many items are missing from a form, and how many there should be."""

    short: int
    needed: int


@rule(
    "blueprint-gap",
    category="exam",
    severity=Severity.INFO,
    source="AERA, APA and NCME 2014, Standards, 4.1",
    default=False,
    needs_whole_bank=True,
    needs_exam=True,
    compares=(),
    sums=count_ready,
)
def check(bank: Bank, *, points: float = 5.0, least: int = 20) -> Iterator[Problem]:
    ready = bank.sums if bank.sums is not None else count_ready(bank.items)
    for part in parts_of(bank.exam, ready):
        gap = _gap(part, bank.exam.form_items, points, least)
        if gap is not None:
            message = _message(part, gap, bank.exam.form_items)
            yield Problem(_path(part, bank.exam), message, "Write the next items for it, or change the blueprint.", file=bank.exam.file)


def _gap(part: Part, form_items: int | None, points: float, least: int) -> Gap | None:
    """What is missing of a part: from one form, or from one that is drawn in the proportions of the bank."""
    if part.short:
        return Gap(part.short, part.needed or 0)
    if part.share is None or part.total < max(least, 1) or round(100 * (part.share - part.actual_share), 6) <= points:
        return None
    short = round((part.share - part.actual_share) * (form_items or part.total))
    return Gap(short, round(part.share * part.total)) if short else None


def _message(part: Part, gap: Gap, form_items: int | None) -> str:
    form = f" per form of {form_items}" if form_items else " per form" if part.short else ""
    short = f'The {part.kind} "{shorten(part.id)}" is {counted(gap.short, "item")} short{form}'
    return f"{short}: it has {part.ready} of the {counted(part.total, 'ready item')} and needs {gap.needed}."


def _path(part: Part, exam: Exam) -> Path:
    """The path of what the blueprint asks for."""
    if part.kind == "level":
        return part.path
    if part.kind == "task":
        _, index, _, number = part.path
        counts_items = exam.domains[int(index)].parts[int(number)].items is not None
        return (*part.path, "items" if counts_items else "weight")
    return (*part.path, "weight")


_THREE_ITEMS = """\
items:
  - id: planet-nearest
    stem: Which of the eight planets has the orbit that lies nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
      - text: Mars
    domain: inner
    level: recall
    explanation: Its orbit lies inside that of every other planet.
  - id: planet-hottest
    stem: Which of the eight planets has the hottest surface, night and day?
    options:
      - text: Venus
        correct: true
      - text: Mercury
      - text: Mars
    domain: inner
    level: recall
    explanation: Its dense air holds the heat that the sun brings.
  - id: planet-twelve-years
    stem: Which of the eight planets goes around the sun once in twelve years?
    options:
      - text: Jupiter
        correct: true
      - text: Saturn
      - text: Uranus
    domain: outer
    task: orbits
    level: recall
    explanation: Saturn takes 29 years for each orbit, and Uranus takes 84.
  - id: planet-rings
    stem: Which of the planets has rings that a small telescope shows?
    options:
      - text: Saturn
        correct: true
      - text: Mars
      - text: Venus
    domain: outer
    task: rings
    level: application
    status: draft
    explanation: They are wide, and made of ice that reflects light.
"""
GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which of the eight planets has the orbit that lies nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
      - text: Mars
    domain: inner
    explanation: Its orbit lies inside that of every other planet.
""",
        exam="exam: astronomy\ndomains:\n  - {id: inner, title: The inner planets, weight: 50}\n  - {id: outer, title: The outer planets, weight: 50}\nform: {items: 2}\n",
        files={
            "other.yaml": """\
items:
  - id: planet-largest
    stem: Which of the eight planets is the largest by far?
    options:
      - text: Jupiter
        correct: true
      - text: Saturn
      - text: Uranus
    domain: outer
    explanation: Its mass is more than twice that of all others.
"""
        },
        options={"least": 2},
    ),
]
BAD = [
    Example(
        _THREE_ITEMS,
        found=(
            'exam.yaml:4:51 The domain "outer" is 1 item short per form of 4: it has 1 of the 3 ready items and needs 2.',
            'exam.yaml:6:28 The task "rings" is 1 item short per form of 4: it has 0 of the 3 ready items and needs 1.',
            'exam.yaml:7:28 The task "orbits" is 1 item short per form of 4: it has 1 of the 3 ready items and needs 2.',
            'exam.yaml:8:35 The level "application" is 2 items short per form of 4: it has 0 of the 3 ready items and needs 2.',
        ),
        exam="""\
exam: astronomy
domains:
  - {id: inner, title: The inner planets, weight: 40}
  - {id: outer, title: The outer planets, weight: 60,
     tasks: [
       {id: rings, weight: 25},
       {id: orbits, items: 2}]}
levels: {recall: 50, application: 50}
form: {items: 4}
""",
        options={"least": 3},
        also=("too-few-items",),
    ),
    Example(
        _THREE_ITEMS,
        found=('exam.yaml:3:51 The domain "inner" is 1 item short: it has 2 of the 3 ready items and needs 3.',),
        exam="exam: astronomy\ndomains:\n  - {id: inner, title: The inner planets, weight: 90}\n  - {id: outer, title: The outer planets, weight: 10}\n",
        options={"least": 3},
    ),
]
