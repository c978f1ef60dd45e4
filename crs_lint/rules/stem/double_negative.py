r"""The question is negative, and so is an answer: the candidate has to reverse the meaning twice.

"Which of these is NOT true?" with the answer "It does not rise in the east" misleads even candidates who know the
subject. Word the question or the answer in the positive.

Only answers that are sentences with a negated verb count. Quoted lines and titles are not reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.language.negation import NEGATED, NEGATIVE, lead_in_start, may_be_negative
from crs_lint.model.finding import Location, Problem, Related, Severity
from crs_lint.model.item import Item, Option
from crs_lint.rules.hints import literals
from crs_lint.rules.rule import Example, rule
from crs_lint.text.lazy_pattern import LazyPattern

_NEGATED = LazyPattern(
    r"\b(?:is|are|was|were|do|does|did|can|could|will|would|should|must|may|might|has|have|had|need|be) not(?! (?:only|just|necessarily)\b)\b"
    r"|\bcannot\b|(?<=\w)n['’]t\b|(?<=\w )never\b",
    re.IGNORECASE,
)
# A quotation, a title or a line of a song cannot be reworded.
_QUOTING = LazyPattern(
    r"\b(?:quot\w+|said|says|saying|lines?|lyrics?|songs?|titles?|episodes?|movies?|films?|messages?|slogans?|sentences?|written|names?|nicknames?|spoken|proverbs?|letters?"
    r"|books?|made|grammatical\w*|spelled)\b",
    re.IGNORECASE,
)
# The question must be about the truth of the answers: "Which of these is not true", not "Why does it not".
_CHOICE = LazyPattern(r"\W*(?:which|all|each|every|select|choose|identify|find|one of|what (?:is|are|was|were) not true)\b", re.IGNORECASE)
_FALSE_THING = LazyPattern(
    r"(?:false|incorrect)\s+(?!(?:about|regarding|concerning|of|with|in|for|when|statements?|answers?|ones?)\b)\w", re.IGNORECASE
)
_RELATIVE = LazyPattern(r"\b(?:that|who|which|whom|if|when)(?: \w*){1,2}$", re.IGNORECASE)
_FEWEST_WORDS = 4
_FEWEST_WORDS_WITHOUT_SUBJECT = 2
_FIRST_WORDS = 9


@rule(
    "double-negative",
    category="stem",
    severity=Severity.WARNING,
    source="NBME item-writing guide; Haladyna, Downing and Rodriguez 2002, guidelines 17 and 27",
    needs=("negatives", "negated"),
    hints=(
        literals("options", NEGATED, language="en"),
        literals("stem", NEGATIVE, language="en"),
    ),
)
def check(item: Item) -> Iterator[Problem]:
    if not may_be_negative(item.options_lowered, item.tables):
        return
    negative = next((option for option in item.options if _is_negated(option, item)), None)
    fewest = _FEWEST_WORDS_WITHOUT_SUBJECT if item.tables.clitics else _FEWEST_WORDS
    if negative is None or sum(len(option.text.split()) >= fewest for option in item.options) <= len(item.options) / 2:
        return
    asked = None if item.is_statement else item.negative
    if asked is None or not _is_about_answers(item, asked[0]):
        return
    word = item.stem[slice(*asked)]
    yield Problem(
        negative.at("text"),
        f'The question is negative ("{word}"), and so is answer {negative.number}.',
        "Word the question or the answer in the positive.",
        chars=None if item.is_english else _negation(negative, item),
        related=(Related(Location(item.at("stem"), chars=asked), "The negative of the question."),),
    )


def _is_about_answers(item: Item, negative: int) -> bool:
    """Whether the question is about the truth of the answers, and none of them is quoted."""
    if not item.is_english:
        from crs_lint.language.main_clause import asks_to_choose

        return asks_to_choose(item.stem_prose, item.tables.code)
    if _QUOTING.search(item.stem) or _FALSE_THING.match(item.stem, negative):
        return False
    return _CHOICE.match(item.stem_prose, lead_in_start(item.stem_prose)) is not None


def _is_negated(option: Option, item: Item) -> bool:
    """Whether an answer is a sentence whose own verb is negated among its first words."""
    if not item.is_english:
        return _negation(option, item) is not None
    words = option.prose.split()
    if len(words) < _FEWEST_WORDS:
        return False
    opening = " ".join(words[:_FIRST_WORDS])
    match = _NEGATED.search(opening)
    return match is not None and not match[0].split()[-1].istitle() and _RELATIVE.search(opening[: match.start()]) is None


def _negation(option: Option, item: Item) -> tuple[int, int] | None:
    """The span of the negation in an answer of another language than English."""
    from crs_lint.language.main_clause import negation_of

    return negation_of(option.prose, item.tables.code)


GOOD = [
    Example(
        """\
items:
  - id: planet-true
    stem: Which of these is true of Mercury?
    options:
      - text: It does not have a moon.
        correct: true
      - text: It is the largest planet.
    explanation: Only Mercury and Venus have none.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-false
    stem: Which of these is NOT true of Mercury?
    options:
      - text: It does not have a moon.
      - text: It is the largest planet.
        correct: true
    explanation: Jupiter is by far the largest.
""",
        found=('5:15 The question is negative ("NOT"), and so is answer 1.',),
    ),
]
