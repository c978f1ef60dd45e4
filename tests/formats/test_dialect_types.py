"""What a team's own types mean is told by the answers and keys of their items."""

from __future__ import annotations

from typing import Any

import pytest

from crs_lint.formats.dialect import Dialect, KeyForm
from crs_lint.formats.dialect_types import with_types

TEXT = Dialect(key="answer", key_form=KeyForm.TEXT)
DISTRACTORS = Dialect(options="wrong", key="answer", key_form=KeyForm.DISTRACTORS)


def item(kind: str, answer: Any, options: Any = None, field: str = "type") -> dict[str, Any]:
    return {"stem": "Which is red?", field: kind, "answer": answer} | ({"options": options} if options is not None else {})


@pytest.mark.parametrize(
    ("items", "types"),
    [
        ([item("mcq", "a", ["a", "b"]), item("mcq", "b", ["a", "b"])], ()),
        ([item("mcq", "a", ["a", "b"]), item("essay", "Because.")], (("essay", "skip"),)),
        ([item("mcq", "a", ["a", "b"]), item("tf", "True"), item("tf", "false")], (("tf", "true-false"),)),
        ([item("mcq", "a", ["a", "b"]), item("tf", True)], (("tf", "true-false"),)),
        ([item("mcq", "a", ["a", "b"]), item("tf", "True"), item("tf", "Why?")], (("tf", "true-false"),)),
        ([item("mcq", "a", ["a", "b"]), item("short", "True"), item("short", "Why?"), item("short", "No.")], (("short", "skip"),)),
        ([item("mcq", "a", ["a", "b"]), item("bool", "True", ["True", "False"])], (("bool", "true-false"),)),
        ([item("true-false", "True", ["True", "False"])], ()),
        ([item("multi", ["a", "b"], ["a", "b", "c"]), item("mcq", "a", ["a", "b"])], (("multi", "multiple"),)),
        ([item("multi", ["a", "b"], ["a", "b", "c"]), item("multi", "a", ["a", "b"])], (("multi", "multiple"),)),
        ([item("multiple", "a", ["a", "b"]), item("single", "a", ["a", "b"])], (("multiple", "single"),)),
        ([item("multiple", ["a", "b"], ["a", "b"]), item("multiple", "a", ["a", "b"])], ()),
        ([item(f"{n}", "Because.") for n in range(21)], ()),
        ([{"stem": "Which is red?", "options": ["a", "b"], "answer": "a"}], ()),
    ],
)
def test_types_are_told_by_their_items(items: list[dict[str, Any]], types: tuple[tuple[str, str], ...]) -> None:
    assert with_types(TEXT, items) == TEXT._replace(types=types)


def test_right_answers_beside_wrong_ones_are_no_several_keys() -> None:
    items = [
        {"stem": "Which is red?", "type": "multiple", "answer": "Mars", "wrong": ["Venus", "Io"]},
        {"stem": "Is Mars red?", "type": "boolean", "answer": "True", "wrong": ["False"]},
    ]
    assert with_types(DISTRACTORS, items).types == (("multiple", "single"), ("boolean", "true-false"))


def test_the_field_of_types_may_have_another_name() -> None:
    items = [item("mcq", "a", ["a", "b"], "questionType"), item("essay", "Because.", field="questionType")]
    assert with_types(TEXT, items) == TEXT._replace(type="questionType", types=(("essay", "skip"),))
