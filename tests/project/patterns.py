"""All compiled or lazily compiled patterns that stand at the top of the project's modules."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import crs_lint
from crs_lint.text.lazy_pattern import LazyPattern


@cache
def patterns_of_the_project() -> dict[str, LazyPattern | re.Pattern[str]]:
    """Each pattern by where it stands: ``crs_lint.language.negation._NEGATIVE``."""
    found: dict[str, LazyPattern | re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(crs_lint.__path__, "crs_lint."):
        if module.name.endswith("__main__"):
            continue
        values = vars(importlib.import_module(module.name))
        for name, value in values.items():
            for position, pattern in _patterns(value, f"{module.name}.{name}"):
                if pattern not in found.values():
                    found[position] = pattern
    return found


def _patterns(value: Any, position: str) -> Iterator[tuple[str, LazyPattern | re.Pattern[str]]]:
    if isinstance(value, (LazyPattern, re.Pattern)):
        yield position, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _patterns(one, f"{position}[{key}]")
    elif type(value) in (tuple, list):
        for index, one in enumerate(value):
            yield from _patterns(one, f"{position}[{index}]")


def source_of(pattern: LazyPattern | re.Pattern[Any]) -> tuple[Any, int]:
    """The source and flags of a pattern."""
    return (pattern.source, int(pattern.flags)) if isinstance(pattern, LazyPattern) else (pattern.pattern, pattern.flags)
