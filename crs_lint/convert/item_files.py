"""The division of imported items into files of a bank, and the names of those files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from crs_lint.convert import native_yaml
from crs_lint.convert.record import ItemRecord
from crs_lint.document.limits import Limits
from crs_lint.document.load import read
from crs_lint.files.discover import EXAM_FILES, exam_above, read_bytes
from crs_lint.language.detection import MOST_WORDS, language_of
from crs_lint.language.words import prose, words
from crs_lint.model.item import Exam, read_exam
from crs_lint.setup.templates import ExamWords
from crs_lint.setup.templates import exam as exam_text

_MOST_ITEMS = 200  # in a file that people are to work on


class ItemGroup(NamedTuple):
    """Items that belong together, and the name of their file without its ending."""

    name: str
    records: Sequence[ItemRecord]


def item_files(groups: Sequence[ItemGroup], folder: str) -> dict[str, bytes]:
    """The contents of item files by path in a folder; includes an exam file unless one applies to the folder already."""
    exam_file = exam_above(os.path.abspath(folder))
    exam = _exam(exam_file)
    found: dict[str, bytes] = {}
    used: dict[str, int] = dict.fromkeys((file.casefold() for file in EXAM_FILES), 1)
    if not exam_file:
        everything = [record for group in groups for record in group.records]
        found[EXAM_FILES[0]] = exam_text(_exam_words(everything, folder)).encode()
    for name, records in _groups_by_domain(_merged_singles(groups)):
        parts = list(_parts(records, exam))
        width = len(str(len(parts)))  # so that names sort in the order of the items
        for number, part in enumerate(parts, 1):
            found[_unused_name(f"{name}-{number:0{width}}" if len(parts) > 1 else name, used)] = part
    return found


def _exam(file: str) -> Exam:
    content = read_bytes(file, Limits().file_size) if file else b""
    return read_exam(read(content).data, file) if isinstance(content, bytes) and content else Exam()


def _exam_words(records: Sequence[ItemRecord], folder: str) -> ExamWords:
    """What an exam file says, as far as its items and its folder tell."""
    name = re.sub(r"[\W_]+", " ", os.path.basename(os.path.abspath(folder))).strip()
    languages = {record.language for record in records}
    return ExamWords(
        id="-".join(name.lower().split()) or "exam",
        title=name[:1].upper() + name[1:] or "Exam",
        language=_told_language(records) if languages == {""} else languages.pop() if len(languages) == 1 else "",
        options=None,
        levels=tuple(dict.fromkeys(record.level for record in records if record.level)),
        domains=tuple(dict.fromkeys(record.domain for record in records if record.domain)),
        requires_nothing=lack_explanations(records),
    )


def lack_explanations(records: Iterable[ItemRecord]) -> bool:
    """Whether no item has an explanation, as in formats that have no place for one; a new exam then does not require them."""
    return not any(record.explanation for record in records)


def _told_language(records: Sequence[ItemRecord]) -> str:
    """The code of the language that the words of the items tell; empty if they do not."""
    found: list[str] = []
    for record in records:
        for text in (record.stem, *(option.text for option in record.options), record.explanation):
            found += words(prose(text))
        if len(found) >= MOST_WORDS:
            break
    return language_of(found)


def _merged_singles(groups: Sequence[ItemGroup]) -> Sequence[ItemGroup]:
    """One group of all items if every group has at most one, as in formats that have a file for each item."""
    if len(groups) < 2 or any(len(group.records) > 1 for group in groups):
        return groups
    return [ItemGroup("items", [record for group in groups for record in group.records])]


def _groups_by_domain(groups: Iterable[ItemGroup]) -> Iterator[ItemGroup]:
    """Groups of which each has the items of one domain."""
    for group in groups:
        base = _slug(group.name) or "items"
        domains: dict[str, list[ItemRecord]] = {}
        for record in group.records:
            domains.setdefault(record.domain, []).append(record)
        for domain, records in domains.items():
            name = "-".join(filter(None, (base, _slug(domain.lower()) if len(domains) > 1 else "")))
            yield ItemGroup(name, records)


def _slug(name: str) -> str:
    return re.sub(r"[\W_]+", "-", name)[:60].strip("-")


def _parts(records: Sequence[ItemRecord], exam: Exam) -> Iterator[bytes]:
    """The contents of files that are small enough for people and for the linter; all records have the same domain."""
    for start in range(0, len(records), _MOST_ITEMS):
        yield from _halves(records[start : start + _MOST_ITEMS], exam)


def _halves(records: Sequence[ItemRecord], exam: Exam) -> Iterator[bytes]:
    """One file, or as many as it takes to keep each below the limit of the linter."""
    language = exam.language if exam.file else ""
    content = native_yaml.text(records, domain=records[0].domain, shuffle=exam.shuffle, language=language).encode()
    middle = len(records) // 2
    if len(content) > Limits().file_size and middle:
        yield from _halves(records[:middle], exam)
        yield from _halves(records[middle:], exam)
    else:
        yield content


def _unused_name(base: str, used: dict[str, int]) -> str:
    """A file name that differs from all used ones in more than case, and is added to them.

    ``used`` has them in lower case, with the last number after each.
    """
    first = f"{base}.yaml".casefold()
    for number in count(used.get(first, 0) + 1):
        name = f"{base}-{number}.yaml" if number > 1 else f"{base}.yaml"
        used[first] = number
        if number == 1 or name.casefold() not in used:
            used.setdefault(name.casefold(), 1)
            return name
    raise AssertionError  # count has no end
