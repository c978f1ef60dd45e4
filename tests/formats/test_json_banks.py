"""Banks in files of JSON are read as they stand, at their lines, and stay JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crs_lint.cli.main import main
from crs_lint.document.load import read_file
from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.settings.request import Request

SETTINGS = 'include = ["*.json"]\n[dialect]\nitems = "questions"\nstem = "question"\nkey = "answer"\nkey-form = "index0"\n'
STEM = "Which planet is red?"


def bank(folder: Path, text: str, settings: str = SETTINGS) -> Path:
    (folder / "crs-lint.toml").write_text(settings)
    (folder / "quiz.json").write_text(text, "utf-8")
    return folder / "quiz.json"


def checked(folder: Path) -> Report:
    return lint_paths(Request((str(folder),)))


def quiz(indent: str | int | None, **fields: object) -> str:
    item = {"question": STEM, "options": ["Mars", "Venus", "Earth"], "answer": 0, **fields}
    return json.dumps({"title": "Planets", "questions": [item]}, indent=indent)


def places(report: Report) -> list[str]:
    return [f"{one.line}:{one.column} {one.rule}" for one in report.findings]


@pytest.mark.parametrize("indent", [None, 2, "\t"])
def test_items_are_read_whatever_the_indentation_is(indent: str | int | None, tmp_path: Path) -> None:
    file = bank(tmp_path, quiz(indent, question="Which planet \U0001f600 is \u00e9carlate?"))
    report = checked(tmp_path)
    (item,) = report.items_of(report.paths[0])
    assert (item.stem, [one.text for one in item.keys]) == ("Which planet \U0001f600 is \u00e9carlate?", ["Mars"])
    assert report.findings == ()
    assert "\\ud83d\\ude00" in file.read_text("utf-8")


def test_findings_are_at_the_lines_of_the_file(tmp_path: Path) -> None:
    bank(tmp_path, quiz(2, answer=3, options=["Mars", 10, "Earth"]))
    assert places(checked(tmp_path)) == ["8:9 wrong-type", "11:17 unknown-key"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"questions": [{"question": "Why?", }]}', "1:37"),
        ("{'questions': []}", "1:2"),
        ('{"questions": [], // none\n}', "1:19"),
        ('{"questions": []', "1:16"),
        ("questions: []\n", "1:1"),
        ('{"questions": []} {}', "1:19"),
    ],
)
def test_what_is_no_json_is_reported_where_it_ceases_to_be(text: str, place: str, tmp_path: Path) -> None:
    bank(tmp_path, text)
    report = checked(tmp_path)
    (found,) = [one for one in report.findings if one.rule == "invalid-yaml"]
    assert (f"{found.line}:{found.column}", found.message) == (place, "This is not valid JSON here.")


@pytest.mark.parametrize("text", ["[" * 100000, '{"a": ' + "9" * 5000 + "}", '{"a": "\udcff"}', "\x00", ""])
def test_hostile_json_is_refused_by_the_limits(text: str) -> None:
    document = read_file("a.json", text.encode("utf-8", "surrogateescape"))
    assert not document.readable or document.data is None or document.errors


def test_a_list_at_the_root_is_one_document() -> None:
    document = read_file("a.json", b'[{"a": 1}, {"a": 2, "a": 3}]')
    assert (document.data, [one.rule for one in document.errors]) == ([{"a": 1}, {"a": 3}], ["duplicate-field"])


def test_fixes_keep_a_file_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = bank(tmp_path, quiz(2, options=["Mars", 10, "Earth"], explanation="It\u2019s the  nearest \u00bd one , and red."))
    assert main([str(tmp_path), "--no-cache", "--fix", "-q"]) == 0
    capsys.readouterr()
    assert file.read_text("utf-8") == quiz(2, options=["Mars", "10", "Earth"], explanation="It\u2019s the nearest \u00bd one, and red.")


def test_what_a_fix_inserts_is_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    item = {"stem": STEM, "options": [{"text": "Mars", "correct": True}, {"text": "Venus"}], "explanation": "Its dust is rusty."}
    file = bank(tmp_path, json.dumps({"items": [item]}), 'include = ["*.json"]\n')
    assert main([str(tmp_path), "--no-cache", "--fix", "--unsafe-fixes", "-q"]) == 0
    capsys.readouterr()
    assert json.loads(file.read_text("utf-8")) == {"items": [{"id": "planet-red", **item}]}


def test_no_comment_is_added(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = quiz(2, answer=3)
    file = bank(tmp_path, text)
    assert main([str(tmp_path), "--no-cache", "--add-ignore=later"]) == 1
    assert "quiz.json:11:17: unknown-key not suppressed: JSON has no comments." in capsys.readouterr().err
    assert file.read_text("utf-8") == text


def test_json_below_an_exam_is_no_bank_unless_settings_include_it(tmp_path: Path) -> None:
    bank(tmp_path, quiz(2), "")
    (tmp_path / "exam.yaml").write_text("exam: planets\n")
    (tmp_path / "a.yaml").write_text("items: []\n")
    assert [Path(path).name for path in checked(tmp_path).paths] == ["a.yaml", "exam.yaml"]


def test_settings_for_json_are_proposed_and_other_json_is_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "quiz.json").write_text(
        quiz(2, answer=1).replace("]\n}", ",\n" + json.dumps({"question": STEM, "options": ["a"], "answer": 0}) + "]}")
    )
    (tmp_path / "package.json").write_text('{"name": "planets", "scripts": {"test": "jest"}}')
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "notes.md").write_text("---\ntitle: Notes\n---\n")
    assert main([str(tmp_path), "--no-cache"]) == 2
    head, proposed = capsys.readouterr().err.split("\n\n", 1)
    assert "1 other file does not look like this: package.json; " in head
    (tmp_path / "crs-lint.toml").write_text(proposed)
    report = checked(tmp_path)
    assert ([Path(path).name for path in report.paths], report.items) == (["quiz.json"], 2)
