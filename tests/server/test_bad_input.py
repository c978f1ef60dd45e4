"""What an editor may send or lose: the server answers, goes on, and never shows a text as clean that it could not check."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from crs_lint.api import Request
from crs_lint.server.language_server import create
from tests.server.editor import CLEAN, EXAM, KEYLESS, Editor, pushing


def codes(diagnostics: list[types.Diagnostic]) -> list[object]:
    return [one.code for one in diagnostics]


# Documents


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("items: [", "invalid-yaml"),
        ("just a sentence", "wrong-type"),
        ("", "empty-file"),
        (f"items:\n{' ' * 4 * 1024 * 1024}", "limit-exceeded"),
        ("\x00\x01\x7f\ufffe" * 50, "invalid-encoding"),
        ("a: \ud800", "invalid-encoding"),
        ("- " * 20_000, "limit-exceeded"),
    ],
    ids=["no YAML", "no bank", "empty", "4 MB", "binary", "half a letter", "deep"],
)
def test_a_text_that_cannot_be_read_is_reported(asking: Editor, folder: Path, text: str, code: str) -> None:
    uri = asking.open(folder / "a.yaml", text)
    assert code in codes(asking.pulled(uri))
    asking.replace(uri, CLEAN)
    assert asking.pulled(uri) == []


def test_a_mark_at_the_head_moves_no_column(asking: Editor, folder: Path) -> None:
    uri = asking.open(folder / "a.yaml", "\ufeff" + CLEAN.replace("planet is", "planet is is"))
    (found,) = asking.pulled(uri)
    assert (found.range.start, found.range.end) == (types.Position(2, 23), types.Position(2, 28))
    asking.type(uri, "is is", "is", types.Position(2, 23), types.Position(2, 28))
    assert asking.pulled(uri) == []
    # On the first line, the editor counts the mark as a character.
    asking.replace(uri, "\ufeff" + CLEAN.replace("items:", "itms:"))
    first = next(one for one in asking.pulled(uri) if one.code == "unknown-field")
    assert (first.range.start, first.range.end) == (types.Position(0, 1), types.Position(0, 5))
    asking.type(uri, "itms", "items", types.Position(0, 1), types.Position(0, 5))
    assert asking.pulled(uri) == []


def test_a_file_that_was_deleted_is_checked_while_it_is_open(asking: Editor, folder: Path) -> None:
    uri = asking.open(folder / "a.yaml", KEYLESS)
    (folder / "a.yaml").unlink()
    (found,) = asking.pulled(uri)
    assert found.code == "missing-key"
    assert asking.actions(uri, found.range.start.line, found.range.start.character) != []


def test_a_file_that_was_renamed_is_another_one(waiting: Editor, folder: Path) -> None:
    old = waiting.open(folder / "a.yaml", KEYLESS)
    waiting.pushed(old)
    (folder / "a.yaml").rename(folder / "b.yaml")
    waiting.close(old)
    new = waiting.open(folder / "b.yaml", KEYLESS)
    assert codes(waiting.pushed(new)) == ["missing-key"]
    assert waiting.publication(old, None) == []


def test_a_change_beyond_the_end_of_a_text_is_at_its_end(asking: Editor, folder: Path) -> None:
    uri = asking.open(folder / "a.yaml", CLEAN)
    asking.type(uri, CLEAN, CLEAN + "x: 1\n", types.Position(99, 0), types.Position(99, 5))
    change = types.TextDocumentContentChangePartial(types.Range(types.Position(99, 0), types.Position(99, 5)), "unknown: 1\n")
    document = types.VersionedTextDocumentIdentifier(3, uri)
    asking.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
    assert "unknown-field" in codes(asking.pulled(uri))


# Settings


def test_a_broken_config_file_is_reported_and_the_last_settings_stay(waiting: Editor, folder: Path) -> None:
    config = folder / "crs-lint.toml"
    config.write_text('ignore = ["repeated-word"]\n')
    uri = waiting.open(folder / "a.yaml", KEYLESS.replace("planet is", "planet is is"))
    assert codes(waiting.pushed(uri)) == ["missing-key"]
    config.write_text('ignore = ["repeated-word"]\nselct = ["all"]\n')
    waiting.watched(config)
    assert codes(waiting.pushed(uri)) == ["missing-key"]
    (found,) = waiting.publication(config.as_uri(), None)
    assert found.message.startswith('There is no setting "selct".')
    assert found.message.endswith("The last settings that could be read stay in use.")
    assert (found.range.start, found.range.end) == (types.Position(1, 0), types.Position(1, 5))
    config.write_text("ignore = [\n")
    waiting.watched(config)
    assert codes(waiting.pushed(uri)) == ["missing-key"]
    (found,) = waiting.publication(config.as_uri(), None)
    assert found.message.startswith("This file is not valid TOML")
    config.write_text("")
    waiting.watched(config)
    assert codes(waiting.pushed(uri)) == ["repeated-word", "missing-key"]
    assert waiting.publication(config.as_uri(), None) == []


def test_a_config_file_that_never_worked_leaves_no_file_looking_clean(waiting: Editor, folder: Path) -> None:
    config = folder / "crs-lint.toml"
    config.write_text("nonsense = [")
    uri = waiting.open(folder / "a.yaml")
    (found,) = waiting.pushed(uri)
    assert found.severity is types.DiagnosticSeverity.Error
    assert "so nothing was checked" in found.message
    (in_config,) = waiting.publication(config.as_uri(), None)
    assert "stay in use" not in in_config.message
    assert str(config) in found.message
    config.unlink()
    waiting.watched(config)
    assert waiting.pushed(uri) == []


def test_two_workspaces_have_their_own_settings_and_their_own_ids(waiting: Editor, tmp_path: Path) -> None:
    files = [tmp_path / name / "a.yaml" for name in ("one", "two")]
    for file in files:
        file.parent.mkdir()
        (file.parent / "exam.yaml").write_text(EXAM)
        file.write_text(CLEAN.replace("planet is", "planet is is"))
    (tmp_path / "one" / "crs-lint.toml").write_text('ignore = ["repeated-word"]\n')
    uris = [waiting.open(file) for file in files]
    assert [codes(waiting.pushed(uri)) for uri in uris] == [[], ["repeated-word"]]


def test_a_file_that_changes_on_the_disk_is_compared_anew(waiting: Editor, folder: Path) -> None:
    uri = waiting.open(folder / "a.yaml")
    assert waiting.pushed(uri) == []
    (folder / "b.yaml").write_text(CLEAN)
    waiting.watched(folder / "b.yaml", types.FileChangeType.Created)
    assert "duplicate-id" in codes(waiting.pushed(uri))


def test_the_server_asks_to_be_told_of_changed_files(waiting: Editor) -> None:
    waiting.wait_until(lambda: waiting.registered)
    assert [one.method for one in waiting.registered] == ["workspace/didChangeWatchedFiles"]


def test_an_editor_that_asks_is_told_to_ask_again(asking: Editor, folder: Path) -> None:
    asking.refreshed.clear()
    asking.watched(folder / "exam.yaml")
    asking.wait_until(lambda: "workspace/diagnostic/refresh" in asking.refreshed)


# Messages


def _frame(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


@pytest.mark.parametrize(
    "message",
    [
        _frame(b"{"),
        _frame(b"[1, 2]"),
        _frame(b'"text"'),
        _frame(b"\xff\xfe"),
        _frame(b"{}"),
        _frame(b'{"jsonrpc": "1.0", "method": "initialized"}'),
        _frame(b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": 7}}'),
        _frame(
            b'{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": "file:///no", "version": 1}, "contentChanges": []}}'
        ),
        _frame(b'{"jsonrpc": "2.0", "method": "no/such/thing", "params": {}}'),
        _frame(b'{"jsonrpc": "2.0", "id": "unknown", "result": 1}'),
        b"Content-Length: many\r\n\r\n",
        b"\r\n\r\nnonsense\r\n",
    ],
)
def test_a_faulty_message_does_not_end_the_server(asking: Editor, folder: Path, message: bytes) -> None:
    asking.send(message)
    uri = asking.open(folder / "a.yaml", KEYLESS)
    assert codes(asking.pulled(uri)) == ["missing-key"]
    assert asking.shown == []


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("textDocument/hover", {"textDocument": 7}),
        ("textDocument/diagnostic", {}),
        ("no/such/method", {}),
        ("initialize", {"capabilities": 3}),
    ],
)
def test_a_faulty_request_is_answered_with_an_error(asking: Editor, method: str, params: object) -> None:
    body = json.dumps({"jsonrpc": "2.0", "id": f"faulty {method}", "method": method, "params": params}).encode()
    future = asking.expect(f"faulty {method}")
    asking.send(_frame(body))
    with pytest.raises(JsonRpcException):
        asking.wait(future)


def test_a_request_that_is_cancelled_is_answered_so(asking: Editor, folder: Path) -> None:
    uri = asking.open(folder / "a.yaml", CLEAN + "".join(f"  - id: q{number}\n" for number in range(1_000)))
    params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
    request = asking.request("textDocument/diagnostic", params, "cancelled")
    asking.client.cancel_request(types.CancelParams("cancelled"))
    with pytest.raises(JsonRpcException) as caught:
        asking.wait(request)
    assert caught.value.code == types.LSPErrorCodes.RequestCancelled
    asking.replace(uri, KEYLESS)
    assert codes(asking.pulled(uri)) == ["missing-key"]


def test_a_request_on_an_older_text_is_not_answered(asking: Editor, folder: Path) -> None:
    uri = asking.open(folder / "a.yaml", CLEAN + "".join(f"  - id: q{number}\n" for number in range(1_000)))
    params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
    request = asking.request("textDocument/diagnostic", params, "outdated")
    asking.replace(uri, KEYLESS)
    with pytest.raises(JsonRpcException) as caught:
        asking.wait(request)
    assert (caught.value.code, caught.value.data) == (types.LSPErrorCodes.ServerCancelled, {"retriggerRequest": True})
    assert codes(asking.pulled(uri)) == ["missing-key"]


# Life


def test_the_server_ends_when_its_client_is_gone(folder: Path, tmp_path: Path) -> None:
    editor = Editor()
    editor.start(pushing(), tmp_path)
    editor.open(folder / "a.yaml", KEYLESS)
    stdin = editor.process.stdin
    assert stdin is not None
    stdin.close()
    assert editor.ended() == 1


def test_the_server_ends_in_the_midst_of_work(folder: Path, tmp_path: Path) -> None:
    editor = Editor()
    editor.start(pushing(), tmp_path)
    editor.open(folder / "a.yaml", CLEAN + "".join(f"  - id: q{number}\n" for number in range(1_000)))
    assert editor.stop() == 0


def test_failures_are_told_in_the_log_of_the_client(asking: Editor, folder: Path) -> None:
    asking.logged.clear()
    asking.send(_frame(b"{"))
    asking.wait_until(lambda: asking.logged)
    assert asking.logged[0].type == types.MessageType.Error
    assert "\n" not in asking.logged[0].message


@pytest.mark.parametrize("encoding", [types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf32])
def test_positions_can_be_counted_otherwise(folder: Path, tmp_path: Path, encoding: types.PositionEncodingKind) -> None:
    capabilities = pushing()
    capabilities.general = types.GeneralClientCapabilities(position_encodings=[encoding])
    editor = Editor()
    answer = editor.start(capabilities, tmp_path)
    assert answer.capabilities.position_encoding == encoding
    uri = editor.open(folder / "a.yaml", CLEAN.replace("planet is", "🪐é is is"))
    found = next(one for one in editor.pushed(uri) if one.code == "repeated-word")
    before = "    stem: Which 🪐é "
    assert found.range.start.character == len(before.encode() if encoding == "utf-8" else before)
    assert editor.stop() == 0


def test_a_change_leaves_nothing_behind_in_the_protocol() -> None:
    server = create(Request())
    document = types.VersionedTextDocumentIdentifier(1, "file:///no.yaml")
    message: Any = types.DidChangeTextDocumentNotification(types.DidChangeTextDocumentParams(document, []))
    for _ in range(3):
        server.protocol.handle_message(message)
    assert server.protocol._request_futures == {}
