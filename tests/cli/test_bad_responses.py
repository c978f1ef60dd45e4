"""Responses as they should not be, in a whole run: one clear line, or a right result without a figure that is no number."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from crs_lint.rules.evidence import likely_miskey
from tests import example_bank, example_responses

pytest.importorskip("polars")

from tests.responses.test_reading import workbook

Run = Callable[..., tuple[int, str, str]]
Rows = list[list[str]]


@pytest.fixture
def sound(bank: Path) -> Path:
    """The bank of an example with a right key, beside its responses."""
    example_bank.replace(bank, likely_miskey.GOOD[0])
    return bank


def rows_of(bank: Path) -> Rows:
    return [line.split(",") for line in (bank.parent / "r.csv").read_text().splitlines()]


def written(rows: Rows, separator: str = ",") -> bytes:
    return "".join(f"{separator.join(row)}\n" for row in rows).encode("latin-1")


def each(rows: Rows, change: Callable[[int, list[str]], list[str]]) -> Rows:
    """The rows of candidates changed by their number; the head stays."""
    return [rows[0], *(change(number, list(row)) for number, row in enumerate(rows[1:]))]


def strict(text: str) -> Any:
    """The data of JSON, in which NaN and Infinity are errors."""

    def refuse(name: str) -> NoReturn:
        pytest.fail(f"{name} in the output")

    return json.loads(text, parse_constant=refuse)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(
            lambda rows: written([[*row, row[0]] for row in rows]), "the columns 1 and 22 are both for the item", id="two columns"
        ),
        pytest.param(lambda rows: b"", "it is empty", id="empty"),
        pytest.param(lambda rows: written(rows[:1]), "it has a head and no candidates", id="no candidate"),
        pytest.param(
            lambda rows: written(each(rows, lambda number, row: [*row, "A"])), "line 2 has 22 cells, and the head has 21", id="long rows"
        ),
        pytest.param(
            lambda rows: workbook([list(row) for row in rows])[:-400], "it is damaged, or no workbook (XLSX)", id="broken workbook"
        ),
        pytest.param(lambda rows: b"\xff" * 300, "no column of its head is the id of an item", id="no text"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_line(sound: Path, run: Run, change: Callable[[Rows], bytes], said: str) -> None:
    (sound.parent / "r.csv").write_bytes(change(rows_of(sound)))
    for command in ((), ("stats",)):
        code, _, err = run(*command, "bank/", "--responses", "r.csv")
        assert (code, err.count("\n"), err.count(f"r.csv: {said}")) == (2, 1, 1)


def _of_all(share: str) -> Callable[[Rows], bytes]:
    return lambda rows: written(each(rows, lambda number, row: [share, *row[1:]]))


def _omitted(rows: Rows) -> bytes:
    return written(each(rows, lambda number, row: ["" if number % 10 < 3 else row[0], *row[1:]]))


@pytest.mark.parametrize(
    ("change", "said", "expected"),
    [
        pytest.param(lambda rows: written([["odd", *row] for row in rows]), '1 column not used: "odd".', {"n": 187}, id="unknown id"),
        pytest.param(
            _of_all("E"), "187 answers to planet-nearest counted as wrong: none of its options.", {"p": 0.0}, id="beyond the options"
        ),
        pytest.param(_of_all("A"), "", {"p": 1.0, "point_biserial": None, "interval": None}, id="all right"),
        pytest.param(_of_all("B"), "", {"p": 0.0, "point_biserial": None, "interval": None}, id="none right"),
        pytest.param(lambda rows: written(rows[:2]), "1 candidate answered 21 items", None, id="one candidate"),
        pytest.param(lambda rows: written(rows[:3]), "2 candidates answered 21 items", None, id="two candidates"),
        pytest.param(_omitted, "", {"n": 187, "omitted": 57, "not_reached": 0}, id="30% omitted"),
        pytest.param(
            lambda rows: written([["Prüfling", *rows[0]], *(["José", *row] for row in rows[1:])], ";"),
            '1 column not used: "Prüfling".',
            {"n": 187},
            id="semicolons in Latin-1",
        ),
        pytest.param(
            lambda rows: written(each(rows, lambda number, row: row[:20] if number == 4 else row)),
            "1 row had fewer cells than the head, the first in line 6; what is missing counts as blank.",
            {"n": 187},
            id="a short row",
        ),
        pytest.param(
            lambda rows: workbook([list(row) for row in each(rows, lambda number, row: ["=A1", *row[1:]] if number == 0 else row)]),
            "1 answer to planet-nearest counted as wrong: none of its options. 1 formula among them: save values.",
            {"n": 187},
            id="a formula",
        ),
        pytest.param(
            lambda rows: written(
                [["candidate", *rows[0]], ["KEY", *("A" for _ in rows[0])], *([str(n), *row] for n, row in enumerate(rows[1:]))]
            ),
            "1 row held the key and not a candidate.",
            {"n": 187},
            id="a key row",
        ),
        pytest.param(
            lambda rows: written([rows[0], ["A", *example_responses.KEYS], *rows[1:]]),
            "The first row answers all 21 items as they are keyed: remove it if it is the key.",
            {"n": 188},
            id="a key row without a name",
        ),
    ],
)
def test_figures_are_right_or_there_is_none(
    sound: Path, run: Run, change: Callable[[Rows], bytes], said: str, expected: dict[str, Any] | None
) -> None:
    (sound.parent / "r.csv").write_bytes(change(rows_of(sound)))
    code, out, err = run("stats", "bank/", "--responses", "r.csv", "--format", "json")
    items = strict(out)["exams"][0]["responses"]["items"]
    figures = next((one for one in items if one["id"] == "planet-nearest"), None)
    assert code == 0
    assert (figures is None) == (expected is None), "figures of fewer than 10 are shown to nobody"
    assert {name: (figures or {})[name] for name in expected or ()} == (expected or {})
    code, out, checked = run("bank/", "--responses", "r.csv", "--format", "json", "--select", "evidence")
    strict(out)
    assert code == 0
    assert said in err + checked
    for form in ("text", "markdown", "csv"):
        shown = run("stats", "bank/", "--responses", "r.csv", "--format", form, "--small-cells")[1].lower()
        assert "nan" not in shown.replace("planet-nearest", "").split()
        assert "inf" not in shown.split()


def test_an_item_that_many_left_blank_is_reported(sound: Path, run: Run) -> None:
    (sound.parent / "r.csv").write_bytes(_omitted(rows_of(sound)))
    out = run("bank/", "--responses", "r.csv", "--select", "omitted-often")[1]
    assert "info[omitted-often] Of 187 candidates, 30% left this blank and answered a later item." in out


def test_a_date_before_the_item_existed(sound: Path, run: Run) -> None:
    rows = rows_of(sound)
    (sound.parent / "r.csv").unlink()
    (sound / "items.yaml").rename(sound.parent / "kept")
    example_responses.commit(sound.parent, "bank")
    (sound.parent / "kept").rename(sound / "items.yaml")
    (sound.parent / "r.csv").write_bytes(written(rows))
    out = run("bank/", "--responses", "r.csv", "--select", "evidence")[1]
    assert "warning[stale-responses] Its responses are not judged: it was not in the bank then." in out
    os.utime(sound.parent / "r.csv", (1000, 1000))
    code, _, err = run("bank/", "--responses", "r.csv", "--quiet")
    assert (code, err) == (2, "crs-lint: r.csv: it is older than the bank: name the revision that was answered with --responses-at.\n")
