"""What docs/editors.md and editors/ give to copy works."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from crs_lint.cli.main import main
from crs_lint.document.load import read
from tests.server.editor import CLEAN, KEYLESS
from tools.generate import blocks

ROOT = Path(__file__).parents[2]


def _matcher() -> dict[str, Any]:
    (tasks,) = map(json.loads, blocks((ROOT / "docs" / "editors.md").read_text("utf-8"), "json"))
    (task,) = tasks["tasks"]
    matcher: dict[str, Any] = task["problemMatcher"]
    return matcher


def test_the_problem_matcher_reads_what_concise_writes(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a: b.yaml").write_text(KEYLESS.replace("planet is", "planet is is"))
    (folder / "a.yaml").write_text(CLEAN.replace("nearest", "other"))
    monkeypatch.chdir(folder)
    main([".", "--format", "concise", "--no-cache", "--quiet"])
    pattern = _matcher()["pattern"]
    found = [re.fullmatch(pattern["regexp"], line) for line in capsys.readouterr().out.splitlines()]
    read = [{name: one[number] for name, number in pattern.items() if name != "regexp"} for one in found if one is not None]
    assert [(one["file"], one["line"], one["column"], one["severity"], one["code"]) for one in read] == [
        ("a: b.yaml", "3", "24", "warning", "repeated-word"),
        ("a: b.yaml", "4", "5", "error", "missing-key"),
    ]


def test_the_background_patterns_are_lines_of_watch() -> None:
    text = (ROOT / "crs_lint" / "cli" / "watch.py").read_text("utf-8")
    notes = [f"crs-lint: {said}" for said in re.findall(r'note\("(.+)"\)', text)]
    background = _matcher()["background"]
    assert [re.search(background[name], line) is not None for name, line in zip(("beginsPattern", "endsPattern"), notes, strict=True)] == [
        True,
        True,
    ]


def test_schemastore_entries_are_for_schemas_that_exist() -> None:
    entries = json.loads((ROOT / "editors" / "schemastore" / "catalog.json").read_text("utf-8"))
    assert [sorted(one) for one in entries] == [["description", "fileMatch", "name", "url"]] * 2
    readme = (ROOT / "editors" / "schemastore" / "README.md").read_text("utf-8")
    for one in entries:
        assert f"`src/schemas/json/{one['url'].rpartition('/')[2]}`" in readme
    schema = json.loads((ROOT / "schemas" / "exam.schema.json").read_text("utf-8"))
    example = read((ROOT / "bank" / "crs" / "exam.yaml").read_bytes()).data
    assert list(Draft202012Validator(schema).iter_errors(example)) == []
