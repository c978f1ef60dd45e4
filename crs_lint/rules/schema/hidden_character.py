"""A text contains an invisible character.

Zero-width spaces, soft hyphens and stray byte order marks come with text pasted from web pages and word processors. Two
answers that look the same may then differ, a search misses the word, and a screen reader may stumble over it. Delete the
character.

Adjacent ones are one finding, and the last of 20 findings in one text counts the others.

Characters that join the parts of an emoji, and those that Persian, Arabic and the scripts of India need, are not reported.
The fix is unsafe inside quotation marks and code, and in items about encodings or typography.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from crs_lint.model.finding import Fix, Path, Problem, Rewrite, Severity
from crs_lint.rules.rule import Example, File, Fixable, rule
from crs_lint.rules.shared.characters import counted, grouped, may_contain, runs
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import is_blank

_INVISIBLE = LazyPattern("[\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2060-\\u2064\\ufeff\\ufff9-\\ufffb\\U000e0000-\\U000e007f]")
# Emoji and the scripts from Arabic to Malayalam and Mongolian need joiners.
_JOINERS = "\u200c\u200d"
_JOINED = LazyPattern("[\u0600-\u0dff\u1000-\u109f\u1780-\u18af\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")
# Texts with letters from Hebrew to Arabic need direction marks.
_DIRECTIONS = "\u061c\u200e\u200f"
_RIGHT_TO_LEFT = LazyPattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FLAG = "\U0001f3f4"


@rule("hidden-character", category="schema", severity=Severity.WARNING, source="Unicode Standard Annex 31", fixable=Fixable.SAFELY)
def check(file: File) -> Iterator[Problem]:
    if may_contain(file, _INVISIBLE):
        for item in file.items:
            for path, text in item.shown_texts:
                yield from _problems(path, text)


def _problems(path: Path, text: str) -> Iterator[Problem]:
    spans = runs(text, _INVISIBLE, _needed_in(text))
    # A fix must not leave a blank text.
    would_be_blank = bool(spans) and is_blank(_INVISIBLE.sub("", text))
    for some in grouped(spans):
        pronoun = "it" if some[0][1] - some[0][0] == len(some) == 1 else "them"
        fix = None if would_be_blank else Fix(f"Remove {pronoun}.", True, tuple(Rewrite(path, "", span) for span in some))
        yield Problem(
            path, f"This text contains {counted(text, some, 'invisible character')}.", f"Remove {pronoun}.", chars=some[0], fix=fix
        )


def _needed_in(text: str) -> Callable[[int], bool]:
    """Tells whether the invisible character at an index is part of what the text says."""
    right_to_left = _RIGHT_TO_LEFT.search(text) is not None
    flag = text.find(_FLAG)

    def is_needed(at: int) -> bool:
        if text[at] in _JOINERS:
            return _JOINED.search(text[max(at - 1, 0) : at + 2]) is not None
        if text[at] in _DIRECTIONS:
            return right_to_left
        return text[at] >= "\U000e0020" and 0 <= flag < at  # the flags of England, Scotland and Wales

    return is_needed


GOOD = [
    Example("""items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury 👩‍🚀
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""")
]
BAD = [
    Example(
        'items:\n  - id: planet-nearest\n    stem: Which planet is near\u200best to the sun?\n    options:\n      - {text: Mercury, correct: true}\n      - {text: "Ve\\u00adnus"}\n    explanation: Its orbit lies inside that of every other planet.\n',
        found=(
            "3:31 This text contains an invisible character (U+200B).",
            "6:19 This text contains an invisible character (U+00AD).",
        ),
        fixed='items:\n  - id: planet-nearest\n    stem: Which planet is nearest to the sun?\n    options:\n      - {text: Mercury, correct: true}\n      - {text: "Venus"}\n    explanation: Its orbit lies inside that of every other planet.\n',
    )
]
