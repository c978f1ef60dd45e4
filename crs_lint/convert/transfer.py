"""Brings files of other formats into a bank, and takes a bank's items out: all that was asked for is written, or nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain, count
from typing import NamedTuple

from crs_lint.convert import archive, native_yaml, registry
from crs_lint.convert.pictures import PictureCollector
from crs_lint.convert.record import ItemRecord, Loss, UnusableError, WriteResult, pictures_of
from crs_lint.document.load import Limits, read
from crs_lint.document.positions import Spans
from crs_lint.engine.run import Report, lint_paths
from crs_lint.files import atomic_write
from crs_lint.files.discover import EXAM_FILES, exam_above, posix, read_bytes
from crs_lint.model.finding import Location
from crs_lint.model.item import Exam, Item, read_exam
from crs_lint.rules.registry import BY_NAME
from crs_lint.rules.rule import UNREAD
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request
from crs_lint.setup.templates import ExamWords
from crs_lint.setup.templates import exam as exam_text

LARGEST = 32 * 1024 * 1024
"""The most bytes of a file to bring in."""
_MOST_ITEMS = 200  # in a file that people are to work on


class TransferError(Exception):
    """Nothing was written; the text is one line."""


class TransferResult(NamedTuple):
    """What was written, by its path; how many items that is; and what had no place, a line each."""

    files: tuple[str, ...]
    items: int
    losses: tuple[str, ...]


class _Source(NamedTuple):
    """A file that was read. ``pictures`` are those that its items show, by their path in the folder of the bank."""

    file: str
    records: Sequence[ItemRecord]
    losses: Sequence[Loss]
    pictures: Mapping[str, bytes]


def bring(name: str, files: Sequence[str], folder: str) -> TransferResult:
    """Brings files of a format among READS into a folder of a bank. Raises TransferError and MissingExtraError."""
    read_ones = [_read(name, file) for file in files]
    if not any(source.records for source in read_ones):
        raise TransferError(_nothing(read_ones))
    namer = native_yaml.Namer(record for source in read_ones for record in source.records)
    sources = [_named(namer, source) for source in read_ones]
    contents = {**_item_files(sources, folder), **_pictures(sources)}
    written = _write_all({os.path.join(folder, path): content for path, content in contents.items()})
    return TransferResult(
        written, sum(len(source.records) for source in sources), tuple(line for source in sources for line in _lines(source))
    )


# Reading


def _read(name: str, file: str) -> _Source:
    """A file as its reader takes it, with its pictures. Raises TransferError."""
    try:
        is_package = name == "qti" and os.path.isdir(file)
        taken = registry.reader(name)(archive.packed_folder(file) if is_package else _content(file))
        album = PictureCollector(file if is_package else os.path.dirname(file), dict(taken.pictures))
        records = [album.illustrated(record) for record in taken.records]
    except UnusableError as error:
        raise TransferError(f"{_at(file, error.line)}: {error}.") from None
    return _Source(file, records, [*taken.losses, *album.losses], album.pictures)


def _content(file: str) -> bytes:
    content = read_bytes(os.path.abspath(file), LARGEST)
    if not isinstance(content, bytes):
        raise TransferError(f"{posix(file)}: {content.message}")
    if len(content) > LARGEST:
        raise TransferError(f"{posix(file)}: the file has more than {LARGEST:,} bytes: split it.")
    return content


def _pictures(sources: Sequence[_Source]) -> dict[str, bytes]:
    """The pictures of all files. Raises TransferError where two of them have the same name."""
    found: dict[str, bytes] = {}
    for source in sources:
        for path, content in source.pictures.items():
            if found.setdefault(path, content) != content:
                raise TransferError(
                    f"{posix(source.file)}: another file has another picture {path}. Bring this one into a folder of its own."
                )
    return found


def _nothing(sources: Sequence[_Source]) -> str:
    """That there is nothing to bring in, with the first reason why."""
    first = next((line for source in sources for line in _lines(source)), "")
    return f"{posix(sources[0].file)}: there is no multiple-choice question in it." + (f" {first}." if first else "")


def _named(namer: native_yaml.Namer, source: _Source) -> _Source:
    records, losses = namer.named(source.records)
    return source._replace(records=records, losses=[*source.losses, *losses])


def _lines(source: _Source) -> Iterator[str]:
    """What was lost of a file, in the order of its lines."""
    return (f"{_at(source.file, loss.line)}: {loss.message}" for loss in sorted(source.losses, key=lambda loss: loss.line))


def _at(file: str, line: int) -> str:
    return f"{posix(file)}:{line}" if line else posix(file)


# Files of a bank


def _item_files(sources: Sequence[_Source], folder: str) -> dict[str, bytes]:
    """Files of items by their path in a folder, and an exam for them where none governs it."""
    exam_file = exam_above(os.path.abspath(folder))
    exam = _exam(exam_file)
    found: dict[str, bytes] = {}
    if not exam_file:
        found[EXAM_FILES[0]] = exam_text(_words(sources, folder)).encode()
    for base, domain, records in _groups(sources):
        parts = list(_parts(records, domain, exam))
        width = len(str(len(parts)))  # so that names are in the order of the items
        for number, part in enumerate(parts, 1):
            found[_free(f"{base}-{number:0{width}}" if len(parts) > 1 else base, found)] = part
    return found


def _exam(file: str) -> Exam:
    content = read_bytes(file, Limits().file_size) if file else b""
    return read_exam(read(content).data, file) if isinstance(content, bytes) and content else Exam()


def _words(sources: Sequence[_Source], folder: str) -> ExamWords:
    """What items say of the exam that they belong to."""
    records = [record for source in sources for record in source.records]
    name = re.sub(r"[\W_]+", " ", os.path.basename(os.path.abspath(folder))).strip()
    languages = {record.language for record in records}
    return ExamWords(
        id="-".join(name.lower().split()) or "exam",
        title=name[:1].upper() + name[1:] or "Exam",
        language=languages.pop() if len(languages) == 1 else "",
        options=None,
        levels=tuple(dict.fromkeys(record.level for record in records if record.level)),
        domains=tuple(dict.fromkeys(record.domain for record in records if record.domain)),
    )


def _groups(sources: Sequence[_Source]) -> Iterator[tuple[str, str, list[ItemRecord]]]:
    """Items that go to a file together, with its name and their domain: those of one domain of one source.

    Formats that have a file for each item make one group of all of them.
    """
    if all(len(source.records) < 2 for source in sources) and len(sources) > 1:
        sources = [_Source("items", [record for source in sources for record in source.records], (), {})]
    for source in sources:
        base = _slug(os.path.splitext(os.path.basename(source.file))[0]) or "items"
        domains = dict.fromkeys(record.domain for record in source.records)
        for domain in domains:
            name = "-".join(filter(None, (base, _slug(domain.lower()) if len(domains) > 1 else "")))
            yield name, domain, [record for record in source.records if record.domain == domain]


def _slug(name: str) -> str:
    return re.sub(r"[\W_]+", "-", name)[:60].strip("-")


def _parts(records: Sequence[ItemRecord], domain: str, exam: Exam) -> Iterator[bytes]:
    """Files that are small enough for people and for the linter."""
    for start in range(0, len(records), _MOST_ITEMS):
        yield from _halved(records[start : start + _MOST_ITEMS], domain, exam)


def _halved(records: Sequence[ItemRecord], domain: str, exam: Exam) -> Iterator[bytes]:
    content = native_yaml.text(records, domain=domain, shuffle=exam.shuffle, language=exam.language if exam.file else "").encode()
    middle = len(records) // 2
    if len(content) > Limits().file_size and middle:
        yield from _halved(records[:middle], domain, exam)
        yield from _halved(records[middle:], domain, exam)
    else:
        yield content


def _free(base: str, taken: Mapping[str, bytes]) -> str:
    """A name for a file that no other has, whatever the letters' case; none that stands for an exam."""
    used = {name.casefold() for name in (*taken, *EXAM_FILES)}
    names = chain((f"{base}.yaml",), (f"{base}-{number}.yaml" for number in count(2)))
    return next(name for name in names if name.casefold() not in used)


# Writing


def _write_all(contents: Mapping[str, bytes]) -> tuple[str, ...]:
    """Writes files where there are none, all or no one. Raises TransferError."""
    for file in contents:
        if os.path.lexists(file):
            raise TransferError(f"{posix(file)}: there is such a file already. Name another place with --to, or move it away.")
    done: list[str] = []
    try:
        for file, content in contents.items():
            os.makedirs(os.path.dirname(file) or ".", exist_ok=True)
            atomic_write.write_bytes(file, content, new=True)
            done.append(file)
    except OSError as error:
        for one in done:
            with suppress(OSError):
                os.unlink(one)
        raise TransferError(f"{posix(file)}: cannot be written ({error.strerror}).") from None
    return tuple(map(posix, contents))


# Items that leave


def send(name: str, paths: Sequence[str], target: str) -> TransferResult:
    """Writes the items of banks in a format among WRITES. Raises TransferError, MissingExtraError and ConfigError."""
    writer = registry.writer(name)
    # What cannot be read is found whatever else is looked for.
    report = lint_paths(Request(tuple(paths), Overrides(select=("schema",))))
    if unread := _unread(report):
        raise TransferError(unread)
    files = [path for path in report.paths if os.path.basename(path) not in EXAM_FILES]
    found = [(path, item) for path in files for item in report.items_of(path)]
    if not found:
        raise TransferError(f"{posix(paths[0])}: there are no items in it.")
    pairs = [native_yaml.record(item, number) for number, (_, item) in enumerate(found, 1)]
    made = writer([record for record, _ in pairs])
    losses = [loss for _, own in pairs for loss in own] + list(made.losses)
    if made.carries_pictures:
        pictures, lost = _taken_along([record for record, _ in pairs], found, report)
        made, losses = made._replace(files=(*made.files, *pictures.items())), [*losses, *lost]
    told = tuple(_placed(losses, found, report))
    if not made.items:
        raise TransferError(f"{told[0]}." if told else f"{posix(paths[0])}: there are no items in it.")
    return TransferResult(_write_all(_placed_files(made, target)), made.items, told)


def _taken_along(records: Sequence[ItemRecord], found: Sequence[tuple[str, Item]], report: Report) -> tuple[dict[str, bytes], list[Loss]]:
    """The pictures that go with items, by the paths that items name, and those that cannot."""
    pictures: dict[str, bytes] = {}
    losses = []
    for record, (path, _) in zip(records, found, strict=True):
        for picture in pictures_of(record):
            name = posix(os.path.normpath(picture.file))
            content = report.picture_of(path, picture.file)
            if name.startswith("..") or content is None or pictures.setdefault(name, content) != content:
                losses.append(Loss(record.line, f"the picture {picture.shown} cannot be taken along; the item names it all the same"))
    return pictures, losses


def _placed_files(made: WriteResult, target: str) -> dict[str, bytes]:
    """Files where they are to be: one by itself, several in a folder, or in an archive if the name says so."""
    if len(made.files) == 1 and not made.files[0][0]:
        return {target: made.files[0][1]}
    if target.lower().endswith(".zip"):
        return {target: archive.packed(made.files)}
    return {os.path.join(target, name): content for name, content in made.files}


def _unread(report: Report) -> str:
    """Why a file could not be read, so that its items would be left out; empty where all were."""
    found = (f"{one.path}:{one.line}: {one.message}" for one in report.findings if one.rule in UNREAD or BY_NAME[one.rule].always_on)
    return next(chain(report.complaints, found), "")


def _placed(losses: Sequence[Loss], found: Sequence[tuple[str, Item]], report: Report) -> Iterator[str]:
    """What was lost, with the file and the line of its item. A loss names its item by its number, from 1."""
    wanted: dict[str, dict[int, Item]] = {}
    for loss in losses:
        path, item = found[loss.line - 1]
        wanted.setdefault(path, {})[loss.line] = item
    lines: dict[int, int] = {}
    for path, items in wanted.items():
        spans = Spans(report.text_of(path), [item.path for item in items.values()])
        for number, item in items.items():
            lines[number] = spans.lines.position(spans.span(Location(item.path), item.id).start)[0]
    for loss in sorted(losses, key=lambda one: one.line):
        yield f"{found[loss.line - 1][0]}:{lines[loss.line]}: {loss.message}"
