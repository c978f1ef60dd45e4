"""Texts on which a pattern that backtracks takes long: each repeatable part of the pattern, repeated, and then a mismatch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from tests.text.pattern_tree import parser, sre

# Members of a set that stand for their kinds, in the order in which they are tried.
_KINDS = 'a \n1A,.-_(é\t"x'
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_CATEGORIES = {
    sre.CATEGORY_DIGIT: "1",
    sre.CATEGORY_SPACE: " \n",
    sre.CATEGORY_WORD: "a1",
    sre.CATEGORY_NOT_DIGIT: "a ",
    sre.CATEGORY_NOT_SPACE: "a.",
    sre.CATEGORY_NOT_WORD: " .\n",
}
# What matches nothing that a pattern of this project ends in.
_MISMATCH = "\x01"


class Pump(NamedTuple):
    """A text of any length: what it starts with, and what it repeats."""

    start: str
    unit: str

    def text(self, length: int) -> str:
        return (self.start + self.unit * (length // len(self.unit)))[:length] + _MISMATCH


def pumps(source: str, flags: int) -> list[Pump]:
    """The pumps made from the parts of a pattern, each once."""
    tree = list(parser.parse(source, flags))
    rows: list[Pump] = []
    for prefix, unit in dict.fromkeys(_pumps(tree, "")):
        rows += [Pump(prefix, unit), Pump("", unit), Pump("", prefix + unit), Pump("", unit + " "), Pump("", prefix + unit + " ")]
    for whole in filter(None, _variants(tree)):
        rows += [Pump("", unit) for unit in (whole, whole + " ", whole[: (len(whole) + 1) // 2], whole[0], whole[0] + " ")]
    return list(dict.fromkeys(rows))


def _pumps(tree: Iterable[Any], prefix: str) -> Iterator[tuple[str, str]]:
    """The repeatable parts: what leads to each, and one repetition of it."""
    before = prefix
    for node in tree:
        operator, argument = node
        for body in _bodies(operator, argument):
            if operator in _REPEATS and argument[1] > 3:
                yield from ((before, unit) for unit in _variants(body) if unit)
            yield from _pumps(body, before)
        before += _sample([node])


def _bodies(operator: Any, argument: Any) -> list[list[Any]]:
    if operator in _REPEATS:
        return [list(argument[2])]
    if operator is sre.SUBPATTERN:
        return [list(argument[3])]
    if operator is sre.ATOMIC_GROUP:
        return [list(argument)]
    if operator is sre.BRANCH:
        return [list(branch) for branch in argument[1]]
    if operator in (sre.ASSERT, sre.ASSERT_NOT):
        return [list(argument[1])]
    return []


def _sample(tree: Iterable[Any]) -> str:
    return next(_variants(tree), "")


def _variants(tree: Iterable[Any]) -> Iterator[str]:
    """What a pattern matches: the shortest text first, then one for each choice that it leaves."""
    parts = [_choices(operator, argument) or [""] for operator, argument in tree]
    yield "".join(part[0] for part in parts)
    for index, part in enumerate(parts):
        for choice in part[1:9]:
            yield "".join(choice if at == index else other[0] for at, other in enumerate(parts))


def _choices(operator: Any, argument: Any) -> list[str]:
    if operator is sre.LITERAL:
        return [chr(argument)]
    if operator in (sre.ANY, sre.NOT_LITERAL):
        return [sign for sign in "a .1" if operator is sre.ANY or ord(sign) != argument]
    if operator is sre.IN:
        return members(argument)
    if operator in _REPEATS:
        least = max(argument[0], 1 if argument[1] else 0)
        rows = [unit * least for unit in _variants(argument[2])]
        return ["", *rows] if argument[0] == 0 else rows
    if operator is sre.ASSERT and argument[0] < 0:
        return list(_variants(argument[1]))
    if operator in (sre.SUBPATTERN, sre.ATOMIC_GROUP, sre.BRANCH):
        return [text for body in _bodies(operator, argument) for text in _variants(body)]
    return []


def members(parts: list[tuple[Any, Any]]) -> list[str]:
    """Some members of a set of characters, of different kinds."""
    if parts[0][0] is sre.NEGATE:
        excluded = re.compile("|".join(re.escape(member) for member in _positive(parts[1:], 400)) or r"(?!)")
        return [sign for sign in _KINDS if not excluded.fullmatch(sign)] or ["\u4e00"]
    return list(dict.fromkeys(_positive(parts, 1)))[:8]


def _positive(parts: list[tuple[Any, Any]], each: int) -> Iterator[str]:
    """Up to ``each`` members of each range."""
    for kind, value in parts:
        if kind is sre.LITERAL:
            yield chr(value)
        elif kind is sre.RANGE:
            yield from (chr(code) for code in range(value[0], min(value[1] + 1, value[0] + each)))
        elif kind is sre.CATEGORY:
            yield from _CATEGORIES[value]
