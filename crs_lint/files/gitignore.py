"""Compiles patterns of paths, as in a .gitignore, and of ids. Patterns that could be slow are not used."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.light_import import prepare_validator

_WILDCARDS = LazyPattern(r"\*+")
_SPECIAL = LazyPattern(r"([\\*?\[\]!#])")
_MOST_WILDCARDS = 3
_LONGEST = 1000


def usable(pattern: str) -> bool:
    """Whether matching takes linear time: each wildcard beyond a few multiplies it by the length of the path."""
    return len(pattern) <= _LONGEST and len(_WILDCARDS.findall(pattern)) <= _MOST_WILDCARDS


def escaped(path: str) -> str:
    """A path as part of a pattern, its special characters escaped."""
    return _SPECIAL.sub(r"\\\1", path)


def compiled(patterns: Iterable[str]) -> Any:
    """A ``pathspec.GitIgnoreSpec`` of the usable patterns; None if there is none."""
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

    with warnings.catch_warnings():  # re warns of "[[:alpha:]]"
        warnings.simplefilter("ignore")
        return GitIgnoreSpec.from_lines(lines)


@lru_cache
def matcher(pattern: str) -> Callable[[str], bool] | None:
    """Tells whether a whole text matches an untrusted pattern, in linear time; None for an invalid pattern."""
    prepare_validator()
    from jsonschema_rs import Draft202012Validator, RegexOptions, ValidationError

    try:
        gate = Draft202012Validator({"pattern": f"^(?:{pattern})$"}, offline=True, pattern_options=RegexOptions(size_limit=1 << 20))
    except (ValueError, ValidationError):
        return None
    return gate.is_valid
