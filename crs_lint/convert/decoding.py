"""Text of files: UTF-8, or the encoding that a byte order mark names."""

from __future__ import annotations

import codecs

from crs_lint.convert.record import UnusableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def marked(content: bytes) -> tuple[str, bytes]:
    """The encoding that a byte order mark names, or an empty string, and the content without the mark."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding, content[len(mark) :]
    return "", content


def decoded(content: bytes, otherwise: str = "utf-8") -> str:
    """The text of a file with its line breaks; ``otherwise`` is the encoding without a mark. Raises UnusableError."""
    encoding, rest = marked(content)
    encoding = encoding or otherwise
    try:
        return rest.decode(encoding)
    except UnicodeDecodeError as error:
        line = rest[: error.start].count(b"\n") + 1
        raise UnusableError(f"it is not saved as {encoding.upper()}: save it with the encoding UTF-8", line) from None


def text_of(content: bytes) -> str:
    """The text of a file with LF line breaks. Raises UnusableError."""
    return decoded(content).replace("\r\n", "\n").replace("\r", "\n")


def lines_of(content: bytes) -> list[str]:
    """The lines of a file; only CR, LF and CR LF are line breaks. Raises UnusableError."""
    return text_of(content).split("\n")
