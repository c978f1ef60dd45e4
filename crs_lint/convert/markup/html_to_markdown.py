"""HTML to Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from lxml import etree

from crs_lint.convert.markup.html_renderer import source_of
from crs_lint.convert.record import Picture, normalized

VERBATIM = "markdown"
"""The class of a span whose text is Markdown as written."""

_SPACE = re.compile(r"[ \t\n\r\f]+")
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "tt": "`", "kbd": "`", "samp": "`"}
_KEPT = frozenset(("sub", "sup", "u", "s", "del", "ins"))
_BLOCKS = frozenset(("p", "div", "blockquote", "section", "article", "table", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6"))
_ROWS = frozenset(("tr", "dt", "dd"))
_CELLS = frozenset(("td", "th"))
_HIDDEN = frozenset(("script", "style", "head", "title", "template"))
_PLAYED = frozenset(("audio", "video", "iframe", "object", "embed", "svg", "canvas", "input", "select", "textarea", "math"))
_INLINE = _MARKS.keys() | _KEPT | {"a"}
_KNOWN = (
    _KEPT
    | _BLOCKS
    | _ROWS
    | _CELLS
    | _MARKS.keys()
    | {"html", "body", "span", "a", "pre", "li", "tbody", "thead", "tfoot", "br", "img", "contentBody"}
)
_DEEPEST = 100
_MARKUP = re.compile(
    r"</?(?:a|b|i|u|s|em|strong|code|pre|tt|kbd|samp|sub|sup|del|ins|p|div|span|br|img|ul|ol|li|table|tr|td|th|h[1-6]|font|blockquote)"
    r"(?:\s[^<>]*)?/?>|&(?:[a-zA-Z]{2,8}|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});"
)
_BLOCK_TAG = re.compile(r"<(?:p|div|pre|ul|ol|table|blockquote|br|h[1-6])[\s/>]")
STRONG, EMPHASIS = r"\*\*(?=[^\s*])[^*\n]+(?<=\S)\*\*", r"\*(?=[^\s*])[^*\n]+(?<=\S)\*"
# Characters that Markdown would take for markup, except in formulas.
_LITERAL = re.compile(
    rf"\\\((?P<formula>(?:[^\\]|\\(?![()]))*+)\\\)|(?P<kept>\$[^$\n]+\$)|(?P<marks>{STRONG}|{EMPHASIS}|`[^`\n]+`)"
    r"|(?P<one>\\(?=[!-/:-@\[-`{-~])|<(?=[A-Za-z/!?]))"
)


class MarkdownText(NamedTuple):
    """The Markdown of a piece of HTML, its pictures, and what Markdown does not support."""

    text: str
    pictures: tuple[Picture, ...]
    losses: tuple[str, ...]

    @property
    def figure(self) -> Picture | None:
        """The first picture."""
        return next(iter(self.pictures), None)

    def lost(self, *, figure: bool) -> list[str]:
        """What gets lost: pictures, too, except the first of a text that can have a ``figure``."""
        return [*self.losses, *(f"the picture {picture.shown}" for picture in self.pictures[1 if figure else 0 :])]


def from_html(html: str) -> MarkdownText:
    """Markdown of HTML, which is parsed as browsers do, whatever is wrong with it."""
    source = source_of(html)
    if source is not None:
        return MarkdownText(source, (), ())
    builder = _MarkdownBuilder()
    if html.strip():
        # Given bytes and an encoding, the parser ignores declarations of other encodings.
        content = re.sub("[\0\ud800-\udfff]", "\ufffd", html).encode()
        parser = etree.HTMLParser(target=builder, encoding="utf-8", no_network=True, huge_tree=False)
        try:
            etree.fromstring(content, parser)
        except etree.LxmlError:
            return MarkdownText(normalized(html), (), ("HTML that cannot be read; it is kept as it is written",))
    return builder.page()


def from_auto_format(text: str) -> MarkdownText:
    """Markdown of a text in the auto-format of Moodle: HTML in which a line break is one; text without markup stays as it is."""
    if not _MARKUP.search(text):
        return MarkdownText(normalized(text), (), ())
    return from_html(text if _BLOCK_TAG.search(text) else re.sub(r"\r?\n", "<br>", normalized(text)))


def from_plain(text: str) -> MarkdownText:
    """Markdown of a text without markup, which shows all characters as they are."""
    return MarkdownText(_LITERAL.sub(_escaped, normalized(text)), (), ())


def from_element(element: Any) -> MarkdownText:
    """Markdown of the content of an element, whatever its namespace."""
    builder = _MarkdownBuilder()
    builder.data(element.text or "")
    for event, one in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if one is element:
            continue
        if event == "start":
            builder.start(local(one.tag), one.attrib)
            builder.data(one.text or "")
        else:
            if event == "end":
                builder.end(local(one.tag))
            builder.data(one.tail or "")
    page = builder.page()
    verbatim = _verbatim(element)
    return page if verbatim is None else page._replace(text=verbatim)


def local(tag: Any) -> str:
    """An element's name without its namespace."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _verbatim(element: Any) -> str | None:
    """The Markdown of an element that ``markdown_to_html.fill`` wrote verbatim; None for other elements."""
    spans = [child for child in element if local(child.tag) != "img" and (len(child) or child.text)]
    if len(spans) != 1 or spans[0].get("class") != VERBATIM or (element.text or "").strip() or any(child.tail for child in element):
        return None
    return (spans[0].text or "") + "".join("\n" + (child.tail or "") for child in spans[0])


class _OpenElement(NamedTuple):
    tag: str
    pieces: list[str | int]
    address: str
    numbers: Iterator[int]
    """The numbers of its list entries to come."""


class _MarkdownBuilder:
    """Builds Markdown from the events of a parser. A number among the pieces stands for that many line breaks."""

    def __init__(self) -> None:
        self.frames = [_OpenElement("", [], "", count(1))]
        self.skipped = 0  # open elements that are nested too deeply
        self.pictures: list[Picture] = []
        self.losses: dict[str, None] = {}
        self.unread: list[str] = []  # since a parser reports a text in pieces

    def close(self) -> None:
        """Required by the parser."""

    def comment(self, text: str) -> None:
        """Required by the parser."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._flush()
        if tag == "br":
            self.frames[-1].pieces.append("\n")
        elif tag == "img" and (formula := attributes.get("data-equation-content", "").strip()):
            self.frames[-1].pieces.append(f"${formula}$")  # which Canvas shows as a picture
        elif tag == "img":
            self.pictures.append(Picture(attributes.get("src", ""), attributes.get("alt", "")))
        if len(self.frames) > _DEEPEST:
            self.skipped += 1
            return
        self._note(tag, attributes)
        if tag in _MARKS and any(_MARKS.get(frame.tag) == _MARKS[tag] for frame in self.frames):
            tag = "span"  # bold within bold is bold
        if tag in _MARKS and any(frame.tag == "pre" for frame in self.frames):
            tag = "span"  # a fence has no markup in it
        self.frames.append(_OpenElement(tag, [], attributes.get("href", ""), count(1)))

    def _note(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "head":  # which a parser adds where there is none
            return
        if tag in _PLAYED or tag in _HIDDEN:
            self.losses[f"<{tag}>, with what is in it" if tag in _HIDDEN else f"<{tag}>"] = None
        elif tag == "table":
            self.losses["a table; its cells are kept as text"] = None
        elif tag not in _KNOWN:
            self.losses[f"the markup <{tag[:40]}>; its text is kept"] = None
        if "style" in attributes:
            self.losses["formatting by style"] = None

    def data(self, text: str) -> None:
        self.unread.append(text)

    def _flush(self) -> None:
        if not self.unread:
            return
        text = "".join(self.unread)
        self.unread.clear()
        tags = {frame.tag for frame in self.frames}
        if tags & _HIDDEN:
            return
        if "pre" not in tags:
            text = _SPACE.sub(" ", text)
        is_code = "pre" in tags or any(_MARKS.get(tag) == "`" for tag in tags)
        self.frames[-1].pieces.append(text if is_code else _LITERAL.sub(_escaped, text))

    def end(self, _: str) -> None:
        self._flush()
        if self.skipped:
            self.skipped -= 1
            return
        if len(self.frames) > 1:
            frame = self.frames.pop()
            self.frames[-1].pieces.extend(_wrapped(frame, self.frames[-1]))

    def page(self) -> MarkdownText:
        self._flush()
        while len(self.frames) > 1:
            self.end("")
        return MarkdownText(normalized(_joined(self.frames[0].pieces)), tuple(self.pictures), tuple(self.losses))


def _escaped(match: re.Match[str]) -> str:
    if match["formula"] is not None:
        return f"${match['formula'].strip()}$"
    if match["kept"] is not None:
        return match[0]
    return re.sub(r"[*`]", r"\\\g<0>", match[0]) if match["marks"] else f"\\{match[0]}"


def _joined(pieces: Sequence[str | int]) -> str:
    """The text of pieces, without white space around line breaks."""
    found: list[str] = []
    breaks = 0
    for piece in pieces:
        if isinstance(piece, int):
            breaks = max(breaks, piece)
        elif not piece or (breaks and not (piece == "\n" or piece.strip(" "))):
            continue
        else:
            if found and (breaks or piece == "\n"):
                found[-1] = found[-1].rstrip(" ")
            if breaks or (found and found[-1].endswith((" ", "\n"))):
                piece = piece.lstrip(" ")
            found += ["\n" * breaks, piece] if found else [piece]
            breaks = 0
    return "".join(found)


def _wrapped(frame: _OpenElement, outer: _OpenElement) -> Sequence[str | int]:
    """The pieces that an element adds to its parent."""
    tag = frame.tag
    if tag in _INLINE:
        return _inline(frame)
    if tag == "pre":
        return _fenced(frame)
    if tag == "li":
        return _listed(frame, outer)
    if tag == "rt":
        return ["(", *frame.pieces, ")"]
    if tag == "rp":
        return []
    if tag in _CELLS and any(isinstance(one, str) and one.strip() for one in outer.pieces):
        return [" | ", *frame.pieces]
    breaks = 2 if tag in _BLOCKS else 1 if tag in _ROWS else 0
    return [breaks, *frame.pieces, breaks] if breaks else frame.pieces


def _inline(frame: _OpenElement) -> Sequence[str | int]:
    text = _joined(frame.pieces)
    core = text.strip()
    if not core:
        return [text]
    start = text.index(core)
    return [text[:start], _between(core, frame), text[start + len(core) :]]


def _between(core: str, frame: _OpenElement) -> str:
    if frame.tag == "a":
        return f"[{core}]({frame.address})" if frame.address else core
    if frame.tag in _KEPT:
        return f"<{frame.tag}>{core}</{frame.tag}>"
    mark = _MARKS[frame.tag]
    if mark == "`" and "`" in core:
        return f"`` {core} ``"
    return f"{mark}{core}{mark}"


def _fenced(frame: _OpenElement) -> Sequence[str | int]:
    text = "".join("\n" * one if isinstance(one, int) else one for one in frame.pieces).replace("\r\n", "\n").strip("\n")
    return [2, f"```\n{text}\n```", 2]


def _listed(frame: _OpenElement, outer: _OpenElement) -> Sequence[str | int]:
    sign = f"{next(outer.numbers)}. " if outer.tag == "ol" else "- "
    first, *rest = normalized(_joined(frame.pieces)).split("\n")
    return [1, "\n".join([sign + first, *(" " * len(sign) + line if line else "" for line in rest)]), 1]
