"""From bytes to plain data, with every guard against hostile input before and after the fast reader."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from crs_lint.finding import Span
from crs_lint.syntax import Fault, explain


class Limits(NamedTuple):
    """What a file may cost: bytes, levels of nesting, values after references are followed, characters of one text."""

    file_size: int = 4 * 1024 * 1024
    depth: int = 64
    nodes: int = 100_000
    scalar: int = 256 * 1024


class Source(NamedTuple):
    """A file as read: its text without the mark, its data (None where there is none), and what is wrong so far.

    ``foreign`` holds the text's characters beyond ASCII, in order; ``readable`` is False when ``data`` says nothing.
    """

    text: str
    data: Any
    faults: tuple[Fault, ...]
    foreign: str
    readable: bool


_ASCII_TEXT = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
# Every sign that can indent becomes 0x01, which no text may hold, and every line break LF.
_INDENTATION = bytes(1 if byte in b" \t-?:" else 0x0A if byte in b"\r\n" else byte for byte in range(256))
# The fast reader dies of some 10,000 levels; each level costs a column of indentation, or is a bracket it counts itself.
_REFUSED_INDENTATION = b"\n" + b"\x01" * 192
_DEEP_INDENTATION = b"\n" + b"\x01" * 21
_DEEP_BRACKETS = 22
_BEFORE_NODE = "\n\r\t [{,"
_MARKS = {sign: re.compile(rf"(?:^|[\s\[{{,]){re.escape(sign)}[^\s{re.escape(sign)}]") for sign in "&*"} | {
    "!": re.compile(r"(?:^|[\s\[{,])!")
}


def read(content: bytes, limits: Limits = Limits()) -> Source:
    """Reads a bank file. Never raises on any content; what is wrong is among the faults."""
    if len(content) > limits.file_size:
        return _refused("", _over_size(len(content), limits))
    text, foreign, fault = _decode(content)
    if fault is not None:
        return _refused(text, fault)
    indentation = b"\n" + content.translate(_INDENTATION)
    if _REFUSED_INDENTATION in indentation:
        return _refused(text, _too_deep(limits, indentation.find(_REFUSED_INDENTATION)))
    return _load(text, foreign, indentation, limits)


def _refused(text: str, *faults: Fault) -> Source:
    return Source(text, None, faults, "", False)


def _decode(content: bytes) -> tuple[str, str, Fault | None]:
    """Strict UTF-8 without its mark, the characters beyond ASCII, and the first thing that forbids reading."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return "", "", _encoding("The file is saved as UTF-16 or UTF-32.", Span(0, 0))
    content = content.removeprefix(b"\xef\xbb\xbf")
    rest = content.translate(None, _ASCII_TEXT)
    try:
        foreign = rest.decode("utf-8")
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _undecodable(content)
    if rest and (bad := _FORBIDDEN.search(foreign)):
        at = text.find(bad[0])
        return (
            text,
            foreign,
            _encoding(
                f"The file holds a control character (U+{ord(bad[0]):04X}) that no text may have.",
                Span(at, at + 1),
                "Remove the character, and type the text anew around it.",
            ),
        )
    return text, foreign, None


def _undecodable(content: bytes) -> tuple[str, str, Fault]:
    """The text with stand-ins for bytes that are no UTF-8, so that the finding has a line."""
    text = content.decode("utf-8", "replace")
    try:
        content.decode("utf-8")
        at = 0
    except UnicodeDecodeError as error:
        at = len(content[: error.start].decode("utf-8"))
    return (
        text,
        "",
        _encoding(
            f"The file is not saved as UTF-8: byte 0x{content[len(text[:at].encode()) :][:1].hex().upper()} is no letter of it.",
            Span(at, at + 1),
        ),
    )


def _encoding(message: str, span: Span, remedy: str = "Save the file with the encoding UTF-8.") -> Fault:
    return Fault("invalid-encoding", message, remedy, span)


def _load(text: str, foreign: str, indentation: bytes, limits: Limits) -> Source:
    """The one function that calls the fast reader."""
    import yaml_rs

    bounds: Any = yaml_rs.AliasLimits(max_total_replayed_events=limits.nodes)
    faults: list[Fault] = []
    try:
        data: Any = yaml_rs.loads(text, parse_datetime=False, alias_limits=bounds)
    except ValueError as error:
        if "duplicate" not in str(error):
            return _refused(text, _unreadable(str(error), text, limits))
        try:
            data = yaml_rs.loads(text, parse_datetime=False, alias_limits=bounds, duplicate_key_policy=yaml_rs.DuplicateKeyPolicy.LastWins)
        except ValueError as second:
            return _refused(text, _unreadable(str(second), text, limits))
        faults.append(
            Fault(
                "duplicate-field",
                f"A field stands twice in this file ({str(error).rpartition(': ')[2]}).",
                "Remove one of the two.",
                Span(0, 0),
            )
        )
    if limit := _over_limits(data, text, indentation, limits):
        return _refused(text, limit)
    if faults or isinstance(data, list) or _has_mark(text, "!") or (_has_mark(text, "*") and _has_mark(text, "&")):
        data, faults = _surveyed(text, data, faults)
    return Source(text, data, tuple(faults), foreign, True)


def _unreadable(error: str, text: str, limits: Limits) -> Fault:
    if "alias replay limit" in error or ("alias" in error and "limit" in error):
        return _too_many(limits, Span(0, 0))
    return explain(error, text)


def _surveyed(text: str, data: Any, faults: list[Fault]) -> tuple[Any, list[Fault]]:
    from crs_lint.survey import survey

    seen = survey(text)
    if any(fault.rule == "duplicate-field" for fault in seen):
        faults = []  # the places are known, so the placeless word for them goes
    several = any("second document" in fault.message for fault in seen)
    return (data[0] if several and isinstance(data, list) and data else data), faults + seen


def _over_limits(data: Any, text: str, indentation: bytes, limits: Limits) -> Fault | None:
    """Walks the data only where the text leaves room for it to be deep or large."""
    brackets = text.count("[") + text.count("{")
    deep = brackets >= _DEEP_BRACKETS or _DEEP_INDENTATION in indentation or limits.depth < 64
    large = len(text) > limits.nodes // 2 and _most_nodes(text) + brackets > limits.nodes
    long = len(text) > limits.scalar
    aliased = _has_mark(text, "*") and _has_mark(text, "&")
    return _walk(data, limits) if deep or large or long or aliased else None


def _has_mark(text: str, sign: str) -> bool:
    """Whether a tag, anchor or reference could begin somewhere; the quick look spares most texts the pattern."""
    if sign not in text or not (text.startswith(sign) or any(before + sign in text for before in _BEFORE_NODE)):
        return False
    return _MARKS[sign].search(text) is not None


def _most_nodes(text: str) -> int:
    """No text has more values than this: each needs a sign that is counted here."""
    return 1 + 2 * (text.count(":") + text.count("?") + text.count(",")) + text.count("-")


def _walk(data: Any, limits: Limits) -> Fault | None:
    """Counts every value on every way to it, and stops at the first limit."""
    nodes = 0
    waiting: list[tuple[Any, int]] = [(data, 1)]
    while waiting:
        value, depth = waiting.pop()
        nodes += 1
        if nodes > limits.nodes:
            return _too_many(limits, Span(0, 0))
        if isinstance(value, str):
            if len(value) > limits.scalar:
                return Fault(
                    "limit-exceeded",
                    f"One text has {len(value):,} characters; the limit is {limits.scalar:,}.",
                    "Shorten it, or raise the limit with --max-text.",
                    Span(0, 0),
                )
            continue
        if isinstance(value, dict):
            children = [*value, *value.values()]
        elif isinstance(value, (list, tuple, set, frozenset)):
            children = list(value)
        else:
            continue
        if depth > limits.depth:
            return _too_deep(limits, 0)
        waiting.extend((child, depth + 1) for child in children)
    return None


def _over_size(size: int, limits: Limits) -> Fault:
    return Fault(
        "limit-exceeded",
        f"The file has {size:,} bytes or more; the limit is {limits.file_size:,}.",
        "Split it, or raise the limit with --max-file-size.",
        Span(0, 0),
    )


def _too_deep(limits: Limits, at: int) -> Fault:
    return Fault(
        "limit-exceeded",
        f"Lists and groups are nested more than {limits.depth} deep.",
        "Write the file in the bank's own form, which needs eight levels.",
        Span(at, at),
    )


def _too_many(limits: Limits, span: Span) -> Fault:
    return Fault(
        "limit-exceeded",
        f"The file holds more than {limits.nodes:,} values, references followed.",
        "Split it, or raise the limit with --max-values.",
        span,
    )


def plain(data: Any, text: str) -> tuple[Any, list[Fault]]:
    """Data with everything that JSON does not have turned into what it has, and the faults that this shows.

    Names of fields become text; a field whose name is a list or a group is left out and reported.
    """
    odd = False

    def convert(value: Any) -> Any:
        nonlocal odd
        if isinstance(value, dict):
            odd = odd or any(isinstance(key, (tuple, frozenset)) for key in value)
            return {_field_name(key): convert(one) for key, one in value.items() if not isinstance(key, (tuple, frozenset))}
        if isinstance(value, (set, frozenset)):
            return [convert(one) for one in sorted(value, key=repr)]
        return [convert(one) for one in value] if isinstance(value, (list, tuple)) else value

    converted = convert(data)
    if not odd:
        return converted, []
    from crs_lint.survey import survey

    faults = [fault for fault in survey(text) if "name of a field" in fault.message]
    return converted, faults or [
        Fault(
            "invalid-yaml",
            "The name of a field in this file is a list or a group, not a word.",
            "If this is text, put it in double quotes.",
            Span(0, 0),
        )
    ]


def _field_name(key: Any) -> str:
    if key is None:
        return "null"
    return str(key).lower() if isinstance(key, bool) else str(key)
