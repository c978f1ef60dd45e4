r"""The wrong article stands before a word: "a apple", "an user".

The slip distracts readers, and it remains where a word was replaced. Write "an" before a vowel sound and "a" before any
other, whatever the letter: "an hour", "a user", "a one-way street".

Words with two readings are not reported ("a herb", "an historic event"), nor are abbreviations in capitals, which some
spell and others read ("a SUD", "an SQL query"), single letters ("an x-intercept"), code, quotations, and the letter A as
a name ("A is north of B").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.language.article_sounds import EIGHT_OR_ELEVEN, SILENT_H, SPELLED_WITH_VOWEL, YOU_OR_WON
from crs_lint.language.verbatim import is_verbatim
from crs_lint.language.words import prose
from crs_lint.model.finding import Fix, Path, Problem, Rewrite, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import matches
from crs_lint.rules.rule import ENGLISH, Example, Fixable, rule
from crs_lint.text.lazy_pattern import LazyPattern

_UN = r"un(?!i|anim|ar[yi]|esco)|uni(?:n(?!om|uc)|m(?!od)|dentif)"
_VOWEL = (
    rf"[ai][a-z]+|e(?!u(?!ler)|we|wo)[a-z]+|o(?!ne(?![a-z])|nes|nce|uija|ui(?![a-z]))[a-z]+|(?:{_UN}|up|ug[lh]|ul[ct]|umb|umpi|urb|urch|urg|urn|ush|utt)[a-z]*"
    rf"|(?:{SILENT_H})[a-z]*|(?:{EIGHT_OR_ELEVEN})(?=-[a-z]|%)"
)
# A consonant that a lowercase abbreviation would not begin with, or one with a vowel after it ("sad", but not "sql").
_CONSONANT = (
    r"(?:[bcdgjkpqtvwz]h?[lrw]?|y|sc[hr]?|s[hkmnpqtw]r?|[fs][lr]?|kn|[lmnr])[aeou][a-z]+|(?:[bcdgkptvw]h?[lrw]?|sc?h?|s[kltw]r?|f[lr]?|[jlmnr])i[a-z]+"
    rf"|(?!{SILENT_H})h(?!abit|awai|allucin|armon|erb|ere[dt]|eroi|ilar|ispan|isp|ist|otel|omag|orr|ors-|uman|ygien|yp|yst|aut|omm)[aeiou][a-z]+"
    rf"|(?:{YOU_OR_WON})[a-z]*|(?!{EIGHT_OR_ELEVEN})[1-79]\d{{0,2}}(?=-[a-z]|%)"
)
_AFTER = r"(?![\w(\\]|[.:/@'’]\w|-?\d)"
_BEFORE = r"(?<![\w'’.$=+*/&\"“‘-])"
_PAIR = LazyPattern(
    rf"{_BEFORE}(?:(?P<a>[aA])[ ](?=(?P<vowel>(?i:{_VOWEL})){_AFTER})|(?P<an>[aA]n)[ ](?=(?P<consonant>(?i:{_CONSONANT})){_AFTER}))"
)
# Each beginning of a word above, and no other. The letter comes first, since the search skips to it.
_QUICK = LazyPattern(
    r"[aA](?<!\w[aA])(?: (?:[aeiouAEIOU][a-z]|[hH](?:on|ou|ei)|8|1[18])"
    r"|n (?:[b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z][a-z]|[eE]u|[oO]n[ce]|[uU](?:ni|s[eua]|t[ioe]|bi|r[ai])|[1-79]))"
)
# Words after the letter "a" as a name or a quantity, and after German "an".
_NO_NOUN = frozenset(
    """and or is are in on of at as if it its also above alone into after an any am us up until upon only equals equal over i ii iii iv
    isn each either else instead der den dem das die""".split()  # noqa: SIM905 - quotes would hide the words
)
_SHORTEST = 3
_OTHER_LETTER = LazyPattern(r"(?<![\w'])[B-D](?![\w'’])")
# In verse, lines begin with capitals.
_SENTENCE = LazyPattern(r"(?:\A|[.?!:]\s|\n[-*]\s)[\s\"“(]*\Z")
_NAME = LazyPattern(r"\b[B-HJ-Z]\s\Z")
_FOREIGN = LazyPattern(r"\b(?:de|del|la|el|los|las|que|por|para|con|una?|di|il|che|le|les|des|et|os|um|uma|não)\b")
_MOST_FOREIGN = 2
# Looking back to the start of the text at each match costs its square.
_NEARBY = 40


@rule(
    "a-or-an",
    category="text",
    severity=Severity.WARNING,
    source="seen in public banks",
    fixable=Fixable.UNSAFELY,
    languages=ENGLISH,
    hints=(matches("shown", _QUICK),),
)
def check(item: Item) -> Iterator[Problem]:
    if _QUICK.search(item.shown):
        names_letters = _OTHER_LETTER.search(item.shown) is not None
        for path, text in item.shown_texts:
            if _QUICK.search(text):
                yield from _problems(path, text, names_letters)


def _problems(path: Path, text: str, names_letters: bool) -> Iterator[Problem]:
    found = [match for match in _PAIR.finditer(prose(text)) if _is_slip(text, match, names_letters)]
    if found and len(_FOREIGN.findall(text)) <= _MOST_FOREIGN:
        first = found[0]
        word = first["vowel"] or first["consonant"]
        sound = "vowel" if first["vowel"] else "consonant"
        message = f'"{_article(first)}" stands before "{word}", which begins with a {sound} sound.'
        changes = tuple(Rewrite(path, _other(match), _span(match)) for match in found)
        fix = Fix("Change the article.", False, changes)
        yield Problem(path, message, f'Write "{_other(first)} {word}".', chars=(first.start(), first.end() + len(word)), fix=fix)


def _article(match: re.Match[str]) -> str:
    return match["a"] or match["an"]


def _other(match: re.Match[str]) -> str:
    """The other article, with the capital of this one."""
    return f"{match['a']}n" if match["a"] else match["an"][0]


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span("a") if match["a"] else match.span("an")


def _is_slip(text: str, match: re.Match[str], names_letters: bool) -> bool:
    """Whether the article is wrong. ``names_letters`` tells that the item uses B, C or D as names, and so perhaps A."""
    word = match["vowel"] or match["consonant"]
    if text[match.start() : match.end() + len(word)] != f"{_article(match)} {word}" or not _is_plain(word):
        return False
    if word.lower() in _NO_NOUN or is_verbatim(text, match.span()):
        return False
    start = match.start()
    nearby = max(start - _NEARBY, 0)
    if _NAME.search(text, nearby, start):
        return False
    if _article(match)[0] == "A":
        return _SENTENCE.search(text, nearby, start) is not None and not (match["a"] and names_letters)
    return True


def _is_plain(word: str) -> bool:
    """Whether a word is read as it is written: a number, or letters that are no abbreviation."""
    if word[0].isdigit():
        return True
    return (
        (word.islower() or word.istitle())
        and (len(word) > _SHORTEST or word[0].lower() not in SPELLED_WITH_VOWEL)
        and len(word) >= _SHORTEST
    )


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: In an hour, a user of a one-way street with an SQL query, an x-intercept and a herb sees which planet?
    options:
      - text: Mercury, an 8-bit planet
        correct: true
      - text: A is an historic planet, a SUD or an SUD, an `user`
    explanation: An unidentified object in a unimodal orbit; a and b; a B, an unpaired one, a European.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: A apple falls in a orbit. Which planet is nearest to the sun in a 8-year study?
    options:
      - text: Mercury, an user of light
        correct: true
      - text: An unique planet
    explanation: It takes a hour, and an year passes.
""",
        found=(
            '3:11 "A" stands before "apple", which begins with a vowel sound.',
            '5:24 "an" stands before "user", which begins with a consonant sound.',
            '7:15 "An" stands before "unique", which begins with a consonant sound.',
            '8:27 "a" stands before "hour", which begins with a vowel sound.',
        ),
        fixed="""\
items:
  - id: planet-nearest
    stem: An apple falls in an orbit. Which planet is nearest to the sun in an 8-year study?
    options:
      - text: Mercury, a user of light
        correct: true
      - text: A unique planet
    explanation: It takes an hour, and a year passes.
""",
    ),
]
