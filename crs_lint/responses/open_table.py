"""Opens a file of responses as a table, by its content and not by its name."""

from __future__ import annotations

import os
from typing import BinaryIO

from crs_lint.responses.limits import ResponseLimits
from crs_lint.responses.responses_error import ResponsesError
from crs_lint.responses.table import ResponseTable

_ZIP = b"PK"
_PARQUET = b"PAR1"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


def open_table(stream: BinaryIO, path: str, limits: ResponseLimits) -> ResponseTable:
    """The table in an open file at an absolute path. Raises ResponsesError for one that is too large, empty or of another format."""
    size = os.fstat(stream.fileno()).st_size
    if size > limits.file_size:
        raise ResponsesError(f"it has {size:,} bytes, and the limit is {limits.file_size:,}: raise it with --max-responses")
    start = stream.read(4)
    stream.seek(0)
    if start.startswith(_OLD_WORKBOOK):
        raise ResponsesError("it is a workbook of old Excel (XLS): save it as XLSX or CSV")
    table = _open(start, stream, path, limits)
    if not any(table.head):
        raise ResponsesError("it is empty")
    if len(table.head) > limits.columns:
        raise ResponsesError(f"its head has {len(table.head):,} columns, and the limit is {limits.columns:,}")
    return table


def _open(start: bytes, stream: BinaryIO, path: str, limits: ResponseLimits) -> ResponseTable:
    if start.startswith(_PARQUET):
        from crs_lint.responses import parquet_table

        return parquet_table.read(stream, path, limits)
    if start.startswith(_ZIP):
        from crs_lint.responses import workbook_table

        return workbook_table.read(stream, limits)
    from crs_lint.responses import separated_table

    return separated_table.read(stream)
