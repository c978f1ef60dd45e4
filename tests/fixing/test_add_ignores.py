"""Comments that suppress are added only where they cover their finding."""

from __future__ import annotations

import os

import pytest

from crs_lint.engine.suppressions import SuppressionIndex, suppressions_in
from crs_lint.fixing import change_files
from crs_lint.fixing.add_ignores import add_ignores
from crs_lint.fixing.outcome import ChangeOptions
from crs_lint.model.finding import Finding, Severity
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request


def found_at(text: str, at: int) -> Finding:
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    return Finding("extra-space", "text", Severity.WARNING, "", "", "a.yaml", None, line, column, line, column, "")


@pytest.mark.parametrize(
    ("text", "is_covered"),
    [
        ("a: X\n", True),
        ("- {a: X, b: 1}\n", True),
        ("- {a: 1, b: X\n   y}\n", True),
        ("- {a: 1,\n  b: 2, c: X}\n", True),
        ("- {a: 1,\n  b: 2, c: X\n   y}\n", False),  # above the line, it would cover "b" only; at its end, it would cut the text
        ("- {a: u\n   v, b: X\n   y}\n", False),  # above the line, it would be part of "a"
        ("- [1,\n  2, X\n   y]\n", False),
        ("- [1,\n  [2], X\n   y]\n", False),
        ('- a: "u\n    X"\n', True),
        ("- a: |\n    u\n    X\n", True),
    ],
)
def test_a_comment_is_added_where_it_covers_the_finding(text: str, is_covered: bool) -> None:
    done = add_ignores(text, [found_at(text, text.index("X"))], "later")
    assert done is not None
    assert (done.applied, done.text != text) == (((0,), True) if is_covered else ((), False))
    if is_covered:
        assert SuppressionIndex(suppressions_in(done.text)).covering("extra-space", done.text.index("X"))


def test_findings_that_no_comment_covers_do_not_hinder_others() -> None:
    text = "- {a: 1,\n  b: 2, c: X\n   y}\n- {a: 3, b: Y}\n"
    done = add_ignores(text, [found_at(text, text.index("X")), found_at(text, text.index("Y"))], "later")
    assert done is not None
    assert done.applied == (1,)
    assert done.text == "- {a: 1,\n  b: 2, c: X\n   y}\n- {a: 3, b: Y} # crs-lint: ignore[extra-space] later\n"


def test_findings_of_one_line_share_a_comment() -> None:
    text = "- {a: X, b: Y}\n- {a: 3, b: Z}\n"
    done = add_ignores(text, [found_at(text, text.index(sign)) for sign in "XYZ"], "")
    assert done is not None
    assert done.applied == (0, 1, 2)
    assert done.text == "- {a: X, b: Y} # crs-lint: ignore[extra-space]\n- {a: 3, b: Z} # crs-lint: ignore[extra-space]\n"


def test_a_finding_without_room_is_named_and_nothing_is_written() -> None:
    text = "items:\n- {id: a,\n  explanation: It is small., stem: Which planet is it\n   here ?, options: [{text: Mars, correct: true}, {text: Venus}]}\n"
    request = Request(
        ("-",), Overrides(select=("extra-space",)), isolated=True, stdin=text.encode(), stdin_name=os.path.abspath("no such folder/a.yaml")
    )
    outcome = change_files.change(request, ChangeOptions(reason="later"), write=False)
    assert outcome.changes == ()
    assert [note.split(": ", 1)[1] for note in outcome.notes] == [
        "extra-space not suppressed: there is no place for a comment that would cover it."
    ]
