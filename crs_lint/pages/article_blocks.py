"""Markdown of articles as blocks: paragraphs, lists, quotations, tables and code, whose texts are those of the report.

Tags and pictures stay characters, and a link does not become one: an article is text of somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from crs_lint.report.inline_markup import Piece, escaped, visible

_TAGS = frozenset(("p", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td"))


class Block(NamedTuple):
    """The beginning (``open``) or the end (``close``) of an element, a ``text`` in it, a block of ``code``, or a ``rule`` between blocks.

    ``number`` is that of the first entry of a numbered list.
    """

    kind: str
    tag: str = ""
    pieces: tuple[Piece, ...] = ()
    number: int = 1


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text; headings in it stand below that of a section."""
    return tuple(_blocks(_parser().parse(text)))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("zero").enable(["list", "blockquote", "fence", "heading", "hr", "table"])


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    for token in tokens:
        if token.type == "inline":
            yield Block("text", "", visible(token.content))
        elif token.type == "fence":
            yield Block("code", "", tuple(escaped(Piece(token.content.rstrip("\n")))))
        elif token.type == "hr":
            yield Block("rule")
        elif not token.hidden:
            tag = "h3" if token.type.startswith("heading") else token.tag
            if tag == "h3" or tag in _TAGS:
                yield Block("open" if token.nesting == 1 else "close", tag, number=int(token.attrs.get("start", 1)))


def plain_text(text: str) -> str:
    """A text as one line without markup, for titles, summaries and other programs."""
    return " ".join("".join(piece.text for piece in visible(text)).split())
