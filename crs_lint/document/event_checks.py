"""Checks that need parser events: fields given twice, tags, circular references, second documents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from crs_lint.document.events import Event, Events, UnparsableError, values
from crs_lint.document.limits import too_many_values
from crs_lint.document.read_error import ReadError, ReadErrorKind
from crs_lint.model.finding import Span
from crs_lint.text.normalize import shorten

# Tags that change nothing: each names the type that the value has without it.
_CORE_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq")) | {"!"}


class _OpenEvent(NamedTuple):
    """A mapping or list that is not closed yet; ``fields`` are the names that were given in a mapping."""

    kind: str
    anchor: str
    fields: dict[str, Span]
    expects_name: list[bool]  # of one element, so that it can change


def check_events(events: Events, *, max_values: int = 100_000) -> list[ReadError]:
    """The errors in a text that the fast reader accepts, in the order of the text.

    Of a text that ruamel.yaml cannot finish, the errors before the point where it stops. If the text has more than
    ``max_values`` values, hidden duplicates included, that is the only error.
    """
    found: list[ReadError] = []
    for pure in events.parsers():
        found = []
        try:
            return _check(values(events.walk(pure=pure, keep=True)), len(events.text), max_values, found)
        except UnparsableError:
            continue
    return found


def _check(walk: Iterable[Event], length: int, max_values: int, found: list[ReadError]) -> list[ReadError]:
    """Adds to ``found``, so that its errors outlive an exception, and returns all errors."""
    opened: list[_OpenEvent] = []
    documents = count = 0
    for event in walk:
        count += event.kind not in ("document", "end")
        if count > max_values:
            return [too_many_values(max_values)]
        if event.kind == "document":
            documents += 1
            if documents == 2:
                found.append(_second_document(event, length))
        elif event.kind == "end":
            opened.pop()
        else:
            found += _check_value(event, opened)
            if event.kind in ("map", "seq"):
                opened.append(_OpenEvent(event.kind, event.anchor, {}, [event.kind == "map"]))
    return found


def complex_field_names(events: Events) -> list[ReadError]:
    """The errors about field names that are lists or groups."""
    return [error for error in check_events(events) if error.kind is ReadErrorKind.COMPLEX_FIELD_NAME]


def _check_value(event: Event, opened: list[_OpenEvent]) -> list[ReadError]:
    parent = opened[-1] if opened else None
    is_name = parent is not None and parent.expects_name[0]
    if parent is not None and parent.kind == "map":
        parent.expects_name[0] = not is_name
    found = []
    if event.tag and event.tag not in _CORE_TAGS:
        found.append(_tag(event))
    if event.kind == "alias" and any(one.anchor == event.anchor for one in opened):
        found.append(_circular_reference(event))
    if is_name and parent is not None:
        found += _check_name(event, parent.fields)
    return found


def _check_name(event: Event, fields: dict[str, Span]) -> list[ReadError]:
    if event.kind == "alias":
        return [_reference_as_name(event)]
    if event.kind != "scalar":
        return [_complex_field_name(event)]
    if event.value in fields:
        return [_duplicate_field(event, fields[event.value])]
    fields[event.value] = Span(event.start, event.end)
    return []


def _second_document(event: Event, length: int) -> ReadError:
    return ReadError(
        "invalid-yaml",
        'A second document begins here, after "---"; only the first is read.',
        'Remove the "---", or move what follows to a file of its own.',
        Span(event.start, min(event.start + 3, length)),
        kind=ReadErrorKind.SECOND_DOCUMENT,
    )


def _tag(event: Event) -> ReadError:
    name = event.tag.removeprefix("tag:yaml.org,2002:").removeprefix("!")
    return ReadError(
        "invalid-yaml",
        f'The mark "!{shorten(name)}" has no meaning in a bank, and it is dropped from the text.',
        "Remove it, or put the whole text in double quotes.",
        Span(event.start, max(event.end, event.start + 1)),
    )


def _circular_reference(event: Event) -> ReadError:
    return ReadError(
        "invalid-yaml",
        f'The reference "*{shorten(event.anchor)}" stands inside the part that it refers to.',
        "Write the text out instead.",
        Span(event.start, event.end),
    )


def _complex_field_name(event: Event) -> ReadError:
    return ReadError(
        "invalid-yaml",
        "The name of a field here is a list or a group, not a word.",
        "If this is text, put it in double quotes.",
        Span(event.start, event.start + 1),
        kind=ReadErrorKind.COMPLEX_FIELD_NAME,
    )


def _reference_as_name(event: Event) -> ReadError:
    return ReadError(
        "invalid-yaml",
        f'The name of a field here is a reference, "*{shorten(event.anchor)}".',
        "Write the name out instead.",
        Span(event.start, event.end),
    )


def _duplicate_field(event: Event, first: Span) -> ReadError:
    name = shorten(event.value)
    return ReadError(
        "duplicate-field",
        f'"{name}" appears twice here, and only one of the two is read.',
        "Keep the right one and remove the other.",
        Span(event.start, event.end),
        ((first, f'The first "{name}" stands here.'),),
    )
