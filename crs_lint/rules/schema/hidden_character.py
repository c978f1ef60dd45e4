"""A text contains an invisible character.

Zero-width spaces, soft hyphens and stray byte order marks come with text pasted from web pages and word processors. Two
answers that look the same may then differ, a search misses the word, and a screen reader may stumble over it. Delete the
character.

Adjacent ones are one finding, and the last of 20 findings in one text counts the others.

All characters of Unicode's Default_Ignorable_Code_Point count, and the blank Braille pattern. Those that join the parts of an
emoji or choose its form, and those that Persian, Arabic and the scripts of India need, are not reported.
The fix is unsafe inside quotation marks and code, and in items about encodings or typography.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Fix, Path, Problem, Rewrite, Severity
from crs_lint.rules.rule import Example, File, Fixable, rule
from crs_lint.rules.shared.characters import counted, grouped, may_contain, runs
from crs_lint.text.invisible import INVISIBLE_CLASS, needed_in
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import is_blank

# ``bidi-character`` reports those that change the direction of a text; annotation marks are not ignorable by definition.
_INVISIBLE = LazyPattern(f"[{INVISIBLE_CLASS}\ufff9-\ufffb](?<![\u202a-\u202e\u2066-\u2069])")


@rule("hidden-character", category="schema", severity=Severity.WARNING, source="Unicode Standard Annex 31", fixable=Fixable.SAFELY)
def check(file: File) -> Iterator[Problem]:
    if may_contain(file, _INVISIBLE):
        for item in file.items:
            for path, text in item.shown_texts:
                yield from _problems(path, text)


def _problems(path: Path, text: str) -> Iterator[Problem]:
    spans = runs(text, _INVISIBLE, needed_in(text))
    # A fix must not leave a blank text.
    would_be_blank = bool(spans) and is_blank(_INVISIBLE.sub("", text))
    for some in grouped(spans):
        pronoun = "it" if some[0][1] - some[0][0] == len(some) == 1 else "them"
        fix = None if would_be_blank else Fix(f"Remove {pronoun}.", True, tuple(Rewrite(path, "", span) for span in some))
        yield Problem(
            path, f"This text contains {counted(text, some, 'invisible character')}.", f"Remove {pronoun}.", chars=some[0], fix=fix
        )


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
