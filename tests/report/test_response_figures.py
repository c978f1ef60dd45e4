"""``stats --responses``: the figures of an exam as text, JSON, Markdown and CSV, and small groups of candidates."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from crs_lint.rules.evidence import stale_responses
from tests import example_bank

pytest.importorskip("polars")

Run = Callable[..., tuple[int, str, str]]
STATS = ("stats", "bank/", "--responses", "r.csv")


def figures(run: Run, *arguments: str) -> dict[str, Any]:
    code, out, _ = run(*STATS, "--format", "json", *arguments)
    assert code == 0
    return dict(json.loads(out)["exams"][0]["responses"])


def named(run: Run, *arguments: str) -> dict[str, Any]:
    """The figures of the item of the example."""
    return next(one for one in figures(run, *arguments)["items"] if one["id"] == "planet-nearest")


def test_without_responses_json_has_no_figures_of_them(miskeyed: Path, run: Run) -> None:
    assert "responses" not in json.loads(run("stats", "bank/", "--format", "json")[1])["exams"][0]


def test_json(miskeyed: Path, run: Run) -> None:
    found = figures(run)
    assert {"n", "mean", "sd", "alpha", "alpha_interval", "sem", "tests"} <= found["form"].keys()
    assert (found["form"]["n"], found["form"]["tests"]) == (187, sum(found["form"]["tests_by_rule"].values()))
    first = found["items"][0]
    assert list(first) == [
        "id",
        "n",
        "omitted",
        "not_reached",
        "p",
        "point_biserial",
        "interval",
        "d27",
        "biserial",
        "alpha_if_deleted",
        "options",
    ]
    assert (first["id"], first["n"], first["p"]) == ("planet-nearest", 187, pytest.approx(33 / 187))
    assert first["interval"][0] < first["point_biserial"] < first["interval"][1]
    assert [list(one) for one in first["options"]] == [["option", "share", "point_biserial"]] * 4
    assert [one["option"] for one in first["options"]] == ["A", "B", "C", "D"]
    assert sum(one["share"] for one in first["options"]) == pytest.approx(1)


def test_an_item_that_all_answer_right_has_no_correlation(miskeyed: Path, run: Run) -> None:
    rows = [row.split(",") for row in (miskeyed.parent / "r.csv").read_text().splitlines()]
    alike = [rows[0], *(["B", *row[1:]] for row in rows[1:])]
    (miskeyed.parent / "r.csv").write_text("".join(f"{','.join(row)}\n" for row in alike))
    item = named(run)
    assert (item["p"], item["point_biserial"], item["interval"]) == (1.0, None, None)
    for form in ("text", "markdown", "csv"):
        assert "nan" not in run(*STATS, "--format", form)[1].lower()


def test_the_cut_of_the_exam_says_how_many_pass(miskeyed: Path, run: Run) -> None:
    assert "cut" not in figures(run)["sittings"][0]
    with (miskeyed / "exam.yaml").open("a", encoding="utf-8") as file:
        file.write("form: {cut: 12}\n")
    found = figures(run)["sittings"][0]["cut"]
    assert list(found) == ["cut", "passed", "sem", "consistency"]
    assert found["cut"] == 12
    assert 0 < found["passed"] < 1
    assert 0.5 <= found["consistency"] <= 1
    items = figures(run)["sittings"][0]["items"]
    assert found["sem"] == pytest.approx((12 * (items - 12) / (items - 1)) ** 0.5)
    assert "reached the cut of 12 points" in run(*STATS)[1]
    assert "reached the cut of 12 points" in run(*STATS, "--format", "markdown")[1]


def test_text_shows_first_what_needs_attention(miskeyed: Path, run: Run) -> None:
    out = run(*STATS)[1]
    rows = [line.split() for line in out.partition("Items, those that need attention first")[2].splitlines() if line]
    expected = "planet-nearest 187 .18 -.29 -.42 to -.16 -.11 0 0 A 56% .53, *B 18% -.29, C 14% -.24, D 12% -.20 likely-miskey"
    assert rows[1] == expected.split()
    assert len(rows) == 22
    assert "21 for likely-miskey" in out


def test_markdown_has_the_same_rows(miskeyed: Path, run: Run) -> None:
    row = next(line for line in run(*STATS, "--format", "markdown")[1].splitlines() if line.startswith("| planet-nearest"))
    assert [cell.strip() for cell in row.strip("|").split("|")][:4] == ["planet-nearest", "187", ".18", "-.29"]


def test_csv_has_a_row_for_each_option(miskeyed: Path, run: Run) -> None:
    rows = list(csv.DictReader(StringIO(run(*STATS, "--format", "csv")[1])))
    assert len(rows) == 21 * 4
    first = rows[0]
    assert (first["item"], first["n"], first["option"], first["key"], first["rules"]) == (
        "planet-nearest",
        "187",
        "A",
        "0",
        "likely-miskey",
    )
    assert float(first["share"]) == pytest.approx(105 / 187, abs=1e-6)
    in_json = named(run)
    assert float(first["biserial"]) == pytest.approx(in_json["biserial"], abs=1e-6)
    assert float(first["alpha_if_deleted"]) == pytest.approx(in_json["alpha_if_deleted"], abs=1e-6)
    assert in_json["biserial"] < in_json["point_biserial"] < 0, "further from 0"
    assert in_json["alpha_if_deleted"] > figures(run)["form"]["alpha"], "the form is better without it"


def test_csv_without_responses_is_of_the_bank(miskeyed: Path, run: Run) -> None:
    assert run("stats", "bank/", "--format", "csv")[1].startswith("exam,table,counts,row,column,value\n")


def test_domains_and_tasks_have_means(miskeyed: Path, run: Run) -> None:
    (miskeyed / "exam.yaml").write_text("exam: sky\ndomains: [{id: planets, title: The planets, weight: 100}]\n")
    file = miskeyed / "items.yaml"
    file.write_text(file.read_text().replace("    stem:", "    domain: planets\n    task: orbits\n    stem:"))
    found = figures(run)
    assert [one["domain"] for one in found["domains"]] == ["The planets", "(none)"]
    assert found["domains"][0]["p"] == pytest.approx(33 / 187)
    assert [(one["task"], one["items"]) for one in found["tasks"]] == [("orbits", 1), ("(none)", 20)]
    assert "mean p" in run(*STATS)[1]


def test_a_scoring_that_differs_is_shown_beside_the_key_of_today(miskeyed: Path, run: Run) -> None:
    (miskeyed.parent / "scoring.yaml").write_text("planet-nearest: A\n")
    item = named(run, "--scoring", "scoring.yaml")
    assert (item["p"], item["as_keyed"]["p"]) == (pytest.approx(105 / 187), pytest.approx(33 / 187))
    assert "as keyed now" in run(*STATS, "--scoring", "scoring.yaml")[1]


def test_stale_items_are_named(bank: Path, run: Run) -> None:
    example_bank.replace(bank, stale_responses.BAD[0])
    assert figures(run)["stale"] == [{"id": "planet-nearest", "change": "its stem changed"}]
    assert "planet-nearest is not judged: its stem changed." in run(*STATS)[1]


# Small groups


def sittings(folder: Path, sizes: dict[str, int]) -> None:
    """Keeps so many candidates of the file, of several sittings."""
    head, *rows = (folder / "r.csv").read_text().splitlines()
    kept = iter(rows)
    lines = [f"{next(kept)},{name}" for name, size in sizes.items() for _ in range(size)]
    (folder / "r.csv").write_text("\n".join([f"{head},sitting", *lines, ""]))


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"spring": 60, "autumn": 40}, {"spring": 60, "autumn": 40}),
        ({"spring": 60, "autumn": 40, "makeup": 4}, {"spring": 60, "2 others": 44}),
        ({"spring": 60, "autumn": 40, "makeup": 4, "second": 3}, {"spring": 60, "3 others": 47}),
        ({"spring": 60, "makeup": 6, "second": 7}, {"spring": 60, "2 others": 13}),
    ],
)
def test_small_sittings_are_shown_together(miskeyed: Path, run: Run, sizes: dict[str, int], shown: dict[str, int]) -> None:
    sittings(miskeyed.parent, sizes)
    found = figures(run)["sittings"]
    assert {one["sitting"]: one["n"] for one in found} == shown
    assert all("mean" not in one for one in found if one["sitting"].endswith("others"))
    everything = figures(run, "--small-cells")["sittings"]
    assert {one["sitting"]: one["n"] for one in everything} == sizes


def test_an_exam_of_few_candidates_has_no_figures(miskeyed: Path, run: Run) -> None:
    sittings(miskeyed.parent, {"spring": 9})
    found = figures(run)
    assert (found["form"]["n"], found["form"]["mean"], found["items"], found["sittings"]) == (9, None, [], [])
    assert "21 items answered by fewer than 10 candidates left out; --small-cells shows them." in run(*STATS)[1]
    assert len(figures(run, "--small-cells")["items"]) == 21


def test_an_item_id_is_no_formula_in_a_spreadsheet(miskeyed: Path, run: Run) -> None:
    for file in (miskeyed / "items.yaml", miskeyed.parent / "r.csv"):
        file.write_text(file.read_text().replace("planet-nearest", "=1+1"))
    out = run(*STATS, "--format", "csv")[1]
    assert {row["item"] for row in csv.DictReader(StringIO(out)) if "1+1" in row["item"]} == {"'=1+1"}


@pytest.mark.parametrize("reached", [0, 31, 32])
def test_a_form_that_few_finish_is_named(miskeyed: Path, run: Run, reached: int) -> None:
    answers = (f"c{number},other-{item},{'A' if item < 3 or number < reached else ''}" for number in range(40) for item in range(4))
    (miskeyed.parent / "r.csv").write_text("candidate,item,response\n" + "\n".join(answers))
    out = run(*STATS)[1]
    assert ("reached the last item: the time may have been too short." in out) == (reached < 32)
    assert (f"Only {round(100 * reached / 40)}% of the candidates of r.csv reached the last item" in out) == (reached < 32)
