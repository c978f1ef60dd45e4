"""The patterns of one language with which its main clauses are read, made from its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from crs_lint.language.tables import Tables, tables_of
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import PhrasePattern, either

_PARTICLE_REACH = r"(?:[\w'’-]{1,30}[^\S\n]{1,3}){1,4}$"


class Grammar(NamedTuple):
    """The patterns of one language, made from its tables."""

    tables: Tables
    hint: PhrasePattern
    negative: LazyPattern
    particle: LazyPattern | None
    stronger: LazyPattern
    idiom: LazyPattern
    least: LazyPattern
    exception: LazyPattern
    comparing_exception: LazyPattern
    inserted_exception: LazyPattern
    universal: LazyPattern
    false_statement: LazyPattern
    false_predicate: LazyPattern
    false_opening: LazyPattern
    before_choice: LazyPattern
    statement: LazyPattern
    choice: LazyPattern
    interrogative: LazyPattern
    opening_interrogative: LazyPattern
    conjunction: LazyPattern
    reason: LazyPattern
    introduction: LazyPattern
    order: LazyPattern
    chosen: LazyPattern
    cleft: LazyPattern
    denial: LazyPattern
    subordinator: LazyPattern
    clause_end: LazyPattern
    next_word: LazyPattern
    attribute: LazyPattern
    verb: LazyPattern
    opening_verb: LazyPattern
    quoting: LazyPattern
    negated: PhrasePattern


@lru_cache(maxsize=1 << 4)
def grammar(code: str) -> Grammar:
    """The patterns of a language that has a table of negatives."""
    tables = tables_of(code)
    copula, article, statement = either(tables.copulas), either(tables.statement_articles), either(tables.statement_words)
    false, relative, verb = either(tables.false_words), either(tables.relatives), either(sorted(tables.verbs))
    introduction = rf"[^,\n]{{0,200}},\W{{0,8}}|[\W\d]{{0,8}}{either(tables.choice_openings)}(?!\w)[^,\n]{{0,200}}?(?<!\w)|\W{{0,8}}"
    order = rf"(?:{introduction})(?:{either(tables.order_openings)}\W{{1,4}})?{either(tables.orders)}(?!\w)"
    exception = either((*tables.exceptions, *tables.comparing_exceptions))
    preposition = rf"(?:{either(tables.opening_prepositions)}\s+)?"
    clitics = rf"(?:{either(tables.clitics)}(?:\s+|(?<=['’])))*+"
    last = rf"|(?<!\w)(?P<last>{false})\W*$" if tables.is_verb_second else ""
    return Grammar(
        tables=tables,
        hint=PhrasePattern(
            (*tables.negatives, *tables.exceptions, *tables.comparing_exceptions, *tables.false_words, *tables.least_words), "{}"
        ),
        negative=_words(tables.negatives),
        particle=_pattern(rf"(?<!\w){either(tables.negative_particles)}\s{{0,3}}{_PARTICLE_REACH}") if tables.negative_particles else None,
        stronger=_pattern(rf"(?:\s+\w+){{1,4}}?\s+(?P<word>{either(tables.stronger_negatives)})(?!\w)"),
        least=_words(tables.least_words),
        idiom=_pattern(either(tables.negative_idioms)),
        exception=_pattern(rf"(?<!\w)(?P<word>{either(tables.exceptions)})(?!\w)(?:\s+{either(tables.exception_ends)})?[_\W]*$"),
        comparing_exception=_pattern(
            rf"(?<!\w)(?P<word>{either(tables.comparing_exceptions)})(?:\s*:|\s+{either(tables.exception_ends)}(?!\w))[_\W]*$"
        ),
        inserted_exception=_words([rf"(?P<word>{exception})\s+{either(tables.exception_ones)}"]),
        universal=_words(tables.universals),
        false_statement=_pattern(
            rf"(?<!\w){article}\s*+(?:(?:(?:\w+\s+)?{statement}\s+(?:{relative}\s*{copula}\s+)?|(?:,\s*+)?{relative}\s*+{copula}\s++)(?P<after>{false})(?!\w)"
            rf"|(?P<before>{false})\s+{statement}(?!\w)"
            rf"|(?P<alone>{false})(?=(?:\s+(?:an|aus))?\W*$|\s+{either(tables.about_words)}(?!\w)))"
        ),
        false_predicate=_pattern(rf"(?<!\w){copula}\s+(?:{either(tables.adverbs)}\s+)?(?P<word>{false})(?!\w){last}"),
        false_opening=_pattern(rf"\W*(?P<word>{false})\s+{copula}(?!\w)"),
        before_choice=_pattern(rf"(?<!\w){copula}\s*$"),
        statement=_words(tables.statement_words),
        choice=_words(tables.choices),
        interrogative=_words(tables.interrogatives),
        opening_interrogative=_pattern(rf"\W*{preposition}{either((*tables.opening_interrogatives, *tables.interrogatives))}(?!\w)"),
        conjunction=_pattern(rf"\W*{either(tables.asking_conjunctions)}(?!\w)"),
        reason=_words((*tables.reasons, *tables.counts)),
        introduction=_pattern(rf"[\W\d]{{0,8}}{either(tables.choice_openings)}(?!\w)"),
        order=_pattern(order),
        chosen=_pattern(
            rf"{order}\W{{1,4}}(?:\w+\s{{1,4}}){{0,3}}(?:\w+['’])?\w+\s*+(?:,\s*+)?{preposition}{relative}\s*+(?:\w+\s{{1,4}}){{0,3}}"
        ),
        cleft=_pattern(rf"\s*+{copula}\s++{article}\s*+(?:{statement}\s*+)?(?:,\s*+)?{relative}\s*+"),
        denial=_pattern(rf"\s+{copula}\s+\w+(?:\s+\w+){{0,2}}\W*$"),
        subordinator=_pattern(
            rf"(?<!\w){either(tables.subordinators)}(?!\w)|[,;]\W{{0,4}}{preposition}{either(tables.opening_subordinators)}(?!\w)"
        ),
        clause_end=_pattern(rf",\s*{clitics}{verb}(?!\w)"),
        next_word=_pattern(rf"\s+{clitics}(?P<word>\w+['’]?)"),
        attribute=_pattern(rf"\w*{either(tables.attribute_endings)}"),
        verb=_words(sorted(tables.verbs)),
        opening_verb=_pattern(rf"\W*{verb}(?!\w)"),
        quoting=_words(tables.quoting_words),
        negated=PhrasePattern(tables.negated, r"(?<!\w){}(?!\w)"),
    )


def _pattern(source: str) -> LazyPattern:
    return LazyPattern(source, re.IGNORECASE)


def _words(words: Iterable[str]) -> LazyPattern:
    return _pattern(rf"(?<!\w){either(words)}(?!\w)")
