"""A bank's statistics, as values and in each of their forms."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from crs_lint.bank.coverage_grid import GridRow
from crs_lint.bank.item_facts import facts_of
from crs_lint.bank.stats import ExamStats, stats_of
from crs_lint.bank.table import TableRow
from crs_lint.cli.main import main
from crs_lint.model.item import Exam, Item, read_exam
from crs_lint.report import stats as report
from crs_lint.report.format_names import FORMATS
from crs_lint.report.own_output import HEAD, may_be_replaced

EXAM = read_exam(
    {
        "exam": "sky",
        "levels": {"recall": 40, "application": 60},
        "domains": [{"id": "inner", "weight": 75}, {"id": "outer", "weight": 25}],
    },
    "exam.yaml",
)


def _item(name: str, key: int, domain: str = "inner", *, rationale: str = "", **fields: object) -> Item:
    texts = ["Mercury", "Venus", "Earth", "Mars"]
    texts[key] += ", with a long tail"
    options = [{"text": text, "correct": place == key, "rationale": rationale} for place, text in enumerate(texts)]
    return Item({"id": name, "stem": "Which one is it?", "options": options, "domain": domain, "level": "recall", **fields}, (), EXAM)


def _stats() -> ExamStats:
    items = [_item("a", 0), _item("b", 0, explanation="So it is."), _item("c", 2, "outer"), _item("d", 3, "[x](y)", status="retired")]
    return stats_of(EXAM, [facts_of(item, "a.yaml") for item in items], [])


def _rows(name: str) -> tuple[TableRow, ...]:
    return next(table.rows for table in _stats().tables if table.name == name)


def test_domains_and_levels_stand_against_the_blueprint() -> None:
    assert _rows("domains") == (TableRow("inner", 2, 2 / 3, 0.75), TableRow("outer", 1, 1 / 3, 0.25))
    assert _rows("levels") == (TableRow("recall", 3, 1.0, 0.4), TableRow("application", 0, 0.0, 0.6))


def test_retired_items_count_by_status_alone() -> None:
    assert _rows("status") == (TableRow("ready", 3, 0.75), TableRow("retired", 1, 0.25))
    assert [row.items for row in _rows("key_positions")] == [2, 0, 1, 0]


def test_a_guesser_who_goes_by_length_is_right() -> None:
    assert _rows("guessing")[0] == TableRow("the longest answer", 3, 1.0, 0.25)
    assert _rows("guessing")[3] == TableRow("the first answer", 2, 2 / 3, 0.25)


@pytest.mark.parametrize(
    ("key", "label"),
    [
        (49, "under half"), (50, "0.5 to 0.8"), (79, "0.5 to 0.8"), (80, "0.8 to 1"), (99, "0.8 to 1"), (100, "1 to 1.3"), (129, "1 to 1.3"),
        (130, "1.3 to 2"), (199, "1.3 to 2"), (200, "2 and more"),
    ],
)  # fmt: skip
def test_key_lengths_are_counted_by_their_ratio_to_the_distractors(key: int, label: str) -> None:
    item = facts_of(_item("a", 0), "a.yaml")._replace(lengths=(key, 90, 110))
    tables = {table.name: table for table in stats_of(EXAM, [item], []).tables}
    assert [row.label for row in tables["key_lengths"].rows if row.items] == [label]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        (9, "under 10"),
        (10, "10 to 19"),
        (19, "10 to 19"),
        (20, "20 to 39"),
        (39, "20 to 39"),
        (40, "40 to 79"),
        (79, "40 to 79"),
        (80, "80 and more"),
    ],
)
def test_stems_are_counted_by_their_words(words: int, label: str) -> None:
    item = facts_of(_item("a", 0), "a.yaml")._replace(stem_length=words)
    tables = {table.name: table for table in stats_of(EXAM, [item], []).tables}
    assert [row.label for row in tables["stem_words"].rows if row.items] == [label]


def test_json_holds_every_table() -> None:
    stream = io.StringIO()
    report.write([_stats()], stream, "json")
    document = json.loads(stream.getvalue())
    assert document["version"] == 1
    assert document["exams"][0]["items"] == 4
    row = {"label": "with explanation", "items": 1, "share": 1 / 3, "expected": 1.0, "needed": None, "statuses": {}}
    assert document["exams"][0]["tables"]["completeness"][0] == row
    assert document["exams"][0]["counts"]["completeness"] == "ready items"
    assert document["exams"][0]["counts"]["status"] == "all items"


def test_json_has_the_fields_of_an_exam_that_has_nothing() -> None:
    stream = io.StringIO()
    report.write([stats_of(EXAM, [], [])], stream, "json")
    (exam,) = json.loads(stream.getvalue())["exams"]
    assert (exam["sources"], exam["item_figures"], exam["coverage_grid"]) == ([], [], {"levels": [], "rows": []})
    assert exam["enemies"] == {"sets": [], "one_sided": [], "ready": 0, "largest_form": 0, "is_exact": True}


def test_markdown_is_steered_by_no_name() -> None:
    items = [facts_of(_item("a", 0, "[x](http://y) | <b>"), "a.yaml")]
    stream = io.StringIO()
    report.write([stats_of(Exam(id="sky"), items, [])], stream, "markdown")
    assert "| \\[x\\](http:\\//y) \\| \\<b\\> | 1 | 100% |" in stream.getvalue()


def test_an_empty_bank_has_no_tables() -> None:
    assert stats_of(EXAM, [], []) == ExamStats("sky", "exam.yaml", 0, ())


def test_the_command_shows_the_bank(capsys: pytest.CaptureFixture[str]) -> None:
    bank = Path(__file__).parents[2] / "bank"
    assert main(["stats", str(bank), "--isolated"]) == 0
    out = capsys.readouterr().out
    assert "Ready items by domain" in out
    assert "of 22% expected" in out
    assert main(["stats"]) == 2


# What is ready counts, and the rest is told apart

BLUEPRINT = read_exam(
    {
        "exam": "sky",
        "levels": {"recall": 50, "application": 50},
        "domains": [
            {"id": "inner", "weight": 75, "tasks": [{"id": "orbits", "items": 3}, {"id": "moons", "weight": 10}]},
            {"id": "outer", "weight": 25, "tasks": [{"id": "rings"}]},
        ],
        "form": {"items": 20},
        "requires": ["rationale", "article"],
    },
    "exam.yaml",
)


def _blueprint_rows(name: str, *given: Item) -> dict[str, TableRow]:
    stats = stats_of(BLUEPRINT, [facts_of(item, "a.yaml") for item in given], [])
    return {row.label: row for table in stats.tables if table.name == name for row in table.rows}


def test_drafts_are_no_coverage() -> None:
    given = [_item(str(number), 0, status="ready" if number < 5 else "draft") for number in range(26)]
    given += [_item("x", 0, "outer", status="retired"), _item("y", 0, "outer", status="pretest"), _item("z", 0, "outer")]
    assert _blueprint_rows("domains", *given) == {
        "inner": TableRow("inner", 5, 5 / 6, 0.75, 15, (("draft", 21),)),
        "outer": TableRow("outer", 1, 1 / 6, 0.25, 5, (("pretest", 1),)),
    }


def test_tasks_and_levels_without_items_count_none() -> None:
    given = [_item("a", 0, task="orbits"), _item("b", 0, task="orbits", status="draft"), _item("c", 0, "outer")]
    assert _blueprint_rows("tasks", *given) == {
        "orbits": TableRow("orbits", 1, 0.5, 0.15, 3, (("draft", 1),)),
        "moons": TableRow("moons", 0, 0.0, 0.1, 2),
        "rings": TableRow("rings", 0, 0.0),
        "(none)": TableRow("(none)", 1, 0.5),
    }
    assert _blueprint_rows("levels", *given)["application"] == TableRow("application", 0, 0.0, 0.5, 10)


def test_an_item_counts_for_a_task_of_its_own_domain() -> None:
    rows = _blueprint_rows("tasks", _item("a", 0, "outer", task="orbits"))
    assert {label: row.items for label, row in rows.items()} == {"inner: orbits": 0, "moons": 0, "rings": 0, "outer: orbits": 1}


def test_a_bank_of_drafts_covers_nothing() -> None:
    rows = _blueprint_rows("domains", _item("a", 0, status="draft"))
    assert rows["inner"] == TableRow("inner", 0, None, 0.75, 15, (("draft", 1),))


def test_completeness_is_of_all_that_the_exam_requires() -> None:
    whole = _item("a", 0, rationale="Why.", explanation="So.", article={"title": "T", "sections": []})
    bare = _item("b", 0, explanation="[x](https://y.example)", article="shared")
    draft = _item("c", 0, explanation="So.", status="draft")
    rows = _blueprint_rows("completeness", whole, bare, draft)
    assert rows["with explanation"] == TableRow("with explanation", 1, 0.5, 1.0, None, (("draft", 1),))
    assert rows["with rationale"] == TableRow("with rationale", 1, 0.5, 1.0)
    assert rows["with article"] == TableRow("with article", 2, 1.0, 1.0)
    assert rows["with reference"].expected is None
    assert rows["with all that the exam requires"] == TableRow("with all that the exam requires", 1, 0.5, 1.0)


def test_the_grid_has_a_row_for_each_task() -> None:
    given = [_item("a", 0, task="orbits"), _item("b", 0, level="guess"), _item("c", 0, "outer", level=""), _item("d", 0, status="draft")]
    stats = stats_of(BLUEPRINT, [facts_of(item, "a.yaml") for item in given], [])
    assert stats.grid.levels == ("recall", "application", "guess", "")
    assert stats.grid.rows == (
        GridRow("inner", "orbits", (1, 0, 0, 0)),
        GridRow("inner", "moons", (0, 0, 0, 0)),
        GridRow("inner", "", (0, 0, 1, 0)),
        GridRow("outer", "rings", (0, 0, 0, 0)),
        GridRow("outer", "", (0, 0, 0, 1)),
    )


def test_text_says_what_a_form_lacks_and_what_is_not_ready() -> None:
    stream = io.StringIO()
    items = [_item("a", 0), _item("b", 0, status="draft")]
    report.write([stats_of(BLUEPRINT, [facts_of(item, "a.yaml") for item in items], [])], stream)
    row = next(row for row in stream.getvalue().splitlines() if row.startswith("  inner "))
    assert row.split("█ ")[-1] == "of 75% expected; one form needs 15, 14 short; 1 draft"


def test_csv_has_a_value_a_row_and_says_what_it_counts() -> None:
    stream = io.StringIO()
    items = [_item("a", 0, enemies=["b"]), _item("b", 0, "=cmd", status="draft")]
    report.write([stats_of(BLUEPRINT, [facts_of(item, "a.yaml") for item in items], [])], stream, "csv")
    rows = list(csv.reader(io.StringIO(stream.getvalue())))
    assert rows[0] == ["exam", "table", "counts", "row", "column", "value"]
    assert {len(row) for row in rows} == {6}
    assert ["sky", "domains", "ready items", "inner", "needed", "15"] in rows
    assert ["sky", "domains", "ready items", "'=cmd", "draft", "1"] in rows
    assert ["sky", "coverage_grid", "ready items", "inner: orbits", "recall", "0"] in rows
    assert ["sky", "enemies", "ready items", "largest form", "items", "1"] in rows


def test_each_form_knows_its_own_output() -> None:
    stats = stats_of(BLUEPRINT, [facts_of(_item("a", 0), "a.yaml")], [])
    for form in report.FORMATS:
        stream = io.StringIO()
        report.write([stats], stream, form)
        head = stream.getvalue().encode()[:HEAD]
        assert [other for other in report.FORMATS if may_be_replaced(head, f"stats-{other}")] == [form]
        assert not any(may_be_replaced(head, other) for other in FORMATS)
