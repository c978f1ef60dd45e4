"""The answers begin with their own labels, such as "A) ".

The delivery system adds labels, so candidates read "A. A) Mercury", and the labels are wrong as soon as the answers are
shuffled. Delete them.

One or two labels among more answers are not reported, because "A. thaliana" is a plant and "D. Russell" a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.model.finding import Fix, Problem, Rewrite, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, Fixable, rule
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.lazy_pattern import LazyPattern

_LABEL = LazyPattern(r"\s*\(?(?P<label>[A-Ha-h]|[1-8])[).:]\s+|\s*\((?P<inside>[A-Ha-h1-8])\)\s*")


@rule("option-label", category="options", severity=Severity.WARNING, source="seen in public banks", fixable=Fixable.SAFELY)
def check(item: Item) -> Iterator[Problem]:
    if not item.options or item.options[0].text.lstrip()[1:2] not in (")", ".", ":", "A", "a", "1"):
        return
    labeled = [(option, match) for option in item.options if (match := _LABEL.match(option.text)) and _position(match) == option.number]
    if len(labeled) < max(2, min(3, len(item.options))) or any(match.end() == len(option.text) for option, match in labeled):
        return
    # If only some labels were removed, the others would look like part of the answers.
    fix = Fix("Remove the labels.", True, tuple(Rewrite(option.at("text"), "", (0, match.end())) for option, match in labeled))
    for option, match in labeled:
        yield Problem(
            option.at("text"),
            f'{option.name} begins with a label of its own, "{match[0].strip()}".',
            "Remove the label.",
            chars=(0, match.end()),
            fix=fix,
        )


def _position(match: re.Match[str]) -> int:
    """The position that a label names, from 1: 1 for "A", "a" and "1"."""
    label = (match["label"] or match["inside"]).upper()
    return int(label) if label.isdigit() else ord(label) - ord("A") + 1


GOOD = [SOUND_ITEM]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: "A) Mercury"
        correct: true
      - text: "B) Venus"
    explanation: Its orbit lies inside that of every other planet.
""",
        found=(
            '5:16 Answer 1 begins with a label of its own, "A)".',
            '7:16 Answer 2 begins with a label of its own, "B)".',
        ),
        fixed="""\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: "Mercury"
        correct: true
      - text: "Venus"
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
]
