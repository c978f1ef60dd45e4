r"""The stem has a blank in the middle of a sentence.

Candidates have to remember the gap while they read on, and then go back and try each answer in it. Ask a question, or
rephrase the sentence so that the blank comes at its end.

Names such as `__init__` are not blanks, and the unknown of an equation is none. Blanks whose position is given are not reported:
those in a quotation, in verse, or in a dialogue, song, slogan or saying that candidates complete, and those of a text that the
stem asks a question about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.language.negation import lead_in_start
from crs_lint.language.verbatim import is_verbatim
from crs_lint.language.words import without_code
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import literals
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import either

# A run of underscores outside a name.
_BLANK = LazyPattern(
    r"(?<![\w\\`$.])(?:_{2,}(?![\w(])|_{5,})|(?<!\S)_(?=[\s-]|$)|(?<=[a-zA-Z])_{4,}(?=[\s.,;:?!]|$)|\[\s*(?:_+|\.{3}|blank)\s*\]",
    re.IGNORECASE,
)
_SERIES_BEFORE = LazyPattern(r"\d\s*[,;]?\s*$")
_SERIES_AFTER = LazyPattern(r"\s*+[,;]?\s*+\d")
_NEAR = 12
_INSTRUCTION = LazyPattern(r"\b(?:please )?fill in the (?:blank|gap)s?[\s.!)]*+$", re.IGNORECASE)
# In words that somebody else wrote, said or sang, the position of a blank is given.
_WORDS = (
    *("lyrics?", "lines?", "dialogu?e", "quot(?:e|es|ation)", "songs?", "verses?", "poem", "rhyme", "saying", "proverb", "said", "spoken"),
    *("speech", "phrase", "slogan", "motto", "joke", "clich[eé]", "title", "narration", "response", "note", "idiom"),
)
_COMPLETES_WORDS = LazyPattern(
    rf"\b(?:missing words?|words? (?:best )?(?:completes?|fits?)|(?:complete|finish)(?:es)?|fills? in)\b[^.?!\n]{{0,80}}?\b{either(_WORDS)}\b"
    r"|\b(?:what|which)\b[^.?!\n]{0,40}\bwords? (?:best )?(?:fits?|completes?|is missing|are missing)\b"
    r"|\b(?:song|lyrics?|poem|rhyme|saying|proverb|slogan|motto|jingle)\b[^.?!\n]{0,40}\b(?:goes|went)\b|\bquote[ds]? (?:from|by)\b",
    re.IGNORECASE,
)
_VERSE = LazyPattern(r"[,;][ \t]*\n\s*[\"'“‘]?[A-Z]")
_QUESTION = LazyPattern(r"[^\W_]\s{0,2}\?[\"”’)]?(?=\s)")


@rule(
    "mid-stem-blank",
    category="stem",
    severity=Severity.WARNING,
    source="Tarrant et al. 2006; Haladyna, Downing and Rodriguez 2002, guideline 13",
    habit=True,
    hints=(literals("stem", ("_", "[")),),
)
def check(item: Item) -> Iterator[Problem]:
    stem = item.stem
    if not _may_have_blank(stem):
        return
    instruction = _INSTRUCTION.search(stem)
    text = stem[: instruction.start()] if instruction is not None else stem
    last = max(map(text.rfind, {sign for sign in text if sign.isalnum()}), default=-1)
    # Blanks before the question that ends a stem belong to what it is about.
    first = lead_in_start(stem) if stem.rstrip().endswith("?") else -1
    blanks = (match for match in _BLANK.finditer(without_code(stem)) if first < match.end() <= last)
    match = next((match for match in blanks if not _is_in_series(stem, *match.span())), None)
    if match is not None and not _is_given(stem, match.span()):
        yield Problem(
            item.at("stem"),
            "The stem has a blank with more text after it.",
            "Ask a question, or move the blank to the end.",
            chars=match.span(),
        )


def _may_have_blank(stem: str) -> bool:
    """A quick look: every blank holds one of these signs."""
    return "_" in stem or "[" in stem


def _is_given(stem: str, blank: tuple[int, int]) -> bool:
    """Whether the position of a blank is given: by the words of others, or by the text that a question before it is about."""
    if _COMPLETES_WORDS.search(stem) is not None or _VERSE.search(stem) is not None or is_verbatim(stem, blank):
        return True
    return _QUESTION.search(stem, 0, blank[0]) is not None


def _is_in_series(stem: str, start: int, end: int) -> bool:
    """Whether a blank is a gap in a series of numbers."""
    return _SERIES_BEFORE.search(stem[max(start - _NEAR, 0) : start]) is not None and _SERIES_AFTER.match(stem, end) is not None


GOOD = [
    SOUND_ITEM_WITH_FOUR_OPTIONS,
    Example(
        """\
items:
  - id: planet-nearest
    stem: The planet nearest to the sun is ____.
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: What does __init__ name among the planets?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: The planet ____ is nearest to the sun.
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("3:22 The stem has a blank with more text after it.",),
    ),
]
