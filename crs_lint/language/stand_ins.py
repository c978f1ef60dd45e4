"""Answers that stand for other answers: "All of the above", "None of these", "Some of the preceding", "Cannot be determined"."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import PhrasePattern, either

# The words of the notion in English; the patterns below say in which order they stand.
_ALL = (r"all(?:\s+(?:two|three|four|five|six|[2-6]))?", "any", "each", "every one", "both")
_NONE = ("none", "neither", "not any")
_NUMBERS = ("some", "one", "two", "three", "four", "five", "several", "most", "many")
_SOME = (*(rf"(?:only\s+|any\s+|at least\s+)?{number}" for number in _NUMBERS), "more than one", "either", "a few")
_ABOVE = ("above", "foregoing", "aforementioned", "above-mentioned", "below")
_BEFORE = ("previous", "preceding", "prior", "following")
_LISTED = ("listed", "given", "mentioned", "stated", "described", "provided", "named", "shown", "available", "other")
_ANSWERS = ("answers?", "options?", "choices?", "statements?", "responses?", "alternatives?", "ones?", "items?", "reasons?", "two", "three")
_TRUE = (
    *("correct", "true", "right", "valid", "possible", "accurate", "acceptable", "applicable", "appropriate"),
    *("false", "incorrect", "wrong", "untrue"),
)
_VERBS = (
    *(
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
    ),
    *("apply", "applies", "works?", "helps?", "occurs?", "contributes?", "causes?"),
)
_NOT_ALL = (r"not\s+all", r"not\s+both")
_BEFORE_THESE = ("it", "they", "he", "she", "yes", "no", "by", "using", "with", "through", "because", "of", *_VERBS)
_CANNOT = ("cannot", "can not", "can't", "can’t")
_KNOWN = (
    *("determined", "known", "told", "found", "calculated", "inferred", "concluded", "decided", "said", "answered"),
    *("predicted", "deduced", "computed"),
)
_UNKNOWN = (
    *(rf"(?:it |the \w+ )?{cannot} be {either(_KNOWN)}(?: .*)?" for cannot in _CANNOT),
    *("not enough information(?: .*)?", "insufficient (?:data|information)", "data (?:is |are )?inadequate", "not given"),
    *(f"(?:i )?{do_not} know" for do_not in ("don't", "don’t", "do not")),
)
_RIGHT = ("correct", "right", "such", "other")
_REJECTING = (
    *(rf"no {right} (?:answer|option|choice)(?: (?:is )?(?:given|listed|correct|possible))?" for right in _RIGHT),
    "no answer is (?:correct|right)",
)
# Words that measure how much or how many. Beside one of them, a bare "any" or "none" is a word in its own right.
_SCALE = frozenset(
    """some no every most many much few little several half once twice zero one two three four five a-few a-little a-lot
    sometimes everyone someone anyone nobody everything something anything nothing""".split()  # noqa: SIM905
)
_BARE = frozenset(("all", "any", "each", "both", "none", "neither", "either", "some", "no"))
# Beside numbers up to this one, "none" is a number too; beside "520" and "720" it rejects them.
_HIGHEST_COUNT = 10
_LONGEST = 120
_MARKS = " \t\n.!;,:\"'“”‘’()[]*_"
_OPEN = r"[\s\"'“‘(\[*_]*"
_CLOSE = r"[\s.!;,:\"'”’)\]*_]*"


class StandIn(Enum):
    """What an answer says of the others: all, none or some of them hold, or the answer cannot be known."""

    ALL = "all"
    NONE = "none"
    SOME = "some"
    UNKNOWN = "unknown"


def _about_others(quantifiers: Sequence[str]) -> PhrasePattern:
    """The pattern of an answer that is such a quantifier with words for the other answers, and a predicate or none."""
    truth = (
        r"(?:\s+(?:(?:is|are|was|were|may be|can be|could be)\s+(?:all\s+|both\s+|equally\s+|also\s+|actually\s+|not\s+)?"
        rf"{either(_TRUE)}|apply|applies))?"
    )
    predicate = rf"(?:\s+{either(_VERBS)}\b[^\n]*)?"
    # "All of the above", and any words after it; "the previous owners" are none of the answers.
    above = rf"(?:\s+of)?(?:\s+the|\s+these|\s+those)?\s+{either(_ABOVE)}\b"
    the_above = rf"(?:\s+of)?(?:\s+the|\s+these|\s+those){{1,2}}\s+{either(_ABOVE)}\b[^\n]*"
    before = rf"(?:\s+of)?(?:\s+the|\s+these|\s+those)?\s+{either(_BEFORE)}\b(?:\s+{either(_ANSWERS)})?{predicate}"
    nouns_above = rf"(?:\s+of)?(?:\s+the|\s+these|\s+those)?(?:\s+[\w'-]+){{1,3}}\s+above\b{predicate}"
    answers = (
        rf"(?:\s+of)?(?:\s+the|\s+these|\s+those|\s+them|\s+all){{0,2}}(?:\s+{either((*_ABOVE, *_BEFORE, *_LISTED))})?\s+{either(_ANSWERS)}"
        rf"(?:\s+{either((*_LISTED, *_ABOVE))}){{0,2}}{truth}"
    )
    listed = rf"(?:\s+of)?(?:\s+the|\s+those)?\s+{either(_LISTED[:-1])}{truth}"
    these = rf"(?:\s+of)?(?:\s+the)?\s+(?:these|those)(?:\s+(?!who\b|that\b|which\b|with\b|in\b|of\b|on\b)[\w'-]+){{0,2}}?{predicate}"
    them = rf"\s+of\s+them(?:{truth}|\s+{either(_VERBS)})"
    whole = rf"{{}}(?:{the_above}|{above}{predicate}|{before}|{answers}|{listed}|{nouns_above}|{these}|{them}|{truth})"
    # "By using all of the above methods", "It is all of these".
    led_above = rf"(?:[\w'-]+[,:]?\s+){{1,6}}{{}}{the_above}"
    led_these = rf"(?:{either(_BEFORE_THESE)}[,:]?\s+){{1,4}}{{}}\s+of\s+(?:these|those|them)"
    return PhrasePattern(quantifiers, f"{_OPEN}(?:{whole}|{led_above}|{led_these}){_CLOSE}")


def _some_of_others(quantifiers: Sequence[str]) -> PhrasePattern:
    """The pattern of "Two of the above"; "Two items" and "One of these days" are answers in their own right."""
    pointed = rf"\s+(?:the|these|those)\s+{either((*_ABOVE, *_BEFORE, *_LISTED, *_ANSWERS))}"
    predicate = rf"(?:\s+{either(_VERBS)}\b[^\n]*)?"
    return PhrasePattern(quantifiers, rf"{_OPEN}{{}}\s+of(?:{pointed}|\s+(?:these|those|them)){predicate}{_CLOSE}")


_PATTERNS = (
    (StandIn.NONE, _about_others(_NONE)),
    (StandIn.SOME, _some_of_others(_NOT_ALL)),
    (StandIn.ALL, _about_others(_ALL)),
    (StandIn.NONE, PhrasePattern(_REJECTING, f"{_OPEN}{{}}{_CLOSE}")),
    (StandIn.SOME, _some_of_others(_SOME)),
    (StandIn.UNKNOWN, PhrasePattern(_UNKNOWN, f"{_OPEN}{{}}{_CLOSE}")),
)


# The words that the patterns above begin with, and those that "By using all of the above", "It is all of these" and "It cannot be
# told" hold.
_FIRST_WORD = LazyPattern(r"[\W_]*([^\W_]+)")
_FIRST_WORDS = frozenset(
    (
        *("all", "any", "each", "every", "both", "none", "neither", "not", "no", "only", "at", "more", "either", "a", *_NUMBERS),
        *("insufficient", "data", "i", "don", "do"),
    )
)
_LED = PhrasePattern((*_ABOVE, "these", "those", "them", *(f"{cannot} be" for cannot in _CANNOT)))


def begins_as_stand_in(lowered: str) -> bool:
    """A quick look at an answer in lower case, for those that do not say "By using all of the above" and the like."""
    first = _FIRST_WORD.match(lowered)
    return first is not None and first[1] in _FIRST_WORDS


def may_point_to_others(lowered: str) -> bool:
    """A quick look at answers in lower case: whether one may say "By using all of the above" and the like."""
    return _LED.may_match(lowered)


def stand_in(text: str, siblings: Sequence[str] = ()) -> StandIn | None:
    """What an answer says of the others; None if it is an answer in its own right, or longer than 120 characters.

    ``siblings`` are the texts of the other answers: a bare "any" among "some" and "no" is a word, not a reference.
    """
    if len(text) > _LONGEST:
        return None
    lowered = text.lower()
    if not begins_as_stand_in(lowered) and not may_point_to_others(lowered):
        return None
    for kind, pattern in _PATTERNS:
        if pattern.may_match(lowered) and pattern.fullmatch(text):
            return None if _is_measure(lowered, siblings) else kind
    return None


def _is_measure(lowered: str, siblings: Sequence[str]) -> bool:
    """Whether a bare quantifier is a word: "each", or one among words of its own kind: "any" beside "some", "none" beside "two"."""
    bare = _bare(lowered)
    if bare == "each":
        return True
    if bare not in _BARE:
        return False
    others = [_bare(sibling.lower()) for sibling in siblings]
    counts = [int(other) for other in others if other.isdecimal()]
    return (
        any(other in _SCALE for other in others)
        or (bool(counts) and min(counts) > 0 and max(counts) <= _HIGHEST_COUNT)
        or (bool(others) and all(other in _BARE for other in others))
    )


def _bare(text: str) -> str:
    return "-".join(text.strip(_MARKS).split())
