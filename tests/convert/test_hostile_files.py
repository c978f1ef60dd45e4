"""Hostile files, and files of another format: one line each, exit code 2, and nothing is written."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from crs_lint.cli.main import main
from crs_lint.convert.aiken import reader as aiken
from crs_lint.convert.markdown import reader as markdown
from crs_lint.convert.moodle import gift
from crs_lint.convert.moodle import moodle_xml as moodle
from crs_lint.convert.qti import reader as qti_reader
from crs_lint.convert.record import UnusableError
from crs_lint.convert.tables import separated, xlsx
from tests.convert.test_tables import workbook

Capture = pytest.CaptureFixture[str]
BOMB = (
    '<!DOCTYPE quiz [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
MOODLE = '<quiz><question type="multichoice"><name><text>n</text></name><questiontext format="html"><text>%s</text></questiontext><answer fraction="100"><text>x</text></answer></question></quiz>'


def xlsx_bomb() -> bytes:
    """A workbook whose sheet unpacks to 100 MB."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook([("stem", "A", "B", "key")]))) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            filler = b"<!--" + b" " * 100_000_000 + b"-->" if member.filename.endswith("sheet1.xml") else b""
            new.writestr(member.filename, old.read(member) + filler)
    return stream.getvalue()


def lying_bomb() -> bytes:
    """The same, with a directory that states a small size."""
    content = xlsx_bomb()
    with zipfile.ZipFile(BytesIO(content)) as found:
        (size,) = [member.file_size for member in found.infolist() if member.file_size > 1_000_000]
    return content.replace(struct.pack("<I", size), struct.pack("<I", 1000))


def xlsx_with_entity() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook([("stem", "A", "B", "key")]))) as old, zipfile.ZipFile(stream, "w") as new:
        for member in old.infolist():
            text = old.read(member)
            new.writestr(member.filename, text.replace(b"<worksheet", BOMB.encode() + b"<worksheet", 1))
    return stream.getvalue()


HARM: dict[str, tuple[str, Callable[[], bytes] | bytes, str]] = {
    "entity bomb": ("moodle", (BOMB + MOODLE % "&i;").encode(), ":1: it has a DOCTYPE, which may declare entities or name other files and is not read: remove it."),
    "external entity": ("moodle", b'<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + (MOODLE % "&x;").encode(), ":3: it has a DOCTYPE"),
    "external kind of document": ("qti", b'<!DOCTYPE assessmentItem SYSTEM "http://127.0.0.1:9/x.dtd"><assessmentItem/>', ":1: it has a DOCTYPE"),
    "bomb in UTF-16": ("moodle", ('<?xml version="1.0" encoding="UTF-16"?>' + BOMB + MOODLE % "&i;").encode("utf-16"), ":1: it has a DOCTYPE"),
    "DOCTYPE behind two byte order marks": ("moodle", ("\ufeff\ufeff" + BOMB + MOODLE % "&i;").encode(), ":1: it has a DOCTYPE"),
    "DOCTYPE behind a mark": ("qti", ("<?xml version='1.0'?>\ufeff" + BOMB + "<quiz/>").encode(), ":1: it has a DOCTYPE"),
    "unknown entity": ("moodle", (MOODLE % "&nbsp;").encode(), ":1: it is not well-formed XML: Entity 'nbsp' not defined."),
    "deep": ("moodle", b"<quiz>" + b"<a>" * 100_000, "it is not well-formed XML: "),
    "unknown encoding": ("moodle", b'<?xml version="1.0" encoding="zip"?><quiz/>', ':1: it declares the encoding "zip", which is not known'),
    "wrong encoding": ("moodle", b'<?xml version="1.0"?>\n<quiz>\xe9</quiz>', ":2: it is not saved as UTF-8"),
    "other XML": ("moodle", b"<html/>", ":1: it is not Moodle XML"),
    "no XML": ("moodle", b"GIF89a", "it is not well-formed XML: "),
    "nothing": ("moodle", b"", "it is not well-formed XML: "),
    "bomb in QTI 1.2": ("canvas", (BOMB.replace("quiz", "questestinterop") + "<questestinterop>&i;</questestinterop>").encode(), ":1: it has a DOCTYPE"),
    "external entity in QTI 1.2": ("qti", b'<!DOCTYPE questestinterop [<!ENTITY x SYSTEM "file:///etc/hostname">]><questestinterop>&x;</questestinterop>', ":1: it has a DOCTYPE"),
    "deep QTI 1.2": ("canvas", b"<questestinterop>" + b"<section>" * 100_000, "it is not well-formed XML: "),
    "QTI 1.2 without items": ("qti", b"<questestinterop/>", "there is no multiple-choice question in it."),
    "other questions only": ("qti", b"<assessmentItem><itemBody><textEntryInteraction/></itemBody></assessmentItem>", "there is no multiple-choice question in it."),
    "zip bomb": ("xlsx", xlsx_bomb, "the limit is 67,108,864 bytes."),
    "zip bomb that lies": ("xlsx", lying_bomb, ": it is damaged, or no archive at all."),
    "entity bomb in a workbook": ("xlsx", xlsx_with_entity, "xl/worksheets/sheet1.xml in it has a DOCTYPE, which is not read."),
    "no workbook": ("xlsx", b"stem,a,b", ": it is damaged, or no archive at all."),
    "other archive": ("xlsx", lambda: archive(("a.txt", b"x")), ": it cannot be read as a workbook of a spreadsheet."),
    "no columns": ("csv", b"a,b\n1,2\n", ':1: it has no column for stem and none for correct; its columns are "a", "b".'),
    "no columns in a workbook": ("xlsx", lambda: workbook([("a", "b")]), 'the sheet "S1" is left out: it has no column for stem'),
    "picture above the folder": ("markdown", b"# Q?\n\n![x](../secret.png)\n\n- [x] a\n- [ ] b\n", ":1: the picture ../secret.png does not lie in the folder of this file."),
    "picture at the root": ("markdown", b"# Q?\n\n- [x] a ![x](/etc/passwd)\n- [ ] b\n", ":1: the picture /etc/passwd does not lie in the folder of this file."),
    "picture of a file system": ("gift", b"[html]Q <img src\\=\"file\\:///etc/passwd\"> {=a ~b}", "the picture file:///etc/passwd does not lie in the folder of this file."),
    "text of another encoding": ("gift", b"Q\n\xff {=a ~b}", ":2: it is not saved as UTF-8: save it with the encoding UTF-8."),
    "nested JSON": ("json", b"[" * 10_000 + b"]" * 10_000, ":1: it is nested more than 64 levels deep."),
    "nested groups of JSON": ("json", b'{"a":' * 100_000, ":1: it is nested more than 64 levels deep."),
    "duplicate keys": ("json", b'{"questions": [\n{"question": "Q?", "options": ["a", "b"], "answer": 0,\n"answer": 1}]}', ':2: the field "answer" occurs twice in the group that begins here: remove one of them.'),
    "no JSON": ("json", b'{"questions": [\n{"question": "Q?",}]}', ":2: it is not valid JSON: expecting property name"),
    "number of thousands of digits": ("json", b"[" + b"9" * 10_000 + b"]", "no questions with answers and a key are recognized in it."),
    "other JSON": ("json", b'{"name": "planets", "scripts": {"test": "jest"}}', "no questions with answers and a key are recognized in it."),
    "JSON in another encoding": ("json", '[{"question": "\xe9"}]'.encode("latin-1"), ":1: it is not saved as UTF-8"),
    "large JSON": ("json", lambda: b"[" + b"0," * 17_000_000 + b"0]", ": the file has more than 33,554,432 bytes: split it."),
    "picture above the folder in JSON": ("json", b'[{"question": "Q?", "options": ["a", "b"], "answer": "a", "image": "../secret.png"}]', ":1: the picture ../secret.png does not lie in the folder of this file."),
    "no question": ("gift", b"// nothing\n", "there is no multiple-choice question in it."),
    "too large": ("gift", b"x" * (32 * 1024 * 1024 + 1), ": the file has more than 33,554,432 bytes: split it."),
}  # fmt: skip


def archive(*members: tuple[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as found:
        for name, content in members:
            found.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("name", HARM)
def test_a_hostile_file_exits_with_2_and_one_line(name: str, tmp_path: Path, capsys: Capture) -> None:
    kind, content, message = HARM[name]
    file = tmp_path / "in" / "file"
    file.parent.mkdir()
    (tmp_path / "secret.png").write_bytes(b"x")
    file.write_bytes(content if isinstance(content, bytes) else content())
    assert main(["import", kind, str(file), "--to", str(tmp_path / "bank")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"crs-lint: {file.as_posix()}")
    assert message in err
    assert err.count("\n") == 1
    assert not (tmp_path / "bank").exists()


def test_a_picture_that_is_a_link_out_of_the_folder_is_not_imported(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.png").write_bytes(b"x")
    (tmp_path / "in" / "a.png").symlink_to("../secret.png")
    (tmp_path / "in" / "q.md").write_text("# Q?\n\n![x](a.png)\n\n- [x] a\n- [ ] b\n")
    assert main(["import", "markdown", str(tmp_path / "in/q.md"), "--to", str(tmp_path / "bank")]) == 2
    assert "does not lie in the folder" in capsys.readouterr().err
    assert not (tmp_path / "bank").exists()


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252", "utf-8"])
def test_the_declared_encoding_of_xml_is_used(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n' + MOODLE % "Où ?"
    assert moodle.read(text.encode(encoding)).records[0].stem == "Où ?"


def test_the_encoding_of_a_byte_order_mark_is_used() -> None:
    text = '<?xml version="1.0" encoding="iso-8859-1"?>\n' + MOODLE % "Où ?"
    assert moodle.read(text.encode("utf-8-sig")).records[0].stem == "Où ?"


def test_control_characters_of_items_are_escaped_in_messages(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "q.gift"
    file.write_text(
        "::\x1b[2J a::Q {=%50%\x1b]0;x\x07 ~b}\n\n[html]Q <\x1bfont> ::error::x {=a ~b}\n\n$CATEGORY: ::set-output name\\=x::\x1b\n\nQ3 {=\u202ea ~b}\n"
    )
    assert main(["import", "gift", str(file), "--to", str(tmp_path / "bank")]) == 0
    out, err = capsys.readouterr()
    for printed in (out, err):
        assert not any(ord(char) < 32 and char != "\n" for char in printed)
        assert not any(line.lstrip().startswith("::") for line in printed.splitlines())


def test_existing_files_are_not_overwritten(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "q.gift"
    file.write_text("Q {=a ~b}\n\n$CATEGORY: x\n\nQ {=a ~b}\n")
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "q-x.yaml").write_text("mine")
    assert main(["import", "gift", str(file), "--to", str(tmp_path / "bank")]) == 2
    assert capsys.readouterr().err.endswith(
        "bank/q-x.yaml: the file exists already. Choose another path with --to, or move the file away.\n"
    )
    assert [one.name for one in (tmp_path / "bank").iterdir()] == ["q-x.yaml"]
    assert main(["export", "gift", str(tmp_path), "--to", str(file)]) == 2


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_without_write_permission_exits_with_2(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "q.gift").write_text("Q {=a ~b}\n")
    (tmp_path / "bank").mkdir(0o555)
    assert main(["import", "gift", str(tmp_path / "q.gift"), "--to", str(tmp_path / "bank")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_full_disk_leaves_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    from crs_lint.files import atomic_write

    def full(file: str, content: bytes, *, new: bool = False, write: Callable[..., None] = atomic_write.write_bytes) -> None:
        if file.endswith("q-x.yaml"):
            raise OSError(28, "No space left on device")
        write(file, content, new=new)

    monkeypatch.setattr(atomic_write, "write_bytes", full)
    (tmp_path / "q.gift").write_text("Q {=a ~b}\n\n$CATEGORY: x\n\nQ {=a ~b}\n")
    assert main(["import", "gift", str(tmp_path / "q.gift"), "--to", str(tmp_path / "bank")]) == 2
    assert "bank/q-x.yaml: cannot be written (No space left on device)." in capsys.readouterr().err
    assert not (tmp_path / "bank").exists()


def test_an_unterminated_question_is_read_in_linear_time() -> None:
    from crs_lint.convert.aiken import reader as aiken
    from crs_lint.convert.markdown import reader as markdown
    from crs_lint.convert.moodle import gift
    from crs_lint.convert.tables import separated

    many = 100_000
    for text in (
        "{" * many,
        "Q {" + "~" * many,
        "Q {" + "####" * many,
        "::" * many,
        "Q {=a ~" + "\\" * many + "}",
        "[" * many,
        "// [id:" * many,
        "%" * many,
    ):
        gift.read(f"{text}\n".encode())
    for text in ("A. x\n" * many, "Q\n" + "A. x\n" * many, "Q\n" * many + "ANSWER: A"):
        aiken.read(text.encode())
    for text in (
        "# Q\n" * many,
        "![" * many,
        "Q\n" + "- [ ] x\n" * many,
        "> \n" * many,
        "**" * many,
        "```\n" * many,
        "# " + "#" * many + " x",
        "![a](" * many,
    ):
        markdown.read(text.encode())
    separated.read(("stem,a,b,key\n" + "Q,x,y,A\n" * 20_000).encode())
    qti_reader.read(
        b"<assessmentItem identifier='x'><itemBody><choiceInteraction>"
        + b"<simpleChoice/>" * 10_000
        + b"</choiceInteraction></itemBody></assessmentItem>"
    )


def test_the_missing_extra_is_named(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "q.csv").write_text("stem,a,b,key\nQ,x,y,A\n")
    for package, name, modules in (
        ("lxml", "moodle", ("moodle.moodle_xml", "markup.xml", "markup.html_to_markdown")),
        ("lxml", "gift", ("moodle.gift", "markup.html_to_markdown")),
        ("openpyxl", "xlsx", ("tables.xlsx",)),
    ):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, package, None)
            for module in modules:
                patch.delitem(sys.modules, f"crs_lint.convert.{module}", raising=False)
            assert main(["import", name, str(tmp_path / "q.csv"), "--to", str(tmp_path / "bank")]) == 2
        told = capsys.readouterr().err
        assert told == (
            f'crs-lint: the format {name} needs the package {package}; install crs-lint with its extra "convert", '
            'as in: python -m pip install "../crs-lint[convert]"\n'
        )
    assert main(["import", "csv", str(tmp_path / "q.csv"), "--to", str(tmp_path / "bank")]) == 0


def test_a_check_imports_no_converters(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("items: []\n")
    code = "import sys; from crs_lint.cli.main import main; main(['a.yaml']); print([name for name in sys.modules if 'convert' in name or name in ('lxml', 'openpyxl')])"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("import", "gitf", "x", "--to", "y"), 'there is no format "gitf" to import. Did you mean "gift"?'),
        (
            ("export", "aiken", "x", "--to", "y"),
            'there is no format "aiken" to export. The formats are: moodle, gift, qti, canvas, csv, json, markdown.',
        ),
        (("import", "gift", "x"), "name what to import and where to write it, as in: crs-lint import gift quiz.txt --to bank/"),
        (("export", "gift", "--to", "y"), "name what to export and where to write it, as in: crs-lint export gift bank/ --to quiz.txt"),
        (("import", "gift", "nowhere", "--to", "y"), "nowhere: there is no such file or folder."),
        (("import", "gift", ".", "--to", "y"), ".: This is a folder, a pipe or a device, not a file."),
        (("export", "gift", "nowhere", "--to", "y"), "nowhere: there is no such file or folder."),
        pytest.param(("export", "gift", "bad.yaml", "--to", "y"), "bad.yaml:1: ", marks=pytest.mark.yaml_rs),
        (("export", "gift", "none.yaml", "--to", "y"), "none.yaml: there are no items in it."),
    ],
)
def test_an_import_or_export_that_is_impossible_exits_with_2_and_one_line(
    arguments: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.yaml").write_text("items: [\n")
    (tmp_path / "none.yaml").write_text("items: []\n")
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert message in err
    assert not (tmp_path / "y").exists()


SPACES = b" " * 5_000
QTI = (
    b"<assessmentItem><itemBody>%s<choiceInteraction responseIdentifier='R'><simpleChoice/></choiceInteraction></itemBody></assessmentItem>"
)
LISTED = MOODLE.encode().replace(b"<text>%s", b"<text><![CDATA[<ol>%s</ol>]]>")
QTI1 = b"<questestinterop><item><presentation><response_lid><render_choice>%s</render_choice></response_lid></presentation>%s</item></questestinterop>"
RULE = (
    b"<resprocessing><respcondition><conditionvar><varequal>%s</varequal></conditionvar><setvar>1</setvar></respcondition></resprocessing>"
)
FEEDBACK = b"<itemfeedback ident='a'><material><mattext>x</mattext></material></itemfeedback>"
GROWING: dict[str, tuple[Callable[[bytes], object], Callable[[int], bytes]]] = {
    "spaces in the key of a table": (separated.read, lambda n: b"stem,A,B,key\nQ?,a,b,a" + SPACES * n + b"b\n"),
    "spaces in the key of an Aiken item": (aiken.read, lambda n: b"Q?\nA. a\nB. b\nANSWER: A" + SPACES * n + b"B\n"),
    "spaces in a Markdown heading": (markdown.read, lambda n: b"# a" + SPACES * n + b"b?\n- [x] a\n- [ ] b\n"),
    "spaces in a Markdown key": (markdown.read, lambda n: b"# a?\n- [ ] a\n- [ ] b\n\nAnswer: a" + SPACES * n + b"b\n"),
    "unclosed comments of GIFT": (gift.read, lambda n: b"// " + b"[id:" * 3_000 * n + b"\nQ {=a ~b}\n"),
    "feedback in the body of a QTI item": (
        qti_reader.read,
        lambda n: QTI.replace(b"%s", b"<feedbackInline>x</feedbackInline> y" * 2_000 * n),
    ),
    "rubrics of a QTI item": (qti_reader.read, lambda n: QTI.replace(b"%s", b"<rubricBlock view='scorer'>x</rubricBlock> y" * 2_000 * n)),
    "formulas of a QTI item": (qti_reader.read, lambda n: QTI.replace(b"%s", b"<math><mi>x</mi></math> y" * 2_000 * n)),
    "objects in objects of a QTI item": (qti_reader.read, lambda n: QTI.replace(b"%s", (b"<object>x" * 200 + b"</object>" * 200) * 15 * n)),
    "keys of a QTI item": (
        qti_reader.read,
        lambda n: (
            QTI.replace(
                b"<itemBody>",
                b"<responseDeclaration identifier='R'><correctResponse>"
                + b"<value>z</value>" * 2_000 * n
                + b"</correctResponse></responseDeclaration><itemBody>",
            )
            .replace(b"%s", b"")
            .replace(b"<simpleChoice/>", b"<simpleChoice/>" * 2_000 * n)
        ),
    ),
    "rules of a QTI 1.2 item": (qti_reader.read, lambda n: QTI1 % (b"<response_label ident='a'/>" * 200, RULE % b"a" * 2_000 * n)),
    "conditions of a QTI 1.2 item": (
        qti_reader.read,
        lambda n: (
            QTI1 % (b"<response_label ident='a'/>" * 200, RULE % (b"a</varequal><not><varequal>b</varequal></not><varequal>" * 2_000 * n))
        ),
    ),
    "feedback of a QTI 1.2 item": (
        qti_reader.read,
        lambda n: QTI1 % (b"<response_label ident='a'/>" * 2, FEEDBACK * 1_000 * n),
    ),
    "sections of QTI 1.2": (
        qti_reader.read,
        lambda n: b"<questestinterop>%s</questestinterop>" % (b"<section title='a'><item/></section>" * 2_000 * n),
    ),
    "entries of an HTML list": (moodle.read, lambda n: LISTED.replace(b"%s", b"<li>x</li>" * 1_500 * n)),
}


@pytest.mark.parametrize("name", GROWING)
def test_the_work_of_a_reader_grows_with_the_file(name: str) -> None:
    read, content = GROWING[name]

    def seconds(size: int) -> float:
        began = time.process_time()
        read(content(size))
        return time.process_time() - began

    seconds(1)
    ratios: list[float] = []
    while len(ratios) < 3 and (not ratios or ratios[-1] > 6):  # one measurement may be disturbed, three are not
        ratios.append(seconds(4) / max(seconds(1), 0.002))
    assert ratios[-1] <= 6, ratios


def far_sheets(count: int) -> bytes:
    """A workbook with that many sheets besides its first, each with one cell far from the origin."""
    found = openpyxl.Workbook()
    first = found.create_sheet("Q")
    first.append(("stem", "A", "B", "key"))
    first.append(("Q?", "a", "b", "A"))
    del found["Sheet"]
    for number in range(count):
        found.create_sheet(f"F{number}")["GR50000"] = "x"
    stream = BytesIO()
    found.save(stream)
    return stream.getvalue()


def test_cells_beyond_the_limit_of_a_workbook_are_not_read() -> None:
    seen = 0
    real = xlsx._Sheet._text

    def text(self: xlsx._Sheet, number: int, value: object) -> str:
        nonlocal seen
        seen += 1
        return real(self, number, value)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xlsx._Sheet, "_text", text)
        found = xlsx.read(far_sheets(3))
    assert len(found.records) == 1
    assert "cells beyond 200 columns or 50,000 rows" in [loss.message for loss in found.losses]
    assert seen < 1_000  # empty rows are not kept


def test_sheets_beyond_the_limit_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_SHEETS", 2)
    assert "sheets beyond 2" in [loss.message for loss in xlsx.read(far_sheets(2)).losses]


def test_a_shared_string_counts_once_per_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_CHARACTERS", 1_000)
    with pytest.raises(UnusableError, match="more than 1,000 characters together"):
        xlsx.read(workbook([("stem", "A", "B", "key"), *[("x" * 300, "a", "b", "A")] * 4]))


def test_a_file_that_is_refused_keeps_no_other_from_coming_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.gift").write_bytes(b"Q\n\xff {=a ~b}")
    (tmp_path / "b.gift").write_text("Which is it? {=a ~b}\n")
    (tmp_path / "c.gift").write_text("// nothing\n")
    assert main(["import", "gift", "a.gift", "b.gift", "c.gift", "none.gift", "--to", "bank"]) == 2
    out, err = capsys.readouterr()
    assert out == "bank/exam.yaml\nbank/b.yaml\n1 item in 2 files\n"
    assert err.splitlines() == [
        "c.gift: there is no multiple-choice question in it",
        "crs-lint: 1 value could not be converted; see above.",
        'crs-lint: no item has an explanation, so exam.yaml requires none; it says "requires: []".',
        "crs-lint: a.gift:2: it is not saved as UTF-8: save it with the encoding UTF-8.",
        "crs-lint: none.gift: there is no such file or folder.",
    ]
    assert main(["import", "gift", "a.gift", "none.gift", "--to", "other"]) == 2
    assert capsys.readouterr().out == ""
    assert not (tmp_path / "other").exists()
