"""Patterns of paths as in a .gitignore, and of ids, from people who may mean harm: none that could take long is used."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

_WILDCARDS = re.compile(r"\*+")
_SPECIAL = re.compile(r"([\\*?\[\]!#])")
_MOST_WILDCARDS = 3
_LONGEST = 1000


def usable(pattern: str) -> bool:
    """Whether matching a pattern takes time in proportion to the path: each wildcard beyond a few multiplies it."""
    return len(pattern) <= _LONGEST and len(_WILDCARDS.findall(pattern)) <= _MOST_WILDCARDS


def escaped(path: str) -> str:
    """A path as part of a pattern, its special characters escaped."""
    return _SPECIAL.sub(r"\\\1", path)


def compiled(patterns: Iterable[str]) -> Any:
    """A ``pathspec.GitIgnoreSpec`` of the usable ones among some patterns; None where there is none."""
    lines = [pattern for pattern in patterns if pattern.strip() and not pattern.startswith("#") and usable(pattern)]
    if not lines:
        return None
    try:
        return _spec(lines)
    except ValueError:
        return compiled(line for line in lines if _is_pattern(line)) if len(lines) > 1 else None


def _is_pattern(line: str) -> bool:
    try:
        _spec([line])
    except ValueError:
        return False
    return True


def _spec(lines: list[str]) -> Any:
    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():  # what re thinks of "[[:alpha:]]" is of no use on a user's screen
        warnings.simplefilter("ignore")
        return GitIgnoreSpec.from_lines(lines)


@lru_cache
def matcher(pattern: str) -> Callable[[str], bool] | None:
    """Whether a whole text fits a stranger's pattern, in time that grows with the text alone; None for one that is broken."""
    from jsonschema_rs import Draft202012Validator, RegexOptions, ValidationError

    try:
        gate = Draft202012Validator({"pattern": f"^(?:{pattern})$"}, offline=True, pattern_options=RegexOptions(size_limit=1 << 20))
    except (ValueError, ValidationError):
        return None
    return gate.is_valid
