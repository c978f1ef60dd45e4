"""Parses a page as a browser's tokenizer does, so that tests can search it."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

_VOID = frozenset(("meta", "input", "img", "link", "br", "wbr", "hr"))


class Element:
    """An element of a page: its attributes, and the elements and texts in it."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.content: list[Element | str] = []

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text for one in self.content)

    def walk(self) -> Iterator[Element]:
        yield self
        for one in self.content:
            if isinstance(one, Element):
                yield from one.walk()

    def all(self, tag: str = "", name: str = "") -> list[Element]:
        """The elements below with a tag, a class, or both."""
        return [one for one in self.walk() if one is not self and (not tag or one.tag == tag) and (not name or name in one.classes)]

    def one(self, tag: str = "", name: str = "") -> Element:
        found = self.all(tag, name)
        assert len(found) == 1, f"{len(found)} of {tag or '*'}.{name}"
        return found[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].content.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)


def read(page: str) -> Element:
    """The page as a tree; fails if an element is not closed, or closed by another."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert len(reader.open) == 1, reader.open[-1].tag
    return reader.root
