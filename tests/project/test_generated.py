"""Generated files are up to date, schemas are valid and documented, and examples and links in documents work."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from crs_lint.engine.run import lint_paths
from crs_lint.formats import native_schema
from crs_lint.rules.registry import ALL
from crs_lint.settings import resolve
from crs_lint.settings.config import ConfigError, Overrides
from crs_lint.settings.request import Request
from tools import generate

SCHEMAS = ("bank", "exam", "config", "report")
DOCUMENTS = [generate.ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + [
    file for folder in ("docs", "docs/guides", "docs/reference") for file in sorted((generate.ROOT / folder).glob("*.md"))
]


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return generate.files()


def test_committed_files_match_what_is_generated(made: Mapping[str, str]) -> None:
    differing = [name for name, text in made.items() if _committed(name) != text]
    assert differing == [], "run: make generate"


def test_there_are_no_pages_of_removed_rules(made: Mapping[str, str]) -> None:
    assert generate.stale_pages(made) == [], "run: make generate"


def _committed(name: str) -> str:
    file = generate.ROOT / name
    return file.read_text("utf-8") if file.is_file() else ""


# Schemas


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid(name: str) -> None:
    found = native_schema.load(name)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(found)


@pytest.mark.parametrize("name", ["bank", "exam", "config"])
def test_every_field_has_a_title_and_a_description(name: str) -> None:
    whole = native_schema.load(name)
    bare = [path for path, field in (*_fields(whole), *_entries(whole)) if not (field.get("title") and field.get("description"))]
    assert bare == []


@pytest.mark.parametrize("name", ["bank", "exam"])
def test_every_field_has_examples_that_fit_it(name: str) -> None:
    whole = native_schema.load(name)
    for path, field in _fields(whole):
        assert field.get("examples"), path
        validator = Draft202012Validator({**field, "$defs": whole.get("$defs", {})})
        assert [error.message for one in field["examples"] for error in validator.iter_errors(one)] == [], path


def _fields(whole: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Paths and schemas of all fields; references are followed once."""
    for path, node in _nodes(whole, "#"):
        for name, field in node.get("properties", {}).items():
            yield f"{path}/{name}", _resolved(field, whole)


def _entries(whole: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Paths and schemas of the entries of lists and free mappings, where these have a schema."""
    for path, node in _nodes(whole, "#"):
        for key in ("items", "additionalProperties"):
            if isinstance(node.get(key), dict) and node.get("title"):
                yield f"{path}/{key}", _resolved(node[key], whole)


def _nodes(node: Any, path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            if key not in ("examples", "default", "enum", "not"):
                yield from _nodes(value, f"{path}/{key}")


def _resolved(field: Mapping[str, Any], whole: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = whole["$defs"][field["$ref"].removeprefix("#/$defs/")] if "$ref" in field else field
    return found


# The config schema and the code that reads config files

ALL_DEFAULTS = {rule.name: {"severity": rule.severity.word, **rule.options} for rule in ALL}
HOUSE_RULE = {"name": "plain-words", "terms": ["utilize => use"], "message": '"{found}" is no plain word.'}
OPTION = next((rule.name, name, value) for rule in ALL for name, value in rule.options.items() if type(value) is int)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"rules": ALL_DEFAULTS},
        {"select": ["all"], "extend-select": ["schema"], "ignore": ["missing-key"], "include": ["a/*.yaml"], "exclude": ["b/"]},
        {"per-file-ignores": {"a/*.yaml": ["options", "missing-key"]}},
        {"selct": ["all"]},
        {"select": "all"},
        {"ignore": ["missing-kee"]},
        {"per-file-ignores": {"a/*.yaml": ["missing-kee"]}},
        {"include": [1]},
        {"extend": "../crs-lint.toml"},
        {"extend": ["../crs-lint.toml"]},
        {"extend": ""},
        {"rules": {"missing-kee": {}}},
        {"rules": {"missing-key": {"severity": "fatal"}}},
        {"rules": {"missing-key": {"colour": "red"}}},
        {"rules": {"unreadable-file": {"severity": "warning"}}},
        {"rules": {OPTION[0]: {OPTION[1]: "many"}}},
        {"rules": {OPTION[0]: {OPTION[1]: 1.5}}},
        {"rules": {OPTION[0]: {OPTION[1]: OPTION[2] + 1}}},
        {"house-rules": [HOUSE_RULE], "ignore": ["plain-words", "house"]},
        {"ignore": ["house"]},
        {"ignore": ["plain-words"]},
        {"house-rules": [HOUSE_RULE], "rules": {"plain-words": {"severity": "info"}}},
        {"house-rules": HOUSE_RULE},
        {"house-rules": [{**HOUSE_RULE, "pattern": "x"}]},
        {"house-rules": [{"name": "plain-words", "terms": ["utilize"]}]},
        {"house-rules": [{**HOUSE_RULE, "name": "longest-key"}]},
        {"house-rules": [{**HOUSE_RULE, "name": "Plain words"}]},
        {"house-rules": [{**HOUSE_RULE, "terms": []}]},
        {"house-rules": [{**HOUSE_RULE, "terms": ["x" * 201]}]},
        {"house-rules": [{**HOUSE_RULE, "terms": [f"word{number}" for number in range(501)]}]},
        {"house-rules": [{**HOUSE_RULE, "message": " "}]},
        {"house-rules": [{**HOUSE_RULE, "fields": ["stem", "title"]}]},
        {"house-rules": [{**HOUSE_RULE, "languages": ["English language"]}]},
        {"house-rules": [{**HOUSE_RULE, "severity": "fatal"}]},
        {"house-rules": [{**HOUSE_RULE, "colour": "red"}]},
        {"house-rules": [{**HOUSE_RULE, "name": f"words-{number}"} for number in range(200)]},
        {"house-rules": [{**HOUSE_RULE, "name": f"words-{number}"} for number in range(201)]},
        {"docs-url": "https://docs.example/crs-lint/"},
        {"docs-url": "docs.example"},
        {"docs-url": "https://docs.example/#rules"},
        {"docs-url": "https://docs.example/" + 500 * "a"},
    ],
)
def test_the_config_schema_accepts_what_the_code_accepts(given: dict[str, Any]) -> None:
    as_json = json.loads(json.dumps(given))
    try:
        resolve.settle(as_json, "", Overrides())
    except ConfigError:
        accepted = False
    else:
        accepted = True
    assert Draft202012Validator(generate.config_schema()).is_valid(as_json) == accepted


# Documents


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.relative_to(generate.ROOT).as_posix())
def test_links_in_a_document_have_targets(document: Path) -> None:
    text = document.read_text("utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if "://" not in target:
            assert (document.parent / target).exists(), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.relative_to(generate.ROOT).as_posix())
def test_anchors_of_a_document_are_headings(document: Path) -> None:
    for target, anchor in re.findall(r"\]\(([^)#\s]*)#([^)\s]+)\)", document.read_text("utf-8")):
        if "://" not in target:
            assert anchor in _anchors(document.parent / target if target else document), f"{target}#{anchor}"


def _anchors(document: Path) -> set[str]:
    """The anchors that GitHub makes of headings."""
    headings = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.relative_to(generate.ROOT).as_posix())
def test_settings_in_a_document_are_accepted(document: Path) -> None:
    for values in map(tomllib.loads, generate.blocks(document.read_text("utf-8"), "toml")):
        if "build-system" in values:  # the pyproject.toml of a package
            continue
        values.get("dialect", {}).pop("schema", None)  # a file that does not exist
        resolve.settle(values, "", Overrides())


def test_the_example_bank_of_the_docs_has_no_findings(tmp_path: Path) -> None:
    items, shared, exam = generate.blocks(_committed("docs/bank.md"), "yaml")
    (tmp_path / "exam.yaml").write_text(exam, encoding="utf-8")
    (tmp_path / "items.yaml").write_text(items, encoding="utf-8")
    (tmp_path / "shared.yaml").write_text(shared, encoding="utf-8")
    report = lint_paths(Request((str(tmp_path),), isolated=True))
    assert (report.files, report.items, report.findings) == (3, 2, ())
