"""What ``cut-off-text`` and ``control-character`` report, and near misses, one written value at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from crs_lint.engine.run import lint_paths
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request

ITEM = """items:
  - id: port
    stem: Which port is the largest?
    options:
      - text: {answer}
        correct: true
      - text: Halifax
    explanation: It handles more cargo.
"""


def found(folder: Path, answer: str, rule: str, line_break: str = "\n") -> list[tuple[int, int, str]]:
    """Line, column and message of each finding of a rule for an answer as it is written."""
    (folder / "exam.yaml").write_text("exam: demo\ntitle: Demo\nlanguage: en\n")
    (folder / "items.yaml").write_text(ITEM.format(answer=answer).replace("\n", line_break), "utf-8", newline="")
    report = lint_paths(Request((str(folder),), Overrides(select=(rule,))))
    return [(one.line, one.column, one.message) for one in report.findings if one.rule == rule]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("answer", "lost"),
    [
        ("Canada's #1 port", "#1 port"),
        ("Canada's\t#1", "#1"),
        ("The C #sharp", "#sharp"),
        ("Der Hafen #Ähnlich", "#Ähnlich"),
        ("The port\n          of #1 fame", "#1 fame"),
        ("x] #1 port", "#1 port"),
        ("A   #2a   ", "#2a"),
    ],
)
def test_a_text_without_quotes_is_cut_off_at_a_number_sign(answer: str, lost: str, line_break: str, tmp_path: Path) -> None:
    message = f'This text has no quotes, so it ends before "{lost}", which is read as a comment.'
    assert found(tmp_path, answer, "cut-off-text", line_break) == [(5, 15, message)]


def test_a_text_that_begins_with_a_number_sign_is_empty(tmp_path: Path) -> None:
    ((line, _, message),) = found(tmp_path, "#1 port", "cut-off-text")
    assert (line, message) == (5, 'This text is empty, because "#1 port" has no quotes and is read as a comment.')


@pytest.mark.parametrize(
    "answer",
    [
        "Vancouver # the board asked",
        "Vancouver #",
        "Vancouver ##1",
        "Vancouver #-1",
        "Vancouver #_x",
        "Canada#1",
        '"Canada\'s #1 port"',
        "'Canada''s #1 port'",
        '"Canada" #1',
        ">-\n          Canada's #1 port",
        "|- #1\n          Canada",
        "Vancouver #crs-lint: ignore[extra-space] as spoken",
        "Vancouver\n      #- text: Montreal",
        "&port Vancouver",
    ],
)
def test_a_comment_or_a_quoted_text_is_not_cut_off(answer: str, tmp_path: Path) -> None:
    assert found(tmp_path, answer, "cut-off-text") == []


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (r'"\frac{1}{2}"', "U+000C"),
        (r'"\beta"', "U+0008"),
        (r'"\alpha"', "U+0007"),
        (r'"\vec x"', "U+000B"),
        (r'"\rho"', "U+000D"),
        (r'"\epsilon"', "U+001B"),
        (r'"\0"', "U+0000"),
        (r'"\x7f"', "U+007F"),
        (r'"\N"', "U+0085"),
        (r'"\Lambda"', "U+2028"),
        (r'"\Phi"', "U+2029"),
        (r'"\u2028"', "U+2028"),
        (r'"\uE000"', "U+E000"),
        (r'"\uFFFE"', "U+FFFE"),
        ("Port\uf0b7", "U+F0B7"),
        ("'Port\u2028'", "U+2028"),
        ("Port # \x85", "U+0085"),
    ],
)
def test_a_control_character_is_reported_however_it_is_written(answer: str, code: str, tmp_path: Path) -> None:
    ((line, _, message),) = found(tmp_path, answer, "control-character")
    assert (line, code in message) == (5, True)


@pytest.mark.parametrize(
    "answer",
    [r'"a\n\tb"', r'"a\r\nb"', r"'\frac{1}{2}'", r"$\beta$", r'"\\beta"', '"a\\\n          b"', r'"\u00e9\_x"', '"😀"', "a\u00a0b"],
)
def test_line_breaks_tabs_and_backslashes_are_no_control_characters(answer: str, tmp_path: Path) -> None:
    assert found(tmp_path, answer, "control-character") == []


def test_a_text_full_of_control_characters_has_twenty_findings(tmp_path: Path) -> None:
    assert len(found(tmp_path, '"' + r"\f" * 50 + '"', "control-character")) == 20
