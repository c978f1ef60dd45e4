r"""A word appears twice in a row: "the the".

Readers see the slip at once; authors overlook it. Remove one of the two.

Names and rhymes ("New York, New York", "Duran Duran", "knock knock") are not reported, nor are words that the language of
the item can double: "that that", "had had", "gave her her book", "vous vous levez", "wenn Sie sie sehen", "via via". If a
doubled word is right, add the comma that separates the two, or ignore the finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

from crs_lint.language.tables import Tables
from crs_lint.language.words import prose
from crs_lint.model.finding import Fix, Path, Problem, Rewrite, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, Fixable, rule
from crs_lint.text.lazy_pattern import LazyPattern

_SUBJECTS = ("it", "that", "this", "there", "here", "he", "she")
_SHORTEST = 4
_SHORTEST_SENTENCE = 4
_SONG = 3
_PAIR = LazyPattern(r"(?<![\w'’&.-])(?P<first>[^\W\d_]+)(?P<gap>[ \t]+|[ \t]*\n[ \t]*)(?P<second>(?P=first))(?![\w'’]|-\w)", re.IGNORECASE)
_PUNCTUATION = b",.;:!?()[]{}*_'\""


@rule(
    "repeated-word",
    category="text",
    severity=Severity.WARNING,
    source="seen in public banks",
    fixable=Fixable.UNSAFELY,
    needs=("may_double",),
)
def check(item: Item) -> Iterator[Problem]:
    if _repeats(item.shown):
        for path, text in item.shown_texts:
            if _repeats(text):
                yield from _problems(path, text, item.tables)


def _repeats(text: str) -> bool:
    """Whether some token appears twice in a row: a fast test that spares most texts the pattern."""
    tokens = text.lower().encode("utf-8", "replace").translate(None, _PUNCTUATION).split()
    return any(map(eq, tokens, tokens[1:]))


def _problems(path: Path, text: str, tables: Tables) -> Iterator[Problem]:
    prosaic = prose(text)
    pairs = list(_PAIR.finditer(prosaic))
    # Code that became spaces is not a gap, and three pairs or more are a song.
    is_sentence = text.count(" ") > _SHORTEST_SENTENCE
    found = [match for match in pairs if _is_slip(match, tables, is_sentence=is_sentence) and text[slice(*match.span("gap"))].isspace()]
    if found and len(pairs) < _SONG:
        match = found[0]
        if _is_intended(prosaic, match, tables):
            return
        fix = Fix("Remove the second word.", False, (Rewrite(path, "", (match.end("first"), match.end())),))
        yield Problem(path, f'"{match["second"]}" appears twice in a row.', "Remove one.", chars=match.span(), fix=fix)


def _is_slip(match: re.Match[str], tables: Tables, *, is_sentence: bool) -> bool:
    first, second = match["first"], match["second"]
    if not second.islower() or not (first.islower() or first.istitle()) or "\n" in match["gap"]:
        return False
    if second in tables.never_doubled:
        return len(first) > 1 or first.islower()
    return is_sentence and first.islower() and len(first) >= _SHORTEST and second not in tables.may_double


def _is_intended(text: str, match: re.Match[str], tables: Tables) -> bool:
    """Whether the context shows that the second word belongs: a third one, "what it is is", genes "a a"."""
    word = match["first"].lower()
    before = (text[: match.start()].split()[-1:] or [""])[0].strip(',.!?"“(').lower()
    after = (text[match.end() :].split(None, 1)[:1] or [""])[0].strip(",.!?;:)»”").lower()
    pair = f"{word} {word}"
    subject = before.replace("’", "'").rpartition("'")[2]
    if word in (before, after) or not tables.may_double.isdisjoint((f"{pair} {after}", f"{subject} {pair}")):
        return True
    if word in ("is", "was") and before in _SUBJECTS:
        return "what" in text[: match.start()].lower().split()[-4:]
    return len(word) == 1 and len(after) < 2


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: She had had no idea that that was so. Which planet is nearest to the sun in New York, New York?
    options:
      - text: the `sun` the
        correct: true
      - text: Duran Duran
    explanation: Knock knock, la la la, one one-thousandth of the The Simpsons, which is what it is.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus, whose orbit orbit is wider
    explanation: The the orbit lies inside that of every other planet.
""",
        found=(
            '3:38 "the" appears twice in a row.',
            '7:28 "orbit" appears twice in a row.',
            '8:18 "the" appears twice in a row.',
        ),
        fixed="""\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus, whose orbit is wider
    explanation: The orbit lies inside that of every other planet.
""",
    ),
]
