r"""The text has two spaces inside a sentence, or a space before a punctuation mark.

Often a word, an "&" or a pair of quotation marks was lost there: "the movie  made history". Check whether something is
missing; otherwise remove the space. Draw a blank to fill in with underscores, since web pages show several spaces as
one.

Two spaces after a sentence are a matter of style. They are not reported, nor are code, tables, and spaces at the
beginning and end of a text. Nor are the spaces before "?" and "!" in an item that is written in French, whatever its
declared language, nor in a language that crs-lint does not know. The fix leaves three or more spaces, which may be a blank to fill in, and two spaces where a lost
sign is likely, as in "Earth, Wind  Fire". It is unsafe inside quotation marks, and in items about typography.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.language.tables import Tables, tables_of
from crs_lint.language.words import prose
from crs_lint.model.finding import Fix, Path, Problem, Rewrite, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, Fixable, rule
from crs_lint.rules.shared.safe_fixes import safest
from crs_lint.text.lazy_pattern import LazyPattern

_DOUBLE = LazyPattern(r"(?<=[a-zß-öø-ÿœ,]) {2,}(?=[a-zA-ZÀ-ÖØ-öø-ÿŒœ(\"“'‘«„¿¡])")
# A period may begin a name (".NET") or an ellipsis; before a lowercase letter, the sentence is about the mark.
_BEFORE = LazyPattern(r"(?:(?<=[a-zß-öø-ÿœ]{2})|(?<=[a-zß-öø-ÿœ][\"”»)])) +(?=,\s|[.?!](?:\s+(?![.a-zß-öø-ÿœ])|$))")
_CODE = LazyPattern(r"[{}$=<>\\`|]|\w\(|\b[a-z]+\.[a-z]+\b|\n\s{2,}\S|\t")
_OPENING_SIGNS = tuple("(\"“'‘«„¿¡")
_WORD = LazyPattern(r"[^\W\d_]+")
_LAST_WORD = LazyPattern(r"(?<![^\W\d_])[^\W\d_]{1,40}$")
_ALL_MARKS = ",.?!"
_LONGEST_JOIN = 10
_SHORTEST_SENTENCE = 5
_MOST_SPACES = 2
_NAMES = {",": "a comma", ".": "a period", "?": "a question mark", "!": "an exclamation mark"}


@rule("extra-space", category="text", severity=Severity.WARNING, source="seen in public banks", fixable=Fixable.SAFELY)
def check(item: Item) -> Iterator[Problem]:
    if _may_have(item.shown):
        spaced = _spaced_marks(item) if _may_have_space_before_mark(item.shown) else ""
        for path, text in item.shown_texts:
            if _may_have(text):
                yield from _problems(path, text, item.tables, spaced)


def _may_have(text: str) -> bool:
    return "  " in text or _may_have_space_before_mark(text)


def _may_have_space_before_mark(text: str) -> bool:
    return " ," in text or " ." in text or " ?" in text or " !" in text


def _spaced_marks(item: Item) -> str:
    """The marks before which a space may be right in the item: all in an unknown language, and those of French if it may be French."""
    if not item.tables.code:
        return _ALL_MARKS
    return item.tables.spaced_marks or (tables_of("fr").spaced_marks if _may_be_french(item) else "")


def _may_be_french(item: Item) -> bool:
    """Whether an item has more words of French than of its own language, or, if that is not declared, as many."""
    from crs_lint.language.detection import evidence_for

    words = _WORD.findall(item.shown.casefold())
    more = evidence_for("fr", words).function_words - evidence_for(item.tables.code, words).function_words
    return more > 0 if item.is_language_declared else more >= 0


def _problems(path: Path, text: str, tables: Tables, spaced: str) -> Iterator[Problem]:
    """The problem of one text, in whose language a space may stand before the marks in ``spaced``."""
    if _CODE.search(text):
        return
    prosaic = prose(text)
    before = [match for match in _BEFORE.finditer(prosaic) if text[match.end()] not in spaced] if _is_sentence(text) else []
    double = list(_DOUBLE.finditer(prosaic))
    fix = _fix(path, text, before, double, tables)
    # Underscores became spaces in the prose.
    if before and text[slice(*before[0].span())].isspace():
        sign = _NAMES[text[before[0].end()]]
        message = f"There is a space before {sign}."
        yield Problem(path, message, "Remove it, or write the word that is missing there.", chars=before[0].span(), fix=fix)
    elif double and text[slice(*double[0].span())].isspace():
        message = f"There are {len(double[0][0])} spaces inside a sentence."
        yield Problem(path, message, "Leave one, or write the word that is missing there.", chars=double[0].span(), fix=fix)


def _fix(path: Path, text: str, before: list[re.Match[str]], double: list[re.Match[str]], tables: Tables) -> Fix | None:
    pairs = [(match, left) for matches, left in ((before, ""), (double, " ")) for match in matches if text[slice(*match.span())].isspace()]
    if any(len(match[0]) > _MOST_SPACES for match, _ in pairs):
        return None
    if any(_may_hide_a_loss(text, match.span(), left, tables) for match, left in pairs):
        return None
    return safest("Remove the space.", text, [Rewrite(path, left, match.span()) for match, left in pairs])


def _may_hide_a_loss(text: str, span: tuple[int, int], left: str, tables: Tables) -> bool:
    """Whether a sign or word may have been lost at these spaces, so that removing one would hide the loss."""
    before = text[max(span[0] - _LONGEST_JOIN, 0) : span[0]]
    last, next_word = _LAST_WORD.search(before), _WORD.match(text, span[1])
    if not left:
        return last is not None and last[0].lower() in tables.open_words
    if before.endswith(",") or text.startswith(_OPENING_SIGNS, span[1]):
        return False
    joins_before = last is not None and (last[0] in tables.joining_words or last[0] in tables.open_words)
    return not joins_before and (next_word is None or next_word[0] not in tables.joining_words)


def _is_sentence(text: str) -> bool:
    """Whether a text is a sentence rather than a command such as "git add ."."""
    return text[:1].isupper() or text.count(" ") >= _SHORTEST_SENTENCE


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: "Planets go around the sun.  Which is nearest to it . . . in .NET , or in `x  ,y`?"
    options:
      - text: "Mercury "
        correct: true
      - text: "if (a ,b) { Venus  == sun }"
      - text: git add .
    explanation: Its orbit lies inside that of every other planet, and of ______ , too; the ? stands for any sign.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: "Which planet is nearest to the sun ?"
    options:
      - text: Mercury
        correct: true
      - text: Venus , the second
    explanation: "Its orbit lies  inside that of every other planet."
""",
        found=(
            "3:46 There is a space before a question mark.",
            "7:20 There is a space before a comma.",
            "8:33 There are 2 spaces inside a sentence.",
        ),
        fixed="""\
items:
  - id: planet-nearest
    stem: "Which planet is nearest to the sun?"
    options:
      - text: Mercury
        correct: true
      - text: Venus, the second
    explanation: "Its orbit lies inside that of every other planet."
""",
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: "Which planet is nearest to the sun    ?"
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("3:46 There is a space before a question mark.",),
    ),
    Example(
        """\
items:
  - id: band-seventies
    stem: "Which band had a hit with the  song September?"
    options:
      - text: "Earth, Wind  Fire"
        correct: true
      - text: "Kool  the Gang"
    explanation: "Its name is made of the elements in the chart of , who founded it."
""",
        found=(
            "3:41 There are 2 spaces inside a sentence.",
            "5:27 There are 2 spaces inside a sentence.",
            "7:20 There are 2 spaces inside a sentence.",
            "8:67 There is a space before a comma.",
        ),
        fixed="""\
items:
  - id: band-seventies
    stem: "Which band had a hit with the song September?"
    options:
      - text: "Earth, Wind  Fire"
        correct: true
      - text: "Kool  the Gang"
    explanation: "Its name is made of the elements in the chart of , who founded it."
""",
    ),
]
