"""Brings files of other formats into a bank, and takes a bank's items out: all that was asked for is written, or nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain, count
from typing import NamedTuple

from crs_lint import convert, whole
from crs_lint.config import Overrides
from crs_lint.convert import native
from crs_lint.convert.record import Loss, Picture, Record, UnusableError
from crs_lint.discover import EXAM_FILES, exam_above, figure_state, posix, read_bytes
from crs_lint.finding import Place
from crs_lint.item import Exam, Item, read_exam
from crs_lint.rule import UNREAD
from crs_lint.rules import BY_NAME
from crs_lint.run import Report, Request, lint_paths
from crs_lint.source import Limits, read
from crs_lint.spans import Spans
from crs_lint.starter import ExamWords
from crs_lint.starter import exam as exam_text

LARGEST = 32 * 1024 * 1024
"""The most bytes of a file to bring in."""
_LARGEST_PICTURE = 8 * 1024 * 1024
_MOST_ITEMS = 200  # in a file that people are to work on
_ON_THE_WEB = re.compile(r"(?:https?|data|ftp):", re.IGNORECASE)


class TransferError(Exception):
    """Nothing was written; the text is one line."""


class Moved(NamedTuple):
    """What was written, by its path; how many items that is; and what had no place, a line each."""

    files: tuple[str, ...]
    items: int
    losses: tuple[str, ...]


class _Source(NamedTuple):
    """A file that was read. ``pictures`` are those that its items show, by their path in the folder of the bank."""

    file: str
    records: Sequence[Record]
    losses: Sequence[Loss]
    pictures: Mapping[str, bytes]


def bring(name: str, files: Sequence[str], folder: str) -> Moved:
    """Brings files of a format among READS into a folder of a bank. Raises TransferError and MissingExtraError."""
    reader = convert.reader(name)
    read_ones = [_with_pictures(_read(reader, file)) for file in files]
    if not any(source.records for source in read_ones):
        raise TransferError(_nothing(read_ones))
    namer = native.Namer(record for source in read_ones for record in source.records)
    sources = [_named(namer, source) for source in read_ones]
    contents = _item_files(sources, folder)
    for source in sources:
        contents |= source.pictures
    written = _write_all({os.path.join(folder, path): content for path, content in contents.items()})
    return Moved(written, sum(len(source.records) for source in sources), tuple(line for source in sources for line in _lines(source)))


# Reading


def _read(reader: convert.Reader, file: str) -> _Source:
    content = read_bytes(os.path.abspath(file), LARGEST)
    if not isinstance(content, bytes):
        raise TransferError(f"{posix(file)}: {content.message}")
    if len(content) > LARGEST:
        raise TransferError(f"{posix(file)}: the file has more than {LARGEST:,} bytes: split it.")
    try:
        taken = reader(content)
    except UnusableError as error:
        raise TransferError(f"{_at(file, error.line)}: {error}.") from None
    return _Source(file, taken.records, taken.losses, {})


def _with_pictures(source: _Source) -> _Source:
    """A source with the pictures that lie beside it. Raises TransferError for one that does not lie in its folder."""
    album = _Album(source.file)
    records = [
        record._replace(
            figure=album.kept(record.figure, record.line),
            answers=tuple(answer._replace(figure=album.kept(answer.figure, record.line)) for answer in record.answers),
        )
        for record in source.records
    ]
    return source._replace(records=records, losses=[*source.losses, *album.losses], pictures=album.pictures)


class _Album:
    """The pictures beside a file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.folder = os.path.dirname(os.path.abspath(file))
        self.losses: list[Loss] = []
        self.pictures: dict[str, bytes] = {}

    def kept(self, picture: Picture | None, line: int) -> Picture | None:
        """A picture that an item may name; None for one on the web."""
        if picture is None or _ON_THE_WEB.match(picture.file):
            self.losses += [Loss(line, f"the picture {picture.file[:200]}, which is no file")] if picture else []
            return None
        state = figure_state(self.folder, self.folder, picture.file)
        if state == "outside":
            raise TransferError(f"{_at(self.file, line)}: the picture {picture.file} does not lie in the folder of this file.")
        full = os.path.join(self.folder, picture.file)
        content = read_bytes(os.path.realpath(full), _LARGEST_PICTURE) if state == "present" else b""
        if isinstance(content, bytes) and 0 < len(content) <= _LARGEST_PICTURE:
            self.pictures[posix(os.path.normpath(picture.file))] = content
        else:
            self.losses.append(
                Loss(line, f"the picture {picture.file} is not there, is empty or too large; the item names it all the same")
            )
        return picture


def _nothing(sources: Sequence[_Source]) -> str:
    """That there is nothing to bring in, with the first reason why."""
    first = next((line for source in sources for line in _lines(source)), "")
    return f"{posix(sources[0].file)}: there is no multiple-choice question in it." + (f" {first}." if first else "")


def _named(namer: native.Namer, source: _Source) -> _Source:
    records, losses = namer.named(source.records)
    return source._replace(records=records, losses=[*source.losses, *losses])


def _lines(source: _Source) -> Iterator[str]:
    """What was lost of a file, in the order of its lines."""
    return (f"{_at(source.file, loss.line)}: {loss.what}" for loss in sorted(source.losses, key=lambda loss: loss.line))


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
        for part in _parts(records, domain, exam):
            found[_free(base, found)] = part
    return found


def _exam(file: str) -> Exam:
    content = read_bytes(file, Limits().file_size) if file else b""
    return read_exam(read(content).data) if isinstance(content, bytes) and content else Exam()


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


def _groups(sources: Sequence[_Source]) -> Iterator[tuple[str, str, list[Record]]]:
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


def _parts(records: Sequence[Record], domain: str, exam: Exam) -> Iterator[bytes]:
    """Files that are small enough for people and for the linter."""
    for start in range(0, len(records), _MOST_ITEMS):
        yield from _halved(records[start : start + _MOST_ITEMS], domain, exam)


def _halved(records: Sequence[Record], domain: str, exam: Exam) -> Iterator[bytes]:
    content = native.text(records, domain=domain, shuffle=exam.shuffle, language=exam.language if exam.file else "").encode()
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
            whole.write_bytes(file, content, new=True)
            done.append(file)
    except OSError as error:
        for one in done:
            with suppress(OSError):
                os.unlink(one)
        raise TransferError(f"{posix(file)}: cannot be written ({error.strerror}).") from None
    return tuple(map(posix, contents))


# Items that leave


def send(name: str, paths: Sequence[str], target: str) -> Moved:
    """Writes the items of banks in a format among WRITES. Raises TransferError, MissingExtraError and ConfigError."""
    writer = convert.writer(name)
    # What cannot be read is found whatever else is looked for.
    report = lint_paths(Request(tuple(paths), Overrides(select=("schema",))))
    if unread := _unread(report):
        raise TransferError(unread)
    files = [path for path in report.paths if os.path.basename(path) not in EXAM_FILES]
    found = [(path, item) for path in files for item in report.items_of(path)]
    if not found:
        raise TransferError(f"{posix(paths[0])}: there are no items in it.")
    pairs = [native.record(item, number) for number, (_, item) in enumerate(found, 1)]
    made = writer([record for record, _ in pairs])
    losses = [loss for _, own in pairs for loss in own] + list(made.losses)
    written = _write_all({os.path.join(target, path) if path else target: content for path, content in made.files})
    return Moved(written, len(found), tuple(_placed(losses, found, report)))


def _unread(report: Report) -> str:
    """Why a file could not be read, so that its items would be left out; empty where all were."""
    found = (f"{one.path}:{one.line}: {one.message}" for one in report.findings if one.rule in UNREAD or BY_NAME[one.rule].forced)
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
            lines[number] = spans.lines.position(spans.span(Place(item.path), item.id).start)[0]
    for loss in sorted(losses, key=lambda one: one.line):
        yield f"{found[loss.line - 1][0]}:{lines[loss.line]}: {loss.what}"
