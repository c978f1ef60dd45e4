"""Validation with the JSON Schema of a team: errors in plain words, and no schema makes the linter fetch, hang or fail."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from crs_lint.cli.main import main
from crs_lint.engine.run import lint_paths
from crs_lint.settings.request import Request

CONFIG = """\
include = ["*.yaml"]
[dialect]
items = "questions"
stem = "question"
options = "answers"
key = "right"
key-form = "index0"
schema = "schemas/main.json"
"""
ITEMS = """\
questions:
  - question: Which planet is nearest?
    answers: [Mercury, Venus]
    right: 0
    level: {level}
    code: {code}
"""
SEVEN = "http://json-schema.org/draft-07/schema#"
TWENTY = "https://json-schema.org/draft/2020-12/schema"


def write(folder: Path, schema: Any, items: str = ITEMS.format(level="easy", code="A1"), config: str = CONFIG, **others: Any) -> None:
    (folder / "schemas").mkdir(exist_ok=True)
    (folder / "crs-lint.toml").write_text(config)
    (folder / "items.yaml").write_text(items)
    for name, one in {"main": schema, **others}.items():
        (folder / "schemas" / f"{name}.json").write_text(one if isinstance(one, str) else json.dumps(one))


def told(folder: Path) -> list[str]:
    report = lint_paths(Request((str(folder),)))
    assert report.complaints == ()
    return [f"{one.line}:{one.column} {one.rule} {one.message} {one.help}" for one in report.findings]


def refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error with which a run ends."""
    assert main([str(folder), "--no-cache"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    return line


def item(**properties: Any) -> dict[str, Any]:
    return {"properties": {"questions": {"items": {"type": "object", "properties": properties}}}}


@pytest.mark.parametrize("draft", [SEVEN, SEVEN.rstrip("#"), TWENTY, None])
def test_schema_errors_are_reported_at_the_lines_of_the_file(draft: str | None, tmp_path: Path) -> None:
    schema = item(level={"enum": ["easy", "hard"]}, code={"type": "string", "pattern": "^[A-Z][0-9]+$"}, right={"maximum": 3})
    schema |= {"$schema": draft} if draft else {}
    write(tmp_path, schema, ITEMS.format(level="esy", code="x9"))
    assert told(tmp_path) == [
        '5:12 invalid-value The "level" is "esy"; it must be one of easy, hard. Did you mean "easy"?',
        '6:11 invalid-value The "code" is "x9", which does not fit the pattern ^[A-Z][0-9]+$. Change it so that it fits.',
    ]
    write(tmp_path, schema)
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ({"required": ["author"]}, '2:5 missing-field This item has no "author". Add "author:" to it.'),
        (
            {"properties": dict.fromkeys(("question", "answers", "right", "levels", "code"), True), "additionalProperties": False},
            '5:5 unknown-field This item has a field "level", which the team\'s own schema does not know. Did you mean "levels"?',
        ),
        (
            {"patternProperties": {"^[qarc]": True}, "additionalProperties": False},
            '5:5 unknown-field This item has a field "level", which the team\'s own schema does not know. Remove it, or correct its name.',
        ),
        ({"properties": {"code": {"type": "integer"}}}, '6:11 wrong-type The "code" is the text "A1"; it must be a whole number. Write digits, without quotes.'),
        ({"properties": {"answers": {"minItems": 3}}}, '3:5 invalid-value The "answers" has 2; it must have at least 3 entries. Add to it.'),
        ({"properties": {"answers": {"items": {"maxLength": 6}}}}, "3:15 invalid-value Answer 1 has 7; it must have at most 6 characters. Shorten it."),
        ({"properties": {"level": {"const": "hard"}}}, '5:12 invalid-value The "level" is "easy"; it must be "hard". Change it.'),
        ({"properties": {"right": {"minimum": 1}}}, '4:12 invalid-value The "right" is 0; it must be at least 1. Change the number.'),
        ({"properties": {"level": {"anyOf": [{"type": "null"}, {"maxLength": 2}]}}}, '5:12 invalid-value The "level" fits none of the alternatives in the team\'s own schema. Compare it with one that works.'),
        ({"properties": {"level": {"type": "null"}}}, '5:12 invalid-value The "level" must be empty. Remove the value.'),
        ({"patternProperties": {"^l": {"minLength": 9}}}, '5:12 invalid-value The "level" has 4; it must have at least 9 characters. Add to it.'),
        ({"not": {"required": ["level"]}}, "2:5 invalid-value This item fits none of the alternatives in the team's own schema. Compare it with one that works."),
    ],
)  # fmt: skip
def test_schema_errors_are_explained_in_plain_words(part: dict[str, Any], message: str, tmp_path: Path) -> None:
    write(tmp_path, {"properties": {"questions": {"items": part}}})
    assert told(tmp_path) == [message]


def test_an_error_of_both_schemas_is_reported_once(tmp_path: Path) -> None:
    write(
        tmp_path, item(question={"type": "string"}, answers={"type": "array"}), "questions:\n  - {question: 8, answers: [a, b], right: 0}\n"
    )
    assert [one.split()[1] for one in told(tmp_path)] == ["wrong-type"]


def test_references_are_followed_inside_the_repository(tmp_path: Path) -> None:
    main_schema = {"properties": {"questions": {"items": {"$ref": "part.json#/definitions/a~1b"}}}}
    part = {"definitions": {"a/b": {"properties": {"level": {"$ref": "#/definitions/level"}}}, "level": {"enum": ["hard"]}}}
    write(tmp_path, main_schema, part=part)
    assert [one.split(" ", 1)[0] for one in told(tmp_path)] == ["5:12"]


def test_a_tree_may_refer_to_itself(tmp_path: Path) -> None:
    write(tmp_path, {"type": ["object", "array", "string", "integer"], "additionalProperties": {"$ref": "#"}, "items": {"$ref": "#"}})
    assert told(tmp_path) == []


def test_a_native_bank_can_have_a_schema_too(tmp_path: Path) -> None:
    text = """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - {text: Mercury, correct: true}
      - {text: Venus}
    explanation: Its orbit lies inside that of every other planet.
"""
    schema = {"properties": {"items": {"items": {"required": ["level"]}}}}
    write(tmp_path, schema, text, 'include = ["*.yaml"]\n[dialect]\nschema = "schemas/main.json"\n')
    assert told(tmp_path) == ['2:9 missing-field This item has no "level". Add "level:" to it.']


def test_cached_results_depend_on_the_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seen = []
    for choices in (["easy"], ["hard"], ["easy"]):
        write(tmp_path, {"properties": {"questions": {"items": {"$ref": "part.json"}}}}, part={"properties": {"level": {"enum": choices}}})
        for number in range(12):
            (tmp_path / f"{number}.yaml").write_text(ITEMS.format(level="easy", code=number))
        seen.append(main([str(tmp_path), "--cache-dir", str(tmp_path / "store"), "-q", "--jobs", "1", "--ignore", "bank"]))
        capsys.readouterr()
    assert seen == [0, 1, 0]


# What is refused


def bomb(levels: int) -> dict[str, Any]:
    twice = {f"a{n}": {"allOf": [{"$ref": f"#/$defs/a{n + 1}"}] * 2} for n in range(levels)}
    return {"$ref": "#/$defs/a0", "$defs": {**twice, f"a{levels}": {}}}


BRANCHING = {"anyOf": [{"properties": {"a": {"$ref": "#"}}, "required": ["z"]}, {"additionalProperties": {"$ref": "#"}, "required": ["z"]}]}


@pytest.mark.parametrize(
    ("schema", "complaint"),
    [
        ("{", "is not valid JSON"),
        ("[1]", "is not a JSON Schema"),
        ("[" * 100_000, "is not valid JSON"),
        ('{"a":' * 900 + "1" + "}" * 900, ""),
        ('{"not":' * 900 + "{}" + "}" * 900, "schema"),
        ({"type": 12}, "is not a valid JSON Schema"),
        ({"$schema": "http://json-schema.org/draft-04/schema#"}, "must name draft 7 or 2020-12"),
        ({"$schema": 7}, "must name draft 7 or 2020-12"),
        ({"$ref": "http://example.org/a.json"}, "nothing is fetched"),
        ({"$ref": "file:///etc/passwd"}, "nothing is fetched"),
        ({"$ref": "//example.org/a.json"}, "nothing is fetched"),
        ({"$ref": "../../../../../../../etc/passwd"}, "leads out of the repository"),
        ({"$ref": "/etc/passwd"}, "leads out of the repository"),
        ({"$ref": "%2e%2e/%2e%2e/x.json"}, "leads out of the repository"),
        ({"$ref": "link.json"}, "leads out of the repository"),
        ({"$ref": "none.json"}, "cannot be read"),
        ({"$ref": "pipe.json"}, "cannot be read"),
        ({"$ref": "#/nowhere"}, "leads nowhere"),
        ({"$ref": "#name"}, "must be a path"),
        ({"properties": {"a": {"$id": "x", "type": "string"}}}, '"$id" is not supported'),
        ({"$dynamicRef": "#x"}, '"$dynamicRef" is not supported'),
        ({"$ref": "#"}, "refers to itself"),
        ({"allOf": [{"$ref": "#/$defs/a"}], "$defs": {"a": {"not": {"$ref": "#"}}}}, "refers to itself"),
        (bomb(30), "would take too long"),
        (bomb(3000), "schema"),
        (BRANCHING, "would take too long"),
        ({"allOf": [{"enum": ["x"] * 4_000}] + [{"required": ["x"] * 4_000}] * 2}, "would take too long"),
        ({"anyOf": [{"required": [f"f{number}" for number in range(400)]}] * 30}, "would take too long"),
        ({"properties": {"a": {"pattern": "(?=x)y"}}}, 'the pattern "(?=x)y" cannot be used'),
        ({"properties": {"a": {"pattern": r"(a)\1"}}}, "cannot be used"),
        ({"properties": {"a": {"pattern": "("}}}, 'the pattern "(" cannot be used'),
        ({"patternProperties": {"(?<=x)y": {}}}, "cannot be used"),
        ({"pattern": "((a{100}){100}){100}"}, "cannot be used"),
        ({"properties": {f"a{n}": {"pattern": f"a{{{n}}}"} for n in range(300)}}, "more than 200 patterns"),
        ({"enum": list(range(6000))}, "more than 5,000 values"),
        ({"title": "x" * 300_000}, "cannot be read|larger than"),
        ({"unevaluatedProperties": False, "patternProperties": {"a": {}}}, "not supported"),
    ],
)  # fmt: skip
def test_an_unusable_schema_is_a_config_error(schema: Any, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, schema)
    (tmp_path / "schemas" / "link.json").symlink_to("/etc/hostname")
    os.mkfifo(tmp_path / "schemas" / "pipe.json")
    if not complaint:
        main([str(tmp_path), "--no-cache"])
        return
    line = refused(tmp_path, capsys)
    assert any(one in line for one in complaint.split("|")), line


def test_a_schema_may_be_anywhere_in_the_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bank").mkdir()
    write(tmp_path / "bank", True, config=CONFIG.replace("schemas/main.json", "../main.json"))
    (tmp_path / "main.json").write_text('{"required": ["title"]}')
    assert "leads out of the repository" in refused(tmp_path / "bank", capsys)
    (tmp_path / ".git").mkdir()
    assert [one.split()[1] for one in told(tmp_path / "bank")] == ["missing-field"]


def test_a_pattern_is_matched_without_backtracking(tmp_path: Path) -> None:
    """A matcher that backtracks would try 2 to the power of 5000 ways, and never end."""
    write(tmp_path, item(code={"pattern": "^(a+)+$"}), ITEMS.format(level="easy", code="a" * 5000 + "!"))
    assert [one.split()[1] for one in told(tmp_path)] == ["invalid-value"]


@pytest.mark.parametrize("keyword", ["enum", "required"])
def test_a_long_list_of_a_keyword_counts_as_many_steps(keyword: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import crs_lint.formats.team_schema_errors

    monkeypatch.setattr(crs_lint.formats.team_schema_errors, "_MOST_STEPS", 100)
    for count in (1, 4_000):
        part = {"anyOf": [{keyword: [f"x{number}" for number in range(count)]}, {"type": "null"}]}
        write(tmp_path, item(code=part), ITEMS.format(level="easy", code="y" if keyword == "enum" else "{y: z}"))
        assert ("limit-exceeded" in [one.split()[1] for one in told(tmp_path)]) == (count > 1)


def test_too_many_schema_errors_are_reported_as_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import crs_lint.formats.team_schema_errors

    monkeypatch.setattr(crs_lint.formats.team_schema_errors, "_MOST_STEPS", 50)
    write(tmp_path, item(level={"enum": ["hard"]}), "questions:\n" + "".join(ITEMS.format(level="easy", code=n)[11:] for n in range(40)))
    found = told(tmp_path)
    assert "limit-exceeded" in {one.split()[1] for one in found}
    assert "invalid-value" in {one.split()[1] for one in found}


LIMITED = """\
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 31, 1 << 31))
from crs_lint.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of memory are POSIX's")
def test_many_schema_errors_take_little_memory(tmp_path: Path) -> None:
    """The fast validator would gather every branch that fails, gigabytes of them."""
    parts = [{"required": [f"field{n}"]} for n in range(300)]
    write(
        tmp_path,
        {"properties": {"questions": {"items": {"anyOf": parts}}}},
        "questions:\n" + "".join(ITEMS.format(level="easy", code=n)[11:] for n in range(3000)),
    )
    command = [sys.executable, "-c", LIMITED, "--no-cache", "--format", "concise", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, "limit-exceeded" in done.stdout) == (2, True), done.stderr


def test_a_changed_schema_is_reported_as_weakening_the_check(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *arguments], cwd=tmp_path, check=True, capture_output=True)

    write(tmp_path, {"$ref": "part.json"}, part=True)
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "a")
    request = Request((str(tmp_path),), since="HEAD")
    assert lint_paths(request).weakened == ()
    (tmp_path / "schemas" / "part.json").write_text('{"title": "x"}')
    assert lint_paths(request).weakened == ("schemas/part.json: the settings changed.",)
