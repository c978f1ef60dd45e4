"""Formats that items come from and go to: one module each, imported only when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol

from crs_lint.convert.record import Made, Record, Taken

# What a command names, the module that knows it, and whether that reads, and whether it writes.
_READERS = {"gift": "gift", "moodle": "moodle", "qti": "qti"}
_WRITERS = {"gift": "gift", "moodle": "moodle", "qti": "qti"}
READS = tuple(_READERS)
WRITES = tuple(_WRITERS)
_EXTRA = ("lxml", "openpyxl")


class MissingExtraError(Exception):
    """A format needs a package that comes with the extra "convert"; the text is one line."""


class Reader(Protocol):
    def __call__(self, content: bytes) -> Taken: ...


class Writer(Protocol):
    def __call__(self, records: list[Record]) -> Made: ...


def reader(name: str) -> Reader:
    """What reads a format among READS. Raises MissingExtraError."""
    found: Reader = _module(_READERS[name]).read
    return found


def writer(name: str) -> Writer:
    """What writes a format among WRITES. Raises MissingExtraError."""
    found: Writer = _module(_WRITERS[name]).write
    return found


def _module(name: str):  # type: ignore[no-untyped-def]
    try:
        return import_module(f"crs_lint.convert.{name}")
    except ModuleNotFoundError as error:
        if error.name not in _EXTRA:
            raise
        raise MissingExtraError(
            f"this needs the package {error.name}, which comes with an extra: pip install 'crs-lint[convert]'"
        ) from None
