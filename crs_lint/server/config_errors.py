"""Errors of config files as diagnostics of those files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from lsprotocol import types

from crs_lint.files.discover import read_bytes
from crs_lint.server.diagnostics import SOURCE
from crs_lint.server.positions import Positions
from crs_lint.text.sanitize import sanitize

_LARGEST = 1 << 20
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_PREDICATES = ("is ", "cannot ")  # with which a message begins whose subject is the file before it
_QUOTED = re.compile(r'"([^"]+)"')


def config_diagnostics(errors: Iterable[str], encoding: str) -> dict[str, list[types.Diagnostic]]:
    """The diagnostics of config files, by path, of messages that begin with the path of their file."""
    found: dict[str, list[types.Diagnostic]] = {}
    for error in dict.fromkeys(errors):
        path, _, message = error.partition(": ")
        if os.path.isabs(path):
            found.setdefault(path, []).append(_diagnostic(path, message, encoding))
    return found


def _diagnostic(path: str, message: str, encoding: str) -> types.Diagnostic:
    content = read_bytes(path, _LARGEST)
    text = content.decode("utf-8-sig", "replace") if isinstance(content, bytes) else ""
    where = _range(message, Positions(text, encoding))
    said = f"this file {message}" if message.startswith(_PREDICATES) else message
    return types.Diagnostic(where, sanitize(said[:1].upper() + said[1:]), severity=types.DiagnosticSeverity.Error, source=SOURCE)


def _range(message: str, positions: Positions) -> types.Range:
    """The place that a message gives, or the first of the words in quotes that stands in the file, or its head."""
    if place := _PLACE.search(message):
        at = positions.position_at(int(place[1]), int(place[2]))
        return types.Range(at, at)
    offsets = ((positions.text.find(word), len(word)) for word in _QUOTED.findall(message))
    start, length = next(((at, length) for at, length in offsets if at >= 0), (0, 0))
    return positions.range(start, start + length)
