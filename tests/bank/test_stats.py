"""A bank's statistics, as values and in each of their forms."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from crs_lint.bank.item_facts import facts_of
from crs_lint.bank.stats import ExamStats, stats_of
from crs_lint.bank.table import TableRow
from crs_lint.cli.main import main
from crs_lint.model.item import Exam, Item, read_exam
from crs_lint.report import stats as report

EXAM = read_exam(
    {
        "exam": "sky",
        "levels": {"recall": 40, "application": 60},
        "domains": [{"id": "inner", "weight": 75}, {"id": "outer", "weight": 25}],
    },
    "exam.yaml",
)


def _item(name: str, key: int, domain: str = "inner", **fields: object) -> Item:
    texts = ["Mercury", "Venus", "Earth", "Mars"]
    texts[key] += ", with a long tail"
    options = [{"text": text, "correct": place == key} for place, text in enumerate(texts)]
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
    assert document["exams"][0]["tables"]["completeness"][0] == {"label": "with explanation", "items": 1, "share": 1 / 3, "expected": None}


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
    assert "Items by domain" in out
    assert "of 22% expected" in out
    assert main(["stats"]) == 2
