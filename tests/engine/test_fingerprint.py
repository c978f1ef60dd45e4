"""Fingerprints survive moves, renames and edits elsewhere, and different findings have different ones."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crs_lint.document.load import read
from crs_lint.engine.run import lint_paths
from crs_lint.model.finding import Finding
from crs_lint.rules.registry import ALL
from crs_lint.rules.rule import Example, Rule, Scope
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request, ResponsesRequest
from tests import example_responses
from tests.example_bank import EXAM, lint

# Findings of these depend on the order of the answers, or on the text of the file rather than its data.
_OF_ORDER = {
    "combined-option",
    "key-contradicted",
    "key-position-bias",
    "letter-reference",
    "option-label",
    "translation-drift",
    "undefined-numeral",
    "unordered-options",
}
# Letters name other answers, or the answer itself, once the order changes: only examples with them depend on it.
_LETTERS = "Both A and B"
_EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{index}")
    for rule in ALL
    if rule.scope is not Scope.DIRECTIVE and not rule.always_on
    for index, example in enumerate(rule.bad)
    if not example.asked  # its finding is about what the text was before
]
# Their findings are about how a file is written, and disappear when it is rewritten.
_OF_WRITING = {"ambiguous-scalar", "bidi-character", "cut-off-text", "duplicate-field", "invalid-encoding", "invalid-yaml"}
Files = dict[str, Any]


def _files(example: Example) -> Files | None:
    """The data of an example's files; None if its finding is about how it is written, so that no data could have it."""
    texts = {"exam.yaml": example.exam or EXAM, example.name: example.text, **example.files}
    found = {}
    for name, text in texts.items():
        if name.endswith(".yaml"):
            source = read(text.encode("utf-8", "surrogateescape"))
            try:
                found[name] = json.loads(json.dumps(source.data))
            except (TypeError, ValueError):
                return None
    return found


def _found(files: Files, rule: Rule, example: Example, folder: Path) -> list[Finding]:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        # JSON is YAML; a value that is not written stays so.
        (folder / name).write_text(json.dumps(data).replace(": null", ": "), "utf-8")
    for name, text in example.files.items():
        if not name.endswith(".yaml"):
            (folder / name).write_text(text)
    config = folder / "crs-lint.toml"
    rows = "".join(f"{name} = {value!r}\n" for name, value in example.options.items())
    config.write_text(f"[rules.{rule.name}]\n{rows}{example.files.get(config.name, '')}")
    responses = ResponsesRequest((str(example_responses.write(example, folder)),) if example.responses else ())
    report = lint_paths(Request((str(folder),), Overrides(select=(rule.name,)), config=str(config), responses=responses))
    assert [one for one in report.complaints if "no items were checked" not in one] == []
    return [finding for finding in report.findings if finding.rule == rule.name]


def _fingerprints(findings: list[Finding]) -> Counter[tuple[str, str]]:
    """Fingerprints, with the label of the item if it has an id."""
    return Counter((finding.fingerprint, finding.label if finding.item else "") for finding in findings)


def _items(files: Files) -> list[dict[str, Any]]:
    listed = [one for data in files.values() if isinstance(data, dict) for one in data.get("items") or ()]
    return [item for item in listed if isinstance(item, dict)]


def _items_reversed(files: Files) -> Files:
    return {
        name: {**data, "items": data["items"][::-1]} if isinstance(data, dict) and isinstance(data.get("items"), list) else data
        for name, data in files.items()
    }


def _renamed(files: Files) -> Files:
    moved = {}
    for number, (name, data) in enumerate(reversed(files.items())):
        folder, _, last = name.rpartition("/")
        moved[name if last == "exam.yaml" else f"{folder}/{number}-other.yaml".lstrip("/")] = data
    return moved


def _edited_elsewhere(files: Files) -> Files:
    for item in _items(files):
        item["notes"] = "Looked at again."
        item["custom"] = {"reviewed": 3}
    return files


def _alone(files: Files) -> Files:
    """Every item in a file of its own, but for those that share the articles of their file."""
    moved: Files = {}
    for name, data in files.items():
        listed = data.get("items") if isinstance(data, dict) and "articles" not in data else None
        if isinstance(listed, list) and all(isinstance(item, dict) for item in listed):
            rest = {field: value for field, value in data.items() if field != "items"}
            folder = name.rpartition("/")[0]
            for number, item in enumerate(data["items"]):
                moved[f"{folder}/{len(moved)}-{number}.yaml".lstrip("/")] = {**rest, "items": [item]}
        else:
            moved[name] = data
    return moved


def _options_reversed(files: Files) -> Files:
    for item in _items(files):
        if isinstance(item.get("options"), list):
            item["options"].reverse()
    return files


@pytest.mark.parametrize("change", [_items_reversed, _renamed, _edited_elsewhere, _alone, _options_reversed])
@pytest.mark.parametrize(("rule", "example"), _EXAMPLES)
def test_a_fingerprint_survives_a_move_or_an_edit_elsewhere(
    rule: Rule, example: Example, change: Callable[[Files], Files], tmp_path: Path
) -> None:
    files = _files(example)
    if files is None or (change is _options_reversed and (rule.name in _OF_ORDER or _LETTERS in example.text or example.responses)):
        return
    if rule.name == "empty-file" and change is _renamed:
        return  # it has nothing but its name
    (tmp_path / "before").mkdir()
    (tmp_path / "after").mkdir()
    before = _found(files, rule, example, tmp_path / "before")
    after = _found(change(json.loads(json.dumps(files))), rule, example, tmp_path / "after")
    assert before or rule.name in _OF_WRITING
    assert _fingerprints(after) == _fingerprints(before)


_WITH_TEXTS = [rule for rule in ALL if rule.scope is not Scope.DIRECTIVE and not rule.always_on and rule.name != "empty-file"]


@pytest.mark.parametrize("rule", _WITH_TEXTS, ids=lambda rule: rule.name)
def test_a_different_finding_has_a_different_fingerprint(rule: Rule, tmp_path: Path) -> None:
    """All bad examples of a rule are variants of the same few items, so each finding could replace another."""
    messages: dict[str, set[str]] = {}
    for index, example in enumerate(rule.bad):
        folder = tmp_path / str(index)
        folder.mkdir()
        for finding in lint(example, folder, rule).findings:
            if finding.rule == rule.name:
                messages.setdefault(finding.fingerprint, set()).add(re.sub(r"\d+", "N", finding.message))
    assert [said for said in messages.values() if len(said) > 1] == []


ITEM = """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
        rationale: It has the smallest orbit.
      - text: Venus
        rationale: It is the second.
      - text: Mars
        rationale: It is the fourth.
    explanation: Its orbit lies inside that of every other planet.
    enemies: [planet-first]
"""


def _of(folder: Path, rule: str, text: str, exam: str = EXAM) -> set[str]:
    (folder / "exam.yaml").write_text(exam)
    (folder / "items.yaml").write_text(text, "utf-8")
    report = lint_paths(Request((str(folder),), Overrides(select=(rule,)), isolated=True))
    return {finding.fingerprint for finding in report.findings if finding.rule == rule}


@pytest.mark.parametrize(
    ("rule", "one", "other"),
    [
        ("uneven-rationale", ("        rationale: It is the second.\n", ""), ("        rationale: It is the fourth.\n", "")),
        (
            "multiple-keys",
            ("- text: Venus", "- text: Venus\n        correct: true"),
            ("- text: Mars", "- text: Mars\n        correct: true"),
        ),
        ("unknown-enemy", ("[planet-first]", "[planet-last]"), ("[planet-first]", "[planet-only]")),
        ("extra-space", ("Which planet", "Which  planet"), ("nearest to", "nearest  to")),
        ("unknown-field", ("rationale: It is the second.", "note: x"), ("rationale: It is the second.", "remark: x")),
        ("wrong-type", ("text: Venus", "text: 2"), ("text: Mars", "text: 4")),
        ("duplicate-id", ("enemies:", "tags:"), ("planet-nearest", "planet-first")),
    ],
)
def test_a_finding_that_replaces_another_has_its_own_fingerprint(
    rule: str, one: tuple[str, str], other: tuple[str, str], tmp_path: Path
) -> None:
    twice = ITEM + ITEM.replace("items:\n", "") if rule == "duplicate-id" else ITEM
    first, second = _of(tmp_path, rule, twice.replace(*one)), _of(tmp_path, rule, twice.replace(*other))
    assert len(first) == len(second) == 1
    assert first.isdisjoint(second)


def test_items_of_two_exams_or_languages_have_different_fingerprints(tmp_path: Path) -> None:
    bare = ITEM.replace("    explanation: Its orbit lies inside that of every other planet.\n", "")
    found = [
        _of(tmp_path, "missing-explanation", bare),
        _of(tmp_path, "missing-explanation", bare, "exam: other\n"),
        _of(tmp_path, "missing-explanation", bare.replace("    stem:", "    language: de\n    stem:")),
    ]
    assert len(set[str]().union(*found)) == 3
