"""Reads bytes as plain data, with guards against hostile input before and after the fast reader."""

import re
from functools import lru_cache
from itertools import islice
from typing import Any

from crs_lint.document.events import FORBIDDEN, MAX_TAG_DIRECTIVES, Events
from crs_lint.document.limits import (
    LARGEST_NUMBER,
    Limits,
    exceeded_limit,
    too_deep,
    too_large,
    too_many_characters,
    too_many_tag_directives,
    too_many_values,
)
from crs_lint.document.read_error import ReadError, ReadErrorKind
from crs_lint.document.reader import load_data
from crs_lint.model.finding import Span
from crs_lint.named_tuple import NamedTuple
from crs_lint.text.file_endings import is_json, is_markdown
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.light_import import prepare_validator
from crs_lint.text.normalize import shorten


class Document(NamedTuple):
    """A file as read: its text without the byte order mark, its data (None if there is none), and the errors found so far.

    ``foreign`` holds the text's characters beyond ASCII, in order; ``readable`` is False when ``data`` says nothing.
    ``events`` are the parser events of the text, for all who need them. ``stand_in`` is the character that ``data`` has for each
    one that YAML forbids; empty if there is none.
    """

    text: str
    data: Any
    errors: tuple[ReadError, ...]
    foreign: str
    readable: bool
    events: Events
    stand_in: str = ""


_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_ASCII_TEXT = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])
# Every character that can indent becomes 0x01, which no text may hold, and every line break LF.
_INDENTATION = bytes(1 if byte in b" \t-?:" else 0x0A if byte in b"\r\n" else byte for byte in range(256))
# The fast reader crashes at some 10,000 levels; each level takes a column of indentation, or is a bracket it counts itself.
_REFUSED_INDENTATION = b"\n" + b"\x01" * 192
_DEEP_INDENTATION = b"\n" + b"\x01" * 21
_DEEP_BRACKETS = 22
# The quick check above takes a row of dashes for nesting; this one matches indicators, each with its space, or a far column.
_NESTED = LazyPattern(rb"(?:\A|[\r\n])(?:(?:[ \t]*[-?:](?=[ \t\r\n])){65}|[ \t]{192,}[^ \t\r\n#])")
_BEFORE_NODE = "\n\r\t [{,:"
_INDICATORS = {sign: LazyPattern(rf"(?:^|[\s\[{{,:]){re.escape(sign)}[^\s{re.escape(sign)}]") for sign in "&*"} | {
    "!": LazyPattern(r"(?:^|[\s\[{,:])!")
}
# The validator does not see that a number is too large: if there may be one of some thousand digits, every 300th character of
# the text is a digit for a while.
_DIGITS = LazyPattern(r"[0-9A-Fa-f_]{9}")
_SAMPLE_STEP = 300
_JSON_SCHEMA = {
    "type": ["null", "boolean", "object", "array", "number", "string"],
    "minimum": -LARGEST_NUMBER,
    "maximum": LARGEST_NUMBER,
    "additionalProperties": {"$ref": "#"},
    "items": {"$ref": "#"},
}


def read(content: bytes, limits: Limits = Limits(), *, may_be_several: bool = True) -> Document:
    """Reads a bank file. Never raises, whatever the content; what is wrong with it is among the errors.

    ``may_be_several`` is false for JSON, in which a list at the root cannot be several documents.
    """
    if len(content) > limits.file_size:
        return _refused("", too_large(len(content), limits))
    text, foreign, error = _decode(content)
    if error is not None:
        return _read_around(text, error, limits)
    content = content.removeprefix(_BYTE_ORDER_MARK)
    indentation = b"\n" + content.translate(_INDENTATION)
    if indentation.count(b"\n%TAG") > MAX_TAG_DIRECTIVES:
        return _refused(text, too_many_tag_directives())
    if _REFUSED_INDENTATION in indentation and (deep := _NESTED.search(content)):
        return _refused(text, too_deep(limits, len(content[: deep.end()].decode("utf-8", "ignore")) - 1))
    return _load(text, foreign, indentation, limits, may_be_several=may_be_several)


# More of them mean that the file is no text, or is in another encoding.
_MOST_FORBIDDEN = 20
_STAND_INS = "\ufffd\u2426\u241a\u25a1"


def _read_around(text: str, error: ReadError, limits: Limits) -> Document:
    """A text with a few characters that YAML forbids, read with a stand-in for each; refused if that does not give items.

    The stand-in is a letter to the parser, so that it cannot begin or end anything that the character did not.
    """
    spans = [Span(*match.span()) for match in islice(FORBIDDEN.finditer(text), _MOST_FORBIDDEN + 1)]
    stand_in = next((sign for sign in _STAND_INS if sign not in text), "")
    if error.kind is not ReadErrorKind.FORBIDDEN_CHARACTER or len(spans) > _MOST_FORBIDDEN or not stand_in:
        return _refused(text, error)
    errors = [_forbidden(text, span) for span in spans if Span(span.start - 1, span.start) not in spans]
    document = read(FORBIDDEN.sub(stand_in, text).encode(), limits)
    if not document.readable or not isinstance(document.data, (dict, list)):
        return _refused(text, error)
    return document._replace(text=text, errors=(*errors, *document.errors), stand_in=stand_in)


_FRONT_MATTER = LazyPattern(rb"(?:\xef\xbb\xbf)?---[ \t]*(?:\r\n?|\n)(?:.*?(?:\r\n?|\n))??(?=(?:---|\.\.\.)[ \t]*(?:[\r\n]|\Z))", re.DOTALL)
_NO_FRONT_MATTER = ReadError(
    "invalid-yaml",
    'This Markdown file has no item at its head: it must begin with a line "---", and another must end the item.',
    "Write the item between two such lines, or exclude the file.",
    Span(0, 0),
)


def read_file(path: str, content: bytes, limits: Limits = Limits()) -> Document:
    """Reads a bank file by its path: of a Markdown file, only the front matter. A file of JSON must be JSON."""
    part = _part(path, content, limits)
    if part is None:
        return _refused("", _NO_FRONT_MATTER)
    return _read_json(part, limits) if is_json(path) else read(part, limits)


def _read_json(content: bytes, limits: Limits) -> Document:
    """A file of JSON, which is YAML, too, with an error where it is no JSON; its data if YAML can tell it."""
    bad = _json_error(content)
    document = read(content, limits, may_be_several=bad is not None)
    if bad is None or not document.text.strip() or (not document.readable and any(one.rule != "invalid-yaml" for one in document.errors)):
        return document
    at = min(bad, len(document.text) - 1)
    found = ReadError("invalid-yaml", "This is not valid JSON here.", "Correct the quote, comma or bracket.", Span(at, at + 1))
    if document.readable and isinstance(document.data, (dict, list)):
        return document._replace(errors=(found, *document.errors))
    return _refused(document.text, found)


def _json_error(content: bytes) -> int | None:
    """The offset at which a text ceases to be JSON; None if it is JSON, or if it is not read for another reason."""
    import json

    try:
        json.loads(content.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        return error.pos
    except (ValueError, RecursionError):
        return None  # another encoding, a number of thousands of digits, or lists in lists: limits refuse them
    return None


def text_in(path: str, content: bytes, limits: Limits = Limits()) -> str:
    """The text of a file as ``read_file`` decodes it."""
    part = _part(path, content, limits)
    return "" if part is None or len(part) > limits.file_size else _decode(part)[0]


def _part(path: str, content: bytes, limits: Limits) -> bytes | None:
    """The part of a file that holds items; None for a Markdown file without front matter."""
    if not is_markdown(path) or len(content) > limits.file_size:
        return content
    front = _FRONT_MATTER.match(content)
    return content[: front.end()] if front else None


def _refused(text: str, *errors: ReadError) -> Document:
    return Document(text, None, errors, "", False, Events(text))


def unread(error: ReadError) -> Document:
    """The document of a file that could not be opened."""
    return _refused("", error)


def _decode(content: bytes) -> tuple[str, str, ReadError | None]:
    """The text of strict UTF-8 without the byte order mark, its characters beyond ASCII, and the first encoding error."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return "", "", _encoding("The file is saved as UTF-16 or UTF-32.", Span(0, 0))
    content = content.removeprefix(_BYTE_ORDER_MARK)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _undecodable(content, error.start)
    foreign = content.translate(None, _ASCII_TEXT).decode("utf-8")
    if foreign and (bad := FORBIDDEN.search(foreign)):
        at = text.find(bad[0])
        return text, foreign, _forbidden(text, Span(at, at + 1))
    return text, foreign, None


def _forbidden(text: str, span: Span) -> ReadError:
    message = f"The file contains a control character (U+{ord(text[span.start]):04X}) that YAML does not allow."
    remedy = "Remove the character, and type the text anew around it."
    return ReadError("invalid-encoding", message, remedy, span, kind=ReadErrorKind.FORBIDDEN_CHARACTER)


def _undecodable(content: bytes, bad: int) -> tuple[str, str, ReadError]:
    """The text with replacement characters, so that the finding has a line, and the error at the first invalid byte."""
    at = len(content[:bad].decode("utf-8"))
    message = f"The file is not saved as UTF-8: byte 0x{content[bad]:02X} is not valid UTF-8."
    return content.decode("utf-8", "replace"), "", _encoding(message, Span(at, at + 1))


def _encoding(message: str, span: Span) -> ReadError:
    return ReadError("invalid-encoding", message, "Save the file with the encoding UTF-8.", span)


def _load(text: str, foreign: str, indentation: bytes, limits: Limits, *, may_be_several: bool) -> Document:
    """The data as JSON can hold it, if the fast reader and the limits accept the text."""
    events = Events(text)
    data, errors = _fast_read(events, limits)
    if data is _NOTHING:
        return _refused(text, *errors)
    odd = not _is_json(data) or _DIGITS.search(text[::_SAMPLE_STEP]) is not None
    if limit := exceeded_limit(data, limits) if odd else _over_limits(data, text, indentation, limits):
        return _refused(text, limit)
    if errors or odd or (may_be_several and isinstance(data, list)) or _has_indicator(text, "!") or _has_references(text):
        data, errors = _with_event_checks(events, data, errors, limits)
    if any(error.rule == "limit-exceeded" for error in errors):
        return _refused(text, *errors)
    if odd:
        data, more = plain(data, events)
        has_duplicates = any(error.rule == "duplicate-field" for error in errors)
        errors += [one for one in more if one not in errors and not (has_duplicates and one.rule == "duplicate-field")]
    return Document(text, data, tuple(errors), foreign, True, events)


_NOTHING = object()


def _fast_read(events: Events, limits: Limits) -> tuple[Any, list[ReadError]]:
    """Calls the fast reader; ``_NOTHING`` and the reason if it refuses the text."""
    text = events.text
    if _may_copy_much(text, limits) and _copies_too_much(events, limits):
        return _NOTHING, [too_many_characters(limits)]
    try:
        return load_data(events, max_values=limits.nodes), []
    except ValueError as error:
        _, duplicate, name = str(error).partition("duplicate mapping key: ")
        if not duplicate:
            return _NOTHING, [_unreadable(str(error), text, limits)]
    except TypeError:
        return _NOTHING, [_complex_field_name(events)]
    try:
        data = load_data(events, max_values=limits.nodes, last_wins=True)
    except (ValueError, TypeError) as error:
        return _NOTHING, [_unreadable(str(error), text, limits)]
    return data, [_duplicate_field(name)]


def _may_copy_much(text: str, limits: Limits) -> bool:
    """Whether the references in a text may exceed the limit, if each copies all of it, as the fast reader does."""
    return _has_references(text) and len(_INDICATORS["*"].findall(text)) * len(text) > limits.file_size


def _copies_too_much(events: Events, limits: Limits) -> bool:
    from crs_lint.document.copied_text import copied_characters

    return copied_characters(events) > limits.file_size


def _duplicate_field(name: str) -> ReadError:
    return ReadError("duplicate-field", f"A field stands twice in this file ({shorten(name)}).", "Remove one of the two.", Span(0, 0))


def _complex_field_name(events: Events) -> ReadError:
    """The first list or group that is a field name, at its position if the events show it."""
    from crs_lint.document.event_checks import complex_field_names

    return next(iter(complex_field_names(events)), _COMPLEX_FIELD_NAME)


def _is_json(data: Any) -> bool:
    """Whether data is texts, numbers, lists, and groups with texts as field names; the validator in Rust is fast."""
    try:
        return bool(_json_validator().is_valid(data))
    except ValueError:
        return False


@lru_cache
def _json_validator() -> Any:
    prepare_validator()
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(_JSON_SCHEMA, offline=True)


def _unreadable(message: str, text: str, limits: Limits) -> ReadError:
    if "alias" in message and "limit" in message:
        return too_many_values(limits.nodes)
    from crs_lint.document.syntax_errors import explain

    error = explain(message, text)
    return too_deep(limits, error.span.start) if "recursion limit" in message else error


def _with_event_checks(events: Events, data: Any, errors: list[ReadError], limits: Limits) -> tuple[Any, list[ReadError]]:
    """The data of the first document, and all errors; those without a position only if the events show none of their kind."""
    from crs_lint.document.event_checks import check_events

    found = check_events(events, max_values=limits.nodes)
    if any(one.rule in ("duplicate-field", "limit-exceeded") or one.kind is ReadErrorKind.COMPLEX_FIELD_NAME for one in found):
        errors = []
    several = any(one.kind is ReadErrorKind.SECOND_DOCUMENT for one in found)
    return (data[0] if several and isinstance(data, list) and data else data), errors + found


def _over_limits(data: Any, text: str, indentation: bytes, limits: Limits) -> ReadError | None:
    """Walks the data only if the text is such that the data can exceed a limit."""
    brackets = text.count("[") + text.count("{")
    deep = brackets >= _DEEP_BRACKETS or _DEEP_INDENTATION in indentation or limits.depth < 64
    large = len(text) > limits.nodes // 2 and _max_values(text) + brackets > limits.nodes
    long = len(text) > limits.scalar
    return exceeded_limit(data, limits) if deep or large or long or _has_references(text) else None


def _has_references(text: str) -> bool:
    """Whether the text may hold both an anchor and a reference to it."""
    return _has_indicator(text, "*") and _has_indicator(text, "&")


def _has_indicator(text: str, sign: str) -> bool:
    """Whether a tag, anchor or reference may begin in the text; the quick check spares most texts the pattern."""
    if sign not in text or not (text.startswith(sign) or any(before + sign in text for before in _BEFORE_NODE)):
        return False
    return _INDICATORS[sign].search(text) is not None


def _max_values(text: str) -> int:
    """An upper bound of the values in a text: each needs a character that is counted here."""
    return 1 + 2 * (text.count(":") + text.count("?") + text.count(",")) + text.count("-")


_COMPLEX_FIELD_NAME = ReadError(
    "invalid-yaml",
    "The name of a field in this file is a list or a group, not a word.",
    "If this is text, put it in double quotes.",
    Span(0, 0),
    kind=ReadErrorKind.COMPLEX_FIELD_NAME,
)


def plain(data: Any, events: Events) -> tuple[Any, list[ReadError]]:
    """Data with every value that JSON does not have replaced by one that it has, and the errors that this shows.

    Field names become text; a field whose name is a list or a group is left out and reported.
    """
    conversion = _Conversion()
    converted = conversion.convert(data)
    errors = [_complex_field_name(events)] if conversion.has_complex_names else []
    return converted, errors + [_duplicate_field(name) for name in conversion.duplicates[-1:]]


class _Conversion:
    """Converts data to JSON's values, and collects what cannot be converted."""

    def __init__(self) -> None:
        self.has_complex_names = False
        self.duplicates: list[str] = []

    def convert(self, value: Any) -> Any:
        if isinstance(value, dict):
            return self._mapping(value)
        if isinstance(value, (set, frozenset)):
            return sorted(map(self.convert, value), key=repr)
        return [self.convert(one) for one in value] if isinstance(value, (list, tuple)) else value

    def _mapping(self, value: dict[Any, Any]) -> dict[str, Any]:
        named: dict[str, Any] = {}
        for key, one in value.items():
            if isinstance(key, (tuple, frozenset)):
                self.has_complex_names = True
                continue
            name = _field_name(key)
            if name in named:
                self.duplicates.append(name)
            named[name] = self.convert(one)
        return named


def _field_name(key: Any) -> str:
    if key is None:
        return "null"
    return str(key).lower() if isinstance(key, bool) else str(key)
