"""A line on a terminal that tells how far a long run has come; it goes away when the run is over."""

from __future__ import annotations

import time
from typing import TextIO

_PATIENCE = 0.5
_PAUSE = 0.1
_WIDTH = 30


class Progress:
    """Shown only where somebody looks: on a terminal, and after half a second."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.next = time.monotonic() + _PATIENCE
        self.shown = False

    def __call__(self, done: int, total: int) -> None:
        """Files done so far, of all."""
        now = time.monotonic()
        if now < self.next or not self.stream.isatty():
            return
        self.next = now + _PAUSE
        self.shown = True
        filled = _WIDTH * done // max(total, 1)
        self.stream.write(f"\r[{'#' * filled}{'.' * (_WIDTH - filled)}] {done:,} of {total:,} files")
        self.stream.flush()

    def clear(self) -> None:
        if self.shown:
            self.stream.write("\r\x1b[2K")
            self.stream.flush()
