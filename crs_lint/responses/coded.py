"""What the readers of each form of file return, and what they share: groups, attempts, and blanks at the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import polars as pl

from crs_lint.responses.choice_reader import ChoiceReader
from crs_lint.responses.responses import Group
from crs_lint.responses.scoring import Choice
from crs_lint.responses.states import INVALID, NOT_ADMINISTERED, NOT_REACHED, OMITTED
from crs_lint.text.plural import counted

_HASH_SEED = 0


class Coded(NamedTuple):
    """As ``Responses``. ``messages`` are sentences without a value of a cell."""

    codes: pl.DataFrame
    group: pl.Series
    reached_end: pl.Series
    groups: tuple[Group, ...]
    choices: Mapping[str, tuple[Choice, ...]]
    messages: tuple[str, ...]


class CodedCounts(NamedTuple):
    """As ``Counts``."""

    counts: Mapping[str, Mapping[int, int]]
    choices: Mapping[str, tuple[Choice, ...]]
    messages: tuple[str, ...]


class GroupNumbers:
    """Numbers groups, in the order in which they are met."""

    def __init__(self) -> None:
        self._numbers: dict[Group, int] = {}

    @property
    def groups(self) -> tuple[Group, ...]:
        return tuple(self._numbers) or (Group("", ""),)

    def of(self, forms: pl.Series | None, sittings: pl.Series | None, height: int) -> pl.Series:
        """The number of the group of each row."""
        if forms is None and sittings is None:
            self._numbers.setdefault(Group("", ""), 0)
            return pl.zeros(height, dtype=pl.UInt32, eager=True)
        frame = pl.DataFrame({"form": _or_blank(forms, height), "sitting": _or_blank(sittings, height)})
        known = frame.unique(maintain_order=True)
        numbers = [self._numbers.setdefault(Group(form, sitting), len(self._numbers)) for form, sitting in known.iter_rows()]
        numbered = known.with_columns(pl.Series("number", numbers, dtype=pl.UInt32))
        return frame.join(numbered, on=["form", "sitting"], how="left", maintain_order="left")["number"]


def _or_blank(values: pl.Series | None, height: int) -> pl.Series:
    return pl.Series([""], dtype=pl.String).new_from_index(0, height) if values is None else values.str.strip_chars()


def hashed(values: pl.Series) -> pl.Series:
    """Identifiers as 64-bit hashes, which tell rows of one candidate apart from others; 0 for a blank one."""
    stripped = values.str.strip_chars().str.to_lowercase()
    return pl.select(pl.when(stripped == "").then(pl.lit(0, dtype=pl.UInt64)).otherwise(stripped.hash(seed=_HASH_SEED))).to_series()


def attempts(values: pl.Series | None, height: int) -> pl.Series:
    """The number of each attempt, 1 where none is given. What is no number counts as the last."""
    if values is None:
        return pl.zeros(height, dtype=pl.Float64, eager=True) + 1.0
    stripped = values.str.strip_chars()
    numbers = stripped.cast(pl.Float64, strict=False)
    return pl.select(pl.when(stripped == "").then(1.0).otherwise(numbers.fill_null(float("inf")).fill_nan(float("inf")))).to_series()


def without_unseen(codes: pl.DataFrame, group: pl.Series) -> pl.DataFrame:
    """Codes with ``NOT_ADMINISTERED`` where nobody of a group answered an item: it was not on their form."""
    is_answered = [pl.col(name).ge(INVALID).any().alias(name) for name in codes.columns]
    seen = codes.with_columns(group.alias(" group")).group_by(" group").agg(is_answered)
    for row in seen.iter_rows(named=True):
        unseen = [name for name in codes.columns if not row[name]]
        if unseen:
            is_group = group == row[" group"]
            codes = codes.with_columns(
                pl.when(is_group).then(pl.lit(NOT_ADMINISTERED)).otherwise(pl.col(name)).cast(codes[name].dtype).alias(name)
                for name in unseen
            )
    return codes


def reached_end(codes: pl.DataFrame) -> pl.Series:
    """Whether each candidate reached the last item of theirs."""
    return codes.select(~pl.any_horizontal(pl.col(name) == NOT_REACHED for name in codes.columns)).to_series()


def has_answer(codes: pl.DataFrame) -> pl.Series:
    """Whether each candidate answered anything."""
    return codes.select(pl.any_horizontal(pl.col(name) >= INVALID for name in codes.columns)).to_series()


def answer_messages(readers: Iterable[tuple[str, ChoiceReader]]) -> list[str]:
    """What must be said of answers that are none of the options."""
    found = [(name, reader) for name, reader in readers if reader.invalid]
    messages = [_answer_message(name, reader) for name, reader in found[:_MOST_MESSAGES]]
    if len(found) > _MOST_MESSAGES:
        messages.append(f"{len(found) - _MOST_MESSAGES:,} more items have answers that are none of their options.")
    return messages


def _answer_message(name: str, reader: ChoiceReader) -> str:
    formulas = f" {counted(reader.formulas, 'formula')} among them: save values." if reader.formulas else ""
    return f"{counted(reader.invalid, 'answer')} to {name} counted as wrong: none of its options.{formulas}"


_MOST_MESSAGES = 20


def row_messages(rows: Sequence[tuple[int, str]]) -> list[str]:
    """Sentences about numbers of rows, without those about none."""
    return [f"{counted(number, 'row')} {what}" for number, what in rows if number]


def unmatched_messages(rows: int, names: Sequence[str]) -> list[str]:
    """What must be said of rows whose item is not in the bank; ``names`` are those of such items that name no candidate."""
    if not rows:
        return []
    return [f"{counted(rows, 'row')} of items that the bank lacks left out{': ' + listed(names) if names else ''}."]


_MOST_NAMES = 10
_LONGEST_NAME = 60


def listed(names: Sequence[str]) -> str:
    """Names from a head in quotation marks, not all of them if there are many."""
    shown = [name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…" for name in names[:_MOST_NAMES]]
    more = [f"and {len(names) - _MOST_NAMES:,} more"] if len(names) > _MOST_NAMES else []
    return ", ".join([*(f'"{name}"' for name in shown), *more])


BLANK = OMITTED
"""The code of a blank before it is known whether anything was answered after it."""
