"""Untrusted JSON: a field that occurs twice in a group, NaN, and deep nesting are refused."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from crs_lint.convert.decoding import decoded
from crs_lint.convert.record import Loss, UnusableError

# A code unit of UTF-16 behind an even number of backslashes: a pair is a character, one alone is in the second group.
_SURROGATE = re.compile(
    r"(?<!\\)((?:\\\\)*+)(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(\\u[dD][89a-fA-F][0-9a-fA-F]{2}))"
)


def value_and_losses(content: bytes) -> tuple[Any, tuple[Loss, ...]]:
    """The value of a file, and what was replaced in its texts. Raises UnusableError."""
    text, losses = text_and_losses(content)
    try:
        return json.loads(text, object_pairs_hook=_mapping, parse_constant=_no_number), losses
    except RecursionError:
        raise UnusableError("it is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise invalid(error) from None
    except ValueError:
        raise UnusableError("it is not valid JSON: a number has too many digits") from None


def text_and_losses(content: bytes) -> tuple[str, tuple[Loss, ...]]:
    """The text of a file, with U+FFFD for halves of characters, which JSON can write and no file can hold; lengths stay.

    Raises UnusableError.
    """
    text = decoded(content)
    halves = [found.start(2) for found in _SURROGATE.finditer(text) if found[2]]
    if not halves:
        return text, ()
    times = f" ({len(halves):,} times)" if len(halves) > 1 else ""
    loss = Loss(text.count("\n", 0, halves[0]) + 1, f"half of a character, for which U+FFFD stands now{times}")
    return _SURROGATE.sub(lambda found: f"{found[1]}\\ufffd" if found[2] else found[0], text), (loss,)


def invalid(error: json.JSONDecodeError) -> UnusableError:
    """What is said about a text that is no JSON."""
    return UnusableError(f"it is not valid JSON: {error.msg[:1].lower()}{error.msg[1:]} in column {error.colno}", error.lineno)


def first_repeated(pairs: Sequence[tuple[str, Any]]) -> str:
    """The first name that occurs twice."""
    counts = Counter(name for name, _ in pairs)
    return next(name for name, count in counts.items() if count > 1)


def _mapping(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise UnusableError(f'the field "{first_repeated(pairs)[:100]}" occurs twice in a group: remove one of them')
    return found


def _no_number(name: str) -> Any:
    raise UnusableError(f"it is not valid JSON: {name} is no number")
