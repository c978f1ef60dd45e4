"""Formats that items come from and go to: one module each, imported only when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Protocol

from crs_lint.convert.record import ItemRecord, ReadResult, WriteResult

# What a command names, and the function that does it, by its module.
_READERS = {
    "gift": "gift.read",
    "moodle": "moodle.read",
    "aiken": "aiken.read",
    "qti": "qti_reader.read",
    "csv": "separated.read",
    "tsv": "separated.read_tabs",
    "xlsx": "xlsx.read",
    "markdown": "markdown.read",
}
_WRITERS = {"moodle": "moodle.write", "gift": "gift.write", "qti": "qti_writer.write"}
READS = tuple(_READERS)
WRITES = tuple(_WRITERS)
_EXTRA = ("lxml", "openpyxl")


class MissingExtraError(Exception):
    """A format needs a package that comes with the extra "convert"; the text is one line."""


class Reader(Protocol):
    def __call__(self, content: bytes) -> ReadResult: ...


class Writer(Protocol):
    def __call__(self, records: list[ItemRecord]) -> WriteResult: ...


def reader(name: str) -> Reader:
    """What reads a format among READS. Raises MissingExtraError."""
    found: Reader = _function(_READERS[name])
    return found


def writer(name: str) -> Writer:
    """What writes a format among WRITES. Raises MissingExtraError."""
    found: Writer = _function(_WRITERS[name])
    return found


def _function(place: str) -> Any:
    module, _, name = place.partition(".")
    try:
        return getattr(import_module(f"crs_lint.convert.{module}"), name)
    except ModuleNotFoundError as error:
        if error.name not in _EXTRA:
            raise
        raise MissingExtraError(
            f"this needs the package {error.name}, which comes with an extra: pip install 'crs-lint[convert]'"
        ) from None
