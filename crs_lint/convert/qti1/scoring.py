"""Keys of a QTI 1.2 item, points that say more than which options are keys, and which answers show which feedback."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from lxml import etree

from crs_lint.convert.qti.points import KeyScoring, kinds, listed, points_of, unknown_keys

RIGHT, WRONG = "right", "wrong"
_NAMED_CORRECT = frozenset(("correct", "correct_fb"))


class ScoringRule(NamedTuple):
    """A condition on the answer, the points that it gives (None if it sets none), and the identifiers of the feedback that it shows."""

    condition: Any
    points: float | None
    adds: bool
    feedback: tuple[str, ...]
    title: str

    @property
    def is_other(self) -> bool:
        """Whether it concerns the answers that no rule before it scores."""
        return all(one.tag == "other" for one in self.condition)

    @property
    def is_share(self) -> bool:
        """Whether it gives the share of one option, as Blackboard writes it beside the rule for the right answer."""
        return any(one.tag == "varequal" and not _text(one) and one.get("respident") for one in self.condition)

    @property
    def rewards(self) -> bool:
        return (self.points or 0) > 0

    def demanded(self) -> frozenset[str]:
        """The options that it names outside of <not>."""
        found = self.condition.iter("varequal", "varsubset")
        return frozenset(name for one in found if not any(above.tag == "not" for above in one.iterancestors()) for name in _named(one))


def rules(item: Any) -> list[ScoringRule]:
    """The rules of an item in order."""
    return list(chain.from_iterable(map(_rules, item.iterfind("resprocessing"))))


def _rules(processing: Any) -> Iterator[ScoringRule]:
    declared = processing.findall("outcomes/decvar")
    variables = {one.get("varname", "") for one in declared}
    most = max((points_of(one.get("maxvalue", "")) for one in declared), default=0.0) or 1.0
    for element in processing.iterfind("respcondition"):
        condition = element.find("conditionvar")
        scored = [one for one in element.iterfind("setvar") if _is_score(one, variables)]
        points = [most if _text(one).lower().endswith(".max") else _signed(one) for one in scored]
        yield ScoringRule(
            condition if condition is not None else etree.Element("conditionvar"),
            sum(points) if points else None,
            any(one.get("action", "Set").casefold() != "set" for one in scored),
            tuple(one.get("linkrefid", "") for one in element.iterfind("displayfeedback")),
            element.get("title", "").casefold(),
        )


def _is_score(setting: Any, variables: set[str]) -> bool:
    name = setting.get("varname", setting.get("variablename", ""))
    return not name or "score" in name.lower() or name.lower().endswith("_correct") or variables == {name}


def _signed(setting: Any) -> float:
    return points_of(_text(setting)) * (-1 if setting.get("action", "").casefold() == "subtract" else 1)


def scoring(found: Sequence[ScoringRule], options: Sequence[str], *, multiple: bool) -> KeyScoring:
    """The keys of an item; ``options`` are the identifiers of its options.

    Where one may be chosen, keys are the options with the most points; otherwise those that the best rule demands, or that add points.
    """
    main = [rule for rule in found if not rule.is_share]
    keys, losses = _keys_of_many(main) if multiple else _keys_of_one(main, options)
    if not keys:
        named = (rule.demanded() for rule in main if rule.title == "correct" or _NAMED_CORRECT.intersection(rule.feedback))
        keys = next(named, keys)
    shares = _share_losses([rule for rule in found if rule.is_share], options, keys)
    return KeyScoring(keys.intersection(options), (*unknown_keys(sorted(keys), options), *losses, *shares))


def _keys_of_one(found: Sequence[ScoringRule], options: Sequence[str]) -> tuple[frozenset[str], list[str]]:
    given, added = [0.0] * len(options), [0.0] * len(options)
    for rule, chosen in zip(found, _choices(found, options, multiple=False), strict=True):
        for index in _indexes(chosen) if rule.points is not None else ():
            if rule.adds:
                added[index] += rule.points or 0.0
            else:
                given[index] = max(given[index], rule.points or 0.0) or rule.points or 0.0
    points = [one + other for one, other in zip(given, added, strict=True)]
    most = max(points, default=0.0)
    keys = {option for option, point in zip(options, points, strict=True) if point == most and most > 0}
    unknown = {key for rule in found if rule.rewards for key in rule.demanded()}.difference(options)
    told = kinds(is_partial=any(0 < point < most for point in points), has_penalties=any(point < 0 for point in points))
    return frozenset(keys | unknown), [f"{told}: the points of the answers are {listed(points)}"] if told else []


def _keys_of_many(found: Sequence[ScoringRule]) -> tuple[frozenset[str], list[str]]:
    demands = [(rule, rule.demanded()) for rule in found if rule.rewards]
    demands = [(rule, names) for rule, names in demands if names]
    if not demands:
        return frozenset(), []
    told = kinds(is_partial=len(demands) > 1, has_penalties=any((rule.points or 0) < 0 for rule in found))
    if not all(rule.adds and len(names) == 1 for rule, names in demands):
        _, best = max(demands, key=lambda one: one[0].points or 0)
        return best, [f"{told} for answers that are right in part"] if told else []
    points = listed(rule.points or 0 for rule, _ in demands)
    losses = [f"{told}: the points of the right answers are {points}"] if told else []
    return frozenset(chain.from_iterable(names for _, names in demands)), losses


def _share_losses(found: Sequence[ScoringRule], options: Sequence[str], keys: frozenset[str]) -> list[str]:
    """The shares of the options in percent, if they say more than that keys give all and other options nothing."""
    given = {key: rule.points or 0.0 for rule in found for key in rule.demanded()}
    points = [given.get(option, 0.0) for option in options]
    if not any(point for option, point in zip(options, points, strict=True) if option not in keys):
        return []
    return [f"partial credit: the points of the answers in percent are {listed(points)}"]


def shown_by(found: Sequence[ScoringRule], options: Sequence[str], *, multiple: bool) -> dict[str, frozenset[str]]:
    """The options, by the identifiers of the feedback that they show.

    Where several may be chosen, feedback on the answer as a whole is shown by RIGHT and WRONG instead of options.
    """
    shown: dict[str, int] = {}
    as_a_whole: dict[str, frozenset[str]] = {}
    is_scored = False
    for rule, chosen in zip(found, _choices(found, options, multiple=multiple), strict=True):
        verdict = RIGHT if rule.rewards and not rule.is_other else WRONG if rule.is_other and is_scored else ""
        for name in rule.feedback:
            if multiple and verdict:
                as_a_whole[name] = frozenset((verdict,))
            else:
                shown[name] = shown.get(name, 0) | chosen
        is_scored |= rule.rewards
    return {name: frozenset(options[index] for index in _indexes(chosen)) for name, chosen in shown.items()} | as_a_whole


def _choices(found: Sequence[ScoringRule], options: Sequence[str], *, multiple: bool) -> list[int]:
    """For each rule, the options to which it applies if one of them is the answer, as the bits of a number."""
    bits = {option: 1 << index for index, option in enumerate(options)}
    every = (1 << len(options)) - 1
    scored = 0
    result = []
    for rule in found:
        chosen = every & ~scored if rule.is_other else _applying(rule.condition, bits, every, is_any=not multiple)
        if rule.points is not None and not rule.is_share:
            scored |= chosen
        result.append(chosen)
    return result


def _applying(part: Any, bits: Mapping[str, int], every: int, *, is_any: bool = False) -> int:
    """The options for which a condition holds. Where one may be chosen, several answers in a row (``is_any``) are alternatives."""
    if part.tag in ("varequal", "varsubset"):
        return _any(bits.get(name, 0) for name in _named(part))
    inner = [_applying(one, bits, every) for one in part.iterchildren(etree.Element)]
    if part.tag in ("not", "or") or (is_any and all(one.tag == "varequal" for one in part)):
        return every & ~_any(inner) if part.tag == "not" else _any(inner)
    if part.tag not in ("and", "conditionvar") or not inner:
        return 0
    for one in inner:
        every &= one
    return every


def _any(several: Sequence[int] | Iterator[int]) -> int:
    result = 0
    for one in several:
        result |= one
    return result


def _indexes(chosen: int) -> Iterator[int]:
    while chosen:
        lowest = chosen & -chosen
        yield lowest.bit_length() - 1
        chosen ^= lowest


def _named(part: Any) -> list[str]:
    text = _text(part)
    if part.tag == "varsubset":
        return [name.strip() for name in text.split(",") if name.strip()]
    return [text or part.get("respident", "")]


def _text(element: Any) -> str:
    return (element.text or "").strip()
