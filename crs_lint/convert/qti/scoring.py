"""Keys of a choice interaction, and the points that say more than which options are keys."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lxml import etree

from crs_lint.convert.qti.points import KeyScoring, kinds, listed, points_of, unknown_keys

_STANDARD_TEMPLATE = re.compile(r".*/(?:match_correct|map_response|CC2_match|CC2_match_basic|CC2_map_response)(?:\.xml)?")
_ZERO = re.compile(r"-?0*+(?:\.0*+)?")


def scoring(declaration: Any, options: Sequence[str], *, multiple: bool) -> KeyScoring:
    """The scoring of a response declaration; ``options`` are the identifiers of all options.

    Keys are those of correctResponse, otherwise the options with points, and where only one may be chosen those with the most.
    """
    declared = [(value.text or "").strip() for value in declaration.iterfind("correctResponse/value")]
    points = _points(declaration, options)
    most = max(points, default=0.0)
    rewarded = {name for name, point in zip(options, points, strict=True) if point > 0 and (multiple or point == most)}
    keys = frozenset(declared or rewarded)
    return KeyScoring(keys, (*unknown_keys(declared, options), *_point_losses(points, rewarded == keys, multiple=multiple)))


def _points(declaration: Any, options: Sequence[str]) -> list[float]:
    """The points of each option; empty without a mapping."""
    mapping = declaration.find("mapping")
    if mapping is None:
        return [0.0] * len(options)
    default = points_of(mapping.get("defaultValue", "0"))
    given = {entry.get("mapKey", ""): points_of(entry.get("mappedValue", "0")) for entry in mapping.iterfind("mapEntry")}
    return [given.get(name, default) for name in options]


def _point_losses(points: Sequence[float], is_for_keys: bool, *, multiple: bool) -> list[str]:
    """The points if they say more than that a key gives all of them and a distractor none."""
    told = f"the points of the answers are {listed(points)}"
    most = max(points, default=0.0)
    if most > 0 and not is_for_keys:
        return [f"a mapping that contradicts correctResponse: {told}"]
    is_partial = any(point > 0 if multiple else 0 < point < most for point in points)
    found = kinds(is_partial=is_partial, has_penalties=any(point < 0 for point in points))
    return [f"{found} (mapping): {told}"] if found else []


def has_own_scoring(processing: Any) -> bool:
    """Whether an item scores in another way than all points for the keys and none for other answers, or those of its mapping."""
    if processing is None:
        return False
    if template := processing.get("template", ""):
        return not _STANDARD_TEMPLATE.fullmatch(template)
    return not all(_is_standard(rule) for rule in processing.iterchildren(etree.Element))


def _is_standard(rule: Any) -> bool:
    if rule.tag == "setOutcomeValue":
        return not _is_score(rule) or [value.tag for value in rule] == ["mapResponse"]
    return rule.tag == "responseCondition" and all(map(_is_standard_branch, rule.iterchildren(etree.Element)))


def _is_standard_branch(branch: Any) -> bool:
    """Whether a branch of a condition gives points for the keys only, or those of the mapping."""
    scores = [one for one in branch.iter("setOutcomeValue") if _is_score(one)]
    if not scores:
        return True
    test = branch[0] if branch.tag != "responseElse" else None
    if test is not None and test.tag == "match" and [part.tag for part in test] == ["variable", "correct"]:
        return all(one.getparent() is branch for one in scores)
    values = [[value.tag if value.tag == "mapResponse" else (value.text or "").strip() for value in one] for one in scores]
    return all(value == ["mapResponse"] or (len(value) == 1 and _ZERO.fullmatch(value[0])) for value in values)


def _is_score(rule: Any) -> bool:
    return "score" in rule.get("identifier", "").lower()
