"""What only a second look at the parser's events shows: fields given twice, tags, loops, more documents."""

from __future__ import annotations

from typing import NamedTuple

from crs_lint.document import events
from crs_lint.document.syntax_errors import ReadError
from crs_lint.model.finding import Span
from crs_lint.text.normalize import shorten

SECOND_DOCUMENT = 'A second document begins here, after "---"; only the first is read.'
COMPLEX_NAME = "The name of a field here is a list or a group, not a word."
# Tags that change nothing: each names what the value is anyhow.
_CORE = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq")) | {"!"}


class _Open(NamedTuple):
    """A mapping or list that is not closed yet."""

    kind: str
    anchor: str
    keys: dict[str, Span]
    state: list[bool]  # one flag: the next node is a key


def survey(text: str, *, most: int = 100_000, pure: bool = False) -> list[ReadError]:
    """Faults of a text that the first reader accepts, in the order in which they stand.

    A text that ruamel.yaml cannot finish yields what was seen until then; one in which more than ``most`` values
    are written, those included that another of the same name hides, yields that alone.
    """
    found: list[ReadError] = []
    for attempt in events.attempts(text, pure=pure):
        found, finished = _look_through(text, most, attempt)
        if finished:
            break
    return found


def _look_through(text: str, most: int, pure: bool) -> tuple[list[ReadError], bool]:
    """What one parser shows, and whether it came to the end."""
    found: list[ReadError] = []
    opened: list[_Open] = []
    documents = values = 0
    try:
        for event in events.parse(text, pure=pure):
            values += event.kind not in ("document", "end")
            if values > most:
                return [too_many(most)], True
            if event.kind == "document":
                documents += 1
                if documents == 2:
                    found.append(_second_document(text, event))
                continue
            if event.kind == "end":
                opened.pop()
                continue
            _look(event, opened, found)
            if event.kind in ("map", "seq"):
                opened.append(_Open(event.kind, event.anchor, {}, [event.kind == "map"]))
    except events.UnparsableError:
        return found, False
    return found, True


def complex_names(text: str) -> list[ReadError]:
    """Only the faults about names of fields that are lists or groups."""
    return [fault for fault in survey(text) if fault.message == COMPLEX_NAME]


def _look(event: events.Event, opened: list[_Open], found: list[ReadError]) -> None:
    parent = opened[-1] if opened else None
    is_key = parent is not None and parent.state[0]
    if parent is not None and parent.kind == "map":
        parent.state[0] = not is_key
    if event.tag and event.tag not in _CORE:
        found.append(_tag(event))
    if event.kind == "alias" and any(one.anchor == event.anchor for one in opened):
        found.append(_loop(event))
    if is_key and parent is not None:
        if event.kind == "alias":
            found.append(_reference_key(event))
        elif event.kind != "scalar":
            found.append(_complex_key(event))
        elif event.value in parent.keys:
            found.append(_twice(event, parent.keys[event.value]))
        else:
            parent.keys[event.value] = Span(event.start, event.end)


def too_many(most: int) -> ReadError:
    return ReadError(
        "limit-exceeded",
        f"The file holds more than {most:,} values, references followed.",
        "Split it, or raise the limit with --max-values.",
        Span(0, 0),
    )


def _second_document(text: str, event: events.Event) -> ReadError:
    return ReadError(
        "invalid-yaml",
        SECOND_DOCUMENT,
        'Remove the "---", or move what follows to a file of its own.',
        Span(event.start, min(event.start + 3, len(text))),
    )


def _tag(event: events.Event) -> ReadError:
    name = event.tag.removeprefix("tag:yaml.org,2002:").removeprefix("!")
    return ReadError(
        "invalid-yaml",
        f'The mark "!{shorten(name)}" has no meaning in a bank, and it is dropped from the text.',
        "Remove it, or put the whole text in double quotes.",
        Span(event.start, max(event.end, event.start + 1)),
    )


def _loop(event: events.Event) -> ReadError:
    return ReadError(
        "invalid-yaml",
        f'The reference "*{shorten(event.anchor)}" stands inside the part that it refers to.',
        "Write the text out instead.",
        Span(event.start, event.end),
    )


def _complex_key(event: events.Event) -> ReadError:
    return ReadError(
        "invalid-yaml",
        COMPLEX_NAME,
        "If this is text, put it in double quotes.",
        Span(event.start, event.start + 1),
    )


def _reference_key(event: events.Event) -> ReadError:
    return ReadError(
        "invalid-yaml",
        f'The name of a field here is a reference, "*{shorten(event.anchor)}".',
        "Write the name out instead.",
        Span(event.start, event.end),
    )


def _twice(event: events.Event, first: Span) -> ReadError:
    return ReadError(
        "duplicate-field",
        f'"{shorten(event.value)}" stands twice here, and only one of the two is read.',
        "Keep the right one and remove the other.",
        Span(event.start, event.end),
        ((first, f'The first "{shorten(event.value)}" stands here.'),),
    )
