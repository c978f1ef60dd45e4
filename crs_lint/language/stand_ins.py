"""Answers that stand for other answers: "All of the above", "None of these", "Some of the preceding", "Cannot be determined"."""

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from crs_lint.language.folding import plain_words, without_accents
from crs_lint.language.quantified import quantified, table_pattern
from crs_lint.language.tables import NO_TABLES, Tables, tables_of
from crs_lint.named_tuple import NamedTuple
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import PhrasePattern, either

_WORDS = tables_of("en")
# Beside numbers up to this one, "none" is a number too; beside "520" and "720" it rejects them.
_HIGHEST_COUNT = 10
_LONGEST = 120
_LONGEST_ABBREVIATION = 5
_MARKS = " \t\n.!;,:\"'“”‘’()[]*_"
_OPEN = r"[\s\"'“‘(\[*_]{0,8}"
_CLOSE = r"[\s.!;,:\"'”’)\]*_]*"


class StandIn(Enum):
    """What an answer says of the others: all, none or some of them hold, or the answer cannot be known."""

    ALL = "all"
    NONE = "none"
    SOME = "some"
    UNKNOWN = "unknown"


# What an answer says with a quantifier of each table.
_KINDS = {
    **dict.fromkeys(("all_of", "count_of", "every_of", "both_of"), StandIn.ALL),
    **dict.fromkeys(("none_of", "nothing_of", "neither_of"), StandIn.NONE),
    **dict.fromkeys(("some_of", "not_all_of"), StandIn.SOME),
}


def _about_others(quantifiers: Sequence[str]) -> PhrasePattern:
    """The pattern of an answer that is such a quantifier with words for the other answers, and a predicate or none."""
    # Where several phrases go on alike, the rest is written once after them, since these long patterns are slow to compile.
    verbs, answers_, places = either(_WORDS.answer_verbs), either(_WORDS.answer_nouns), (*_WORDS.above, *_WORDS.previous)
    the = r"(?:\s+of)?(?:\s+the|\s+these|\s+those)?"
    truth = (
        r"(?:\s+(?:(?:is|are|was|were|may be|can be|could be)\s+(?:all\s+|both\s+|equally\s+|also\s+|actually\s+|not\s+)?"
        rf"{either(_WORDS.answer_verdicts)}|apply|applies))?"
    )
    predicate = rf"(?:\s+{verbs}\b[^\n]*)?"
    # "All of the above", and any words after it; "the previous owners" are none of the answers.
    above = rf"{the}\s+{either(_WORDS.above)}\b"
    the_above = rf"(?:\s+of)?(?:\s+the|\s+these|\s+those){{1,2}}\s+{either(_WORDS.above)}\b[^\n]*"
    before = rf"{the}\s+{either(_WORDS.previous)}\b(?:\s+{answers_})?"
    nouns_above = rf"{the}(?:\s+[\w'-]+){{1,3}}\s+above\b"
    answers = (
        rf"(?:\s+of)?(?:\s+the|\s+these|\s+those|\s+them|\s+all){{0,2}}(?:\s+{either((*places, *_WORDS.listed, *_WORDS.answer_links))})?"
        rf"\s+{answers_}(?:\s+{either((*_WORDS.listed, *_WORDS.answer_links, *_WORDS.above))}){{0,2}}"
    )
    listed = rf"(?:\s+of)?(?:\s+the|\s+those)?\s+{either(_WORDS.listed)}"
    these = r"(?:\s+of)?(?:\s+the)?\s+(?:these|those)(?:\s+(?!who\b|that\b|which\b|with\b|in\b|of\b|on\b)[\w'-]+){0,2}?"
    them = r"\s+of\s+them"
    whole = (
        rf"{{}}(?:{the_above}|(?:{above}|{before}|{nouns_above}|{these}){predicate}|(?:{answers}|{listed}|{them}|){truth}|{them}\s+{verbs})"
    )
    # "By using all of the above methods", "It is all of these".
    led_above = rf"(?:[\w'-]+[,:]?\s+){{1,6}}{{}}{the_above}"
    led_these = rf"(?:{either((*_WORDS.answer_leads, *_WORDS.answer_verbs))}[,:]?\s+){{1,4}}{{}}\s+of\s+(?:these|those|them)"
    return PhrasePattern(quantifiers, f"{_OPEN}(?:{whole}|{led_above}|{led_these}){_CLOSE}")


def _some_of_others(quantifiers: Sequence[str]) -> PhrasePattern:
    """The pattern of "Two of the above"; "Two items" and "One of these days" are answers in their own right."""
    others = (*_WORDS.above, *_WORDS.previous, *_WORDS.listed, *_WORDS.answer_links, *_WORDS.answer_nouns)
    pointed = rf"\s+(?:the|these|those)\s+{either(others)}"
    predicate = rf"(?:\s+{either(_WORDS.answer_verbs)}\b[^\n]*)?"
    return PhrasePattern(quantifiers, rf"{_OPEN}{{}}\s+of(?:{pointed}|\s+(?:these|those|them)){predicate}{_CLOSE}")


_ALL = (*_WORDS.all_of, *_WORDS.both_of)
_UNKNOWN = (
    *(rf"(?:it |the \w+ )?{cannot_be} {either(_WORDS.known)}(?: .*)?" for cannot_be in _WORDS.cannot_be),
    *_WORDS.unknown_answers,
)
_PATTERNS = (
    (StandIn.NONE, _about_others(_WORDS.none_of)),
    (StandIn.SOME, _some_of_others(_WORDS.not_all_of)),
    (StandIn.ALL, _about_others(_ALL)),
    (StandIn.NONE, PhrasePattern(_WORDS.no_answer, f"{_OPEN}{{}}{_CLOSE}")),
    (StandIn.SOME, _some_of_others(_WORDS.some_of)),
    (StandIn.UNKNOWN, PhrasePattern(_UNKNOWN, f"{_OPEN}{{}}{_CLOSE}")),
)
# What the patterns above begin with, but for "By using all of the above", "It is all of these" and "It cannot be told".
_BEGINNINGS = either((*_ALL, *_WORDS.none_of, *_WORDS.not_all_of, *_WORDS.some_of, *_WORDS.no_answer, *_WORDS.unknown_answers))
_BEGINNING = LazyPattern(rf"[\W_]*{_BEGINNINGS}\b")
# The line feed comes first, since the search skips to it.
_LINE = LazyPattern(rf"\n[^\na-z\d]*+{_BEGINNINGS}\b")
_LED = PhrasePattern((*_WORDS.above, *_WORDS.these, *_WORDS.them, *_WORDS.cannot_be))


class _Looks(NamedTuple):
    """The patterns of a language whose words are all in its tables, for texts in lower case without accents."""

    no_answer: LazyPattern
    unknown: LazyPattern
    bare: LazyPattern
    measure: LazyPattern
    small: LazyPattern
    position: LazyPattern
    both: LazyPattern
    all: LazyPattern
    bare_none: LazyPattern
    exception: LazyPattern


@lru_cache(maxsize=1 << 4)
def _looks_of(code: str) -> _Looks:
    tables = tables_of(code)
    return _Looks(
        table_pattern(tables.no_answer),
        table_pattern(tables.unknown_answers),
        table_pattern((*tables.all_of, *tables.none_of, *tables.both_of)),
        table_pattern(tables.measures),
        table_pattern((*tables.of_words, *tables.article_words)),
        table_pattern((*tables.above, *tables.previous), r"(?<![^\W_]){}(?![^\W_])"),
        table_pattern(tables.both_of, "(?<![^ ]){}(?![^ ])"),
        table_pattern((*tables.all_of, *tables.both_of), "{}(?![^ ])"),
        table_pattern(tables.bare_none),
        _exception_of(tables),
    )


def _exception_of(tables: Tables) -> LazyPattern:
    """The beginning of an answer that takes some out, for texts in lower case without accents: "todos salvo", "all but"."""
    quantifiers, exceptions = (
        either(without_accents(piece) for piece in pieces)
        for pieces in ((*tables.all_of, *tables.none_of, *tables.both_of), (*tables.exceptions, *tables.comparing_exceptions))
    )
    return LazyPattern(rf"\W*(?={quantifiers}(?!\w))(?:[\w'-]+[\s,]+){{0,4}}?{exceptions}(?!\w)")


def _takes_some_out(looks: _Looks, siblings: Sequence[str]) -> bool:
    """Whether an answer begins as "all except" does, so that "all" is an amount beside it."""
    return any(looks.exception.match(without_accents(sibling).lower()) for sibling in siblings)


_POSITION_IN_ENGLISH = PhrasePattern((*_WORDS.above, *_WORDS.previous))
_BOTH_IN_ENGLISH = PhrasePattern(_WORDS.both_of, r"\W*{}\b")
_ALL_IN_ENGLISH = PhrasePattern(_ALL, r"\W*{}\b")


def _is_other(tables: Tables) -> bool:
    """Whether the tables are those of another language than English that has words for such answers."""
    return tables.code != "en" and bool(tables.all_of)


def may_stand_in(lowered: str, tables: Tables = NO_TABLES) -> bool:
    """A quick look at answers in lower case, a line each: whether one may stand for others. It is true in other languages."""
    return _is_other(tables) or _LINE.search(f"\n{lowered}") is not None or _LED.may_match(lowered)


def stand_in(text: str, siblings: Sequence[str] = (), tables: Tables = NO_TABLES) -> StandIn | None:
    """What an answer says of the others; None if it is an answer in its own right, or longer than 120 characters.

    ``siblings`` are the texts of the other answers: a bare "any" among "some" and "no" is a word, not a reference. ``tables`` are
    those of its language; English phrases count in all of them, and alone where a language has none.
    """
    if len(text) > _LONGEST:
        return None
    if not _is_other(tables):
        return _in_english(text, siblings)
    own = _in_tables(text, siblings, tables)
    return own if own is not None or " " not in text.strip() else _in_english(text, siblings)


def _in_english(text: str, siblings: Sequence[str]) -> StandIn | None:
    lowered = text.lower()
    if _BEGINNING.match(lowered) is None and not _LED.may_match(lowered):
        return None
    for kind, pattern in _PATTERNS:
        if pattern.may_match(lowered) and pattern.fullmatch(text):
            return None if _is_measure(lowered, siblings) else kind
    return None


def _in_tables(text: str, siblings: Sequence[str], tables: Tables) -> StandIn | None:
    looks = _looks_of(tables.code)
    words = plain_words(text)
    plain = " ".join(words)
    if looks.unknown.fullmatch(plain):
        return StandIn.UNKNOWN
    if looks.no_answer.fullmatch(plain):
        return StandIn.NONE
    found = quantified(words, tables)
    if found is None or (found.is_bare and (_is_one_of_kind(looks, siblings) or _is_abbreviation(text, siblings))):
        return None
    return _KINDS[found.quantifier]


def _is_one_of_kind(looks: _Looks, siblings: Sequence[str]) -> bool:
    """Whether a bare quantifier stands among words of its own kind: "ninguna" beside "una", "todas" beside "todas menos dos"."""
    others = [plain_words(sibling) for sibling in siblings]
    return (
        any(_is_amount(looks, words) for words in others)
        or _takes_some_out(looks, siblings)
        or _are_counts([" ".join(words) for words in others])
        or (bool(others) and all(looks.bare.fullmatch(" ".join(words)) for words in others))
    )


def _is_amount(looks: _Looks, words: Sequence[str]) -> bool:
    amounts = [word for word in words if looks.measure.fullmatch(word)]
    return bool(amounts) and all(word in amounts or looks.small.fullmatch(word) for word in words)


def _is_abbreviation(text: str, siblings: Sequence[str]) -> bool:
    """Whether an answer such as "NDA" stands among other abbreviations."""
    return text.isupper() and any(sibling.isupper() and 1 < len(sibling) <= _LONGEST_ABBREVIATION for sibling in siblings)


def _is_measure(lowered: str, siblings: Sequence[str]) -> bool:
    """Whether a bare quantifier is a word: "each", or one among words of its own kind: "any" beside "some", "none" beside "two"."""
    bare = _bare(lowered)
    if bare == "each":
        return True
    if bare not in _WORDS.bare_quantifiers:
        return False
    others = [_bare(sibling.lower()) for sibling in siblings]
    return (
        any(other in _WORDS.measures for other in others)
        or _takes_some_out(_looks_of(_WORDS.code), siblings)
        or _are_counts(others)
        or (bool(others) and all(other in _WORDS.bare_quantifiers for other in others))
    )


def _are_counts(texts: Sequence[str]) -> bool:
    counts = [int(text) for text in texts if text.isdecimal()]
    return bool(counts) and min(counts) > 0 and max(counts) <= _HIGHEST_COUNT


def _bare(text: str) -> str:
    return "-".join(text.strip(_MARKS).split())


def _plain(text: str) -> str:
    return " ".join(plain_words(text))


def names_position(text: str, tables: Tables) -> bool:
    """Whether an answer that stands for others says where they are: "above", "anteriores"."""
    own = _is_other(tables) and _looks_of(tables.code).position.search(_plain(text)) is not None
    return own or _POSITION_IN_ENGLISH.search(text) is not None


def says_both(text: str, tables: Tables) -> bool:
    """Whether an answer that stands for others is about two of them: "Both", "les deux"."""
    own = _is_other(tables) and _looks_of(tables.code).both.search(_plain(text)) is not None
    return own or _BOTH_IN_ENGLISH.match(text) is not None


def says_all(text: str, tables: Tables) -> bool:
    """Whether an answer begins with a quantifier of all or both: "Both A and B", "ambas: A y B"."""
    own = _is_other(tables) and _looks_of(tables.code).all.match(_plain(text)) is not None
    return own or _ALL_IN_ENGLISH.match(text) is not None


def is_bare_none(text: str, tables: Tables) -> bool:
    """Whether an answer is a single word that may mean zero, or be a keyword of a programming language: "None"."""
    plain = _plain(text)
    return plain in _WORDS.bare_none or (_is_other(tables) and _looks_of(tables.code).bare_none.fullmatch(plain) is not None)
