r"""The word that makes a question negative is not emphasized.

Candidates read past a small "not" and choose the first true answer. Better, word the question in the positive;
otherwise put the word in capitals or between `**`.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.negation import NEGATIVE
from crs_lint.model.finding import Fix, Problem, Rewrite, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import literals
from crs_lint.rules.rule import Example, Fixable, rule
from crs_lint.text.lazy_pattern import LazyPattern


@rule(
    "unemphasised-negative",
    category="stem",
    severity=Severity.WARNING,
    source="Haladyna, Downing and Rodriguez 2002, guideline 17",
    fixable=Fixable.UNSAFELY,
    needs=("negatives",),
    hints=(literals("stem", NEGATIVE, language="en"),),
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
# A few words between marks: "n'est **pas**", "**no es**".
_EMPHASIZED = LazyPattern(r"(?<![\w*_])(\*{1,3}|_{1,3})(?![\s*_])[^*_\n]{1,60}\1(?![\w*_])|<(b|strong|em|i|u)>[^<>\n]{1,60}</\2>")
_MOST_WORDS = 4


def _is_emphasised(stem: str, start: int, end: int) -> bool:
    """Whether a word is in capitals or between emphasis marks, alone or with a few others."""
    if stem[start:end].isupper() or (stem[:start].endswith(_MARKS) and stem[end : end + 1] in ("*", "_", "<")):
        return True
    emphasized = (match for match in _EMPHASIZED.finditer(stem) if match.start() < start and end < match.end())
    return any(len(match[0].split()) <= _MOST_WORDS for match in emphasized)


GOOD = [
    Example(
        """\
items:
  - id: ville-rhin
    language: fr
    stem: Quelle ville **n'est pas** sur le Rhin ?
    options:
      - text: Munich
        correct: true
      - text: Cologne
    explanation: Munich est sur l'Isar.
""",
    ),
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
  - id: ciudad-rin
    language: es
    stem: ¿Qué ciudad no está a orillas del Rin?
    options:
      - text: Múnich
        correct: true
      - text: Colonia
    explanation: Múnich está a orillas del Isar.
""",
        found=('4:23 The word "no" reverses the question and is easy to overlook.',),
        fixed="""\
items:
  - id: ciudad-rin
    language: es
    stem: ¿Qué ciudad NO está a orillas del Rin?
    options:
      - text: Múnich
        correct: true
      - text: Colonia
    explanation: Múnich está a orillas del Isar.
""",
    ),
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
