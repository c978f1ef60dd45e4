"""Import of files of other formats into a folder of a bank."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from crs_lint.convert import registry
from crs_lint.convert.item_files import ItemGroup, item_files, lack_explanations
from crs_lint.convert.new_ids import IdGenerator
from crs_lint.convert.packages import archive
from crs_lint.convert.packages.pictures import PICTURES, PictureCollector
from crs_lint.convert.qti.names import MANIFEST
from crs_lint.convert.record import ItemRecord, Loss, ReadResult, UnusableError, check_room, texts_of
from crs_lint.convert.transfer import TransferError, TransferResult, write_new_files
from crs_lint.files.discover import EXAM_FILES, posix, read_bytes

LARGEST = 32 * 1024 * 1024
"""The most bytes of a file to import."""
_NO_QUESTION = "there is no multiple-choice question in it"


class _ImportedFile(NamedTuple):
    """A file that was read. ``pictures`` are those that its items show, by their path in the folder of the bank.

    ``prefix`` stands before the paths of files in a package.
    """

    file: str
    prefix: str
    records: Sequence[ItemRecord]
    losses: Sequence[Loss]
    refusals: Sequence[Loss]
    pictures: Mapping[str, bytes]


def import_files(name: str, files: Sequence[str], folder: str) -> TransferResult:
    """Writes the items of files into a folder; ``name`` is one of registry.READS. Raises TransferError and MissingExtraError.

    A file that cannot be read is refused alone, and the others are written.
    """
    readings, refusals = _readings(name, files)
    imported = _with_ids(readings)
    losses = tuple(_loss_lines(imported))
    if not any(one.records for one in imported):
        if len(files) == 1:
            raise TransferError(refusals[0] if refusals else _nothing_found(imported))
        return TransferResult((), 0, losses, (*refusals, *(_no_question(one) for one in imported)))
    groups = [ItemGroup(_stem(one.file), one.records) for one in imported if one.records]
    files_of_items = item_files(groups, folder)
    contents = {**files_of_items, **_pictures(imported)}
    written = write_new_files({os.path.join(folder, path): content for path, content in contents.items()})
    return TransferResult(
        written,
        sum(len(one.records) for one in imported),
        losses,
        (*refusals, *_refused_parts(imported)),
        notes=_notes(files_of_items, imported),
    )


def _notes(contents: Iterable[str], imported: Sequence[_ImportedFile]) -> tuple[str, ...]:
    """What a new exam file says beside what its items say."""
    is_lacking = EXAM_FILES[0] in contents and lack_explanations(record for one in imported for record in one.records)
    return (f'no item has an explanation, so {EXAM_FILES[0]} requires none; it says "requires: []".',) if is_lacking else ()


def _readings(name: str, files: Sequence[str]) -> tuple[list[_ImportedFile], list[str]]:
    """The files that could be read, and one line for each of the others."""
    read: list[_ImportedFile] = []
    refusals: list[str] = []
    for file in files:
        try:
            one = _read(name, file)
            _check_pictures(one, read)
        except TransferError as refusal:
            refusals.append(str(refusal))
        else:
            read.append(one)
    return read, refusals


def _read(name: str, file: str) -> _ImportedFile:
    """The items of a file, with the pictures that they show. Raises TransferError."""
    try:
        is_folder = name in registry.PACKAGES and os.path.isdir(file)
        found = _read_folder(name, file) if is_folder else registry.reader(name)(_content(file))
        is_package = is_folder or any(record.file for record in found.records)
        collector = PictureCollector("", dict(found.pictures)) if is_package else _collector(name, file, found)
        check_room((text, 1) for record in found.records for text in texts_of(record))
        records = [collector.illustrated(record) for record in found.records]
    except UnusableError as error:
        raise TransferError(f"{_at(file, error.line)}: {error}.") from None
    losses = [*found.losses, *collector.losses]
    refusals = [*found.refusals, *collector.refusals]
    if not records and not losses and not refusals:
        losses = [Loss(0, _NO_QUESTION)]
    prefix = os.path.join(posix(file), "") if is_folder else f"{posix(file)}: "
    return _ImportedFile(file, prefix, records, losses, refusals, collector.pictures)


def _read_folder(name: str, folder: str) -> ReadResult:
    """What is in a package that is a folder. Raises UnusableError."""
    package = archive.packed_folder(folder, (*registry.PACKAGES[name], *PICTURES) if registry.PACKAGES[name] else ("",))
    found = registry.reader(name)(package.content)
    return found._replace(refusals=(*found.refusals, *(Loss(0, "the file cannot be read", name) for name in package.unread)))


def _collector(name: str, file: str, found: ReadResult) -> PictureCollector:
    if name not in registry.WITH_MANIFEST:
        return PictureCollector(os.path.dirname(file) or ".", dict(found.pictures))
    root = _package_folder(file)
    return PictureCollector(root, {}, posix(os.path.relpath(file, root)))


def _package_folder(file: str) -> str:
    """The folder of the QTI package that a file belongs to; its own folder if there is no manifest above it."""
    own = folder = os.path.dirname(os.path.abspath(file))
    while not os.path.isfile(os.path.join(folder, MANIFEST)):
        if folder == os.path.dirname(folder):
            return own
        folder = os.path.dirname(folder)
    return folder


def _content(file: str) -> bytes:
    path = os.path.abspath(file)  # raises if the working directory is gone
    if not os.path.lexists(path):
        raise TransferError(f"{posix(file)}: there is no such file or folder.")
    content = read_bytes(path, LARGEST)
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


def _check_pictures(one: _ImportedFile, before: Sequence[_ImportedFile]) -> None:
    """Raises TransferError if a file has a different picture of the same path as one of those before."""
    for other in before:
        for path, content in one.pictures.items():
            if other.pictures.get(path, content) != content:
                raise TransferError(f"{posix(one.file)}: another file has a different picture {path}. Use one folder for each.")


def _pictures(imported: Sequence[_ImportedFile]) -> dict[str, bytes]:
    """The pictures of all files by path."""
    return {path: content for one in imported for path, content in one.pictures.items()}


def _nothing_found(imported: Sequence[_ImportedFile]) -> str:
    """One line about files without items, and the first thing in them that was not understood."""
    parts = [*(refusal.removesuffix(".") for refusal in _refused_parts(imported)), *_loss_lines(imported)]
    first = next((part for part in parts if not part.endswith(_NO_QUESTION)), "")
    return f"{_no_question(imported[0])}" + (f" {first}." if first else "")


def _no_question(one: _ImportedFile) -> str:
    return f"{posix(one.file)}: {_NO_QUESTION}."


def _refused_parts(imported: Iterable[_ImportedFile]) -> list[str]:
    return [f"{_place(one, refusal)}: {refusal.message}." for one in imported for refusal in sorted(one.refusals, key=_order)]


def _loss_lines(imported: Iterable[_ImportedFile]) -> Iterator[str]:
    """What could not be converted, file by file in the order of lines, each with its position."""
    for one in imported:
        for loss in sorted(one.losses, key=_order):
            yield f"{_place(one, loss)}: {loss.message}"


def _order(loss: Loss) -> tuple[str, int]:
    return loss.file, loss.line


def _place(one: _ImportedFile, loss: Loss) -> str:
    return _at(one.prefix + loss.file if loss.file else one.file, loss.line)


def _at(file: str, line: int) -> str:
    return f"{posix(file)}:{line}" if line else posix(file)
