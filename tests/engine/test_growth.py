"""The work of a run grows linearly with the bank. Tests count function calls, not seconds."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from crs_lint.cli.progress import Progress
from crs_lint.engine.run import lint_paths
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request
from tests.rules.test_bank_rules import _file

WORDS = ["orbit", "moon", "ring", "crater", "comet", "dust", "ice", "storm", "star", "sun", "belt", "tail"]


def _clean(number: int) -> tuple[str, str, str]:
    stem = " ".join(WORDS[number // 12**place % 12] for place in range(4))
    return f"n{number}", f"Which {stem} has the number {number}?", f"Number {number}"


def _faulty(number: int) -> tuple[str, str, str]:
    return f"n{number}", f"Which one is not  number {number}?", '" "'


def _alike(number: int) -> tuple[str, str, str]:
    return f"n{number}", "Which planet of the solar system has the orbit nearest to the sun?", "Mercury"


def _same_id(number: int) -> tuple[str, str, str]:
    return "same", f"Which is the number {number}?", f"Number {number}"


def _calls(folder: Path, size: int, item: Callable[[int], tuple[str, str, str]], rules: tuple[str, ...], exam: str = "exam: sky\n") -> int:
    """The number of calls of Python functions in one run over a bank with some items, twenty per file."""
    folder.mkdir()
    (folder / "exam.yaml").write_text(exam)
    for start in range(0, size, 20):
        (folder / f"n{start:05}.yaml").write_text(_file(*(item(number) for number in range(start, start + 20))))
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(note)
    try:
        lint_paths(Request((str(folder),), Overrides(select=rules), isolated=True))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("item", [_clean, _faulty, _alike, _same_id])
@pytest.mark.parametrize("rules", [(), ("all",)], ids=["default", "all"])
def test_twice_the_items_take_about_twice_the_work(
    tmp_path: Path, item: Callable[[int], tuple[str, str, str]], rules: tuple[str, ...]
) -> None:
    _calls(tmp_path / "warm", 20, item, rules)
    counts = [_calls(tmp_path / str(size), size, item, rules) for size in (200, 400, 800)]
    assert counts[1] < 2.2 * counts[0]
    assert counts[2] < 2.2 * counts[1]


def test_names_without_a_similar_one_take_linear_work(tmp_path: Path) -> None:
    def item(number: int) -> tuple[str, str, str]:
        return f"n{number}", f"Which is the number {number}?\n    enemies: [m{number}]\n    domain: d{number}", f"Number {number}"

    exam = "exam: sky\ndomains:\n" + "".join(f"  - {{id: e{number}, title: The number {number}}}\n" for number in range(500))
    rules = ("unknown-enemy", "unknown-domain")
    _calls(tmp_path / "warm", 20, item, rules, exam)
    counts = [_calls(tmp_path / str(size), size, item, rules, exam) for size in (200, 400, 800)]
    assert counts[1] < 2.2 * counts[0]
    assert counts[2] < 2.2 * counts[1]


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_appears_on_a_terminal_and_is_erased(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr("crs_lint.cli.progress.time.monotonic", lambda: clock[0])
    stream = _Terminal()
    progress = Progress(stream)
    progress(1, 4)
    assert stream.getvalue() == ""
    clock[0] = 0.6
    progress(2, 4)
    progress(3, 4)
    assert stream.getvalue() == "\r[###############...............] 2 of 4 files"
    progress.clear()
    assert stream.getvalue().endswith("\r\x1b[2K")


def test_progress_is_not_written_if_the_stream_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr("crs_lint.cli.progress.time.monotonic", lambda: clock[0])
    stream = io.StringIO()
    progress = Progress(stream)
    clock[0] = 9.0
    progress(2, 4)
    progress.clear()
    assert stream.getvalue() == ""
