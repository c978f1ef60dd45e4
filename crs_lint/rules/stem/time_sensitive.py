r"""The question is about the present but gives no year, so its answer will change.

"Who is the current president?" had one right answer when it was written and will have another. State the year, or ask
about something that does not change.

Only the question itself is checked, not the situation before it, where "she currently takes" is part of the story.
Questions about fiction and arithmetic problems are not reported, since they have a present of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.language.negation import lead_in_start
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import ENGLISH, Example, rule
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten
from crs_lint.text.phrases import PhrasePattern

_NOUNS = (
    r"(?:president|prime minister|monarch|king|queen|pope|chancellor|mayor|governor|secretary|director|chair\w*|head|leader|ceo|coach|captain|host|owner|champions?|holder"
    r"|world record|record|version|release|edition|standards?|guidelines?|recommendations?|regulations?|laws?|legislation|population|price|prices|rate|rates"
    r"|minimum wage|members?|estimates?|currency|capital|constitution)"
)
_PRESENT = PhrasePattern(
    (
        *("currently", "presently", "at present", "at the present time", "right now", "as of now", r"to date(?=\W*$)"),
        *(rf"{latest} (?:\w+ ){{0,2}}{_NOUNS}" for latest in ("current", "present-day", "latest", "newest", "most recent")),
        *(f"{held} today" for held in ("in the world", "in use", "alive", "living", "spoken", "left", "exists?", "existing")),
    )
)
# Fiction and arithmetic problems have a present of their own.
_STORY = LazyPattern(
    r"\b(?:if|ratio|ages?|novel|movie|film|series|season|episode|book|quote|lyrics|song|songs|game|poem|suppose|assume|shares|company)\b",
    re.IGNORECASE,
)
_YEAR = LazyPattern(r"\b(?:1[5-9]|20)\d\d\b|\bas of (?:the )?[A-Z\d]")
_LONGEST_BEFORE = 200


@rule(
    "time-sensitive",
    category="stem",
    severity=Severity.INFO,
    source="Haladyna, Downing and Rodriguez 2002, guideline 6: no trivial content",
    default=False,
    languages=ENGLISH,
)
def check(item: Item) -> Iterator[Problem]:
    if not _PRESENT.may_match(item.stem.lower()) or item.scenario:
        return
    start = lead_in_start(item.stem_prose)
    match = _PRESENT.search(item.stem_prose, start) if start <= _LONGEST_BEFORE else None
    if match is not None and not _YEAR.search(item.stem) and not _STORY.search(item.stem):
        yield Problem(
            item.at("stem"),
            f'The question is about the present ("{shorten(match[0])}"), but gives no year.',
            "State the year that it is about.",
            chars=match.span(),
        )


GOOD = [
    Example(
        """\
items:
  - id: planets-2026
    stem: How many dwarf planets were recognized by 2026, according to the current rules?
    options:
      - text: Five
        correct: true
      - text: Nine
    explanation: They are Ceres, Pluto, Haumea, Makemake and Eris.
  - id: circuit-current
    stem: What is the current in this circuit? Its voltage is 12 V, and its resistance 6 ohms.
    options:
      - text: 2 A
        correct: true
      - text: 72 A
    explanation: The current is the voltage divided by the resistance.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planets-dwarf
    stem: Pluto lost its rank in a vote. How many dwarf planets are currently recognized?
    options:
      - text: Five
        correct: true
      - text: Nine
    explanation: They are Ceres, Pluto, Haumea, Makemake and Eris.
""",
        found=('3:69 The question is about the present ("currently"), but gives no year.',),
    ),
]
