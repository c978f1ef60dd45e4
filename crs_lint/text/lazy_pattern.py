"""Regular expressions that are compiled on first use, since most runs use few of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any


class LazyPattern:
    """A pattern with the methods of ``re.Pattern``, compiled when one of them is first used.

    Patterns must match in linear time: no repeated group contains another one.
    """

    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[Any]]
    split: Callable[..., list[Any]]
    sub: Callable[..., str]

    def __init__(self, source: str | bytes, flags: re.RegexFlag | int = 0) -> None:
        self.source = source
        self.flags = flags

    def blanked(self, text: str) -> str:
        """The text with spaces in place of each match, so that indexes stay valid."""
        return self.sub(_spaces, text)

    def __getattr__(self, name: str) -> Any:
        if name not in LazyPattern.__annotations__:
            raise AttributeError(name)
        compiled = re.compile(self.source, self.flags)
        for method in LazyPattern.__annotations__:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])
