r"""A punctuation mark is followed by a letter without a space, as in "divides.It grows".

Candidates stumble over two sentences that run together, and screen readers read them as one. Add the space.

After a period, only a word that begins a sentence counts ("It", "The", "What"), since names, versions, addresses and
abbreviations have periods inside: `node.js`, `torch.Generator`, "p.m.", "z.B.". After a comma, a question mark or an
exclamation mark, any word counts, unless the text looks like a list of values or code: "A,B,C", "red,green". Code,
LaTeX and addresses are not checked. The rule misses a space after a period before any other word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from crs_lint.language.words import prose
from crs_lint.model.finding import Fix, Path, Problem, Rewrite, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, Fixable, rule
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten

# Words that begin a sentence and are hardly ever the second part of a name with a period.
_BEGINNINGS = (
    "The|This|That|These|Those|There|It|Its|He|She|They|We|You|His|Her|Their|Our|Your|What|Which|Who|Whose|When|Where|Why|How|Then|Thus"
    "|Hence|However|Therefore|Because|Although|While|After|Before|During|Since|Until|If|In|On|At|For|From|With|By|An?|And|But|So|As"
    "|Had|Did|Does|Do|Is|Are|Was|Were|Can|Could|Would|Should|Each|Every|Some|Many|Most|Both|One|Two|Another|Now|Here|Also"
    # Those of the languages that an item may quote or be in, undeclared. Its own language has more.
    "|Der|Die|Das|Ein|Eine|Es|Sie|Wenn|Welche[rsmn]?|Was|Wie|Le|La|Les|Un|Une|Il|Elle|Ce|Cette|Quel(?:le)?s?|El|Los|Las|Una|Este|Esta|Se|Qual"
)
# These are no members of a class either: "System.In".
_PRONOUNS = frozenset(("The", "This", "These", "There", "It", "He", "She", "They", "We", "You", "His", "Her", "What"))
_NAMES = {".": "a period", ",": "a comma", "?": "a question mark", "!": "an exclamation mark"}


@lru_cache(maxsize=1 << 6)
def _pair(openers: tuple[str, ...]) -> LazyPattern:
    """A mark between two words, by further words that begin a sentence.

    What stands before the mark is a plain word of a sentence: nothing that belongs to an address, a path or a call.
    """
    return LazyPattern(
        rf"(?<![^\s(])(?P<before>[^\W\d_]+(?:['’-][^\W\d_]+)?|\d{{1,4}}|\w+\)|(?:\d{{1,4}}\s?)?(?:°[CF]|[%€]))"
        rf"(?P<mark>\.(?=(?:{'|'.join((_BEGINNINGS, *openers))})(?=[\s,'’]))|,(?=[^\W\d_])|[?!](?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿœ]|[¿¡]))"
        rf"(?P<after>[¿¡]?[^\W\d_]+)(?=[\s,.;:?!)'’\"]|-[^\W\d_]|$)"
    )


_SHORTEST_BEFORE = 2
_SHORTEST_AFTER = 2
_CODE = LazyPattern(r"[{}\\|=]|->|::|[\w\"'],[\w\"'],\S*,|\w\(\S|[\"'],[\"']|(?<![\w'’])'[^'\s][^'\s,]*+,[^'\s]++'")


@rule("missing-space", category="text", severity=Severity.WARNING, source="seen in public banks", fixable=Fixable.UNSAFELY)
def check(item: Item) -> Iterator[Problem]:
    if _has_tight_mark(item.shown):
        for path, text in item.shown_texts:
            if _has_tight_mark(text):
                yield from _problems(path, text, item.tables.sentence_openers)


# After any mark but a comma, only a capital begins a sentence: "p.m." is none.
_TIGHT = LazyPattern(r"[.,?!](?:[^\W\d_](?<![.?!][a-z])|[¿¡])")


def _has_tight_mark(text: str) -> bool:
    return _TIGHT.search(text) is not None


def _problems(path: Path, text: str, openers: tuple[str, ...]) -> Iterator[Problem]:
    # Counted once for a text: for each match, it would cost the square of the text.
    written, indent, is_phrase = prose(text), len(text) - len(text.lstrip()), " " in text.strip()
    pair = _pair(openers)
    matches = (match for start, end in _lines_without_code(text) for match in pair.finditer(written, start, end))
    found = [match for match in matches if _is_slip(text, match, indent, is_phrase, openers)]
    if found:
        first = found[0]
        changes = tuple(Rewrite(path, f"{match['mark']} ", match.span("mark")) for match in found)
        message = f'There is no space after {_NAMES[first["mark"]]}: "{shorten(first[0])}".'
        yield Problem(path, message, "Add one.", chars=first.span(), fix=Fix("Add the space.", False, changes))


def _lines_without_code(text: str) -> Iterator[tuple[int, int]]:
    """The span of each line in which a mark without a space may be a slip."""
    start = 0
    for line in text.split("\n"):
        if _has_tight_mark(line) and _CODE.search(line) is None:
            yield start, start + len(line)
        start += len(line) + 1


def _is_slip(text: str, match: re.Match[str], indent: int, is_phrase: bool, openers: tuple[str, ...]) -> bool:
    """Whether a space is missing, in a text that begins after ``indent`` characters and may be a phrase of several words."""
    before, mark, after = match["before"], match["mark"], match["after"]
    if mark == ".":
        return match.start() > indent and _ends_a_sentence(text, match, openers)
    if mark == ",":
        return len(before) >= _SHORTEST_BEFORE and len(after) >= _SHORTEST_AFTER and is_phrase and not before.isdigit()
    return len(before) >= _SHORTEST_BEFORE


def _ends_a_sentence(text: str, match: re.Match[str], openers: tuple[str, ...]) -> bool:
    """Whether a word before a period can end a sentence: not the number of a line, an initial or a class with its member."""
    before = match["before"]
    if before.isdigit():
        return text[match.start() - 1] != "\n"
    if len(before) < _SHORTEST_BEFORE:
        return False
    after = match["after"]
    return before[0].islower() or after in _PRONOUNS or (len(after) > _SHORTEST_AFTER and after in openers)


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: At 9 p.m. U.S. time, z.B. in node.js 2.0.1 or .NET, torch.Generator, a,b and `x.It`, which planet is nearest?
    options:
      - text: Mercury
        correct: true
      - text: red,green,blue
    explanation: Its distance is 57,909,050 km (see planets.example.org); others are farther.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Planets go around the sun.They shine. Which is nearest?
    options:
      - text: Mercury,which is hot
        correct: true
      - text: Is it Venus?Nobody knows
    explanation: Its orbit lies inside that of Venus,Earth and Mars.The sun is near.
""",
        found=(
            '3:33 There is no space after a period: "sun.They".',
            '5:15 There is no space after a comma: "Mercury,which".',
            '7:21 There is no space after a question mark: "Venus?Nobody".',
            '8:48 There is no space after a comma: "Venus,Earth".',
        ),
        fixed="""\
items:
  - id: planet-nearest
    stem: Planets go around the sun. They shine. Which is nearest?
    options:
      - text: Mercury, which is hot
        correct: true
      - text: Is it Venus? Nobody knows
    explanation: Its orbit lies inside that of Venus, Earth and Mars. The sun is near.
""",
    ),
]
