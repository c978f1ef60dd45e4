"""Open documents below the folder of a bank are part of it, whether or not they were ever saved."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from lsprotocol import types

from tests.server.editor import CLEAN, EXAM, KEYLESS, Editor

OTHER = """\
items:
  - id: planet-largest
    stem: Which planet has the most mass?
    options:
      - text: Jupiter
        correct: true
      - text: Saturn
    explanation: It has more than twice the mass of all others together.
"""
SAME_ID = OTHER.replace("planet-largest", "planet-nearest")
WITH_ENEMY = f"{CLEAN}    enemies: [planet-largest]\n"


def _codes(diagnostics: Iterable[types.Diagnostic]) -> list[object]:
    return [one.code for one in diagnostics]


def _related(diagnostic: types.Diagnostic) -> list[tuple[str, int, int]]:
    places = [one.location for one in diagnostic.related_information or ()]
    return [(one.uri, one.range.start.line, one.range.start.character) for one in places]


def _said(diagnostics: Iterable[types.Diagnostic]) -> list[object]:
    return [(one.code, one.message, one.range, one.related_information) for one in diagnostics]


def test_the_id_of_a_saved_file_is_found_again_in_a_new_one(waiting: Editor, folder: Path) -> None:
    saved = waiting.open(folder / "a.yaml")
    assert waiting.pushed(saved) == []
    new = waiting.open(folder / "not" / "there yet" / "b.yaml", SAME_ID)
    (of_saved,), (of_new,) = waiting.pushed(saved), waiting.pushed(new)
    assert (of_saved.code, _related(of_saved)) == ("duplicate-id", [(new, 1, 8)])
    assert (of_new.code, _related(of_new)) == ("duplicate-id", [(saved, 1, 8)])
    waiting.replace(new, OTHER)
    assert (waiting.pushed(saved), waiting.pushed(new)) == ([], [])


def test_two_new_files_are_compared_before_either_is_saved(asking: Editor, folder: Path) -> None:
    one, other = (asking.open(folder / name, OTHER) for name in ("b.yaml", "c.yaml"))
    assert [_related(found) for found in asking.pulled(one) if found.code == "duplicate-id"] == [[(other, 1, 8)]]
    assert [_related(found) for found in asking.pulled(other) if found.code == "duplicate-id"] == [[(one, 1, 8)]]


def test_an_enemy_may_be_in_a_file_that_is_not_saved_yet(asking: Editor, folder: Path) -> None:
    uri = asking.open(folder / "a.yaml", WITH_ENEMY)
    assert _codes(asking.pulled(uri)) == ["unknown-enemy"]
    new = asking.open(folder / "b.yaml", OTHER)
    assert asking.pulled(uri) == []
    asking.close(new)
    assert _codes(asking.pulled(uri)) == ["unknown-enemy"]


def test_an_open_file_that_is_gone_from_the_disk_still_counts(asking: Editor, folder: Path) -> None:
    (folder / "b.yaml").write_text(OTHER)
    uri = asking.open(folder / "a.yaml", WITH_ENEMY)
    asking.open(folder / "b.yaml")
    (folder / "b.yaml").unlink()
    asking.watched(folder / "b.yaml", types.FileChangeType.Deleted)
    assert asking.pulled(uri) == []


def test_saving_a_new_file_changes_no_diagnostic(asking: Editor, folder: Path) -> None:
    new = folder / "b.yaml"
    opened = [asking.open(folder / "a.yaml"), asking.open(new, KEYLESS)]
    before = [_said(asking.pulled(uri)) for uri in opened]
    assert all(before)
    new.write_text(KEYLESS)
    asking.watched(new, types.FileChangeType.Created)
    assert [_said(asking.pulled(uri)) for uri in opened] == before


def test_an_id_is_renamed_in_a_new_file_too(asking: Editor, folder: Path) -> None:
    uri = asking.open(folder / "a.yaml", WITH_ENEMY)
    new = asking.open(folder / "b.yaml", OTHER)
    at = types.Position(8, 16)
    params = types.RenameParams(types.TextDocumentIdentifier(uri), at, "planet-heaviest")
    edit = asking.wait(asking.client.text_document_rename_async(params))
    assert edit is not None
    assert edit.changes is not None
    assert set(edit.changes) == {uri, new}


@pytest.mark.parametrize("place", ["ignored/b.yaml", "node_modules/b.yaml", "excluded.yaml", "b.txt", "inner/b.yaml", "../b.yaml"])
def test_a_new_file_that_the_bank_would_not_have_is_not_compared(asking: Editor, folder: Path, place: str) -> None:
    bank = folder / "bank"
    (bank / "inner").mkdir(parents=True)
    (folder / "exam.yaml").unlink()
    for file in (bank / "exam.yaml", bank / "inner" / "exam.yaml"):
        file.write_text(EXAM)
    (bank / ".gitignore").write_text("ignored/\n")
    (bank / "crs-lint.toml").write_text('exclude = ["excluded.yaml"]\n')
    uri = asking.open(bank / "a.yaml", CLEAN)
    asking.open(Path(os.path.normpath(bank / place)), CLEAN)
    assert asking.pulled(uri) == []
