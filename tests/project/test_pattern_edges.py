"""Look-arounds that hold whole words end at the edge of a word: ``(?<!at )`` also refuses "that "."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.project.patterns import patterns_of_the_project, source_of
from tests.text.pattern_tree import parser, sre

PATTERNS = patterns_of_the_project()
# A look-behind for the end of a word, or a look-ahead for the beginning of one, means what it says.
PARTS_OF_WORDS = {
    "crs_lint.language.answer_kind._ABSOLUTE": {"n"},  # "don't always"
}
# These are about the first letters of words: their sound, or all forms of a verb.
PREFIXES = {
    "crs_lint.rules.text.a_or_an._PAIR",
    "crs_lint.language.article_sounds._CONSONANT",
    "crs_lint.language.priority._PRIORITY",
}


def _alternatives(nodes: list[Any]) -> Iterator[list[Any]]:
    """The sequences that a tree can match, with groups opened and branches taken one by one; repeats count as themselves."""
    flat: list[Any] = []
    for index, (operation, argument) in enumerate(nodes):
        if operation is sre.SUBPATTERN:
            for inner in _alternatives(list(argument[3])):
                yield from _alternatives([*flat, *inner, *nodes[index + 1 :]])
            return
        if operation is sre.BRANCH:
            for branch in argument[1]:
                yield from _alternatives([*flat, *branch, *nodes[index + 1 :]])
            return
        flat.append((operation, argument))
    yield flat


def _word_at(sequence: list[Any], edge: int) -> str:
    """The run of letters at the first (0) or last (-1) place of a sequence; empty if something else stands there."""
    run = ""
    for operation, argument in sequence if edge == 0 else reversed(sequence):
        if operation is not sre.LITERAL or not chr(argument).isalpha():
            break
        run = run + chr(argument) if edge == 0 else chr(argument) + run
    return run


def _look_arounds(nodes: Any) -> Iterator[tuple[int, list[Any]]]:
    """Every look-around in a tree: its direction, -1 for behind and 1 for ahead, and its content."""
    for operation, argument in nodes:
        if operation in (sre.ASSERT, sre.ASSERT_NOT):
            yield argument[0], list(argument[1])
            yield from _look_arounds(argument[1])
        elif operation is sre.SUBPATTERN:
            yield from _look_arounds(argument[3])
        elif operation is sre.BRANCH:
            for branch in argument[1]:
                yield from _look_arounds(branch)
        elif operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            yield from _look_arounds(argument[2])
        elif operation is sre.ATOMIC_GROUP:
            yield from _look_arounds(argument)


def open_edges(source: str | bytes, flags: int) -> list[str]:
    """The words in look-arounds of a pattern that may be part of a longer word."""
    found = []
    for direction, content in _look_arounds(parser.parse(source, flags)):
        for sequence in _alternatives(content):
            word = _word_at(sequence, 0 if direction < 0 else -1)
            # A word that fills a look-around to the brim is the end, or the beginning, of one that the pattern itself spells.
            if len(word) > 1 or (word and len(sequence) > 1):
                found.append(word)
    return found


@pytest.mark.parametrize(
    ("source", "open_words"),
    [
        (r"(?<!at )all", ["at"]),
        (r"(?<!\bat )all", []),
        (r"below(?! (?:a|the))", ["a", "the"]),
        (r"below(?! (?:a|the)\b)", []),
        (r"(?:x|(?<!not )y)", ["not"]),
        (r"(?<=\w)x(?=\s)", []),
        (r"(?<=[a-z] )x", []),
    ],
)
def test_open_edges_are_found(source: str, open_words: list[str]) -> None:
    assert open_edges(source, 0) == open_words


@pytest.mark.parametrize("name", PATTERNS)
def test_words_in_look_arounds_have_edges(name: str) -> None:
    allowed = PARTS_OF_WORDS.get(name, set())
    assert name in PREFIXES or [word for word in open_edges(*source_of(PATTERNS[name])) if word not in allowed] == []
