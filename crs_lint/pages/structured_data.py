"""Questions as JSON-LD, by which search engines know what a page asks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from crs_lint.pages.study_item import StudyChoice, StudyItem
from crs_lint.report.inline_markup import Piece

# Within a script, nothing may end it or begin a comment; elsewhere, a CI runner may read the line.
_ESCAPED = {ord(char): f"\\u{ord(char):04x}" for char in "<>&#\u2028\u2029"}


def structured_data(name: str, description: str, exam: str, items: Sequence[StudyItem]) -> str:
    """The text of a script of type application/ld+json: a quiz of schema.org with its questions."""
    quiz = {
        "@context": "https://schema.org",
        "@type": "Quiz",
        "name": name,
        "description": description,
        "about": {"@type": "Thing", "name": exam},
        "hasPart": [_question(item) for item in items],
    }
    return json.dumps(quiz, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)


def _question(item: StudyItem) -> dict[str, Any]:
    right = [_answer(choice) for choice in item.keys]
    return {
        "@type": "Question",
        "eduQuestionType": "Checkbox" if item.is_multiple else "Multiple choice",
        "inLanguage": item.language,
        **({"about": {"@type": "Thing", "name": item.domain}} if item.domain else {}),
        "text": "\n\n".join(filter(None, (_text(item.scenario), item.question))),
        "acceptedAnswer": [{**one, **_comment(item)} for one in right] if len(right) > 1 else {**right[0], **_comment(item)},
        "suggestedAnswer": [_answer(choice) for choice in item.choices if not choice.is_key],
    }


def _answer(choice: StudyChoice) -> dict[str, Any]:
    return {"@type": "Answer", "position": choice.letter, "text": _text(choice.pieces)}


def _comment(item: StudyItem) -> dict[str, Any]:
    text = _text(item.explanation)
    return {"answerExplanation": {"@type": "Comment", "text": text}} if text else {}


def _text(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces).strip()
