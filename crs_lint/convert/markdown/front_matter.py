"""The settings at the head of a Markdown file, between two lines of ``---``, where they hold a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

_NAMES = {
    "stem": ("question", "stem", "prompt"),
    "options": ("options", "choices", "answers"),
    "key": ("answer", "correct", "correct_answer", "key", "solution"),
    "explanation": ("explanation", "rationale", "feedback"),
    "name": ("title",),
}


class HeadQuestion(NamedTuple):
    """A question in settings, each part empty where it is not there, and the names of the other settings."""

    stem: str = ""
    options: tuple[str, ...] = ()
    key: str = ""
    explanation: str = ""
    name: str = ""
    rest: tuple[str, ...] = ()


def split(lines: Sequence[str]) -> tuple[Mapping[str, Any], list[str]]:
    """The settings, and the lines with those of the settings blank. Settings that are no mapping count as one without a name."""
    if not lines or lines[0].rstrip() != "---":
        return {}, list(lines)
    end = next((index for index, line in enumerate(lines) if index and line.rstrip() in ("---", "...")), 0)
    if not end:
        return {}, list(lines)
    return _loaded("\n".join(lines[1:end])), [*([""] * (end + 1)), *lines[end + 1 :]]


def _loaded(text: str) -> Mapping[str, Any]:
    from crs_lint.document.limits import Limits
    from crs_lint.document.load import read

    document = read(text.encode(), Limits())
    return document.data if isinstance(document.data, dict) and not document.errors else {"two lines of ---": text}


def question_in(head: Mapping[str, Any]) -> HeadQuestion:
    """The question in settings. A setting whose value is of another type than its name says is among the rest."""
    said: dict[str, Any] = {}
    used = []
    for field, names in _NAMES.items():
        read = _texts if field == "options" else _keys if field == "key" else _text
        if name := next((name for name in names if name in head and read(head[name])), ""):
            said[field] = read(head[name])
            used.append(name)
    if "stem" not in said:
        return HeadQuestion(rest=tuple(map(str, head)))
    return HeadQuestion(**said, rest=tuple(str(name) for name in head if name not in used))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return ""
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, (int, float)) else ""


def _texts(value: Any) -> tuple[str, ...]:
    """The texts of a list; none if one of its values is no text."""
    texts = tuple(map(_text, value)) if isinstance(value, list) else ()
    return texts if all(texts) else ()


def _keys(value: Any) -> str:
    """A key, or the keys of a list with semicolons between them."""
    return _text(value) or "; ".join(_texts(value))
