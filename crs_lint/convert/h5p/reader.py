"""Reader of H5P: a zipped package with a description, and with its content as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from crs_lint.convert.h5p.content import CONTENT, parsed, string, values
from crs_lint.convert.h5p.questions import READERS, H5pQuestion
from crs_lint.convert.packages import archive, course_package
from crs_lint.convert.packages.archive import ArchiveMember
from crs_lint.convert.packages.paths import joined
from crs_lint.convert.record import ItemRecord, Loss, ReadResult, UnusableError, normalized

_DESCRIPTION = "h5p.json"
_LARGEST = 8 * 1024 * 1024  # of the content: a list in JSON takes 30 times as much memory as its two brackets
_DEEPEST = 200
# Libraries that only arrange others.
_CONTAINERS = frozenset(
    (
        "H5P.QuestionSet",
        "H5P.Column",
        "H5P.Row",
        "H5P.RowColumn",
        "H5P.CoursePresentation",
        "H5P.InteractiveBook",
        "H5P.InteractiveVideo",
        "H5P.BranchingScenario",
    )
)
_RIGHTS = ("license", "licenseExtras", "source", "authors", "authorComments")
_UNKNOWN = "U"  # what the editor writes where no license was chosen


class _Part(NamedTuple):
    """A library in the content, its parameters, and the title that its author gave it."""

    library: str
    params: Mapping[str, Any]
    title: str


def read(content: bytes) -> ReadResult:
    """The items of a package, and its pictures, of which a bad one is refused alone. Raises UnusableError."""
    files = _files(content)
    description, in_description = parsed(_whole(files, _DESCRIPTION), _DESCRIPTION)
    params, in_content = parsed(_whole(files, CONTENT), CONTENT)
    library, title = string(description, "mainLibrary"), normalized(string(description, "title"))
    main = {"library": library, "params": params, "metadata": {"title": title}}
    parts = list(_parts(main, 0))
    records, losses = _items(parts)
    about = [*_rights(description), *([] if library in READERS else _title(title))]
    pictures = course_package.pictures(ArchiveMember(*file) for file in files.items())
    told = tuple(loss._replace(file=CONTENT) for loss in (*about, *losses, *_others(parts)))
    return pictures._replace(records=tuple(records), losses=(*in_description, *in_content, *told))


def _files(content: bytes) -> dict[str, bytes | None]:
    """The files of a package by path. Raises UnusableError if a path leaves the package."""
    found: dict[str, bytes | None] = {}
    for member in archive.members(content):
        path = joined("", member.name)
        if path is None:
            raise UnusableError(f'it is not read: the path "{member.name[:200]}" in it leads out of the package')
        found[path] = member.content
    return found


def _whole(files: Mapping[str, bytes | None], name: str) -> bytes:
    if name not in files:
        raise UnusableError(f"it is no package of H5P: it has no {name}")
    content = files[name]
    if content is None:
        raise UnusableError(f"{name} in it is damaged or encrypted")
    if len(content) > _LARGEST:
        raise UnusableError(f"{name} in it has {len(content):,} bytes; the limit is {_LARGEST:,} bytes")
    return content


def _parts(value: Any, depth: int) -> Iterator[_Part]:
    """The libraries in a value, in order. Those inside of a library stand for it if it arranges them, or if they are questions."""
    if depth > _DEEPEST:
        raise UnusableError(f"{CONTENT} in it is nested more than {_DEEPEST} levels deep")
    if isinstance(value, dict) and string(value, "library") and isinstance(value.get("params"), dict):
        part = _Part(string(value, "library").partition(" ")[0], value["params"], _own_title(value))
        inner = [] if part.library in READERS else list(_inner(part.params, depth))
        if part.library in _CONTAINERS or any(one.library in READERS for one in inner):
            yield from inner
        else:
            yield part
    else:
        yield from _inner(value, depth)


def _inner(value: Any, depth: int) -> Iterator[_Part]:
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children:
        yield from _parts(child, depth + 1)


def _own_title(part: Mapping[str, Any]) -> str:
    """The title of a part, unless the editor wrote it."""
    told = part.get("metadata")
    title, kind = normalized(string(told, "title")), normalized(string(told, "contentType"))
    return "" if title.startswith("Untitled") or title == kind else " ".join(title.split())


def _items(parts: list[_Part]) -> tuple[list[ItemRecord], list[Loss]]:
    """The items of all questions, which are counted from 1, and what could not be converted."""
    records: list[ItemRecord] = []
    losses: list[Loss] = []
    titles = Counter(part.title for part in parts if part.library in READERS)
    number = 0
    for part in parts:
        for params in READERS[part.library].questions(part.params) if part.library in READERS else ():
            number += 1
            question = H5pQuestion(params)
            record = READERS[part.library].record(question)
            is_own = titles[part.title] == 1 and not READERS[part.library].is_set
            records.append(record._replace(name=part.title if is_own else "", file=CONTENT))
            losses += [Loss(0, f"question {number}: {message}") for message in question.losses]
    shared = sorted(title for title, count in titles.items() if title and count > 1)
    return records, [*(Loss(0, f'the title "{title}", which {titles[title]} questions have') for title in shared), *losses]


def _others(parts: list[_Part]) -> Iterator[Loss]:
    """The libraries that no item can be made of, counted."""
    for library, count in sorted(Counter(part.library for part in parts if part.library not in READERS).items()):
        yield Loss(0, f"{library[:100]} is left out" + (f" ({count:,} times)" if count > 1 else ""))


def _title(title: str) -> list[Loss]:
    return [Loss(0, f"the title of the package: {title}")] if title else []


def _rights(description: Any) -> Iterator[Loss]:
    """What a package says about its authors and its license."""
    for name in _RIGHTS:
        told = description.get(name) if isinstance(description, dict) else None
        names = [string(author, "name") for author in values(description, name)]
        shown = normalized(string(description, name)) or ", ".join(filter(None, names))
        if told and shown and shown != _UNKNOWN:
            yield Loss(0, f"{name}: {shown}")
