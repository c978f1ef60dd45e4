"""The words and signs of each language, as values; the folders beside this module hold them as data."""

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from typing import Any, NamedTuple

from crs_lint.language.tags import canonical

# A folder of the same name has the tables of each; "make generate" turns its words.toml into a module.
LANGUAGES = ("de", "en", "es", "fr", "it", "pt")


class Tables(NamedTuple):
    """The tables of one language, or of one of its regions. A table that it lacks is empty, and rules that need it are silent.

    ``words.toml`` has the same names with hyphens. Words are in lower case, and phrases are pieces of patterns.

    - ``function_words``: words that every text of the language has, by which it is told from others.
    """

    code: str = ""
    name: str = ""
    function_words: frozenset[str] = frozenset()

    def has(self, needs: tuple[str, ...]) -> bool:
        """Whether these tables are there, by the names of the fields."""
        return all(getattr(self, need) for need in needs)


NO_TABLES = Tables()


@lru_cache(maxsize=1 << 8)
def tables_of(tag: str) -> Tables:
    """The tables of a BCP 47 tag such as "es" or "es-MX"; NO_TABLES for a language that has none."""
    code, *rest = canonical(tag).split("-")
    if code not in LANGUAGES:
        return NO_TABLES
    module = import_module(f"crs_lint.language.{code}.tables")
    tables: Tables = module.TABLES
    regions: Mapping[str, Mapping[str, Any]] = module.REGIONS
    region = next((regions[part] for part in rest if part in regions), {})
    return tables._replace(**region)
