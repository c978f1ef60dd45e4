"""The sidecar ``scoring``: how items were scored where that is not as they are keyed now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from crs_lint.document.limits import Limits
from crs_lint.document.load import read_file
from crs_lint.files.discover import read_bytes
from crs_lint.responses.asked_item import AskedItem
from crs_lint.responses.choice_reader import Reading, positions
from crs_lint.responses.responses_error import ResponsesError
from crs_lint.responses.scoring import Choice, Scoring
from crs_lint.text.normalize import shorten
from crs_lint.text.suggest import did_you_mean

_CREDITED = "all"
_DROPPED = "dropped"
_FIELDS = ("keys", "points", "pretest")


def load_scoring(path: str, limits: Limits = Limits()) -> Any:
    """The data of a YAML file at a path. Raises ResponsesError."""
    content = read_bytes(path, limits.file_size)
    if not isinstance(content, bytes):
        raise ResponsesError(content.message.rstrip("."))
    source = read_file(path, content, limits)
    if source.errors:
        raise ResponsesError(source.errors[0].message.rstrip("."))
    return source.data


def scorings_of(data: Any, items: Mapping[str, AskedItem], keyed: Mapping[str, Scoring]) -> dict[str, Scoring]:
    """The scoring of every item: as the data says, else as it is keyed now. Raises ResponsesError.

    The data is a mapping by item, with or without ``scoring`` above it. A value is the letter of the key, a list of letters that
    are all right (for ``multiple``, of sets such as "AC"), "all" (everybody is credited), "dropped", or a mapping of ``keys``
    with one of these, ``points`` and ``pretest``.
    """
    given = data.get("scoring", data) if isinstance(data, dict) else data
    if not isinstance(given, dict):
        raise ResponsesError('the scoring must name items, as in: "planet-red: [A, C]"')
    found = dict(keyed)
    for name, value in given.items():
        item = str(name)
        if item not in items or item not in keyed:
            raise ResponsesError(f'the scoring names the item "{shorten(item)}", which the bank lacks. {did_you_mean(item, items)}'.strip())
        found[item] = _scoring(value, items[item], keyed[item])
    return found


def _scoring(value: Any, item: AskedItem, keyed: Scoring) -> Scoring:
    if not isinstance(value, dict):
        return _keyed(value, item, keyed)
    for field in value:
        if field not in _FIELDS:
            raise ResponsesError(f'the scoring of {item.id} has the field "{shorten(str(field))}"; it can have {", ".join(_FIELDS)}')
    scoring = _keyed(value["keys"], item, keyed) if "keys" in value else keyed
    return scoring._replace(points=_points(value, item, scoring), is_pretest=value.get("pretest", scoring.is_pretest) is True)


def _keyed(value: Any, item: AskedItem, keyed: Scoring) -> Scoring:
    if value == _CREDITED:
        return keyed._replace(is_credited=True)
    if value == _DROPPED:
        return keyed._replace(is_dropped=True)
    keys = tuple(_keys(value if isinstance(value, list) else [value], item))
    if not keys:
        raise ResponsesError(f"the scoring of {item.id} has no key: name a letter, all or dropped")
    return keyed._replace(keys=keys)


def _keys(values: list[Any], item: AskedItem) -> Iterator[Choice]:
    for value in values:
        text = str(value).strip() if isinstance(value, (str, int)) else ""
        found = positions(text, item, Reading.LETTER) or positions(text, item, Reading.NUMBER)
        if not found or (len(found) > 1 and not item.is_multiple):
            raise ResponsesError(f'the scoring of {item.id} has the key "{shorten(text)}", which names none of its options')
        yield frozenset(item.numbers[position - 1] for position in found)


def _points(value: Mapping[str, Any], item: AskedItem, scoring: Scoring) -> float:
    points = value.get("points", scoring.points)
    if isinstance(points, bool) or not isinstance(points, (int, float)) or not 0 < points < 1e6:
        raise ResponsesError(f"the scoring of {item.id} must have points above 0")
    return float(points)
