"""The item at the cursor, as the HTML page shows it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pygls.exceptions import JsonRpcException

from crs_lint.report import html
from tests.server.editor import CLEAN, Editor

TWO = f"""\
{CLEAN}\
  - id: planet-warm
    stem: On which planet is is the surface hotter than in an oven?
    options:
      - text: Venus
        correct: true
      - text: Mars
    explanation: Its dense air keeps the warmth that it gets.
"""
SECOND = CLEAN.count("\n")  # the line on which the second item begins


def _preview(editor: Editor, uri: str, line: int) -> Any:
    return _answer(editor, {"textDocument": {"uri": uri}, "position": {"line": line, "character": 0}})


def _answer(editor: Editor, params: object) -> Any:
    async def asked() -> Any:
        return await editor.client.protocol.send_request_async("crs-lint/preview", params)

    return editor.wait(asked())


def test_the_item_at_the_cursor_is_shown_with_its_findings(asking: Editor, folder: Path) -> None:
    uri = asking.open(folder / "a.yaml", TWO)
    found = _preview(asking, uri, SECOND + 1)
    assert (found.title, found.range.start.line) == ("planet-warm", SECOND)
    assert found.html.startswith("<article")
    assert found.html.endswith("</article>")
    assert 'data-findings="1">is is</mark>' in found.html
    assert found.html.count('data-rule="repeated-word"') == 1
    assert found.style == html.style()


def test_findings_of_other_items_are_not_shown(asking: Editor, folder: Path) -> None:
    found = _preview(asking, asking.open(folder / "a.yaml", TWO), 2)
    assert (found.title, "data-rule" in found.html) == ("planet-nearest", False)


@pytest.mark.parametrize(("line", "title"), [(0, "planet-nearest"), (SECOND - 1, "planet-nearest"), (2 * SECOND, "planet-warm")])
def test_between_items_the_one_above_is_shown_or_else_the_first(asking: Editor, folder: Path, line: int, title: str) -> None:
    uri = asking.open(folder / "a.yaml", TWO + "\n")
    assert _preview(asking, uri, line).title == title


def test_a_preview_is_of_what_is_typed(asking: Editor, folder: Path) -> None:
    uri = asking.open(folder / "a.yaml", CLEAN)
    asking.replace(uri, CLEAN.replace("planet-nearest", "planet-inner").replace("Mercury", "<b>Mercury</b> & co"))
    found = _preview(asking, uri, 1)
    assert (found.title, "&lt;b&gt;Mercury&lt;/b&gt; &amp; co" in found.html, "<b>Mercury" in found.html) == ("planet-inner", True, False)


def test_a_file_that_is_one_item_is_shown(asking: Editor, folder: Path) -> None:
    lone = "".join(line[4:] for line in CLEAN.splitlines(keepends=True)[1:])
    assert _preview(asking, asking.open(folder / "a.yaml", lone), 3).title == "planet-nearest"


@pytest.mark.parametrize("text", ["", "exam: astronomy\n", "items: [\n"])
def test_a_file_without_items_has_no_preview(asking: Editor, folder: Path, text: str) -> None:
    assert _preview(asking, asking.open(folder / "a.yaml", text), 0) is None


def test_settings_that_cannot_be_used_are_named(asking: Editor, folder: Path) -> None:
    (folder / "crs-lint.toml").write_text("no-such-setting = 1\n", "utf-8")
    uri = asking.open(folder / "a.yaml", CLEAN)
    with pytest.raises(JsonRpcException, match="no-such-setting"):
        _preview(asking, uri, 1)


def test_a_request_without_a_position_is_answered_with_an_error(asking: Editor, folder: Path) -> None:
    uri = asking.open(folder / "a.yaml", CLEAN)
    with pytest.raises(JsonRpcException, match="needs textDocument and position"):
        _answer(asking, {"textDocument": {"uri": uri}})
    assert _preview(asking, uri, 1).title == "planet-nearest"
