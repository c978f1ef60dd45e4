"""Formats to import and to export: a folder each, imported when it is used."""

from __future__ import annotations

from typing import Any, Protocol

from crs_lint.convert.record import ItemRecord, ReadResult, WriteResult
from crs_lint.settings.extras import import_with_extra

# Modules and functions by the names of formats on the command line.
_READERS = {
    "gift": "moodle.gift.read",
    "moodle": "moodle.moodle_xml.read",
    "aiken": "aiken.reader.read",
    "qti": "qti.reader.read",
    "canvas": "qti.reader.read",
    "csv": "tables.separated.read",
    "tsv": "tables.separated.read_tabs",
    "xlsx": "tables.xlsx.read",
    "markdown": "markdown.reader.read",
    "json": "json_files.reader.read",
    "toml": "mdbook_quiz.read",
    "olx": "olx.reader.read",
    "prairielearn": "prairielearn.reader.read",
    "h5p": "h5p.reader.read",
    "docx": "docx.reader.read",
}
_WRITERS = {
    "moodle": "moodle.moodle_xml.write",
    "gift": "moodle.gift.write",
    "qti": "qti.writer.write",
    "canvas": "canvas.writer.write",
    "csv": "tables.csv_writer.write",
    "json": "json_files.writer.write",
    "markdown": "markdown.writer.write",
}
_LIBRARIES = ("docx", "lxml", "markdown_it", "openpyxl")
# Formats whose files can be packages, also as folders, and the endings of files that are read from such a folder; none for all.
PACKAGES: dict[str, tuple[str, ...]] = {"qti": (), "canvas": (), "olx": (".xml",), "prairielearn": ("question.html", "info.json")}
# Formats whose packages have a manifest, in the folder that paths in them start from.
WITH_MANIFEST = frozenset(("qti", "canvas"))
STATUSES = ("draft", "review", "pretest", "ready", "retired")
# Formats that can say that an item is not scored.
MARKS_UNSCORED = frozenset(("moodle", "canvas", "json", "markdown"))
READS = tuple(_READERS)
WRITES = tuple(_WRITERS)


class Reader(Protocol):
    def __call__(self, content: bytes) -> ReadResult: ...


class Writer(Protocol):
    def __call__(self, records: list[ItemRecord]) -> WriteResult: ...


def reader(name: str) -> Reader:
    """The reader of one of READS. Raises MissingExtraError."""
    found: Reader = _function(name, _READERS[name])
    return found


def writer(name: str) -> Writer:
    """The writer of one of WRITES. Raises MissingExtraError."""
    found: Writer = _function(name, _WRITERS[name])
    return found


def _function(name: str, target: str) -> Any:
    module, _, function = target.rpartition(".")
    return getattr(import_with_extra(f"crs_lint.convert.{module}", f"the format {name}", "convert", _LIBRARIES), function)
