"""Locates values in brackets that open and close on one line, for ``line_locator``."""

from typing import Any

from crs_lint.document.event_walk import Wanted, WrittenValues
from crs_lint.document.located_scalars import NAME, QUOTED, UnsureError, checked_scalar, is_written_as, record_scalar, require
from crs_lint.model.finding import Path, Span
from crs_lint.text.lazy_pattern import LazyPattern

_FIELD = LazyPattern(rf"[{{,] *({NAME}) *: +(?=[^ \r\n])")
_ELEMENT = LazyPattern(r"[\[,] *(?=[^ \r\n])")
# Without "?" and ":", which the C parser does not take for letters in brackets.
_PLAIN = LazyPattern(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\t\r\n,\[\]{}?:#]*|-[\w.]+")
_END = LazyPattern(r" *[\]}]")


class FlowLocator:
    """Goes through brackets along their data, and adds what is wanted to ``found``. Its methods return the offset after a value."""

    def __init__(self, text: str, found: WrittenValues) -> None:
        self.text = text
        self.found = found

    def collection(self, path: Path, data: Any, wanted: Wanted | None, at: int) -> int:
        """Takes the brackets that open at an offset. Raises UnsureError if they hold more than plain values, or end on another line."""
        require(self.text[at] == ("{" if isinstance(data, dict) else "["))
        if not data:
            return self._end(at + 1, data)
        return self._end(self._mapping(path, data, wanted, at) if isinstance(data, dict) else self._list(path, data, wanted, at), data)

    def _end(self, at: int, data: Any) -> int:
        match = _END.match(self.text, at)
        if match is None or match[0][-1] != ("}" if isinstance(data, dict) else "]"):
            raise UnsureError
        return match.end()

    def _mapping(self, path: Path, data: dict[Any, Any], wanted: Wanted | None, at: int) -> int:
        for name, value in data.items():
            match = _FIELD.match(self.text, at)
            if match is None or not is_written_as(name, match[1]):
                raise UnsureError
            self._record_field(path, name, wanted, Span(*match.span(1)))
            at = self._value((*path, name), value, wanted, match.end())
        return at

    def _record_field(self, path: Path, name: str, wanted: Wanted | None, field: Span) -> None:
        if wanted is not None:
            self.found.names.setdefault(path, field)
            if name in wanted:
                self.found.fields[(*path, name)] = field

    def _list(self, path: Path, data: list[Any], wanted: Wanted | None, at: int) -> int:
        for index, value in enumerate(data):
            match = _ELEMENT.match(self.text, at)
            if match is None:
                raise UnsureError
            at = self._value((*path, index), value, wanted, match.end())
        return at

    def _value(self, path: Path, value: Any, above: Wanted | None, at: int) -> int:
        """Takes a value; ``above`` is what is wanted of the collection that it is in, None if nobody asks for that."""
        wanted = above.get(path[-1]) if above is not None else None
        if isinstance(value, (dict, list)):
            return self.collection(path, value, wanted, at)
        end = self._scalar_end(at)
        style = self.text[at] if self.text[at] in QUOTED else ""
        written = checked_scalar(self.text, at, end, style, value)
        if above is not None:
            record_scalar(self.found, path, written, at, is_wanted=wanted is not None)
        return end

    def _scalar_end(self, at: int) -> int:
        match = QUOTED.get(self.text[at], _PLAIN).match(self.text, at)
        if match is None or "\n" in match[0]:
            raise UnsureError
        return at + len(match[0].rstrip(" "))
