"""The tables of German. Generated from words.toml by "make generate"."""

from collections.abc import Mapping
from typing import Any

from crs_lint.language.tables import Tables

TABLES = Tables(
    code="de",
    name="German",
    function_words=frozenset((
        "ab", "aber", "alle", "allem", "allen", "aller", "alles", "als", "also", "am", "an", "andere", "anderen", "auch", "auf",
        "aus", "außer", "bei", "beim", "bereits", "bis", "bzw", "da", "dabei", "dadurch", "dafür", "damit", "dann", "das", "dass",
        "dem", "den", "denen", "der", "deren", "des", "dessen", "die", "dies", "diese", "diesem", "diesen", "dieser", "dieses",
        "doch", "dort", "durch", "ein", "eine", "einem", "einen", "einer", "eines", "er", "es", "etwa", "folgende", "folgenden",
        "folgender", "für", "gegen", "gibt", "haben", "hat", "hatte", "hatten", "hier", "ihm", "ihn", "ihr", "ihre", "ihrem", "ihren",
        "ihrer", "im", "in", "ist", "ja", "jede", "jedem", "jeden", "jeder", "jedes", "jedoch", "kann", "kein", "keine", "keinem",
        "keinen", "keiner", "können", "könnte", "lassen", "man", "mehr", "mehrere", "mit", "muss", "müssen", "nach", "nicht",
        "nichts", "noch", "nur", "ob", "oder", "ohne", "sehr", "sein", "seine", "seinem", "seinen", "seiner", "seit", "sich", "sie",
        "sind", "so", "sobald", "sollte", "sollten", "sondern", "sowie", "um", "und", "uns", "unter", "vom", "von", "vor", "wann",
        "war", "waren", "warum", "was", "weil", "welche", "welchem", "welchen", "welcher", "welches", "wenn", "wer", "werden", "wie",
        "wieviel", "wird", "wo", "wodurch", "worden", "wurde", "wurden", "zu", "zum", "zur", "zwischen",
    )),
)
REGIONS: Mapping[str, Mapping[str, Any]] = {}
