"""The second reader: data from the parser events of ruamel.yaml, by the core schema of YAML 1.2 as yaml-rs understands it.

Beyond the core schema, yaml-rs reads binary numbers, signs and capitals before other bases, and numbers with underscores, and so
does this reader: ``_1``, ``1_000``, ``0b11``, ``-0x1F`` and ``0O17`` are numbers.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from crs_lint.document.event_walk import with_surrogates_joined
from crs_lint.document.events import FOREIGN_BREAKS, MARK, Event, Events, UnparsableError, values
from crs_lint.document.lines import Lines
from crs_lint.document.scalar_offsets import letters, spelled
from crs_lint.text.lazy_pattern import LazyPattern

_INTEGER = LazyPattern(r"[-+]?(?:0[xX](?P<x>[0-9a-fA-F_]+)|0[oO](?P<o>[0-7_]+)|0[bB](?P<b>[01_]+)|(?P<d>[0-9_]+))")
_FLOAT = LazyPattern(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_INFINITY = LazyPattern(r"[-+]?\.inf", re.IGNORECASE)
_WORDS = {"": None, "~": None, **dict.fromkeys(("null", "Null", "NULL"))}
_BOOLEANS = {word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")}
_NAN = ".nan"
_BASES = {"x": 16, "o": 8, "b": 2}
_MOST_DIGITS = 4000  # Python converts no more; numbers of 300 digits are refused anyway
_CORE = "tag:yaml.org,2002:"
_NOT_OF_TAG = object()


def compose_data(events: Events, *, max_values: int, last_wins: bool) -> Any:
    """The data of a text, as ``reader.load_data`` describes it."""
    failure: UnparsableError | None = None
    for pure in events.parsers():
        composer = _Composer(events.text, max_values, last_wins)
        try:
            return composer.compose(values(events.walk(pure=pure, keep=True)))
        except UnparsableError as error:
            failure = failure or error
    raise ValueError(_message(failure))


def _message(failure: UnparsableError | None) -> str:
    """An error of ruamel.yaml in the form that yaml-rs gives its messages."""
    cause: Any = failure.__cause__ if failure is not None else None
    mark = getattr(cause, "problem_mark", None)
    reason = ", ".join(filter(None, (getattr(cause, "context", None), getattr(cause, "problem", None)))) or str(failure)
    if "nested too deep" in reason:
        return "recursion limit exceeded"
    return reason if mark is None else f"YAML parse error at line {mark.line + 1}, column {mark.column + 1}\n{reason}"


class _OpenData:
    """A mapping or list that is not closed yet. ``name`` holds the field that waits for its value; ``size`` counts values."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self.is_map = event.kind == "map"
        self.data: Any = {} if self.is_map else []
        self.name: list[Any] = []
        self.size = 1


class _Composer:
    """Makes data from events without recursion, and counts the values that references stand for."""

    def __init__(self, text: str, max_values: int, last_wins: bool) -> None:
        self.text = text
        self.left = max_values
        self.last_wins = last_wins
        self.opened: list[_OpenData] = []
        self.documents: list[Any] = []
        self.anchors: dict[str, tuple[Any, int]] = {}

    def compose(self, walk: Iterator[Event]) -> Any:
        for event in walk:
            if event.kind == "document":
                self.anchors = {}
                self.documents.append(None)
            elif event.kind in ("map", "seq"):
                self.opened.append(_OpenData(event))
            elif event.kind == "end":
                self._close(self.opened.pop())
            elif event.kind == "alias":
                self._add(*self._referenced(event))
            else:
                value = self._scalar(event)
                self._anchor(event, value, 1)
                self._add(value, 1)
        return self.documents[0] if len(self.documents) == 1 else self.documents or None

    def _close(self, closed: _OpenData) -> None:
        value = set(closed.data) if closed.is_map and closed.event.tag == f"{_CORE}set" else closed.data
        self._anchor(closed.event, value, closed.size)
        self._add(value, closed.size)

    def _anchor(self, event: Event, value: Any, size: int) -> None:
        if event.anchor:
            self.anchors[event.anchor] = (value, size)

    def _referenced(self, event: Event) -> tuple[Any, int]:
        """The value of a reference and its size; None inside the value that it refers to."""
        if any(one.event.anchor == event.anchor for one in self.opened):
            return None, 1
        if event.anchor not in self.anchors:
            raise ValueError(self._located(event, "while parsing node, found unknown anchor"))
        value, size = self.anchors[event.anchor]
        self.left -= size
        if self.left < 0:
            raise ValueError("alias replay limit exceeded")
        return value, size

    def _add(self, value: Any, size: int) -> None:
        if not self.opened:
            self.documents[-1] = value
            return
        top = self.opened[-1]
        top.size += size
        if not top.is_map:
            top.data.append(value)
        elif not top.name:
            top.name.append(_hashable(value))
        else:
            name = top.name.pop()
            if name in top.data and not self.last_wins:
                raise ValueError(f"duplicate mapping key: {name!r}")
            top.data[name] = value

    def _scalar(self, event: Event) -> Any:
        value = with_surrogates_joined(event.value)
        if "\ufffd" in value and "\ufffd" not in event.value:
            raise ValueError(self._located(event, "while parsing a quoted scalar, found high surrogate without following low surrogate"))
        if any(sign in self.text[event.start : event.end] for sign in (*FOREIGN_BREAKS, MARK)):
            value = spelled(letters(self.text, event.start, event.end, event.style))
        if event.tag.startswith(_CORE):
            read = _TAGS.get(event.tag.removeprefix(_CORE))
            found = read(value) if read is not None else _NOT_OF_TAG
            if found is _NOT_OF_TAG:
                raise ValueError(f"Invalid value {value!r} for '!!{event.tag.removeprefix(_CORE)}' tag")
            return found
        return value if event.style or event.tag == "!" else plain_value(value)

    def _located(self, event: Event, reason: str) -> str:
        line, column = Lines(self.text).position(event.start)
        return f"YAML parse error at line {line}, column {column}\n{reason}"


def plain_value(text: str) -> Any:
    """What a text without quotes stands for."""
    if text in _WORDS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    number = _number(text)
    return text if number is None else number


def _number(text: str) -> int | float | None:
    if text.lower() == _NAN:
        return float("nan")
    integer = _INTEGER.fullmatch(text)
    if integer is not None:
        base = integer.lastgroup or "d"
        return _integer(text, base, integer[base].replace("_", ""))
    digits = text.replace("_", "")
    if _INFINITY.fullmatch(text) is not None:
        return float(text.replace(".", ""))
    return float(digits) if _FLOAT.fullmatch(digits) is not None else None


def _integer(written: str, base: str, digits: str) -> int | None:
    if not digits:
        return None
    size = 10**_MOST_DIGITS if base == "d" and len(digits) > _MOST_DIGITS else int(digits, _BASES.get(base, 10))
    return -size if written.startswith("-") else size


def _hashable(value: Any) -> Any:
    """A value as the name of a field: a list as a tuple, a group as the set of its pairs."""
    if isinstance(value, list):
        return tuple(map(_hashable, value))
    if isinstance(value, dict):
        return frozenset((name, _hashable(one)) for name, one in value.items())
    return frozenset((name, None) for name in value) if isinstance(value, set) else value


def _of_type(kinds: tuple[type, ...], convert: Callable[[Any], Any] = lambda value: value) -> Callable[[str], Any]:
    """A function that reads a text as one of some types."""

    def read(text: str) -> Any:
        value = plain_value(text)
        return convert(value) if type(value) in kinds else _NOT_OF_TAG

    return read


_TAGS: dict[str, Callable[[str], Any]] = {
    "str": str,
    "binary": str,
    "int": _of_type((int,)),
    "float": _of_type((int, float), float),
    "bool": _of_type((bool,)),
    "null": _of_type((type(None),)),
}
