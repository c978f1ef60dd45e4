"""Items between two formats, and the results of readers and writers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

MOST_CHARACTERS = 64 * 1024 * 1024
"""Of all items of a file together."""


class UnusableError(Exception):
    """A file cannot be imported; the text is one line without the file name. ``line`` is 0 if unknown."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class Loss(NamedTuple):
    """A value that could not be converted, and its line, which is 0 if unknown. ``file`` is its file in an imported package."""

    line: int
    message: str
    file: str = ""


class Picture(NamedTuple):
    """The path of a picture as written, and its alternative text."""

    file: str
    alt: str = ""

    @property
    def shown(self) -> str:
        """The name in messages."""
        return (self.file[:200] or "without a name") + (f" ({self.alt})" if self.alt else "")


class OptionRecord(NamedTuple):
    """An option of an item. A pinned one keeps its position when options are shuffled."""

    text: str
    correct: bool = False
    rationale: str = ""
    pin: bool = False
    figure: Picture | None = None


class ItemRecord(NamedTuple):
    """A multiple-choice item. Texts are Markdown; empty and None mean absent. ``name`` is a title for the team.

    ``multiple`` means that candidates may choose several options, and ``true_false`` that they say whether the stem is true; ``line`` is
    the first line of the item in its file, and ``file`` the path of that file in an imported package. A pretest item is not scored.
    """

    stem: str
    options: tuple[OptionRecord, ...]
    id: str = ""
    name: str = ""
    multiple: bool = False
    true_false: bool = False
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
    is_scored: bool = True
    file: str = ""


class ReadResult(NamedTuple):
    """What a reader returns: items in order, values that could not be converted, and pictures by the path in items.

    ``refusals`` are the losses of parts that were refused as a whole, such as a file in a package that is no XML.
    """

    records: tuple[ItemRecord, ...]
    losses: tuple[Loss, ...]
    pictures: tuple[tuple[str, bytes], ...] = ()
    refusals: tuple[Loss, ...] = ()


class WriteResult(NamedTuple):
    """What a writer returns: files by path in a folder, or one without a path; the number of items; and the losses.

    ``carries_pictures`` means that the pictures of items are to be copied next to the files.
    """

    files: tuple[tuple[str, bytes], ...]
    items: int
    losses: tuple[Loss, ...]
    carries_pictures: bool = False


def check_room(texts: Iterable[tuple[str, int]], line: int = 0) -> None:
    """Raises UnusableError if texts, each as often as is said, are too long together: a file can repeat one text in all of its items."""
    size = sum(len(text) * count for text, count in texts)
    if size > MOST_CHARACTERS:
        raise UnusableError(f"the texts of its items would have {size:,} characters together; the limit is {MOST_CHARACTERS:,}", line)


def texts_of(record: ItemRecord) -> Iterator[str]:
    """All texts of an item."""
    yield from (record.stem, record.id, record.name, record.explanation, record.domain, record.task, record.level, record.language)
    yield from (*record.tags, *record.references)
    for option in record.options:
        yield from (option.text, option.rationale)
    for picture in pictures_of(record):
        yield from picture


def normalized(text: str) -> str:
    """A text without white space at its ends, with LF line breaks."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def pictures_of(record: ItemRecord) -> list[Picture]:
    """The pictures of an item and of its options."""
    shown = (record.figure, *(option.figure for option in record.options))
    return list(dict.fromkeys(picture for picture in shown if picture))


def with_pictures(record: ItemRecord, changed: Callable[[Picture], Picture | None]) -> ItemRecord:
    """An item with the pictures that ``changed`` returns for those of the item, then of its options; None leaves one out."""
    figure = record.figure and changed(record.figure)
    options = (option._replace(figure=option.figure and changed(option.figure)) for option in record.options)
    return record._replace(figure=figure, options=tuple(options))


def unsupported(record: ItemRecord, fields: tuple[str, ...], of: str) -> list[Loss]:
    """The losses of fields that a format does not support."""
    return [
        Loss(record.line, f"{of} does not support the {field}{_shown(value)}")
        for field in fields
        if (value := getattr(record, field)) not in ("", None, ())
    ]


def picture_losses(record: ItemRecord) -> list[Loss]:
    """The losses of pictures in formats whose files only name them."""
    return [Loss(record.line, f"the picture {one.shown} is not copied; the file names it") for one in pictures_of(record)]


def pin_losses(record: ItemRecord, of: str) -> list[Loss]:
    """The loss of fixed positions in a format without them."""
    return [Loss(record.line, f"{of} does not support an answer with a fixed position")] if any(one.pin for one in record.options) else []


def scored_losses(record: ItemRecord, of: str) -> list[Loss]:
    """The loss that a pretest item is scored in a format that cannot say otherwise."""
    return [] if record.is_scored else [Loss(record.line, f'{of} does not support the status "pretest"; the item is scored')]


def _shown(value: object) -> str:
    if isinstance(value, tuple) and not isinstance(value, Picture):
        value = ", ".join(map(str, value))
    return f' "{value}"' if isinstance(value, str) else f' "{value.file}"' if isinstance(value, Picture) else ""
