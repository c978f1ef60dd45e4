"""Statistics on the command line: coverage that agrees with rules and page, formats and files, and changes since a revision."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_command_line import Run
from tests.engine.test_since import Repository
from tests.report.html_tree import Element, read

EXAM = """\
exam: sky
domains:
  - {id: inner, weight: 50, tasks: [{id: orbits, items: 4}, {id: moons}]}
  - {id: outer, weight: 50, tasks: [{id: rings, weight: 20}]}
levels: {recall: 40, application: 60}
form: {items: 20}
requires: [explanation]
"""


def _item(name: str, domain: str = "inner", **fields: str) -> str:
    rows = {
        "status": "ready",
        "level": "recall",
        "task": "orbits" if domain == "inner" else "rings",
        "explanation": f"So it is with {name}.",
    }
    said = "".join(f"    {field}: {value}\n" for field, value in {**rows, **fields}.items() if value)
    return f"  - id: {name}\n    stem: Which of them is {name}?\n    options: [{{text: The {name}, correct: true}}, {{text: Not {name}}}]\n    domain: {domain}\n{said}"


def _file(*items: str) -> str:
    return "items:\n" + "".join(items)


def _write(bank: Path, files: Mapping[str, str]) -> None:
    for old in bank.iterdir():
        old.unlink()
    for name, text in files.items():
        (bank / name).write_text(text, "utf-8")


def _json(run: Run, *options: str) -> dict[str, Any]:
    code, out, err = run("stats", "bank", "--isolated", "--format", "json", *options)
    assert (code, err) == (0, "")
    (exam,) = json.loads(out)["exams"]
    return dict(exam)


# One truth


@pytest.fixture
def drafted(bank: Path) -> Path:
    """A bank with 26 items a domain, of which 21 of one are drafts."""
    names = [f"{domain}-{number}" for domain in ("inner", "outer") for number in range(26)]
    items = [_item(name, name[:5], status="draft" if name[:5] == "inner" and int(name[6:]) < 21 else "ready") for name in names]
    _write(bank, {"exam.yaml": EXAM, "a.yaml": _file(*items)})
    return bank


def test_statistics_rules_and_page_count_the_same(run: Run, drafted: Path) -> None:
    """5 of 26 items are ready, of 31 in all; one form takes 10 of them."""
    row = next(row for row in _json(run)["tables"]["domains"] if row["label"] == "inner")
    assert row == {"label": "inner", "items": 5, "share": 5 / 31, "expected": 0.5, "needed": 10, "statuses": {"draft": 21}}
    _, out, _ = run("bank", "--isolated", "--select", "too-few-items,blueprint-gap", "--format", "concise", "-q")
    said = [row.partition(" ")[2] for row in out.splitlines()]
    assert said == [
        'warning too-few-items The domain "inner" has 5 ready items; one form needs 10.',
        'info blueprint-gap The domain "inner" is 5 items short per form of 20: it has 5 of the 31 ready items and needs 10.',
        'info blueprint-gap The level "application" is 12 items short per form of 20: it has 0 of the 31 ready items and needs 12.',
    ]
    pytest.importorskip("jinja2")
    _, page, _ = run("bank", "--isolated", "--format", "html", "-q")
    chart = next(one for one in read(page).all("section", "chart") if one.one("h3").text.startswith("Ready items by domain"))
    assert [cell.text.strip() for cell in chart.one("tbody").all("tr")[0].content if isinstance(cell, Element)] == [
        "inner",
        "",
        "5",
        "16%",
        "50%",
    ]


def test_text_tells_drafts_apart(run: Run, drafted: Path) -> None:
    _, out, _ = run("stats", "bank", "--isolated")
    assert re.search(r"  inner +5 +16% █+ +of 50% expected; one form needs 10, 5 short; 21 draft\n", out)
    assert re.search(r"  moons +0 +0%\n", out)
    assert re.search(r"  inner +moons +0 +0 +0\n", out)


# Formats and files


def test_formats_go_to_files_and_may_be_renewed(run: Run, drafted: Path) -> None:
    formats = [part for name in ("json", "markdown", "csv", "text") for part in ("--format", f"{name}=out/stats.{name}")]
    for _ in range(2):
        assert run("stats", "bank", "--isolated", *formats) == (0, "", "")
    assert json.loads(Path("out/stats.json").read_text())["exams"][0]["items"] == 52
    assert "## Ready items by domain" in Path("out/stats.markdown").read_text()
    assert ["sky", "domains", "ready items", "inner", "draft", "21"] in list(csv.reader(Path("out/stats.csv").read_text().splitlines()))
    assert Path("out/stats.text").read_text().startswith("sky (bank/exam.yaml): 52 items\n")


def test_no_other_file_is_replaced(run: Run, drafted: Path) -> None:
    Path("notes.txt").write_text("mine")
    code, out, err = run("stats", "bank", "--isolated", "--format", "text=notes.txt", "--format", "json=bank/a.yaml", "--format", "csv")
    assert code == 2
    assert out.startswith("exam,table,counts,row,column,value\nsky,status,all items,ready,items,31\n")
    assert "notes.txt: not written; it exists and is no report in the format text." in err
    assert "bank/a.yaml: not written; this run reads it." in err
    assert Path("notes.txt").read_text() == "mine"


def test_one_format_goes_to_standard_output(run: Run) -> None:
    code, _, err = run("stats", "bank", "--format", "json", "--format", "csv")
    assert (code, "only one format can go to standard output" in err) == (2, True)


# Reading level and age


def test_the_reading_level_is_of_items_in_english(run: Run, bank: Path) -> None:
    pytest.importorskip("textstat")
    german = _item("c", language="de")
    _write(bank, {"exam.yaml": EXAM, "a.yaml": _file(_item("a"), _item("b", status="draft"), german)})
    exam = _json(run, "--reading")
    assert [(one["id"], one["grade"] is None) for one in exam["item_figures"]] == [("a", False), ("c", True)]
    assert sum(row["items"] for row in exam["tables"]["reading_grade"]) == 1
    assert [one["words"] for one in exam["item_figures"]] == [9, 9]


def test_the_reading_level_needs_an_extra(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textstat", None)
    monkeypatch.delitem(sys.modules, "crs_lint.bank.reading_grade", raising=False)
    code, out, err = run("stats", "bank", "--isolated", "--reading")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert 'its extra "reading"' in err


@pytest.mark.parametrize("option", ["--age", "--since=HEAD"])
def test_a_bank_in_no_repository_has_no_history(run: Run, option: str) -> None:
    code, out, err = run("stats", "bank", "--isolated", option)
    assert (code, out) == (2, "")
    assert err == f"crs-lint: {option.split('=')[0]}: bank/exam.yaml is in no git repository.\n"


def test_age_is_told_in_days(run: Run, bank: Path, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(bank, {"exam.yaml": EXAM, "a.yaml": _file(_item("a"), _item("b"))})
    repository.commit()
    _write(bank, {"exam.yaml": EXAM, "a.yaml": _file(_item("a"), _item("b", explanation="Other."), _item("c"))})
    seconds = int(repository.git("log", "-1", "--format=%ct"))
    monkeypatch.setattr("crs_lint.cli.stats._now", lambda: seconds + 100 * 86_400)
    exam = _json(run, "--age")
    assert {row["label"]: row["items"] for row in exam["tables"]["age"] if row["items"]} == {"90 to 364 days": 1, "in no commit yet": 2}
    assert [one["changed"] is None for one in exam["item_figures"]] == [False, True, True]


# Changes since a revision


@pytest.fixture
def repository(bank: Path) -> Repository:
    made = Repository(bank.parent)
    made.git("init", "--quiet")
    return made


_A, _B = "a.yaml", "b.yaml"
Edit = Callable[[dict[str, list[str]]], None]


def _history() -> list[tuple[dict[str, list[str]], str]]:
    """Twenty states of a bank, with the exam file of each. The comments count what is ready by domain: inner, outer."""
    inner = [_item("i1"), _item("i2"), _item("i3", level="application"), _item("i4", status="draft")]
    outer = [_item("o1", "outer"), _item("o2", "outer")]
    exam = EXAM
    states = [({_A: list(inner), _B: list(outer)}, exam)]  # 1: 3, 2

    def add(**files: list[str]) -> None:
        known = states[-1][0]
        states.append(({_A: files.get("a", known[_A]), _B: files.get("b", known[_B])}, exam))

    add(a=[*inner, _item("i5")])  # 2: i5 came; 4, 2
    add(a=[*inner, _item("i5", status="review")])  # 3: 3, 2
    add(b=[*outer, _item("o3", "outer")])  # 4: 3, 3
    add(b=[_item("o1", "outer", explanation="It is rewritten."), outer[1], _item("o3", "outer")])  # 5: 3, 3
    exam = EXAM.replace("{items: 20}", "{items: 30}")
    add()  # 6: a form has 30 items
    add(a=[inner[0], *inner[2:], _item("i5", status="review")])  # 7: i2 went; 2, 3
    add(a=[inner[0], inner[2], _item("i4"), _item("i5", status="review")])  # 8: i4 is ready; 3, 3
    add(a=[inner[0], inner[2], _item("i4"), _item("i5", status="review"), _item("i6")])  # 9: i6 came; 4, 3
    add(a=[inner[0], inner[2], _item("i4"), _item("i5", status="review")])  # 10: i6 went; 3, 3
    add(
        b=[states[-1][0][_B][0], outer[1], _item("o3", "outer"), _item("i1")], a=[inner[2], _item("i4"), _item("i5")]
    )  # 11: i1 moved, i5 is ready; 4, 3
    add(b=[_item("i1", level="application"), *states[-1][0][_B][:3]])  # 12: i1 changed its level
    add(b=[_item("i1"), *states[-1][0][_B][1:]])  # 13: and back
    add(b=[*states[-1][0][_B], _item("o4", "outer", task="")])  # 14: o4 came; 4, 4
    add(b=[*states[-1][0][_B][:-1], _item("o4", "inner", task="moons")])  # 15: o4 is of the other domain; 5, 3
    add(b=[*states[-1][0][_B], _item("o5", "outer", status="pretest")])  # 16: o5 came; 5, 3
    add(b=[one for one in states[-1][0][_B] if "id: o2\n" not in one])  # 17: o2 went; 5, 2
    add(a=[*states[-1][0][_A], _item("i7", level="application")])  # 18: i7 came; 6, 2
    add(a=[*states[-1][0][_A][:-1], _item("i7", level="application", status="retired")])  # 19: i7 is retired; 5, 2
    add(a=[_item("i3", level="application", explanation="In other words."), *states[-1][0][_A][1:]])  # 20: i3 changed; 5, 2
    return states


@pytest.fixture
def history(repository: Repository, bank: Path) -> list[str]:
    """The commits of twenty states of the bank, the first one first."""
    commits = []
    for files, exam in _history():
        _write(bank, {"exam.yaml": exam, **{name: _file(*items) for name, items in files.items()}})
        commits.append(repository.commit())
    return commits


@pytest.mark.parametrize(
    ("number", "came", "went", "changed", "before"),
    [
        (1, ["i5", "i7", "o4", "o5", "o3"], ["i2", "o2"], {"i3": ["explanation"], "i4": ["status"], "o1": ["explanation"]}, (3, 2)),
        (5, ["i7", "o4", "o5"], ["i2", "o2"], {"i3": ["explanation"], "i4": ["status"], "i5": ["status"]}, (3, 3)),
        (9, ["i7", "o4", "o5"], ["i6", "o2"], {"i3": ["explanation"], "i5": ["status"]}, (4, 3)),
        (12, ["i7", "o4", "o5"], ["o2"], {"i3": ["explanation"], "i1": ["level"]}, (4, 3)),
        (14, ["i7", "o5"], ["o2"], {"i3": ["explanation"], "o4": ["domain", "task"]}, (4, 4)),
        (18, [], [], {"i3": ["explanation"], "i7": ["status"]}, (6, 2)),
        (20, [], [], {}, (5, 2)),
    ],
)
def test_changes_are_those_counted_by_hand(
    run: Run, history: list[str], number: int, came: list[str], went: list[str], changed: dict[str, list[str]], before: tuple[int, int]
) -> None:
    since = _json(run, "--since", history[number - 1])["since"]
    assert sorted(since["came"]) == sorted(came)
    assert sorted(since["went"]) == sorted(went)
    assert {one["id"]: sorted(one["parts"]) for one in since["changed"]} == changed
    coverage = {(one["kind"], one["label"]): (one["before"], one["after"], one["needed"]) for one in since["coverage"]}
    assert coverage["domain", "inner"] == (before[0], 5, 15)
    assert coverage["domain", "outer"] == (before[1], 2, 15)
    assert since["commit"] == history[number - 1]


def test_changes_are_told_in_text_and_csv(run: Run, history: list[str]) -> None:
    _, out, _ = run("stats", "bank", "--isolated", "--since", "HEAD~2")
    assert f"Since HEAD~2 ({history[17][:12]})" in out
    assert "  Of all items, 0 came, 0 went, 2 changed.\n" in out
    assert re.search(r"domain +inner +6 +5 +-1 +15\n", out)
    _, out, _ = run("stats", "bank", "--isolated", "--since", "HEAD~2", "--format", "csv")
    rows = list(csv.reader(out.splitlines()))
    assert [row[1:] for row in rows if row[1] == "since_items"] == [
        ["since_items", "all items", "i3", "changed", "explanation"],
        ["since_items", "all items", "i7", "changed", "status"],
    ]
    assert ["sky", "since_coverage", "ready items", "domain: inner", "before", "6"] in rows
    _, out, _ = run("stats", "bank", "--isolated", "--since", "HEAD~2", "--format", "markdown")
    assert "| i7 | changed | status |" in out


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("v9", 'there is no revision "v9" in '),
        ("-x", '"-x" is not a revision'),
        ("start", "bank/exam.yaml: there is no such bank in start."),
    ],
)
def test_a_revision_without_the_bank_is_one_line(run: Run, repository: Repository, revision: str, said: str) -> None:
    repository.git("commit", "--quiet", "--allow-empty", "--message", "empty")
    repository.git("tag", "start")
    repository.commit()
    code, out, err = run("stats", "bank", "--isolated", f"--since={revision}")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"crs-lint: --since: {said}")


def test_since_needs_a_revision(run: Run) -> None:
    code, _, err = run("stats", "bank", "--since=")
    assert (code, "--since requires a revision" in err) == (2, True)
