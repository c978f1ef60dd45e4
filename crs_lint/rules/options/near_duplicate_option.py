"""Two answers are the same except for capitals, punctuation, an article, or the way a number is written.

Knowing the subject does not help a candidate to choose between them. Change one of the two.

A different sign, unit, code or negation makes a different answer and is not reported. Neither are answers in which a
capital has its own meaning, such as `mHz` and `MHz`. Ignore this rule where the small difference is what the item tests.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Location, Problem, Related, Severity
from crs_lint.model.item import Item, Option
from crs_lint.rules.rule import Example, rule
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import normalize_loosely, shorten

_SHORTEST = 3
_QUOTES = frozenset("\"'“”‘’")
# Near-duplicates end in the same letters, unless one of them ends in a percent sign.
_END = 2
_OVERLOOKED = " \t\n.,;:!?\"'“”‘’„…"
_CODE = LazyPattern(r"[`\\{}<>=\[\]|$@#^~_/;]|\w\(|::|->")
# A capital inside a word, or a single letter, has a meaning: units, symbols, names in code.
_MEANINGFUL = LazyPattern(r"\b(?:\w|[a-zA-Z]*[a-z][A-Z][a-zA-Z]*|[A-Z]{2,}[a-z]*)\b")


@rule(
    "near-duplicate-option",
    category="options",
    severity=Severity.WARNING,
    source="Haladyna, Downing and Rodriguez 2002, guideline 19: options do not overlap",
)
def check(item: Item) -> Iterator[Problem]:
    ends = [option.text.rstrip(_OVERLOOKED)[-_END:].casefold() for option in item.options]
    if len(set(ends)) == len(ends) and not any("%" in end for end in ends):
        return
    if _CODE.search("".join(option.text for option in item.options)):
        return
    first: dict[str, Option] = {}
    for option in item.options:
        text = normalize_loosely(option.text)
        if len(text) < _SHORTEST or option.has_figure:
            continue
        other = first.setdefault(text, option)
        if other is not option and other.normalized != option.normalized and not _case_matters(other.text, option.text):
            message = f'Answers {other.number} and {option.number} differ only in capitals, punctuation or spelling of numbers: "{shorten(option.text)}".'
            yield Problem(
                option.at("text"),
                message,
                "Change one of them.",
                related=(Related(Location(other.at("text")), "The first one is here."),),
                about=tuple(one.at("text") for one in item.options if normalize_loosely(one.text) == text),
            )


def _case_matters(one: str, other: str) -> bool:
    """Whether two texts differ in the case of a word whose case has a meaning."""
    same_letters = one.casefold() == other.casefold()
    return same_letters and (_MEANINGFUL.findall(one) != _MEANINGFUL.findall(other) or not _QUOTES.isdisjoint(one))


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
      - text: Earth
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: 10 mHz
      - text: 10 MHz
    explanation: Its orbit lies inside that of every other planet.
""",
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
      - text: The giant planets
      - text: Giant planets.
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('8:15 Answers 2 and 3 differ only in capitals, punctuation or spelling of numbers: "Giant planets.".',),
    ),
]
