"""A text contains an invisible character.

Zero-width spaces, soft hyphens and stray byte order marks come with text pasted from web pages and word processors. Two
answers that look the same may then differ, a search misses the word, and a screen reader may stumble over it. Delete the
character.

Characters that join the parts of an emoji, and those that Persian, Arabic and the scripts of India need, are not reported.
The fix is unsafe inside quotation marks and code, and in items about encodings or typography.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Fix, Problem, Rewrite, Severity
from crs_lint.rules.rule import Example, File, Fixable, rule
from crs_lint.rules.shared.characters import may_contain
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


def _problems(path: tuple[str | int, ...], text: str) -> Iterator[Problem]:
    # A fix must not leave a blank text.
    would_be_blank = is_blank(_INVISIBLE.sub("", text))
    for match in _INVISIBLE.finditer(text):
        if not _is_needed(text, match.start()):
            message = f"This text contains an invisible character (U+{ord(match[0]):04X})."
            fix = None if would_be_blank else Fix("Remove it.", True, (Rewrite(path, "", match.span()),))
            yield Problem(path, message, "Remove it.", chars=match.span(), fix=fix)


def _is_needed(text: str, at: int) -> bool:
    if text[at] in _JOINERS:
        return _JOINED.search(text[max(at - 1, 0) : at + 2]) is not None
    if text[at] in _DIRECTIONS:
        return _RIGHT_TO_LEFT.search(text) is not None
    return text[at] >= "\U000e0020" and _FLAG in text[:at]  # the flags of England, Scotland and Wales


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
