r"""The text has two spaces inside a sentence, or a space before a punctuation mark.

Often a word, an "&" or a pair of quotation marks was lost there: "the movie  made history". Check whether something is
missing; otherwise remove the space. Draw a blank to fill in with underscores, since web pages show several spaces as
one.

Two spaces after a sentence are a matter of style. They are not reported, nor are code, tables, and spaces at the
beginning and end of a text. Nor are the spaces before "?" and "!" in an item that is written in French, whatever its
declared language. The fix leaves three or more spaces, which may be a blank to fill in, and two spaces where a lost
sign is likely, as in "Earth, Wind  Fire". It is unsafe inside quotation marks, and in items about typography.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.language.words import prose
from crs_lint.model.finding import Fix, Path, Problem, Rewrite, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, Fixable, rule
from crs_lint.rules.shared.safe_fixes import safest
from crs_lint.text.lazy_pattern import LazyPattern

_DOUBLE = LazyPattern(r"(?<=[a-z,]) {2,}(?=[a-zA-Z(\"“'‘])")
# A period may begin a name (".NET") or an ellipsis; before a lowercase letter, the sentence is about the mark.
_BEFORE = LazyPattern(r"(?<=[a-z]{2}) +(?=,\s|[.?!](?:\s+(?![.a-z])|$))")
_CODE = LazyPattern(r"[{}$=<>\\`|]|\w\(|\b[a-z]+\.[a-z]+\b|\n\s{2,}\S|\t")
# No "&" can have stood beside these words, so the second space can be removed safely.
_LINKS = (
    "of|in|into|inside|outside|to|by|for|from|with|without|within|at|on|over|under|between|about|after|before|during|against|through|as|than"
    "|and|or|but|if|when|where|while|because|that|which|who|is|are|was|were|be|been|has|have|had|can|could|will|would|not"
)
_JOINS_BEFORE = LazyPattern(rf"(?:,|\b(?:an?|the|{_LINKS}))$")
_JOINS_AFTER = LazyPattern(rf"[(\"“'‘]|(?:{_LINKS})\b")
# After these words, something is missing before the mark: "the value of , given that".
_LACKS = LazyPattern(r"\b(?:an?|the|of|and|or|but|than)$", re.IGNORECASE)
_FRENCH = LazyPattern(
    r"\b(?:les?|la|des?|du|une?|et|est|sont|dans|pour|avec|sur|par|qui|que|quel(?:le)?s?|ce(?:tte|s)?|aux?|ne|pas|elle|ils?|plus)\b"
    r"|\b[dlnsj]['’](?=\w)|\bqu['’](?=\w)",
    re.IGNORECASE,
)
_ENGLISH = LazyPattern(
    r"\b(?:the|an?|of|to|in|and|is|are|was|were|for|with|by|from|which|what|who|how|that|this|it|its|not|be|has|as|at|if)\b", re.IGNORECASE
)
_LONGEST_JOIN = 10
_SHORTEST_SENTENCE = 5
_MOST_SPACES = 2
_NAMES = {",": "a comma", ".": "a period", "?": "a question mark", "!": "an exclamation mark"}


@rule("extra-space", category="text", severity=Severity.WARNING, source="seen in public banks", fixable=Fixable.SAFELY)
def check(item: Item) -> Iterator[Problem]:
    if _may_have(item.shown):
        for path, text in item.shown_texts:
            if _may_have(text):
                yield from _problems(path, text, spaces_marks=not item.is_english or _is_french(item.shown))


def _may_have(text: str) -> bool:
    return " ," in text or " ." in text or " ?" in text or " !" in text or "  " in text


def _is_french(text: str) -> bool:
    """Whether a text has more function words of French than of English; French has a space before some marks."""
    return len(_FRENCH.findall(text)) > len(_ENGLISH.findall(text))


def _problems(path: Path, text: str, *, spaces_marks: bool) -> Iterator[Problem]:
    """The problem of one text. ``spaces_marks`` tells that its language may write a space before a mark."""
    if _CODE.search(text):
        return
    prosaic = prose(text)
    before = list(_BEFORE.finditer(prosaic)) if not spaces_marks and _is_sentence(text) else []
    double = list(_DOUBLE.finditer(prosaic))
    fix = _fix(path, text, before, double)
    # Underscores became spaces in the prose.
    if before and text[slice(*before[0].span())].isspace():
        sign = _NAMES[text[before[0].end()]]
        message = f"There is a space before {sign}."
        yield Problem(path, message, "Remove it, or write the word that is missing there.", chars=before[0].span(), fix=fix)
    elif double and text[slice(*double[0].span())].isspace():
        message = f"There are {len(double[0][0])} spaces inside a sentence."
        yield Problem(path, message, "Leave one, or write the word that is missing there.", chars=double[0].span(), fix=fix)


def _fix(path: Path, text: str, before: list[re.Match[str]], double: list[re.Match[str]]) -> Fix | None:
    pairs = [(match, left) for matches, left in ((before, ""), (double, " ")) for match in matches if text[slice(*match.span())].isspace()]
    if any(len(match[0]) > _MOST_SPACES for match, _ in pairs):
        return None
    if any(_may_hide_a_loss(text, match.span(), left) for match, left in pairs):
        return None
    return safest("Remove the space.", text, [Rewrite(path, left, match.span()) for match, left in pairs])


def _may_hide_a_loss(text: str, span: tuple[int, int], left: str) -> bool:
    """Whether a sign or word may have been lost at these spaces, so that removing one would hide the loss."""
    before = text[max(span[0] - _LONGEST_JOIN, 0) : span[0]]
    if not left:
        return _LACKS.search(before) is not None
    return _JOINS_BEFORE.search(before) is None and _JOINS_AFTER.match(text, span[1]) is None


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
