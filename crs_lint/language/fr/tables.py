"""The tables of French. Generated from words.toml by "make generate"."""

from collections.abc import Mapping
from typing import Any

from crs_lint.language.tables import Tables

TABLES = Tables(
    code="fr",
    name="French",
    function_words=frozenset((
        "afin", "ainsi", "alors", "après", "au", "aucun", "aucune", "aussi", "autre", "autres", "aux", "avant", "avec", "avoir",
        "beaucoup", "c", "car", "ce", "ceci", "cela", "celle", "celles", "celui", "cependant", "ces", "cet", "cette", "ceux",
        "chaque", "chez", "ci", "comme", "comment", "contre", "d", "dans", "de", "depuis", "des", "deux", "doit", "doivent", "donc",
        "dont", "du", "elle", "elles", "en", "encore", "entre", "est", "et", "eu", "eux", "fait", "font", "fut", "ici", "il", "ils",
        "j", "je", "jusqu", "l", "la", "laquelle", "le", "lequel", "les", "lesquelles", "lesquels", "leur", "leurs", "lors",
        "lorsque", "lui", "m", "mais", "moins", "même", "n", "ne", "ni", "nos", "notre", "nous", "on", "ont", "ou", "où", "par",
        "parmi", "pas", "pendant", "peut", "peuvent", "plus", "plusieurs", "pour", "pourquoi", "qu", "quand", "que", "quel", "quelle",
        "quelles", "quels", "qui", "quoi", "s", "sa", "sans", "se", "selon", "sera", "ses", "si", "son", "sont", "sous", "suivant",
        "suivante", "suivantes", "suivants", "sur", "t", "tous", "tout", "toute", "toutes", "trop", "très", "un", "une", "vers",
        "voici", "vos", "votre", "vous", "y", "à", "ça", "étaient", "était", "être",
    )),
)
REGIONS: Mapping[str, Mapping[str, Any]] = {}
