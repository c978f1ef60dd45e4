"""``--write-statistics``, and where the recorded figures are read back."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crs_lint.document.load import read

pytest.importorskip("polars")

Run = Callable[..., tuple[int, str, str]]
WRITE = ("bank/", "--responses", "r.csv", "--exit-zero", "--write-statistics")


@pytest.fixture(autouse=True)
def _dated(miskeyed: Path) -> None:
    """Gives the responses the date of 1 May 2026."""
    os.utime(miskeyed.parent / "r.csv", (1777600000, 1777600000))


def recorded(bank: Path) -> list[dict[str, Any]]:
    data = read((bank / "items.yaml").read_bytes()).data
    return list(data["items"][0].get("custom", {}).get("statistics", []))


def test_figures_are_recorded_in_each_item(miskeyed: Path, run: Run) -> None:
    before = (miskeyed / "items.yaml").read_text()
    code, _, err = run(*WRITE)
    assert code == 0
    assert "statistics of 21 items were written into 2 files." in err
    assert (miskeyed / "items.yaml").read_text().startswith(before.rstrip("\n"))
    assert recorded(miskeyed) == [
        {"date": "2026-05-01", "n": 187, "key": "B", "p": 0.1765, "r": -0.2928, "content": recorded(miskeyed)[0]["content"]}
    ]


def test_the_same_responses_are_recorded_once(miskeyed: Path, run: Run) -> None:
    run(*WRITE)
    once = (miskeyed / "items.yaml").read_bytes()
    os.utime(miskeyed.parent / "r.csv", (1780000000, 1780000000))
    assert "statistics of 0 items" in run(*WRITE)[2]
    assert (miskeyed / "items.yaml").read_bytes() == once


def test_a_further_sitting_is_appended(miskeyed: Path, run: Run) -> None:
    run(*WRITE)
    first = recorded(miskeyed)
    rows = (miskeyed.parent / "r.csv").read_text().splitlines()
    (miskeyed.parent / "r.csv").write_text("\n".join([f"{rows[0]},sitting", *(f"{row},2026-11 autumn" for row in rows[1:101]), ""]))
    run(*WRITE)
    assert recorded(miskeyed)[:1] == first
    assert [(one.get("sitting"), one["n"]) for one in recorded(miskeyed)] == [(None, 187), ("2026-11 autumn", 100)]


@pytest.mark.parametrize(("candidates", "fields"), [(29, None), (30, {"date", "n", "key", "p", "content"}), (50, {"r"})])
def test_nothing_is_recorded_under_the_minimum(miskeyed: Path, run: Run, candidates: int, fields: set[str] | None) -> None:
    rows = (miskeyed.parent / "r.csv").read_text().splitlines()
    (miskeyed.parent / "r.csv").write_text("\n".join([rows[0], *rows[1::2][:candidates], ""]))
    run(*WRITE)
    found = recorded(miskeyed)
    assert (fields is None) == (not found)
    assert not fields or fields <= set(found[0])
    assert candidates >= 50 or not found or "r" not in found[0]


def test_stats_read_them_back(miskeyed: Path, run: Run) -> None:
    run(*WRITE)
    exam = json.loads(run("stats", "bank/", "--format", "json")[1])["exams"][0]
    assert "responses" not in exam
    assert next(one for one in exam["recorded"] if one["id"] == "planet-nearest")["statistics"] == [
        {
            "form": "",
            "sitting": "",
            "date": "2026-05-01",
            "key": "B",
            "n": 187,
            "p": 0.1765,
            "point_biserial": -0.2928,
            "is_outdated": False,
        }
    ]
    assert "2026-05-01" in run("stats", "bank/")[1]
    assert "| planet-nearest | 2026-05-01 |" in run("stats", "bank/", "--format", "markdown")[1]


def test_statistics_of_an_earlier_version_are_stale(miskeyed: Path, run: Run) -> None:
    run(*WRITE)
    file = miskeyed / "items.yaml"
    file.write_text(file.read_text().replace("nearest to the sun?", "the nearest to the sun, on average?"))
    rows = [row.partition(",")[2] for row in (miskeyed.parent / "r.csv").read_text().splitlines()]
    (miskeyed.parent / "r.csv").write_text("\n".join([*rows, ""]))
    out = run("bank/", "--responses", "r.csv", "--select", "stale-responses")[1]
    assert "warning[stale-responses] Its statistics of 2026-05-01 are of an earlier version of it." in out
    assert out.count("stale-responses") == 1
    assert "changed since" in run("stats", "bank/")[1]


def test_a_key_that_changed_leaves_statistics_valid(miskeyed: Path, run: Run) -> None:
    run(*WRITE)
    file = miskeyed / "items.yaml"
    changed = file.read_text().replace("        correct: true\n", "").replace("text: Mercury\n", "text: Mercury\n        correct: true\n")
    file.write_text(changed)
    assert "changed since" not in run("stats", "bank/")[1]


def test_it_stands_alone(miskeyed: Path, run: Run) -> None:
    assert run(*WRITE, "--fix")[0] == 2
    assert recorded(miskeyed) == []


def test_a_file_that_cannot_be_written_fails(miskeyed: Path, run: Run) -> None:
    file = miskeyed / "items.yaml"
    file.write_text(file.read_text().replace("    stem:", "    custom: none\n    stem:"))
    code, _, err = run(*WRITE, "--select", "evidence")
    assert code == 2
    assert "bank/items.yaml: the statistics of 1 item are not written: the text there cannot be edited." in err


def _as_json(bank: Path) -> str:
    (bank / "items.json").write_text(json.dumps(read((bank / "items.yaml").read_bytes()).data))
    return ""


def _as_markdown(bank: Path) -> str:
    (bank / "items.md").write_text(f"---\n{(bank / 'items.yaml').read_text()}---\n\n# Planets\n")
    (bank / "items.yaml").unlink()
    return 'include = ["*.md"]\n'


def _as_dialect(bank: Path) -> str:
    for name in ("items.yaml", "others.yaml"):
        (bank / name).write_text((bank / name).read_text().replace("stem:", "question:"))
    return '[dialect]\nstem = "question"\n'


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (_as_json, "bank/items.json: no statistics are written: they need YAML in the bank format, and this file is JSON."),
        (_as_markdown, "bank/items.md: no statistics are written: they need YAML in the bank format, and this file is Markdown."),
        (_as_dialect, "and this file is read by a dialect (and 1 other file of such forms)."),
    ],
)
@pytest.mark.parametrize("command", [(), ("stats",)])
def test_other_forms_are_refused_and_nothing_is_written(
    miskeyed: Path, run: Run, changed: Callable[[Path], str], said: str, command: tuple[str, ...]
) -> None:
    (miskeyed / "crs-lint.toml").write_text(changed(miskeyed))
    before = {file: file.read_bytes() for file in miskeyed.parent.rglob("*") if file.is_file()}
    path = said.partition(":")[0] if said.startswith("bank/") else "bank/"
    code, _, err = run(*command, path, "--responses", "r.csv", "--write-statistics")
    assert (code, err.count(said), err.count("statistics")) == (2, 1, 1)
    assert {file: file.read_bytes() for file in before} == before


@pytest.mark.parametrize("given", ["none", "[1, {n: -1, p: 0.5}, {n: 9, p: 2}, {n: 9, p: .nan}, {n: 9, p: 0.5, r: 2}, {p: 0.5}]", "{a: 1}"])
def test_what_is_no_entry_is_left_out(miskeyed: Path, run: Run, given: str) -> None:
    file = miskeyed / "items.yaml"
    file.write_text(file.read_text().replace("    stem:", f"    custom: {{statistics: {given}}}\n    stem:"))
    assert "recorded" not in json.loads(run("stats", "bank/", "--format", "json")[1])["exams"][0]
