"""Writes values as TOML."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

TomlValue = str | bool | int | float | Sequence["TomlValue"] | Mapping[str, "TomlValue"]


def toml_value(value: TomlValue) -> str:
    """A value on one line, which a TOML parser reads back as the same value; a tuple comes back as a list.

    Characters that are not printable are escaped. Lone surrogates, which TOML cannot express, become U+FFFD.
    """
    if isinstance(value, str):
        return "".join(char if char.isprintable() else _escaped(char) for char in json.dumps(value, ensure_ascii=False))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{toml_value(str(name))} = {toml_value(one)}" for name, one in value.items()) + "}"
    return f"[{', '.join(map(toml_value, value))}]"


def _escaped(char: str) -> str:
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        return "\\ufffd"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
