"""Keeps a library that is not written in Python from writing to standard error."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_STANDARD_ERROR = 2
ONE_AT_A_TIME = Lock()
"""A second thread would take the null device for standard error, and leave it in place."""


@contextmanager
def quiet() -> Iterator[None]:
    """Sends standard error of the process to the null device: polars writes there what it says of a panic, which may be what a cell holds.

    What other threads write in the meantime is lost, so that only calls of polars should stand within.
    """
    with ONE_AT_A_TIME:
        try:
            kept = os.dup(_STANDARD_ERROR)
        except OSError:
            kept = None  # it is closed already
        if kept is None:
            yield
            return
        try:
            with open(os.devnull, "wb") as null:
                os.dup2(null.fileno(), _STANDARD_ERROR)
            yield
        finally:
            os.dup2(kept, _STANDARD_ERROR)
            os.close(kept)
