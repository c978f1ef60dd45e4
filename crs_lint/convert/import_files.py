"""Import of files of other formats into a folder of a bank."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from crs_lint.convert import archive, registry
from crs_lint.convert.item_files import ItemGroup, item_files, lack_explanations
from crs_lint.convert.new_ids import IdGenerator
from crs_lint.convert.pictures import PictureCollector
from crs_lint.convert.record import ItemRecord, Loss, UnusableError
from crs_lint.convert.transfer import TransferError, TransferResult, write_new_files
from crs_lint.files.discover import EXAM_FILES, posix, read_bytes

LARGEST = 32 * 1024 * 1024
"""The most bytes of a file to import."""


class _ImportedFile(NamedTuple):
    """A file that was read. ``pictures`` are those that its items show, by their path in the folder of the bank."""

    file: str
    records: Sequence[ItemRecord]
    losses: Sequence[Loss]
    pictures: Mapping[str, bytes]


def import_files(name: str, files: Sequence[str], folder: str) -> TransferResult:
    """Writes the items of files into a folder; ``name`` is one of registry.READS. Raises TransferError and MissingExtraError."""
    imported = _with_ids([_read(name, file) for file in files])
    if not any(one.records for one in imported):
        raise TransferError(_nothing_found(imported))
    groups = [ItemGroup(_stem(one.file), one.records) for one in imported]
    files_of_items = item_files(groups, folder)
    contents = {**files_of_items, **_pictures(imported)}
    written = write_new_files({os.path.join(folder, path): content for path, content in contents.items()})
    return TransferResult(
        written, sum(len(one.records) for one in imported), tuple(_loss_lines(imported)), notes=_notes(files_of_items, imported)
    )


def _notes(contents: Iterable[str], imported: Sequence[_ImportedFile]) -> tuple[str, ...]:
    """What a new exam file says beside what its items say."""
    is_lacking = EXAM_FILES[0] in contents and lack_explanations(record for one in imported for record in one.records)
    return (f'no item has an explanation, so {EXAM_FILES[0]} requires none; it says "requires: []".',) if is_lacking else ()


def _read(name: str, file: str) -> _ImportedFile:
    """The items of a file, with the pictures that they show. Raises TransferError."""
    try:
        is_package = name == "qti" and os.path.isdir(file)
        found = registry.reader(name)(archive.packed_folder(file) if is_package else _content(file))
        collector = PictureCollector(file if is_package else os.path.dirname(file), dict(found.pictures))
        records = [collector.illustrated(record) for record in found.records]
    except UnusableError as error:
        raise TransferError(f"{_at(file, error.line)}: {error}.") from None
    return _ImportedFile(file, records, [*found.losses, *collector.losses], collector.pictures)


def _content(file: str) -> bytes:
    content = read_bytes(os.path.abspath(file), LARGEST)
    if not isinstance(content, bytes):
        raise TransferError(f"{posix(file)}: {content.message}")
    if len(content) > LARGEST:
        raise TransferError(f"{posix(file)}: the file has more than {LARGEST:,} bytes: split it.")
    return content


def _with_ids(imported: Sequence[_ImportedFile]) -> list[_ImportedFile]:
    generator = IdGenerator(record for one in imported for record in one.records)
    return [_identified(one, generator) for one in imported]


def _identified(imported: _ImportedFile, generator: IdGenerator) -> _ImportedFile:
    records, losses = generator.identified(imported.records)
    return imported._replace(records=records, losses=[*imported.losses, *losses])


def _stem(file: str) -> str:
    return os.path.splitext(os.path.basename(file))[0]


def _pictures(imported: Sequence[_ImportedFile]) -> dict[str, bytes]:
    """The pictures of all files by path. Raises TransferError if two files have different pictures of the same path."""
    found: dict[str, bytes] = {}
    for one in imported:
        for path, content in one.pictures.items():
            if found.setdefault(path, content) != content:
                raise TransferError(f"{posix(one.file)}: another file has a different picture {path}. Use one folder for each.")
    return found


def _nothing_found(imported: Sequence[_ImportedFile]) -> str:
    first = next(_loss_lines(imported), "")
    return f"{posix(imported[0].file)}: there is no multiple-choice question in it." + (f" {first}." if first else "")


def _loss_lines(imported: Iterable[_ImportedFile]) -> Iterator[str]:
    """What could not be converted, file by file in the order of lines, each with its position."""
    for one in imported:
        for loss in sorted(one.losses, key=lambda loss: loss.line):
            yield f"{_at(one.file, loss.line)}: {loss.message}"


def _at(file: str, line: int) -> str:
    return f"{posix(file)}:{line}" if line else posix(file)
