"""Negatives: whether a stem asks for what is not so, and whether an answer says what is not."""

from __future__ import annotations

import re

from crs_lint.text.lazy_pattern import Expression

_SENTENCE_END = Expression(r"\s[—–]\s|[.?!:;][\"'”’)\]*]*\s+(?=\S)|\n+")
# "at least", "not only", "true or false" and their like ask for nothing false.
_NEGATIVE = Expression(
    r"\b(?:not(?!\s+(?:only|just|necessarily|yet|sure|to)\b)|cannot|never|except(?! for\b)(?:ing)?|excluding"
    r"|(?<!at )(?<!the )least(?=\s+(?:\w+(?:ly|ate|ent|ant|ful|able|ible|ect|ble)|true|common|related)\b)"
    r"|false(?![\s-]+(?:positive|negative|alarm))|incorrect|untrue|(?:all|everything|anything) but|with the exception of)\b"
    r"|\b(?:is|are|was|were|does|do|did|has|have|had|ca|could|would|should|wo|must|need|might)n['’]t\b",
    re.IGNORECASE,
)
_HINTS = ("not", "n't", "n’t", "never", "except", "exclud", "least", "false", "incorrect", "untrue", "ing but", "all but")
_EXEMPT = Expression(
    r"\btrue\s+or\s+false\b|\b(?:whether|or|and|but|if|why)\s+(?:or\s+)?not\b|,\s+not\b|\bcorrect\s+or\s+incorrect\b|\brather than not\b",
    re.IGNORECASE,
)
# What a condition, a reason or a description says is part of the situation, not of the question.
_SITUATION = Expression(
    r"(?:\b(?:if|given that|when|because|since|although|though|after|before|unless|until|while|whereas|so that|but|why|how)"
    r"|(?<=\w\s)(?:that|who|whom)"
    r"|(?<=[a-z]\s)(?<!of\s)(?<!to\s)(?<!in\s)(?<!on\s)(?<!at\s)(?<!by\s)(?<!for\s)(?<!with\s)(?<!from\s)which)\b[^,;:]*$",
    re.IGNORECASE,
)
# "Why does it not" asks for a reason, and a second verb before the negative opens a clause of its own.
_COUNT = Expression(
    r"(?:[^,?]*,)?\W*(?:how (?:many|much)|(?:what|find the) (?:\w+ )?(?:percent(?:age)?|%|fraction|part|share|probability|number))\b",
    re.IGNORECASE,
)
_REASON = Expression(r"\W*(?:why|how)\b(?! many\b)", re.IGNORECASE)
_VERB = Expression(r"\b(?:is|are|was|were|do|does|did|can|could|may|might|must|should|would|will|shall|has|have|had)\b", re.IGNORECASE)
_LISTED = Expression(r"(?:^|\s)(?:\d{1,2}|[a-zA-Z])[.)]\s*$")
_QUOTED = Expression(r"\([^()\n]*\)|(?<!\w)['‘][^'’\n]*['’](?!\w)|\"[^\"\n]*\"|“[^”\n]*”")
_NAME_GOES_ON = Expression(r"\s+[A-Z]")
_ORDER = Expression(r"\W*(?:please\s+)?(?:select|choose|pick|mark|identify|name|find|indicate|tick|which|what|all)\b", re.IGNORECASE)
# "Without" and "no other" say what is so in the shortest way.
_OPTION = Expression(r"\b(?:not(?! (?:only|just|necessarily)\b)|never|neither|cannot)\b|(?<=\w)n['’]t\b", re.IGNORECASE)


def lead_in_start(stem: str) -> int:
    """Where the last sentence of a stem begins: the question itself, after any situation."""
    start = 0
    for match in _SENTENCE_END.finditer(stem.rstrip()):
        start = match.end()
    return start


def negative_lead_in(stem: str) -> tuple[int, int] | None:
    """The word with which a stem, given as prose, asks for what is false, as its characters; None where it asks for what is so."""
    lower = stem.lower()
    if not any(hint in lower for hint in _HINTS):
        return None
    start = lead_in_start(stem)
    lead_in = _QUOTED.sub(lambda match: " " * len(match[0]), stem[start:])
    if lead_in.rstrip().endswith((".", "!")) and _ORDER.match(lead_in) is None:
        return None  # a statement, which the answers go on from
    if _LISTED.search(stem[:start]):
        return None  # the last point of a list
    if _COUNT.match(lead_in):
        return None  # how many are not so is a question about what is so
    for match in _NEGATIVE.finditer(lead_in):
        exempt = any(other.start() <= match.start() < other.end() for other in _EXEMPT.finditer(lead_in))
        exempt = exempt or (match[0].istitle() and _NAME_GOES_ON.match(lead_in, match.end()) is not None)  # "Never Again" is a song
        if not exempt and (match[0].isupper() or _turns(lead_in[: match.start()])):
            return start + match.start(), start + match.end()
    return None


def _turns(before: str) -> bool:
    """Whether a negative after these words of the question turns the whole question round."""
    if _REASON.match(before):
        return False
    if not before.strip():
        return False  # "Except in summer, what is" sets a limit
    verbs = [match.end() for match in _VERB.finditer(before)]
    return _SITUATION.search(before) is None and (not verbs or (len(verbs) == 1 and len(before[verbs[0] :].split()) < _CLAUSE_WORDS))


_CLAUSE_WORDS = 8


def is_negative(prose: str) -> bool:
    """Whether an answer is put in the negative."""
    return _OPTION.search(prose) is not None
