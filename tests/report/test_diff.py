"""Diffs of long files: their lines, and linear work."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterable

import pytest

from crs_lint.fixing.outcome import FileChange
from crs_lint.report import diff


def change(before: list[str], after: list[str]) -> FileChange:
    old, new = ("".join(f"{line}\n" for line in lines).encode() for lines in (before, after))
    return FileChange("x.yaml", old, new, 1, 0)


def applied(before: list[str], rows: Iterable[str]) -> list[str]:
    """The lines after a unified diff is applied; fails if it does not apply."""
    made: list[str] = []
    at = 0
    for row in rows:
        if match := re.match(r"@@ -(\d+),(\d+) \+(\d+),(\d+) @@", row):
            start = int(match[1]) - (match[2] != "0")
            made += before[at:start]
            at = start
            assert len(made) == int(match[3]) - (match[4] != "0")
        elif row.startswith(("--- ", "+++ ")):
            continue
        elif row[0] == "+":
            made.append(row[1:])
        else:
            assert before[at] == row[1:]
            made += [row[1:]] if row[0] == " " else []
            at += 1
    return made + before[at:]


def changed(lines: list[str], chance: random.Random) -> list[str]:
    """The lines with some changed, some preceded by a new one, and some left out."""
    made: list[str] = []
    for line in lines:
        made += chance.choice([*[[line]] * 7, [f"{line}!"], ["# why", line], []])
    return made


@pytest.mark.parametrize("seed", range(20))
def test_a_diff_of_many_lines_can_be_applied(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diff, "_FEW_LINES", 0)
    chance = random.Random(seed)
    before = [chance.choice(["- text: a", "- text: b", f"id: {number}"]) for number in range(chance.choice([1, 9, 150]))]
    after = changed(before, chance)
    assert applied(before, diff.rows(change(before, after))) == after


def test_a_diff_of_distinct_lines_equals_that_of_difflib(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [f"line {number}" for number in range(300)]
    after = ["# first", *before[:50], *[f"{line}!" for line in before[50:53]], *before[54:]]
    few = list(diff.rows(change(before, after)))
    monkeypatch.setattr(diff, "_FEW_LINES", 0)
    assert list(diff.rows(change(before, after))) == few


def test_the_work_of_a_diff_grows_with_the_lines() -> None:
    def seconds(count: int) -> float:
        before = [f"  - text: {number if number % 3 == 0 else 'x'}" for number in range(count)]
        began = time.process_time()
        list(diff.rows(change(before, [f"{line}!" if number % 2 else line for number, line in enumerate(before)])))
        return time.process_time() - began

    seconds(1_000)
    ratios: list[float] = []
    while len(ratios) < 3 and (not ratios or ratios[-1] > 6):  # one measurement may be disturbed, three are not
        ratios.append(seconds(8_000) / seconds(2_000))
    assert ratios[-1] <= 6, ratios
