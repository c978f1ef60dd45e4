"""The formats for other programs: valid for their consumers, consistent with json, and safe from injections."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from lxml import etree

from crs_lint.cli.main import main
from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.model.finding import Finding, Severity
from crs_lint.report import markdown, repository_path, sarif
from crs_lint.report.escape_markdown import plain
from crs_lint.report.format_names import FORMATS
from crs_lint.report.rdjson import byte_columns
from crs_lint.report.registry import reporter
from crs_lint.rules.registry import ALL
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request
from crs_lint.text.sanitize import sanitize
from tests import example_bank
from tests.report import consumers
from tests.report.consumers import READERS, Position
from tests.report.injections import INJECTIONS
from tests.shared_data import SCHEMAS

NAMES = tuple(READERS)
STEERING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e01ef]"
)


@pytest.fixture(autouse=True)
def _outside_of_a_job(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that run in a GitHub job must not write to its summary."""
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


def published(name: str) -> bytes:
    """A published schema."""
    return (SCHEMAS / name).read_bytes()


def outputs(report: Report) -> dict[str, str]:
    """The output of each format for a report."""
    found = {}
    for name in ("json", *NAMES):
        stream = io.StringIO()
        reporter(name)(report, stream)
        found[name] = stream.getvalue()
    return found


# Snapshots

SMALL = {
    "exam.yaml": "exam: astronomy\ntitle: Introduction\n",
    "a, b.yaml": """\
items:
  - id: planet-largest
    stem: Which planet is the largest?
    options: [{text: 木星, correct: true}, {text: 土星}, {text: 土星}]
    explanation: Its mass is more than twice that of all others together.
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
    # crs-lint: ignore[unknown-field] the publisher asks for it
    accession: 17
""",
}


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, as the folder in which the program runs."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def one(repo: Path) -> Report:
    write(repo / "bank", SMALL)
    return lint_paths(Request(("bank",), isolated=True, needs_facts=True))


@pytest.fixture
def small(repo: Path) -> dict[str, str]:
    write(repo / "bank", SMALL)
    return outputs(lint_paths(Request(("bank",), isolated=True, needs_facts=True)))


def test_every_format_is_tested() -> None:
    assert set(FORMATS) - {"text", "concise", "json", "html"} == set(NAMES)


def test_github_snapshot(small: dict[str, str]) -> None:
    assert small["github"] == (
        "::error file=bank/a%2C b.yaml,line=4,endLine=4,col=61,endColumn=63,title=duplicate-option"
        '::Answers 2 and 3 are the same text, "土星". Change one of them.\n'
    )


def test_gitlab_snapshot(small: dict[str, str]) -> None:
    assert json.loads(small["gitlab"]) == [
        {
            "description": 'duplicate-option: Answers 2 and 3 are the same text, "土星". Change one of them.',
            "check_name": "duplicate-option",
            "fingerprint": json.loads(small["json"])["findings"][0]["fingerprint"],
            "severity": "major",
            "location": {
                "path": "bank/a, b.yaml",
                "positions": {"begin": {"line": 4, "column": 61}, "end": {"line": 4, "column": 63}},
            },
        }
    ]


def test_junit_snapshot(small: dict[str, str]) -> None:
    assert (
        small["junit"]
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="bank/a, b.yaml" tests="1" failures="1" errors="0" id="0" package="crs-lint" timestamp="2026-01-01T00:00:00" hostname="localhost" time="0">
    <properties />
    <testcase classname="bank/a, b.yaml" name="duplicate-option planet-largest" time="0">
      <failure type="error" message="Answers 2 and 3 are the same text, &quot;&#22303;&#26143;&quot;.">bank/a, b.yaml:4:61: Answers 2 and 3 are the same text, "&#22303;&#26143;". Change one of them.</failure>
    </testcase>
    <system-out />
    <system-err />
  </testsuite>
  <testsuite name="bank/exam.yaml" tests="1" failures="0" errors="0" id="1" package="crs-lint" timestamp="2026-01-01T00:00:00" hostname="localhost" time="0">
    <properties />
    <testcase classname="bank/exam.yaml" name="nothing to report" time="0" />
    <system-out />
    <system-err />
  </testsuite>
</testsuites>
"""
    )


def test_rdjson_snapshot_with_columns_in_bytes(small: dict[str, str]) -> None:
    position = {"path": "bank/a, b.yaml", "range": {"start": {"line": 4, "column": 69}, "end": {"line": 4, "column": 75}}}
    first = {"path": "bank/a, b.yaml", "range": {"start": {"line": 4, "column": 53}}}
    assert json.loads(small["rdjson"]) == {
        "source": {"name": "crs-lint"},
        "diagnostics": [
            {
                "message": 'Answers 2 and 3 are the same text, "土星". Change one of them.',
                "location": position,
                "severity": "ERROR",
                "code": {"value": "duplicate-option"},
                "related_locations": [{"message": "The first one is here.", "location": first}],
            }
        ],
    }


def test_markdown_snapshot(small: dict[str, str]) -> None:
    assert (
        small["markdown"]
        == """\
## crs-lint

2 files, 2 items: 1 error; 1 suppressed by comments.

| findings | severity | rule |
|---:|---|---|
| 1 | error | duplicate-option |

| place | severity | rule | finding |
|---|---|---|---|
| bank/a, b.yaml:4:61 | error | duplicate-option | Answers 2 and 3 are the same text, "土星". Change one of them. |
"""
    )


def test_sarif_snapshot_with_suppressed_results(small: dict[str, str]) -> None:
    (run,) = json.loads(small["sarif"])["runs"]
    index = [rule["id"] for rule in run["tool"]["driver"]["rules"]].index
    artifact = {"uri": "bank/a%2C%20b.yaml", "uriBaseId": "%SRCROOT%"}
    fingerprint = json.loads(small["json"])["findings"][0]["fingerprint"]
    suppressed_fingerprints = run["results"][1]["partialFingerprints"]
    assert re.fullmatch("[0-9a-f]{16}:1", suppressed_fingerprints["primaryLocationLineHash"])

    def position(line: int, column: int, **end: int) -> dict[str, Any]:
        return {"physicalLocation": {"artifactLocation": artifact, "region": {"startLine": line, "startColumn": column, **end}}}

    assert run["results"] == [
        {
            "ruleId": "duplicate-option",
            "ruleIndex": index("duplicate-option"),
            "level": "error",
            "message": {"text": 'Answers 2 and 3 are the same text, "土星". Change one of them. See [bank/a, b.yaml:4](1).'},
            "locations": [position(4, 61, endLine=4, endColumn=63)],
            "relatedLocations": [{"id": 1, **position(4, 49), "message": {"text": "The first one is here."}}],
            "partialFingerprints": {"primaryLocationLineHash": f"{fingerprint}:1"},
            "suppressions": [],
            "properties": {"category": "options", "item": "planet-largest"},
        },
        {
            "ruleId": "unknown-field",
            "ruleIndex": index("unknown-field"),
            "level": "error",
            "message": {
                "text": 'This item has a field "accession", which the format does not know. '
                'Remove it, or move it under "custom" or "notes".'
            },
            "locations": [position(14, 5, endLine=14, endColumn=14)],
            "partialFingerprints": suppressed_fingerprints,
            "suppressions": [{"kind": "inSource", "justification": "the publisher asks for it"}],
            "properties": {"category": "schema", "item": "planet-nearest"},
        },
    ]
    assert run["properties"] == {"files": 2, "items": 2, "errors": 1, "warnings": 0, "infos": 0, "suppressed": 1}


def test_only_sarif_lists_suppressed_findings(small: dict[str, str]) -> None:
    assert [position.rule for position in consumers.sarif(small["sarif"], suppressed=True)] == ["unknown-field"]
    assert all("accession" not in small[name] for name in NAMES if name != "sarif")


def test_sarif_has_the_measured_precision_of_rules(small: dict[str, str]) -> None:
    rules = json.loads(small["sarif"])["runs"][0]["tool"]["driver"]["rules"]
    precisions = {rule["id"]: rule["properties"].get("precision") for rule in rules}
    assert [rule["id"] for rule in rules] == [rule.name for rule in ALL]
    assert precisions["none-of-the-above"] == "very-high"
    assert precisions["vague-term"] == "low"
    assert precisions["unreadable-file"] is None


# Consumers

EXAMPLES = [(f"{rule.name}-{number}", rule, example) for rule in ALL for number, example in enumerate(rule.bad)]


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Report]:
    """A report of every example of every rule."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("examples")
        (folder / ".git").mkdir()
        patch.chdir(folder)
        for name, _, example in EXAMPLES:
            example_bank.write(example, folder / name)
        yield lint_paths(Request((".",), Overrides(select=("all",)), isolated=True, needs_facts=True))


@pytest.fixture(scope="module")
def written(examples: Report) -> dict[str, str]:
    return outputs(examples)


def test_the_examples_have_findings_of_every_severity(examples: Report) -> None:
    assert len({finding.rule for finding in examples.findings}) > 60
    assert {finding.severity for finding in examples.findings} == set(Severity)
    assert any(finding.related for finding in examples.findings)


def test_sarif_fits_the_official_schema(written: dict[str, str]) -> None:
    schema = json.loads(published("sarif-2.1.0.json"))
    jsonschema_rs.validator_for(schema, validate_formats=True).validate(json.loads(written["sarif"]))


def test_rdjson_fits_the_schema_of_reviewdog(written: dict[str, str]) -> None:
    schema = json.loads(published("rdjson-DiagnosticResult.json"))
    jsonschema_rs.validator_for(schema).validate(json.loads(written["rdjson"]))


def test_junit_fits_the_common_schema(written: dict[str, str]) -> None:
    etree.XMLSchema(etree.fromstring(published("junit.xsd"))).assertValid(etree.fromstring(written["junit"].encode()))


def test_an_independent_parser_reads_the_same_findings(examples: Report, written: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "crs-lint.sarif").write_text(written["sarif"], encoding="utf-8")
    command = [sys.executable, "-P", "-m", "sarif", "csv", "crs-lint.sarif", "--output", "found.csv"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with (tmp_path / "found.csv").open(encoding="utf-8", newline="") as file:
        found = sorted((row["Severity"], row["Code"], consumers.path_of(row["Location"]), int(row["Line"])) for row in csv.DictReader(file))
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    told = [*examples.findings, *(one.finding for one in examples.suppressed)]
    assert found == sorted((words[finding.severity], finding.rule, finding.path, finding.line) for finding in told)


def expected(name: str, report: Report) -> list[Position]:
    """The positions of json, as a format should give them."""
    findings = json.loads(outputs_of(report, "json"))["findings"]
    positions = [Position(one["path"], one["line"], one["column"], one["rule"]) for one in findings]
    if name == "rdjson":
        positions = [position._replace(column=in_bytes(position)) for position in positions]
    return [position._replace(path=shown(name, position.path)) for position in positions]


def shown(name: str, path: str) -> str:
    """A path as a format writes it: escaped for people, and without lone surrogates for programs."""
    if name in ("github", "junit", "markdown"):
        return sanitize(path).strip() if name == "markdown" else sanitize(path)
    return path if name == "sarif" else path.encode("utf-8", "backslashreplace").decode()


def outputs_of(report: Report, name: str) -> str:
    stream = io.StringIO()
    reporter(name)(report, stream)
    return stream.getvalue()


def in_bytes(position: Position) -> int:
    """A column in bytes, taken from the bytes of the file."""
    try:
        text = Path(position.path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return position.column
    lines = re.split("\r\n|\r|\n", text)
    return len(lines[position.line - 1][: position.column - 1].encode()) + 1


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"github"}))
def test_positions_and_counts_agree_with_json(name: str, examples: Report, written: dict[str, str]) -> None:
    if name == "markdown":
        written = {**written, "markdown": markdown.page(examples, 1 << 30)}
    found = list(READERS[name](written[name]))
    assert sorted(found) == sorted(expected(name, examples))


def test_annotations_are_the_worst_findings_of_json(examples: Report, written: dict[str, str]) -> None:
    found = list(consumers.github(written["github"]))
    positions = [
        position._replace(column=0) if finding.end_line > finding.line else position
        for position, finding in zip(expected("github", examples), examples.findings, strict=True)
    ]
    assert len(found) == 29
    assert set(found) <= set(positions)


# Bad input


@pytest.fixture(scope="module")
def hostile_outputs(hostile: Report) -> dict[str, str]:
    return {**outputs(hostile), "markdown": markdown.page(hostile, 1 << 30)}


def test_two_hundred_injections_are_in_the_findings(hostile: Report) -> None:
    assert len(set(INJECTIONS)) == len(INJECTIONS) > 200
    told: dict[str, str] = {}
    for finding in hostile.findings:
        told[finding.rule] = told.get(finding.rule, "") + f"{finding.message} {finding.help} {finding.item} {finding.path}"
    marks = [f"q{number}q" for number in range(len(INJECTIONS))]
    for rule in ("key-duplicated", "unknown-field", "unknown-domain", "house-term"):
        assert [mark for mark in marks if mark not in told[rule]] == [], rule
    assert sum(mark in told["invalid-yaml"] + told["unknown-rule"] for mark in marks) > 100
    assert sys.platform != "linux" or [mark for mark in marks if mark not in told["missing-field"]] == [], "as names of files"


@pytest.mark.parametrize("name", ["json", *NAMES])
def test_no_text_of_a_bank_injects_into_an_output(name: str, hostile_outputs: dict[str, str]) -> None:
    output = hostile_outputs[name]
    assert STEERING.findall(output) == []
    if name == "github":
        assert len(consumers.commands(output)) == output.count("\n") == 21
        assert re.findall(r"##\w*\[", output) == []
    else:
        assert consumers.orders(output) == []


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"github"}))
def test_every_format_stays_valid_with_the_same_positions(name: str, hostile: Report, hostile_outputs: dict[str, str]) -> None:
    found = list(READERS[name](hostile_outputs[name]))
    wanted = expected(name, hostile)
    assert len(wanted) > 3000
    assert sorted(found) == sorted(wanted)


def test_annotations_stay_valid(hostile: Report, hostile_outputs: dict[str, str]) -> None:
    found = list(consumers.github(hostile_outputs["github"]))
    assert {position._replace(column=0) for position in found} <= {position._replace(column=0) for position in expected("github", hostile)}


def test_output_for_injections_fits_the_published_schemas(hostile_outputs: dict[str, str]) -> None:
    sarif_schema = json.loads(published("sarif-2.1.0.json"))
    jsonschema_rs.validator_for(sarif_schema, validate_formats=True).validate(json.loads(hostile_outputs["sarif"]))
    jsonschema_rs.validator_for(json.loads(published("rdjson-DiagnosticResult.json"))).validate(json.loads(hostile_outputs["rdjson"]))
    etree.XMLSchema(etree.fromstring(published("junit.xsd"))).assertValid(etree.fromstring(hostile_outputs["junit"].encode()))


@pytest.mark.parametrize("name", ["github", "markdown"])
def test_a_single_finding_is_complete_in_every_format(name: str, hostile: Report) -> None:
    """Each in a report of its own, so that no cap leaves it out."""
    for finding in hostile.findings:
        output = outputs_of(hostile._replace(findings=(finding,), complaints=(), suppressed=()), name)
        (position,) = READERS[name](output)
        path = sanitize(finding.path)
        assert (position.path, position.line, position.rule) == (path if name == "github" else path.strip(), finding.line, finding.rule)
        if name == "github":
            (command,) = consumers.commands(output)
            assert command.message == sanitize(f"{finding.message} {finding.help}")


def test_links_in_sarif_messages_show_a_path_and_lead_to_it(one: Report) -> None:
    (finding,) = one.findings
    for text in INJECTIONS:
        related = finding.related[0]._replace(path=f"a {text}.yaml".replace("\0", ""))
        (result,) = sarif.document(one._replace(findings=(finding._replace(related=(related,)),)))["runs"][0]["results"][:1]
        consumers.check_message(result)
        ((link, target),) = consumers.LINK.findall(result["message"]["text"])
        link = re.sub(r"\\([\\\[\]])", r"\1", link).replace("{{", "{").replace("}}", "}")
        assert (link, target) == (f"{plain(related.path)}:{related.line}", "1")


def test_control_characters_in_messages_about_settings_are_escaped(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(repo / "bank", {"exam.yaml": "exam: x\n"})
    for number, text in enumerate(INJECTIONS):
        key = f'"q{number}q' + "".join(char if char.isascii() and char.isalnum() else f"\\U{ord(char):08x}" for char in text) + '"'
        for row in (f"[rules.{key}]", f"{key} = 1", f"select = [{key}]"):
            (repo / "crs-lint.toml").write_text(row)
            assert main(["bank", "--format", "github"]) == 2
            captured = capsys.readouterr()
            assert captured.out == ""
            assert f"q{number}q" in captured.err
            assert (captured.err.count("\n"), consumers.orders(captured.err), STEERING.findall(captured.err)) == (1, [], [])


def test_control_characters_in_complaints_are_escaped(repo: Path) -> None:
    write(repo / "bank", {"exam.yaml": "exam: x\n"})
    named = tuple(f"nowhere {text}".replace("\0", "") for text in INJECTIONS)
    report = lint_paths(Request(("bank", *named), isolated=True, needs_facts=True))
    assert len(report.complaints) == len(INJECTIONS)
    for name, output in outputs(report).items():
        assert STEERING.findall(output) == []
        assert (consumers.orders(output) == []) == (name != "github")
        assert name == "json" or list(READERS[name](output)) == []
    assert len(consumers.commands(outputs_of(report, "github"))) == 11
    assert json.loads(outputs_of(report, "sarif"))["runs"][0]["invocations"][0]["executionSuccessful"] is False


def test_long_texts_are_shortened_in_reports(repo: Path) -> None:
    text, key = "x" * 200_000, "y" * 900
    write(
        repo / "bank",
        {"exam.yaml": "exam: x\n", "a.yaml": f"items:\n  - id: a\n    {key}: 1\n    options: [{{text: {text}}}, {{text: {text}}}]\n"},
    )
    report = lint_paths(Request(("bank",), isolated=True, needs_facts=True))
    assert {"unknown-field", "duplicate-option"} <= {finding.rule for finding in report.findings}
    longest = max(range(len(report.findings)), key=lambda index: len(report.findings[index].message))
    swollen = report.findings[longest]._replace(message="x" * 200_000, help="x" * 200_000)
    report = report._replace(findings=(*report.findings[:longest], swollen, *report.findings[longest + 1 :]))
    for name in NAMES:
        assert len(outputs_of(report, name)) < (600_000 if name == "sarif" else 20_000)


# Paths and positions


def test_paths_are_relative_to_the_repository_in_formats_for_services(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(repo / "sub" / "bank", SMALL)
    monkeypatch.chdir(repo / "sub")
    for given in ("bank", str(repo / "sub" / "bank")):
        found = outputs(lint_paths(Request((given,), isolated=True, needs_facts=True)))
        assert {position.path for name in ("sarif", "github", "gitlab") for position in READERS[name](found[name])} == {
            "sub/bank/a, b.yaml"
        }
        as_given = f"{given}/a, b.yaml".replace(os.sep, "/")
        assert {position.path for name in ("junit", "rdjson", "markdown") for position in READERS[name](found[name])} == {as_given}


def test_without_a_repository_paths_are_relative_to_the_working_directory_or_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if (tmp_path.anchor and (Path(tmp_path.anchor) / ".git").exists()) or any((folder / ".git").exists() for folder in tmp_path.parents):
        pytest.skip("the folder for temporary files lies in a repository")
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    assert repository_path.inside("bank/a.yaml") == "bank/a.yaml"
    outside = repository_path.inside("../a b.yaml")
    assert os.path.isabs(outside)
    assert repository_path.uri(outside).startswith("file:///")
    assert repository_path.uri(outside).endswith("/a%20b.yaml")


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="links need a right on Windows")
def test_a_path_through_a_link_is_resolved(repo: Path) -> None:
    write(repo, {"real/a.yaml": "items: []\n"})
    (repo / "linked.yaml").symlink_to("real/a.yaml")
    assert repository_path.inside("linked.yaml") == "real/a.yaml"


def test_columns_in_bytes_cost_no_more_than_the_line() -> None:
    line = "語" * 200_000
    found = byte_columns(f"\ufeff{line}\r\nä", {(1, column) for column in range(1, 200_001)} | {(2, 2), (9, 9)})
    assert (found[1, 1], found[1, 2], found[1, 200_000]) == (1, 4, 3 * 199_999 + 1)
    assert (found[2, 2], found[9, 9]) == (3, 1)


def test_a_fingerprint_is_stable_when_the_item_moves(repo: Path) -> None:
    def fingerprints(report: Report) -> list[str]:
        results = json.loads(outputs_of(report, "sarif"))["runs"][0]["results"]
        return sorted(one["partialFingerprints"]["primaryLocationLineHash"] for one in results)

    write(repo / "bank", SMALL)
    before = fingerprints(lint_paths(Request(("bank",), isolated=True, needs_facts=True)))
    moved = SMALL["a, b.yaml"].replace(
        "items:\n", "items:\n  - id: new\n    stem: New?\n    status: draft\n    options: [{text: a, correct: true}, {text: b}]\n"
    )
    write(repo / "bank", {"a, b.yaml": moved})
    assert fingerprints(lint_paths(Request(("bank",), isolated=True, needs_facts=True))) == before


def test_names_in_junit_are_unique_and_stable_when_the_item_moves(small: dict[str, str], repo: Path) -> None:
    twice = SMALL["a, b.yaml"].replace("{text: 土星}]", "{text: 土星}, {text: 木星}]")
    write(repo / "bank", {"a, b.yaml": "# moved\n" + twice})
    names = re.findall(
        r' name="(duplicate-option[^"]*)"', outputs_of(lint_paths(Request(("bank",), isolated=True, needs_facts=True)), "junit")
    )
    assert names[0] in small["junit"]
    assert len(names) == len(set(names))


# Limits


def many(report: Report, errors: int, warnings: int, infos: int) -> Report:
    """A report with as many findings of each severity, the least severe first."""
    counts = {Severity.INFO: infos, Severity.WARNING: warnings, Severity.ERROR: errors}
    (one, *_) = report.findings
    findings: list[Finding] = []
    for severity, count in counts.items():
        findings += [
            one._replace(severity=severity, line=number, end_line=number, fingerprint=f"{severity.word}{number}")
            for number in range(1, count + 1)
        ]
    return report._replace(findings=tuple(findings))


def test_annotations_are_sorted_by_severity_and_count_the_rest(one: Report) -> None:
    names = [command.name for command in consumers.annotated(outputs_of(many(one, 10, 10, 10), "github"))]
    assert names == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    found = consumers.annotated(outputs_of(many(one, 1212, 11, 10), "github"))
    assert [command.name for command in found] == names
    assert found[-1].message.startswith("1,202 more errors and 1 more warning and 1 more notice. ")
    assert "file" not in found[-1].properties


def test_an_annotation_over_several_lines_has_no_columns(one: Report) -> None:
    report = one._replace(findings=(one.findings[0]._replace(end_line=6),))
    (command,) = consumers.annotated(outputs_of(report, "github"))
    assert command.properties.keys() == {"file", "line", "endLine", "title"}


def test_sarif_keeps_the_worst_results_within_the_limit_of_github(one: Report) -> None:
    report = many(one, 3, 24_998, 1)
    (run,) = json.loads(outputs_of(report, "sarif"))["runs"]
    levels = [result["level"] for result in run["results"]]
    assert (len(levels), levels.count("error"), levels.count("note")) == (25_000, 3, 0)
    assert levels.index("error") > levels.index("warning"), "in the order of the report"
    assert run["properties"]["warnings"] == 24_998
    (notice,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"].startswith("3 more findings are not in this file"), "one of each lesser kind, and the suppressed one"


def test_sarif_stays_below_the_size_limit_of_github(one: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "_LARGEST", 100_000)
    report = many(one, 2, 9000, 0)
    (run,) = json.loads(outputs_of(report, "sarif"))["runs"]
    levels = [result["level"] for result in run["results"]]
    assert levels.count("error") == 2
    assert 100 < len(levels) < 9000
    more = 9002 + len(report.suppressed) - len(levels)
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].startswith(f"{more:,} more findings")


def test_junit_stays_below_the_size_limit_of_gitlab(one: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crs_lint.report.junit._LARGEST", 100_000)
    output = outputs_of(many(one, 2, 3000, 0), "junit")
    found = re.findall('<failure type="([a-z]+)"', output)
    assert len(output) <= 100_000
    assert found.count("error") == 2
    assert f'message="{3002 - found.count("error") - found.count("warning"):,} more findings are not in this file' in output


def test_markdown_stays_below_the_length_limit_of_a_comment(one: Report) -> None:
    output = outputs_of(many(one, 2, 3000, 0), "markdown")
    positions = list(consumers.markdown(output))
    assert 60_000 < len(output.encode()) <= 65_536
    assert [cells[1] for cells in consumers.rows(output) if ":" in cells[0]][:3] == ["error", "error", "warning"]
    assert output.endswith(f"\n… and {3002 - len(positions):,} more findings.\n")


def test_a_report_that_fits_is_not_cut(one: Report) -> None:
    whole = markdown.page(one, 1 << 20)
    assert markdown.page(one, len(whole.encode()) + 40) == whole


# Files


def run(*arguments: str) -> int:
    return main(["bank", "--isolated", "--quiet", *arguments])


def test_several_formats_of_one_run_agree(repo: Path) -> None:
    write(repo / "bank", SMALL)
    assert run(*(f"--format={name}={name}.out" for name in ("json", *NAMES))) == 1
    positions = expected("json", lint_paths(Request(("bank",), isolated=True, needs_facts=True)))
    for name in NAMES:
        text = (repo / f"{name}.out").read_text(encoding="utf-8")
        assert [position.line for position in READERS[name](text)] == [position.line for position in positions]
    assert not list(repo.glob(".crs-lint-*"))


def test_a_report_that_cannot_be_written_is_an_error_and_the_others_are_written(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(repo / "bank", SMALL)
    (repo / "folder").mkdir()
    code = run(
        "--exit-zero", "--format=sarif=bank/exam.yaml/no.sarif", "--format=gitlab=folder", "--format=junit=crs-lint.xml", "--format=github"
    )
    captured = capsys.readouterr()
    assert code == 2
    assert captured.err.splitlines() == [
        "crs-lint: bank/exam.yaml/no.sarif: cannot be written (File exists).",
        "crs-lint: folder: cannot be written (it is a link, a folder or a device).",
    ]
    assert len(list(consumers.junit((repo / "crs-lint.xml").read_text()))) == 1
    assert len(list(consumers.github(captured.out))) == 1
    assert sorted(path.name for path in repo.iterdir()) == [".git", "bank", "crs-lint.xml", "folder"]


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_link_or_a_device_is_neither_followed_nor_replaced(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(repo, {f"bank/{name}": text for name, text in SMALL.items()} | {"precious": "x"})
    (repo / "link").symlink_to("precious")
    (repo / "dangling").symlink_to("elsewhere")
    os.mkfifo(repo / "pipe")
    assert run("--format=json=link", "--format=json=dangling", "--format=json=pipe") == 2
    assert capsys.readouterr().err.count("cannot be written") == 3
    assert ((repo / "precious").read_text(), (repo / "link").is_symlink(), (repo / "elsewhere").exists()) == ("x", True, False)
    assert stat.S_ISFIFO((repo / "pipe").lstat().st_mode)


def test_a_report_in_another_encoding_is_valid(repo: Path) -> None:
    write(repo / "bank", SMALL)
    for name in sorted(set(NAMES) - {"github", "markdown"}):
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "latin-1"}
        command = [sys.executable, "-P", "-m", "crs_lint", "bank", "--isolated", "--format", name]
        done = subprocess.run(command, capture_output=True, env=environment, check=False)
        assert len(list(READERS[name](done.stdout.decode("utf-8")))) == 1


# Job summaries


def test_a_github_job_gets_a_summary(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(repo / "bank", SMALL)
    file = repo / "summary.md"
    file.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    assert run("--format=json") == 1
    assert file.read_text() == "before\n"
    assert run("--format=github") == 1
    text = file.read_text(encoding="utf-8")
    assert text.startswith("before\n## crs-lint\n")
    assert len(list(consumers.markdown(text))) == 1


def test_a_summary_stays_below_the_size_limit_of_github(
    repo: Path, one: Report, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = repo / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    monkeypatch.setattr("crs_lint.api.lint_paths", lambda *given: many(one, 1, 20_000, 0))
    assert run("--format=github") == 1
    text = file.read_text(encoding="utf-8")
    assert 1024 * 1024 - 500 < len(text.encode()) < 1024 * 1024
    assert re.search(r"… and [\d,]+ more findings\.\n$", text)
    capsys.readouterr()
    assert run("--format=github") == 2
    assert "summary.md: the summary of this step is full." in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == text


def test_a_summary_that_cannot_be_written_is_a_complaint(
    repo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(repo / "bank", SMALL)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(repo / "no" / "summary.md"))
    assert run("--format=github") == 2
    captured = capsys.readouterr()
    assert "summary.md: cannot be written" in captured.err
    finding, failure = consumers.annotated(captured.out)
    assert finding.properties["title"] != failure.properties["title"] == "report not written"
    assert "summary.md: cannot be written" in failure.message


@pytest.mark.parametrize("others", [(), ("--format=text=shown.txt",)])
def test_a_report_that_cannot_be_written_is_annotated(repo: Path, capsys: pytest.CaptureFixture[str], others: tuple[str, ...]) -> None:
    write(repo / "bank", SMALL)
    (repo / "taken").write_text("")
    assert run("--format=github", "--format=sarif=taken/a,b%.sarif", *others) == 2
    failure, finding = consumers.annotated(capsys.readouterr().out)
    assert (failure.name, failure.message.partition(": ")[0]) == ("error", "taken/a,b%.sarif")
    assert finding.properties["file"] == "bank/a, b.yaml"


def test_without_annotations_a_report_that_cannot_be_written_is_named_on_standard_error(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(repo / "bank", SMALL)
    (repo / "taken").write_text("")
    assert run("--format=json", "--format=github=taken/out.txt") == 2
    captured = capsys.readouterr()
    assert "::" not in captured.out
    assert "taken/out.txt: cannot be written" in captured.err
