"""Code actions: fixes, comments that suppress, and all safe fixes at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lsprotocol import types

from crs_lint.cli.main import main
from tests.server.editor import CLEAN, KEYLESS, Editor, edited, pulling

SPACED = CLEAN.replace("sun?", "sun ?")
FIX_ALL = "source.fixAll.crs-lint"


def _titles(actions: list[types.CodeAction]) -> list[str]:
    return [one.title for one in actions]


def _new_text(editor: Editor, uri: str, action: types.CodeAction) -> str:
    assert action.edit is not None
    assert action.edit.changes is not None
    return edited(editor.texts[uri], action.edit.changes[uri])


def test_a_fix_is_offered_with_its_title_and_the_finding_it_fixes(asking: Editor, folder: Path) -> None:
    uri = asking.open(folder / "a.yaml", SPACED)
    fix = asking.actions(uri, 2, 44, "quickfix")[0]
    assert fix.diagnostics is not None
    assert (fix.kind, fix.is_preferred, [one.code for one in fix.diagnostics]) == ("quickfix", True, ["extra-space"])
    assert _new_text(asking, uri, fix) == CLEAN


def test_nothing_is_offered_away_from_a_finding(asking: Editor, folder: Path) -> None:
    uri = asking.open(folder / "a.yaml", CLEAN.replace("planet is", "planet is is"))
    assert asking.actions(uri, 7, 0, "quickfix") == []
    assert asking.actions(uri, 2, 25, "refactor") == []


def test_an_unsafe_fix_says_so_and_is_not_preferred(asking: Editor, folder: Path) -> None:
    uri = asking.open(folder / "a.yaml", CLEAN.replace("planet is", "planet is is"))
    fix = asking.actions(uri, 2, 25, "quickfix")[0]
    assert (fix.is_preferred, "(may change the meaning)" in fix.title) == (False, True)
    assert _new_text(asking, uri, fix) == CLEAN


def test_a_finding_is_suppressed_for_its_item_and_for_its_file(asking: Editor, folder: Path) -> None:
    uri = asking.open(folder / "a.yaml", KEYLESS)
    (found,) = asking.pulled(uri)
    actions = asking.actions(uri, found.range.start.line, found.range.start.character, "quickfix")
    assert _titles(actions) == ["Suppress missing-key for this item", "Suppress missing-key in this file"]
    for_item, in_file = (_new_text(asking, uri, one) for one in actions)
    comment = "  # crs-lint: ignore[missing-key] write the reason here\n"
    assert for_item == KEYLESS.replace("  - id", f"{comment}  - id")
    assert in_file == f"# crs-lint: ignore-file[missing-key] write the reason here\n{KEYLESS}"
    for text in (for_item, in_file):
        asking.replace(uri, text)
        assert asking.pulled(uri) == []


def test_a_finding_in_a_file_that_is_one_item_is_suppressed_at_its_field(asking: Editor, folder: Path) -> None:
    lone = "".join(line[4:] for line in CLEAN.replace("planet is", "planet is is").splitlines(keepends=True)[1:])
    uri = asking.open(folder / "a.yaml", lone)
    actions = asking.actions(uri, 1, 20, "quickfix")
    assert _titles(actions)[1:] == ["Suppress repeated-word here", "Suppress repeated-word in this file"]
    asking.replace(uri, _new_text(asking, uri, actions[1]))
    assert asking.texts[uri].splitlines()[1] == "# crs-lint: ignore[repeated-word] write the reason here"
    assert asking.pulled(uri) == []


def test_what_no_comment_can_suppress_is_not_offered(asking: Editor, folder: Path) -> None:
    uri = asking.open(folder / "a.yaml", "# crs-lint: ignore-file[no-such-rule] x\n" + CLEAN)
    assert [one.code for one in asking.pulled(uri)] == ["unknown-rule"]
    assert not [one for one in _titles(asking.actions(uri, 0, 25)) if "Suppress" in one]


def test_no_comment_is_offered_in_json(asking: Editor, folder: Path) -> None:
    (folder / "crs-lint.toml").write_text('include = ["*.json"]\n')
    item = {"id": "a", "stem": "Which planet is is red?", "options": [{"text": "Mars", "correct": True}, {"text": "Io"}]}
    uri = asking.open(folder / "a.json", json.dumps({"items": [item]}, indent=2))
    titles = _titles(asking.actions(uri, 4, 30, "quickfix"))
    assert titles
    assert not [one for one in titles if "Suppress" in one]


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_all_safe_fixes_make_the_text_that_fix_writes(asking: Editor, folder: Path, line_break: str) -> None:
    text = SPACED.replace("options:", "Options:").replace("\n", line_break)
    (folder / "b.yaml").write_bytes(text.replace("planet-nearest", "planet-b").encode())
    uri = asking.open(folder / "b.yaml")
    (action,) = asking.actions(uri, 0, 0, FIX_ALL)
    new = _new_text(asking, uri, action)
    main(["--fix", "--quiet", str(folder / "b.yaml"), "--no-cache"])
    assert new != asking.texts[uri]
    assert new.encode() == (folder / "b.yaml").read_bytes()


def test_all_safe_fixes_are_offered_with_other_source_actions_and_not_without_need(asking: Editor, folder: Path) -> None:
    uri = asking.open(folder / "a.yaml", SPACED)
    assert [one.kind for one in asking.actions(uri, 0, 0, "source.fixAll")] == [FIX_ALL]
    asking.replace(uri, CLEAN)
    assert asking.actions(uri, 0, 0, "source") == []


def test_an_editor_that_asks_for_edits_later_is_given_them_then(folder: Path, tmp_path: Path) -> None:
    capabilities = pulling()
    assert capabilities.text_document is not None
    resolves = types.ClientCodeActionResolveOptions(["edit"])
    capabilities.text_document.code_action = types.CodeActionClientCapabilities(resolve_support=resolves)
    capabilities.workspace = types.WorkspaceClientCapabilities(workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True))
    editor = Editor()
    editor.start(capabilities, tmp_path)
    uri = editor.open(folder / "a.yaml", SPACED)
    (action,) = editor.actions(uri, 0, 0, FIX_ALL)
    assert action.edit is None
    done = editor.wait(editor.client.code_action_resolve_async(action))
    assert done.edit is not None
    assert done.edit.document_changes is not None
    (change,) = done.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    assert (change.text_document.uri, change.text_document.version) == (uri, 1)
    assert edited(editor.texts[uri], [one for one in change.edits if isinstance(one, types.TextEdit)]) == CLEAN
    assert editor.stop() == 0
