"""What a file of responses may cost."""

from __future__ import annotations

from typing import NamedTuple


class ResponseLimits(NamedTuple):
    """``file_size`` is in bytes on disk. ``cells`` are rows by columns. ``unpacked`` is in bytes of a workbook or a Parquet file.

    ``columns`` are those of the head, and ``choices`` the different sets of options that candidates chose for one item.
    """

    file_size: int = 2 * 1024**3
    cells: int = 1_000_000_000
    unpacked: int = 1024**3
    columns: int = 20_000
    choices: int = 60_000
