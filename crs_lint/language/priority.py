"""Words of a question that ask for the first, the best or the likeliest of several right answers, and whether they are emphasized."""

from __future__ import annotations

import re

from crs_lint.language.negation import lead_in_start
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import PhrasePattern

_HINT = PhrasePattern(("first", "next", "best", "most"))
_GAP = r"(?:</\w{1,6}>)?[*_]{0,3}"
_PRIORITY = LazyPattern(
    rf"(?<![a-z])(?:(?P<order>first|next)(?={_GAP}(?:\?|\s(?:step|action|thing|response|priority|move|task|measure|course of action)\b))"
    rf"|(?P<degree>best|most)(?={_GAP}\s(?:describe|explain|define|represent|reflect|answer|illustrate|support|appropriate|likely|effective|important"
    r"|suitable|accurate|helpful|useful|relevant|protect|demonstrate|response|description|explanation|way|approach|option|choice|action|method|reason"
    r"|next|first)))",
    re.IGNORECASE,
)
_MODAL = LazyPattern(r"\b(?:should|would|must|do|does|is|are|needs? to)\b")
_MARKS = "*_"
NO_PRIORITY: tuple[int, ...] = ()
EMPHASIZED = (0, 0)


def priority_word(stem: str) -> tuple[int, ...]:
    """What the lead-in of a stem says of priority: nothing, ``EMPHASIZED``, or the start and end index of a word without emphasis.

    A word is emphasized if it is in capitals or stands between Markdown marks or in a bold tag.
    """
    lower = stem.lower()
    if not _HINT.may_match(lower):
        return NO_PRIORITY
    match = _PRIORITY.search(stem, lead_in_start(stem))
    if match is None or (match["order"] and _MODAL.search(lower) is None):
        return NO_PRIORITY
    around = stem[match.start() - 1 : match.start()] + stem[match.end() : match.end() + 1]
    is_marked = any(mark in around for mark in _MARKS) or stem[: match.start()].endswith(("<b>", "<strong>", "<em>", "<u>"))
    return EMPHASIZED if match[0].isupper() or is_marked else match.span()
