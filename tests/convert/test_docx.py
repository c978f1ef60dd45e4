"""Word documents as teachers type them: lists, keys by print and in the text, and documents that are refused."""

from __future__ import annotations

import zipfile
from base64 import b64decode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor

from crs_lint.cli.main import main
from crs_lint.convert.docx import reader
from crs_lint.convert.record import ReadResult, UnusableError
from tests.convert.test_hostile_files import BOMB, archive

Capture = pytest.CaptureFixture[str]
PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
ANSWERS = ("one", "two", "three", "four")


def saved(document: Any) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def typed(*paragraphs: str) -> Any:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return document


def read(document: Any) -> ReadResult:
    return reader.read(saved(document))


def items(document: Any) -> list[tuple[str, str, str]]:
    """Each item as its stem, its answers with a plus before the keys, and its explanation."""
    return [
        (record.stem, " ".join(f"{'+' * option.correct}{option.text}" for option in record.options), record.explanation)
        for record in read(document).records
    ]


def told(document: Any) -> list[str]:
    return [f"{loss.line}: {loss.message}" for loss in read(document).losses]


def bold(run: Any) -> None:
    run.bold = True


def highlighted(run: Any) -> None:
    run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def underlined(run: Any) -> None:
    run.underline = True


def colored(run: Any) -> None:
    run.font.color.rgb = RGBColor(0xFF, 0, 0)


def strong(run: Any) -> None:
    run.style = "Strong"


def printed(*marks: Callable[[Any], None] | None, label: str = "{}. ") -> Any:
    """A question with lettered answers, each printed with its mark."""
    document = typed("1. Which?")
    for letter, answer, mark in zip("ABCD", ANSWERS, marks, strict=False):
        paragraph = document.add_paragraph(label.format(letter))
        run = paragraph.add_run(answer)
        if mark:
            mark(run)
    return document


@pytest.mark.parametrize("mark", [bold, highlighted, underlined, colored, strong])
def test_print_that_one_answer_has_is_its_key(mark: Callable[[Any], None]) -> None:
    assert items(printed(None, mark, None, None)) == [("Which?", "one +two three four", "")]
    assert told(printed(None, mark, None, None)) == []


@pytest.mark.parametrize("label", ["{}. ", "{}) ", "({}) ", "{}.\t", "{}.", "{})"])
def test_labels_of_answers(label: str) -> None:
    assert items(printed(None, bold, None, None, label=label)) == [("Which?", "one +two three four", "")]


def test_print_that_all_answers_have_is_no_key() -> None:
    assert items(printed(bold, bold, bold, bold)) == [("Which?", "one two three four", "")]
    assert items(printed(bold, bold, highlighted, bold)) == [("Which?", "one two +three four", "")]


def test_print_that_could_mean_two_keys_marks_none_and_is_listed() -> None:
    document = printed(bold, None, highlighted, None)
    assert items(document) == [("Which?", "one two three four", "")]
    assert told(document) == [
        "2: the bold print of the answers A, which tells no key",
        "2: the highlighted print of the answers C, which tells no key",
    ]
    assert items(printed(bold, bold, None, None)) == [("Which?", "one two three four", "")]
    assert items(printed(highlighted, highlighted, None, None)) == [("Which?", "+one +two three four", "")]
    assert items(printed(highlighted, highlighted, highlighted, None)) == [("Which?", "one two three four", "")]


def test_bullets_below_answers_are_none_of_them() -> None:
    document = printed(None, bold)
    for text in ("plainly", "said"):
        document.add_paragraph(text, style="List Bullet")
    assert items(document)[0][:2] == ("Which?", "one +two")
    assert not [line for line in told(document) if "print" in line]


@pytest.mark.parametrize("mark", ["*{}", "✓ {}", "{} ✓", "{} (correct)"])
def test_a_typed_mark_is_a_key(mark: str) -> None:
    assert items(typed("1. Which?", "A. one", mark.format("B. two"), "C. three")) == [("Which?", "one +two three", "")]


@pytest.mark.parametrize(
    "key", ["Answer: B", "Correct answer: two", "Respuesta correcta: b", "Lösung: B", "Đáp án: B", "答案：B", "Answer: B. two"]
)
def test_a_line_below_tells_the_key(key: str) -> None:
    document = typed("1. Which?", "A. one", "B. two", key, "Explanation: so it is.", "2. And?", "a) x", "b) y", "Answer: a")
    assert items(document) == [("Which?", "one +two", "so it is."), ("And?", "+x y", "")]


@pytest.mark.parametrize("keys", [["Answer Key", "1. B", "2. A"], ["Answers", "1-B, 2-A"], ["ANSWERS:", "1) B  2) A"]])
def test_a_list_of_keys_at_the_end(keys: list[str]) -> None:
    assert items(typed("1. Which?", "A. one", "B. two", "2. And?", "A. x", "B. y", *keys)) == [
        ("Which?", "one +two", ""),
        ("And?", "+x y", ""),
    ]


def test_a_table_of_keys_at_the_end() -> None:
    for rows in ([("No.", "Key"), ("1", "B"), ("2", "A")], [("1", "2"), ("B", "A")]):
        document = typed("1. Which?", "A. one", "B. two", "2. And?", "A. x", "B. y")
        table = document.add_table(len(rows), 2)
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        assert items(document) == [("Which?", "one +two", ""), ("And?", "+x y", "")]


def listed(*entries: tuple[str, str]) -> Any:
    """Paragraphs, each with its style."""
    document = docx.Document()
    for text, style in entries:
        run = document.add_paragraph(style=style).add_run(text.removeprefix("+"))
        run.bold = text.startswith("+") or None
    return document


def test_numbers_of_lists_are_those_of_questions_and_inner_lists_are_answers() -> None:
    document = listed(
        *(("Which?", "List Number"), ("one", "List Number 2"), ("+two", "List Number 2")),
        *(("And?", "List Number"), ("+x", "List Bullet"), ("y", "List Bullet")),
        *(("Third", "List Number"), ("u", "Normal"), ("+v", "Normal"), ("w", "Normal")),
        *(("Fourth?", "List Number"), ("A. p", "Normal"), ("B. q", "Normal")),
        *(("Answer key", "Heading 1"), ("4. B", "Normal")),
    )
    assert items(document) == [("Which?", "one +two", ""), ("And?", "+x y", ""), ("Third", "u +v w", ""), ("Fourth?", "p +q", "")]
    assert told(document) == []


def lettered(document: Any) -> None:
    """Makes level 2 of the first list one of letters."""
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    for level, form in ((0, "decimal"), (1, "lowerLetter")):
        described = OxmlElement("w:lvl")
        described.set(qn("w:ilvl"), str(level))
        for name, value in (("w:start", "1"), ("w:numFmt", form)):
            one = OxmlElement(name)
            one.set(qn("w:val"), value)
            described.append(one)
        abstract.append(described)
    numbering.insert(0, abstract)
    made = numbering.add_num(77)
    assert made.numId


def test_levels_of_a_list_are_questions_and_answers() -> None:
    document = docx.Document()
    lettered(document)
    number = document.part.numbering_part.element.num_lst[-1].numId
    for text, level in (("Which?", 0), ("one", 1), ("two", 1), ("And?", 0), ("x", 1), ("y", 1)):
        properties = document.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = number
    document.add_paragraph("Answers: 1. B, 2. A")
    assert items(document) == [("Which?", "one +two", ""), ("And?", "+x y", "")]


def test_answers_in_one_line_and_in_one_paragraph() -> None:
    assert items(typed("1. Which?", "A. one\tB. two    C. three", "Answer: C")) == [("Which?", "one two +three", "")]
    assert items(typed("1. Which?\nA) one\nB) two\nAnswer: A", "2. And?\nA) x\nB) y")) == [("Which?", "+one two", ""), ("And?", "x y", "")]


def test_answers_that_are_counted_below_a_counted_question() -> None:
    document = typed("1. Which?", "1. one", "2. two", "Correct Answer : 2", "2. And?", "1. xx", "2. yy", "3. zz", "Answer: 1")
    assert items(document) == [("Which?", "one +two", ""), ("And?", "+xx yy zz", "")]


def test_statements_in_a_question_stay_in_it() -> None:
    assert items(typed("5. Consider these:", "1. first", "2. second", "Which are right?", "A. one", "B. both", "Answer: B")) == [
        ("Consider these:\n\n1. first\n\n2. second\n\nWhich are right?", "one +both", "")
    ]


def test_true_and_false_is_a_type_of_its_own() -> None:
    (record,) = read(typed("1. It is.", "A. True", "B. False", "Answer: A")).records
    assert record.true_false
    assert not read(typed("1. It is.", "A. Yes", "B. No", "Answer: A")).records[0].true_false


def test_a_question_in_a_table() -> None:
    document = docx.Document()
    table = document.add_table(3, 2)
    for row, texts in zip(table.rows, (("1", "Which?"), ("A", "one"), ("B.", "two")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("Answer: B")
    assert items(document) == [("Which?", "one +two", "")]


def test_other_tables_are_listed() -> None:
    document = typed("1. Which row?")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "year", "sum"
    for text in ("A. one", "B. two", "Answer: A"):
        document.add_paragraph(text)
    assert items(document) == [("Which row?\n\nyear\n\nsum", "+one two", "")]
    assert told(document) == ["2: a table; its cells are kept as text"]


def test_print_within_a_text_is_markdown_and_its_characters_stand_for_themselves() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("1. Is H")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run("O ")
    paragraph.add_run("not").bold = True
    paragraph.add_run(" wet, or *x* <b>?")
    for text in ("A. List<String>", "B. no", "Answer: A"):
        document.add_paragraph(text)
    assert items(document) == [(r"Is H<sub>2</sub>O **not** wet, or \*x\* \<b>?", r"+List\<String> no", "")]


def test_headings_are_domains() -> None:
    document = docx.Document()
    document.add_heading("Planets", 1)
    for text in ("1. Which?", "A. one", "B. two", "Answer: A"):
        document.add_paragraph(text)
    assert [record.domain for record in read(document).records] == ["Planets"]


def test_pictures_are_figures(tmp_path: Path, capsys: Capture) -> None:
    document = typed("1. What is this?")
    document.add_picture(BytesIO(PNG))
    for text in ("A. one", "B. two", "Answer: A"):
        document.add_paragraph(text)
    found = read(document)
    ((path, content),) = found.pictures
    assert content == PNG
    assert found.records[0].figure is not None
    assert found.records[0].figure.file == path
    (tmp_path / "q.docx").write_bytes(saved(document))
    assert main(["import", "docx", str(tmp_path / "q.docx"), "--to", str(tmp_path / "bank")]) == 0
    assert capsys.readouterr().err.count("picture") == 0
    assert (tmp_path / "bank" / path).read_bytes() == PNG


def add(parent: Any, name: str, text: str = "", **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    if text:
        element.text = text
    parent.append(element)
    return element


def test_what_is_no_text_is_listed_with_its_paragraph() -> None:
    document = typed("1. Which?", "A. one", "B. two", "Answer: A")
    first, second, third, _ = document.paragraphs
    document.add_comment(first.runs, text="Is this so?", author="An")
    add(add(add(second._p, "w:ins", id="1"), "w:r"), "w:t", " more")
    add(add(add(third._p, "w:del", id="2"), "w:r"), "w:delText", "gone")
    add(add(add(third._p, "m:oMath"), "m:r"), "m:t", "x+1")
    assert items(document) == [("Which?", "+one more twox+1", "")]
    assert told(document) == [
        "1: a comment: Is this so?",
        "2: a tracked insertion, which is kept: more",
        "3: a tracked deletion, which stays out: gone",
        "3: a formula, of which only the characters are kept: x+1",
    ]


def test_text_and_lists_without_a_key_are_listed() -> None:
    document = listed(("Read this.", "Normal"), ("Goals", "List Number"), ("know", "List Bullet"), ("can", "List Bullet"))
    assert items(document) == []
    assert told(document) == ["1: text without answers is left out: Read this.", "2: a list without a key is left out: Goals"]


def rewritten(changes: dict[str, Callable[[bytes], bytes]], *more: tuple[str, bytes]) -> bytes:
    """A document of which some parts are changed, and others are added."""
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(saved(typed("1. Which?", "A. one", "B. two")))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, changes.get(name, bytes)(old.read(name)))
        for name, content in more:
            new.writestr(name, content)
    return stream.getvalue()


def related(kind: str, target: str, mode: str = "External") -> bytes:
    relation = f'<Relationship Id="rId99" Type="http://x/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    return rewritten({"word/_rels/document.xml.rels": lambda old: old.replace(b"</Relationships>", relation.encode())})


REFUSED = {
    "no archive": (b"Which?", "it is damaged, or no archive at all"),
    "old": (b"\xd0\xcf\x11\xe0" + b"x" * 100, "it was saved by an old version of Word"),
    "another archive": (archive(("a.txt", b"")), "it is no document of Word"),
    "macros": (rewritten({}, ("word/vbaProject.bin", b"x")), "it has macros and is not read: save it as .docx"),
    "the type of macros": (rewritten({"[Content_Types].xml": lambda old: old.replace(b"document.main+xml", b"document.macroEnabled.main+xml")}), "it has macros"),
    "a template": (related("attachedTemplate", "file:///C:/x.dotm"), "it needs something outside of it and is not read: attachedTemplate file:///C:/x.dotm"),
    "a remote picture": (related("image", "http://127.0.0.1:9/a.png"), "it needs something outside of it and is not read: image http://127.0.0.1:9/a.png"),
    "an absolute path": (related("image", "/etc/passwd", "Internal"), "it needs something outside of it and is not read: image /etc/passwd"),
    "a path that leaves": (related("image", "../../a.png", "Internal"), "it needs something outside of it and is not read: image ../../a.png"),
    "an XML bomb": (rewritten({"word/document.xml": lambda old: old.replace(b"<w:document", BOMB.replace("quiz", "document").encode() + b"<w:document", 1)}), "has a DOCTYPE, which is not read"),
    "an entity": (rewritten({"word/document.xml": lambda old: b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + old}), "has a DOCTYPE, which is not read"),
    "a bomb in a picture": (rewritten({}, ("word/media/a.svg", BOMB.encode())), "word/media/a.svg in it has a DOCTYPE, which is not read"),
    "a zip bomb": (rewritten({}, ("word/big.bin", b" " * 70_000_000)), "the limit is 67,108,864 bytes"),
    "much XML": (rewritten({}, ("word/big.xml", b" " * 25_000_000)), "bytes of XML; the limit is 25,165,824 bytes"),
    "no XML": (rewritten({"word/document.xml": lambda old: b"<w:document"}), "it cannot be read as a document of Word"),
    "deep XML": (rewritten({"word/document.xml": lambda old: b"<a>" * 100_000}), "it cannot be read as a document of Word"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_document_is_refused_with_one_line(name: str, tmp_path: Path, capsys: Capture) -> None:
    content, message = REFUSED[name]
    with pytest.raises(UnusableError) as refusal:
        reader.read(content)
    assert message in str(refusal.value)
    (tmp_path / "bad.docx").write_bytes(content)
    (tmp_path / "good.docx").write_bytes(saved(typed("1. Which?", "A. one", "B. two", "Answer: A")))
    assert main(["import", "docx", str(tmp_path / "bad.docx"), str(tmp_path / "good.docx"), "--to", str(tmp_path / "bank")]) == 2
    _, err = capsys.readouterr()
    assert err.count(message) == 1
    assert sorted(file.name for file in (tmp_path / "bank").iterdir()) == ["exam.yaml", "good.yaml"]


def test_links_and_absolute_paths_of_parts_are_no_reason_to_refuse() -> None:
    assert reader.read(related("hyperlink", "https://example.org/")).records
    absolute = rewritten({"_rels/.rels": lambda old: old.replace(b'Target="word/document.xml"', b'Target="/word/document.xml"')})
    assert reader.read(absolute).records


def test_much_text_is_read_in_linear_time() -> None:
    for text in ("A. x", "1. x", "A." + "\t" * 3_000, "Answer: " + " " * 3_000, "*" * 3_000, "x   " * 1_000):
        read(typed(*[text] * 300))
