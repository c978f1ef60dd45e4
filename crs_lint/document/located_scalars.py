"""Scalars that are located without a parser: checked against the data, and recorded as a walk over events records them."""

import re
from typing import Any

from crs_lint.document.event_walk import WrittenValue, WrittenValues
from crs_lint.document.scalar_offsets import letters, spelled
from crs_lint.model.finding import Path, Span
from crs_lint.text.lazy_pattern import LazyPattern

NAME = r"""(?:"[^"\\\r\n]{0,100}"|'[^'\r\n]{0,100}'|\w(?:[\w ./()-]{0,100}[\w/).-])?)"""
"""The source of a pattern for a field name, plain or in quotes without escapes."""
QUOTED = {"'": LazyPattern(r"'(?:[^']|'')*+'"), '"': LazyPattern(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)}
"""A scalar in quotes, by the quote."""


class UnsureError(Exception):
    """The text is not written plainly, or does not agree with the data."""


def require(condition: bool) -> None:
    """Raises UnsureError unless the condition holds."""
    if not condition:
        raise UnsureError


def is_written_as(name: Any, written: str) -> bool:
    """Whether a field name of the data is written so."""
    return bool(name == (written[1:-1] if written[0] in QUOTED else written))


def checked_scalar(text: str, start: int, end: int, style: str, value: Any) -> WrittenValue:
    """The scalar in ``text[start:end]``; raises UnsureError unless it stands for the value."""
    written = text[start:end]
    if isinstance(value, str):
        is_itself = not style and "\n" not in written
        require(written == value if is_itself else spelled(letters(text, start, end, style)) == value)
        return WrittenValue(start, end, style, value)
    require(not style and "\n" not in written and _is_plain_value(written, value))
    return WrittenValue(start, end, style, written)


def record_scalar(found: WrittenValues, path: Path, written: WrittenValue, content: int, *, is_wanted: bool) -> None:
    """Records a scalar whose text begins at the offset ``content``. The id of a mapping is its name, whoever asks for it."""
    if is_wanted:
        found.values[path] = written
        if isinstance(path[-1], int):
            found.names.setdefault(path, Span(content, written.end))
    if path[-1] == "id" and written.end > written.start:
        found.names[path[:-1]] = Span(written.start, written.end)


def _is_plain_value(written: str, value: Any) -> bool:
    """Whether a number, a boolean or null is written so."""
    from crs_lint.document.ruamel_reader import plain_value

    return repr(plain_value(written)) == repr(value)
