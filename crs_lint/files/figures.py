"""Looks up the figures that items name."""

from __future__ import annotations

import os

from crs_lint.files.discover import is_below, resolved
from crs_lint.model.figure_state import FigureState

_LONGEST_PATH = 4096
_DEEPEST_PATH = 64


def figure_state(bank_folder: str, file_folder: str, figure: str) -> FigureState:
    """Whether a figure exists inside its bank. Its path is relative to the folder of the file that names it."""
    if "\0" in figure or "://" in figure or os.path.isabs(figure) or "\\" in figure:
        return FigureState.OUTSIDE
    if len(figure) > _LONGEST_PATH or figure.count("/") > _DEEPEST_PATH:
        return FigureState.MISSING  # resolving takes time for every step
    real = resolved(os.path.join(file_folder, figure))
    if not is_below(real, resolved(bank_folder)):
        return FigureState.OUTSIDE
    return FigureState.PRESENT if os.path.isfile(real) else FigureState.MISSING
