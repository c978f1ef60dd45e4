"""From bytes to plain data, with every guard against hostile input before and after the fast reader."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from crs_lint.document.syntax_errors import ReadError, explain
from crs_lint.model.finding import Span
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten


class Limits(NamedTuple):
    """What a file may cost: bytes, levels of nesting, values after references are followed, characters of one text."""

    file_size: int = 4 * 1024 * 1024
    depth: int = 64
    nodes: int = 100_000
    scalar: int = 256 * 1024


class Document(NamedTuple):
    """A file as read: its text without the mark, its data (None where there is none), and what is wrong so far.

    ``foreign`` holds the text's characters beyond ASCII, in order; ``readable`` is False when ``data`` says nothing.
    """

    text: str
    data: Any
    errors: tuple[ReadError, ...]
    foreign: str
    readable: bool


_MARK = b"\xef\xbb\xbf"
_ASCII_TEXT = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])
_FORBIDDEN = LazyPattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
# Every sign that can indent becomes 0x01, which no text may hold, and every line break LF.
_INDENTATION = bytes(1 if byte in b" \t-?:" else 0x0A if byte in b"\r\n" else byte for byte in range(256))
# The fast reader dies of some 10,000 levels; each level costs a column of indentation, or is a bracket it counts itself.
_REFUSED_INDENTATION = b"\n" + b"\x01" * 192
_DEEP_INDENTATION = b"\n" + b"\x01" * 21
_DEEP_BRACKETS = 22
# The quick look above takes a row of dashes for nesting; this one sees indicators, each with its space, or a far column.
_NESTED = LazyPattern(rb"(?:\A|[\r\n])(?:(?:[ \t]*[-?:](?=[ \t\r\n])){65}|[ \t]{192,}[^ \t\r\n#])")
# Both readers compare each of these lines with all others.
_MOST_DIRECTIVES = 100
_BEFORE_NODE = "\n\r\t [{,:"
_MARKS = {sign: LazyPattern(rf"(?:^|[\s\[{{,:]){re.escape(sign)}[^\s{re.escape(sign)}]") for sign in "&*"} | {
    "!": LazyPattern(r"(?:^|[\s\[{,:])!")
}
# What JSON has. Python refuses to write out a number of some thousand digits, and the gate takes one for any other:
# where there may be one, every 300th sign of the text is a digit for a while.
_LARGEST = 1e300
_DIGITS = LazyPattern(r"[0-9A-Fa-f_]{9}")
_EVERY = 300
_PLAIN = {
    "type": ["null", "boolean", "object", "array", "number", "string"],
    "minimum": -_LARGEST,
    "maximum": _LARGEST,
    "additionalProperties": {"$ref": "#"},
    "items": {"$ref": "#"},
}


def read(content: bytes, limits: Limits = Limits()) -> Document:
    """Reads a bank file. Never raises on any content; what is wrong is among the faults."""
    if len(content) > limits.file_size:
        return _refused("", _over_size(len(content), limits))
    text, foreign, fault = _decode(content)
    if fault is not None:
        return _refused(text, fault)
    content = content.removeprefix(_MARK)
    indentation = b"\n" + content.translate(_INDENTATION)
    if indentation.count(b"\n%TAG") > _MOST_DIRECTIVES:
        return _refused(text, _too_many_directives())
    if _REFUSED_INDENTATION in indentation and (deep := _NESTED.search(content)):
        return _refused(text, _too_deep(limits, len(content[: deep.end()].decode("utf-8", "ignore")) - 1))
    return _load(text, foreign, indentation, limits)


MARKDOWN_ENDINGS = (".md", ".markdown")
_FRONT = LazyPattern(rb"(?:\xef\xbb\xbf)?---[ \t]*(?:\r\n?|\n)(?:.*?(?:\r\n?|\n))??(?=(?:---|\.\.\.)[ \t]*(?:[\r\n]|\Z))", re.DOTALL)
_NO_FRONT = ReadError(
    "invalid-yaml",
    'This Markdown file has no item at its head: it must begin with a line "---", and another must end the item.',
    "Write the item between two such lines, or exclude the file.",
    Span(0, 0),
)


def read_file(path: str, content: bytes, limits: Limits = Limits()) -> Document:
    """Reads a bank file by its path: of a Markdown file only the item at its head."""
    part = _part(path, content, limits)
    return read(part, limits) if part is not None else _refused("", _NO_FRONT)


def text_in(path: str, content: bytes, limits: Limits = Limits()) -> str:
    """Only the text of a file, as ``read_file`` gives it."""
    part = _part(path, content, limits)
    return "" if part is None or len(part) > limits.file_size else _decode(part)[0]


def _part(path: str, content: bytes, limits: Limits) -> bytes | None:
    """What of a file is an item or several; None of a Markdown file that has none at its head."""
    if not path.endswith(MARKDOWN_ENDINGS) or len(content) > limits.file_size:
        return content
    front = _FRONT.match(content)
    return content[: front.end()] if front else None


def _refused(text: str, *faults: ReadError) -> Document:
    return Document(text, None, faults, "", False)


def _decode(content: bytes) -> tuple[str, str, ReadError | None]:
    """Strict UTF-8 without its mark, the characters beyond ASCII, and the first thing that forbids reading."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return "", "", _encoding("The file is saved as UTF-16 or UTF-32.", Span(0, 0))
    content = content.removeprefix(_MARK)
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


def _undecodable(content: bytes) -> tuple[str, str, ReadError]:
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


def _encoding(message: str, span: Span, remedy: str = "Save the file with the encoding UTF-8.") -> ReadError:
    return ReadError("invalid-encoding", message, remedy, span)


def _load(text: str, foreign: str, indentation: bytes, limits: Limits) -> Document:
    """Data as JSON could hold it, once the fast reader and the limits have let the text pass."""
    data, faults = _loaded(text, limits)
    if data is _NOTHING:
        return _refused(text, *faults)
    odd = not _is_plain(data) or _DIGITS.search(text[::_EVERY]) is not None
    if limit := _walk(data, limits) if odd else _over_limits(data, text, indentation, limits):
        return _refused(text, limit)
    if faults or odd or isinstance(data, list) or _has_mark(text, "!") or (_has_mark(text, "*") and _has_mark(text, "&")):
        data, faults = _surveyed(text, data, faults, limits)
    if any(fault.rule == "limit-exceeded" for fault in faults):
        return _refused(text, *faults)
    if odd:
        data, strange = plain(data, text)
        told = {fault.rule for fault in faults if fault.rule == "duplicate-field"}
        faults += [fault for fault in strange if fault not in faults and fault.rule not in told]
    return Document(text, data, tuple(faults), foreign, True)


_NOTHING = object()


def _loaded(text: str, limits: Limits) -> tuple[Any, list[ReadError]]:
    """The one function that calls the fast reader; ``_NOTHING`` and the reason where it refuses."""
    import yaml_rs

    options: dict[str, Any] = {"parse_datetime": False, "alias_limits": yaml_rs.AliasLimits(max_total_replayed_events=limits.nodes)}
    try:
        return yaml_rs.loads(text, **options), []
    except ValueError as error:
        _, duplicate, twice = str(error).partition("duplicate mapping key: ")
        if not duplicate:
            return _NOTHING, [_unreadable(str(error), text, limits)]
    except TypeError:
        return _NOTHING, [_complex_names(text)]
    try:
        data = yaml_rs.loads(text, duplicate_key_policy=yaml_rs.DuplicateKeyPolicy.LastWins, **options)
    except (ValueError, TypeError) as error:
        return _NOTHING, [_unreadable(str(error), text, limits)]
    return data, [_twice(twice)]


def _twice(name: str) -> ReadError:
    return ReadError("duplicate-field", f"A field stands twice in this file ({shorten(name)}).", "Remove one of the two.", Span(0, 0))


def _complex_names(text: str) -> ReadError:
    """A list or group as the name of a field: where it stands, or that there is one."""
    from crs_lint.document.event_checks import complex_names

    return next(iter(complex_names(text)), _COMPLEX_NAME)


def _is_plain(data: Any) -> bool:
    """Whether data is all texts, numbers, lists and groups whose names are texts; asked of Rust, which is fast."""
    try:
        return bool(_plain_gate().is_valid(data))
    except ValueError:
        return False


@lru_cache
def _plain_gate() -> Any:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(_PLAIN, offline=True)


def _unreadable(error: str, text: str, limits: Limits) -> ReadError:
    if "alias replay limit" in error or ("alias" in error and "limit" in error):
        return _too_many(limits)
    fault = explain(error, text)
    return _too_deep(limits, fault.span.start) if "recursion limit" in error else fault


def _surveyed(text: str, data: Any, faults: list[ReadError], limits: Limits) -> tuple[Any, list[ReadError]]:
    from crs_lint.document.event_checks import COMPLEX_NAME, SECOND_DOCUMENT, survey

    seen = survey(text, most=limits.nodes)
    if any(fault.rule in ("duplicate-field", "limit-exceeded") or fault.message == COMPLEX_NAME for fault in seen):
        faults = []  # the places are known, so the placeless word for them goes
    several = any(fault.message == SECOND_DOCUMENT for fault in seen)
    return (data[0] if several and isinstance(data, list) and data else data), faults + seen


def _over_limits(data: Any, text: str, indentation: bytes, limits: Limits) -> ReadError | None:
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


def _walk(data: Any, limits: Limits) -> ReadError | None:
    """Counts every value on every way to it, and stops at the first limit."""
    nodes = 0
    waiting: list[tuple[Any, int]] = [(data, 1)]
    while waiting:
        value, depth = waiting.pop()
        nodes += 1
        if nodes > limits.nodes:
            return _too_many(limits)
        if isinstance(value, str):
            if len(value) > limits.scalar:
                return ReadError(
                    "limit-exceeded",
                    f"One text has {len(value):,} characters; the limit is {limits.scalar:,}.",
                    "Shorten it, or raise the limit with --max-text.",
                    Span(0, 0),
                )
            continue
        if isinstance(value, int) and not -_LARGEST <= value <= _LARGEST:
            return _too_long_a_number()
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


def _over_size(size: int, limits: Limits) -> ReadError:
    return ReadError(
        "limit-exceeded",
        f"The file has {size:,} bytes or more; the limit is {limits.file_size:,}.",
        "Split it, or raise the limit with --max-file-size.",
        Span(0, 0),
    )


def _too_deep(limits: Limits, at: int) -> ReadError:
    return ReadError(
        "limit-exceeded",
        f"Lists and groups are nested more than {limits.depth} deep.",
        "Write the file in the bank's own form, which needs eight levels.",
        Span(at, at),
    )


def _too_many_directives() -> ReadError:
    return ReadError(
        "limit-exceeded",
        f"More than {_MOST_DIRECTIVES} lines at the top of the file begin with %TAG.",
        "Remove them: they mean nothing in a bank.",
        Span(0, 0),
    )


def _too_long_a_number() -> ReadError:
    return ReadError("limit-exceeded", "One number has more than 300 digits.", "Put it in double quotes, so that it is text.", Span(0, 0))


def _too_many(limits: Limits) -> ReadError:
    from crs_lint.document.event_checks import too_many

    return too_many(limits.nodes)


_COMPLEX_NAME = ReadError(
    "invalid-yaml",
    "The name of a field in this file is a list or a group, not a word.",
    "If this is text, put it in double quotes.",
    Span(0, 0),
)


def plain(data: Any, text: str) -> tuple[Any, list[ReadError]]:
    """Data with everything that JSON does not have turned into what it has, and the faults that this shows.

    Names of fields become text; a field whose name is a list or a group is left out and reported.
    """
    odd = False
    lost = ""

    def convert(value: Any) -> Any:
        nonlocal odd, lost
        if isinstance(value, dict):
            named: dict[str, Any] = {}
            for key, one in value.items():
                if isinstance(key, (tuple, frozenset)):
                    odd = True
                    continue
                name = _field_name(key)
                lost = name if name in named else lost
                named[name] = convert(one)
            return named
        if isinstance(value, (set, frozenset)):
            return sorted(map(convert, value), key=repr)
        return [convert(one) for one in value] if isinstance(value, (list, tuple)) else value

    converted = convert(data)
    return converted, ([_complex_names(text)] if odd else []) + ([_twice(lost)] if lost else [])


def _field_name(key: Any) -> str:
    if key is None:
        return "null"
    return str(key).lower() if isinstance(key, bool) else str(key)
