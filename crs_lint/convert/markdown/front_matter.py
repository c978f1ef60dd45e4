"""The settings at the head of a Markdown file, between two lines of ``---``, where they hold a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

_STEM = ("question", "stem", "prompt")
_OPTIONS = ("options", "choices", "answers")
_KEY = ("answer", "correct", "correct_answer", "key", "solution")
_EXPLANATION = ("explanation", "rationale", "feedback")


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
    """The question in settings."""
    fields = {name: next((key for key in names if key in head), "") for name, names in _NAMES.items()}
    options = head.get(fields["options"])
    texts = tuple(map(_text, options)) if fields["stem"] and isinstance(options, list) and all(map(_text, options)) else ()
    if not texts:
        fields["options"] = ""
    if not fields["stem"]:
        return HeadQuestion(rest=tuple(map(str, head)))
    name = "title" if _text(head.get("title")) else ""
    used = {*fields.values(), name}
    return HeadQuestion(
        _text(head[fields["stem"]]),
        texts,
        _text(head.get(fields["key"])),
        _text(head.get(fields["explanation"])),
        _text(head.get(name)),
        tuple(str(key) for key in head if key not in used),
    )


_NAMES = {"stem": _STEM, "options": _OPTIONS, "key": _KEY, "explanation": _EXPLANATION}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return ""
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, (int, float)) else ""
