"""A text as a tree of nodes with offsets, for edits that must know how each value is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from crs_lint.document.events import Event, Events, UnparsableError, values
from crs_lint.model.finding import Path


class Node(NamedTuple):
    """A value: ``kind`` is scalar, alias, map or seq, ``style`` as in an event, ``value`` a scalar's text.

    The children of a mapping are field names and values in turn. ``flow`` tells a mapping or list in brackets.
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
        """The field names and values of a mapping."""
        return zip(self.children[::2], self.children[1::2], strict=True)


def compose(events: Events) -> Node | None:
    """The tree of a text that is one document; None if there is no document, more than one, or ruamel.yaml cannot read it."""
    for pure in events.parsers():
        try:
            return _compose(values(events.walk(pure=pure)))
        except UnparsableError:
            continue
    return None


def _compose(walk: Iterator[Event]) -> Node | None:
    documents = 0
    root: list[Node] = []
    opened: list[tuple[Event, list[Node]]] = []
    for event in walk:
        siblings = opened[-1][1] if opened else root
        if event.kind == "document":
            documents += 1
        elif event.kind in ("map", "seq"):
            opened.append((event, []))
        elif event.kind == "end":
            opening, children = opened.pop()
            siblings = opened[-1][1] if opened else root
            siblings.append(_closed(opening, event, children))
        else:
            siblings.append(Node(event.kind, event.start, event.end, event.value, event.style, event.anchor, event.tag))
    return root[0] if documents == 1 and root else None


def _closed(opening: Event, closing: Event, children: list[Node]) -> Node:
    flow = closing.end - closing.start == 1  # a block has no closing bracket, so its end event is empty
    end = closing.end if flow or not children else children[-1].end
    return Node(opening.kind, opening.start, end, "", "", opening.anchor, opening.tag, flow, tuple(children))


def nodes_to(root: Node, path: Path) -> tuple[Node, ...]:
    """The nodes from the root to the value at a path; empty if there is no such value, or if a field on the way is given twice."""
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


def field_name(mapping: Node, name: str | int) -> Node | None:
    """The node of a field's name in a mapping."""
    return next((one for one, _ in mapping.pairs if is_named(one, name)), None)


def is_named(name: Node, step: str | int) -> bool:
    return name.kind == "scalar" and name.value == step


def descendants(node: Node) -> Iterator[Node]:
    """A node and all nodes in it."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(node.children)
