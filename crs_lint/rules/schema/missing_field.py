"""An item, an answer or another part lacks a required field.

An item needs an `id`, a `stem` and `options`; an answer needs a `text`. Without them there is nothing to show to a
candidate. Fields that are present but empty have rules of their own, such as `blank-stem`.

The fix for a missing `id` makes one from the words of the stem. If you prefer another id, change it right away: ids must
not change once results refer to them.

Do not ignore this rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.files.gitignore import matcher
from crs_lint.model.finding import Fix, Insert, Problem, Severity
from crs_lint.rules.rule import Example, File, Fixable, rule
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.rules.shared.ids import ids_from


@rule("missing-field", category="schema", severity=Severity.ERROR, source="the bank's format", fixable=Fixable.SAFELY, needs_report=True)
def check(file: File) -> Iterator[Problem]:
    stems = {item.path: item.stem for item in file.items}
    fits = matcher(file.exam.id_pattern) if file.exam.id_pattern else None
    for problem in file.reported.get("missing-field", ()):
        group = problem.path[:-1]
        if problem.path[-1:] == ("id",) and group in stems:
            ids = tuple(one for one in ids_from(stems[group]) if fits is None or fits(one))
            fix = Fix("Add an id made from the stem.", True, (Insert(group, "id", ids),)) if ids else None
            problem = problem._replace(fix=fix)
        yield problem


GOOD = [SOUND_ITEM]
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
        fixed="""\
items:
  - id: planet-nearest-sun
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - rationale: It is the second planet.
    explanation: Its orbit lies inside that of every other planet.
""",
        also=("uneven-rationale",),
    ),
]
