r"""An item, an answer or another part lacks a field that it cannot do without.

An item needs an `id`, a `stem` and `options`; an answer needs a `text`. Without them there is nothing to show to a
candidate. A field that is there but empty is told by rules of its own, such as `blank-stem`.

A machine can make an id of the words of the stem. Change it now if you want another: ids should stay as they are once results
refer to them.

There is no reason to ignore this rule."""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.files.gitignore import matcher
from crs_lint.model.finding import Fix, Insert, Problem, Severity
from crs_lint.rules.rule import Example, File, Fixable, rule
from crs_lint.rules.shared.ids import ids_from


@rule("missing-field", category="schema", severity=Severity.ERROR, source="the bank's format", fixable=Fixable.SAFELY)
def check(file: File) -> Iterator[Problem]:
    stems = {item.path: item.stem for item in file.items}
    fits = matcher(file.exam.id_pattern) if file.exam.id_pattern else None
    for problem in file.reported.get("missing-field", ()):
        group = problem.path[:-1]
        if problem.path[-1:] == ("id",) and group in stems:
            ids = tuple(one for one in ids_from(stems[group]) if fits is None or fits(one))
            fix = Fix("Give it an id made from its stem.", True, (Insert(group, "id", ids),)) if ids else None
            problem = problem._replace(fix=fix)
        yield problem


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
