r"""The stem is neither a question nor a sentence that the answers complete.

Candidates have to read the answers to guess what is asked. A good stem can be answered with the answers covered. Ask a
complete question.

The rule is off by default, since a short stem can be clear in a series of similar items. Stems of fewer than `least`
words are reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import ENGLISH, Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.text.lazy_pattern import LazyPattern

_POINTING = frozenset(("this", "these"))
_QUESTION = frozenset(
    (
        "what",
        "which",
        "who",
        "whom",
        "whose",
        "when",
        "where",
        "why",
        "how",
        "is",
        "are",
        "was",
        "were",
        "does",
        "do",
        "did",
        "can",
        "should",
        "would",
    )
)
_ORDER = LazyPattern(
    r"\b(?:select|choose|identify|find|name|calculate|determine|evaluate|simplify|solve|complete|match|estimate|compute|indicate)\b",
    re.IGNORECASE,
)


@rule(
    "unfocused-stem",
    category="stem",
    severity=Severity.INFO,
    source="Haladyna, Downing and Rodriguez 2002, guideline 15",
    default=False,
    languages=ENGLISH,
)
def check(item: Item, *, least: int = 3) -> Iterator[Problem]:
    if item.figures or item.scenario or item.type == "true-false" or len(item.options) < 3:
        return
    if "_" in item.stem or item.stem.rstrip().endswith(("…", "...", ":")) or not _POINTING.isdisjoint(item.stem_words):
        return
    words = item.stem_words
    if not words:
        return
    asks = "?" in item.stem or not _QUESTION.isdisjoint(words) or _ORDER.search(item.stem_prose) is not None
    if len(words) < least or (not asks and _ends_like_statement(item.stem)):
        yield Problem(
            item.at("stem"),
            f"The stem has {len(words)} {'word' if len(words) == 1 else 'words'} and does not say what is asked.",
            "Ask a complete question.",
        )


def _ends_like_statement(stem: str) -> bool:
    return stem.rstrip().endswith((".", "!"))


GOOD = [
    SOUND_ITEM_WITH_FOUR_OPTIONS,
    Example(
        """\
items:
  - id: planet-nearest
    stem: The planet nearest to the sun is
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
    stem: The planets.
    options:
      - text: Mercury
        correct: true
      - text: Venus
      - text: Earth
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("3:11 The stem has 2 words and does not say what is asked.",),
    ),
]
