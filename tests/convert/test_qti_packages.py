"""Packages of QTI: what a file refers to is found from that file, and a bad file refuses itself alone."""

from __future__ import annotations

import os
import zipfile
from base64 import b64encode
from io import BytesIO
from pathlib import Path

import pytest

from crs_lint.cli.main import main
from crs_lint.convert.packages.paths import joined, located

Capture = pytest.CaptureFixture[str]
PNG = b"\x89PNG\r\n\x1a\n"


def item(name: str, body: str = "", *, head: str = "") -> bytes:
    """An item of QTI 2 in one line, with ``body`` before its choices."""
    return (
        f'{head}<assessmentItem identifier="{name}" title="{name}">'
        '<responseDeclaration identifier="R" cardinality="single"><correctResponse><value>a</value></correctResponse></responseDeclaration>'
        f'<itemBody>{body}<choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>What is {name}?</prompt>'
        '<simpleChoice identifier="a">this</simpleChoice><simpleChoice identifier="b">that</simpleChoice>'
        '</choiceInteraction></itemBody><modalFeedback identifier="all">Since.</modalFeedback></assessmentItem>'
    ).encode()


def image(path: str) -> str:
    return f'<p><img src="{path}" alt="x"/></p>'


def package(target: Path, files: dict[str, bytes]) -> Path:
    """A folder, or an archive if its name ends in .zip."""
    if target.suffix == ".zip":
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        target.write_bytes(stream.getvalue())
    else:
        for name, content in files.items():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(content)
    return target


def brought(files: dict[str, bytes], tmp_path: Path, capsys: Capture, *, name: str = "p.zip", code: int = 0) -> tuple[str, list[str]]:
    """The YAML that an import of a package writes, and its messages without the path of the package."""
    source = package(tmp_path / name, files)
    assert main(["import", "qti", str(source), "--to", str(tmp_path / "bank")]) == code
    told = capsys.readouterr().err.replace("crs-lint: ", "").replace(f"{source.as_posix()}: ", "").replace(f"{source.as_posix()}/", "")
    found = "".join(file.read_text("utf-8") for file in sorted((tmp_path / "bank").glob("*.yaml")) if file.name != "exam.yaml")
    return found, told.splitlines()


def copied(tmp_path: Path) -> list[str]:
    return sorted(file.relative_to(tmp_path / "bank").as_posix() for file in (tmp_path / "bank").rglob("*.png"))


@pytest.mark.parametrize(
    ("file", "reference", "path"),
    [
        ("q.xml", "a.png", "a.png"),
        ("items/q.xml", "a.png", "items/a.png"),
        ("items/q.xml", "../img/a.png", "img/a.png"),
        ("items/q.xml", "./x/../a.png", "items/a.png"),
        ("a/b/q.xml", "..\\..\\a.png", "a.png"),
        ("items/q.xml", "../../a.png", None),
        ("q.xml", "../a.png", None),
        ("q.xml", "..\\a.png", None),
        ("q.xml", "..", None),
        ("q.xml", "/etc/a.png", None),
        ("q.xml", "\\\\host\\a.png", None),
        ("q.xml", "C:\\a.png", None),
        ("q.xml", "file:///etc/a.png", None),
        ("q.xml", "a\0.png", None),
        ("../q.xml", "a.png", None),
        ("/tmp/q.xml", "a.png", None),
    ],
)
def test_a_path_starts_from_the_file_that_names_it(file: str, reference: str, path: str | None) -> None:
    assert joined(file, reference) == path


@pytest.mark.parametrize(
    ("address", "files", "path"),
    [
        ("a%20b.png", ["i/a b.png"], "i/a b.png"),
        ("a%20b.png", ["i/a%20b.png", "i/a b.png"], "i/a%20b.png"),
        ("a.png?v=2#x", ["i/a.png"], "i/a.png"),
        ("a#1.png", ["i/a#1.png"], "i/a#1.png"),
        ("a.png", [], "i/a.png"),
        ("%2e%2e/a.png", ["a.png"], "a.png"),
        ("%2e%2e/%2e%2e/a.png", [], None),
        ("..%5c..%5ca.png", [], None),
        ("%2Fetc%2Fa.png", [], None),
        ("@X@EmbeddedFile.requestUrlStub@X@b/xid-1_1", ["c/sun__xid-1_1.png"], "c/sun__xid-1_1.png"),
        ("@X@EmbeddedFile.requestUrlStub@X@b/xid-1_1", ["c/sun__xid-1_12.png"], "@X@EmbeddedFile.requestUrlStub@X@b/xid-1_1"),
        ("../../a@X@EmbeddedFile.requestUrlStub@X@b/xid-1_1", [], None),
        ("/etc/a@X@EmbeddedFile.requestUrlStub@X@b/xid-1_1", [], None),
    ],
)
def test_the_address_of_a_picture_is_decoded(address: str, files: list[str], path: str | None) -> None:
    assert located("i/q.xml", address, files) == path


@pytest.mark.parametrize("name", ["p.zip", "p"])
def test_pictures_are_found_from_the_file_of_the_item(name: str, tmp_path: Path, capsys: Capture) -> None:
    files = {
        "items/one.xml": item("one", image("../img/a.png")),
        "items/two.xml": item("two", image("b%20c.png")),
        "img/a.png": PNG,
        "items/b c.png": PNG + b"2",
        "a.png": b"of the root",
    }
    found, told = brought(files, tmp_path, capsys, name=name)
    assert told == []
    assert "figure:\n      file: img/a.png" in found
    assert "figure:\n      file: items/b c.png" in found
    assert copied(tmp_path) == ["img/a.png", "items/b c.png"]
    assert (tmp_path / "bank/items/b c.png").read_bytes() == PNG + b"2"


@pytest.mark.parametrize("name", ["p.zip", "p"])
@pytest.mark.parametrize("path", ["../../secret.png", "/etc/secret.png", "file:///etc/secret.png", "..\\..\\secret.png", "%2e%2e/%2e%2e/secret.png"])  # fmt: skip
def test_a_picture_outside_of_the_package_is_refused_alone(path: str, name: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    files = {"items/bad.xml": b"\n" + item("bad", image(path) + image("a.png")), "items/good.xml": item("good"), "items/a.png": PNG}
    found, told = brought(files, tmp_path, capsys, name=name, code=2)
    assert told == [
        "items/bad.xml:2: the picture a.png (x)",
        "1 value could not be converted; see above.",
        f"items/bad.xml:2: the picture {path} does not lie in the package.",
    ]
    assert "What is bad?" in found
    assert "What is good?" in found
    assert "secret" not in found
    assert copied(tmp_path) == []


def test_no_file_beside_an_archive_comes_in(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "mine.png").write_bytes(PNG)
    found, told = brought({"one.xml": item("one", image("mine.png"))}, tmp_path, capsys)
    assert told[0] == "one.xml:1: the picture mine.png (x) cannot be copied; the item still refers to it"
    assert "file: mine.png" in found
    assert copied(tmp_path) == []


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_link_in_a_package_is_not_followed(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "p").mkdir()
    (tmp_path / "p/a.png").symlink_to("../secret.png")
    _, told = brought({"one.xml": item("one", image("a.png"))}, tmp_path, capsys, name="p")
    assert "cannot be copied" in told[0]
    assert copied(tmp_path) == []


def test_an_item_in_an_unpacked_package_finds_its_pictures(tmp_path: Path, capsys: Capture) -> None:
    files = {
        "imsmanifest.xml": b"<manifest/>",
        "items/one.xml": item("one", image("../img/a.png")),
        "img/a.png": PNG,
        "x/two.xml": item("two", image("../../secret.png")),
    }
    root = package(tmp_path / "p", files)
    (tmp_path / "secret.png").write_bytes(PNG)
    assert main(["import", "qti", str(root / "items/one.xml"), str(root / "x/two.xml"), "--to", str(tmp_path / "bank")]) == 2
    told = capsys.readouterr().err
    assert told.endswith("p/x/two.xml:1: the picture ../../secret.png does not lie in the folder of this file.\n")
    assert told.count("\n") == 1
    assert copied(tmp_path) == ["img/a.png"]
    assert "two" not in (tmp_path / "bank/one.yaml").read_text()


def test_without_a_manifest_an_item_has_no_pictures_above_its_folder(tmp_path: Path, capsys: Capture) -> None:
    root = package(tmp_path / "p", {"items/one.xml": item("one", image("../a.png")), "a.png": PNG})
    assert main(["import", "qti", str(root / "items/one.xml"), "--to", str(tmp_path / "bank")]) == 2
    assert "one.xml:1: the picture ../a.png does not lie in the folder of this file." in capsys.readouterr().err
    assert not (tmp_path / "bank").exists()


def data_url(content: bytes, kind: str = "png") -> str:
    return f"data:image/{kind};base64,{b64encode(content).decode()}"


def test_an_embedded_picture_becomes_a_file(tmp_path: Path, capsys: Capture) -> None:
    files = {"one.xml": item("one", image(data_url(PNG))), "two.xml": item("two", image(data_url(PNG))), "three.xml": item("three", image(data_url(b"<svg/>", "svg+xml")))}  # fmt: skip
    found, told = brought(files, tmp_path, capsys)
    assert told == []
    (name,) = copied(tmp_path)
    assert name.startswith("figures/")
    assert found.count(f"file: {name}") == 2
    assert (tmp_path / "bank" / name).read_bytes() == PNG
    assert [file.read_bytes() for file in (tmp_path / "bank/figures").glob("*.svg")] == [b"<svg/>"]


@pytest.mark.parametrize(
    "address",
    [
        data_url(b""),
        "data:image/png;base64,!!!!",
        "data:image/png;base64,YWJ",
        "data:text/html;base64,YWJj",
        "data:image/png,x",
        data_url(b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "svg+xml"),
    ],
)
def test_an_address_without_a_picture_is_listed(address: str, tmp_path: Path, capsys: Capture) -> None:
    found, told = brought({"one.xml": item("one", image(address))}, tmp_path, capsys)
    assert told[0] == f"one.xml:1: the picture {address[:200]} (x), which is no file"
    assert "figure" not in found


BOMB = '<!DOCTYPE assessmentItem [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
DOCTYPE = ":1: it has a DOCTYPE, which may declare entities or name other files and is not read: remove it."
REFUSED = {
    "entities": ("b.xml", item("b", "&b;", head=BOMB), f"b.xml{DOCTYPE}"),
    "an external kind of document": ("b.xml", item("b", head='<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">'), f"b.xml{DOCTYPE}"),
    "entities in UTF-16": ("b.xml", ('<?xml version="1.0" encoding="UTF-16"?>' + BOMB).encode("utf-16"), f"b.xml{DOCTYPE}"),
    "no XML": ("b.xml", b"GIF89a", "b.xml:1: it is not well-formed XML: Start tag expected, '<' not found."),
    "an entity that is not declared": ("b.xml", item("b", "\n&nbsp;"), "b.xml:2: it is not well-formed XML: Entity 'nbsp' not defined."),
    "a manifest with entities": ("imsmanifest.xml", BOMB.encode() + b"<manifest/>", f"imsmanifest.xml{DOCTYPE}"),
    "a picture that names another file": (
        "b.svg",
        b'<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY x SYSTEM "file:///etc/hostname">]><svg/>',
        "b.svg: the picture declares entities and is not copied: remove its DOCTYPE.",
    ),
    "a picture with entities": (
        "b.svg",
        BOMB.encode() + b"<svg/>",
        "b.svg: the picture declares entities and is not copied: remove its DOCTYPE.",
    ),
}


@pytest.mark.parametrize("name", ["p.zip", "p"])
@pytest.mark.parametrize("kind", REFUSED)
def test_a_bad_file_is_refused_alone(kind: str, name: str, tmp_path: Path, capsys: Capture) -> None:
    file, content, message = REFUSED[kind]
    found, told = brought({"a.xml": item("good"), file: content, "z.xml": item("fine")}, tmp_path, capsys, name=name, code=2)
    assert told == [message]
    assert "What is good?" in found
    assert "What is fine?" in found
    assert found.count("stem:") == 2


@pytest.mark.parametrize("name", ["p.zip", "p"])
def test_a_package_of_bad_files_is_refused_in_one_line(name: str, tmp_path: Path, capsys: Capture) -> None:
    files = {"a.xml": item("b", "&b;", head=BOMB), "b.xml": b"<"}
    found, told = brought(files, tmp_path, capsys, name=name, code=2)
    assert (found, told) == ("", [f"there is no multiple-choice question in it. a.xml{DOCTYPE}"])
    assert not (tmp_path / "bank").exists()


def test_a_doctype_that_declares_nothing_is_no_reason_to_refuse(tmp_path: Path, capsys: Capture) -> None:
    svg = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [\n\t<!ENTITY ns_ai "http://ns.example.org/">\n]><svg/>'
    files = {
        "a.xml": item("one", image("a.svg"), head='<?xml version="1.0"?>\n<!DOCTYPE assessmentItem>\n'),
        "a.svg": svg,
        "readme.html": b"<!DOCTYPE html><p>x</p>",
    }
    found, told = brought(files, tmp_path, capsys)
    assert told == ["readme.html is left out", "1 value could not be converted; see above."]
    assert "What is one?" in found
    assert (tmp_path / "bank/a.svg").read_bytes() == svg


@pytest.mark.parametrize("file", ["b.xml", "b.dat", "b.png", "imsmanifest.xml", "g1/assessment_meta.xml"])
def test_a_damaged_file_in_an_archive_is_refused_alone(file: str, tmp_path: Path, capsys: Capture) -> None:
    source = package(tmp_path / "p.zip", {"a.xml": item("good"), file: item("damaged"), "empty.dat": b""})
    content = source.read_bytes()
    source.write_bytes(content.replace(b"What is damaged?", b"What is changed?"))
    assert main(["import", "qti", str(source), "--to", str(tmp_path / "bank")]) == 2
    told = capsys.readouterr().err.replace("crs-lint: ", "").replace(f"{source.as_posix()}: ", "").splitlines()
    assert told == ["empty.dat is left out", "1 value could not be converted; see above.", f"{file}: it is damaged or encrypted."]
    found = (tmp_path / "bank/p.yaml").read_text()
    assert "What is good?" in found
    assert "changed" not in found


@pytest.mark.parametrize("name", ["p.zip", "p"])
def test_an_archive_that_unpacks_to_too_much_is_refused(
    name: str, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crs_lint.convert.packages.archive.LARGEST", 2_000)
    found, told = brought({"a.xml": item("good"), "b.xml": b" " * 2_000}, tmp_path, capsys, name=name, code=2)
    assert found == ""
    assert len(told) == 1
    assert "2,000 bytes" in told[0]


@pytest.mark.skipif(os.name != "posix", reason="a named pipe")
def test_a_pipe_in_a_package_is_refused_alone(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "p").mkdir()
    os.mkfifo(tmp_path / "p/b.xml")
    found, told = brought({"a.xml": item("good")}, tmp_path, capsys, name="p", code=2)
    assert told == ["b.xml: the file cannot be read."]
    assert "What is good?" in found


def test_files_that_systems_add_are_left_out_in_silence(tmp_path: Path, capsys: Capture) -> None:
    files = {"a.xml": item("one"), "__MACOSX/._a.xml": b"\0\5\x16\7", ".DS_Store": b"x", "sub/._b.png": b"x"}
    assert brought(files, tmp_path, capsys)[1] == []


def test_a_manifest_names_files_from_its_own_folder(tmp_path: Path, capsys: Capture) -> None:
    manifest = b"""\
<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:lom="http://ltsc.ieee.org/xsd/LOM">
  <resources xml:base="items/">
    <resource href="%d"><metadata><lom:lom><lom:general><lom:keyword><lom:string>planets</lom:string></lom:keyword></lom:general></lom:lom></metadata></resource>
  </resources>
</manifest>"""
    files = {"bank 1/imsmanifest.xml": manifest.replace(b"%d", b"a%20b.xml"), "bank 1/items/a b.xml": item("one"), "a b.xml": item("two")}
    found, told = brought(files, tmp_path, capsys)
    assert told == []
    assert found.count("tags: [planets]") == 1
    assert found.index("What is one?") < found.index("tags: [planets]") < found.index("What is two?")


def test_losses_have_the_file_and_the_line_in_the_package(tmp_path: Path, capsys: Capture) -> None:
    files = {
        "items/b.xml": item("a b").replace(b"<itemBody>", b"\n<stylesheet href='../a.css'/>\n<itemBody>"),
        "items/a.xml": item("x", "\n<p>See <object data='x.mp3' type='audio/mpeg'/></p>"),
        "items/c.xml": b"<other/>",
    }
    _, told = brought(files, tmp_path, capsys, name="p")
    assert told == [
        "items/a.xml:2: <object>: x.mp3 (audio/mpeg)",
        'items/b.xml:1: the id "a b", which has white space',
        "items/b.xml:2: <stylesheet> ../a.css",
        "items/c.xml:1: the file is left out: it is no item of QTI: its outermost element is not <assessmentItem>",
        "4 values could not be converted; see above.",
    ]
