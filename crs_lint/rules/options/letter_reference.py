"""A text refers to an answer by its letter or position, and the answers are shuffled.

"Option B is wrong because..." is true on paper. On screen another answer may have that letter, and the feedback then
explains the wrong answer. Refer to the answer by its text, or move the sentence to that answer's own `rationale`.

Not reported are letters and numbers that the stem itself uses as names ("plan A", "option 1"), answers with `pin: true`,
which keep their position, and letters in parentheses that abbreviate the word before them, as in "adenine (A)", or number the
parts of a law.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial

from crs_lint.language.folding import aligned
from crs_lint.language.tables import Tables, tables_of
from crs_lint.language.words import prose
from crs_lint.model.finding import Path, Problem, Severity
from crs_lint.model.item import Item
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.rule import Example, rule
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten
from crs_lint.text.phrases import either, filled, required_literals

_LETTER, _NUMBER = "(?P<label>[A-H])", "(?P<label>[1-8])"
# "Antwort b", "opción a)": no "A" in "respuesta a la pregunta" or "RESPUESTA A LA PREGUNTA", no "B-Zelle" and no "B = 2".
_MARK = r"(?P<label>[A-H]|[b-df-h]|[a-h](?=\)))\b\)?(?!\.\w|['’]|\s?[=+*/<>^]|-\w|\s[A-Z]{2})"
_START = r"(?:^|(?<=[.!?;:,\n(])|(?<=[.!?;:,] ))"
_BRACKETED = LazyPattern(r"(?<![\w)])\((?P<label>[A-H])\)")


class _Patterns(NamedTuple):
    """How a language refers to answers. What ``named`` and ``positioned`` match holds one of the ``nouns``, in lower case.

    ``lettered`` are those of ``named`` that name a letter, and ``lone_a`` finds an "A" that is a name.
    """

    nouns: tuple[str, ...]
    named: tuple[LazyPattern, ...]
    lettered: tuple[LazyPattern, ...]
    lone: tuple[LazyPattern, ...]
    positioned: tuple[LazyPattern, ...]
    lone_a: LazyPattern


@lru_cache(maxsize=1 << 4)
def _patterns(code: str) -> _Patterns:
    tables = tables_of(code)
    names = {
        "noun": f"(?i:{'|'.join(tables.lettered_nouns)})",
        "numbered": f"(?i:{'|'.join(tables.numbered_nouns)})",
        "letter": _LETTER,
        "mark": _MARK,
        "number": _NUMBER,
        "start": _START,
        "verdict": either(tables.answer_verdicts),
        "position": f"(?P<label>{'|'.join(tables.positions)})",
    }
    named, lone, positioned = (
        tuple(LazyPattern(filled(piece, names)) for piece in pieces)
        for pieces in (tables.letter_references, tables.lone_letter_references, tables.position_references)
    )
    return _Patterns(
        required_literals(tables.lettered_nouns),
        named,
        tuple(pattern for pattern in named if _NUMBER not in str(pattern.source)),
        lone,
        positioned,
        LazyPattern(rf"(?<=[a-z,(] )A\b|\bA(?![\w'’])(?! {tables.after_a_word or '(?!)'})"),
    )


@rule(
    "letter-reference",
    category="options",
    severity=Severity.WARNING,
    source="NBME item-writing guide: options in random order",
    needs=("letter_references",),
)
def check(item: Item) -> Iterator[Problem]:
    if not item.shuffled:
        return
    moves = cache(partial(_moves, item))
    for option in item.options:
        yield from _problems(item.tables, moves, option.at("text"), option.text, f"{option.name} refers to", alone=False)
        yield from _problems(
            item.tables, moves, option.at("rationale"), option.rationale, f"The rationale of answer {option.number} refers to"
        )
    yield from _problems(item.tables, moves, item.at("explanation"), item.explanation, "The explanation refers to")


def _problems(
    tables: Tables, moves: Callable[[str], bool], path: Path, text: str, subject: str, *, alone: bool = True
) -> Iterator[Problem]:
    """At most one problem for a text. With ``alone``, letters count without a word such as "option" before them, too."""
    span = _first_span(tables, moves, prose(text), alone) if text else None
    if span is not None:
        yield Problem(
            path,
            f'{subject} "{shorten(text[slice(*span)])}", but the answers are shuffled.',
            "Refer to the answer by its text.",
            chars=span,
        )


def _first_span(tables: Tables, moves: Callable[[str], bool], text: str, alone: bool) -> tuple[int, int] | None:
    """The span of the first letter, number or position that refers to an answer."""
    patterns, plain = _patterns(tables.code), _plain(text, tables)
    lowered = plain.lower()
    named = any(name in lowered for name in patterns.nouns)
    sought = (
        *(patterns.named if named else ()),
        *(patterns.lone if alone else ()),
        *(patterns.positioned if alone and named else ()),
    )
    firsts = [
        next((match for match in pattern.finditer(plain) if _is_label(text, match) and moves(match["label"])), None) for pattern in sought
    ]
    found = [match.span() for match in firsts if match is not None]
    if alone and "(" in text:
        letters = [match for match in _BRACKETED.finditer(text) if moves(match["label"]) and not _abbreviates(text, match, tables)]
        if len({match["label"] for match in letters}) > 1:
            found.append(letters[0].span())
    return min(found, default=None)


def _plain(text: str, tables: Tables) -> str:
    """The text as the patterns of the language expect it."""
    return text if tables.code == "en" else aligned(text)


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Whether a letter that was found in the text without accents has none: "È" is a verb."""
    return len(match["label"]) > 1 or text[match.start("label")] == match["label"]


def _abbreviates(text: str, match: re.Match[str], tables: Tables) -> bool:
    """Whether a letter in parentheses abbreviates the word before it, "adenine (A)", or numbers the part of a law, "rule 4 (A)"."""
    word = (text[max(match.start() - 40, 0) : match.start()].split() or [""])[-1].lower()
    return word[:1] == match["label"].lower() or word[-1:].isdigit() or _plain(word, tables).rstrip(".") in tables.lettered_parts


def _moves(item: Item, label: str) -> bool:
    """Whether a letter, number or position refers to an answer whose position may change."""
    if len(label) > 1:
        return not any(option.pin for option in item.options)
    number = int(label) if label.isdigit() else ord(label.upper()) - ord("A") + 1
    if number > len(item.options) or item.options[number - 1].pin:
        return False
    patterns = _patterns(item.tables.code)
    names = (
        option.text for option in item.options if not any(pattern.search(_plain(option.text, item.tables)) for pattern in patterns.lettered)
    )
    return not any(_is_name_in(label, text, item.tables) for text in (item.stem, item.scenario, *names))


def _is_name_in(label: str, text: str, tables: Tables) -> bool:
    """Whether a text uses the label as a name for something: the letter alone, or the number alone or after "option"."""
    if label not in text and label.upper() not in text:
        return False
    if label.isdigit():
        return text.strip() == label or _numbers(label, tables.code).search(_plain(text, tables)) is not None
    if label == "A":  # an article, unless it is capitalized inside a sentence, or alone
        return _patterns(tables.code).lone_a.search(text) is not None
    return re.search(rf"\b[{label}{label.upper()}]\b", text) is not None


@lru_cache(maxsize=1 << 7)
def _numbers(label: str, code: str) -> LazyPattern:
    """The pattern of "option 1", where that is a name."""
    return LazyPattern(rf"{either(tables_of(code).lettered_nouns)} {label}", re.IGNORECASE)


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
