"""Reads one written scalar character by character, so that offsets in its value become offsets in the text."""

from __future__ import annotations

from crs_lint.document.lines import LINE_BREAK, line_start

_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_HEX = {"x": 2, "u": 4, "U": 8}

Letters = list[tuple[str, int]]
"""Characters of the value, each with the offset at which it is written."""


def letters(text: str, start: int, end: int, style: str) -> Letters:
    """The value written in ``text[start:end]``, with the offset of each character.

    ``style`` is as in an event. The parser is the authority: callers compare ``spelled`` letters with the value that it read.
    """
    if style in ("|", ">"):
        return _block(text, start, end, folded=style == ">")
    if style in ("'", '"'):
        return _flow(text, start + 1, end - 1, style)
    return _flow(text, start, end, "")


def spelled(written: Letters) -> str:
    """The text that letters spell."""
    return "".join([char for char, _ in written])


def _flow(text: str, start: int, end: int, quote: str) -> Letters:
    """A plain or quoted scalar: line breaks fold to a space, blank lines to line breaks."""
    found: Letters = []
    at = start
    while at < end:
        char = text[at]
        if char in "\r\n":
            at = _fold(text, at, end, found)
        elif quote == "'" and text.startswith("''", at):
            found.append(("'", at))
            at += 2
        elif quote == '"' and char == "\\":
            at = _escape(text, at, end, found)
        else:
            found.append((char, at))
            at += 1
    return found


def _fold(text: str, at: int, end: int, found: Letters) -> int:
    """Reads the white space around a line break; returns the offset of the next line's text."""
    first = at
    while found and found[-1][0] in " \t" and text[found[-1][1]] in " \t":
        found.pop()
    breaks = 0
    while at < end and text[at] in " \t\r\n":
        if text[at] == "\n" or (text[at] == "\r" and not text.startswith("\r\n", at)):
            breaks += 1
        at += 1
    found.extend([(" ", first)] if breaks == 1 else [("\n", first)] * (breaks - 1))
    return at


def _escape(text: str, at: int, end: int, found: Letters) -> int:
    kind = text[at + 1 : at + 2]
    if kind in ("\n", "\r"):
        at += 3 if text.startswith("\r\n", at + 1) else 2
        while at < end and text[at] in " \t":
            at += 1
        return at
    if kind in _HEX:
        width = _HEX[kind]
        code = int(text[at + 2 : at + 2 + width], 16)
        return _surrogates(text, at, code, found) if width == 4 and 0xD800 <= code < 0xDC00 else _put(found, chr(code), at, at + 2 + width)
    return _put(found, _ESCAPES.get(kind, kind), at, at + 2)


def _surrogates(text: str, at: int, high: int, found: Letters) -> int:
    low = int(text[at + 8 : at + 12] or "0", 16)
    return _put(found, chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)), at, at + 12)


def _put(found: Letters, char: str, at: int, end: int) -> int:
    found.append((char, at))
    return end


def _block(text: str, start: int, end: int, *, folded: bool) -> Letters:
    """A literal or folded block: a header, then lines without their common indentation."""
    first_break = LINE_BREAK.search(text, start, end)
    if first_break is None:
        return []
    header = text[start + 1 : first_break.start()].split("#")[0].strip()
    lines = _lines(text, first_break.end(), end)
    indent = _indentation(header, text, lines, start)
    found: Letters = []
    contents = [(min(first + indent, last), last) for first, last in lines]
    pending: list[int] = []  # offsets of line breaks that the next line decides about
    previous_more = False
    for first, last in contents:
        if first >= last:
            pending.append(last)
            continue
        more = text[first] in " \t"
        if found or pending:
            _join(found, pending, folded and not more and not previous_more, started=bool(found))
        found.extend((text[at], at) for at in range(first, last))
        pending = [last]
        previous_more = more
    if "-" not in header:
        breaks = pending if "+" in header else pending[:1] if found else []
        found.extend(("\n", at) for at in breaks)
    return found


def _join(found: Letters, pending: list[int], fold: bool, *, started: bool) -> None:
    """Adds the line breaks between two lines with text; folded, a single one is a space, and of several the first is dropped."""
    if fold and started:
        found.extend([(" ", pending[0])] if len(pending) == 1 else [("\n", at) for at in pending[1:]])
    else:
        found.extend(("\n", at) for at in pending)


def _lines(text: str, at: int, end: int) -> list[tuple[int, int]]:
    """The start and end of each line between two offsets, without line breaks."""
    found = []
    for match in LINE_BREAK.finditer(text, at, end):
        found.append((at, match.start()))
        at = match.end()
    return [*found, (at, end)] if at < end else found


def _indentation(header: str, text: str, lines: list[tuple[int, int]], start: int) -> int:
    digits = [int(char) for char in header if char.isdigit()]
    if digits:
        before = text[line_start(text, start) : start]
        return digits[0] + len(before) - len(before.lstrip(" -?:"))
    for first, last in lines:
        stripped = text[first:last].lstrip(" ")
        if stripped:
            return last - first - len(stripped)
    return 0
