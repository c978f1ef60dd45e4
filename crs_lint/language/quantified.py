"""Answers that are a quantifier and words for the other answers, in languages whose tables hold all of these words.

"Todas las respuestas anteriores son correctas" has no other word, so that their order does not matter; "todas las mujeres" has.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from crs_lint.language.folding import without_accents
from crs_lint.language.tables import Tables, tables_of
from crs_lint.named_tuple import NamedTuple
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import either

# In the order in which they are tried: "no todas" before "todas".
_QUANTIFIERS = ("not_all_of", "neither_of", "none_of", "both_of", "all_of", "count_of", "every_of", "nothing_of", "some_of")
_ROLES = (
    *("above", "previous", "listed", "these", "them", "answer_nouns", "label_nouns", "answer_verdicts"),
    *("of_words", "article_words", "answer_links"),
)
_POINTING = frozenset(("above", "previous", "listed", "these", "them"))
_NOUNS = frozenset(("answer_nouns", "label_nouns"))
_LEADING = ("answer_links", "article_words", "answer_verdicts")
_SMALL = frozenset(("of_words", "article_words"))
# "All previous presidents" are none of the answers; all countries mentioned are.
_BEFORE_A_NOUN = frozenset(("these", "above", "listed"))
_AFTER_A_NOUN = frozenset(("above", "listed"))
# "All functions of the other answers", "all symptoms in the previous answers".
_BESIDE_A_LABEL_NOUN = frozenset(("previous", "answer_links"))
_MOST_LEADING = 4
_LONGEST_NOUN = 2


class Quantified(NamedTuple):
    """The table that has the quantifier, and whether the answer says nothing else: "todas", "ninguna de las dos"."""

    quantifier: str
    is_bare: bool


class _Frame(NamedTuple):
    quantifiers: Sequence[tuple[str, LazyPattern]]
    roles: Sequence[tuple[str, LazyPattern]]
    any_quantifier: LazyPattern
    leading: LazyPattern

    def roles_of(self, word: str) -> frozenset[str]:
        return frozenset(role for role, pattern in self.roles if pattern.fullmatch(word))


def table_pattern(pieces: Iterable[str], frame: str = "{}") -> LazyPattern:
    """The pattern of the pieces in a table, for texts in lower case without accents."""
    return LazyPattern(frame.replace("{}", either(map(without_accents, pieces))))


@lru_cache(maxsize=1 << 4)
def _frame_of(code: str) -> _Frame:
    tables = tables_of(code)
    start = "{}(?![^ ])"
    quantifiers = [(name, getattr(tables, name)) for name in _QUANTIFIERS]
    return _Frame(
        [(name, table_pattern(pieces, start)) for name, pieces in quantifiers],
        [(role, table_pattern(getattr(tables, role))) for role in _ROLES],
        table_pattern([piece for _, pieces in quantifiers for piece in pieces], start),
        table_pattern([piece for role in _LEADING for piece in getattr(tables, role)]),
    )


def quantified(words: Sequence[str], tables: Tables) -> Quantified | None:
    """The quantifier of an answer, after at most four words such as "son ciertas"; None for an answer in its own right.

    ``words`` are in lower case without accents.
    """
    frame = _frame_of(tables.code)
    has_verdict = False
    for start, word in enumerate(words[: _MOST_LEADING + 1]):
        rest = " ".join(words[start:])
        if frame.any_quantifier.match(rest):
            return _at(frame, rest, has_verdict, start > 0)
        if not frame.leading.fullmatch(word):
            return None
        has_verdict = has_verdict or "answer_verdicts" in frame.roles_of(word)
    return None


def _at(frame: _Frame, rest: str, has_verdict: bool, is_led: bool) -> Quantified | None:
    for name, pattern in frame.quantifiers:
        match = pattern.match(rest)
        if match is None:
            continue
        roles = [frame.roles_of(word) for word in rest[match.end() :].split()]
        is_bare = not is_led and all(not _SMALL.isdisjoint(found) for found in roles)
        if _is_closed(roles) and _stands(name, roles, has_verdict, is_bare):
            return Quantified(name, is_bare)
    return None


def _is_closed(roles: Sequence[frozenset[str]]) -> bool:
    """Whether all words are in the tables, but for a noun of two words at most beside one that points: "toutes ces méthodes"."""
    others = [index for index, found in enumerate(roles) if not found]
    if not others:
        return True
    first, last = others[0], others[-1]
    if last - first + 1 != len(others) or len(others) > _LONGEST_NOUN:
        return False
    before = first > 0 and not _BEFORE_A_NOUN.isdisjoint(roles[first - 1])
    after: frozenset[str] = frozenset().union(*roles[last + 1 :])
    return before or not _AFTER_A_NOUN.isdisjoint(after) or ("label_nouns" in after and not _BESIDE_A_LABEL_NOUN.isdisjoint(after))


def _stands(name: str, roles: Sequence[frozenset[str]], has_verdict: bool, is_bare: bool) -> bool:
    """Whether the words after the quantifier make the answer one that stands for others."""
    found = frozenset().union(*roles)
    points = not _POINTING.isdisjoint(found)
    nouns = not _NOUNS.isdisjoint(found)
    of = "of_words" in found
    if name in ("some_of", "not_all_of"):
        return (of or name == "not_all_of") and (points or nouns)
    if points or has_verdict or "answer_verdicts" in found:
        return True
    # "Keine Antwort" may be what somebody says or does, "alle Antworten" are all answers.
    if nouns and (of or name in ("all_of", "both_of", "count_of")):
        return True
    return is_bare and name not in ("count_of", "every_of", "nothing_of")
