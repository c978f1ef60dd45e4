"""Says in an author's words why a text is no YAML, from what the parser complains of and the line it stands on."""

from typing import NamedTuple

from crs_lint.model.finding import Span
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten

_PLACE = LazyPattern(r"\AYAML parse error at line (\d+), column (\d+)\n")
_LINE_BREAK = LazyPattern(r"\r\n?|\n")
_TAG = LazyPattern(r"'(!![^']*)'")
_FIELD_BEFORE = LazyPattern(r"\s*(?:- +)*([^\s:#'\"\[{-][^:#]{0,60}):\s")
_NO_SPACE = LazyPattern(r"\s*(?:- +)*([A-Za-z_]+):[^\s:/]")
_OPENED = LazyPattern(r"(?:[:,\[{-]\s+|^\s*)(?P<quote>[\"'])")
_UNCLOSED = "The quotation mark that opens this text is not closed."
_QUOTE_ALL = "Put the whole text in double quotes."


class ReadError(NamedTuple):
    """What is wrong with a file before it is data: the rule that reports it, one sentence, one action, the place."""

    rule: str
    message: str
    help: str
    span: Span
    related: tuple[tuple[Span, str], ...] = ()


def explain(error: str, text: str) -> ReadError:
    """The finding for one error of the YAML parser, whose own words are in ``error``."""
    placed = _PLACE.match(error)
    reason = error.strip().rpartition("\n")[2]
    if placed is None:
        return _unplaced(reason, text)
    offset = _offset(text, int(placed[1]), int(placed[2]))
    line_start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    line_end = _LINE_BREAK.search(text, offset)
    line = text[line_start : line_end.start() if line_end else len(text)]
    message, remedy = _sentence(reason, line, offset - line_start, text[:line_start])
    if message == _UNCLOSED:
        offset = _opening_quote(text, offset)
    return ReadError("invalid-yaml", message, remedy, Span(offset, min(offset + 1, len(text))))


def _unplaced(reason: str, text: str) -> ReadError:
    tag = _TAG.search(reason)
    at = max(text.find(tag[1]), 0) if tag else 0
    if tag:
        return ReadError(
            "invalid-yaml",
            f'The mark "{shorten(tag[1])}" does not fit the text after it.',
            "Remove the mark, or put the text in quotes.",
            Span(at, at + len(tag[1])),
        )
    return ReadError("invalid-yaml", f"The file cannot be read: {shorten(reason, 120)}.", "Compare it with a file that works.", Span(0, 0))


def _offset(text: str, line: int, column: int) -> int:
    """Characters from 0 of a line and column from 1; the parser breaks lines at CR, LF and CR LF."""
    at = 0
    for match in _LINE_BREAK.finditer(text):
        if line <= 1:
            break
        line -= 1
        at = match.end()
    return min(at + column - 1, len(text))


def _sentence(reason: str, line: str, column: int, before: str) -> tuple[str, str]:
    """What is wrong and what to do, in an author's words."""
    if "mapping values are not allowed" in reason:
        return _colon(line, column, before)
    if any(words in reason for words in ("did not find expected '-' indicator", "did not find expected key", "simple key expect")):
        return _misaligned(line, column)
    if "found unknown anchor" in reason or "unexpected character" in reason:
        return f'Text cannot begin with "{line[column : column + 1]}" unless it stands in quotes.', _QUOTE_ALL
    for words, answer in _ANSWERS:
        if words in reason:
            return answer
    return (
        f"The file cannot be read from here on: {shorten(reason, 120)}.",
        "Compare this line with one that works; text with special signs belongs in double quotes.",
    )


def _colon(line: str, column: int, before: str) -> tuple[str, str]:
    field = _FIELD_BEFORE.match(line)
    if field and field.end() <= column:
        return f'The text after "{field[1]}:" holds a colon followed by a space, which is read as a new field.', _QUOTE_ALL
    above = before.rstrip("\r\n").rpartition("\n")[2].rpartition("\r")[2]
    cramped = _NO_SPACE.match(above)
    if cramped:
        field_above = shorten(cramped[1])
        return f'The line above lacks a space after "{field_above}:".', f'Write "{field_above}: " with a space after the colon.'
    return (
        "This field does not line up with the line above it, which is still plain text.",
        "Indent it like its neighbors, or put the text above in double quotes.",
    )


def _misaligned(line: str, column: int) -> tuple[str, str]:
    if line[column : column + 1].strip() and line[:column].rstrip().endswith(("]", "}")):
        return "Text follows a closing bracket, so the bracket is read as a list and not as text.", _QUOTE_ALL
    return "This line does not line up with the lines above it.", "Indent it exactly like its neighbors above."


def _opening_quote(text: str, before: int) -> int:
    """Where the last text in quotes begins above an offset."""
    opened = [match.start("quote") for match in _OPENED.finditer(text, 0, before)]
    return opened[-1] if opened else before


_TAB = ("A tab stands where only spaces can indent.", "Replace the tab with spaces.")
_CLOSE = (_UNCLOSED, "Close it at the end of the text.")
_BACKSLASH = (
    "In double quotes a backslash begins a special sign, and one of those here is unknown.",
    "Write two backslashes for each one meant, or use single quotes.",
)
_BRACKET = (
    'A "[" or "{" is read as the beginning of a list, and it is not closed as one.',
    "Close it, or put the whole text in double quotes.",
)
_ANSWERS = (
    ("found a tab", _TAB),
    ("with a tab", _TAB),
    ("tabs disallowed", _TAB),
    ("multiline quoted scalar", _CLOSE),
    ("unclosed quote", _CLOSE),
    (
        "trailing content after",
        (
            "Text follows the quotation mark that closes the text before it.",
            'Put all of it in one pair of double quotes, and write \\" for a quotation mark inside.',
        ),
    ),
    ("escape c", _BACKSLASH),
    ("surrogate", _BACKSLASH),
    (
        "block sequence entries are not allowed",
        (
            "A dash that begins a list stands on the same line as its field.",
            "Move the list to the next line, or put the text in double quotes.",
        ),
    ),
    (
        "while scanning a block scalar",
        (
            'Text stands on the same line as the "|" or ">" that announces it.',
            "Begin the text on the next line, indented; or put it in double quotes.",
        ),
    ),
    ("illegal placement of ':'", _BRACKET),
    ("bracket", _BRACKET),
    ("flow", _BRACKET),
)
