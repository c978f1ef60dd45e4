"""Texts that a pattern matches: one for each choice that it leaves, so that no alternative is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tests.text.pattern_tree import parser, sre
from tests.text.pumped import members

_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


def samples(source: str, flags: int) -> list[str]:
    """The texts, each once. Some do not match, where a pattern looks ahead or behind."""
    return list(dict.fromkeys(_texts(parser.parse(source, flags))))


def _texts(tree: Iterable[Any]) -> Iterator[str]:
    """Texts of the first choice at each step, once with and once without what may be missing, and one for each other choice at a step."""
    parts = [_choices(operator, argument) or [""] for operator, argument in tree]
    for others in dict.fromkeys((tuple(part[0] for part in parts), tuple(part[0] if part[-1] else "" for part in parts))):
        yield "".join(others)
        for index, part in enumerate(parts):
            yield from ("".join((*others[:index], choice, *others[index + 1 :])) for choice in part)


def _choices(operator: Any, argument: Any) -> list[str]:
    if operator is sre.LITERAL:
        return [chr(argument)]
    if operator in (sre.ANY, sre.NOT_LITERAL):
        return [sign for sign in "a .1" if operator is sre.ANY or ord(sign) != argument]
    if operator is sre.IN:
        return members(argument)
    if operator in _REPEATS:
        rows = [text * max(argument[0], 1) for text in _texts(argument[2])]
        return [*rows, ""] if argument[0] == 0 else rows
    if operator is sre.GROUPREF:
        return ["a"]  # what a group of letters matches first
    if operator is sre.ASSERT:
        return list(_texts(argument[1]))
    if operator is sre.SUBPATTERN:
        return list(_texts(argument[3]))
    if operator is sre.ATOMIC_GROUP:
        return list(_texts(argument))
    return [text for branch in argument[1] for text in _texts(branch)] if operator is sre.BRANCH else []
