"""Options that stand together in one cell: as a list of JSON or Python, with letters before them, or with signs between them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from crs_lint.convert.record import normalized

_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*+)'|\"((?:[^\"\\]|\\.)*+)\"", re.DOTALL)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_BETWEEN = re.compile(r"(?:\s|,|dtype=\w+|array|[()])*")
_TEXTS = re.compile(r"[{,]\s*+['\"]text['\"]\s*+:\s*+(?:array\()?(\[[^\]]*+(?:\]|\Z))")
_LABEL = re.compile(r"(?:\A|(?<=[\s;|,/]))\(?([A-Ha-h1-9])[).:](?:\s+|(?=\S))")
_LABELED_LINE = re.compile(r"\s*+\(?([A-Ha-h1-9])[).:](?:\s++|(?=\S))(.*)")
_SIGNS = ("\n", "<br>", "|", ";", " / ", ",")
_NAMES = {"n": "\n", "t": "\t", "r": "\r"}


def split(cells: Sequence[str]) -> list[list[str]]:
    """The options in each cell of a column. Where signs stand between them, it is the same one in all cells."""
    found = [_listed(cell.strip()) or _labeled(cell.strip()) for cell in cells]
    plain = [cell for cell, options in zip(cells, found, strict=True) if not options and cell.strip()]
    sign = next((sign for sign in _SIGNS if plain and all(len(_parts(cell, sign)) > 1 for cell in plain)), "")
    if not sign and plain:
        most = {sign: sum(len(_parts(cell, sign)) > 1 for cell in plain) for sign in _SIGNS}
        sign = max(_SIGNS, key=lambda one: most[one])
    return [options or _parts(cell, sign) for cell, options in zip(cells, found, strict=True)]


def _parts(cell: str, sign: str) -> list[str]:
    return [part for one in (cell.split(sign) if sign else [cell]) if (part := normalized(one))]


def _json_texts(cell: str) -> list[str]:
    """The texts of a list or of the values of an object in JSON; none for other cells."""
    if not cell.startswith(("[", "{")):
        return []
    try:
        values = json.loads(cell)
    except (ValueError, RecursionError):
        return []
    if isinstance(values, dict):
        values = values["text"] if isinstance(values.get("text"), list) else list(values.values())
    texts = [_json_text(value) for value in values]
    return [normalized(text) for text in texts if text is not None] if None not in texts else []


def _json_text(value: Any) -> str | None:
    """The text of a value, which an object has in a field; None if it has none."""
    if isinstance(value, dict):
        value = next((value[field] for field in ("text", "option", "answer", "value") if isinstance(value.get(field), str)), None)
    return value if isinstance(value, str) else json.dumps(value) if isinstance(value, int | float) else None


def _listed(cell: str) -> list[str]:
    """The texts of a list in brackets, or the values of a group in braces; none for other cells."""
    if found := _json_texts(cell):
        return found
    if cell.startswith("{") and (texts := _TEXTS.search(cell)):
        cell = texts[1]
    if not (cell.startswith("[") and cell.endswith("]")) and not (cell.startswith("{") and cell.endswith("}")):
        return []
    inside = cell[1:-1]
    quoted = list(_QUOTED.finditer(inside))
    if cell.startswith("{"):
        return [_text(one) for one in quoted[1::2]] if quoted and len(quoted) % 2 == 0 else []
    if not quoted:
        return _parts(inside, ",")
    ends = [0, *(one.end() for one in quoted)]
    starts = [*(one.start() for one in quoted), len(inside)]
    is_list = all(_BETWEEN.fullmatch(inside, end, start) for end, start in zip(ends, starts, strict=True))
    return [_text(one) for one in quoted] if is_list else []


def _text(quoted: re.Match[str]) -> str:
    inside = quoted[1] if quoted[1] is not None else quoted[2]
    return normalized(_ESCAPE.sub(_unescaped, inside))


def _unescaped(match: re.Match[str]) -> str:
    escaped = match[1]
    return chr(int(escaped[1:], 16)) if len(escaped) > 1 else _NAMES.get(escaped, escaped)


def _labeled(cell: str) -> list[str]:
    """The texts after the letters A, B, C, or the numbers 1, 2, 3; none unless the cell begins with the first."""
    lines = [match for line in cell.split("\n") if line.strip() and (match := _LABELED_LINE.fullmatch(line))]
    if len(lines) > 1 and len(lines) == sum(bool(line.strip()) for line in cell.split("\n")) and _are_in_order([one[1] for one in lines]):
        return [normalized(one[2]) for one in lines]
    labels: list[re.Match[str]] = []
    for match in _LABEL.finditer(cell):
        first = labels[0][1] if labels else match[1]
        if match[1] == chr(ord(first) + len(labels)):
            labels.append(match)
    if len(labels) < 2 or labels[0].start() or labels[0][1] not in "Aa1":
        return []
    ends = [*(one.start() for one in labels[1:]), len(cell)]
    parts = [normalized(cell[one.end() : end]) for one, end in zip(labels, ends, strict=True)]
    return [part.rstrip(";|,/ ") for part in parts] if all(part.endswith((";", "|", ",", "/")) for part in parts[:-1]) else parts


def _are_in_order(labels: Sequence[str]) -> bool:
    """Whether labels are A, B, C or 1, 2, 3."""
    return labels[0] in "Aa1" and all(label == chr(ord(labels[0]) + place) for place, label in enumerate(labels))
