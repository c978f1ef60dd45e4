"""A progress bar on a terminal, for runs that take longer than half a second."""

from __future__ import annotations

import time
from typing import TextIO

_DELAY = 0.5  # seconds before the bar is shown
_INTERVAL = 0.1  # seconds between two updates
_WIDTH = 30


class Progress:
    """Writes the bar to a stream, if that is a terminal; ``clear`` erases it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._next_update = time.monotonic() + _DELAY
        self._is_shown = False

    def __call__(self, done: int, total: int) -> None:
        """Takes the number of checked files and of all files."""
        now = time.monotonic()
        if now < self._next_update or not self._stream.isatty():
            return
        self._next_update = now + _INTERVAL
        self._is_shown = True
        filled = _WIDTH * done // max(total, 1)
        self._stream.write(f"\r[{'#' * filled}{'.' * (_WIDTH - filled)}] {done:,} of {total:,} files")
        self._stream.flush()

    def clear(self) -> None:
        if self._is_shown:
            self._stream.write("\r\x1b[2K")
            self._stream.flush()
