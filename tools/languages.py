"""Turns the tables of a language, which people write as TOML, into a module of plain values, so that a run reads no TOML."""

from __future__ import annotations

import textwrap
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_type_hints

from crs_lint.language.tables import LANGUAGES, Tables

_WIDTH = 126


def modules(root: Path) -> dict[str, str]:
    """The module of each language: the path from the root, and the text."""
    folder = "crs_lint/language"
    texts = {code: (root / folder / code / "words.toml").read_text("utf-8") for code in LANGUAGES}
    return {
        **{f"{folder}/{code}/tables.py": module(code, text) for code, text in texts.items()},
        f"{folder}/function_words.py": function_words(texts),
    }


def function_words(texts: Mapping[str, str]) -> str:
    """The text of the module with the function words in all ``words.toml``, so that the detection of a language loads no other tables."""
    found: dict[str, int] = {}
    for number, text in enumerate(texts.values()):
        for word in tomllib.loads(text)["function-words"].split():
            found[word.casefold()] = found.get(word.casefold(), 0) | 1 << number
    entries = (f"{quoted(word)}:\x01{bits}," for word, bits in sorted(found.items()))
    rows = textwrap.indent(textwrap.fill(" ".join(entries), _WIDTH), "    ").replace("\x01", " ")
    return (
        '"""The function words of all languages. Generated from each words.toml by "make generate"."""\n\n'
        f"CODES = {_literal(tuple(texts))}\n\n"
        "# Each word, case-folded, with the languages that have it: the bit of a language is its index in CODES.\n"
        f"LANGUAGES_OF = {{\n{rows}\n}}\n"
    )


def module(code: str, toml: str) -> str:
    """The text of a module with the tables in a ``words.toml``. Raises ValueError for a table that ``Tables`` does not have."""
    given = tomllib.loads(toml)
    regions = {name.lower(): _values(table) for name, table in given.pop("regions", {}).items()}
    values = {"code": code, **_values(given)}
    fields = "".join(f"    {name}={_literal(value)},\n" for name, value in values.items())
    return (
        f'"""The tables of {values["name"]}. Generated from words.toml by "make generate"."""\n\n'
        "from collections.abc import Mapping\nfrom typing import Any\n\nfrom crs_lint.language.tables import Tables\n\n"
        f"TABLES = Tables(\n{fields})\n"
        f"REGIONS: Mapping[str, Mapping[str, Any]] = {_literal(regions)}\n"
    )


def _values(given: Mapping[str, Any]) -> dict[str, Any]:
    """The tables by the names of fields, each of the type of its field. A text in place of a list has words with white space between."""
    types = get_type_hints(Tables)
    values = {name.replace("-", "_"): value for name, value in given.items()}
    if unknown := values.keys() - types.keys():
        raise ValueError(f"there is no table {', '.join(sorted(unknown))}")
    return {name: _as_type(value, str(types[name])) for name, value in values.items()}


def _as_type(value: Any, name: str) -> Any:
    if name.startswith(("frozenset", "tuple[str")):
        words = value.split() if isinstance(value, str) else value
        if len(set(words)) < len(words):
            raise ValueError(f"a table has {next(word for word in words if words.count(word) > 1)} twice")
        return frozenset(words) if name.startswith("frozenset") else tuple(words)
    if name.startswith("tuple"):
        return tuple(map(tuple, value))
    return value


def _literal(value: Any) -> str:
    if isinstance(value, frozenset):
        return f"frozenset({_wrapped(map(quoted, sorted(value)), '(', ')')})"
    if isinstance(value, tuple):
        return _wrapped(map(_literal, value), "(", ")")
    if isinstance(value, dict):
        return _wrapped((f"{_literal(name)}: {_literal(one)}" for name, one in value.items()), "{", "}")
    return quoted(value) if isinstance(value, str) else repr(value)


def quoted(value: str) -> str:
    """The text as Python code, in double quotes where that needs no escapes."""
    return repr(value) if '"' in value else '"' + repr(value)[1:-1].replace("\\'", "'") + '"'


def _wrapped(parts: Iterable[str], opening: str, closing: str) -> str:
    found = list(parts)
    inside = ", ".join(found) + ("," if opening == "(" and len(found) == 1 else "")
    if len(inside) < _WIDTH // 2 or opening == "{":
        return f"{opening}{inside}{closing}"
    # Words with spaces in them must not be split, so the lines break only after a comma that ends a value.
    lines = textwrap.wrap("\x00 ".join(one.replace(" ", "\x01") for one in found), _WIDTH, break_long_words=False, break_on_hyphens=False)
    rows = "\n".join(f"        {line}" for line in lines).replace("\x00", ",").replace("\x01", " ")
    return f"{opening}\n{rows},\n    {closing}"
