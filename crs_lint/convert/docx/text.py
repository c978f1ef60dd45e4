"""The text of a paragraph of Word, line by line, with the print that may mark a key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from crs_lint.convert.markup.html_to_markdown import from_html

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OFF = ("0", "false", "off", "none")
_BLACK = ("", "auto", "000000", "000000FF")
_WHITE = ("", "auto", "FFFFFF")
# What symbol fonts show for these characters.
_SYMBOLS = {"F0FC": "✓", "F050": "✓", "F0FE": "☑", "F052": "☑", "F0A8": "☐", "F06F": "☐", "F0B7": "•"}
_SKIPPED = frozenset(qn(name) for name in ("w:pPr", "w:rPr", "w:instrText", "w:delText"))
_DRAWN = frozenset(qn(name) for name in ("w:drawing", "w:pict", "w:object"))
_SIGNS = {qn(name): sign for name, sign in (("w:br", "\n"), ("w:cr", "\n"), ("w:tab", "\t"), ("w:ptab", "\t"), ("w:noBreakHyphen", "-"))}
# What stands in a text without being a part of it.
_LISTED = {
    qn("w:commentReference"): "comment",
    qn("w:footnoteReference"): "footnote",
    qn("w:endnoteReference"): "endnote",
    qn("w:del"): "deletion",
    qn("w:moveFrom"): "deletion",
}
MARKS = ("bold", "highlighted", "underlined", "colored")


class Print(NamedTuple):
    """How characters are printed."""

    bold: bool = False
    highlighted: bool = False
    underlined: bool = False
    colored: bool = False
    italic: bool = False
    raised: str = ""
    address: str = ""


class TextRun(NamedTuple):
    """Characters that are printed alike. ``is_markdown`` means that they are Markdown already."""

    text: str
    form: Print = Print()
    is_markdown: bool = False


Line = list[TextRun]


class Found(NamedTuple):
    """What a paragraph holds beside its text: a kind, and the element."""

    kind: str
    element: Any


class TextReader:
    """Reads paragraphs. ``picture`` gives the Markdown of a picture, ``address`` the address of a link."""

    def __init__(self, document: Any, picture: Callable[[Any], str], address: Callable[[str], str]) -> None:
        self._styles = {style.style_id: style for style in document.styles}
        self._picture = picture
        self._address = address
        self.found: list[Found] = []

    def lines(self, paragraph: Any) -> list[Line]:
        """The lines of a paragraph; ``found`` is what else is in it."""
        self.found = []
        style = self._style(paragraph, "w:pPr/w:pStyle")
        whole: Line = list(self._inner(paragraph, _style_print(style), 0))
        return _split(whole)

    def _style(self, element: Any, path: str) -> Any:
        told = element.find("/".join(map(qn, path.split("/"))))
        return None if told is None else self._styles.get(told.get(qn("w:val")))

    def _inner(self, parent: Any, base: Print, depth: int) -> Iterator[TextRun]:
        for element in parent.iterchildren():
            if not isinstance(element.tag, str) or depth > 50:
                continue
            yield from self._one(element, base, depth)

    def _one(self, element: Any, base: Print, depth: int) -> Iterator[TextRun]:
        tag = element.tag
        if tag == qn("w:t"):
            yield TextRun(element.text or "", base)
        elif tag == qn("w:sym"):
            yield TextRun(_SYMBOLS.get(element.get(qn("w:char"), "").upper(), "\ufffd"), base)
        elif tag in _SIGNS:
            yield TextRun(_SIGNS[tag], base)
        elif tag.startswith(_MATH):
            text = " ".join("".join(one.text or "" for one in element.iter(f"{_MATH}t")).split())
            self.found.append(Found("formula", text))
            yield TextRun(text, base)
        elif tag in _DRAWN:
            yield from self._drawn(element)
        elif tag in _LISTED:
            self.found.append(Found(_LISTED[tag], element))
        elif tag not in _SKIPPED:
            yield from self._inside(element, base, depth)

    def _inside(self, element: Any, base: Print, depth: int) -> Iterator[TextRun]:
        """The pieces of an element that has others in it."""
        tag = element.tag
        if tag in (qn("w:ins"), qn("w:moveTo")):
            self.found.append(Found("insertion", element))
        if tag.endswith("}AlternateContent"):  # the same for programs of different ages
            element = next(iter(element.iterchildren()), element)
        elif tag == qn("w:r"):
            base = self._print(element, base)
        elif tag == qn("w:hyperlink"):
            base = base._replace(address=self._address(element.get(qn("r:id"), "")))
        yield from self._inner(element, base, depth + 1)

    def _drawn(self, element: Any) -> Iterator[TextRun]:
        if any(True for _ in element.iter(qn("w:txbxContent"))):
            self.found.append(Found("text box", element))
        shown = self._picture(element)
        if shown:
            yield TextRun(shown, is_markdown=True)

    def _print(self, run: Any, base: Print) -> Print:
        told = run.find(qn("w:rPr"))
        if told is None:
            return base
        base = _merged(_style_print(self._style(run, "w:rPr/w:rStyle")), base)
        bold, italic, line = (told.find(qn(name)) for name in ("w:b", "w:i", "w:u"))
        color, light, shade, raised = (told.find(qn(name)) for name in ("w:color", "w:highlight", "w:shd", "w:vertAlign"))
        is_light = light is not None and light.get(qn("w:val")) not in _OFF
        is_shaded = shade is not None and shade.get(qn("w:fill"), "").upper() not in (*_WHITE, "AUTO")
        is_colored = (
            color is not None
            and color.get(qn("w:val"), "") not in _BLACK
            and not color.get(qn("w:themeColor"), "").startswith(("text", "dark"))
        )
        return base._replace(
            bold=base.bold if bold is None else _is_on(bold),
            italic=base.italic if italic is None else _is_on(italic),
            underlined=base.underlined if line is None else _is_on(line),
            colored=base.colored if color is None else is_colored,
            highlighted=base.highlighted or is_light or is_shaded,
            raised={"superscript": "sup", "subscript": "sub"}.get(raised.get(qn("w:val"), "") if raised is not None else "", ""),
        )


def _is_on(element: Any) -> bool:
    return element.get(qn("w:val"), "1") not in _OFF


def _style_print(style: Any) -> Print:
    """The bold print and italics of a style; a headline is bold for other reasons."""
    font = getattr(style, "font", None)
    return Print(bold=bool(getattr(font, "bold", False)), italic=bool(getattr(font, "italic", False)))


def _merged(one: Print, other: Print) -> Print:
    return other._replace(bold=one.bold or other.bold, italic=one.italic or other.italic)


def _split(whole: Line) -> list[Line]:
    lines: list[Line] = [[]]
    for piece in whole:
        first, *rest = piece.text.split("\n")
        lines[-1].append(piece._replace(text=first))
        lines += [[piece._replace(text=text)] for text in rest]
    return lines


def plain(line: Line) -> str:
    """The characters of a line."""
    return "".join(piece.text for piece in line)


def after(line: Line, start: int) -> Line:
    """A line without its first characters."""
    found: Line = []
    for piece in line:
        found.append(piece._replace(text=piece.text[start:]))
        start = max(0, start - len(piece.text))
    return found


def before(line: Line, end: int) -> Line:
    """The first characters of a line."""
    found: Line = []
    for piece in line:
        found.append(piece._replace(text=piece.text[: max(0, end)]))
        end -= len(piece.text)
    return found


def marks_of(line: Line) -> frozenset[str]:
    """The kinds of print that all letters and digits of a line have."""
    shown = [piece.form for piece in line if not piece.is_markdown and any(map(str.isalnum, piece.text))]
    return frozenset(mark for mark in MARKS if shown and all(getattr(form, mark) for form in shown))


def markdown(line: Line) -> str:
    """A line as Markdown. Print that all of it has is layout."""
    whole = marks_of(line)
    is_italic = all(piece.form.italic for piece in line if piece.text.strip())
    found = []
    for is_markdown, html in _html(line, whole, is_italic=is_italic):
        found.append(html if is_markdown else from_html(f"<span>.{html}.</span>").text[1:-1])
    return " ".join("".join(found).split())


def _html(line: Line, whole: frozenset[str], *, is_italic: bool) -> Iterator[tuple[bool, str]]:
    html = ""
    for piece in _joined(line):
        if piece.is_markdown:
            yield False, html
            yield True, f" {piece.text} "
            html = ""
            continue
        form = piece.form
        tags = [
            tag
            for tag, is_set in (
                ("b", form.bold and "bold" not in whole),
                ("u", form.underlined and "underlined" not in whole and not form.address),
                ("i", form.italic and not is_italic),
            )
            if is_set
        ]
        tags += [form.raised] if form.raised else []
        text = escape(piece.text)
        for tag in tags:
            text = f"<{tag}>{text}</{tag}>"
        html += f'<a href="{escape(form.address)}">{text}</a>' if form.address else text
    yield False, html


def _joined(line: Sequence[TextRun]) -> Iterator[TextRun]:
    """Pieces, of which neighbors that are printed alike are one: Word divides texts anywhere."""
    last: TextRun | None = None
    for piece in line:
        if last is not None and (last.form, last.is_markdown, piece.is_markdown) == (piece.form, False, False):
            last = last._replace(text=last.text + piece.text)
        else:
            if last is not None:
                yield last
            last = piece
    if last is not None:
        yield last
