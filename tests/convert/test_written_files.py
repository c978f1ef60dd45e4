"""Items that are written as CSV, JSON and Markdown: they come back as they were, except for what is listed."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crs_lint.cli.main import main
from crs_lint.convert import registry
from crs_lint.convert.json_files import reader as json_reader
from crs_lint.convert.json_files import writer as json_writer
from crs_lint.convert.markdown import reader as markdown
from crs_lint.convert.markdown import writer as markdown_writer
from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, Picture, ReadResult, WriteResult
from crs_lint.convert.tables import csv_writer, separated
from tests.convert.test_round_trip import FRAGMENTS, Capture, bank, bring, content, key, lines, records

MARKDOWN = (
    *(
        "\n- [x] a",
        "\n# a",
        "### a",
        "## a",
        "\n  b",
        "> a",
        "Explanation: a",
        "Answer: B",
        "\nB. b",
        "1. a",
        "---",
        "![a](b.png)",
        "\n\n> a",
    ),
    *("<!-- a -->", '<!-- crs-lint {"id": "x"} -->', "__a__", "a *", "=", "- a", "\n\t", "<details>", "=1+1", "+a", "@a"),
)
more = st.lists(st.sampled_from((*FRAGMENTS, *MARKDOWN)), max_size=8).map("".join).map(str.strip)
difficult = st.builds(
    ItemRecord._replace,
    records,
    stem=more,
    explanation=more,
    level=lines,
    language=st.sampled_from(("", "en", "es")),
    references=st.lists(lines.filter(bool), max_size=2).map(tuple),
    options=st.lists(st.builds(OptionRecord, more, st.booleans(), more, pin=st.booleans(), figure=st.none()), max_size=4).map(tuple),
    shuffle=st.sampled_from((None, True, False)),
    is_scored=st.booleans(),
)
Write = Callable[[list[ItemRecord]], WriteResult]
Read = Callable[[bytes], ReadResult]


def numbered(items: list[ItemRecord]) -> list[ItemRecord]:
    """Items with lines and ids of their own, as an export has them."""
    return [one._replace(id=f"{one.id}{number}", line=number) for number, one in enumerate(items, 1)]


@settings(deadline=None)
@given(st.lists(difficult, min_size=1, max_size=4))
def test_json_comes_back_as_it_was(items: list[ItemRecord]) -> None:
    made = json_writer.write(items)
    back = json_reader.read(content(made))
    assert (made.losses, back.losses) == ((), ())
    assert [one._replace(line=0) for one in back.records] == items


@pytest.mark.parametrize(("write", "read"), [(csv_writer.write, separated.read), (markdown_writer.write, markdown.read)])
@settings(deadline=None)
@given(items=st.lists(difficult, min_size=1, max_size=4))
@example(items=[ItemRecord("Why?", key("*B", "A"))])
@example(items=[ItemRecord("Why?", key("*True", "False"))])
@example(items=[ItemRecord("Why?", (OptionRecord("a", True), OptionRecord("")))])
@example(items=[ItemRecord("Why?\n\n- [x] a", key("*a", "b"), domain="Why?", explanation="Answer: B\n\n## Why?")])
def test_what_does_not_come_back_is_listed(write: Write, read: Read, items: list[ItemRecord]) -> None:
    items = numbered(items)
    made = write(items)
    listed = {loss.line for loss in made.losses}
    back = {one.id: one._replace(line=0) for one in read(content(made)).records} if made.items else {}
    for item in items:
        assert item.line in listed or back[item.id] == item._replace(line=0)


@pytest.mark.parametrize("write", [csv_writer.write, markdown_writer.write])
@settings(deadline=None)
@given(items=st.lists(records, min_size=1, max_size=3))
def test_little_is_listed(write: Write, items: list[ItemRecord]) -> None:
    plain = [one._replace(stem="Why?", explanation="So.", tags=(), options=key("*a", "b"), domain="d", task="t", name="n") for one in items]
    plain = [one._replace(id=f"i{number}", line=number) for number, one in enumerate(plain, 1)]
    assert write(plain).losses == ()


FULL = ItemRecord(
    "Which is red?\n\n```\nif a:\n    b\n```",
    (OptionRecord("Mars", True, "Iron."), OptionRecord("Venus", pin=True), OptionRecord("Earth")),
    id="red",
    name="Red planet",
    multiple=True,
    explanation="Its dust.\n\n- is rust",
    domain="planets",
    task="colors",
    level="recall",
    tags=("dust", "red"),
    references=("Atlas", "https://example.org/"),
    language="en",
    shuffle=True,
    line=1,
    is_scored=False,
)


def test_markdown_shows_what_people_read_and_notes_the_rest() -> None:
    made = markdown_writer.write([FULL, FULL._replace(id="two", line=2)])
    head = (
        '{"id": "%s", "name": "Red planet", "multiple": true, "domain": "planets", "task": "colors", "level": "recall", '
        '"tags": ["dust", "red"], "references": ["Atlas", "https://example.org/"], "language": "en", "shuffle": true, "is_scored": false, "pins": [2]}'
    )
    item = "### Which is red?\n\n```\nif a:\n    b\n```\n\n- [x] Mars\n\n  > Iron.\n- [ ] Venus\n- [ ] Earth\n\nExplanation: Its dust.\n\n- is rust\n"
    assert made.losses == ()
    assert content(made).decode() == (
        f"<!-- crs-lint {head % 'red'} -->\n\n## planets\n\n{item}\n<!-- crs-lint {head % 'two'} -->\n\n{item}"
    )


def test_edited_markdown_is_read_as_people_mean_it() -> None:
    text = content(markdown_writer.write([FULL._replace(explanation="", options=key("*Mars", "Venus"))])).decode()
    edited = text.replace("- [ ] Venus", "- [x] Venus\n- [ ] Pluto")
    (record,) = markdown.read(edited.encode()).records
    assert (record.id, record.options, record.shuffle) == ("red", key("*Mars", "*Venus", "Pluto"), True)
    loose = text.replace("- [x] Mars\n- [ ] Venus", "A. Mars\nB. Venus\n\nAnswer: B")
    (record,) = markdown.read(loose.encode()).records
    assert (record.id, record.options) == ("red", key("Mars", "*Venus"))
    added = f"{text}\n\n### Which is ours?\n\n- [x] Earth\n- [ ] Mars\n"
    assert [one.options for one in markdown.read(added.encode()).records] == [key("*Mars", "Venus"), key("*Earth", "Mars")]


def test_csv_has_columns_that_items_need() -> None:
    made = csv_writer.write([ItemRecord("Which, please?", key("*Mars", "Venus"), id="red", line=1)])
    assert (content(made), made.losses) == (b'id,question,option a,option b,correct\nred,"Which, please?",Mars,Venus,A\n', ())
    made = csv_writer.write([FULL])
    assert [loss.message for loss in made.losses] == [
        "CSV does not support the shuffle",
        'CSV does not support the status "pretest"; the item is scored',
        "CSV does not support an answer with a fixed position",
    ]
    head, _ = csv.reader(StringIO(content(made).decode()))
    assert ", ".join(head) == (
        "id, question, option a, option b, option c, correct, type, explanation, domain, task, level, tags, references, language, name, "
        "rationale a"
    )


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", '=HYPERLINK("http://a")', "-2+3+cmd|' /C calc'!A0", "\uff1d1+1"])
def test_formulas_are_made_harmless_and_listed(text: str) -> None:
    item = ItemRecord(text, (OptionRecord(text, True, text), OptionRecord("5")), id="x", explanation=text, tags=(text,), line=1)
    made = csv_writer.write([item])
    for cell in (cell for row in csv.reader(StringIO(content(made).decode("utf-8-sig"))) for cell in row):
        assert not cell.startswith(("=", "+", "-", "@", "\uff1d", "\t", "\r"))
    assert [loss.message.split(":")[0] for loss in made.losses if "apostrophe" in loss.message] == [
        f"the {name} begins as a formula does, so an apostrophe stands before it"
        for name in ("explanation", "tags", "question", "answer 1", "rationale of answer 1")
    ]


@pytest.mark.parametrize("text", ["-5", "+3.5 %", "-1,000", "=", "-", "a=b"])
def test_numbers_and_signs_are_no_formulas(text: str) -> None:
    item = ItemRecord("Why?", (OptionRecord(text, True), OptionRecord("5")), id="x", line=1)
    made = csv_writer.write([item])
    assert made.losses == ()
    assert separated.read(content(made)).records[0].options == item.options


def test_a_byte_order_mark_tells_spreadsheets_that_letters_are_utf_8() -> None:
    assert content(csv_writer.write([ItemRecord("O\u00f9 ?", key("*a", "b"), id="x")])).startswith(b"\xef\xbb\xbfid,")


def test_pictures_are_named_and_listed() -> None:
    item = ItemRecord(
        "Why?", (OptionRecord("a", True, figure=Picture("b.png", "b")), OptionRecord("c")), id="x", figure=Picture("a.png", "a"), line=1
    )
    for write, read in ((json_writer.write, json_reader.read), (markdown_writer.write, markdown.read)):
        made = write([item])
        assert [loss.message for loss in made.losses] == [f"the picture {one}.png ({one}) is not copied; the file names it" for one in "ab"]
        assert read(content(made)).records[0]._replace(line=1) == item
    assert [loss.message for loss in csv_writer.write([item]).losses] == [
        'CSV does not support the figure "b.png" of an answer',
        "CSV does not support the alternative text of the figure",
        "the picture a.png (a) is not copied; the file names it",
    ]


def test_items_without_a_place_are_left_out_and_listed() -> None:
    many = ItemRecord("Which?", key(*map(str, range(27))), id="x", line=1)
    made = csv_writer.write([many])
    assert (made.items, made.losses) == (0, (Loss(1, "the item is left out: CSV has columns for 26 answers"),))
    made = markdown_writer.write([many._replace(options=())])
    assert (made.items, made.losses) == (0, (Loss(1, "the item is left out: it has no answers"),))


BANK = """\
items:
  - id: red
    stem: Which is red?
    options:
      - text: Mars
        correct: true
        rationale: It is rusty.
      - text: Venus
    explanation: Its dust is.
    domain: planets
    task: colors
    level: recall
    tags: [dust]
    references: [Atlas]
    language: en
    custom:
      name: Red planet
"""


@pytest.mark.parametrize(("name", "file"), [("csv", "a.csv"), ("json", "a.json"), ("markdown", "a.md")])
def test_a_bank_comes_back_from_the_command_line(name: str, file: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a.yaml").write_text(BANK)
    assert main(["export", name, str(tmp_path / "a.yaml"), "--to", str(tmp_path / file)]) == 0
    assert capsys.readouterr().err == ""
    assert bring(name, tmp_path / file, tmp_path / "again", capsys) == ""
    assert bank(tmp_path / "again").replace("domain: planets\n", "", 1).replace("# a.yaml\n", "") == BANK.replace(
        "    domain: planets\n", ""
    )


def test_json_is_indented_utf_8() -> None:
    text = content(json_writer.write([ItemRecord("O\u00f9 ?", key("*a", "b"), id="x")])).decode()
    assert text.startswith('{\n  "items": [\n    {\n      "id": "x",\n      "stem": "O\u00f9 ?",')
    assert json.loads(text)["items"][0]["options"] == [{"text": "a", "correct": True}, {"text": "b"}]


PLAIN = ItemRecord("Which is red?", key("*Mars", "Venus"), id="red")
HELD: dict[str, list[ItemRecord]] = {
    "name, domain, task, tags": [PLAIN._replace(name="Red one"), PLAIN._replace(domain="Sky", task="Planets"), PLAIN._replace(tags=("a", "b"))],
    "explanation, rationales": [PLAIN._replace(explanation="Rust."), PLAIN._replace(options=(OptionRecord("Mars", True, "Yes."), *PLAIN.options[1:]))],
    "level, language": [PLAIN._replace(level="recall"), PLAIN._replace(language="en")],
    "references": [PLAIN._replace(references=("Atlas",))],
    "shuffling": [PLAIN._replace(shuffle=True), PLAIN._replace(shuffle=False)],
    "pinned answers": [PLAIN._replace(options=(*PLAIN.options, OptionRecord("None of these", pin=True)))],
    "pretest items": [PLAIN._replace(is_scored=False)],
    "pictures": [PLAIN._replace(figure=Picture("a.png")), PLAIN._replace(options=(*PLAIN.options, OptionRecord("Pluto", figure=Picture("a.png"))))],
}  # fmt: skip


def test_the_documentation_says_what_each_format_holds() -> None:
    text = (
        (Path(__file__).parents[2] / "docs/convert.md").read_text("utf-8").partition("## What an export holds\n")[2].partition("\n## ")[0]
    )
    head, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|"))
    assert sorted(name.strip("`") for name in head[1:]) == sorted(registry.WRITES)
    assert [row[0] for row in rows] == list(HELD)
    for row in rows:
        for name, cell in zip(head[1:], row[1:], strict=True):
            losses = {bool(registry.writer(name.strip("`"))([record]).losses) for record in HELD[row[0]]}
            assert losses == {cell != "yes"}, (row[0], name)
