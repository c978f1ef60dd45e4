"""Where values, field names and entries are written in a text, as one walk over its events finds them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias

from crs_lint.model.finding import Path, Span

Wanted: TypeAlias = dict[Any, Any]
"""The paths to look for, as a tree: a step to the steps below it."""


class WrittenValue(NamedTuple):
    """The span of a value, its style as in an event, and the text of a scalar; None if it is a reference."""

    start: int
    end: int
    style: str
    text: str | None


class WrittenValues:
    """What a walk has found, by path: values, field names, and the names by which a mapping or element is known.

    ``entries`` are the pairs of mappings and the elements of lists, each as its start and the negative end of its last scalar,
    so that sorting puts outer ones first. ``scalars`` are spans of texts and ``scalar_starts`` their offsets with block headers.
    """

    def __init__(self) -> None:
        self.values: dict[Path, WrittenValue] = {}
        self.fields: dict[Path, Span] = {}
        self.names: dict[Path, Span] = {}
        self.entries: list[tuple[int, int]] = []
        self.scalars: list[tuple[int, int]] = []
        self.scalar_starts: list[int] = []


def tree_of(paths: Iterable[Path]) -> Wanted:
    """The paths as a tree."""
    root: Wanted = {}
    for path in paths:
        node = root
        for step in path:
            node = node.setdefault(str(step) if isinstance(step, str) else step, {})
    return root
