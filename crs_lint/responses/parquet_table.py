"""Tables in Parquet."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO

import polars as pl

from crs_lint.responses.limits import ResponseLimits
from crs_lint.responses.parquet_check import check
from crs_lint.responses.quiet import quiet
from crs_lint.responses.responses_error import ResponsesError
from crs_lint.responses.table import Chunk, ResponseTable

_CELLS_A_CHUNK = 4_000_000
_LARGE = 20_000_000
_MOST_TIMES = 100
"""More than that many cells in a byte are a bomb: answers take about a quarter of a byte."""
_BROKEN = (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError)
_LONG = (pl.String, pl.Categorical, pl.Enum)
_TEXTS = (*_LONG, pl.Boolean, pl.Null)


def read(stream: BinaryIO, path: str, limits: ResponseLimits) -> ResponseTable:
    """The table in an open file at an absolute path. Raises ResponsesError, now or while the chunks are read."""
    check(stream, limits.unpacked)
    try:
        with quiet():
            frame = pl.scan_parquet(path, glob=False, hive_partitioning=False)
            schema = frame.collect_schema()
            rows = frame.select(pl.len()).collect().item()
    except _BROKEN:
        raise ResponsesError("it is damaged, or no Parquet file") from None
    cells = rows * len(schema)
    if cells > max(_LARGE, _MOST_TIMES * os.stat(path).st_size):
        raise ResponsesError(f"it claims {rows:,} rows of {len(schema):,} columns, more than answers in a file of its size can be")
    if cells > limits.cells:
        raise ResponsesError(f"it has {rows:,} rows of {len(schema):,} columns; the limit is {limits.cells:,} cells")
    no_texts = frozenset(index for index, kind in enumerate(schema.dtypes()) if not _has_texts(kind))
    return ResponseTable(tuple(schema.names()), _chunks(frame, schema, rows, limits.unpacked), no_texts=no_texts)


def _chunks(frame: pl.LazyFrame, schema: pl.Schema, rows: int, most: int) -> Iterator[Chunk]:
    step = max(1, _CELLS_A_CHUNK // max(1, len(schema)))
    texts = [_as_text(name, kind).alias(str(index)) for index, (name, kind) in enumerate(schema.items())]
    wanted = [name for name, kind in schema.items() if _has_texts(kind)]
    lengths = [_length(name, schema[name]) for name in wanted if schema[name] in _LONG]
    for start in range(0, rows, step):
        try:
            with quiet():
                part = frame.slice(start, step).select(wanted).collect()
                if lengths and sum(part.select(lengths).row(0)) > most:
                    raise ResponsesError(f"its texts have more than {most:,} bytes in {part.height:,} rows: save it as CSV")
                chunk = Chunk(part.select(texts))
        except _BROKEN:
            raise ResponsesError("it is damaged: its rows cannot be read") from None
        yield chunk


def _length(name: str, kind: pl.DataType) -> pl.Expr:
    """The bytes of a column of texts, each counted as often as it stands: in the file, equal ones may be stored once."""
    column = pl.col(name)
    lengths = column.str.len_bytes() if kind == pl.String else column.cat.len_bytes()
    return lengths.cast(pl.UInt64).sum().fill_null(0)


def _has_texts(kind: pl.DataType) -> bool:
    return kind in _TEXTS or kind.is_numeric() or kind.is_temporal()


def _as_text(name: str, kind: pl.DataType) -> pl.Expr:
    """A column as texts, with empty ones for what is no text."""
    if not _has_texts(kind):
        return pl.lit("")
    text = pl.col(name).cast(pl.String).fill_null("")
    return text.str.replace(r"\.0+$", "") if kind.is_float() else text
