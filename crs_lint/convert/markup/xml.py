"""Untrusted XML: parsed in its declared encoding, without entities of its own and without access to other files."""

from __future__ import annotations

import codecs
import re
from typing import Any

from lxml import etree

from crs_lint.convert.decoding import decoded
from crs_lint.convert.record import ItemRecord, Loss, UnusableError

_DECLARATION = re.compile(r"\s*<\?xml\s[^>]{0,200}?\?>")
_ENCODING = re.compile(rb"""\A\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
# Python knows other codecs by name that are not encodings of text.
_KNOWN = re.compile(
    r"utf-?(8|16|32)(-?[lb]e)?|(us-)?ascii|iso-?8859-\d+|latin-?\d+|windows-\d+|cp\d+|koi8-[ru]|macroman|macintosh"
    r"|big5|gb2312|gbk|gb18030|euc-(jp|kr)|shift[_-]jis|iso-2022-jp",
    re.IGNORECASE,
)
# Comments and processing instructions may precede a DOCTYPE.
_BEFORE = re.compile(r"(?:\s++|<!--(?:[^-]|-(?!->))*+-->|<\?(?:[^?]|\?(?!>))*+\?>)*+")
# It names a kind of document, and neither declares anything nor names another file.
_BARE_DOCTYPE = re.compile(r"<!DOCTYPE\s++[^\s\[\]<>\"']++\s*+>")
_MARK = "\ufeff"
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parse(content: bytes) -> Any:
    """The root of a document. Raises UnusableError."""
    declared = _ENCODING.match(content)
    name = declared[1].decode() if declared else "utf-8"
    if not _KNOWN.fullmatch(name) or not _is_known(name):
        raise UnusableError(f'it declares the encoding "{name}", which is not known: save it with the encoding UTF-8', 1)
    text = decoded(content, name).lstrip(_MARK)  # libxml2 skips one more, with a DOCTYPE behind it
    declaration = _DECLARATION.match(text)
    # This keeps the numbers of lines.
    text = "\n" * declaration[0].count("\n") + text[declaration.end() :].lstrip(_MARK) if declaration else text
    _refuse_doctype(text)
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        told = (error.msg or "it ends too early").partition(", line ")[0]
        raise UnusableError(f"it is not well-formed XML: {told}", error.lineno or 0) from None
    except ValueError:
        raise UnusableError("it is not well-formed XML: it has characters that XML does not allow") from None


def _is_known(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


def _refuse_doctype(text: str) -> None:
    """Raises UnusableError for a DOCTYPE that could name other files or declare entities that expand without end."""
    before = _BEFORE.match(text)
    start = before.end() if before else 0
    if text.startswith("<!DOCTYPE", start) and not _BARE_DOCTYPE.match(text, start):
        line = text.count("\n", 0, start) + 1
        raise UnusableError("it has a DOCTYPE, which may declare entities or name other files and is not read: remove it", line)


def line(element: Any) -> int:
    """The line of an element."""
    return int(element.sourceline or 0)


def writable(text: str) -> str:
    """A text with U+FFFD in place of characters that XML does not allow."""
    return _UNWRITABLE.sub("\ufffd", text)


def losses(record: ItemRecord) -> list[Loss]:
    """The loss of characters that ``writable`` replaces."""
    texts = [record.id, record.name, record.stem, record.explanation, record.domain, record.task, record.language, *record.tags]
    texts += [text for option in record.options for text in (option.text, option.rationale)]
    bad = next((match[0] for text in texts if (match := _UNWRITABLE.search(text))), "")
    return [Loss(record.line, f"XML does not support the character U+{ord(bad):04X}; U+FFFD replaces it")] if bad else []


def written(root: Any) -> bytes:
    """The content of a file with a document."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"
