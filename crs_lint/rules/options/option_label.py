"""The answers begin with their own labels, such as "A) ".

The delivery system adds labels, so candidates read "A. A) Mercury", and the labels are wrong as soon as the answers are
shuffled. Delete them.

One or two labels among more answers are not reported, because "A. thaliana" is a plant and "D. Russell" a person. Nor
are initials: "B. B. King", or the two answers "A. Lincoln" and "B. Franklin". The fix is unsafe where all labels may be
initials of names, as in "A. Paris", "B. London" and "C. Rome".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.model.finding import Fix, Problem, Rewrite, Severity
from crs_lint.model.item import Item, Option
from crs_lint.rules.hints import matches
from crs_lint.rules.rule import Example, Fixable, rule
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.lazy_pattern import LazyPattern

# "A) ", "(A)", or a letter alone on its line.
_LABEL = LazyPattern(
    r"\s*\(?(?P<label>[A-Ha-h]|[1-8])[).:]\s+|\s*\((?P<inside>[A-Ha-h1-8])\)\s*|\s*(?P<alone>[A-Ha-h1-8])[ \t]*\n\s*(?=\S)"
)


# "A. Lincoln", "B. B. King", "C. de Gaulle", and also "A. Paris": a capital, a period, and what may be the rest of a name.
_NAME = LazyPattern(r"\s*[A-H]\.\s+(?:(?:von|van|de|da|di|del|le|la)\s+){0,2}[^\W\d_a-z][\w'’-]*(?:\s+[^\W\d_a-z][\w'’.-]*){0,2}\s*")
_SECOND_INITIAL = LazyPattern(r"\s*[A-H]\.\s*[A-Z]\.(?!\w)")
_FEWEST_INITIALS = 3


@rule(
    "option-label",
    category="options",
    severity=Severity.WARNING,
    source="seen in public banks",
    fixable=Fixable.SAFELY,
    hints=(matches("options", _LABEL, start=True),),
)
def check(item: Item) -> Iterator[Problem]:
    if not item.options or not _may_have_label(item.options[0].text.lstrip()):
        return
    labeled = _labeled(item)
    if len(labeled) < max(2, min(3, len(item.options))) or any(match.end() == len(option.text) for option, match in labeled):
        return
    may_be_names = all(_NAME.fullmatch(option.text) for option, _ in labeled)
    if may_be_names and (len(labeled) < len(item.options) or len(labeled) < _FEWEST_INITIALS):
        return
    # If only some labels were removed, the others would look like part of the answers.
    fix = Fix("Remove the labels.", not may_be_names, tuple(Rewrite(option.at("text"), "", (0, match.end())) for option, match in labeled))
    for option, match in labeled:
        yield Problem(
            option.at("text"),
            f'{option.name} begins with a label of its own, "{match[0].strip()}".',
            "Remove the label.",
            chars=(0, match.end()),
            fix=fix,
        )


def _may_have_label(text: str) -> bool:
    """A quick look at the first two characters."""
    return text[1:2] in (")", ".", ":") or text[:1] == "(" or (text[1:2] in ("\n", " ", "\t") and "\n" in text)


def _labeled(item: Item) -> list[tuple[Option, re.Match[str]]]:
    """The options that begin with the label of their position; "B. B. King" does not."""
    candidates = [option for option in item.options if _may_have_label(option.text.lstrip())]
    matches = ((option, _LABEL.match(option.text)) for option in candidates if not _SECOND_INITIAL.match(option.text))
    return [(option, match) for option, match in matches if match is not None and _position(match) == option.number]


def _position(match: re.Match[str]) -> int:
    """The position that a label names, from 1: 1 for "A", "a" and "1"."""
    label = (match["label"] or match["inside"] or match["alone"]).upper()
    return int(label) if label.isdigit() else ord(label) - ord("A") + 1


GOOD = [
    SOUND_ITEM,
    Example("""\
items:
  - id: song-thrill
    stem: Who sang "The Thrill Is Gone"?
    options:
      - text: A. Lincoln
      - text: B. B. King
        correct: true
      - text: C. Berry
    explanation: He recorded the song in 1969.
"""),
]
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
