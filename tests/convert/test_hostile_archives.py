"""Hostile archives, as zip and as tar.gz: refused with one line, or read without what is hostile in them."""

from __future__ import annotations

import gzip
import struct
import tarfile
import time
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest

from crs_lint.cli.main import main

Capture = pytest.CaptureFixture[str]
PROBLEM = (
    b"<problem><p>%s?</p><multiplechoiceresponse><choicegroup><choice correct='true'>a</choice><choice correct='false'>b</choice>"
    b"</choicegroup></multiplechoiceresponse></problem>"
)
QTI = (
    b"<assessmentItem identifier='%s'><responseDeclaration identifier='R'><correctResponse><value>a</value></correctResponse>"
    b"</responseDeclaration><itemBody><p>%s</p><choiceInteraction responseIdentifier='R'><simpleChoice identifier='a'>x</simpleChoice>"
    b"<simpleChoice identifier='b'>y</simpleChoice></choiceInteraction></itemBody></assessmentItem>"
)


def zipped(*members: tuple[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as found, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about names that occur twice
        for name, content in members:
            found.writestr(name, content)
    return stream.getvalue()


def tar(*members: tuple[str, bytes]) -> bytes:
    stream = BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as found:
        for name, content in members:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            found.addfile(member, BytesIO(content))
    return stream.getvalue()


def problems() -> bytes:
    return tar(*((f"problem/p{number}.xml", PROBLEM % b"x") for number in range(10)))


def headers(kind: bytes, content: bytes) -> bytes:
    """A tar archive of thousands of headers that say something about the next member."""
    member = tarfile.TarInfo("x")
    member.type, member.size = kind, len(content)
    return gzip.compress((member.tobuf() + content.ljust(512, b"\0")) * 3_000 + bytes(1024))


def sparse(size: int) -> bytes:
    """A member of 512 bytes that says that it has ``size`` with those that are zero."""
    member = tarfile.TarInfo("problem/a.xml")
    member.size = 512
    header = bytearray(member.tobuf(tarfile.GNU_FORMAT))
    header[156:157] = b"S"
    header[386:410] = b"%011o\0%011o\0" % (0, 512)
    header[410:434] = b"%011o\0%011o\0" % (size, 0)
    header[483:495] = b"%011o\0" % size
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    return gzip.compress(bytes(header) + bytes(512 + 1024))


def directory(count: int, extra: bytes = b"") -> bytes:
    """A zip archive that is only a list of files."""
    entry = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 0, 0, 33, 0, 0, 0, 1, len(extra), 0, 0, 0, 0, 0) + b"a" + extra
    listed = entry * count
    return listed + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count & 0xFFFF, count & 0xFFFF, len(listed), 0, 0)


DAMAGED = "it is damaged, or no archive at all."
REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "thousands of headers": ("olx", lambda: headers(b"x", b"13 path=aaaa\n"), DAMAGED),
    "thousands of long names": ("olx", lambda: headers(b"L", b"abc\0"), DAMAGED),
    "a damaged header between others": ("olx", lambda: gzip.compress(problems()[:3072] + b"garbage!" * 64 + problems()[3072:]), DAMAGED),
    "a second stream of gzip": ("olx", lambda: gzip.compress(problems()[:3072]) + gzip.compress(problems()[3072:]), DAMAGED),
    "a part of a stream of gzip": ("olx", lambda: gzip.compress(problems() + bytes(5_000))[:-12], DAMAGED),
    "a sparse file": ("olx", lambda: sparse(8**11 - 1), "unpacked it has more than 67,108,864 bytes."),
    "two different problems of one path": (
        "olx",
        lambda: gzip.compress(tar(("problem/a.xml", PROBLEM % b"x"), ("./problem/a.xml", PROBLEM % b"y"))),
        "it has two different files problem/a.xml.",
    ),
    "two different items of one path": ("qti", lambda: zipped(("a.xml", QTI % (b"i", b"x")), ("a.xml", QTI % (b"i", b"y"))), "it has two different files a.xml."),
    "two contents": ("h5p", lambda: zipped(("h5p.json", b"{}"), ("content/content.json", b"1"), ("content\\content.json", b"2")), "it has two different files content/content.json."),
    "very many files": ("qti", lambda: directory(600_000), "its list of files has more than 4,194,304 bytes."),
    "long descriptions of files": ("h5p", lambda: directory(400, b"\x99\x99\0\0" * 16_383), "its list of files has more than 4,194,304 bytes."),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_archive_exits_with_2_and_one_line(name: str, tmp_path: Path, capsys: Capture) -> None:
    kind, content, message = REFUSED[name]
    (tmp_path / "in").write_bytes(content())
    began = time.process_time()
    assert main(["import", kind, str(tmp_path / "in"), "--to", str(tmp_path / "bank")]) == 2
    assert time.process_time() - began < 5
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"crs-lint: {(tmp_path / 'in').as_posix()}: {message}\n")
    assert not (tmp_path / "bank").exists()


def test_a_file_that_stands_twice_in_an_archive_is_read_once(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "in").write_bytes(zipped(("a.xml", QTI % (b"i", b"x")), ("a.xml", QTI % (b"i", b"x"))))
    assert main(["import", "qti", str(tmp_path / "in"), "--to", str(tmp_path / "bank")]) == 0
    assert "1 item in" in capsys.readouterr().out


def test_a_picture_whose_path_steers_a_terminal_or_is_very_long_is_not_copied(tmp_path: Path, capsys: Capture) -> None:
    names = ("f\x1b[2J\n::error::.png", "\u202e.png", "a" * 300 + ".png", "a/" * 40 + "b.png")
    items = [(f"{number}.xml", QTI % (b"i%d" % number, b"x<img src='%s'/>" % quote(name).encode())) for number, name in enumerate(names)]
    (tmp_path / "in").write_bytes(zipped(*items, *((name, b"x") for name in names)))
    assert main(["import", "qti", str(tmp_path / "in"), "--to", str(tmp_path / "bank")]) == 0
    assert capsys.readouterr().err.count("cannot be copied") == len(names)
    assert sorted(path.name for path in (tmp_path / "bank").iterdir()) == ["exam.yaml", "in.yaml"]


def test_a_path_of_thousands_of_folders_is_refused(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "in").write_bytes(zipped(("a/" * 2_000 + "b.png", b"x"), ("a.xml", QTI % (b"i", b"x"))))
    assert main(["import", "qti", str(tmp_path / "in"), "--to", str(tmp_path / "bank")]) == 2
    assert "it has folders of more than 64 levels: a/a/" in capsys.readouterr().err


QUESTION = b"<p>q</p><multiplechoiceresponse><choicegroup><choice correct='true'>a</choice></choicegroup></multiplechoiceresponse>"
TOML = b"[[questions]]\ntype='MultipleChoice'\nmultipart='a'\nprompt.prompt='q'\nanswer.answer='a'\n"
REPEATED: dict[str, tuple[str, bytes]] = {
    "a text above all questions of a problem": ("olx", b"<problem><p>" + b"word " * 20_000 + b"</p>" + QUESTION.replace(b"<choicegroup>", b"<label>q</label><choicegroup>") * 1_000 + b"</problem>"),
    "a text that questions share": ("toml", b"multipart.a='''" + b"x " * 50_000 + b"'''\n" + TOML * 1_000),
    "a category": ("gift", b"$CATEGORY: d/" + b"t" * 100_000 + b"\n\n" + b"Q {=a ~b}\n\n" * 1_000),
    "the title of a section": ("canvas", b"<questestinterop><assessment title='d'><section title='" + b"t" * 100_000 + b"'>" + b"<item ident='x'><presentation><response_lid><render_choice><response_label ident='a'/></render_choice></response_lid></presentation></item>" * 1_000 + b"</section></assessment></questestinterop>"),
}  # fmt: skip


@pytest.mark.parametrize("name", REPEATED)
def test_a_long_text_in_many_items_is_refused(name: str, tmp_path: Path, capsys: Capture) -> None:
    kind, content = REPEATED[name]
    (tmp_path / "in").write_bytes(content)
    assert main(["import", kind, str(tmp_path / "in"), "--to", str(tmp_path / "bank")]) == 2
    assert "characters together; the limit is 67,108,864." in capsys.readouterr().err
    assert not (tmp_path / "bank").exists()


def manifest(content: bytes) -> bytes:
    return zipped(("imsmanifest.xml", b"<manifest" + content + b"</manifest>"), ("a.xml", QTI % (b"i", b"x")))


def test_folders_with_long_names_in_a_manifest_are_refused(tmp_path: Path, capsys: Capture) -> None:
    content = b" xml:base='" + b"a/" * 200_000 + b"'>" + b"<resource href='x.xml'><keyword>t</keyword></resource>" * 100
    (tmp_path / "in").write_bytes(manifest(content))
    assert main(["import", "qti", str(tmp_path / "in"), "--to", str(tmp_path / "bank")]) == 2
    assert "imsmanifest.xml:1: its folders (xml:base) have too long names together." in capsys.readouterr().err


def pictures(count: int) -> bytes:
    """A pool of Blackboard with as many questions as pictures, none of which is there."""
    shown = b"&lt;img src='@X@EmbeddedFile.requestUrlStub@X@bbcswebdav/xid-9_1'&gt;"
    item = (
        b"<item><presentation><material><mattext texttype='text/html'>%s</mattext></material><response_lid/></presentation></item>" % shown
    )
    return zipped(
        *((f"{number}.png", b"x") for number in range(count)), ("a.xml", b"<questestinterop>%s</questestinterop>" % (item * count))
    )


GROWING: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "resources in resources of a manifest": ("qti", lambda n: manifest(b">" + b"<resource href='x.xml'>" * 60 * n + b"<keyword>t</keyword>" * 4_000 + b"</resource>" * 60 * n)),
    "pictures of Blackboard": ("qti", lambda n: pictures(600 * n)),
    "domains": ("gift", lambda n: b"".join(b"$CATEGORY: d%d\n\nQ%d {=a ~b}\n\n" % (number, number) for number in range(400 * n))),
    "domains of one file name": ("gift", lambda n: b"".join(b"$CATEGORY: d%s\n\nQ%d {=a ~b}\n\n" % (b"." * number, number) for number in range(200 * n))),
}  # fmt: skip


@pytest.mark.parametrize("name", GROWING)
def test_the_work_of_an_import_grows_with_the_file(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kind, content = GROWING[name]
    monkeypatch.setattr("crs_lint.convert.import_files.write_new_files", lambda contents: tuple(contents))

    def seconds(size: int) -> float:
        (tmp_path / "in").write_bytes(content(size))
        began = time.process_time()
        main(["import", kind, str(tmp_path / "in"), "--to", str(tmp_path / "bank")])
        return time.process_time() - began

    seconds(1)
    ratios: list[float] = []
    while len(ratios) < 3 and (not ratios or ratios[-1] > 6):
        ratios.append(seconds(4) / max(seconds(1), 0.002))
    assert ratios[-1] <= 6, ratios


def test_halves_of_characters_in_the_settings_of_a_question_are_replaced(tmp_path: Path) -> None:
    question = b"<p>q</p><pl-multiple-choice answers-name='a'><pl-answer correct='true'>a</pl-answer></pl-multiple-choice>"
    info = b'{"type": "v3", "title": "t", "topic": "\\ud800", "tags": ["\\udc00"]}'
    (tmp_path / "in").write_bytes(zipped(("questions/a/question.html", question), ("questions/a/info.json", info)))
    main(["import", "prairielearn", str(tmp_path / "in"), "--to", str(tmp_path / "bank")])
    assert (tmp_path / "bank" / "in.yaml").read_text().count("\ufffd") == 2


def test_a_formula_of_several_lines_gets_an_apostrophe() -> None:
    from crs_lint.convert.record import ItemRecord, OptionRecord
    from crs_lint.convert.tables import csv_writer

    written = csv_writer.write([ItemRecord("=\n1+1", (OptionRecord("a", correct=True), OptionRecord("b")))])
    assert b'"\'=\n1+1"' in written.files[0][1]


def test_a_table_in_tables_is_read_once() -> None:
    import docx

    from crs_lint.convert.docx import reader

    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    for _ in range(7):
        cell = cell.add_table(1, 1).cell(0, 0)
    cell.text = "Which planet is the largest?"
    stream = BytesIO()
    document.save(stream)
    losses = [loss.message for loss in reader.read(stream.getvalue()).losses]
    assert sum(message.count("Which planet") for message in losses) == 1
