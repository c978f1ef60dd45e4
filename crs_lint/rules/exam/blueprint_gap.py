r"""The ready items leave a form short of items of a domain, a task or a level.

The message says how many items are missing from one form. Either the bank has fewer than a form needs, or the items are there, but
in other proportions than the blueprint's: the bank will run out of items for one domain while it collects items for another that
no form needs. Write the next items where the most are missing.

A domain counts by its `weight`, a level by its share under `levels`, and a task by its `weight` or its `items`, if exam.yaml gives
them. Only items with the status ready count.

The rule is off by default. `points` is the largest acceptable gap between the share of the ready items and that of the blueprint, in
percentage points; it is looked at in a bank with at least `least` ready items.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.bank.coverage import Part, count_ready, parts_of
from crs_lint.model.finding import Path, Problem, Severity
from crs_lint.model.item import Exam
from crs_lint.rules.rule import Bank, Example, rule
from crs_lint.text.normalize import shorten
from crs_lint.text.plural import counted


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
        message = _too_few(part, bank.exam) or (_out_of_proportion(part, bank.exam, points) if part.total >= max(least, 1) else "")
        if message:
            yield Problem(_path(part, bank.exam), message, "Write the next items for it, or change the blueprint.", file=bank.exam.file)


def _too_few(part: Part, exam: Exam) -> str:
    """What one form lacks, if the bank has not enough items for one."""
    if not part.short:
        return ""
    return f"{_short(part, part.short, exam.form_items)}: it has {counted(part.ready, 'ready item')}, and the form needs {part.needed}."


def _out_of_proportion(part: Part, exam: Exam, points: float) -> str:
    """What a form lacks that is drawn in the proportions of the bank; the bank itself if the length of a form is not known."""
    if part.share is None or 100 * (part.share - part.actual_share) <= points:
        return ""
    short = round((part.share - part.actual_share) * (exam.form_items or part.total))
    if not short:
        return ""
    subject = _short(part, short, exam.form_items) if exam.form_items else f"The bank is {counted(short, 'item')} short in {_named(part)}"
    shares = f"{part.actual_share:.0%}, and the blueprint asks for {part.share:.0%}"
    return f"{subject}: it has {part.ready} of the {counted(part.total, 'ready item')}, {shares}."


def _short(part: Part, items: int, form_items: int | None) -> str:
    form = f"A form of {counted(form_items, 'item')}" if form_items else "A form"
    return f"{form} is {items} short in {_named(part)}"


def _named(part: Part) -> str:
    return f'the {part.kind} "{shorten(part.id)}"'


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
  - id: planet-largest
    stem: How many times does Jupiter go around the sun while Saturn does so twice?
    options:
      - text: About five times
        correct: true
      - text: About three times
      - text: About nine times
    domain: outer
    task: orbits
    level: recall
    explanation: Saturn takes 29 years for each orbit, and Jupiter takes 12.
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
        found=('exam.yaml:4:51 A form of 2 items is 1 short in the domain "outer": it has 0 ready items, and the form needs 1.',),
        exam="exam: astronomy\ndomains:\n  - {id: inner, title: The inner planets, weight: 50}\n  - {id: outer, title: The outer planets, weight: 50}\nform: {items: 2}\n",
        also=("too-few-items",),
    ),
    Example(
        _THREE_ITEMS,
        found=(
            'exam.yaml:4:51 A form of 4 items is 1 short in the domain "outer": it has 1 of the 3 ready items, 33%, and the blueprint asks for 60%.',
            'exam.yaml:6:28 A form of 4 items is 1 short in the task "rings": it has 0 ready items, and the form needs 1.',
            'exam.yaml:7:29 A form of 4 items is 1 short in the task "orbits": it has 1 ready item, and the form needs 2.',
            'exam.yaml:8:31 A form of 4 items is 2 short in the level "application": it has 0 ready items, and the form needs 2.',
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
        found=(
            'exam.yaml:4:51 The bank is 1 item short in the domain "outer": it has 1 of the 3 ready items, 33%, and the blueprint asks for 60%.',
        ),
        exam="exam: astronomy\ndomains:\n  - {id: inner, title: The inner planets, weight: 40}\n  - {id: outer, title: The outer planets, weight: 60}\n",
        options={"least": 3},
    ),
]
