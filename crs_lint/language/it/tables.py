"""The tables of Italian. Generated from words.toml by "make generate"."""

from collections.abc import Mapping
from typing import Any

from crs_lint.language.tables import Tables

TABLES = Tables(
    code="it",
    name="Italian",
    function_words=frozenset((
        "a", "ad", "agli", "ai", "al", "all", "alla", "alle", "allo", "altra", "altre", "altri", "altro", "anche", "ancora", "c",
        "che", "chi", "ci", "ciascuna", "ciascuno", "ciò", "come", "con", "contro", "cosa", "così", "cui", "d", "da", "dagli", "dai",
        "dal", "dall", "dalla", "dalle", "dallo", "degli", "dei", "del", "dell", "della", "delle", "dello", "dentro", "di", "dopo",
        "dove", "due", "durante", "e", "ed", "era", "erano", "essere", "fa", "fino", "fra", "fu", "furono", "già", "gli", "ha",
        "hanno", "i", "il", "in", "invece", "io", "l", "la", "le", "lei", "lo", "loro", "lui", "ma", "mentre", "mi", "molto", "ne",
        "negli", "nei", "nel", "nell", "nella", "nelle", "nello", "nessun", "nessuna", "nessuno", "noi", "non", "né", "o", "ogni",
        "oppure", "per", "perché", "però", "più", "poi", "possono", "prima", "può", "qual", "quale", "quali", "qualsiasi", "quando",
        "quanta", "quante", "quanti", "quanto", "quasi", "quella", "quelle", "quelli", "quello", "questa", "queste", "questi",
        "questo", "qui", "s", "se", "seguente", "seguenti", "sempre", "senza", "si", "sia", "siano", "sono", "sopra", "sotto",
        "stata", "stati", "stato", "su", "sua", "sue", "sugli", "sui", "sul", "sull", "sulla", "sulle", "sullo", "suo", "suoi", "tra",
        "tutta", "tutte", "tutti", "tutto", "un", "una", "uno", "vengono", "verso", "viene", "è",
    )),
)
REGIONS: Mapping[str, Mapping[str, Any]] = {}
