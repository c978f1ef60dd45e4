"""Rewrites groups of fields that programs write in their own ways, so that their shape can be detected as that of others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from typing import Any

from crs_lint.formats.dialect_names import OPTIONS, STEMS, TEXTS, is_likely, plain

# The types of questions of jupyterquiz, whose questions and answers may have code below their text.
_NOTEBOOK_TYPES = frozenset(("multiple_choice", "many_choice", "numeric", "string"))
_TICKS = re.compile(r"`+")


def rewrite(groups: Iterable[dict[str, Any]]) -> None:
    """Changes groups of fields in place."""
    for group in groups:
        _unescape_trivia(group)
        for name, value in group.items():
            if isinstance(value, dict):
                group[name] = _without_wrapper(name, value)
        if isinstance(kind := group.get("type"), str) and kind in _NOTEBOOK_TYPES and isinstance(answers := group.get("answers"), list):
            _move_code(group, "question")
            for answer in answers:
                if isinstance(answer, dict):
                    _move_code(answer, "answer")


def _unescape_trivia(group: dict[str, Any]) -> None:
    """Decodes the HTML entities that Open Trivia puts into all texts."""
    names = {plain(name) for name in group}
    if "correctanswer" in names and "incorrectanswers" in names:
        for name, value in group.items():
            group[name] = [_unescaped(one) for one in value] if isinstance(value, list) else _unescaped(value)


def _unescaped(value: Any) -> Any:
    return unescape(value) if isinstance(value, str) else value


def _without_wrapper(name: str, value: dict[str, Any]) -> Any:
    """The text of a question that is alone in a group of its own; answers by their letters, without those that are null."""
    texts = list(value.items())
    if is_likely(name, STEMS) and len(texts) == 1 and isinstance(texts[0][1], str) and is_likely(texts[0][0], TEXTS):
        return texts[0][1]
    if is_likely(name, OPTIONS):
        return {key: one for key, one in value.items() if one is not None}
    return value


def _move_code(group: dict[str, Any], field: str) -> None:
    """Moves the code of a question or of an answer to its text: lines to a block, and a single line of an answer to a span."""
    code, text = group.get("code"), group.get(field, "")
    if not isinstance(code, str) or not code.strip() or not isinstance(text, str):
        return
    del group["code"]
    is_span = field == "answer" and "\n" not in code.strip() and "`" not in code
    fence = "`" * (max(2, *map(len, ("", *_TICKS.findall(code)))) + 1)
    shown = f"`{code.strip()}`" if is_span else f"{fence}\n{code.strip(chr(10))}\n{fence}"
    group[field] = (f"{text.strip()} {shown}" if is_span else f"{text.strip()}\n\n{shown}").strip()
