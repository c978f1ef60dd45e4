"""A file as its author sees it: its items and ids, and where they stand in the text."""

from __future__ import annotations

import os
from collections.abc import Sequence

from crs_lint.document import tree
from crs_lint.document.load import read_file
from crs_lint.document.tree import Node
from crs_lint.files.discover import EXAM_FILES
from crs_lint.model.finding import Path, Span
from crs_lint.model.item import Item
from crs_lint.server.mentions import Mention, mentions_in_exam, mentions_in_items


class Outline:
    """The items and ids of one text; none of a text that no parser reads to its end."""

    def __init__(self, path: str, content: bytes, items: Sequence[Item]) -> None:
        document = read_file(path, content)
        self.path = path
        self.text = document.text
        self._root = tree.compose(document.events) if document.readable else None
        self.items = tuple(items) if self._root is not None else ()
        is_exam = os.path.basename(path) in EXAM_FILES
        found = mentions_in_exam(document.data) if is_exam else mentions_in_items(items)
        self.mentions = tuple(found) if self._root is not None else ()

    def span(self, mention: Mention) -> Span | None:
        """Where an id stands, with its quotes."""
        node = self._field_name(mention.path) if mention.part == "key" else self._node(mention.path)
        return Span(node.start, node.end) if node is not None and node.kind == "scalar" else None

    def item_span(self, item: Item) -> Span | None:
        """Where an item begins and ends."""
        node = self._node(item.path)
        return Span(node.start, node.end) if node is not None else None

    def heading(self, item: Item) -> Span | None:
        """The words that stand for an item: its id, else its stem, else its first field."""
        for field in ("id", "stem"):
            node = self._node(item.at(field))
            if node is not None and node.kind == "scalar" and node.end > node.start:
                return Span(node.start, node.end)
        node = self._node(item.path)
        return Span(node.children[0].start, node.children[0].end) if node is not None and node.children else None

    def mention_at(self, offset: int) -> tuple[Mention, Span] | None:
        """The id at an offset, and its span."""
        spans = ((one, self.span(one)) for one in self.mentions)
        return next(((one, span) for one, span in spans if span is not None and span.start <= offset <= span.end), None)

    def _node(self, path: Path) -> Node | None:
        nodes = tree.nodes_to(self._root, path) if self._root is not None else ()
        return nodes[-1] if nodes else None

    def _field_name(self, path: Path) -> Node | None:
        group = self._node(path[:-1])
        return tree.field_name(group, path[-1]) if group is not None and group.kind == "map" else None
