"""Syntax errors in an author's words, from the message of the YAML parser and the line that it points to."""

from collections.abc import Callable
from typing import NamedTuple

from crs_lint.document.lines import LINE_BREAK, line_end, line_start, trimmed_end
from crs_lint.document.read_error import ReadError
from crs_lint.model.finding import Span
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten

_POSITION = LazyPattern(r"\AYAML parse error at line (\d+), column (\d+)\n")
_TAG = LazyPattern(r"'(!![^']*)'")
_FIELD_BEFORE = LazyPattern(r"\s*(?:- +)*([^\s:#'\"\[{-][^:#]{0,60}):\s")
_NO_SPACE = LazyPattern(r"\s*(?:- +)*([A-Za-z_]+):[^\s:/]")
_OPENING_QUOTE = LazyPattern(r"(?:[:,\[{-]\s+|^\s*)(?P<quote>[\"'])")
_CONFLICT_MARKER = LazyPattern(r"(?:\A|(?<=[\r\n]))(?:<{7}|\|{7}|={7}|>{7})(?=[ \t\r\n]|\Z)")
_INDENTING_TAB = LazyPattern(r"(?:\A|[\r\n]) *+\t")
_COMMENT_LINE = LazyPattern(r"[ \t]*(?=#)")
_ENTRY = LazyPattern(r"[ \t]*-(?:[ \t]|\Z)")
_QUOTE_ALL = "Put the whole text in double quotes."


class _Explanation(NamedTuple):
    """One sentence and one action; ``move`` gives the offset of the error from the text and the offset where the parser stops."""

    message: str
    help: str
    move: Callable[[str, int], int] | None = None


def explain(error: str, text: str) -> ReadError:
    """The error for a message of the YAML parser."""
    conflict = _CONFLICT_MARKER.search(text)
    if conflict is not None:
        return ReadError("invalid-yaml", *_CONFLICT, Span(*conflict.span()))
    position = _POSITION.match(error)
    reason = error.strip().rpartition("\n")[2]
    if position is None:
        return _without_position(reason, text)
    offset = _offset(text, int(position[1]), int(position[2]))
    start = line_start(text, offset)
    found = _explanation(reason, text[start : line_end(text, offset)], offset - start, text[:start])
    if found.move is not None:
        offset = found.move(text, offset)
    return ReadError("invalid-yaml", found.message, found.help, Span(offset, min(offset + 1, len(text))))


def _without_position(reason: str, text: str) -> ReadError:
    tag = _TAG.search(reason)
    if tag is None:
        return ReadError(
            "invalid-yaml", f"The file cannot be read: {shorten(reason, 120)}.", "Compare it with a file that works.", Span(0, 0)
        )
    at = max(text.find(tag[1]), 0)
    return ReadError(
        "invalid-yaml",
        f'The mark "{shorten(tag[1])}" does not fit the text after it.',
        "Remove the mark, or put the text in quotes.",
        Span(at, at + len(tag[1])),
    )


def _offset(text: str, line: int, column: int) -> int:
    """The offset of a line and column, both from 1."""
    at = 0
    for match in LINE_BREAK.finditer(text):
        if line <= 1:
            break
        line -= 1
        at = match.end()
    return min(at + column - 1, len(text))


def _explanation(reason: str, line: str, column: int, before: str) -> _Explanation:
    """``column`` is the offset in the line at which the parser stops, and ``before`` the text above that line."""
    if any(words in reason for words in _MISALIGNED):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            return _TAB
        if _continues_below_comment(line, before):
            return _COMMENT_ABOVE
    if "mapping values are not allowed" in reason:
        return _colon(line, column, before)
    if any(words in reason for words in _MISALIGNED[1:]):
        return _misaligned(line, column)
    if line[column : column + 1] == "\t" and _RUAMEL_CHARACTER in reason:
        return _TAB
    if any(words in reason for words in ("found unknown anchor", "unexpected character", _RUAMEL_CHARACTER)):
        return _Explanation(f'Text cannot begin with "{line[column : column + 1]}" unless it stands in quotes.', _QUOTE_ALL)
    for words, explanation in _EXPLANATIONS:
        if words in reason:
            return explanation
    return _Explanation(
        f"The file cannot be read from here on: {shorten(reason, 120)}.",
        "Compare this line with one that works; text with special signs belongs in double quotes.",
    )


def _continues_below_comment(line: str, before: str) -> bool:
    """Whether a line that is neither a field nor an entry follows a line with nothing but a comment."""
    above = before.rstrip().rpartition("\n")[2].rpartition("\r")[2]
    return _COMMENT_LINE.match(above) is not None and _FIELD_BEFORE.match(f"{line} ") is None and _ENTRY.match(line) is None


def _comment_above(text: str, at: int) -> int:
    """The offset of the comment on the last line with text above the line of an offset."""
    start = line_start(text, trimmed_end(text, line_start(text, at)))
    comment = _COMMENT_LINE.match(text, start)
    return comment.end() if comment else at


def _tab(text: str, at: int) -> int:
    """The offset of the nearest tab that indents: on the line of an offset, or below it."""
    start = line_start(text, at)
    own = text.rfind("\t", start, at + 1)
    below = _INDENTING_TAB.search(text, max(start - 1, 0))
    if below is None or (own >= 0 and not text[start:own].strip(" \t-?:")):
        return own if own >= 0 else at
    return below.end() - 1


def _colon(line: str, column: int, before: str) -> _Explanation:
    field = _FIELD_BEFORE.match(line)
    if field and field.end() <= column:
        return _Explanation(f'The text after "{field[1]}:" contains a colon followed by a space, which is read as a new field.', _QUOTE_ALL)
    above = before.rstrip("\r\n").rpartition("\n")[2].rpartition("\r")[2]
    without_space = _NO_SPACE.match(above)
    if without_space:
        name = shorten(without_space[1])
        return _Explanation(f'The line above lacks a space after "{name}:".', f'Write "{name}: " with a space after the colon.')
    return _Explanation(
        "This field does not line up with the line above it, which is still plain text.",
        "Indent it like its neighbors, or put the text above in double quotes.",
    )


def _misaligned(line: str, column: int) -> _Explanation:
    if line[column : column + 1].strip() and line[:column].rstrip().endswith(("]", "}")):
        return _Explanation("Text follows a closing bracket, so the bracket is read as a list and not as text.", _QUOTE_ALL)
    return _Explanation("This line does not line up with the lines above it.", "Indent it exactly like its neighbors above.")


def _opening_quote(text: str, before: int) -> int:
    """The offset of the last quotation mark that opens a text before an offset."""
    opened = [match.start("quote") for match in _OPENING_QUOTE.finditer(text, 0, before)]
    return opened[-1] if opened else before


_RUAMEL_CHARACTER = "cannot start any token"
_CONFLICT = (
    "A merge conflict is not resolved: this line is one of its markers.",
    "Keep one of the two versions, and delete the lines of the markers.",
)
_MISALIGNED = ("mapping values are not allowed", "did not find expected '-' indicator", "did not find expected key", "simple key expect")
_TAB = _Explanation("A tab stands where only spaces can indent.", "Replace the tab with spaces.", _tab)
_COMMENT = _Explanation(
    "A comment stands between the lines of a text without quotes, and ends it.",
    "Move the comment above the text, or put the text in double quotes without the comment.",
)
_COMMENT_ABOVE = _COMMENT._replace(move=_comment_above)
_CLOSE = _Explanation("The quotation mark that opens this text is not closed.", "Close it at the end of the text.", _opening_quote)
_BACKSLASH = _Explanation(
    "In double quotes a backslash begins a special sign, and one of those here is unknown.",
    "Write two backslashes for each one meant, or use single quotes.",
)
_BRACKET = _Explanation(
    'A "[" or "{" is read as the beginning of a list, and it is not closed as one.',
    "Close it, or put the whole text in double quotes.",
)
_EXPLANATIONS = (
    ("comment intercepting", _COMMENT),
    ("found a tab", _TAB),
    ("tab cannot be used", _TAB),
    ("must be followed by a valid YAML whitespace", _TAB),
    ("with a tab", _TAB),
    ("tabs disallowed", _TAB),
    ("multiline quoted scalar", _CLOSE),
    ("unclosed quote", _CLOSE),
    ("found unexpected end of stream", _CLOSE),  # of ruamel.yaml
    (
        "trailing content after",
        _Explanation(
            "Text follows the quotation mark that closes the text before it.",
            'Put all of it in one pair of double quotes, and write \\" for a quotation mark inside.',
        ),
    ),
    ("escape c", _BACKSLASH),
    ("surrogate", _BACKSLASH),
    (
        "block sequence entries are not allowed",
        _Explanation(
            "A dash that begins a list stands on the same line as its field.",
            "Move the list to the next line, or put the text in double quotes.",
        ),
    ),
    (
        "while scanning a block scalar",
        _Explanation(
            'Text stands on the same line as the "|" or ">" that announces it.',
            "Begin the text on the next line, indented; or put it in double quotes.",
        ),
    ),
    ("illegal placement of ':'", _BRACKET),
    ("bracket", _BRACKET),
    ("flow", _BRACKET),
)
