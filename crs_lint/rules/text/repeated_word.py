r"""A word appears twice in a row: "the the".

Readers see the slip at once; authors overlook it. Remove one of the two.

Names and rhymes ("New York, New York", "Duran Duran", "knock knock") are not reported, nor are words that English can
double: "that that", "had had", "gave her her book". If a doubled word is right, add the comma that separates the two,
or ignore the finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

from crs_lint.language.words import prose
from crs_lint.model.finding import Fix, Path, Problem, Rewrite, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import ENGLISH, Example, Fixable, rule
from crs_lint.text.lazy_pattern import LazyPattern

# Function words that are hardly ever doubled on purpose.
_GRAMMAR = frozenset(
    """a an the of to from with for at by into onto upon than and or but nor if because is are was were be been has have does did would should
    could must shall might cannot their our your my its his we they i this these those which who whom whose what when where why how there
    then not also only each every any some such as it""".split()  # noqa: SIM905 - quotes would hide the words
)
# Longer words that are doubled on purpose.
_DOUBLED = frozenset(
    """again alas alpha berry blah bleep bling bora bunny cheep chick choo chop click clack cling crazy cuckoo dada ding dong drip dumdum fancy gaga going fizz good
    goody great hallelujah happy hello hippy holy hurry hush knock later little lomi lots love maybe mahi mama many miles more never night number
    papa please plop pretty quack really right rock same sorry sweet swing thank that there ticky tweet twinkle ultra very vroom walk walla well wild will work years
    gorilla giraffa bison lynx caracal crocuta indri vulpes chinchilla iguana rattus gulo meles mephitis puffinus naja bufo bombina
    long short single double""".split()  # noqa: SIM905 - quotes would hide the words
)
_SUBJECTS = ("it", "that", "this", "there", "here", "he", "she")
_SHORTEST = 4
_SHORTEST_SENTENCE = 4
_SONG = 3
_PAIR = LazyPattern(r"(?<![\w'’&.-])(?P<first>[A-Za-z]+)(?P<gap>[ \t]+|[ \t]*\n[ \t]*)(?P<second>(?P=first))(?![\w'’]|-\w)", re.IGNORECASE)
_PUNCTUATION = b",.;:!?()[]{}*_'\""


@rule(
    "repeated-word", category="text", severity=Severity.WARNING, source="seen in public banks", fixable=Fixable.UNSAFELY, languages=ENGLISH
)
def check(item: Item) -> Iterator[Problem]:
    if _repeats(item.shown):
        for path, text in item.shown_texts:
            if _repeats(text):
                yield from _problems(path, text)


def _repeats(text: str) -> bool:
    """Whether some token appears twice in a row: a fast test that spares most texts the pattern."""
    tokens = text.lower().encode("utf-8", "replace").translate(None, _PUNCTUATION).split()
    return any(map(eq, tokens, tokens[1:]))


def _problems(path: Path, text: str) -> Iterator[Problem]:
    prosaic = prose(text)
    pairs = list(_PAIR.finditer(prosaic))
    # Code that became spaces is not a gap, and three pairs or more are a song.
    is_sentence = text.count(" ") > _SHORTEST_SENTENCE
    found = [match for match in pairs if _is_slip(match, is_sentence) and text[slice(*match.span("gap"))].isspace()]
    if found and len(pairs) < _SONG:
        match = found[0]
        if _is_intended(prosaic, match, match["first"].lower()):
            return
        fix = Fix("Remove the second word.", False, (Rewrite(path, "", (match.end("first"), match.end())),))
        yield Problem(path, f'"{match["second"]}" appears twice in a row.', "Remove one.", chars=match.span(), fix=fix)


def _is_slip(match: re.Match[str], is_sentence: bool) -> bool:
    first, second = match["first"], match["second"]
    if not second.islower() or not (first.islower() or first.istitle()) or "\n" in match["gap"]:
        return False
    if first.lower() in _GRAMMAR:
        return len(first) > 1 or first.islower()
    return is_sentence and first.islower() and len(first) >= _SHORTEST and first not in _DOUBLED


def _is_intended(text: str, match: re.Match[str], word: str) -> bool:
    """Whether the context shows that the second word belongs: a third one, "what it is is", genes "a a"."""
    before = (text[: match.start()].split()[-1:] or [""])[0].strip(',.!?"“(').lower()
    after = (text[match.end() :].split(None, 1)[:1] or [""])[0].strip(",.!?").lower()
    if word in (before, after):
        return True
    if word in ("is", "was") and before in _SUBJECTS:
        return "what" in text[: match.start()].lower().split()[-4:]
    return word == "a" and len(after) < 2


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
