"""Moodle's download "Responses": a row for each attempt, with the texts of what was asked and answered in each slot of the quiz."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import polars as pl

from crs_lint.responses.asked_item import AskedItem, fold
from crs_lint.responses.choice_reader import Reading, positions
from crs_lint.responses.layout import Layout, Slot
from crs_lint.responses.responses_error import ResponsesError
from crs_lint.responses.table import Chunk


def rows_of(chunks: Iterator[Chunk], layout: Layout, asked: Mapping[str, AskedItem]) -> Iterator[pl.DataFrame]:
    """The answers with the columns "candidate", "item", "response" and "order".

    The item of a slot is the one whose stem begins the text of the question or, without that column, the only one whose options
    are what was answered. Raises ResponsesError where no slot has one.
    """
    first = next(chunks, None)
    if first is None:
        return
    stems = {item.stem: name for name, item in asked.items()}
    by_answers = {slot.number: _item_answered(first.frame, slot, asked) for slot in layout.slots if slot.question is None}
    if all(slot.question is None for slot in layout.slots) and not any(by_answers.values()):
        raise ResponsesError('no question can be told by its answers: download "Responses" with the question text')
    before = 0
    for chunk in chain((first,), chunks):
        frame = chunk.frame
        candidates = _candidates(frame, layout, before)
        before += frame.height
        for slot in layout.slots:
            items = _items(frame, slot, stems, by_answers.get(slot.number, ""))
            yield pl.DataFrame({"candidate": candidates, "item": items, "response": frame[str(slot.response)]}).with_columns(
                pl.lit(str(slot.number)).alias("order")
            )


def _candidates(frame: pl.DataFrame, layout: Layout, before: int) -> pl.Series:
    rows = pl.int_range(before, before + frame.height, eager=True).cast(pl.String)
    if "candidate" not in layout.roles:
        return rows
    named = frame[str(layout.roles["candidate"])]
    return pl.select(pl.when(named.str.strip_chars() == "").then(rows).otherwise(named)).to_series()


def _items(frame: pl.DataFrame, slot: Slot, stems: Mapping[str, str], otherwise: str) -> pl.Series:
    """The id of the item in a slot for each row; empty for none."""
    if slot.question is None:
        return pl.Series([otherwise], dtype=pl.String).new_from_index(0, frame.height)
    questions = frame[str(slot.question)]
    used = questions.unique().to_list()
    return questions.replace_strict(used, [_item_asked(fold(text), stems) for text in used], return_dtype=pl.String)


def _item_asked(question: str, stems: Mapping[str, str]) -> str:
    """The item with the longest stem that begins a text: Moodle writes the options after it."""
    found = max((stem for stem in stems if stem and question.startswith(stem)), key=len, default="")
    return stems.get(found, "")


_LEAST_OPTIONS = 2


def _item_answered(frame: pl.DataFrame, slot: Slot, asked: Mapping[str, AskedItem]) -> str:
    """The only item of which all answers in a slot are options, two or more of them; else an empty text."""
    answers: Sequence[str] = [text for text in frame[str(slot.response)].unique().to_list() if text.strip() not in ("", "-")]
    if len(answers) < _LEAST_OPTIONS:
        return ""
    fitting = [name for name, item in asked.items() if all(positions(text.strip(), item, Reading.TEXT) for text in answers)]
    return fitting[0] if len(fitting) == 1 else ""
