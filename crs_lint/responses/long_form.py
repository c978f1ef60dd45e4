"""Files with a row for each answer, and Moodle's, in which a question may be another one in each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
    unmatched_messages,
)
from crs_lint.responses.layout import FileForm, Layout
from crs_lint.responses.limits import ResponseLimits
from crs_lint.responses.moodle import rows_of
from crs_lint.responses.responses_error import ResponsesError
from crs_lint.responses.small_cells import LEAST
from crs_lint.responses.states import INVALID, NOT_ADMINISTERED, NOT_REACHED
from crs_lint.responses.table import Chunk

_NO_ITEM = 0xFFFFFFFF
_MOST_UNMATCHED = 10_000


def read(chunks: Iterator[Chunk], layout: Layout, asked: Mapping[str, AskedItem], limits: ResponseLimits) -> Coded:
    """The responses in the rows, in columns. Raises ResponsesError."""
    frames = rows_of(chunks, layout, asked) if layout.form is FileForm.MOODLE else _rows(chunks, layout)
    first = next(frames, None)
    if first is None:
        raise ResponsesError("it has a head and no answers")
    answers = _Answers(asked, first, limits)
    parts = [answers.coded(frame) for frame in chain((first,), frames)]
    frame = pl.concat(parts)
    del parts
    if not frame.height:
        raise ResponsesError("none of its items is in the bank")
    kept = _first_answers(frame)
    repeated = frame.height - kept.height
    codes, group = _columns(_with_not_reached(kept), answers)
    is_there = has_answer(codes)
    codes, group = codes.filter(is_there), group.filter(is_there)
    unmatched = unmatched_messages(answers.unmatched, answers.unmatched_items)
    messages = row_messages(
        (
            (answers.unnamed, "without a candidate left out."),
            (repeated, "left out: first attempts and first answers count."),
        )
    )
    choices = {name: tuple(answers.readers[name].choices) for name in codes.columns}
    return Coded(
        codes,
        group,
        reached_end(codes),
        answers.numbers.groups,
        choices,
        (*unmatched, *messages, *answer_messages(answers.readers.items())),
    )


def _rows(chunks: Iterator[Chunk], layout: Layout) -> Iterator[pl.DataFrame]:
    """The rows with the names of their roles."""
    named = {str(index): role for role, index in layout.roles.items()}
    return (chunk.frame.select(list(named)).rename(named) for chunk in chunks)


class _Answers:
    """Codes rows, and counts what it leaves out."""

    def __init__(self, asked: Mapping[str, AskedItem], first: pl.DataFrame, limits: ResponseLimits) -> None:
        self.names = list(asked)
        self.readers: dict[str, ChoiceReader] = dict(readers_of(asked, _samples(first, asked), limits))
        self.numbers = GroupNumbers()
        self.unnamed = self.unmatched = 0
        self._candidates_unmatched: Counter[str] = Counter()
        self._rows_before = 0
        self._indexes = {name: index for index, name in enumerate(self.names)}

    def coded(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Columns of "candidate" (a hash of it and its group), "group", "item" (an index), "code", "position" and, if given, "attempt"."""
        frame = self._known(frame)
        height = frame.height
        group = self.numbers.of(_column(frame, "form"), _column(frame, "sitting"), height)
        rows = pl.int_range(self._rows_before, self._rows_before + height, dtype=pl.UInt32, eager=True)
        self._rows_before += height
        columns = {
            "candidate": pl.select(pl.struct(hashed(frame["candidate"]), group).hash()).to_series(),
            "group": group,
            "item": frame["index"],
            "code": self._codes(frame),
            "position": rows,
        }
        attempt, order = _column(frame, "attempt"), _column(frame, "order")
        if attempt is not None:
            columns["attempt"] = attempts(attempt, height)
        if order is not None:
            columns["position"] = order.str.strip_chars().cast(pl.Float64, strict=False).fill_null(float("inf"))
        return pl.DataFrame(columns)

    def _known(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The rows of a candidate and of an item of the bank, with its "index"."""
        items = frame["item"].str.strip_chars()
        used = items.unique().to_list()
        indexes = items.replace_strict(used, [self._indexes.get(name, _NO_ITEM) for name in used], return_dtype=pl.UInt32)
        is_named = frame["candidate"].str.strip_chars() != ""
        is_matched = indexes != _NO_ITEM
        self.unnamed += frame.height - int(is_named.sum())
        if not is_matched.all():
            self._count_unmatched(frame.select(items.alias("item"), "candidate").filter(is_named & ~is_matched))
        return frame.with_columns(indexes.alias("index")).filter(is_named & is_matched)

    def _count_unmatched(self, rows: pl.DataFrame) -> None:
        self.unmatched += rows.height
        counts = rows.group_by("item").agg(pl.col("candidate").n_unique())
        if len(self._candidates_unmatched) < _MOST_UNMATCHED:
            self._candidates_unmatched.update(dict(counts.iter_rows()))

    @property
    def unmatched_items(self) -> list[str]:
        """The items that the bank lacks and many candidates answered: what only a few share may be a name in the wrong column."""
        return sorted(name for name, candidates in self._candidates_unmatched.items() if name and candidates >= LEAST)

    def _codes(self, frame: pl.DataFrame) -> pl.Series:
        """The code of each answer, by the reader of its item."""
        response = frame["response"]
        order = _column(frame, "option-order")
        if order is not None:
            response = pl.select(pl.when(order == "").then(response).otherwise(response + DELIVERED + order)).to_series()
        found = pl.DataFrame({"item": frame["index"], "response": response, "row": pl.int_range(frame.height, dtype=pl.UInt32, eager=True)})
        parts = [
            pl.DataFrame({"row": part["row"], "code": self.readers[self.names[part["item"][0]]].codes(part["response"]).cast(pl.UInt16)})
            for part in found.partition_by("item")
        ]
        if not parts:
            return pl.Series("code", [], dtype=pl.UInt16)
        return pl.concat(parts).sort("row")["code"]


def _samples(frame: pl.DataFrame, asked: Mapping[str, AskedItem]) -> Iterator[tuple[str, Sequence[str]]]:
    different = frame.select(pl.col("item").str.strip_chars(), "response").unique().group_by("item").agg(pl.col("response").head(100))
    return ((name, responses) for name, responses in different.iter_rows() if name in asked)


def _column(frame: pl.DataFrame, name: str) -> pl.Series | None:
    return frame[name] if name in frame.columns else None


def _first_answers(frame: pl.DataFrame) -> pl.DataFrame:
    """The answers of the first attempt of each candidate, and the first answer to each item."""
    if "attempt" in frame.columns:
        frame = frame.filter(pl.col("attempt") == pl.col("attempt").min().over("candidate")).drop("attempt")
    is_first = frame.select(pl.struct("candidate", "item").hash()).to_series().is_first_distinct()
    return frame if is_first.all() else frame.filter(is_first)


def _with_not_reached(frame: pl.DataFrame) -> pl.DataFrame:
    """Rows with ``NOT_REACHED`` for blanks after the last answer of their candidate."""
    if not (frame["code"] == BLANK).any():
        return frame.drop("position")
    last = pl.col("position").filter(pl.col("code") >= INVALID).max().over("candidate")
    is_after = (pl.col("code") == BLANK) & (last.is_null() | (pl.col("position") > last))
    code = pl.when(is_after).then(pl.lit(NOT_REACHED, dtype=pl.UInt16)).otherwise(pl.col("code"))
    return frame.select("candidate", "group", "item", code.alias("code"))


def _columns(frame: pl.DataFrame, answers: _Answers) -> tuple[pl.DataFrame, pl.Series]:
    """A column of codes for each item that was met, with a row for each candidate, and their groups."""
    rows = frame.select(
        (pl.col("candidate").rank("dense") - 1).cast(pl.UInt32).alias("row"),
        "group",
        "item",
        "code",
    )
    height = rows.select(pl.col("row").max()).item() + 1
    group = rows.unique("row").sort("row")["group"]
    columns = []
    for part in rows.partition_by("item"):
        name = answers.names[part["item"][0]]
        dtype = pl.UInt16 if answers.readers[name].is_wide else pl.UInt8
        empty = pl.Series([NOT_ADMINISTERED], dtype=dtype).new_from_index(0, height)
        columns.append((part["item"][0], empty.scatter(part["row"], part["code"].cast(dtype)).alias(name)))
    return pl.DataFrame([column for _, column in sorted(columns, key=lambda pair: pair[0])]), group
