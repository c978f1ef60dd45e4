"""Diagnostics of open documents, for editors that ask for them and for those that wait."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from lsprotocol import types

from crs_lint.api import Report, lint
from crs_lint.cli.main import main
from crs_lint.report.registry import sentences
from crs_lint.server.diagnostics import DiagnosticWriter
from crs_lint.server.view import ClientTraits, View
from crs_lint.text.sanitize import sanitize
from tests.server.editor import CLEAN, EXAM, KEYLESS, Editor
from tests.shared_data import SHARED

FAULTY = CLEAN.replace("Which planet is nearest", "Which planet is is nearest")


def codes(diagnostics: Iterable[types.Diagnostic]) -> list[object]:
    return [one.code for one in diagnostics]


def _range(line: int, start: int, end: int) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(line, end))


def test_a_file_is_checked_when_it_is_opened_typed_in_and_closed(waiting: Editor, folder: Path) -> None:
    uri = waiting.open(folder / "a.yaml", KEYLESS)
    (found,) = waiting.pushed(uri)
    assert (found.code, found.severity, found.source) == ("missing-key", types.DiagnosticSeverity.Error, "crs-lint")
    assert found.code_description is None
    waiting.replace(uri, CLEAN)
    assert waiting.pushed(uri) == []
    waiting.replace(uri, KEYLESS)
    assert codes(waiting.pushed(uri)) == ["missing-key"]
    waiting.close(uri)
    assert not waiting.publication(uri, None)


def test_an_editor_that_asks_is_answered_and_sent_nothing(asking: Editor, folder: Path) -> None:
    uri = asking.open(folder / "a.yaml", KEYLESS)
    report = asking.report(uri)
    assert (report.kind, codes(report.items)) == ("full", ["missing-key"])
    assert asking.report(uri, report.result_id).kind == "unchanged"
    asking.replace(uri, CLEAN)
    assert list(asking.report(uri, report.result_id).items) == []
    assert asking.published == {}


def test_words_typed_at_a_position_are_checked(waiting: Editor, folder: Path) -> None:
    uri = waiting.open(folder / "a.yaml")
    assert waiting.pushed(uri) == []
    waiting.type(uri, "planet is", "planet is is", types.Position(2, 16), types.Position(2, 25))
    (found,) = waiting.pushed(uri)
    assert (found.code, found.range) == ("repeated-word", _range(2, 23, 28))
    assert waiting.texts[uri] == FAULTY
    (same,) = lint([folder / "a.yaml"], contents={str(folder / "a.yaml"): FAULTY.encode()}).findings
    assert found.message == sentences(same)


@pytest.mark.parametrize("line_break", ["\r\n", "\r"])
def test_lines_end_where_the_editor_ends_them(waiting: Editor, folder: Path, line_break: str) -> None:
    text = CLEAN.replace("Mercury", '"Mercury\u2028\u0085"').replace("\n", line_break)
    uri = waiting.open(folder / "a.yaml", text)
    waiting.pushed(uri)
    waiting.type(uri, "other planet.", "other planet planet.", types.Position(7, 53), types.Position(7, 66))
    (found,) = [one for one in waiting.pushed(uri) if one.code == "repeated-word"]
    assert found.range == _range(7, 59, 72)


def test_columns_count_units_of_utf_16_in_any_script(waiting: Editor, folder: Path) -> None:
    stem = "🪐🪐 ‏أي كوكب‏ is is nearest?"
    uri = waiting.open(folder / "a.yaml", CLEAN.replace("Which planet is nearest to the sun?", stem))
    before = len(f"    stem: {stem.partition('is is')[0]}".encode("utf-16-le")) // 2
    found = next(one for one in waiting.pushed(uri) if one.code == "repeated-word")
    assert found.range == _range(2, before, before + 5)
    # What is typed behind such letters lands where the editor put it.
    waiting.type(uri, "is is", "is", types.Position(2, before), types.Position(2, before + 5))
    assert "repeated-word" not in codes(waiting.pushed(uri))


def test_two_open_files_with_one_id_name_each_other(waiting: Editor, folder: Path) -> None:
    one = waiting.open(folder / "a.yaml")
    assert waiting.pushed(one) == []
    (folder / "b.yaml").write_text("")
    other = waiting.open(folder / "b.yaml", CLEAN.replace("nearest to the sun", "largest of all").replace("Venus", "Jupiter"))
    (found,) = [found for found in waiting.pushed(one) if found.code == "duplicate-id"]
    assert found.range == _range(1, 8, 22)
    assert found.related_information is not None
    assert [(related.location.uri, related.location.range) for related in found.related_information] == [(other, _range(1, 8, 8))]
    assert "duplicate-id" in codes(waiting.pushed(other))
    waiting.replace(other, waiting.texts[other].replace("planet-nearest", "planet-largest"))
    assert "duplicate-id" not in codes(waiting.pushed(one))


def test_a_file_that_is_not_open_counts_as_it_is_on_the_disk(asking: Editor, folder: Path) -> None:
    (folder / "b.yaml").write_text(CLEAN)
    uri = asking.open(folder / "a.yaml")
    assert "duplicate-id" in codes(asking.pulled(uri))


def test_a_finding_has_its_tag(asking: Editor, folder: Path) -> None:
    uri = asking.open(folder / "a.yaml", f"# crs-lint: ignore-file[longest-key] no need\n{CLEAN}")
    (found,) = asking.pulled(uri)
    assert (found.code, found.tags) == ("unused-suppression", (types.DiagnosticTag.Unnecessary,))


def test_a_file_outside_of_any_bank_is_left_alone(asking: Editor, tmp_path: Path) -> None:
    (tmp_path / "compose.yaml").write_text("services: {}\n")
    assert asking.pulled(asking.open(tmp_path / "compose.yaml")) == []


def test_a_document_without_a_file_is_left_alone(asking: Editor) -> None:
    document = types.TextDocumentItem("untitled:Untitled-1", "yaml", 1, KEYLESS)
    asking.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
    assert asking.pulled("untitled:Untitled-1") == []
    asking.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier("untitled:Untitled-1")))


@pytest.mark.parametrize("which", ["bank", "raw"])
def test_diagnostics_are_the_findings_of_the_command_line(
    asking: Editor, tmp_path: Path, capsys: pytest.CaptureFixture[str], which: str
) -> None:
    files = [*(Path(__file__).parents[2] / "bank").rglob("*.yaml")] if which == "bank" else _raw_files(tmp_path)
    if not files:
        pytest.skip("real banks are not here")
    for file in files:
        main([str(file), "--format", "json", "--force-exclude", "--cache-dir", str(tmp_path / "cache")])
        findings = json.loads(capsys.readouterr().out)["findings"]
        uri = asking.open(file)
        found = asking.pulled(uri)
        asking.close(uri)
        assert [_shown(one) for one in found] == [
            (
                one["rule"],
                _SEVERITIES[one["severity"]],
                sanitize(f"{one['message']} {one['help'] or ''}".strip()),
                (one["line"] - 1, one["column"] - 1),
                (one["end_line"] - 1, one["end_column"] - 1),
            )
            for one in findings
        ], file


_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


def _raw_files(folder: Path) -> list[Path]:
    """Copies of banks in other forms, each below an exam, so that they are checked as far as they can be."""
    copies = []
    for number, file in enumerate(sorted(Path(SHARED, "data", "raw").rglob("*.y*ml"))):
        bank = folder / str(number)
        bank.mkdir()
        (bank / "exam.yaml").write_text(EXAM)
        copies.append(bank / "a.yaml")
        copies[-1].write_bytes(file.read_bytes())
    return copies


def _shown(one: types.Diagnostic) -> tuple[object, ...]:
    start, end = one.range.start, one.range.end
    return one.code, one.severity, one.message, (start.line, start.character), (end.line, end.character)


def test_a_diagnostic_links_to_the_page_of_its_rule_on_the_site_of_the_settings(waiting: Editor, folder: Path) -> None:
    (folder / "crs-lint.toml").write_text('docs-url = "https://docs.example/"\n', encoding="utf-8")
    (found,) = waiting.pushed(waiting.open(folder / "a.yaml", KEYLESS))
    assert found.code_description == types.CodeDescription("https://docs.example/rules/missing-key/")


EDITOR = "crs-lint-rule:/{rule}.md"


@pytest.mark.parametrize(
    ("template", "docs_url", "page"),
    [
        ("", "", ""),
        (EDITOR, "", "crs-lint-rule:/missing-key.md"),
        (EDITOR, "https://docs.example/", "https://docs.example/rules/missing-key/"),
        ("https://team.example/{rule}", "https://docs.example/", "https://team.example/missing-key"),
        ("https://team.example/{rule}", "", "https://team.example/missing-key"),
    ],
)
def test_the_page_is_that_of_the_user_then_of_the_bank_then_of_the_editor(template: str, docs_url: str, page: str) -> None:
    view = cast(View, SimpleNamespace(client=ClientTraits("utf-16", rule_page=template)))
    report = cast(Report, SimpleNamespace(docs_url=docs_url))
    assert DiagnosticWriter(view, report)._page("missing-key") == page
