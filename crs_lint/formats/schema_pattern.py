"""Searches with the patterns of a JSON Schema in linear time."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from crs_lint.text.light_import import prepare_validator

LARGEST_PATTERN = 1 << 18  # bytes of its automaton


@lru_cache(maxsize=1024)
def searcher(pattern: str) -> Callable[[Any], bool] | None:
    """Tells whether a pattern is found in a text, in linear time; None for a pattern that cannot be used."""
    prepare_validator()
    import jsonschema_rs

    options = jsonschema_rs.RegexOptions(size_limit=LARGEST_PATTERN)
    try:
        return jsonschema_rs.Draft7Validator({"pattern": pattern}, offline=True, pattern_options=options).is_valid
    except (ValueError, jsonschema_rs.ValidationError):
        return None


def is_found(pattern: str, text: str) -> bool:
    """Whether a pattern is found in a text. A pattern that cannot be used is found nowhere."""
    search = searcher(pattern)
    return search is not None and search(text)
