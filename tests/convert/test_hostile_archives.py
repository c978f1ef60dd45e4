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
