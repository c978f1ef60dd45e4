"""The stem asks for a judgment without saying whose it is: "most important", "above all", "What should a peer do?".

Experts may disagree on what matters most or what should be done, so an item needs an authority that settles it. Name the
source ("According to the code of ethics, ..."), the goal ("to protect privacy"), or ask for a fact.

The rule is off by default, since many exams state in their outline which source applies to all items. It reads the last
sentence of the stem. A stem that names a source, a rule, a law, a ranking or a recommendation is not reported, nor is one
that names the purpose ("should be used to ..."), nor one that asks for a reason ("Why should ...?").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.language.negation import lead_in_start
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import ENGLISH, Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.lazy_pattern import LazyPattern

_OPINION = LazyPattern(
    r"\b(?:is|are|was|were|be) (?:the )?(?P<most>(?:single )?most (?:important|significant|interesting|useful|beautiful|meaningful|desirable|essential"
    r"|critical|crucial|impressive))\b(?!\s+(?:bits?|digits?|bytes?|figures?)\b|\W+to\s+[A-Z])"
    r"|(?P<all>\babove all\b|\bin your (?:opinion|view)\b|\bdo you (?:think|believe|feel|consider|prefer)\b)",
)
# What somebody should do, decide or say; where a part should be connected is a fact.
_SHOULD = LazyPattern(
    r"\b(?:[Ww]hat|[Hh]ow|[Ww]ho|[Ww]hich (?:of (?:these|the following) )?(?:\w+ )?)\s?(?P<should>should|ought to)\s+(?:(?:a|an|the|you|we|one|they|he|she|your|this|that)\s+)?"
    r"(?:[\w'’-]+\s+){0,3}?(?:do|happen|try|say|raise|establish|respond|proceed|decide|handle|prefer|prioriti[sz]e|point out|check|suggest|advise"
    r"|ask|consider|avoid|conclude|be (?:done|evaluated|built|checked|avoided|treated|decided|raised))\b",
)
_PURPOSE = LazyPattern(r"\s(?:(?:in order )?to (?!(?:be|an?|the|his|her|their|your|them|you|him|this|that)\b)[a-z]+|so that|for \w+ing)\b")
_AUTHORITY = LazyPattern(
    r"\b(?:according to|based on|as (?:defined|stated|described|required|given|listed)|defined|under the|in the view of|per the|in line with|consistent with"
    r"|required|requires?|recommend\w*|guidelines?|code of|standards?|rules?|laws?|regulations?|regulatory|polic(?:y|ies)|protocols?|best practices?|principles?"
    r"|ethic\w*|rank\w*|list(?:ed|s)?|rated|voted|named|considered|regarded|says|said|wrote|writes|called|poll|survey|experts?|stud(?:y|ies)|research\w*"
    r"|chapter|textbook|lesson|author\w*|believed|thought|claim\w*|argu\w+)\b|\b[A-Z]{3,5}\b",
)
_ASKING = frozenset(("which", "what", "who", "where"))
_RELATIVE = frozenset(("who", "that", "which", "whose"))
_QUICK = ("most ", "above all", "should", "ought", "your opinion", "your view", "do you ")


@rule(
    "opinion-stem",
    category="stem",
    severity=Severity.INFO,
    default=False,
    source="Haladyna, Downing and Rodriguez 2002, guideline 6: no opinion-based items",
    languages=ENGLISH,
)
def check(item: Item) -> Iterator[Problem]:
    if not any(hint in item.stem.lower() for hint in _QUICK):
        return
    stem = item.stem_prose
    if _AUTHORITY.search(stem):
        return
    start = lead_in_start(stem)
    lead_in = stem[start:]
    span = _judgment(lead_in)
    if span is not None:
        chars = (start + span[0], start + span[1])
        message = f'The stem asks for a judgment ("{lead_in[slice(*span)]}") and names nobody who made it.'
        yield Problem(item.at("stem"), message, "Name the source or the goal that settles it.", chars=chars)


def _judgment(lead_in: str) -> tuple[int, int] | None:
    """The words of a lead-in that ask for a judgment; None if it asks for a fact."""
    if "?" not in lead_in:
        return None
    opinion = _OPINION.search(lead_in)
    if opinion and _asks(lead_in[: opinion.start()], opinion):
        return opinion.span("most" if opinion["most"] else "all")
    asked = _SHOULD.search(lead_in)
    return asked.span("should") if asked and _PURPOSE.search(lead_in, asked.end()) is None else None


def _asks(before: str, opinion: re.Match[str]) -> bool:
    """Whether the judgment is what the question asks for, and not what it says of something."""
    words = before.lower().split()
    return opinion["all"] is not None or (not _ASKING.isdisjoint(words) and _RELATIVE.isdisjoint(words[1:]))


GOOD = [
    SOUND_ITEM,
    Example(
        """\
items:
  - id: privacy-first
    stem: According to the code of ethics, what should a peer do first?
    options:
      - text: Ask whether they can talk freely
        correct: true
      - text: Read the plan to them
    explanation: The code asks to settle who may hear.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: privacy-first
    stem: Which of these is most important?
    options:
      - text: Ask whether they can talk freely
        correct: true
      - text: Read the plan to them
    explanation: It settles who may hear.
""",
        found=('3:29 The stem asks for a judgment ("most important") and names nobody who made it.',),
    ),
]
