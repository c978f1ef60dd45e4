r"""A note between authors was left in text that candidates or learners read.

"[check]", "SME: please confirm" and a lone "???" were meant for colleagues. Settle the question and remove the note, or
move it to `notes`, which is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.language.words import without_code
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import literals
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten
from crs_lint.text.phrases import PhrasePattern, either

_OBJECTS = ("with", "this", "that", "it", "if", "whether", "source", "wording", "answer", "key", "figure", "number", "date", "again")
_ORDERS = (
    rf"(?:please |to |double.)?(?:check|verify|confirm)(?: {either(_OBJECTS)}\b[^\]\n]{{0,100}})?",
    *("sme", "(?:citation|source|reference) (?:needed|missing)", r"note to \w+", "fix(?:me| this| wording)"),
    *("needs? (?:a )?(?:source|review|check|work|citation)", r"ask (?:the )?\w+(?: [^\]\n]{0,100})?"),
)
_IN_BRACKETS = LazyPattern(rf"(?<!\w)\[\s*{either(_ORDERS)}(?:\s*[:?!][^\]\n]{{0,200}}+)?\s*[?!]*\]", re.IGNORECASE)
_HEADED = PhrasePattern(("SME", "REVIEWER", "EDITOR", "NOTE TO (?:SME|EDITOR|REVIEWER|SELF)"), r"^\s*{}\s*:", re.NOFLAG)
_DOUBT = LazyPattern(r"(?<![^\s(])\?\?\?(?![^\s).])")


@rule(
    "review-note",
    category="text",
    severity=Severity.WARNING,
    source="seen in public banks",
    excuses_drafts=True,
    hints=(literals("shown", ("[", "???"), _HEADED),),
)
def check(item: Item) -> Iterator[Problem]:
    if "[" not in item.shown and "???" not in item.shown and not _HEADED.may_match(item.shown.lower()):
        return
    for path, text in item.shown_texts:
        match = _IN_BRACKETS.search(without_code(text)) or _HEADED.search(text)
        if match is None and path != item.at("stem"):
            match = _DOUBT.search(text)
        if match is not None:
            yield Problem(
                path,
                f'"{shorten(match[0])}" reads like a note between authors.',
                'Settle it, or move it to "notes".',
                chars=match.span(),
            )


GOOD = [
    SOUND_ITEM,
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun (???)?
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
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet [check].
""",
        found=('8:67 "[check]" reads like a note between authors.',),
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
    explanation: Its orbit lies inside that of every other planet ???
""",
        found=('8:67 "???" reads like a note between authors.',),
    ),
]
