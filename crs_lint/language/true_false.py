"""The words with which candidates judge a statement: true and false, yes and no."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from crs_lint.language.folding import without_accents
from crs_lint.language.tables import NO_TABLES, Tables, tables_of

_LONGEST = 20


def are_verdicts(texts: Sequence[str], tables: Tables = NO_TABLES) -> bool:
    """Whether the answers are the two words of a pair in the language of these tables, or in English."""
    if len(texts) != 2 or any(len(text) > _LONGEST for text in texts):
        return False
    found = frozenset(without_accents(text).strip().lower().rstrip(".!") for text in texts)
    return found in _pairs_of("en") or found in _pairs_of(tables.code)


@lru_cache(maxsize=1 << 4)
def _pairs_of(code: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(without_accents(pair).split("/")) for pair in tables_of(code).verdict_pairs)
