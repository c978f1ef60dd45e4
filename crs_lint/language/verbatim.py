"""The parts of a text that stay as they are written: quotations, code and formulas; and texts that are about writing itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from crs_lint.language.words import code_spans
from crs_lint.text.lazy_pattern import LazyPattern

# What can close a quotation, by what opens it, in any language: “a”, „a“, ”a”, «a», »a«, ‘a’, ‚a‘.
_CLOSERS = {
    '"': '"”',
    "'": "'’",
    "“": '”"',
    "”": "”",
    "„": '“”"',
    "‟": "”",
    "‘": "’'",
    "’": "’",
    "‚": "‘’",
    "‛": "’",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "`": "`'",
    "``": ("``", "''"),
    "「": "」",
    "『": "』",
    "＂": "＂",
}
_MARK = LazyPattern("``|''|[\"'“”„‟‘’‚‛«»‹›`「」『』＂]")
# These are apostrophes, too.
_APOSTROPHES = "'’"
_ELEMENT = LazyPattern(r"<(code|pre|kbd|samp|tt|math|svg)\b[^<>]{0,200}>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_FENCE = LazyPattern(r"^~~~.*?(?:^~~~|\Z)", re.DOTALL | re.MULTILINE)
_INDENTED = LazyPattern(r"^(?: {4}|\t)[^\n]*", re.MULTILINE)
_WRITING = LazyPattern(
    r"\b(?:encod|decod|charset|mojibake|typogra[fp]|tipograf"
    r"|typeset|unicode|ascii\b|utf-?\d|latin-?[19]\b|iso.?8859|windows-?125\d|cp-?125\d|code.?(?:page|point)|character (?:set|code)"
    r"|byte order mark|zero.width|white.?space|double space|extra space|soft hyphen|hyphenat|non-?breaking|ligature|kerning|diacrit"
    r"|punctuat|quotation mark|apostroph|comma splice|spel(?:led|ling|t)\b|orthogra|proofread|copy.?edit|encodage"
    r"|espace (?:fine|insécable|avant)|ponctuation|guillemet|zeichen(?:satz|kodierung|setzung|codierung)|kodierung|leerzeichen"
    r"|codificación|codificação|codifica dei|puntuación|pontuação|punteggiatura|ortograf|comillas|interpunc|kodowani|кодиров|пунктуац)"
    r"|文字化け",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def is_about_writing(text: str) -> bool:
    """Whether a text may be about encodings, typography, punctuation or spelling, so that odd characters in it may be meant."""
    return _WRITING.search(text) is not None


def is_verbatim(text: str, chars: tuple[int, int]) -> bool:
    """Whether some of these characters are in a quotation of any kind, in code, or in a formula."""
    return any(_overlaps(spans, chars) for spans in _verbatim_spans(text))


def _overlaps(spans: list[tuple[int, int]], chars: tuple[int, int]) -> bool:
    start, end = chars
    index = bisect_right(spans, start, key=lambda span: span[0])
    return (index > 0 and spans[index - 1][1] > start) or (index < len(spans) and spans[index][0] < end)


@lru_cache(maxsize=8)
def _verbatim_spans(text: str) -> tuple[list[tuple[int, int]], ...]:
    """Lists of spans, each in order and without overlap."""
    elements = [match.span() for match in _ELEMENT.finditer(text)] if "<" in text else []
    fences = [match.span() for match in _FENCE.finditer(text)] if "~~~" in text else []
    indented = [match.span() for match in _INDENTED.finditer(text)]
    return quotations(text), code_spans(text), elements, fences, indented


def quotations(text: str) -> list[tuple[int, int]]:
    """The quotations of a text with their marks, in order; one inside another is part of it."""
    marks = [(match.start(), match[0]) for match in _MARK.finditer(text)]
    closing: dict[str, list[int]] = {}
    for at, mark in marks:
        if _can_close(text, at, mark):
            closing.setdefault(mark, []).append(at)
    found: list[tuple[int, int]] = []
    for at, mark in marks:
        if (found and at < found[-1][1]) or not _can_open(text, at, mark):
            continue
        ends = [end for closer in _CLOSERS.get(mark, "") if (end := _next(closing.get(closer, []), at)) is not None]
        if ends:
            found.append((at, min(ends) + 1))
    return found


def _next(positions: list[int], at: int) -> int | None:
    index = bisect_right(positions, at)
    return positions[index] if index < len(positions) else None


def _can_open(text: str, at: int, mark: str) -> bool:
    if mark not in _APOSTROPHES:
        return True
    return not text[at - 1 : at].isalnum() and not text[at + 1 : at + 2].isspace()


def _can_close(text: str, at: int, mark: str) -> bool:
    if mark not in _APOSTROPHES:
        return True
    return not text[at + 1 : at + 2].isalnum() and not text[at - 1 : at].isspace()
