"""Formulas in MathML as LaTeX."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lxml import etree

from crs_lint.convert.markup.html_to_markdown import local

_TEX = re.compile(r"(?:(?:application|text)/(?:x-)?)?(?:la|snuggle)?tex", re.IGNORECASE)
_DELIMITERS = (("$$", "$$"), ("$", "$"), (r"\(", r"\)"), (r"\[", r"\]"))
# What no one writes but in LaTeX, and words, which stand in descriptions for people.
_LATEX_SIGNS = re.compile(r"[\\^_{]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_INVISIBLE = dict.fromkeys(range(0x2061, 0x2065))
_ESCAPED = str.maketrans({"\\": r"\backslash ", "~": r"\sim ", "^": r"\hat{} ", **{char: "\\" + char for char in "{}$&#_%"}})
_ROWS = frozenset(("math", "mrow", "mstyle", "mpadded", "mtd"))
_ACCENTS = {
    **dict.fromkeys(("¯", "‾", "_"), "overline"),
    **dict.fromkeys(("^", "\u02c6"), "hat"),
    **dict.fromkeys(("→", "⇀"), "vec"),
    **dict.fromkeys(("~", "\u02dc"), "tilde"),
    "\u02d9": "dot",
}
_DEEPEST = 50


class _UnknownMarkupError(Exception):
    """A formula has markup that has no equivalent here."""


def latex(math: Any) -> str:
    """The LaTeX of a ``math`` element: what its author added, or else its markup; empty if neither can be had."""
    written = [
        one for one in math.iter(etree.Element) if local(one.tag) == "annotation" and _TEX.fullmatch(one.get("encoding", "").strip())
    ]
    if formula := next(filter(None, (_bare("".join(one.itertext())) for one in written)), ""):
        return formula
    described = _bare(math.get("alttext", ""))
    if _LATEX_SIGNS.search(described) or (described and not _WORD.search(described)):
        return described
    try:
        return _bare(_row(math, 0))
    except _UnknownMarkupError:
        return ""


def _bare(text: str) -> str:
    """A formula in one line without its delimiters; empty if it has some within."""
    text = " ".join(text.split())
    for start, end in _DELIMITERS:
        if text.startswith(start) and text.endswith(end) and len(text) > len(start) + len(end):
            text = text[len(start) : -len(end)].strip()
    return "" if re.search(r"(?<!\\)\$|\\[()]", text) else text


def _row(element: Any, depth: int) -> str:
    return " ".join(filter(None, (_converted(child, depth) for child in element.iterchildren(etree.Element))))


def _converted(element: Any, depth: int) -> str:
    """The LaTeX of an element. Raises _UnknownMarkupError."""
    tag = local(element.tag)
    if depth > _DEEPEST:
        raise _UnknownMarkupError
    if tag in _ROWS:
        return _row(element, depth + 1)
    if tag in ("mi", "mn", "mo", "mtext"):
        return _token(tag, "".join(element.itertext()))
    if tag == "mspace":
        return ""
    if tag == "msqrt":
        return rf"\sqrt{{{_row(element, depth + 1)}}}"
    if tag == "mtable":
        return rf"\begin{{matrix}} {_table(element, depth + 1)} \end{{matrix}}"
    parts = [_converted(child, depth + 1) for child in element.iterchildren(etree.Element) if not local(child.tag).startswith("annotation")]
    return _fenced(element, parts) if tag == "mfenced" else _layout(tag, element, parts)


def _table(element: Any, depth: int) -> str:
    rows = ([_row(cell, depth + 1) for cell in row.iterchildren(etree.Element)] for row in element.iterchildren(etree.Element))
    return r" \\ ".join(" & ".join(cells) for cells in rows)


def _token(tag: str, text: str) -> str:
    text = " ".join(text.translate(_INVISIBLE).split()).translate(_ESCAPED).strip()
    if tag == "mtext":
        return rf"\text{{{text}}}" if text else ""
    return rf"\mathrm{{{text}}}" if tag in ("mi", "mo") and _WORD.fullmatch(text) else text


def _fenced(element: Any, parts: Sequence[str]) -> str:
    separators = element.get("separators", ",").split() or [""]
    inner = "".join(
        part + (separators[min(index, len(separators) - 1)] if index + 1 < len(parts) else "") for index, part in enumerate(parts)
    )
    return rf"\left{_fence(element.get('open', '('))} {inner} \right{_fence(element.get('close', ')'))}"


def _fence(text: str) -> str:
    if text.strip() not in ("", "(", ")", "[", "]", "|", "{", "}"):
        raise _UnknownMarkupError
    return text.strip().translate(_ESCAPED) or "."


def _layout(tag: str, element: Any, parts: Sequence[str]) -> str:
    """The LaTeX of an element with a fixed number of parts."""
    match tag, parts:
        case "semantics", [base, *_]:
            return base
        case "msup", [base, above]:
            return f"{_group(base)}^{{{above}}}"
        case "msub", [base, below]:
            return f"{_group(base)}_{{{below}}}"
        case (("msubsup" | "munderover"), [base, below, above]):
            return f"{_group(base)}_{{{below}}}^{{{above}}}"
        case "mfrac", [above, below] if element.get("linethickness", "1").strip("0pxemt. ") != "":
            return rf"\frac{{{above}}}{{{below}}}"
        case "mroot", [base, degree]:
            return rf"\sqrt[{degree}]{{{base}}}"
        case "mover", [base, above]:
            mark = "".join(element[-1].itertext()).strip()
            return rf"\{_ACCENTS[mark]}{{{base}}}" if mark in _ACCENTS else rf"\overset{{{above}}}{{{base}}}"
        case "munder", [base, below]:
            return rf"\underset{{{below}}}{{{base}}}"
    raise _UnknownMarkupError


def _group(text: str) -> str:
    return text if len(text) < 2 else f"{{{text}}}"
