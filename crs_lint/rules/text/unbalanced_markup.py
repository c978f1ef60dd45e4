r"""A mark that comes in pairs is alone: "**" or "`" that is never closed, a single “ or $.

The page then shows the mark itself, or sets the rest of the text in bold, as code or as a formula. A single quotation
mark is a sign that text was lost in copying, and candidates cannot tell where the quotation ends. Add the missing mark.

Asterisks, dollar signs and backticks that are not markup (`**kwargs`, 5 $, "press ` once") are not reported. Quotation marks
pair as the language of the item writes them: “ ”, « », „ “, » «.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crs_lint.language.tables import Tables
from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Example, File, rule
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import holds_any

_QUOTES = ("“", "”", "„", "«", "»")
_SIGNS = ("`", "**", *_QUOTES, "\\", "](", "<su")
_CODE = LazyPattern(r"```.*?```|``[^`]+``|`[^`\n]+`", re.DOTALL)
_TICK = LazyPattern(r"(?:^|(?<=[\s(`\"]))`{1,3}(?=\w)")
_BOLD = LazyPattern(r"(?:^|(?<=[\s(\"“]))\*\*(?=[A-Z]|(?:not|except|least|most|best|first|only|always|never|incorrect|false)\b)")
_BOLD_PAIR = LazyPattern(r"\*\*(?=\S)[^*]+(?<=\S)\*\*")
_LATEX = LazyPattern(
    r"\\(?:d?frac|sqrt|times|cdot|div|pm|leq?|geq?|neq|alpha|beta|gamma|delta|theta|lambda|mu|pi|sigma|omega|sum|int|lim|infty|left|right|text|math[a-z]+|begin|circ)(?![a-zA-Z])"
)
_DOLLAR = LazyPattern(r"(?<!\\)\$")
_RAISED = LazyPattern(r"(?<=[\w)])<(?P<tag>sub|sup)>(?=[\w+−-])")
_INCHES = LazyPattern("\\d”")
_LINK = LazyPattern(r"\]\(https?://[^)\s]*(?=\s|$)")


@rule("unbalanced-markup", category="text", severity=Severity.WARNING, source="seen in public banks")
def check(file: File) -> Iterator[Problem]:
    if not holds_any(file.text, _SIGNS):
        return
    for item in file.items:
        if item.is_retired or not holds_any(item.shown, _SIGNS):
            continue
        for path, text in item.shown_texts:
            if holds_any(text, _SIGNS):
                found = _unpaired_mark(text) or _unpaired_quote(text, item.tables)
                if found is not None:
                    sign, start = found
                    message = f"{sign} has no matching mark in this text."
                    yield Problem(path, message, "Add the missing mark, or remove this one.", chars=(start, start + len(sign)))


def _unpaired_mark(text: str) -> tuple[str, int] | None:
    """The first unpaired mark and its index."""
    if text.count("```") % 2:
        return "```", text.rindex("```")
    bare = _CODE.blanked(text)
    for pattern in (_TICK, _LINK):
        match = pattern.search(bare)
        if match is not None and not (pattern is _TICK and "'" in bare[match.end() :]):
            return match[0][:2] if pattern is _LINK else match[0], match.start()
    return _unpaired_bold(bare) or _unpaired_formula(bare) or _unpaired_tag(bare)


def _unpaired_bold(text: str) -> tuple[str, int] | None:
    if text.count("**") % 2 == 0:
        return None
    opening = _BOLD.search(_BOLD_PAIR.blanked(text))
    return ("**", opening.start()) if opening is not None else None


def _unpaired_formula(text: str) -> tuple[str, int] | None:
    if "\\" not in text or not _LATEX.search(text):
        return None
    dollars = list(_DOLLAR.finditer(text))
    if len(dollars) % 2:
        return "$", dollars[-1].start()
    for opening, closing in (("\\(", "\\)"), ("\\[", "\\]"), ("\\begin", "\\end"), ("\\left", "\\right")):
        plain = text.replace("\\\\", "  ").replace("\\leftarrow", " " * 10).replace("\\rightarrow", " " * 11)
        if plain.count(opening) != plain.count(closing):
            sign = opening if plain.count(opening) > plain.count(closing) else closing
            return sign, plain.rindex(sign)
    return None


def _unpaired_tag(text: str) -> tuple[str, int] | None:
    match = _RAISED.search(text) if "<su" in text else None
    tag = match["tag"] if match is not None else ""
    return (match[0], match.start()) if match is not None and text.count(f"<{tag}>") != text.count(f"</{tag}>") else None


def _unpaired_quote(text: str, tables: Tables) -> tuple[str, int] | None:
    """The first unpaired quotation mark and its index, by the pairs of the language.

    None in a text of several lines, since each paragraph of a quotation opens anew.
    """
    if "\n" in text or not any(sign in text for sign in _QUOTES):
        return None
    bare = _INCHES.sub("  ", _CODE.blanked(text))
    pairs = _pairs_in(bare, tables.quotation_marks)
    uneven = [(opening, closers) for opening, closers in pairs if text.count(opening) != sum(map(text.count, closers))]
    found = [one for opening, closers in uneven if (one := _unpaired_in(bare, opening, closers)) is not None]
    return min(found, key=lambda one: one[1]) if found else None


def _pairs_in(text: str, marks: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs that a text uses, as the opening mark and those that can close it; no mark belongs to two of them.

    Of „ “ and “ ”, and of « » and » «, the one whose opening mark comes first is used. A mark that belongs to no pair of the
    language, as „ in English, makes all others uncertain.
    """
    if any(sign in text and not any(sign in pair for pair in marks) for sign in _QUOTES):
        return
    for pair in sorted(marks, key=lambda pair: (pair[0] not in text, text.find(pair[0]))):
        if any(sign in text for sign in pair):
            text = "".join(" " if sign in pair else sign for sign in text)
            yield pair[0], pair[1:]


def _unpaired_in(text: str, opening: str, closers: str) -> tuple[str, int] | None:
    if "»" in opening + closers and _are_no_quotes(text, opening, closers):
        return None
    opened = -1
    for index, sign in enumerate(text):
        if sign in closers and opened >= 0:
            opened = -1
        elif sign == opening:
            if opened >= 0:
                return sign, opened
            opened = index
        elif sign in closers:
            return sign, index
    return (opening, opened) if opened >= 0 else None


def _are_no_quotes(text: str, opening: str, closers: str) -> bool:
    """Whether guillemets are signs between the steps of a menu ("File » Open"), or a quotation in the style of another language."""
    if opening in text and any(sign in text for sign in closers):
        return text.index(opening) > min(text.index(sign) for sign in closers if sign in text)
    at = [index for index, sign in enumerate(text) if sign == "»"]
    return bool(at) and all(text[index - 1 : index].isspace() and text[index + 1 : index + 2].isspace() for index in at)


GOOD = [
    Example(
        """\
items:
  - id: planet-swedish
    language: sv
    stem: Vad betyder ”planet” på grekiska?
    options:
      - text: Vandrare
        correct: true
      - text: Stjärna
    explanation: Den ”vandrar” bland stjärnorna.
""",
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is **not** nearest to the “sun”, if `$x` is 5 $ and **kwargs are stars? Press ` once.
    options:
      - text: Mercury (s**t)
      - text: $\\frac{1}{2}$ of Venus, or x_1 * y_2 (7” wide)
        correct: true
    explanation: The orbit of the other lies inside that of every other planet.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Say **Which planet is nearest to the “sun?
    options:
      - text: "`Mercury"
      - text: $\\frac{1}{2} of Venus
        correct: true
      - text: H<sub>2O
      - text: The “sun
    explanation: The orbit lies inside [that of every other planet](https://example.org/orbits
""",
        found=(
            "3:15 ** has no matching mark in this text.",
            "5:16 ` has no matching mark in this text.",
            "6:15 $ has no matching mark in this text.",
            "8:16 <sub> has no matching mark in this text.",
            "9:19 “ has no matching mark in this text.",
            "10:67 ]( has no matching mark in this text.",
        ),
    ),
]
