"""The tables of Spanish. Generated from words.toml by "make generate"."""

from collections.abc import Mapping
from typing import Any

from crs_lint.language.tables import Tables

TABLES = Tables(
    code="es",
    name="Spanish",
    function_words=frozenset((
        "a", "al", "algo", "alguna", "algunas", "alguno", "algunos", "ante", "antes", "aquel", "aquella", "aquello", "así", "aunque",
        "cada", "casi", "como", "con", "contra", "cual", "cualquier", "cuando", "cuanto", "cuál", "cuáles", "cuándo", "cuántas",
        "cuánto", "cuántos", "de", "del", "desde", "después", "donde", "dos", "durante", "dónde", "e", "el", "ella", "ellas", "ellos",
        "en", "entonces", "entre", "era", "eran", "es", "esa", "esas", "ese", "eso", "esos", "esta", "estas", "este", "esto", "estos",
        "está", "están", "fue", "fueron", "ha", "han", "hasta", "hay", "la", "las", "le", "les", "lo", "los", "me", "mi", "mientras",
        "muy", "más", "ni", "ninguna", "ningún", "no", "nos", "o", "otra", "otras", "otro", "otros", "para", "pero", "poco", "por",
        "porque", "pueda", "puede", "pueden", "que", "quien", "quién", "quiénes", "qué", "se", "sea", "sean", "según", "ser", "si",
        "siempre", "siguiente", "siguientes", "sin", "sobre", "son", "su", "sus", "sí", "también", "tan", "tanto", "tiene", "tienen",
        "toda", "todas", "todo", "todos", "tras", "tu", "un", "una", "unas", "uno", "unos", "y", "ya", "él",
    )),
)
REGIONS: Mapping[str, Mapping[str, Any]] = {}
