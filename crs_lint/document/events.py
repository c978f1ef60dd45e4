"""Parser events of a YAML text, with offsets: the one place that knows ruamel.yaml."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from crs_lint.text.lazy_pattern import LazyPattern

# The C parser takes these for line breaks, YAML 1.2 does not; a letter in their place keeps every offset.
_FOREIGN_BREAKS = ("\x85", "\u2028", "\u2029")
# Each token costs the parser a look at every level; no text that the guards of source let through has half as many.
_DEEPEST = 256
_DIRECTIVE = LazyPattern(r"(?:\A|[\r\n])%TAG")
# It compares each of these lines with all others.
_MOST_DIRECTIVES = 100


# The parser in Python takes a second for this much, and some for what is dense with signs.
_PATIENCE = 512 * 1024


class Event(NamedTuple):
    """One event: ``kind`` is scalar, alias, map, seq, end or document.

    ``style`` is one of ``'``, ``"``, ``|``, ``>``, or empty for plain text.
    """

    kind: str
    start: int
    end: int
    value: str = ""
    style: str = ""
    anchor: str = ""
    tag: str = ""


class UnparsableError(Exception):
    """ruamel.yaml cannot read this text; what was yielded before stands."""


_KINDS = {
    "ScalarEvent": "scalar",
    "AliasEvent": "alias",
    "MappingStartEvent": "map",
    "SequenceStartEvent": "seq",
    "MappingEndEvent": "end",
    "SequenceEndEvent": "end",
    "DocumentStartEvent": "document",
}


def attempts(text: str, *, pure: bool = False) -> tuple[bool, ...]:
    """With which parsers to try a text in turn, as values for ``pure``.

    The C parser stumbles over ``{text: Which one?}`` and ``{text: 12:30}``, which the other reads; that one is slow.
    """
    return (True,) if pure else (False, True) if len(text) <= _PATIENCE else (False,)


def parse(text: str, *, pure: bool = False) -> Iterator[Event]:
    """The events of a text, whether or not ``source`` accepts it; with ``pure``, by the parser in Python.

    Raises UnparsableError where ruamel.yaml gives up, which it does by any of a dozen exceptions, and where it would take long.
    """
    return (_event(kind, event) for kind, event in raw(text, pure=pure) if kind)


def raw(text: str, *, pure: bool = False) -> Iterator[tuple[str, Any]]:
    """The parser's own events, each with its kind, or with none: for a walk that has no use for most of them. Raises as ``parse`` does."""
    if text.count("%TAG") > _MOST_DIRECTIVES and len(_DIRECTIVE.findall(text)) > _MOST_DIRECTIVES:
        raise UnparsableError("too many directives")
    from ruamel.yaml import YAML

    yaml: Any = YAML(typ="safe", pure=pure)
    for sign in _FOREIGN_BREAKS:
        text = text.replace(sign, "x")
    depth = 0
    try:
        for event in yaml.parse(text):
            kind = _KINDS.get(event.__class__.__name__, "")
            if kind in ("map", "seq"):
                depth += 1
                if depth > _DEEPEST:
                    raise UnparsableError("nested too deep")
            elif kind == "end":
                depth -= 1
            yield kind, event
    except GeneratorExit:
        raise
    except Exception as error:
        raise UnparsableError(f"{type(error).__name__}: {error}") from error


def _event(kind: str, event: Any) -> Event:
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
