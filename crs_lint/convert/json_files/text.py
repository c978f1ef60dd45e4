"""The data of JSON files, with the line of each group of fields."""

from __future__ import annotations

import json
import re
from array import array
from bisect import bisect
from collections.abc import Sequence
from typing import Any

from crs_lint.convert.record import Loss, UnusableError
from crs_lint.convert.strict_json import first_repeated, invalid, text_and_losses
from crs_lint.document.limits import Limits

MOST_VALUES = 2_000_000
"""More values than this in one file would need too much memory."""
_DEEPEST = Limits().depth
_LONGEST_NUMBER = 20
# Unclosed, a string extends to the end: otherwise, each quote in it would be searched to the end.
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.?[^"\\]*+)*+"?|[\[\]{},]', re.DOTALL)
_SPACE = re.compile(r"[ \t\r\n]*+")


class JsonData:
    """The data of a file, its groups of fields in the order in which they end, and what was replaced in its texts."""

    def __init__(
        self,
        data: Any,
        groups: Sequence[dict[str, Any]],
        starts: Sequence[int],
        line_ends: Sequence[int],
        losses: Sequence[Loss],
    ) -> None:
        self.data = data
        self.groups = groups
        self.losses = losses
        self._starts = {id(group): start for group, start in zip(groups, starts, strict=True)}
        self._line_ends = line_ends

    def line(self, group: Any) -> int:
        """The line in which a group of fields begins; 0 for any other value."""
        start = self._starts.get(id(group))
        return 0 if start is None else bisect(self._line_ends, start) + 1


def parse(content: bytes) -> JsonData:
    """The data of a file of JSON, or of one with a group of fields in each line. Raises UnusableError.

    A number with a fraction is the text as it is written, and NaN is null.
    """
    text, losses = text_and_losses(content)
    line_ends = array("Q", (match.start() for match in re.finditer("\n", text)))
    starts = _starts(text, line_ends)
    groups: list[dict[str, Any]] = []
    repeated: list[tuple[int, str]] = []

    def group(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            repeated.append((len(groups), first_repeated(pairs)))
        groups.append(made)
        return made

    decoder = json.JSONDecoder(object_pairs_hook=group, parse_float=str, parse_int=_number, parse_constant=_no_number)
    data = _value(text, decoder)
    if repeated:
        index, name = repeated[0]
        line = bisect(line_ends, starts[index]) + 1
        raise UnusableError(f'the field "{name[:100]}" occurs twice in the group that begins here: remove one of them', line)
    return JsonData(data, groups, starts, line_ends, losses)


def _starts(text: str, line_ends: Sequence[int]) -> array[int]:
    """The offsets at which groups of fields begin, in the order in which they end. Raises UnusableError if there is too much."""
    found = array("Q")
    waiting: list[int] = []
    for count, match in enumerate(_TOKEN.finditer(text)):
        sign = text[match.start()]
        if sign in "[{":
            waiting.append(match.start())
            if len(waiting) > _DEEPEST:
                line = bisect(line_ends, match.start()) + 1
                raise UnusableError(f"it is nested more than {_DEEPEST} levels deep", line)
        elif sign in "]}" and waiting:
            start = waiting.pop()
            if sign == "}":
                found.append(start)
        if count > MOST_VALUES:
            raise UnusableError(f"it has more than {MOST_VALUES:,} values and fields: split it")
    return found


def _value(text: str, decoder: json.JSONDecoder) -> Any:
    """The value of a text, or the list of groups in its lines. Raises UnusableError."""
    values: list[Any] = []
    at = _end_of_space(text, 0)
    try:
        while at < len(text) or not values:
            value, end = decoder.raw_decode(text, at)
            values.append(value)
            if len(values) > 1 and not all(isinstance(one, dict) for one in values[-2:]):
                raise json.JSONDecodeError("there is more after its end", text, at)
            at = _end_of_space(text, end)
    except json.JSONDecodeError as error:
        raise invalid(error) from None
    return values[0] if len(values) == 1 else values


def _end_of_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _number(text: str) -> int | str:
    """A whole number; a text if it is too long to be one that counts something."""
    return int(text) if len(text) <= _LONGEST_NUMBER else text


def _no_number(name: str) -> None:
    """What programs write that have no value."""
