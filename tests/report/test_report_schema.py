"""What ``--format json`` prints matches the published schema, which names all of its fields."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from crs_lint.cli.main import main
from tools.generate import ROOT, write_example_bank

SCHEMA = json.loads((ROOT / "schemas" / "report.schema.json").read_text("utf-8"))
SPANISH = """\
language: es
items:
  - id: planet-nearest
    stem: "Which planet planet is nearest to the sun?"
    options: [{text: Mercurio, correct: true}, {text: Venus}, {text: Marte}]
    explanation: Su orbita queda dentro de la de todos los demas planetas.
"""


def printed(bank: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    main([str(bank), "--format", "json", "--quiet", "--no-cache", *arguments])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def unnamed(value: Any, schema: Mapping[str, Any], path: str = "") -> list[str]:
    """Fields of a value that the schema does not name."""
    if isinstance(value, list):
        return [one for entry in value for one in unnamed(entry, schema.get("items", {}), f"{path}[]")]
    if not isinstance(value, dict) or "properties" not in schema:
        return []
    known = schema["properties"]
    lacking = [f"{path}.{name}" for name in value if name not in known]
    return lacking + [one for name in value.keys() & known.keys() for one in unnamed(value[name], known[name], f"{path}.{name}")]


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    write_example_bank(tmp_path)
    (tmp_path / "bank" / "spanish.yaml").write_text(SPANISH, encoding="utf-8")
    return tmp_path / "bank"


def test_a_report_matches_the_schema(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = printed(bank, capsys, "--select", "all", "--ignore", "misspelling")
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(found)] == []
    assert unnamed(found, SCHEMA) == []
    assert "other_languages" in found["summary"]
    assert any(one["fix"] for one in found["findings"])
    assert any(one["related"] for one in found["findings"])


@pytest.mark.parametrize("field", ["rule", "line", "fix", "fingerprint"])
def test_a_finding_without_a_required_field_does_not_match(bank: Path, capsys: pytest.CaptureFixture[str], field: str) -> None:
    found = printed(bank, capsys)
    del found["findings"][0][field]
    assert not Draft202012Validator(SCHEMA).is_valid(found)
