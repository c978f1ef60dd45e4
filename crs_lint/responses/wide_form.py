"""Files with a row for each candidate and a column for each item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

import polars as pl

from crs_lint.responses.asked_item import AskedItem
from crs_lint.responses.choice_reader import DELIVERED, ChoiceReader, readers_of
from crs_lint.responses.coded import (
    BLANK,
    Coded,
    GroupNumbers,
    answer_messages,
    attempts,
    has_answer,
    hashed,
    reached_end,
    row_messages,
    without_unseen,
)
from crs_lint.responses.layout import Layout
from crs_lint.responses.limits import ResponseLimits
from crs_lint.responses.responses_error import ResponsesError
from crs_lint.responses.states import INVALID, NOT_REACHED
from crs_lint.responses.table import Chunk

_KEY_ROWS = ("key", "answer key", "answer-key", "answer_key", "correct", "correct answer", "solution")
_SAMPLE = 2000


def read(chunks: Iterator[Chunk], layout: Layout, asked: Mapping[str, AskedItem], limits: ResponseLimits) -> Coded:
    """The responses in the rows. Raises ResponsesError."""
    first = next(chunks, None)
    if first is None:
        raise ResponsesError("it has a head and no candidates")
    used = {name: asked[name] for name in layout.items}
    samples = ((name, first.frame[str(index)].head(_SAMPLE).unique().to_list()) for name, index in layout.items.items())
    rows = _Rows(layout, dict(readers_of(used, samples, limits)))
    frame = pl.concat([rows.coded(chunk) for chunk in chain((first,), chunks)])
    first_attempts = _first_attempts(frame)
    repeated = frame.height - first_attempts.height
    codes = first_attempts.select(list(layout.items))
    group = first_attempts[" group"]
    del frame, first_attempts
    codes = without_unseen(codes, group)
    messages = row_messages(
        (
            (rows.short, f"had fewer cells than the head, the first in line {rows.first_short:,}; what is missing counts as blank."),
            (rows.keys, "held the key and not a candidate."),
            (rows.unanswered, "without any answer left out."),
            (repeated, "of candidates who were there before left out: first attempts count."),
        )
    )
    return Coded(
        codes,
        group,
        reached_end(codes),
        rows.numbers.groups,
        {name: tuple(reader.choices) for name, reader in rows.readers.items()},
        (*messages, *answer_messages(rows.readers.items())),
    )


def _first_attempts(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows of first attempts: a candidate of no name, whose hash is 0, has one only."""
    if " candidate" not in frame.columns:
        return frame
    row = pl.int_range(pl.len(), dtype=pl.UInt32)
    keys = frame.select(pl.col(" candidate"), pl.col(" attempt"), pl.col(" group"), row.alias("row"))
    first = keys.filter(pl.col(" candidate") != 0).sort(" attempt", "row").unique([" candidate", " group"], keep="first")["row"]
    unnamed = keys.filter(pl.col(" candidate") == 0)["row"]
    if len(first) + len(unnamed) == frame.height:
        return frame
    return frame[pl.concat([first, unnamed]).sort()]


class _Rows:
    """Codes rows, and counts what it leaves out."""

    def __init__(self, layout: Layout, readers: dict[str, ChoiceReader]) -> None:
        self.layout = layout
        self.readers = readers
        self.numbers = GroupNumbers()
        self.short = self.first_short = self.keys = self.unanswered = 0

    def coded(self, chunk: Chunk) -> pl.DataFrame:
        """The codes of some rows by item, with " group" and, where candidates are named, " candidate" and " attempt"."""
        self.first_short = self.first_short or chunk.first_short
        self.short += chunk.short_rows
        frame = self._without_keys(chunk.frame)
        codes = pl.DataFrame([self._codes(frame, name, index) for name, index in self.layout.items.items()])
        codes = _with_not_reached(codes, self._role(frame, "order"))
        about = [self.numbers.of(self._role(frame, "form"), self._role(frame, "sitting"), frame.height).alias(" group")]
        candidate = self._role(frame, "candidate")
        if candidate is not None:
            about += [hashed(candidate).alias(" candidate"), attempts(self._role(frame, "attempt"), frame.height).alias(" attempt")]
        is_there = has_answer(codes)
        self.unanswered += len(is_there) - int(is_there.sum())
        return codes.with_columns(about).filter(is_there)

    def _role(self, frame: pl.DataFrame, role: str) -> pl.Series | None:
        return frame[str(self.layout.roles[role])] if role in self.layout.roles else None

    def _without_keys(self, frame: pl.DataFrame) -> pl.DataFrame:
        candidate = self._role(frame, "candidate")
        if candidate is None:
            return frame
        is_key = candidate.str.strip_chars().str.to_lowercase().is_in(_KEY_ROWS)
        keys = int(is_key.sum())
        self.keys += keys
        return frame.filter(~is_key) if keys else frame

    def _codes(self, frame: pl.DataFrame, name: str, index: int) -> pl.Series:
        values = frame[str(index)]
        if name in self.layout.delivered:
            order = frame[str(self.layout.delivered[name])]
            values = pl.select(pl.when(order == "").then(values).otherwise(values + DELIVERED + order)).to_series()
        return self.readers[name].codes(values).alias(name)


def _with_not_reached(codes: pl.DataFrame, order: pl.Series | None) -> pl.DataFrame:
    """Codes with ``NOT_REACHED`` for blanks after the last answer, in the order of the columns or in the one given for each row."""
    if order is None:
        positions = {name: pl.lit(index, dtype=pl.Int32) for index, name in enumerate(codes.columns, 1)}
        return _with_positions(codes, positions)
    ordered = codes.with_columns(_positions(order, codes.columns))
    positions = {name: pl.col(f" {name}") for name in codes.columns}
    return _with_positions(ordered, positions).select(codes.columns)


def _with_positions(codes: pl.DataFrame, positions: Mapping[str, pl.Expr]) -> pl.DataFrame:
    names = list(positions)
    answered = [pl.when(pl.col(name) >= INVALID).then(positions[name]).otherwise(0) for name in names]
    last = codes.select(pl.max_horizontal(answered)).to_series()
    return codes.with_columns(
        pl.when((pl.col(name) == BLANK) & (positions[name] > last))
        .then(pl.lit(NOT_REACHED))
        .otherwise(pl.col(name))
        .cast(codes[name].dtype)
        .alias(name)
        for name in names
    )


def _positions(order: pl.Series, names: list[str]) -> list[pl.Series]:
    """The position of each item for each row, by the ids of items in the order in which they were shown.

    Items that an order does not name come after all others, in the order of the columns.
    """
    known = order.unique(maintain_order=True)
    index = {name: at for at, name in enumerate(names)}
    table = []
    for text in known.to_list():
        found = list(range(len(names) + 1, 2 * len(names) + 1))
        for position, name in enumerate(text.replace(",", " ").replace(";", " ").replace("|", " ").split(), 1):
            if name in index:
                found[index[name]] = position
        table.append(found)
    places = pl.DataFrame(table, schema=[f" {name}" for name in names], orient="row").cast(pl.Int32).with_columns(known.alias(" order"))
    joined = pl.DataFrame({" order": order}).join(places, on=" order", how="left", maintain_order="left")
    return [joined[f" {name}"] for name in names]
