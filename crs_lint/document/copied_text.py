"""How much text the references in a file copy: a few thousand of them make gigabytes of one long text."""

from __future__ import annotations

from collections.abc import Iterable

from crs_lint.document.events import Event, Events, UnparsableError, values


def copied_characters(events: Events) -> int:
    """The characters of all that references stand for; those up to the error if the text cannot be parsed."""
    copied = 0
    for pure in events.parsers():
        try:
            for count in _running_sum(values(events.walk(pure=pure, keep=True))):
                copied = count
            return copied
        except UnparsableError:
            continue
    return copied


def _running_sum(walk: Iterable[Event]) -> Iterable[int]:
    """The characters that references stand for, after each event."""
    sizes: dict[str, int] = {}
    opened: list[tuple[str, int]] = []
    total = copied = 0
    for event in walk:
        if event.kind in ("map", "seq"):
            opened.append((event.anchor, total))
        elif event.kind == "end":
            anchor, before = opened.pop()
            sizes[anchor] = total - before
        elif event.kind == "alias":
            total += sizes.get(event.anchor, 0)
            copied += sizes.get(event.anchor, 0)
        elif event.kind == "scalar":
            sizes[event.anchor] = len(event.value)
            total += len(event.value)
        yield copied
