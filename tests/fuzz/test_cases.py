"""What fuzzing found does not come back, and fuzzing sees what it looks for."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.fuzz import judge
from tests.fuzz.mutate import mutated, smaller
from tests.fuzz.seeds import seeds

pytestmark = pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="the limits of fuzzing are POSIX's")
CASES = sorted((Path(__file__).parent / "cases").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_that_was_found_is_mended(case: Path, tmp_path: Path) -> None:
    reader, _, number = case.stem.rpartition("-")[0].rpartition("-")
    assert judge.judge(reader, case.read_bytes(), tmp_path / "run", int(number)) == ""


@pytest.mark.parametrize("reader", seeds())
def test_fuzzing_begins_with_inputs_that_are_read(reader: str, tmp_path: Path) -> None:
    for content in seeds()[reader][:3]:
        assert judge.judge(reader, content, tmp_path / "run") == ""


@pytest.mark.parametrize("reader", seeds())
def test_changed_inputs_are_judged(reader: str, tmp_path: Path) -> None:
    chance = Random(1)
    given = seeds()[reader] or (b"",)
    for number in range(3):
        assert judge.judge(reader, mutated(given[0], given, chance), tmp_path / "run", number) == ""


@pytest.mark.parametrize(
    ("code", "printed", "found"),
    [
        (3, "", "exit code 3"),
        (2, "the rule x failed (ValueError: y). This is a bug in crs-lint", "an exception: ValueError"),
        (1, "a\x1b[31m", "a control character is printed"),
        (1, "a\u202eb", "a control character is printed"),
        (1, "a\n  ::error::b", "a command is printed"),
        (1, "a ##vso[x]", "a command is printed"),
        (0, "", "clean, but the input was refused"),
        (2, "", ""),
    ],
)
def test_what_counts_as_a_find(code: int, printed: str, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge, "run", lambda *_: judge.Ran(code, printed, 0.0))
    assert judge.judge("bank", b"items: [", tmp_path / "run") == found


def test_a_run_that_takes_long_is_a_find(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge, "run", lambda *_: judge.Ran(1, "", 5.1))
    assert judge.judge("bank", b"items: []", tmp_path / "run") == "more than 5 seconds"


def test_an_input_is_made_smaller_as_long_as_something_holds() -> None:
    assert smaller(b"a" * 500 + b"X" + b"b" * 700, lambda content: b"X" in content) == b"X"


def test_the_same_seed_makes_the_same_inputs() -> None:
    content = seeds()["xlsx"][0]
    assert mutated(content, (content,), Random(5)) == mutated(content, (content,), Random(5)) != content
