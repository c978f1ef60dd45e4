"""What a file may cost, and the errors about files that cost more."""

from typing import Any

from crs_lint.document.events import MAX_TAG_DIRECTIVES
from crs_lint.document.read_error import ReadError
from crs_lint.model.finding import Span
from crs_lint.named_tuple import NamedTuple

# Python refuses to print a number of some thousand digits, and the validator takes one for any other.
LARGEST_NUMBER = 1e300


class Limits(NamedTuple):
    """What a file may cost: bytes, levels of nesting, values after references are followed, characters of one text."""

    file_size: int = 4 * 1024 * 1024
    depth: int = 64
    nodes: int = 100_000
    scalar: int = 256 * 1024


def exceeded_limit(data: Any, limits: Limits) -> ReadError | None:
    """The first limit that data exceeds; a value counts once for each path to it, and so do its characters."""
    nodes = characters = 0
    waiting: list[tuple[Any, int]] = [(data, 1)]
    while waiting:
        value, depth = waiting.pop()
        nodes += 1
        if nodes > limits.nodes:
            return too_many_values(limits.nodes)
        if isinstance(value, str):
            if len(value) > limits.scalar:
                return _text_too_long(value, limits)
            characters += len(value)
            if characters > limits.file_size:
                return too_many_characters(limits)
            continue
        if isinstance(value, int) and not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:
            return _number_too_long()
        if isinstance(value, dict):
            children = [*value, *value.values()]
        elif isinstance(value, (list, tuple, set, frozenset)):
            children = list(value)
        else:
            continue
        if depth > limits.depth:
            return too_deep(limits, 0)
        waiting.extend((child, depth + 1) for child in children)
    return None


def too_large(size: int, limits: Limits) -> ReadError:
    return _error(
        f"The file has {size:,} bytes or more; the limit is {limits.file_size:,}.", "Split it, or raise the limit with --max-file-size."
    )


def too_many_characters(limits: Limits) -> ReadError:
    return _error(
        f"The texts of the file have more than {limits.file_size:,} characters, references followed.",
        "Split it, or raise the limit with --max-file-size.",
    )


def too_deep(limits: Limits, at: int) -> ReadError:
    return _error(
        f"Lists and groups are nested more than {limits.depth} deep.",
        "Write the file in the bank's own form, which needs eight levels.",
        at,
    )


def too_many_tag_directives() -> ReadError:
    return _error(
        f"More than {MAX_TAG_DIRECTIVES} lines at the top of the file begin with %TAG.", "Remove them: they mean nothing in a bank."
    )


def too_many_values(limit: int) -> ReadError:
    return _error(f"The file holds more than {limit:,} values, references followed.", "Split it, or raise the limit with --max-values.")


def _text_too_long(text: str, limits: Limits) -> ReadError:
    return _error(
        f"One text has {len(text):,} characters; the limit is {limits.scalar:,}.", "Shorten it, or raise the limit with --max-text."
    )


def _number_too_long() -> ReadError:
    return _error("One number has more than 300 digits.", "Put it in double quotes, so that it is text.")


def _error(message: str, remedy: str, at: int = 0) -> ReadError:
    return ReadError("limit-exceeded", message, remedy, Span(at, at))
