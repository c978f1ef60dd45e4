"""The rules on a published data set: 651 candidates, 20 items with known keys (the Homeostasis Concept Inventory)."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from crs_lint.engine.run import lint_paths
from crs_lint.model.finding import Finding
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request, ResponsesRequest
from tests.shared_data import SHARED

pytest.importorskip("polars")

FOLDER = SHARED / "data" / "responses"
if not (FOLDER / "hci-responses.csv").exists():
    pytest.skip("the data set is not part of the repository", allow_module_level=True)

_HEAD, *_ROWS = csv.reader((FOLDER / "hci-responses.csv").read_text("utf-8").splitlines())
_KEYS = dict(list(csv.reader((FOLDER / "hci-key.csv").read_text("utf-8").splitlines()))[1:])
ITEMS = [name.replace(" ", "-").lower() for name in _HEAD]
KEYS = [_KEYS[name] for name in _HEAD]
COUNTS = [Counter(row[index] for row in _ROWS) for index in range(len(ITEMS))]


def findings(folder: Path, keys: list[str], *names: str) -> tuple[Finding, ...]:
    """What is found in the bank of the set with these keys."""
    (folder / "exam.yaml").write_text("exam: hci\n")
    (folder / "items.yaml").write_text("items:\n" + "".join(_item(index, key) for index, key in enumerate(keys)))
    with (folder / "r.csv").open("w", newline="") as stream:
        csv.writer(stream).writerows([ITEMS, *_ROWS])
    responses = ResponsesRequest((str(folder / "r.csv"),))
    report = lint_paths(Request((str(folder),), Overrides(select=names), isolated=True, responses=responses))
    assert report.complaints == ()
    return report.findings


def _item(index: int, key: str) -> str:
    letters = "ABCDE"[: ord(max(COUNTS[index])) - 64]
    options = ", ".join(f"{{text: {letter}{', correct: true' if letter == key else ''}}}" for letter in letters)
    return f"  - {{id: {ITEMS[index]}, stem: What is {index}?, options: [{options}]}}\n"


def test_no_true_key_is_doubted(tmp_path: Path) -> None:
    assert findings(tmp_path, KEYS, "likely-miskey", "negative-discrimination") == ()


def test_most_wrong_keys_are_found(tmp_path: Path) -> None:
    """Each key in turn is the most frequent wrong answer; found are those whose item is reported, and no other is."""
    found = []
    for index, key in enumerate(KEYS):
        wrong = max((letter for letter in COUNTS[index] if letter != key), key=lambda letter: COUNTS[index][letter])
        reported = findings(tmp_path, [*KEYS[:index], wrong, *KEYS[index + 1 :]], "likely-miskey")
        assert {one.item for one in reported} <= {ITEMS[index]}
        found += [ITEMS[index] for one in reported if f"Stronger candidates chose {key} more often" in one.message]
    assert len(found) >= 16


def test_what_is_said_of_the_true_items(tmp_path: Path) -> None:
    assert Counter(one.rule for one in findings(tmp_path, KEYS, "evidence")) == {
        "low-discrimination": 2,
        "too-hard": 2,
        "unused-distractor": 5,
    }
