"""The responses of one file as columns of codes: what every form of file is read into, without anything that names a candidate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from crs_lint.responses.scoring import Choice

if TYPE_CHECKING:
    import polars as pl


class Group(NamedTuple):
    """Candidates whose totals can be compared: one form at one sitting. A file that names no sitting is one itself."""

    form: str
    sitting: str


class FileNote(NamedTuple):
    """Something about a file that the user must know. ``message`` is one sentence, without a value of a cell."""

    file: str
    message: str


class Responses(NamedTuple):
    """What the candidates of a file answered.

    ``codes`` has a column of codes (see ``states``) for each item and a row for each candidate, in no order that means anything;
    ``group`` is the index of each candidate's group, and ``reached_end`` whether each reached the last item of theirs.
    ``choices`` are those that the codes of an item from 4 on stand for.
    """

    file: str
    codes: pl.DataFrame
    group: pl.Series
    reached_end: pl.Series
    groups: tuple[Group, ...]
    choices: Mapping[str, tuple[Choice, ...]]
    notes: tuple[FileNote, ...] = ()


class Counts(NamedTuple):
    """What counted responses say: for each item, how many gave each answer, by code."""

    file: str
    counts: Mapping[str, Mapping[int, int]]
    choices: Mapping[str, tuple[Choice, ...]]
    notes: tuple[FileNote, ...] = ()
