r"""The word that makes a question negative is not emphasized.

Candidates read past a small "not" and choose the first true answer. Better, word the question in the positive;
otherwise put the word in capitals or between `**`.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Fix, Problem, Rewrite, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, Fixable, rule


@rule(
    "unemphasised-negative",
    category="stem",
    severity=Severity.WARNING,
    source="Haladyna, Downing and Rodriguez 2002, guideline 17",
    fixable=Fixable.UNSAFELY,
    needs=("negatives",),
)
def check(item: Item) -> Iterator[Problem]:
    chars = item.negative
    if chars is not None and not _is_emphasised(item.stem, *chars):
        word = item.stem[slice(*chars)]
        fix = Fix("Write it in capitals.", False, (Rewrite(item.at("stem"), word.upper(), chars),))
        yield Problem(
            item.at("stem"),
            f'The word "{word}" reverses the question and is easy to overlook.',
            f'Write "{word.upper()}", or word the question in the positive.',
            chars=chars,
            fix=fix,
        )


_MARKS = ("*", "_", ">")


def _is_emphasised(stem: str, start: int, end: int) -> bool:
    """Whether a word is in capitals or between emphasis marks."""
    return stem[start:end].isupper() or (stem[:start].endswith(_MARKS) and stem[end : end + 1] in ("*", "_", "<"))


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is NOT nearest to the sun?
    options:
      - text: Mercury
      - text: Venus
        correct: true
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is **not** nearest to the sun?
    options:
      - text: Mercury
      - text: Venus
        correct: true
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
    Example(
        """\
items:
  - id: film-mars
    stem: Who sings in the film Never Again to Mars?
    options:
      - text: The captain
        correct: true
      - text: The cook
    explanation: The song is heard when the ship has landed.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is not nearest to the sun?
    options:
      - text: Mercury
      - text: Venus
        correct: true
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('3:27 The word "not" reverses the question and is easy to overlook.',),
        fixed="""\
items:
  - id: planet-nearest
    stem: Which planet is NOT nearest to the sun?
    options:
      - text: Mercury
      - text: Venus
        correct: true
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
]
