"""Why a file of responses is not used."""

from __future__ import annotations


class ResponsesError(Exception):
    """A file of responses cannot be used; the text is one sentence for the user.

    It never holds a value from a cell, which could identify a candidate: it is always raised ``from None``, outside of frames whose
    exceptions quote cells.
    """
