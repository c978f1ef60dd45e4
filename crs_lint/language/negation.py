"""Negation: stems that ask for the false answer, and answers that are worded in the negative.

What is about other languages than English is imported where it is used, so that runs on English banks start faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from crs_lint.language.en.tables import TABLES as ENGLISH
from crs_lint.language.tables import Tables
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import PhrasePattern

_SENTENCE_END = LazyPattern(r"\s[—–]\s|(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)[.?!:;][\"'”’)\]*]{0,8}\s+(?=\S)|\n+")
NEGATIVE = PhrasePattern(ENGLISH.negatives)
_EXCEPTION = PhrasePattern(
    ENGLISH.exceptions,
    r"\b(?P<word>{})(?:\W*|:.*|\s+_+\W*|\s+(?:which|what|for|one)\W*)$",
)
_EXEMPT = LazyPattern(
    r"\btrue\s+or\s+false\b|\b(?:whether|or|and|but|if|why)\s+(?:or\s+)?not\b|,\s+not\b|\bcorrect\s+or\s+incorrect\b|\brather than not\b"
    # A tag, "didn't you?", and a value of a program.
    r"|\b\w{2,6}n['’]t\s++(?:I|you|he|she|it|we|they|there|that|this)\s*\?\W*$"
    r"|\b(?:returns?|to|as|be|prints?|outputs?|equals?|=)\s+false\b",
    re.IGNORECASE,
)
# A negative in a condition, reason or relative clause describes the situation and does not negate the question.
_SITUATION = LazyPattern(
    r"(?:\b(?:if|when|because|since|although|though|after|before|unless|until|while|whereas|but|why|how)"
    r"|(?<=\w\s)(?:that|who|whom|whose|where)"
    r"|(?<=[a-z]\s)(?<!\bof\s)(?<!\bto\s)(?<!\bin\s)(?<!\bon\s)(?<!\bat\s)(?<!\bby\s)(?<!\bfor\s)(?<!\bwith\s)(?<!\bfrom\s)which)\b[^,;:]*$",
    re.IGNORECASE,
)
_RELATIVE = LazyPattern(r",\s(?:which|who|whose|where)\b[^,;:]*$", re.IGNORECASE)
_CLAUSE_WORDS = 8
# A share or number of things that are not so ("How many do not ...") is a positive question.
_SHARE = r"(?:percent(?:age)?|%|fraction|part|share|probability|number|proportion|chances?|odds|ratio|sum|total|difference|average)"
_IS = r"(?:(?:is|are|was|were) (?:the )?)?"
_COUNT = LazyPattern(
    rf"(?:^\W*+|[,;][^\w,;]*+)(?:how (?:many|much)\b|(?:what|find the|calculate the) {_IS}(?:(?!not )\w+ ){{0,2}}{_SHARE}(?!\w))",
    re.IGNORECASE,
)
_REASON = LazyPattern(r"\W*(?:why|how)\b", re.IGNORECASE)
_VERB = LazyPattern(r"\b(?:is|are|was|were|do|does|did|can|could|may|might|must|should|would|will|shall|has|have|had)\b", re.IGNORECASE)
_LISTED = LazyPattern(r"(?:^|\s)(?:\d{1,2}|[a-zA-Z])[.)]\s*$")
_QUOTED = LazyPattern(r"\([^()\n]*\)|(?<!\w)['‘][^'‘’\n]{0,400}['’](?!\w)|\"[^\"\n]*\"|“[^“”\n]*”")
_NAME_BEFORE = LazyPattern(r"\s[A-Z]\w*\s$")
_NAME_GOES_ON = LazyPattern(r"\s+[A-Z]")
_ORDER = LazyPattern(r"\W*(?:please\s+)?(?:select|choose|pick|mark|identify|name|find|indicate|tick|which|what|all)\b", re.IGNORECASE)
# "Choose the word that is not a verb": what is to be chosen.
_CHOSEN = LazyPattern(
    r"\W*(?:please\s+)?(?:select|choose|pick|mark|identify|find|indicate|tick)\s+(?:\w+\s+){1,4}(?:that|which|who)\s+(?:\w+\s+){0,2}",
    re.IGNORECASE,
)
_VERDICT = LazyPattern(r"\W*(?:true or false|t/f|right or wrong|yes or no)\b\W*", re.IGNORECASE)
_MOST_NEGATIVES = 8
_LONGEST_CLAUSE = 300
_LONGEST_NAME = 40
NEGATED = PhrasePattern(ENGLISH.negated, "{}")


def lead_in_start(stem: str) -> int:
    """The index at which the last sentence of a stem begins: the question itself, after the situation that it describes."""
    start = 0
    for match in _SENTENCE_END.finditer(stem.rstrip()):
        start = match.end()
    return start


def may_ask_in_the_negative(lowered: str, tables: Tables = ENGLISH) -> bool:
    """A quick look at a stem in lower case: whether it may ask for what is not so."""
    if tables.code == ENGLISH.code:
        return NEGATIVE.may_match(lowered)
    if not tables.negatives:
        return False
    from crs_lint.language.grammar import grammar

    return grammar(tables.code).hint.may_match(lowered)


def negative_lead_in(stem: str, tables: Tables = ENGLISH, *, is_statement: bool = False) -> tuple[int, int] | None:
    """The start and end index of the word that makes a stem ask for what is not so; None if the question is positive.

    ``stem`` is prose as ``words.prose`` returns it, so that the indexes are those of the original text. ``is_statement``
    tells that candidates say whether the stem is true: a negation of its own reverses the verdict.
    """
    if tables.code != ENGLISH.code:
        from crs_lint.language.main_clause import negative_of

        return negative_of(stem, tables.code, is_statement=is_statement)
    start = lead_in_start(stem)
    lead_in = _QUOTED.blanked(stem[start:])
    if is_statement:
        return _negation_of_statement(lead_in, start)
    exception = _EXCEPTION.search(lead_in)
    if exception is not None and lead_in[: exception.start()].strip():
        return start + exception.start("word"), start + exception.end("word")
    if lead_in.rstrip().endswith((".", "!")) and _ORDER.match(lead_in) is None:
        return None  # a statement that the answers complete
    if _LISTED.search(stem[max(start - _LONGEST_CLAUSE, 0) : start]):
        return None  # the last entry of a list
    if _COUNT.search(lead_in):
        return None  # the answer is a number
    for match in _own_negatives(lead_in):
        if match[0].isupper() or _negates_question(lead_in[: match.start()], match[0], lead_in[match.end() :]):
            return start + match.start(), start + match.end()
    return None


def _negation_of_statement(lead_in: str, start: int) -> tuple[int, int] | None:
    """The span of the word that negates the main clause of a statement to be judged."""
    verdict = _VERDICT.match(lead_in)
    for match in _own_negatives(lead_in):
        before = lead_in[verdict.end() if verdict is not None else 0 : match.start()]
        if NEGATED.search(match[0]) and before.strip() and not _is_in_clause(before):
            return start + match.start(), start + match.end()
    return None


def _own_negatives(lead_in: str) -> Iterator[re.Match[str]]:
    """The first negatives that are no part of "whether or not", of a tag question or of a title such as "Never Again"."""
    exempt = [other.span() for other in _EXEMPT.finditer(lead_in)]
    for match in islice(NEGATIVE.finditer(lead_in), _MOST_NEGATIVES):
        is_title = _NAME_GOES_ON.match(lead_in, match.end()) is not None and (
            match[0].istitle() or _NAME_BEFORE.search(lead_in, max(match.start() - _LONGEST_NAME, 0), match.start()) is not None
        )
        if not is_title and not any(first <= match.start() < last for first, last in exempt):
            yield match


def _is_in_clause(before: str) -> bool:
    """Whether these words of a statement open a clause beside the main one."""
    clause = before[-_LONGEST_CLAUSE:]
    return _SITUATION.search(clause) is not None or _RELATIVE.search(clause) is not None


def _negates_question(before: str, word: str, after: str) -> bool:
    """Whether a negative word between these words of the lead-in negates the whole question, not a clause of it."""
    if _REASON.match(before) or not before.strip():
        return False  # "Except in summer, what ..." and "Isn't it ...?" are positive questions
    if _CHOSEN.fullmatch(before):
        return True
    if _SITUATION.search(before[-_LONGEST_CLAUSE:]) is not None:
        return False
    # Two verbs, or a verb far from the negative, open a clause of their own.
    verbs = [match.end() for match in _VERB.finditer(before)]
    if not verbs:
        # "Which country not in the north is ...?" and "an instrument not often used" are positive.
        return word.lower() != "not" or (_ORDER.match(before) is not None and _VERB.search(after) is None)
    return len(verbs) == 1 and len(before[verbs[0] :].split()) < _CLAUSE_WORDS


def is_negative(prose: str, tables: Tables = ENGLISH) -> bool:
    """Whether an answer is worded in the negative: in English, "not", "never", "neither", "cannot" or a contraction with "n't"."""
    if tables.code != ENGLISH.code:
        from crs_lint.language.main_clause import is_negated

        return is_negated(prose, tables.code)
    return NEGATED.may_match(prose.lower()) and NEGATED.search(prose) is not None


def may_be_negative(lowered: str, tables: Tables = ENGLISH) -> bool:
    """Whether answers, given in lower case, can be worded in the negative: false only if they cannot."""
    if tables.code != ENGLISH.code:
        from crs_lint.language.grammar import grammar

        return grammar(tables.code).negated.may_match(lowered)
    return NEGATED.may_match(lowered)
