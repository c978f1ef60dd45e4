"""OLX of Open edX: problems, what is around them, and courses as folders and archives."""

from __future__ import annotations

import gzip
import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from crs_lint.cli.main import main
from crs_lint.convert.olx.reader import read
from crs_lint.convert.packages import tar_archive
from crs_lint.convert.packages.archive import LARGEST
from crs_lint.convert.record import ItemRecord, Picture, UnusableError
from tests.convert.test_qti_packages import package

Capture = pytest.CaptureFixture[str]
PNG = b"\x89PNG\r\n\x1a\n"
CHOICES = '<choicegroup type="MultipleChoice"><choice correct="true">Mars</choice><choice correct="false">Venus</choice></choicegroup>'
SINGLE = f"<multiplechoiceresponse><label>Which is red?</label>{CHOICES}</multiplechoiceresponse>"
PROBLEM = f'<problem display_name="Planets">{SINGLE}</problem>'


def items(inside: str) -> list[ItemRecord]:
    return list(read(f"<problem>\n{inside}</problem>".encode()).records)


def item(inside: str) -> ItemRecord:
    (record,) = items(inside)
    return record


def told(inside: str, attributes: str = "") -> list[tuple[int, str]]:
    losses = read(f"<problem{attributes}>\n{inside}</problem>".encode()).losses
    return [(loss.line, loss.message) for loss in sorted(losses, key=lambda loss: loss.line)]


def single(choices: str, *, group: str = "", after: str = "") -> str:
    return f"<multiplechoiceresponse><label>Q?</label><choicegroup{group}>{choices}</choicegroup>{after}</multiplechoiceresponse>"


def test_a_problem_of_one_choice_comes_in_with_its_fields() -> None:
    inside = single(
        '<choice correct="false">Venus <choicehint>It is white.</choicehint></choice><choice correct="True">Mars</choice>',
        after='<solution><div class="detailed-solution"><p>Explanation</p><p>Iron <b>rust</b> colors it.</p></div></solution>',
    ).replace("</label>", "</label><description>Look up.</description>")
    record = item(f"<p>It is night.</p>{inside}")
    assert record.stem == "It is night.\n\nQ?\n\nLook up."
    assert [(one.text, one.correct, one.rationale) for one in record.options] == [("Venus", False, "It is white."), ("Mars", True, "")]
    assert (record.explanation, record.multiple, record.shuffle, record.line) == ("Iron **rust** colors it.", False, False, 2)
    assert told(inside) == []


def test_several_answers_have_feedback_when_they_are_chosen_and_when_not() -> None:
    inside = (
        "<choiceresponse><p>Which?</p><checkboxgroup>"
        '<choice correct="true">a<choicehint selected="true">Yes.</choicehint><choicehint selected="false">It is.</choicehint></choice>\n'
        '<choice correct="true">b<choicehint selected="false">So is b.</choicehint></choice><choice correct="false">c</choice>'
        '<compoundhint value="A C">Not c.</compoundhint></checkboxgroup></choiceresponse>'
    )
    record = item(inside)
    assert (record.stem, record.multiple) == ("Which?", True)
    assert [(one.text, one.correct, one.rationale) for one in record.options] == [
        ("a", True, "Yes."),
        ("b", True, "So is b."),
        ("c", False, ""),
    ]
    assert told(inside) == [(2, "the feedback on an answer that is not chosen: It is."), (3, "the feedback on the answers A C: Not c.")]


def test_the_order_of_answers_and_those_that_stay() -> None:
    record = item(single('<choice correct="true">a</choice><choice correct="false" fixed="true">None</choice>', group=' shuffle="true"'))
    assert record.shuffle
    assert [one.pin for one in record.options] == [False, True]


def test_partial_credit_and_settings_are_listed() -> None:
    inside = single(
        '<choice correct="true">a</choice><choice correct="partial" point_value="0.3">b</choice>', group=' answer-pool="4"'
    ).replace("<multiplechoiceresponse>", '<multiplechoiceresponse partial_credit="points">')
    assert [one.correct for one in item(inside).options] == [True, False]
    assert told(inside, ' max_attempts="2" weight="1" markdown="null"') == [
        (1, "max_attempts: 2"),
        (2, "partial_credit: points"),
        (2, 'correct="partial", which is partial credit'),
        (2, "point_value: 0.3"),
        (2, "answer-pool: 4"),
    ]
    assert told(SINGLE, ' weight="3"') == [(1, "weight: 3")]


def test_targeted_feedback_becomes_the_rationale_of_its_answers() -> None:
    inside = (
        single('<choice correct="false" explanation-id="x">a</choice><choice correct="true">b</choice>')
        + '<targetedfeedbackset><targetedfeedback explanation-id="x">No a.</targetedfeedback>'
        + '<targetedfeedback explanation-id="y">No y.</targetedfeedback></targetedfeedbackset>'
        + '<solutionset><solution explanation-id="b">It is b.</solution></solutionset>'
    )
    assert [one.rationale for one in item(inside).options] == ["No a.", ""]
    assert item(inside).explanation == "It is b."
    assert told(inside) == [(2, 'the feedback "y": No y.')]


def test_hints_and_text_below_are_listed() -> None:
    inside = f"{SINGLE}\n<demandhint><hint>Rust.</hint><hint>War.</hint></demandhint>\n<p>Well done.</p>"
    assert item(inside).stem == "Which is red?"
    assert told(inside) == [(3, "a hint: Rust."), (3, "a hint: War."), (4, "text below the answers: Well done.")]


def test_questions_of_one_problem_are_items_of_their_own() -> None:
    shared = f"<p>Two planets.</p>{SINGLE}{SINGLE.replace('red', 'dusty')}"
    assert [one.stem for one in items(shared)] == ["Two planets.\n\nWhich is red?", "Two planets.\n\nWhich is dusty?"]
    bare = f"<multiplechoiceresponse>{CHOICES}</multiplechoiceresponse>"
    apart = f"<p>One?</p>{bare}<solution>First.</solution><div><p>Two?</p>{bare}</div><solution>Second.</solution>"
    assert [(one.stem, one.explanation) for one in items(apart)] == [("One?", "First."), ("Two?", "Second.")]
    (first, second) = read(f'<problem url_name="p">{apart}</problem>'.encode()).records
    assert (first.id, second.id) == ("p-1", "p-2")
    assert told(shared) == told(apart) == []


def test_other_questions_are_listed_without_what_belongs_to_them() -> None:
    inside = f"<p>How many?</p>\n<numericalresponse answer='2'/>\n{SINGLE}<demandhint><hint>x</hint></demandhint>"
    assert item(inside).stem == "Which is red?"
    assert told(inside) == [(3, "a question of the type numericalresponse is left out"), (4, "a hint: x")]
    assert told("<stringresponse answer='x'/><demandhint><hint>x</hint></demandhint>", ' weight="3"') == [
        (2, "a question of the type stringresponse is left out")
    ]
    assert told("<p>Read this.</p>") == [(1, "a problem without a question is left out")]


def test_a_question_with_values_of_a_script_is_left_out() -> None:
    script = '<script type="loncapa/python">x = 1</script>\n'
    assert told(script + single('<choice correct="true">$x</choice>')) == [(3, "a question with values that a script computes is left out")]
    record = item(single('<choice correct="true">$5</choice>'))
    assert record.options[0].text == "$5"
    assert told(script + SINGLE) == [(2, "<script>, with what is in it")]


def test_a_choice_of_two_verdicts_is_a_true_false_item() -> None:
    assert item(single('<choice correct="true">True</choice><choice correct="false">False</choice>')).true_false
    assert not item(SINGLE).true_false


def test_a_label_of_the_group_is_the_question_if_there_is_no_other() -> None:
    group = CHOICES.replace("<choicegroup", '<choicegroup label="Which is red?"')
    bare = f"<multiplechoiceresponse>{group}</multiplechoiceresponse>"
    assert item(bare).stem == "Which is red?"
    assert told(f"<p>Which is red?</p>{bare}") == []
    assert told(f"<p>Which one?</p>{bare}") == [(2, "label: Which is red?")]


def test_formulas_become_tex() -> None:
    assert item(SINGLE.replace("red", "[mathjaxinline]x^2 * y * z[/mathjaxinline]")).stem == "Which is $x^2 * y * z$?"
    assert item(SINGLE.replace("red", "[mathjax][mathjax]x[1][/mathjax]")).stem == "Which is [mathjax]$x[1]$?"
    assert item(SINGLE.replace("red", "[mathjax]x[1][/mathjax]")).stem == "Which is $x[1]$?"


COURSE = {
    "course/course.xml": b'<course url_name="run" org="o" course="c"/>',
    "course/vertical/v.xml": b'<vertical><problem url_name="p1"/></vertical>',
    "course/problem/p1.xml": PROBLEM.replace("red?", 'red? <img src="/static/a%20b.png" alt="x"/>').encode(),
    "course/problem/p2.xml": b'<problem><stringresponse answer="x"/></problem>',
    "course/html/h.html": b"<p>x",
    "course/static/a b.png": PNG,
}


def tarred(files: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, BytesIO(content))
        link = tarfile.TarInfo("course/problem/link.xml")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return stream.getvalue()


def sparse_archive(size: int) -> bytes:
    """An archive of a sparse file: one byte, and nothing up to its size."""
    header = bytearray(tarfile.TarInfo("course/problem/a.xml").tobuf(tarfile.GNU_FORMAT))
    header[124:136], header[156:157] = b"%011o\0" % 1, tarfile.GNUTYPE_SPARSE
    header[386:434] = b"".join(b"%011o\0" % number for number in (0, 1, size, 0))
    header[483:495] = b"%011o\0" % size
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    return gzip.compress(bytes(header) + b"x".ljust(512, b"\0") + b"\0" * 1024, mtime=0)


@pytest.mark.parametrize("name", ["c", "c.zip", "c.tar.gz"])
def test_a_course_comes_in_as_a_folder_and_as_an_archive(name: str, tmp_path: Path, capsys: Capture) -> None:
    if name.endswith(".gz"):
        (tmp_path / name).write_bytes(tarred(COURSE))
    else:
        package(tmp_path / name, COURSE)
    assert main(["import", "olx", str(tmp_path / name), "--to", str(tmp_path / "bank")]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told[2].endswith("course/problem/p2.xml:1: a question of the type stringresponse is left out")
    assert [line.rpartition(": ")[2] for line in told[:2]] == [
        f"1 parts <{tag}> of the course, which hold no problem" for tag in ("course", "vertical")
    ]
    (file,) = (one for one in (tmp_path / "bank").glob("*.yaml") if one.name != "exam.yaml")
    assert "id: p1" in file.read_text()
    assert "file: course/static/a b.png" in file.read_text()
    assert (tmp_path / "bank/course/static/a b.png").read_bytes() == PNG


def test_pictures_of_a_course_are_found_from_any_folder(tmp_path: Path, capsys: Capture) -> None:
    problem = COURSE["course/problem/p1.xml"]
    package(tmp_path / "c", {"course/drafts/problem/p1.xml": problem, "course/static/a b.png": PNG})
    assert main(["import", "olx", str(tmp_path / "c"), "--to", str(tmp_path / "bank")]) == 0
    assert (tmp_path / "bank/course/static/a b.png").read_bytes() == PNG


def test_elements_within_others_are_taken_with_them() -> None:
    inside = single('<choice correct="true">a<choicehint>One <choicehint>two.</choicehint></choicehint> and more</choice>')
    assert [(one.text, one.rationale) for one in item(inside).options] == [("a and more", "One two.")]


def test_a_faulty_file_of_a_course_refuses_only_itself(tmp_path: Path, capsys: Capture) -> None:
    bad = b'<!DOCTYPE problem [<!ENTITY x SYSTEM "file:///etc/hostname">]><problem>&x;</problem>'
    package(tmp_path / "c", COURSE | {"course/problem/p3.xml": bad, "course/problem/p4.xml": b"<problem>"})
    assert main(["import", "olx", str(tmp_path / "c"), "--to", str(tmp_path / "bank")]) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[-2].endswith("p3.xml:1: it has a DOCTYPE, which may declare entities or name other files and is not read: remove it.")
    assert "p4.xml:1: it is not well-formed XML" in told[-1]
    assert "id: p1" in "".join(file.read_text() for file in (tmp_path / "bank").glob("*.yaml"))


def test_a_picture_of_a_course_needs_the_course() -> None:
    found = read(PROBLEM.replace("red?", 'red? <img src="/static/a.png"/><img src="b.png"/>').encode())
    assert found.records[0].figure is None
    assert [loss.message for loss in found.losses] == ["the picture b.png", "the picture /static/a.png of a course, which this file is not"]
    assert read(PROBLEM.replace("red?", 'red? <img src="b.png"/>').encode()).records[0].figure == Picture("b.png")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<vertical/>", "it is no OLX: it has no <problem> with a content"),
        (b'<problem url_name="x"/>', "it is no OLX: it has no <problem> with a content"),
        (b"<problem>" * 100_000, "it is not well-formed XML"),
        (b'<!DOCTYPE p [<!ENTITY a "b">]><problem/>', "it has a DOCTYPE"),
        (gzip.compress(b"no tar" * 1_000, mtime=0), "it is damaged, or no archive at all"),
        (b"\x1f\x8bno gzip", "it is damaged, or no archive at all"),
        (gzip.compress(b"\0" * (LARGEST + 1), mtime=0), "unpacked it has more than 67,108,864 bytes"),
        (sparse_archive(LARGEST + 1), "unpacked it has more than 67,108,864 bytes"),
        (tarred({"course/problem/p.xml": PROBLEM.encode()})[:-8], "it is damaged, or no archive at all"),
    ],
)
def test_a_faulty_file_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(UnusableError) as refusal:
        read(content)
    assert str(refusal.value).startswith(message)


def test_a_sparse_file_within_the_limit_is_read() -> None:
    assert [len(one.content or b"") for one in tar_archive.members(sparse_archive(1000))] == [1000]


def test_an_archive_of_too_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tar_archive, "MOST_FILES", 3)
    with pytest.raises(UnusableError, match="it has more than 3 files"):
        read(tarred(COURSE))
