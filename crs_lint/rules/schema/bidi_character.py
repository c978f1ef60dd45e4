"""A text contains an invisible control character that reverses the direction of the text after it.

Such a character can make the displayed order differ from the stored order, so that a reviewer approves one question and
candidates see another. In source code this is known as the Trojan Source attack. Delete the character.

Adjacent ones are one finding, and the last of 20 findings in one text counts the others.

Letters of right-to-left scripts carry their own direction, so even there these characters are rarely needed. Where one is,
ignore the rule on that line and state the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Path, Problem, Severity
from crs_lint.rules.rule import Example, File, rule
from crs_lint.rules.shared.characters import counted, grouped, may_contain, runs
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.lazy_pattern import LazyPattern

_CONTROLS = LazyPattern("[\\u202a-\\u202e\\u2066-\\u2069]")


@rule("bidi-character", category="schema", severity=Severity.ERROR, source="Boucher and Anderson 2021, Trojan Source")
def check(file: File) -> Iterator[Problem]:
    if may_contain(file, _CONTROLS):
        for item in file.items:
            for path, text in item.shown_texts:
                yield from _problems(path, text)


def _problems(path: Path, text: str) -> Iterator[Problem]:
    for some in grouped(runs(text, _CONTROLS, lambda _: False)):
        is_one = some[0][1] - some[0][0] == len(some) == 1
        counted_words = counted(text, some, "invisible control character")
        message = f"{counted_words[0].upper()}{counted_words[1:]} {'changes' if is_one else 'change'}"
        yield Problem(
            path, f"{message} the direction in which this text is displayed.", f"Remove {'it' if is_one else 'them'}.", chars=some[0]
        )


GOOD = [SOUND_ITEM]
BAD = [
    Example(
        "items:\n  - id: planet-nearest\n    stem: Which planet is \u202enearest\u202c?\n    options:\n      - {text: Mercury, correct: true}\n      - {text: Venus}\n    explanation: Its orbit lies inside that of every other planet.\n",
        found=(
            "3:27 An invisible control character (U+202E) changes the direction in which this text is displayed.",
            "3:35 An invisible control character (U+202C) changes the direction in which this text is displayed.",
        ),
    )
]
