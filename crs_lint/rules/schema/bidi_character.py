r"""A text holds an invisible sign that reverses the direction of what follows.

With such signs a text can be shown in another order than it is stored, so that a reviewer approves one question and
candidates see another. This is known from source code as the Trojan Source attack. Remove the sign.

Items in right-to-left scripts seldom need these signs, since letters carry their own direction. Where one does, ignore
the rule for that line and say why.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Example, File, rule
from crs_lint.text.lazy_pattern import LazyPattern

_FOUND = LazyPattern("[\\u202a-\\u202e\\u2066-\\u2069]")
# An escape in double quotes puts such a character into a text without showing it in the file.
_ESCAPED = LazyPattern(r"\\(?:u|x|U)")


@rule("bidi-character", category="schema", severity=Severity.ERROR, source="Boucher and Anderson 2021, Trojan Source")
def check(file: File) -> Iterator[Problem]:
    if (file.foreign and _FOUND.search(file.foreign)) or ("\\" in file.text and _ESCAPED.search(file.text)):
        for item in file.items:
            for path, text in item.shown_texts:
                yield from _problems(path, text)


def _problems(path: tuple[str | int, ...], text: str) -> Iterator[Problem]:
    for match in _FOUND.finditer(text):
        message = f"An invisible sign (U+{ord(match[0]):04X}) changes the direction in which this text is shown."
        yield Problem(path, message, "Remove it.", chars=match.span())


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
        "items:\n  - id: planet-nearest\n    stem: Which planet is \u202enearest\u202c?\n    options:\n      - {text: Mercury, correct: true}\n      - {text: Venus}\n    explanation: Its orbit lies inside that of every other planet.\n",
        found=(
            "3:27 An invisible sign (U+202E) changes the direction in which this text is shown.",
            "3:35 An invisible sign (U+202C) changes the direction in which this text is shown.",
        ),
    )
]
