"""Parser events of a YAML text, with offsets: the one module that imports ruamel.yaml."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal, TypeAlias

from crs_lint.named_tuple import NamedTuple
from crs_lint.text.lazy_pattern import LazyPattern

# The C parser takes these for line breaks, YAML 1.2 does not; a letter in their place keeps every offset.
FOREIGN_BREAKS = ("\x85", "\u2028", "\u2029")
MARK = "\ufeff"
FORBIDDEN = LazyPattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""Characters that YAML forbids. Neither parser reads a text with one; ``load`` reports them, and reads the rest of the text."""
# The parser looks at every level for each token; no text that the guards of ``load`` let through is half as deep.
_MAX_DEPTH = 256
_TAG_DIRECTIVE = LazyPattern(r"(?:\A|[\r\n])%TAG")
# Both parsers compare each of these lines with all others.
MAX_TAG_DIRECTIVES = 100
# The parser in Python takes a second for this many characters, and longer for texts that are dense with indicators.
_MAX_PURE_LENGTH = 512 * 1024
# An event takes some 320 bytes.
_MAX_KEPT_EVENTS = 100_000

EventKind: TypeAlias = Literal["", "scalar", "alias", "map", "seq", "end", "document"]
ParserEvent: TypeAlias = tuple[EventKind, Any]
"""An event as ruamel.yaml gives it, with its kind; the kind is empty for events that say nothing about values."""


class Event(NamedTuple):
    """One event as a plain value; ``start`` and ``end`` are offsets in characters.

    ``style`` is one of ``'``, ``"``, ``|``, ``>``, or empty for plain text.
    """

    kind: EventKind
    start: int
    end: int
    value: str = ""
    style: str = ""
    anchor: str = ""
    tag: str = ""


class UnparsableError(Exception):
    """ruamel.yaml cannot read this text; the events before the error are valid."""


_KINDS: dict[str, EventKind] = {
    "ScalarEvent": "scalar",
    "AliasEvent": "alias",
    "MappingStartEvent": "map",
    "SequenceStartEvent": "seq",
    "MappingEndEvent": "end",
    "SequenceEndEvent": "end",
    "DocumentStartEvent": "document",
}


class Events:
    """The parser events of one text. Walks that ask for it share one run of the parser.

    A walk that goes on to the end with ``keep`` leaves its events, or the error that ended them, for later walks, unless they
    are too many.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._kept: dict[bool, tuple[list[ParserEvent], UnparsableError | None]] = {}

    def walk(self, *, pure: bool = False, keep: bool = False) -> Iterator[ParserEvent]:
        """Yields the parser's own events; with ``pure``, of the parser written in Python.

        Raises UnparsableError where ruamel.yaml gives up, which it does by any of a dozen exceptions, and where it would take long.
        """
        if pure in self._kept:
            return self._replay(pure)
        return self._record(pure) if keep else _parse(self.text, pure)

    def parsers(self, *, pure: bool = False) -> tuple[bool, ...]:
        """The parsers to try in turn, as values for ``pure``.

        The C parser fails on ``{text: Which one?}`` and ``{text: 12:30}``, which the one in Python reads; that one is slow.
        """
        return (True,) if pure else (False, True) if len(self.text) <= _MAX_PURE_LENGTH else (False,)

    def _replay(self, pure: bool) -> Iterator[ParserEvent]:
        kept, error = self._kept[pure]
        yield from kept
        if error is not None:
            raise error

    def _record(self, pure: bool) -> Iterator[ParserEvent]:
        kept: list[ParserEvent] = []
        error = None
        try:
            for one in _parse(self.text, pure):
                if len(kept) <= _MAX_KEPT_EVENTS:
                    kept.append(one)
                yield one
        except UnparsableError as caught:
            error = caught
        if len(kept) <= _MAX_KEPT_EVENTS:
            self._kept[pure] = (kept, error)
        if error is not None:
            raise error


def values(walk: Iterator[ParserEvent]) -> Iterator[Event]:
    """The events of a walk as plain values, without those that have no kind."""
    return (_event(kind, event) for kind, event in walk if kind)


def _parse(text: str, pure: bool) -> Iterator[ParserEvent]:
    if text.count("%TAG") > MAX_TAG_DIRECTIVES and len(_TAG_DIRECTIVE.findall(text)) > MAX_TAG_DIRECTIVES:
        raise UnparsableError("too many directives")
    yaml: Any = _yaml_class()(typ="safe", pure=pure)
    for sign in FOREIGN_BREAKS:
        text = text.replace(sign, "x")
    if text.startswith(MARK):  # the second one of the file, which the parser would leave out
        text = f"x{text[1:]}"
    text = FORBIDDEN.sub("\ufffd", text)
    depth = 0
    try:
        for event in yaml.parse(text):
            kind = _KINDS.get(event.__class__.__name__, "")
            if kind in ("map", "seq"):
                depth += 1
                if depth > _MAX_DEPTH:
                    raise UnparsableError("nested too deep")
            elif kind == "end":
                depth -= 1
            yield kind, event
    except GeneratorExit:
        raise
    except Exception as error:
        raise UnparsableError(f"{type(error).__name__}: {error}") from error


@lru_cache
def _yaml_class() -> Any:
    """The class of ruamel.yaml, which otherwise searches its folder for plug-ins each time: no parser needs any."""
    from ruamel.yaml import YAML

    class _YamlWithoutPlugIns(YAML):
        def official_plug_ins(self) -> list[str]:
            return []

    return _YamlWithoutPlugIns


def _event(kind: EventKind, event: Any) -> Event:
    if kind in ("end", "document"):
        return Event(kind, event.start_mark.index, event.end_mark.index)
    tag = "" if kind == "alias" else getattr(event, "tag", None) or ""
    return Event(
        kind,
        event.start_mark.index,
        event.end_mark.index,
        event.value if kind == "scalar" else "",
        (event.style or "") if kind == "scalar" else "",
        event.anchor or "",
        str(tag),
    )
