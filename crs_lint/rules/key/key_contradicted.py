"""The explanation says that a different answer is right than the one that is marked.

One of the two is wrong, and candidates who read both cannot tell which. Find out which answer is right, then change the
mark or the explanation.

Only plain statements count: "The correct answer is B", "Answer: C", "Option C is the right one", "(C) is correct because", or
"The answer is" followed by the text of an answer. Why another answer is wrong is no such statement, nor is "Option C is true" in
an item that asks what is not true. Letters mean nothing in items whose answers are shuffled; `letter-reference` reports those.

The rule reads English, French, German, Italian, Portuguese and Spanish: "La respuesta correcta es la B", "Gabarito: C".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crs_lint.language.answer_labels import LabelKind, points
from crs_lint.language.answer_verdict import NamedKey, has_words, named_keys
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item, Option
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import normalize_loosely
from crs_lint.text.phrases import PhrasePattern, either

_NOUNS = ("answer", "option", "choice", "alternative")
_VERDICTS = ("correct", "right", "best", "true")
_NOUN = either(_NOUNS)
_RIGHT = either(_VERDICTS[:2])
_BEST = rf"(?:the\s+)?{either(_VERDICTS)}(?:\s+(?:one|{_NOUN}))?+(?!\s+(?:only\s+)?(?:if|when|unless|for)\b)"
_SO = r"(?:(?:therefore|thus|clearly|indeed|hence|also)\s+)?"
_MARKS = r"[\s*_\"'“‘(\[]{0,6}"
_AFTER = r"(?=[\"'”’*_)\]]*(?:[.,:;)\]–—-]|\s*$|\s*\n|\s+(?:because|since|as|for)\b|\s+[-–—]))"
# "Correct answer: C", "The answer is C.", "ANSWER:E", "correct option is B".
_NAMES_LETTER = LazyPattern(
    rf"\b(?:the\s+)?(?:(?:{_RIGHT}\s+{_NOUN}|{_NOUN}\s+key)\s{{0,3}}(?:is|:|=|[-–—])?\s{{0,3}}:?|answer\s{{0,3}}(?:is\s{{0,3}}:?|:|=|[-–—]\s)){_MARKS}(?:{_NOUN}\s{{0,3}}:?\s{{0,3}})?"
    rf"{_MARKS}(?P<letter>[A-H]){_AFTER}"
    # "Option C is the right one", "(C) is correct because".
    rf"|\b{_NOUN}\s+\(?(?P<judged>[A-H])\)?\s+is\s+{_SO}{_BEST}\b"
    rf"|(?:^|(?<=[.!?\n]\s)|(?<=\n))\s{{0,3}}[*_]{{0,3}}\(?(?P<bare>[A-H])\)?[*_]{{0,3}}\s+is\s+{_SO}{_BEST}\b",
    re.IGNORECASE,
)
# "Answer: Moving air.", "The right answer is Venus", "Venus is the right answer".
_NAMES_TEXT = LazyPattern(
    rf"(?:\b(?:the\s+)?{_RIGHT}\s+{_NOUN}\s{{0,3}}(?:is|:)|(?:^|(?<=[.!?]\s)|(?<=\n))\W{{0,20}}(?:the\s+)?answer\s{{0,3}}(?:is|:)){_MARKS}`*(?P<text>[^\n]{{1,200}}?)[\"”'*_`]{{0,9}}"
    r"(?:[.;\n]|,?[^\S\n]{1,3}(?:because|since|as)\b|$)"
    rf"|(?:^|(?<=[.!?]\s)|(?<=\n))(?P<subject>[^\n.!?]{{1,100}}?)[^\S\n]{{1,3}}is\s{{1,3}}the\s{{1,3}}{_RIGHT}\s+{_NOUN}\b(?!\s+(?:when|if|for|in|to|only|where|unless)\b)",
    re.IGNORECASE,
)
_QUICK = PhrasePattern((*_NOUNS, *_VERDICTS), "{}")
# What is not said of the right answer: "a common wrong answer is B", "if the answer is B", "why is the answer B".
_UNSAID = LazyPattern(
    r"\b(?:wrong|incorrect|common|tempting|popular|distractor|not|if|whether|suppose|assum\w+|think\w*|thought|say|unless|would|could|might|may|other)\b[^.!?\n]*$",
    re.IGNORECASE,
)
_LOOK_BACK = 60


@rule("key-contradicted", category="key", severity=Severity.WARNING, source="errors that annotators found in MMLU (Gema et al. 2024)")
def check(item: Item) -> Iterator[Problem]:
    if len(item.keys) != 1 or not item.explanation:
        return
    own = list(named_keys(item.explanation, item.tables)) if has_words(item.tables) else []
    if not own and not _QUICK.may_match(item.explanation.lower()):
        return
    named = [] if item.shuffled or _has_letters_of_its_own(item) else list(_letters(item, own))
    if not named:
        named = list(_texts(item, own))
    if named and all(number != item.keys[0].number for number, _, _ in named):
        _, name, chars = named[0]
        yield _problem(item, f"The explanation says that answer {name} is right; answer {item.keys[0].number} is marked as right.", chars)


_Statement = tuple[int, str, tuple[int, int]]
"""The number of the answer that is called right, how it is named, and where."""


def _letters(item: Item, own: Iterable[NamedKey]) -> Iterator[_Statement]:
    """The answers that the explanation names by letter, with ``own`` as the statements in a language other than English."""
    for named in own:
        if named.is_judgment and item.negative is not None:
            continue
        if named.letter and (number := _number_of(named.letter)) <= len(item.options):
            yield number, named.letter, named.span
    for match in _NAMES_LETTER.finditer(item.explanation):
        letter = match["letter"] or match["judged"] or match["bare"]
        if match["letter"] is None and item.negative is not None:
            continue
        number = _number_of(letter)
        is_name = letter.isupper() or (match["letter"] is not None and letter != "a")
        if is_name and number <= len(item.options) and _is_said(item.explanation, match.start()):
            yield number, letter, match.span()


def _number_of(letter: str) -> int:
    return ord(letter.upper()) - ord("A") + 1


def _texts(item: Item, own: Iterable[NamedKey]) -> Iterator[_Statement]:
    known: dict[str, list[Option]] = {}
    for option in item.options:
        known.setdefault(normalize_loosely(option.text), []).append(option)
    matches = [match for match in _NAMES_TEXT.finditer(item.explanation) if _is_said(item.explanation, match.start())]
    said = [
        *((named.text, named.span) for named in own if named.text),
        *((match["text"] or match["subject"], match.span()) for match in matches),
    ]
    for text, chars in said:
        named = known.get(normalize_loosely(text), ())
        if len(named) == 1:
            yield named[0].number, str(named[0].number), chars


def _is_said(text: str, start: int) -> bool:
    return _UNSAID.search(text, max(start - _LOOK_BACK, 0), start) is None


def _has_letters_of_its_own(item: Item) -> bool:
    """Whether letters name points of the stem, or are answers themselves."""
    return bool(points(item.stem, LabelKind.LETTER)) or any(len(option.text.strip()) == 1 for option in item.options)


def _problem(item: Item, message: str, chars: tuple[int, int]) -> Problem:
    return Problem(item.at("explanation"), message, "Find out which one is right, and correct the mark or the explanation.", chars=chars)


GOOD = [
    SOUND_ITEM,
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: The correct answer is A. Its orbit lies inside that of every other planet.
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
    explanation: The correct answer is B. Its orbit lies inside that of every other planet.
""",
        found=("8:18 The explanation says that answer B is right; answer 1 is marked as right.",),
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
    explanation: The right answer is Venus.
""",
        found=("8:18 The explanation says that answer 2 is right; answer 1 is marked as right.",),
    ),
]
