"""A text's values as they are written, as a tree: for those who change the text and must know what else stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from crs_lint.document import events
from crs_lint.document.events import Event
from crs_lint.model.finding import Path


class Node(NamedTuple):
    """A value: ``kind`` is scalar, alias, map or seq, ``style`` as in an event, ``value`` a scalar's text.

    The children of a mapping are names and values in turn. ``flow`` tells one that is written in brackets.
    """

    kind: str
    start: int
    end: int
    value: str = ""
    style: str = ""
    anchor: str = ""
    tag: str = ""
    flow: bool = False
    children: tuple[Node, ...] = ()

    @property
    def pairs(self) -> Iterator[tuple[Node, Node]]:
        """The names and values of a mapping."""
        return zip(self.children[::2], self.children[1::2], strict=True)


def compose(text: str) -> Node | None:
    """The tree of a text that is one document; None where it is none, or more, or ruamel.yaml cannot read it."""
    for pure in events.attempts(text):
        try:
            return _composed(events.parse(text, pure=pure))
        except events.UnparsableError:
            continue
    return None


def _composed(found: Iterator[Event]) -> Node | None:
    documents = 0
    root: list[Node] = []
    frames: list[tuple[Event, list[Node]]] = []
    for event in found:
        into = frames[-1][1] if frames else root
        if event.kind == "document":
            documents += 1
        elif event.kind in ("map", "seq"):
            frames.append((event, []))
        elif event.kind == "end":
            opening, children = frames.pop()
            into = frames[-1][1] if frames else root
            into.append(_closed(opening, event, children))
        else:
            into.append(Node(event.kind, event.start, event.end, event.value, event.style, event.anchor, event.tag))
    return root[0] if documents == 1 and root else None


def _closed(opening: Event, closing: Event, children: list[Node]) -> Node:
    flow = closing.end - closing.start == 1  # what ends by indentation ends nowhere
    end = closing.end if flow or not children else children[-1].end
    return Node(opening.kind, opening.start, end, "", "", opening.anchor, opening.tag, flow, tuple(children))


def way(root: Node, path: Path) -> tuple[Node, ...]:
    """The nodes on the way to a value, it being the last; nothing where there is no such way, or two."""
    found = [root]
    for step in path:
        node = _child(found[-1], step)
        if node is None:
            return ()
        found.append(node)
    return tuple(found)


def _child(node: Node, step: str | int) -> Node | None:
    if node.kind == "seq" and isinstance(step, int):
        return node.children[step] if step < len(node.children) else None
    found = [value for name, value in node.pairs if is_named(name, step)] if node.kind == "map" else []
    return found[0] if len(found) == 1 else None


def name_in(group: Node, name: str | int) -> Node | None:
    """The node that is the name of a field in a mapping."""
    return next((one for one, _ in group.pairs if is_named(one, name)), None)


def is_named(name: Node, step: str | int) -> bool:
    return name.kind == "scalar" and name.value == step


def below(node: Node) -> Iterator[Node]:
    """A node and all that is in it."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(node.children)
