"""Negation in English: stems that ask for the false answer, and answers that are worded in the negative."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from operator import itemgetter

from crs_lint.text.lazy_pattern import LazyPattern

_SENTENCE_END = LazyPattern(r"\s[—–]\s|[.?!:;][\"'”’)\]*]*\s+(?=\S)|\n+")
# Phrases such as "at least", "not only" and "false positive" do not ask for a false answer.
_NEGATIVE = LazyPattern(
    r"\b(?:not(?!\s+(?:only|just|necessarily|yet|sure|to)\b)|cannot|never|except(?! for\b)(?:ing)?|excluding"
    r"|(?<!at )(?<!the )least(?=\s+(?:\w+(?:ly|ate|ent|ant|ful|able|ible|ect|ble)|true|common|related)\b)"
    r"|false(?![\s-]+(?:positive|negative|alarm))|incorrect|untrue|(?:all|everything|anything) but|with the exception of)\b"
    r"|\b(?:is|are|was|were|does|do|did|has|have|had|ca|could|would|should|wo|must|need|might)n['’]t\b",
    re.IGNORECASE,
)
_HINTS = ("not", "n't", "n’t", "never", "except", "exclud", "least", "false", "incorrect", "untrue", "ing but", "all but")
_EXEMPT = LazyPattern(
    r"\btrue\s+or\s+false\b|\b(?:whether|or|and|but|if|why)\s+(?:or\s+)?not\b|,\s+not\b|\bcorrect\s+or\s+incorrect\b|\brather than not\b",
    re.IGNORECASE,
)
# A negative in a condition, reason or relative clause describes the situation and does not negate the question.
_SITUATION = LazyPattern(
    r"(?:\b(?:if|given that|when|because|since|although|though|after|before|unless|until|while|whereas|so that|but|why|how)"
    r"|(?<=\w\s)(?:that|who|whom)"
    r"|(?<=[a-z]\s)(?<!of\s)(?<!to\s)(?<!in\s)(?<!on\s)(?<!at\s)(?<!by\s)(?<!for\s)(?<!with\s)(?<!from\s)which)\b",
    re.IGNORECASE,
)
_CLAUSE_END = LazyPattern(r"[,;:]")
_CLAUSE_WORDS = 8
_WORD = LazyPattern(r"\S+")
# A share or number of things that are not so ("How many do not ...") is a positive question.
_COUNT = LazyPattern(
    r"(?:[^,?]*,)?\W*(?:how (?:many|much)|(?:what|find the) (?:\w+ )?(?:percent(?:age)?|%|fraction|part|share|probability|number))\b",
    re.IGNORECASE,
)
_REASON = LazyPattern(r"\W*(?:why|how)\b(?! many\b)", re.IGNORECASE)
_VERB = LazyPattern(r"\b(?:is|are|was|were|do|does|did|can|could|may|might|must|should|would|will|shall|has|have|had)\b", re.IGNORECASE)
_LISTED = LazyPattern(r"(?:^|\s)(?:\d{1,2}|[a-zA-Z])[.)]\s*$")
# Quotations have a limit, since each of many opening marks is searched for its closing one.
_QUOTED = LazyPattern(r"\([^()\n]*\)|(?<!\w)['‘][^'’\n]{0,400}['’](?!\w)|\"[^\"\n]*\"|“[^”\n]{0,400}”")
_NAME_GOES_ON = LazyPattern(r"\s+[A-Z]")
_ORDER = LazyPattern(r"\W*(?:please\s+)?(?:select|choose|pick|mark|identify|name|find|indicate|tick|which|what|all)\b", re.IGNORECASE)
# "Without" and "no other" are not negatives here: they are often the shortest wording of a positive statement.
_OPTION = LazyPattern(r"\b(?:not(?! (?:only|just|necessarily)\b)|never|neither|cannot)\b|(?<=\w)n['’]t\b", re.IGNORECASE)


def lead_in_start(stem: str) -> int:
    """The index at which the last sentence of a stem begins: the question itself, after the situation that it describes."""
    start = 0
    for match in _SENTENCE_END.finditer(stem.rstrip()):
        start = match.end()
    return start


def negative_lead_in(stem: str) -> tuple[int, int] | None:
    """The start and end index of the word that makes a stem ask for the false answer; None if the question is positive.

    ``stem`` is prose as ``words.prose`` returns it, so that the indexes are those of the original text.
    """
    lower = stem.lower()
    if not any(hint in lower for hint in _HINTS):
        return None
    start = lead_in_start(stem)
    lead_in = _QUOTED.sub(lambda match: " " * len(match[0]), stem[start:])
    if lead_in.rstrip().endswith((".", "!")) and _ORDER.match(lead_in) is None:
        return None  # a statement that the answers complete
    if _LISTED.search(stem[:start]):
        return None  # the last entry of a list
    if _COUNT.match(lead_in):
        return None  # the answer is a number
    match = _negation(lead_in)
    return (start + match.start(), start + match.end()) if match else None


def _negation(lead_in: str) -> re.Match[str] | None:
    """The first negative that negates the whole question."""
    negatives = list(_NEGATIVE.finditer(lead_in))
    if not negatives:
        return None
    clauses = _Clauses(lead_in)
    for match in negatives:
        # "Never Again" is part of a title.
        is_title = match[0].istitle() and _NAME_GOES_ON.match(lead_in, match.end()) is not None
        if not is_title and not clauses.exempts(match.start()) and (match[0].isupper() or clauses.negate_question(match.start())):
            return match
    return None


class _Clauses:
    """What stands where in a lead-in. Everything is found once, since a lead-in can have thousands of negatives."""

    def __init__(self, lead_in: str) -> None:
        self.exempt = [match.span() for match in _EXEMPT.finditer(lead_in)]
        self.situations = [match.end() for match in _SITUATION.finditer(lead_in)]
        self.breaks = [match.end() for match in _CLAUSE_END.finditer(lead_in)]
        self.verbs = [match.end() for match in _VERB.finditer(lead_in)]
        self.beginning = len(lead_in) - len(lead_in.lstrip())
        reason = _REASON.match(lead_in)
        self.reason = reason.end() if reason else len(lead_in) + 1
        words = _WORD.finditer(lead_in, self.verbs[0]) if self.verbs else iter(())
        distant = next(islice(words, _CLAUSE_WORDS - 1, None), None)
        self.reach = distant.start() if distant else len(lead_in)

    def exempts(self, index: int) -> bool:
        """Whether a negative at this index belongs to a phrase such as "true or false"."""
        before = bisect_right(self.exempt, index, key=itemgetter(0))
        return before > 0 and index < self.exempt[before - 1][1]

    def negate_question(self, index: int) -> bool:
        """Whether a negative at this index negates the whole question, not a clause of it."""
        if index >= self.reason or index <= self.beginning:  # "Except in summer, what ..." restricts a positive question
            return False
        situation, clause_break = (_last(ends, index) for ends in (self.situations, self.breaks))
        if situation > clause_break:
            return False
        # Two verbs, or a verb far from the negative, open a clause of their own.
        verbs = bisect_right(self.verbs, index)
        return not verbs or (verbs == 1 and index <= self.reach)


def _last(ends: list[int], index: int) -> int:
    """The last of these up to an index; 0 if there is none."""
    before = bisect_right(ends, index)
    return ends[before - 1] if before else 0


def is_negative(prose: str) -> bool:
    """Whether an answer is worded in the negative: "not", "never", "neither", "cannot" or a contraction with "n't"."""
    return _OPTION.search(prose) is not None
