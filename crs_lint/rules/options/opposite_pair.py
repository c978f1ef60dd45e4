r"""Two answers are each other's opposite, and one of them is right.

A candidate who sees "It rises" beside "It falls" expects one of the two to be right, and can rule out the rest. Give the
wrong opposite up, or give each answer an opposite.

Two answers are opposites if they are equal but for one word and its opposite ("more", "less") or a negative ("is", "is not").
An item in which other answers, too, form such a pair is not reported, nor one with an answer between the two ("stays the
same"), nor answers of one word, names, and code. The rule is off by default, since the
opposite is often the likeliest mistake.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.answer_kind import is_code
from crs_lint.model.finding import Location, Problem, Related, Severity
from crs_lint.model.item import Item, Option
from crs_lint.rules.rule import ENGLISH, Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS

_PAIRS = """more less|most least|higher lower|high low|highest lowest|increase decrease|increases decreases|increased decreased|increasing decreasing|increases reduces|increase reduce|rise fall|rises falls|up down|upper lower|above below|before after|always never|all none|all no|every no|larger smaller
largest smallest|large small|big small|bigger smaller|longer shorter|long short|faster slower|fast slow|early late|earlier later|left right|positive negative
correct incorrect|valid invalid|possible impossible|legal illegal|allowed forbidden|open closed|opens closes|open close|start stop|starts stops
begin end|begins ends|first last|inside outside|internal external|internally externally|public private|active inactive|active passive|enabled disabled
enable disable|enables disables|with without|include exclude|includes excludes|accept reject|accepts rejects|strong weak|stronger weaker|hot cold|warm cold
hotter colder|warmer colder|wet dry|light dark|light heavy|lighter heavier|good bad|better worse
best worst|maximum minimum|maximize minimize|maximizes minimizes|ascending descending|horizontal vertical|horizontally vertically|direct indirect
directly indirectly|safe unsafe|equal unequal|same different|can cannot|can can't|must mustn't|is isn't|are aren't|was wasn't|does doesn't|do don't
did didn't|will won't|has hasn't|have haven't|majority minority|rich poor|young old|win lose|won lost|soft loud|softer louder|quiet loud|input output|odd even
forward backward|forwards backwards|wide narrow|wider narrower|deep shallow|thick thin|thicker thinner"""
_OPPOSITES = frozenset(frozenset(pair.split()) for line in _PAIRS.splitlines() for pair in line.split("|"))
_WORDS = frozenset(word for pair in _OPPOSITES for word in pair)
_NEGATIVES = frozenset(("not", "no", "never"))
_AUXILIARIES = frozenset(("do", "does", "did"))
_FEWEST = 3
_SHORTEST = 2
# A third answer between the two makes the set complete: more, less, the same.
_MIDDLE = frozenset(
    (
        "same",
        "equal",
        "equally",
        "neither",
        "both",
        "unchanged",
        "constant",
        "unaffected",
        "unrelated",
        "neutral",
        "change",
        "depends",
        "either",
    )
)


@rule(
    "opposite-pair",
    category="options",
    severity=Severity.INFO,
    default=False,
    source="Haladyna, Downing and Rodriguez 2002, guideline 28: clues; NBME item-writing guide: testwiseness",
    languages=ENGLISH,
)
def check(item: Item) -> Iterator[Problem]:
    if len(item.keys) != 1 or len(item.options) < _FEWEST:
        return
    options = [option for option in item.options if not item.stands_outside(option)]
    if len(options) < _FEWEST or not any(_may_have_opposite(option) for option in options):
        return
    pairs = [(one, other) for index, one in enumerate(options) for other in options[index + 1 :] if _are_opposite(one, other)]
    if len(pairs) != 1 or not (pairs[0][0].correct or pairs[0][1].correct) or any(is_code(option.text) for option in pairs[0]):
        return
    if any(not _MIDDLE.isdisjoint(option.words) for option in item.options if option not in pairs[0]):
        return
    key, other = pairs[0] if pairs[0][0].correct else pairs[0][::-1]
    message = f"Answer {other.number} is the opposite of the right answer, and no others are opposites."
    related = (Related(Location(key.at("text")), "This is the right answer."),)
    yield Problem(other.at("text"), message, "Replace it, or give the other answers opposites, too.", related=related)


def _may_have_opposite(option: Option) -> bool:
    return len(option.words) > 1 and (not _WORDS.isdisjoint(option.words) or not _NEGATIVES.isdisjoint(option.words))


def _are_opposite(one: Option, other: Option) -> bool:
    first, second = one.words, other.words
    if min(len(first), len(second)) < _SHORTEST or one.text.isupper():
        return False
    if len(first) == len(second):
        differing = [frozenset(pair) for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
        return len(differing) == 1 and differing[0] in _OPPOSITES
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    return not _NEGATIVES.isdisjoint(longer) and _without_negative(longer) == _without_negative(shorter)


def _without_negative(words: tuple[str, ...]) -> list[str]:
    """The words without negatives, and "does not work" as "work"."""
    kept = [word for word in words if word not in _NEGATIVES and word not in _AUXILIARIES]
    return [word.removesuffix("s") if len(word) > _FEWEST else word for word in kept]


GOOD = [
    SOUND_ITEM_WITH_FOUR_OPTIONS,
    Example(
        """\
items:
  - id: planet-warm
    stem: What happens to a planet that comes near the sun?
    options:
      - text: Its heat increases
        correct: true
      - text: Its heat decreases
      - text: Its mass increases
      - text: Its mass decreases
    explanation: The light warms it.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-warm
    stem: What happens to a planet that comes near the sun?
    options:
      - text: Its heat increases
        correct: true
      - text: Its heat decreases
      - text: It gets a moon
      - text: It turns to dust
    explanation: The light warms it.
""",
        found=("7:15 Answer 2 is the opposite of the right answer, and no others are opposites.",),
    ),
]
