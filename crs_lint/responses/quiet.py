"""Keeps a library that is not written in Python from writing to standard error."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

_STANDARD_ERROR = 2


@contextmanager
def quiet() -> Iterator[None]:
    """Closes standard error of the process for a moment: polars writes there what it says of a panic, which may be what a cell holds."""
    try:
        kept = os.dup(_STANDARD_ERROR)
    except OSError:
        yield  # it is closed already
        return
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, _STANDARD_ERROR)
        yield
    finally:
        os.dup2(kept, _STANDARD_ERROR)
        os.close(kept)
        os.close(null)
