"""Definitions, references, rename, hover, completion, symbols and lenses."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from tests.server.editor import CLEAN, KEYLESS, Editor, edited

EXAM = """\
exam: astronomy
levels: [recall, apply]
domains:
  - id: planets
    title: Planets
    tasks:
      - id: planets-order
  - id: stars
    title: Stars
sources:
  almanac: {title: The Almanac}
"""
ONE = """\
domain: planets
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    enemies: [planet-largest]
    level: recall
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
    references:
      - source: almanac
        at: page 3
"""
OTHER = """\
items:
  - id: "planet-largest"  # the giant
    domain: planets
    task: planets-order
    stem: Which planet is the largest one?
    enemies:
      - planet-nearest
    options:
      - text: Jupiter
        correct: true
      - text: Saturn
    explanation: It outweighs all others together.
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    for name, text in {"exam.yaml": EXAM, "one.yaml": ONE, "other.yaml": OTHER}.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def at(text: str, words: str) -> types.Position:
    """The position of the middle of some words in a text."""
    offset = text.index(words) + len(words) // 2
    before = text[:offset].split("\n")
    return types.Position(len(before) - 1, len(before[-1]))


def _document(uri: str) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(uri)


def _places(found: object) -> list[tuple[str, int, int, int]]:
    assert isinstance(found, (list, tuple))
    return [(one.uri.rpartition("/")[2], one.range.start.line, one.range.start.character, one.range.end.character) for one in found]


def _definition(editor: Editor, uri: str, words: str) -> list[tuple[str, int, int, int]]:
    params = types.DefinitionParams(_document(uri), at(editor.texts[uri], words))
    return _places(editor.wait(editor.client.text_document_definition_async(params)))


def _references(editor: Editor, uri: str, words: str, *, declaration: bool = True) -> list[tuple[str, int, int, int]]:
    context = types.ReferenceContext(declaration)
    params = types.ReferenceParams(context, _document(uri), at(editor.texts[uri], words))
    return _places(editor.wait(editor.client.text_document_references_async(params)))


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("[planet-largest]", ("other.yaml", 1, 8, 24)),
        ("planets", ("exam.yaml", 3, 8, 15)),
        ("recall", ("exam.yaml", 1, 9, 15)),
        ("almanac", ("exam.yaml", 10, 2, 9)),
    ],
)
def test_an_id_leads_to_where_it_is_given(asking: Editor, bank: Path, words: str, place: tuple[str, int, int, int]) -> None:
    assert _definition(asking, asking.open(bank / "one.yaml"), words) == [place]


def test_a_task_leads_to_the_exam(asking: Editor, bank: Path) -> None:
    assert _definition(asking, asking.open(bank / "other.yaml"), "planets-order") == [("exam.yaml", 6, 12, 25)]


def test_words_that_are_no_id_lead_nowhere(asking: Editor, bank: Path) -> None:
    uri = asking.open(bank / "one.yaml")
    assert _definition(asking, uri, "Mercury") == []
    assert _references(asking, uri, "Mercury") == []


def test_all_uses_of_an_id_are_found_in_the_whole_bank(asking: Editor, bank: Path) -> None:
    uri = asking.open(bank / "one.yaml")
    assert _references(asking, uri, "planet-nearest") == [("one.yaml", 2, 8, 22), ("other.yaml", 6, 8, 22)]
    assert _references(asking, uri, "planet-nearest", declaration=False) == [("other.yaml", 6, 8, 22)]
    assert _references(asking, asking.open(bank / "exam.yaml"), "id: planets\n") == [
        ("exam.yaml", 3, 8, 15),
        ("one.yaml", 0, 8, 15),
        ("other.yaml", 2, 12, 19),
    ]


def test_what_is_typed_counts_in_place_of_the_file(asking: Editor, bank: Path) -> None:
    uri = asking.open(bank / "one.yaml")
    asking.open(bank / "other.yaml", f"# a line\n{OTHER}")
    assert _definition(asking, uri, "[planet-largest]") == [("other.yaml", 2, 8, 24)]


# Rename


def _rename(editor: Editor, uri: str, words: str, name: str) -> dict[str, str]:
    """The new texts of files by name, as the editor would write them."""
    params = types.RenameParams(_document(uri), at(editor.texts[uri], words), name)
    edit = editor.wait(editor.client.text_document_rename_async(params))
    assert edit is not None
    assert edit.changes is not None
    files = {"one.yaml": ONE, "other.yaml": OTHER, "exam.yaml": EXAM}
    return {name: edited(files[name], changes) for uri, changes in edit.changes.items() if (name := uri.rpartition("/")[2])}


def test_an_item_gets_another_id_in_the_whole_bank_in_the_style_of_each_file(asking: Editor, bank: Path) -> None:
    assert _rename(asking, asking.open(bank / "one.yaml"), "[planet-largest]", "giant: big") == {
        "one.yaml": ONE.replace("[planet-largest]", '["giant: big"]'),
        "other.yaml": OTHER.replace("planet-largest", "giant: big"),
    }


def test_domains_and_sources_are_renamed_as_well(asking: Editor, bank: Path) -> None:
    uri = asking.open(bank / "exam.yaml")
    assert _rename(asking, uri, "almanac", "atlas") == {
        "exam.yaml": EXAM.replace("almanac", "atlas"),
        "one.yaml": ONE.replace("almanac", "atlas"),
    }
    assert _rename(asking, uri, "id: planets\n", "worlds") == {
        "exam.yaml": EXAM.replace("id: planets\n", "id: worlds\n"),
        "one.yaml": ONE.replace("domain: planets", "domain: worlds"),
        "other.yaml": OTHER.replace("domain: planets", "domain: worlds"),
    }


def test_the_id_to_rename_is_offered_without_its_quotes(asking: Editor, bank: Path) -> None:
    uri = asking.open(bank / "other.yaml")
    position = at(OTHER, "planet-largest")
    found = asking.wait(asking.client.text_document_prepare_rename_async(types.PrepareRenameParams(_document(uri), position)))
    assert isinstance(found, types.PrepareRenamePlaceholder)
    assert found.placeholder == "planet-largest"
    params = types.PrepareRenameParams(_document(uri), at(OTHER, "Jupiter"))
    assert asking.wait(asking.client.text_document_prepare_rename_async(params)) is None


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("planet-largest", 'There is already an item "planet-largest" in this bank.'),
        (" ", "needs at least one letter"),
        ("a\nb", "needs at least one"),
    ],
)
def test_an_id_that_cannot_be_given_is_refused(asking: Editor, bank: Path, name: str, message: str) -> None:
    uri = asking.open(bank / "one.yaml")
    with pytest.raises(JsonRpcException, match=message):
        _rename(asking, uri, "planet-nearest", name)


def test_a_file_with_errors_is_not_edited(asking: Editor, bank: Path) -> None:
    uri = asking.open(bank / "one.yaml")
    asking.open(bank / "other.yaml", OTHER.replace("    stem:", "    domain: x\n    stem:"))
    with pytest.raises(JsonRpcException, match="correct its errors first"):
        _rename(asking, uri, "planet-nearest", "planet-hottest")


# Hover


def _hover(editor: Editor, uri: str, position: types.Position) -> str:
    found = editor.wait(editor.client.text_document_hover_async(types.HoverParams(_document(uri), position)))
    if found is None:
        return ""
    assert isinstance(found.contents, types.MarkupContent)
    return found.contents.value


def test_a_finding_shows_the_docs_of_its_rule_with_good_and_bad(asking: Editor, bank: Path) -> None:
    uri = asking.open(bank / "one.yaml", ONE.replace("planet is", "planet is is"))
    text = _hover(asking, uri, types.Position(3, 25))
    assert text.startswith("# repeated-word\n")
    assert "## Not reported" in text
    assert "## Reported" in text


def test_a_rule_in_a_comment_shows_its_docs(asking: Editor, bank: Path) -> None:
    line = "# crs-lint: ignore-file[longest-key, blank-stem] no need"
    uri = asking.open(bank / "one.yaml", f"{line}\n{ONE}")
    assert _hover(asking, uri, types.Position(0, line.index("blank-stem") + 3)).startswith("# blank-stem\n")
    assert _hover(asking, uri, types.Position(0, line.index("longest"))).startswith("# longest-key\n")


# An image or a link of an item must not make the editor ask a server for it.
EVIL = r"**B.** !\[x\](http:\//example.com) \<b\>"


def test_an_id_shows_its_item_as_candidates_see_it(asking: Editor, bank: Path) -> None:
    (bank / "other.yaml").write_text(OTHER.replace("Saturn", "'![x](http://example.com) <b>'"))
    uri = asking.open(bank / "one.yaml")
    text = _hover(asking, uri, at(ONE, "[planet-largest]"))
    seen, _, hidden = text.partition("\n---\n")
    assert [line for line in seen.splitlines() if line] == ["Which planet is the largest one?", "**A.** Jupiter", EVIL]
    assert "http://" not in text
    assert "Right answer: A" in hidden
    assert "domain: Planets" in hidden


def test_an_id_shows_what_candidates_answered(asking: Editor, bank: Path) -> None:
    recorded = """\
    custom:
      statistics:
        - {form: A, sitting: "<b>spring</b>", date: "2026-05-01", n: 412, key: A, p: 0.62, r: 0.31, content: other}
        - {date: "2026-09-01", n: 40, key: A, p: 0.5}
"""
    text = _hover(asking, asking.open(bank / "one.yaml", ONE + recorded), at(ONE, "planet-nearest"))
    told = [line.rstrip() for line in text.splitlines() if line.startswith("Candidates")]
    first = r"Candidates: A \<b\>spring\</b\> 2026-05-01: 412 candidates, key A, p .62, r .31; the item changed since"
    assert told == [first, "Candidates: 2026-09-01: 40 candidates, key A, p .50"]


def test_other_words_show_nothing(asking: Editor, bank: Path) -> None:
    assert _hover(asking, asking.open(bank / "one.yaml"), at(ONE, "Mercury")) == ""


# Completion


def _completions(editor: Editor, uri: str, position: types.Position) -> dict[str, str]:
    """The labels that are offered, and the line that each would make."""
    found = editor.wait(editor.client.text_document_completion_async(types.CompletionParams(_document(uri), position)))
    assert isinstance(found, types.CompletionList)
    made = {}
    for one in found.items:
        assert isinstance(one.text_edit, types.TextEdit)
        made[one.label] = edited(editor.texts[uri], [one.text_edit]).split("\n")[position.line].strip()
    return made


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("    domain: ", {"planets": "domain: planets", "stars": "domain: stars"}),
        ("    domain: st", {"stars": "domain: stars"}),
        ("    task: ", {"planets-order": "task: planets-order"}),
        ("    level: 'a", {"apply": "level: 'apply", "recall": "level: 'recall"}),
        ("    references: [{source: ", {"almanac": "references: [{source: almanac"}),
        ("      - source: al", {"almanac": "- source: almanac"}),
        ("    enemies: [planet-largest, ", {one: f"enemies: [planet-largest, {one}" for one in ("planet-largest", "planet-nearest")}),
        ("    # crs-lint: ignore[longest-key, blank-st", {"blank-stem": "# crs-lint: ignore[longest-key, blank-stem"}),
        ("# crs-lint: ", {"ignore": "# crs-lint: ignore", "ignore-file": "# crs-lint: ignore-file"}),
        ("    stem: pl", {}),
        ("    domain: planets ", {}),
    ],
)
def test_values_are_completed_while_the_text_is_no_yaml(asking: Editor, bank: Path, line: str, made: dict[str, str]) -> None:
    uri = asking.open(bank / "new.yaml", f"items:\n  - id: new\n    stem: [\n{line}")
    assert _completions(asking, uri, types.Position(3, len(line))) == made


def test_enemies_are_completed_in_a_list_of_lines(asking: Editor, bank: Path) -> None:
    uri = asking.open(bank / "new.yaml", "items:\n  - id: new\n    enemies:\n      - planet-largest\n      - near")
    assert _completions(asking, uri, types.Position(4, 12)) == {"planet-nearest": "- planet-nearest"}
    asking.replace(uri, "items:\n  - id: new\n    tags:\n      - near")
    assert _completions(asking, uri, types.Position(3, 12)) == {}


def test_articles_of_the_file_are_completed(asking: Editor, bank: Path) -> None:
    text = "articles:\n  - {id: order, title: T}\n  - {id: size, title: T}\nitems:\n  - id: new\n    article: or"
    assert _completions(asking, asking.open(bank / "new.yaml", text), types.Position(5, 15)) == {"order": "article: order"}


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("    article: ", {"order": "article: order", "size": "article: size"}),
        ("    article: 'or", {"order": "article: 'order"}),
        ("    article: x", {}),
        ("    articles: ", {}),
    ],
)
def test_ids_of_articles_are_completed_as_they_are_typed(asking: Editor, bank: Path, line: str, made: dict[str, str]) -> None:
    uri = asking.open(bank / "new.yaml", SHARING.replace("    article: order\n", f"{line}\n"))
    assert _completions(asking, uri, types.Position(2, len(line))) == made


# Articles that items share

SHARING = """\
items:
  - id: planet-first
    article: order
  - {id: planet-second, article: "order"}
  - id: order
    article: orders
articles:
  - id: order
    title: "The <b> order"
    summary: From the sun outward.
    sections: [{heading: Inside, body: Mercury}]
  - {id: size, title: Size}
"""
FIRST, SECOND, GIVEN = ("new.yaml", 2, 13, 18), ("new.yaml", 3, 33, 40), ("new.yaml", 7, 8, 13)


@pytest.fixture
def sharing(asking: Editor, bank: Path) -> str:
    (bank / "one.yaml").write_text(SHARING.replace("planet", "star"))
    return asking.open(bank / "new.yaml", SHARING)


@pytest.mark.parametrize("words", ["article: order\n", 'article: "order"', "  - id: order\n    title"])
def test_an_id_of_an_article_leads_to_the_article_and_to_its_items(asking: Editor, sharing: str, words: str) -> None:
    word = asking.texts[sharing].index(words) + words.index("order") + 1
    before = asking.texts[sharing][:word]
    position = types.Position(before.count("\n"), word - before.rfind("\n") - 1)
    definition = asking.client.text_document_definition_async(types.DefinitionParams(_document(sharing), position))
    assert _places(asking.wait(definition)) == [GIVEN]
    references = types.ReferenceParams(types.ReferenceContext(include_declaration=False), _document(sharing), position)
    assert _places(asking.wait(asking.client.text_document_references_async(references))) == [FIRST, SECOND]


def test_an_article_gets_another_id_in_its_file_only(asking: Editor, sharing: str) -> None:
    params = types.RenameParams(_document(sharing), types.Position(2, 15), "sequence")
    edit = asking.wait(asking.client.text_document_rename_async(params))
    assert edit is not None
    assert edit.changes is not None
    assert {uri: edited(SHARING, changes) for uri, changes in edit.changes.items()} == {
        sharing: SHARING.replace("article: order\n", "article: sequence\n")
        .replace('"order"', '"sequence"')
        .replace("- id: order\n    title", "- id: sequence\n    title")
    }
    with pytest.raises(JsonRpcException, match=r'There is already an article "size" in this file\.'):
        asking.wait(asking.client.text_document_rename_async(types.RenameParams(_document(sharing), types.Position(2, 15), "size")))


@pytest.mark.parametrize("place", [FIRST, SECOND, GIVEN])
def test_an_id_of_an_article_shows_its_title_and_summary(asking: Editor, sharing: str, place: tuple[str, int, int, int]) -> None:
    _, line, column, _ = place
    shown = r"**The \<b\> order**" + "\n\nFrom the sun outward."
    assert _hover(asking, sharing, types.Position(line, column + 2)).split("\n\n---\n\n")[0] == shown


def test_an_id_of_no_article_leads_nowhere(asking: Editor, sharing: str) -> None:
    assert _definition(asking, sharing, "orders") == []
    assert _hover(asking, sharing, at(SHARING, "orders")).startswith("# unknown-article\n")


# Symbols and lenses


def test_symbols_are_items_by_id_and_stem(asking: Editor, bank: Path) -> None:
    found = asking.wait(
        asking.client.text_document_document_symbol_async(types.DocumentSymbolParams(_document(asking.open(bank / "one.yaml"))))
    )
    assert found is not None
    (one,) = found
    assert isinstance(one, types.DocumentSymbol)
    assert (one.name, one.detail) == ("planet-nearest", "Which planet is nearest to the sun?")
    assert (one.range.start, one.selection_range.start) == (types.Position(2, 4), types.Position(2, 8))


def test_symbols_of_an_exam_are_what_it_gives_names_to(asking: Editor, bank: Path) -> None:
    uri = asking.open(bank / "exam.yaml")
    found = asking.wait(asking.client.text_document_document_symbol_async(types.DocumentSymbolParams(_document(uri))))
    assert found is not None
    assert [one.name for one in found] == ["planets", "planets-order", "stars", "recall", "apply", "almanac"]


def test_a_lens_counts_the_findings_of_an_item(asking: Editor, folder: Path) -> None:
    text = KEYLESS.replace("planet is", "planet is is").replace("sun?", "sun ?") + CLEAN.partition("items:\n")[2].replace("nearest", "next")
    uri = asking.open(folder / "a.yaml", text)
    found = asking.wait(asking.client.text_document_code_lens_async(types.CodeLensParams(_document(uri))))
    assert found is not None
    lenses = {one.range.start.line: one.command.title for one in found if one.command is not None}
    assert lenses[1] == "1 error, 2 warnings"


# Commands


def test_a_faulty_command_is_answered_with_an_error(asking: Editor) -> None:
    for name, arguments in (("no.such.command", [1]), ("no.such.command", [])):
        with pytest.raises(JsonRpcException):
            asking.wait(asking.client.workspace_execute_command_async(types.ExecuteCommandParams(name, arguments)))
