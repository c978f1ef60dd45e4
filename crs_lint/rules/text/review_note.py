r"""A note between authors was left in text that candidates or learners read.

"[check]", "SME: please confirm" and a lone "???" were meant for colleagues. Settle the question and remove the note, or
move it to `notes`, which is not shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.words import without_code
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten

_NOTE = LazyPattern(
    r"(?<!\w)\[\s*(?:(?i:(?:please |to |double.)?(?:check|verify|confirm)(?: (?:with|this|that|it|if|whether|source|wording|answer|key|figure|number|date|again)\b[^\]\n]{0,100})?|sme|(?:citation|source|reference) (?:needed|missing)|needs? (?:a )?(?:source|review|check|work|citation)|ask (?:the )?\w+(?: [^\]\n]{0,100})?|note to \w+|fix(?:me| this| wording)))(?:\s*[:?!][^\]\n]{0,200}+)?\s*[?!]*\]"
    r"|^\s*(?:SME|REVIEWER|EDITOR|NOTE TO (?:SME|EDITOR|REVIEWER|SELF))\s*:"
)
_DOUBT = LazyPattern(r"(?<![^\s(])\?\?\?(?![^\s).])")


@rule("review-note", category="text", severity=Severity.WARNING, source="seen in public banks", excuses_drafts=True)
def check(item: Item) -> Iterator[Problem]:
    if not any(hint in item.shown for hint in ("[", "???", "SME", "EDITOR", "REVIEWER", "NOTE TO")):
        return
    for path, text in item.shown_texts:
        match = _NOTE.search(without_code(text)) or (None if path == item.at("stem") else _DOUBT.search(text))
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
