"""A text refers to an answer by its letter or position, and the answers are shuffled.

"Option B is wrong because..." is true on paper. On screen another answer may have that letter, and the feedback then
explains the wrong answer. Refer to the answer by its text, or move the sentence to that answer's own `rationale`.

Not reported are letters and numbers that the stem itself uses as names ("plan A", "option 1"), answers with `pin: true`,
which keep their position, and letters in parentheses that abbreviate the word before them, as in "adenine (A)", or number the
parts of a law.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial

from crs_lint.language.answer_labels import NOUNS
from crs_lint.language.words import prose
from crs_lint.model.finding import Path, Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import ENGLISH, Example, rule
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten
from crs_lint.text.phrases import required_literals

# Lookaheads test what follows, so that the match, which the message quotes, ends with the letter or number.
_NOUN = f"(?i:{'|'.join(NOUNS)})"
_NAMED = LazyPattern(rf"\b{_NOUN}[ \n]\(?(?P<label>[A-H])\b\)?(?!\.\w|['’]|\s+[A-Z]?[a-z]+ed\b)")
# "Answer 3" may be a result.
_NUMBERED = LazyPattern(rf"\b(?i:{'|'.join(noun for noun in NOUNS if noun != 'answers?')})[ \n](?P<label>[1-8])\b(?![.,]?\d|%)")
_JUDGED = LazyPattern(
    r"(?:^|(?<=[.!?;:,\n(])|(?<=[.!?;:,] )|(?<=\band )|(?<=\bor ))(?P<label>[A-H])"
    r"(?= (?:is|are|was|were) (?:also |both |all |not |therefore |thus |clearly )?(?:the )?(?:correct|incorrect|wrong|right|false|true|best)\b)"
)
_BRACKETED = LazyPattern(r"(?<![\w)])\((?P<label>[A-H])\)")
_POSITIONED = LazyPattern(
    r"\b(?i:the )(?P<label>first|second|third|fourth|fifth|last) (?:option|answer|alternative)s?"
    r"(?= (?:is|are|was|were) (?:also |not |clearly |therefore )?(?:the )?(?:correct|incorrect|wrong|right|true|false|best)\b| (?:describes?|fails?|names?)\b)"
)
_PARTS = (
    "section", "subsection", "paragraph", "rule", "clause", "part", "schedule", "article", "vitamin", "hepatitis", "group", "type", "class", "§",
)  # fmt: skip
_LONE_A = LazyPattern(r"(?<=[a-z,(] )A\b|\bA(?![\w'’])(?! [a-z])")
_POSITIONS = ("first", "second", "third", "fourth", "fifth", "last")
_NAMES = required_literals(NOUNS)


@rule(
    "letter-reference",
    category="options",
    severity=Severity.WARNING,
    source="NBME item-writing guide: options in random order",
    languages=ENGLISH,
    hints=(Trait.SHUFFLED,),
)
def check(item: Item) -> Iterator[Problem]:
    if not item.shuffled:
        return
    moves = cache(partial(_moves, item))
    for option in item.options:
        yield from _problems(moves, option.at("text"), option.text, f"{option.name} refers to", alone=False)
        yield from _problems(moves, option.at("rationale"), option.rationale, f"The rationale of answer {option.number} refers to")
    yield from _problems(moves, item.at("explanation"), item.explanation, "The explanation refers to")


def _problems(moves: Callable[[str], bool], path: Path, text: str, subject: str, *, alone: bool = True) -> Iterator[Problem]:
    """At most one problem for a text. With ``alone``, letters count without a word such as "option" before them, too."""
    span = _first_span(moves, prose(text), alone) if text else None
    if span is not None:
        yield Problem(
            path,
            f'{subject} "{shorten(text[slice(*span)])}", but the answers are shuffled.',
            "Refer to the answer by its text.",
            chars=span,
        )


def _first_span(moves: Callable[[str], bool], text: str, alone: bool) -> tuple[int, int] | None:
    """The span of the first letter, number or position that refers to an answer."""
    lowered = text.lower()
    named = any(name in lowered for name in _NAMES)
    patterns = ((_NAMED, _NUMBERED) if named else ()) + ((_JUDGED,) if alone else ()) + ((_POSITIONED,) if alone and named else ())
    firsts = [next((match for match in pattern.finditer(text) if moves(match["label"])), None) for pattern in patterns]
    found = [match.span() for match in firsts if match is not None]
    if alone and "(" in text:
        letters = [match for match in _BRACKETED.finditer(text) if moves(match["label"]) and not _abbreviates(text, match)]
        if len({match["label"] for match in letters}) > 1:
            found.append(letters[0].span())
    return min(found, default=None)


def _abbreviates(text: str, match: re.Match[str]) -> bool:
    """Whether a letter in parentheses abbreviates the word before it, "adenine (A)", or numbers the part of a law, "rule 4 (A)"."""
    word = (text[max(match.start() - 40, 0) : match.start()].split() or [""])[-1].lower()
    return word[:1] == match["label"].lower() or word[-1:].isdigit() or word in _PARTS


def _moves(item: Item, label: str) -> bool:
    """Whether a letter, number or position refers to an answer whose position may change."""
    if label in _POSITIONS:
        return not any(option.pin for option in item.options)
    number = int(label) if label.isdigit() else ord(label) - ord("A") + 1
    if number > len(item.options) or item.options[number - 1].pin:
        return False
    names = (option.text for option in item.options if not _NAMED.search(option.text))
    return not any(_is_name_in(label, text) for text in (item.stem, item.scenario, *names))


def _is_name_in(label: str, text: str) -> bool:
    """Whether a text uses the label as a name for something: the letter alone, or the number alone or after "option"."""
    if label not in text:
        return False
    if label.isdigit():
        return text.strip() == label or any(f"{name} {label}" in text.lower() for name in _NAMES)
    if label == "A":  # an article, unless it is capitalized inside a sentence, or alone
        return _LONE_A.search(text) is not None
    return re.search(rf"\b{label}\b", text) is not None


GOOD = [
    Example(
        """\
items:
  - id: base-pairs
    stem: Which two bases of the genetic code pair with each other?
    shuffle: true
    options:
      - text: Thymine and its partner
        correct: true
      - text: Thymine and cytosine
      - text: Thymine and guanine
      - text: Thymine alone
    explanation: >-
      Adenine (A) pairs with thymine, cytosine (C) with guanine. The first choice is easily remembered, and section 4 (B)
      and (D) of the course tell more.
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
      - text: Venus
    explanation: "Option A is right, since its orbit lies inside that of every other planet."
""",
    ),
    Example(
        """\
items:
  - id: plan-cheaper
    stem: Option A costs 3 a month and option B 40 a year. Which is cheaper for a year?
    options:
      - text: The monthly plan
        correct: true
      - text: The yearly plan
    explanation: Option A costs 36 a year, which is less than option B costs.
""",
        exam="exam: example\nshuffle: true\n",
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    shuffle: true
    options:
      - text: Mercury
        correct: true
        pin: true
      - text: Venus
    explanation: Option A is right. As the first choice of an orbit goes, a person would choose (B) alone.
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
      - text: Venus
        rationale: It comes second, so the first answer is the right one.
      - text: Both option A and option B
      - text: Mars
        rationale: Slower than Mercury (A), and farther away than Venus (B).
    explanation: Its orbit lies inside that of every other planet, hence C and D are wrong.
""",
        exam="exam: example\nshuffle: true\n",
        found=(
            '8:40 The rationale of answer 2 refers to "the first answer", but the answers are shuffled.',
            '9:20 Answer 3 refers to "option A", but the answers are shuffled.',
            '11:40 The rationale of answer 4 refers to "(A)", but the answers are shuffled.',
            '12:80 The explanation refers to "D", but the answers are shuffled.',
        ),
        also=("uneven-rationale",),
    ),
]
