"""An item on its way from one format to another: what any of them can say of it, and what cannot be said."""

from __future__ import annotations

from typing import NamedTuple


class UnusableError(Exception):
    """A file cannot be taken; the text is one line without the file's name. ``line`` is 0 where there is none."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class Loss(NamedTuple):
    """Something that has no place where an item goes, and the line it stands at; 0 where that is not known."""

    line: int
    message: str


class Picture(NamedTuple):
    """A picture by its path as written, and what it shows in words."""

    file: str
    alt: str = ""

    @property
    def shown(self) -> str:
        """What a message calls it."""
        return (self.file[:200] or "without a name") + (f" ({self.alt})" if self.alt else "")


class OptionRecord(NamedTuple):
    """One answer to choose from. A pinned one keeps its place when answers are shuffled."""

    text: str
    correct: bool = False
    rationale: str = ""
    pin: bool = False
    figure: Picture | None = None


class ItemRecord(NamedTuple):
    """A multiple-choice item. Texts are Markdown; what is empty or None was not said. ``name`` is a title for the team.

    ``multiple`` tells that a candidate may choose several answers, ``shuffle`` whether delivery shuffles them, ``line`` where
    the item begins in its file.
    """

    stem: str
    options: tuple[OptionRecord, ...]
    id: str = ""
    name: str = ""
    multiple: bool = False
    explanation: str = ""
    domain: str = ""
    task: str = ""
    level: str = ""
    tags: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    language: str = ""
    shuffle: bool | None = None
    figure: Picture | None = None
    line: int = 0


class ReadResult(NamedTuple):
    """What a reader made of a file: its items in order, what had no place, and the pictures in it by the path that items name."""

    records: tuple[ItemRecord, ...]
    losses: tuple[Loss, ...]
    pictures: tuple[tuple[str, bytes], ...] = ()


class WriteResult(NamedTuple):
    """What a writer made: files by their path in a folder, or one that has no name; how many items; and what had no place.

    ``carries_pictures`` tells that pictures go beside the files.
    """

    files: tuple[tuple[str, bytes], ...]
    items: int
    losses: tuple[Loss, ...]
    carries_pictures: bool = False


def normalized(text: str) -> str:
    """A text without white space at its ends, its lines ended in one way."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def pictures_of(record: ItemRecord) -> list[Picture]:
    """The pictures that an item and its answers show."""
    shown = (record.figure, *(option.figure for option in record.options))
    return list(dict.fromkeys(picture for picture in shown if picture))


def unsupported(record: ItemRecord, fields: tuple[str, ...], of: str) -> list[Loss]:
    """What a record says in fields that a format does not have."""
    return [
        Loss(record.line, f"{of} does not support the {field}{_shown(value)}")
        for field in fields
        if (value := getattr(record, field)) not in ("", None, ())
    ]


def _shown(value: object) -> str:
    if isinstance(value, tuple) and not isinstance(value, Picture):
        value = ", ".join(map(str, value))
    return f' "{value}"' if isinstance(value, str) else f' "{value.file}"' if isinstance(value, Picture) else ""
