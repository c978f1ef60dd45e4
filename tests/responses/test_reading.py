"""Files of responses: forms, formats, states of a response, and what is said of everything that is not used."""

from __future__ import annotations

import os
import random
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import polars as pl
import pytest

from crs_lint.responses import quiet
from crs_lint.responses.layout import FileForm
from crs_lint.responses.limits import ResponseLimits
from crs_lint.responses.read_responses import read_responses
from crs_lint.responses.responses import Group, Responses
from crs_lint.responses.responses_error import ResponsesError
from tests.responses import parquet_bytes
from tests.responses.reading import asked, bank, messages, read, read_counts, shown

ABC = bank("i1", "i2", "i3")


def refusal(folder: Path, content: str | bytes, *, limits: ResponseLimits = ResponseLimits(), form: FileForm | None = None) -> str:
    with pytest.raises(ResponsesError) as raised:
        read(folder, content, ABC, form, limits)
    return str(raised.value)


# Forms


def test_a_wide_file(tmp_path: Path) -> None:
    found = read(tmp_path, "candidate,i1,i2,i3\nann,A,B,C\nbob,B,b,(c)\n", ABC)
    assert shown(found) == ["A B C", "B B C"]
    assert messages(found) == []
    assert found.groups == (Group("", "responses.csv"),)
    assert found.reached_end.to_list() == [True, True]


def test_a_long_file(tmp_path: Path) -> None:
    found = read(tmp_path, "candidate,item,response\nann,i1,A\nann,i2,B\nbob,i2,C\nbob,i3,D\n", ABC)
    assert shown(found) == [". C D", "A B ."]


def test_a_counted_file(tmp_path: Path) -> None:
    found = read_counts(tmp_path, "item,response,count\ni1,A,30\ni1,B,12\ni1,,3\ni1,E,1\ni9,A,4\n", ABC)
    assert found.counts == {"i1": {4: 30, 5: 12, 2: 3, 3: 1}}
    assert messages(found) == [
        '1 row of items that the bank lacks left out: "i9".',
        "1 answer to i1 counted as wrong: none of its options.",
    ]


@pytest.mark.parametrize("count", ["-1", "many", "1.5", "99999999999"])
def test_a_count_that_is_none(tmp_path: Path, count: str) -> None:
    with pytest.raises(ResponsesError, match="a count of i1 is not a whole number from 0"):
        read_counts(tmp_path, f"item,response,count\ni1,A,{count}\n", ABC)


def test_a_form_that_is_named_counts(tmp_path: Path) -> None:
    # An item may be called as a column of the long form.
    items = bank("item", "response")
    found = read(tmp_path, "item,response\nA,B\n", items, FileForm.WIDE)
    assert shown(found) == ["A B"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators(tmp_path: Path, separator: str) -> None:
    found = read(tmp_path, "\n".join(separator.join(row.split()) for row in ("candidate i1 i2 i3", "ann A B C")), ABC)
    assert shown(found) == ["A B C"]


def test_a_separator_that_a_spreadsheet_declares(tmp_path: Path) -> None:
    assert shown(read(tmp_path, "sep=;\r\ncandidate;i1;i2;i3\r\nann;A;B;C\r\n", ABC)) == ["A B C"]


@pytest.mark.parametrize(
    "encoded",
    ["latin-1", "cp1252", "utf-8", "utf-8-sig", "utf-16"],
)
def test_encodings(tmp_path: Path, encoded: str) -> None:
    items = bank(asked("i1", "Zürich", "Genève"), "i2")
    found = read(tmp_path, "name;i1;i2\nJosé;Zürich;A\nZoë;Genève;B\n".encode(encoded), items)
    assert shown(found) == ["A A", "B B"]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings(tmp_path: Path, ending: str) -> None:
    assert shown(read(tmp_path, ending.join(("i1,i2,i3", "A,B,C", "B,C,D", "")), ABC)) == ["A B C", "B C D"]


def test_quotes_with_line_breaks_and_separators(tmp_path: Path) -> None:
    items = bank(asked("i1", 'Say "no", then go', "Stay\nhere"), "i2")
    found = read(tmp_path, 'i1,i2\n"Say ""no"", then go",A\n"Stay\nhere",B\n', items)
    assert shown(found) == ["A A", "B B"]


def test_blocks_end_between_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crs_lint.responses.separated_table._BLOCK", 7)
    items = bank(asked("i1", "Stay\nhere", "Go"), "i2")
    assert shown(read(tmp_path, 'i1,i2\n"Stay\nhere",B\nGo,A\n"Stay\nhere",C\n', items)) == ["A B", "A C", "B A"]


def test_a_quotation_mark_within_a_cell(tmp_path: Path) -> None:
    items = bank(asked("i1", '5" pipe', '6" pipe'), "i2")
    assert shown(read(tmp_path, 'i1,i2\n5" pipe,A\n6" pipe,B\n', items)) == ["A A", "B B"]


# States


def test_blanks_are_omitted_before_an_answer_and_not_reached_after_the_last(tmp_path: Path) -> None:
    found = read(tmp_path, "i1,i2,i3\nA,,C\nA,B,\nA,,\n,,C\n,B,\n", ABC)
    assert shown(found) == sorted(["A - C", "A B >", "A > >", "- - C", "- B >"])
    assert sorted(found.reached_end.to_list()) == [False, False, False, True, True]


def test_codes_for_items_that_were_not_given(tmp_path: Path) -> None:
    assert shown(read(tmp_path, "i1,i2,i3\nA,NA,C\nA,.,C\nA,B,.\nA,n/a,D\n", ABC)) == ["A . C", "A . C", "A . D", "A B ."]


def test_an_option_whose_text_is_a_code(tmp_path: Path) -> None:
    items = bank(asked("i1", "Na", "K"), "i2")
    assert shown(read(tmp_path, "i1,i2\nNa,A\nK,B\n", items)) == ["A A", "B B"]
    signs = bank(asked("i1", "-", "+"), "i2")
    assert shown(read(tmp_path, "i1,i2\n-,A\n+,B\n,C\n", signs)) == ["- C", "A A", "B B"]


def test_an_item_that_nobody_of_a_form_answered_was_not_on_it(tmp_path: Path) -> None:
    found = read(tmp_path, "form,i1,i2,i3\none,A,B,\none,A,,\ntwo,,B,C\ntwo,,,C\n", ABC)
    assert shown(found) == sorted(["A B .", "A > .", ". B C", ". - C"])
    assert found.groups == (Group("one", "responses.csv"), Group("two", "responses.csv"))
    # The second of the first form stopped before the end of it.
    assert sorted(zip(found.group.to_list(), found.reached_end.to_list(), strict=True)) == [(0, False), (0, True), (1, True), (1, True)]


def test_the_order_of_presentation_in_a_wide_file(tmp_path: Path) -> None:
    found = read(tmp_path, 'order,i1,i2,i3\n"i3 i2 i1",,B,C\n"i2,i1,i3",,B,C\n,A,B,\n', ABC)
    assert shown(found) == ["- B C", "> B C", "A B >"]


def test_the_order_of_presentation_in_a_long_file(tmp_path: Path) -> None:
    rows = ["candidate,item,response,order", "ann,i1,,3", "ann,i2,B,2", "ann,i3,,1", "bob,i1,,1", "bob,i2,B,2", "bob,i3,,10"]
    assert shown(read(tmp_path, "\n".join(rows), ABC)) == ["- B >", "> B -"]


def test_rows_without_any_answer(tmp_path: Path) -> None:
    found = read(tmp_path, "candidate,i1,i2,i3\nann,A,B,C\nbob,,,\n", ABC)
    assert shown(found) == ["A B C"]
    assert messages(found) == ["1 row without any answer left out."]


# Answers


@pytest.mark.parametrize("response", ["1", "A", "a", "(a)", "A.", "Mercury", " mercury ", "1.0", "**Mercury**"])
def test_ways_to_name_an_option(tmp_path: Path, response: str) -> None:
    assert shown(read(tmp_path, f"i1,i2,i3\n{response},B,C\n", ABC)) == ["A B C"]


@pytest.mark.parametrize("response", ["E", "5", "0", "AB", "A,B", "Jupiter", "*", "=A1", "1e3"])
def test_answers_that_are_none_of_the_options(tmp_path: Path, response: str) -> None:
    found = read(tmp_path, f'i1,i2,i3\n"{response}",B,C\nA,B,C\n', ABC)
    assert shown(found) == ["? B C", "A B C"]
    formula = " 1 formula among them: save values." if response.startswith("=") else ""
    assert messages(found) == ["1 answer to i1 counted as wrong: none of its options." + formula]


@pytest.mark.parametrize("response", ["AC", "ca", "A, C", "A;C", "A C", "1,3", "3 1", "Mercury, Earth", "Earth; Mercury", "Mercury\nEarth"])
def test_several_options(tmp_path: Path, response: str) -> None:
    items = bank(asked("i1", is_multiple=True), "i2", "i3")
    assert shown(read(tmp_path, f'i1,i2,i3\n"{response}",B,C\n', items)) == ["AC B C"]


def test_options_with_commas_in_a_list_of_texts(tmp_path: Path) -> None:
    items = bank(asked("i1", "red", "red, then blue", "blue", is_multiple=True), "i2")
    assert shown(read(tmp_path, 'i1,i2\n"red, then blue, red",B\n"blue,red",A\n', items)) == ["AB B", "AC A"]


def test_numbers_are_texts_where_the_file_gives_texts(tmp_path: Path) -> None:
    items = bank(asked("i1", "4", "3", "2", "1"), "i2", "i3")
    assert shown(read(tmp_path, "i1,i2,i3\n4,Venus,Earth\n1,Mercury,Mars\n", items)) == ["A B C", "D A D"]
    assert shown(read(tmp_path, "i1,i2,i3\n4,2,3\n1,1,4\n", items)) == ["A A D", "D B C"]


def test_letters_of_shuffled_options_need_their_order(tmp_path: Path) -> None:
    items = bank(asked("i1", is_shuffled=True), "i2")
    with pytest.raises(ResponsesError, match="those of i1 are shuffled: give the text"):
        read(tmp_path, "i1,i2\nA,B\n", items)
    assert shown(read(tmp_path, "i1,i2\nVenus,B\n", items)) == ["B B"]
    assert shown(read(tmp_path, "i1,i1:options,i2\nA,CABD,B\nB,CABD,B\nA,3 1 2 4,B\nA,CAB,B\n", items)) == ["? B", "A B", "C B", "C B"]
    long = "candidate,item,response,option-order\nann,i1,A,CABD\nann,i2,B,\n"
    assert shown(read(tmp_path, long, items)) == ["C B"]


def test_options_that_stood_in_another_order(tmp_path: Path) -> None:
    items = bank("i1", "i2")
    items["i1"] = items["i1"]._replace(options=tuple(reversed(items["i1"].options)), numbers=(4, 3, 2, 1))
    assert shown(read(tmp_path, "i1,i2\nA,A\n", items)) == ["D A"]
    assert shown(read(tmp_path, "i1,i2\nMercury,A\n", items)) == ["A A"]


# Candidates


def test_first_attempts_count(tmp_path: Path) -> None:
    found = read(tmp_path, "candidate,attempt,i1,i2,i3\nann,2,A,A,A\nann,1,B,B,B\nbob,1,C,C,C\n", ABC)
    assert shown(found) == ["B B B", "C C C"]
    assert messages(found) == ["1 row of candidates who were there before left out: first attempts count."]


def test_candidates_without_a_name_are_all_different(tmp_path: Path) -> None:
    assert len(shown(read(tmp_path, "candidate,i1,i2,i3\n,A,A,A\n,B,B,B\nann,C,C,C\nANN ,D,D,D\n", ABC))) == 3


def test_a_candidate_may_be_at_two_sittings(tmp_path: Path) -> None:
    found = read(tmp_path, "candidate,sitting,i1,i2,i3\nann,spring,A,A,A\nann,fall,B,B,B\n", ABC)
    assert shown(found) == ["A A A", "B B B"]
    assert found.groups == (Group("", "spring"), Group("", "fall"))


def test_a_candidate_may_be_at_two_sittings_of_a_long_file(tmp_path: Path) -> None:
    found = read(tmp_path, "candidate,sitting,item,response\nann,spring,i1,A\nann,fall,i1,B\nann,fall,i2,C\n", ABC)
    assert shown(found) == ["A .", "B C"]
    assert found.groups == (Group("", "spring"), Group("", "fall"))


def test_first_attempts_in_a_long_file(tmp_path: Path) -> None:
    rows = ["candidate,item,response,attempt", "ann,i1,A,2", "ann,i1,B,1", "ann,i2,C,1", "ann,i1,D,1"]
    found = read(tmp_path, "\n".join(rows), ABC)
    assert shown(found) == ["B C"]
    assert messages(found) == ["2 rows left out: first attempts and first answers count."]


@pytest.mark.parametrize("name", ["KEY", "Answer key", "correct"])
def test_a_row_with_the_key_is_no_candidate(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, f"candidate,i1,i2,i3\n{name},A,A,A\nann,B,B,B\n", ABC)
    assert shown(found) == ["B B B"]
    assert messages(found) == ["1 row held the key and not a candidate."]


def test_one_candidate(tmp_path: Path) -> None:
    assert shown(read(tmp_path, "i1,i2,i3\nA,B,C", ABC)) == ["A B C"]


# What is not used


def test_columns_and_items_that_have_no_counterpart(tmp_path: Path) -> None:
    found = read(tmp_path, "candidate,i1,i2,score,i4\nann,A,B,2,C\n", ABC)
    assert messages(found) == ['2 columns not used: "score", "i4".', '1 item of the bank without a column: "i3".']


def test_rows_of_items_that_the_bank_lacks(tmp_path: Path) -> None:
    found = read(tmp_path, "candidate,item,response\nann,i1,A\nann,i9,B\n,i1,B\n", ABC)
    assert messages(found) == ["1 row of items that the bank lacks left out.", "1 row without a candidate left out."]


def test_items_that_the_bank_lacks_are_named_where_that_names_nobody(tmp_path: Path) -> None:
    rows = [f"c{number},{item},A" for number in range(12) for item in ("i1", "i8", f"name-{number}")]
    found = read(tmp_path, "candidate,item,response\n" + "\n".join(rows), ABC)
    assert messages(found) == ['24 rows of items that the bank lacks left out: "i8".']


def test_attempts_of_candidates_without_names(tmp_path: Path) -> None:
    found = read(tmp_path, "attempt,i1,i2,i3\n1,A,B,C\n2,A,B,C\n", ABC)
    assert shown(found) == ["A B C", "A B C"]
    assert messages(found) == ["The column attempt is not used, since no column names the candidates."]


def test_short_rows(tmp_path: Path) -> None:
    found = read(tmp_path, "candidate,i1,i2,i3\nann,A,B,C\nbob,A\n\ncid,A,B\n", ABC)
    assert shown(found) == ["A > >", "A B >", "A B C"]
    assert messages(found) == ["2 rows had fewer cells than the head, the first in line 3; what is missing counts as blank."]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "it is empty"),
        ("\n\n", "it is empty"),
        ("i1,i2,i3\n", "it has a head and no candidates"),
        ("candidate,item,response\n", "it has a head and no answers"),
        ("candidate,item,response\nann,i7,A\n", "none of its items is in the bank"),
        ("item,response\ni1,A\n", "it has no column candidate; the columns must be: candidate, item, response"),
        ("i1,i2,i1\nA,B,C\n", 'the columns 1 and 3 are both for the item "i1"'),
        ("candidate,id,i1\nann,1,A\n", "the columns 1 and 2 both hold the candidate"),
        ("ann,bob\nA,B\n", "no column of its head is the id of an item, and it has no columns item and response"),
        ("i1,i2,i3\nA,B,C,D\n", "line 2 has 4 cells, and the head has 3: look for a missing quotation mark"),
        ('i1,i2,i3\nA,B,C\n"A,B,C\nA,B,C\n', ""),
        (b"i1,i2\n\0A,B\n", "it is no text: save it as CSV with the encoding UTF-8"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "it is a workbook of old Excel (XLS): save it as XLSX or CSV"),
        (b"PK\3\4 no archive", "it is damaged, or no workbook (XLSX)"),
        (b"PAR1 no such file", "it is damaged, or no Parquet file"),
    ],
)
def test_files_that_cannot_be_used(tmp_path: Path, content: str | bytes, message: str) -> None:
    if message:
        assert refusal(tmp_path, content) == message
    else:
        # A quotation mark that never closes takes the rest of the file for one cell, and is no answer.
        assert shown(read(tmp_path, content, ABC)) == ["? > >", "A B C"]


@pytest.mark.parametrize(
    "content",
    [
        'candidate,i1,i2,i3\nann,A,B,C\n"',
        "candidate,i1,i2,i3\nann,A,B,C\n,",
        "candidate,item,response\nann,i1,A\nann,i2,B\nann,i3,C\n,",
        "candidate,i1,i2,i3\nkey,A,B,C\nann,A,B,C\n",
    ],
)
def test_a_last_row_of_nothing(tmp_path: Path, content: str) -> None:
    assert shown(read(tmp_path, content, ABC)) == ["A B C"]


def test_a_key_and_no_candidate(tmp_path: Path) -> None:
    assert shown(read(tmp_path, "candidate,i1,i2,i3\nkey,A,B,C\n", ABC)) == []


def test_limits(tmp_path: Path) -> None:
    content = "i1,i2,i3\nA,B,C\nA,B,C\n"
    assert refusal(tmp_path, content, limits=ResponseLimits(file_size=20)) == (
        "it has 21 bytes, and the limit is 20: raise it with --max-responses"
    )
    assert refusal(tmp_path, content, limits=ResponseLimits(cells=5)) == "it has more than 5 cells: split it"
    assert refusal(tmp_path, content, limits=ResponseLimits(columns=2)) == "its head has 3 columns, and the limit is 2"


def test_a_file_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(ResponsesError, match=r"^This is a folder, a pipe or a device, not a file$"):
        read_responses(str(tmp_path), "folder", ABC)
    with pytest.raises(ResponsesError, match=r"^The file no longer exists$"):
        read_responses(str(tmp_path / "none.csv"), "none.csv", ABC)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has named pipes")
def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ResponsesError, match="a pipe or a device"):
        read_responses(str(tmp_path / "pipe"), "pipe", ABC)


# Formats


def workbook(rows: list[list[object]], *, more: bool = False) -> bytes:
    from openpyxl import Workbook

    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if more:
        made.create_sheet("Notes").append(["hello"])
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_a_workbook(tmp_path: Path) -> None:
    content = workbook([["candidate", "i1", "i2", "i3"], [17, "A", 2, "Earth"], [18, None, 2.0, None]], more=True)
    found = read(tmp_path, content, ABC)
    assert shown(found) == ["- B >", "A B C"]
    assert messages(found) == ['1 sheet not used: "Notes".']


def test_formulas_in_a_workbook(tmp_path: Path) -> None:
    found = read(tmp_path, workbook([["candidate", "i1", "i2", "i3"], ['=HYPERLINK("x")', "=B1", "B", "C"], ["ann", "A", "B", "C"]]), ABC)
    assert shown(found) == ["? B C", "A B C"]
    assert messages(found) == ["1 answer to i1 counted as wrong: none of its options. 1 formula among them: save values."]


def test_a_workbook_with_cells_beyond_its_head(tmp_path: Path) -> None:
    assert refusal(tmp_path, workbook([["i1", "i2", "i3"], ["A", "B", "C", "D"]])) == (
        "row 2 of the sheet has cells beyond the 3 columns of its head"
    )


def test_a_workbook_that_claims_to_be_smaller(tmp_path: Path) -> None:
    content = BytesIO()
    with ZipFile(BytesIO(workbook([["i1", "i2", "i3"], ["A", "B", "C"], ["B", "C", "D"]]))) as old, ZipFile(content, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'<dimension ref="A1:C3"', b'<dimension ref="A1:A1"'))
    assert shown(read(tmp_path, content.getvalue(), ABC)) == ["A B C", "B C D"]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_workbook_that_is_a_bomb(tmp_path: Path, part: str) -> None:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        archive.writestr(part, b"<a></a>" * 20_000_000)
    assert "unpacks to" in refusal(tmp_path, content.getvalue())


def with_a_shared_text(content: bytes, text: str) -> bytes:
    """A workbook in which each cell that says "shared" refers to one text."""
    changed = BytesIO()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    with ZipFile(BytesIO(content)) as old, ZipFile(changed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name).replace(b't="inlineStr"><is><t>shared</t></is>', b't="s"><v>0</v>')
            new.writestr(
                name, part.replace(b"</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'.encode())
            )
        space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        new.writestr("xl/sharedStrings.xml", f"<sst {space}><si><t xml:space='preserve'>{text}</t></si></sst>")
    return changed.getvalue()


def test_a_workbook_that_stores_a_long_text_once(tmp_path: Path) -> None:
    made = workbook([["shared", "B"] if number else ["i1", "i2"] for number in range(201)])
    assert len(shown(read(tmp_path, with_a_shared_text(made, " A"), ABC))) == 200
    message = refusal(tmp_path, with_a_shared_text(made, " " + "A" * 30_000), limits=ResponseLimits(unpacked=1_000_000))
    assert message == "the cells of the sheet have more than 1,000,000 characters: save it as CSV"


def test_a_workbook_with_entities(tmp_path: Path) -> None:
    content = BytesIO()
    with ZipFile(BytesIO(workbook([["i1"], ["A"]]))) as old, ZipFile(content, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "b">]><worksheet'))
    assert refusal(tmp_path, content.getvalue()) == "the workbook has a DOCTYPE, which is not read"


def parquet(frame: pl.DataFrame) -> bytes:
    stream = BytesIO()
    frame.write_parquet(stream)
    return stream.getvalue()


def test_a_parquet_file(tmp_path: Path) -> None:
    frame = pl.DataFrame({"candidate": [1, 2], "i1": ["A", None], "i2": [2.0, 1.0], "i3": pl.Series(["C", "D"], dtype=pl.Categorical)})
    assert shown(read(tmp_path, parquet(frame), ABC)) == ["- A D", "A B C"]


def test_a_parquet_file_with_wrong_types(tmp_path: Path) -> None:
    frame = pl.DataFrame({"i1": [["A"], ["B"]], "i2": ["A", "B"]})
    assert refusal(tmp_path, parquet(frame)) == "column 1 holds lists or bytes and no texts"
    other = pl.DataFrame({"photo": [b"A", b"B"], "i2": ["A", "B"]})
    assert messages(read(tmp_path, parquet(other), ABC))[0] == '1 column not used: "photo".'


def test_a_parquet_file_that_is_a_bomb(tmp_path: Path) -> None:
    frame = pl.select(pl.repeat("A", 30_000_000).alias("i1"))
    assert refusal(tmp_path, parquet(frame)) == ("it claims 30,000,000 rows of 1 columns, more than answers in a file of its size can be")


@pytest.mark.parametrize("groups", [1, 20])
def test_a_parquet_file_that_unpacks_to_too_much(tmp_path: Path, groups: int) -> None:
    frame = pl.DataFrame({"i1": [str(number) + "A" * 100_000 for number in range(20)]})
    stream = BytesIO()
    frame.write_parquet(stream, row_group_size=20 // groups, compression="zstd")
    assert len(stream.getvalue()) < 100_000
    message = refusal(tmp_path, stream.getvalue(), limits=ResponseLimits(unpacked=1_500_000))
    assert message.startswith("unpacked, it has 2,0")
    assert read(tmp_path, stream.getvalue(), ABC, limits=ResponseLimits(unpacked=3_000_000)).codes.height == 20


def test_a_parquet_file_with_nested_types(tmp_path: Path) -> None:
    frame = pl.DataFrame({"i1": ["A", "B"], "about": [{"name": "ann", "ids": [1]}, {"name": "bob", "ids": [2]}], "i2": ["A", "B"]})
    found = read(tmp_path, parquet(frame), ABC)
    assert shown(found) == ["A A", "B B"]
    assert messages(found)[0] == '1 column not used: "about".'
    assert refusal(tmp_path, parquet(frame.rename({"i1": "x", "about": "i1"}))) == "column 2 holds lists or bytes and no texts"


ONE, TWO = parquet_bytes.texts("i1", "A", "B", "A"), parquet_bytes.texts("i2", "B", "C", "D")
GIGABYTES = 2**31 - 1
CONTRADICTS = "it is damaged: its footer contradicts itself"
OUTSIDE = "it is damaged: a column lies outside of the file"
OVERLAP = "it is damaged: its columns overlap"
OTHER_PAGES = "it is damaged: the pages of a column are not what its footer says"
NO_HEAD = "it is damaged: its footer or the head of a page cannot be read"
NO_ROWS = "it is damaged: its rows cannot be read"
TOO_LARGE = "unpacked, it has 2,147,483,6"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(parquet_bytes.parquet(ONE, TWO, rows=2**40), CONTRADICTS, id="rows"),
        pytest.param(parquet_bytes.parquet(ONE, TWO, rows=-1), CONTRADICTS, id="rows below 0"),
        pytest.param(parquet_bytes.parquet(ONE, TWO, rows=9_000_000), CONTRADICTS, id="rows of the file"),
        pytest.param(parquet_bytes.parquet(ONE, TWO, rows=9_000_000, group_rows=3), CONTRADICTS, id="rows of the group"),
        pytest.param(parquet_bytes.parquet(ONE._replace(values=9_000_000, page_values=3), TWO, rows=3), OTHER_PAGES, id="values"),
        pytest.param(
            parquet_bytes.parquet(*(one._replace(values=9_000_000, page_values=9_000_000) for one in (ONE, TWO)), rows=9_000_000),
            NO_ROWS,
            id="rows and values",
        ),
        pytest.param(
            parquet_bytes.parquet(*(one._replace(values=2**31 - 1, page_values=2**31 - 1) for one in (ONE, TWO)), rows=2**31 - 1),
            "it claims 2,147,483,647 rows of 2 columns, more than answers in a file of its size can be",
            id="gigabytes of rows and values",
        ),
        pytest.param(parquet_bytes.parquet(ONE, TWO, group_size=2**40), "unpacked, it has 1,099,511,627,776 bytes", id="group size"),
        pytest.param(parquet_bytes.parquet(ONE, TWO, group_size=-1), CONTRADICTS, id="group size below 0"),
        pytest.param(parquet_bytes.parquet(ONE._replace(chunk_packed_size=2**40), TWO), OUTSIDE, id="column size"),
        pytest.param(parquet_bytes.parquet(ONE._replace(chunk_packed_size=-5), TWO), OUTSIDE, id="column size below 0"),
        pytest.param(parquet_bytes.parquet(ONE._replace(offset=2**40), TWO), OUTSIDE, id="offset"),
        pytest.param(parquet_bytes.parquet(ONE._replace(offset=-4), TWO), OUTSIDE, id="offset below 0"),
        pytest.param(parquet_bytes.parquet(ONE, TWO._replace(offset=4, chunk_packed_size=60)), OVERLAP, id="columns in one place"),
        pytest.param(parquet_bytes.parquet(ONE._replace(is_packed=True, page_size=GIGABYTES), TWO), TOO_LARGE, id="page size"),
        pytest.param(parquet_bytes.parquet(ONE._replace(is_packed=True, page_size=-1), TWO), NO_HEAD, id="page size below 0"),
        pytest.param(parquet_bytes.parquet(ONE._replace(is_packed=True, packed_size=GIGABYTES), TWO), OTHER_PAGES, id="packed size"),
        pytest.param(parquet_bytes.parquet(ONE._replace(page_values=GIGABYTES), TWO), OTHER_PAGES, id="values of the page"),
        pytest.param(parquet_bytes.parquet(ONE._replace(page_values=-1), TWO), NO_HEAD, id="values of the page below 0"),
        pytest.param(
            parquet_bytes.parquet(ONE._replace(page=GIGABYTES.to_bytes(4, "little") + ONE.page[4:]), TWO), NO_ROWS, id="length of a text"
        ),
        pytest.param(
            parquet_bytes.parquet(ONE._replace(encoding=parquet_bytes.DELTA_BYTE_ARRAY), TWO),
            "its texts are encoded as DELTA_BYTE_ARRAY, which is not read: save it as CSV",
            id="texts that share parts",
        ),
        pytest.param(
            parquet_bytes.parquet(ONE, TWO, nested=200_000), "its columns are groups within groups, and no answers", id="nested groups"
        ),
    ],
)
def test_a_parquet_file_that_lies(tmp_path: Path, capfd: pytest.CaptureFixture[str], content: bytes, message: str) -> None:
    assert refusal(tmp_path, content).startswith(message)
    assert capfd.readouterr() == ("", "")


def test_a_parquet_file_that_does_not_lie(tmp_path: Path) -> None:
    assert shown(read(tmp_path, parquet_bytes.parquet(ONE._replace(is_packed=True), TWO), ABC)) == ["A B", "A D", "B C"]


def test_a_parquet_file_that_unpacks_to_more_than_its_footer_says(tmp_path: Path) -> None:
    column = parquet_bytes.texts("i1", "A" * 1_000_000, "A")._replace(is_packed=True, chunk_size=100)
    content = parquet_bytes.parquet(column, group_size=100)
    assert len(content) < 2000
    assert refusal(tmp_path, content, limits=ResponseLimits(unpacked=500_000)).startswith("unpacked, it has 1,000,0")


@pytest.mark.parametrize("dtype", [pl.String, pl.Categorical])
def test_a_parquet_file_that_stores_a_long_text_once(tmp_path: Path, dtype: type[pl.DataType]) -> None:
    frame = pl.DataFrame({"i1": pl.Series(["A" * 10_000] * 1000, dtype=dtype), "i2": ["B"] * 1000})
    message = refusal(tmp_path, parquet(frame), limits=ResponseLimits(unpacked=1_000_000))
    assert message == "its texts have more than 1,000,000 bytes in 1,000 rows: save it as CSV"


@pytest.mark.parametrize("kept", [4, 11, 12, 60, 170, 174])
def test_a_parquet_file_that_was_cut(tmp_path: Path, kept: int) -> None:
    whole = parquet_bytes.parquet(ONE, TWO)
    assert len(whole) == 175
    assert refusal(tmp_path, whole[:kept]) == "it is damaged, or no Parquet file"


def test_a_parquet_file_with_another_end(tmp_path: Path) -> None:
    whole = parquet_bytes.parquet(ONE, TWO)
    assert refusal(tmp_path, whole[:-4] + b"PARE") == "it is damaged, or no Parquet file"
    assert refusal(tmp_path, whole[:-8] + b"\xff\xff\xff\x7fPAR1") == "it is damaged, or no Parquet file"
    assert refusal(tmp_path, whole[:-8] + b"\1\0\0\0PAR1") == "it is damaged, or no Parquet file"


def test_what_a_library_writes_to_standard_error_is_kept_back(capfd: pytest.CaptureFixture[str]) -> None:
    with quiet.quiet():
        os.write(2, b"ann doe")
    os.write(2, b"later")
    assert capfd.readouterr().err == "later"


def test_standard_error_is_restored_after_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    next_one = os.dup(2)
    os.close(next_one)
    with pytest.raises(ZeroDivisionError), quiet.quiet():
        raise ZeroDivisionError
    os.write(2, b"later")
    assert capfd.readouterr().err == "later"
    assert os.dup(2) == next_one, "a descriptor was left open"
    os.close(next_one)


def test_a_second_thread_waits_until_standard_error_is_restored() -> None:
    with quiet.quiet():
        assert quiet.ONE_AT_A_TIME.locked()
    assert not quiet.ONE_AT_A_TIME.locked()


# Downloads of delivery systems

PLANETS = bank(
    asked("planet-red", "Mars", "Venus", "Io", stem="Which planet is *red*?", is_shuffled=True),
    asked("planet-rings", "Saturn", "Jupiter", "Mars", stem="Which planets have rings?", is_multiple=True),
)
MOODLE = """\
"Last name","First name","ID number","Email address",Status,Started,Completed,"Time taken",Grade/10.00,"Question 1","Response 1","Question 2","Response 2"
Doe,Ann,17,ann@example.org,Finished,1,2,3,10.00,"Which planet is red?: Venus; Mars; Io",Mars,"Which planets have rings?: Saturn; Mars; Jupiter","Saturn; Jupiter"
Roe,Bob,18,bob@example.org,Finished,1,2,3,5.00,"Which planets have rings?: Mars; Saturn; Jupiter",Saturn,"Which planet is red?: Io; Mars; Venus",Io
Poe,Cid,19,cid@example.org,Finished,1,2,3,5.00,"Which planet is red?: Venus; Mars; Io",Venus,"Which planets have rings?: Saturn; Mars; Jupiter",-
Poe,Cid,19,cid@example.org,Finished,1,2,3,5.00,"Which planet is red?: Venus; Mars; Io",Mars,"Which planets have rings?: Saturn; Mars; Jupiter",Mars
"""


def test_responses_of_moodle(tmp_path: Path) -> None:
    found = read(tmp_path, MOODLE, PLANETS)
    assert shown(found) == ["A AB", "B >", "C A"]
    assert messages(found)[0].startswith("8 columns not used")
    assert messages(found)[1:] == ["2 rows left out: first attempts and first answers count."]


def test_responses_of_moodle_without_questions(tmp_path: Path) -> None:
    content = "Nachname,E-Mail-Adresse,Antwort 1,Antwort 2\nDoe,ann@example.org,Mars,Saturn; Jupiter\nRoe,bob@example.org,Io,Jupiter\n"
    assert shown(read(tmp_path, content, PLANETS)) == ["A AB", "C B"]
    with pytest.raises(ResponsesError, match="no question can be told by its answers"):
        read(tmp_path, "Nachname,Antwort 1\nDoe,Merkur\nRoe,Pluto\n", PLANETS)


CANVAS = """\
name,id,sis_id,root_account,section,section_id,section_sis_id,submitted,attempt,"101: Which planet is red?",1.0,"102: Which planets have rings?",1.0,"103: Which is far?",1.0,n correct,n incorrect,score
Ann Doe,17,,example,all,1,,2026-01-01,1,Mars,1.0,"Saturn,Jupiter",1.0,Neptune,1,2,0,2.0
Bob Roe,18,,example,all,1,,2026-01-01,2,Io,0.0,Saturn,0.0,Neptune,0,0,2,0.0
Bob Roe,18,,example,all,1,,2026-01-01,1,Venus,0.0,,0.0,Neptune,0,0,2,0.0
"""


def test_student_analysis_of_canvas(tmp_path: Path) -> None:
    found = read(tmp_path, CANVAS, PLANETS)
    assert shown(found) == ["A AB", "B >"]
    assert isinstance(found, Responses)


# Hostile files


def test_changed_files_are_read_or_refused(tmp_path: Path) -> None:
    frame = pl.DataFrame({"candidate": ["a", "b"] * 20, "i1": ["A", "B"] * 20, "i2": [1, 2] * 20, "i3": [1.0, None] * 20})
    texts = (
        "candidate,i1,i2,i3\nann,A,B,C\nbob,B,,\n",
        "candidate,item,response,attempt,order\nann,i1,A,1,1\n",
        "item,response,count\ni1,A,3\n",
    )
    contents = [parquet(frame), workbook([["i1", "i2", "i3"], ["A", "B", "C"]]), *(text.encode() for text in (*texts, MOODLE, CANVAS))]
    source = random.Random(18)
    refusals = []
    for number in range(300):
        content = bytearray(contents[number % len(contents)])
        for _ in range(source.choice((1, 3, 20))):
            at = source.randrange(len(content))
            content[at : at + source.randrange(3)] = source.choice(
                (b'"', b"\n", b",", b"\0", b"\xff", b"nan", b"1e9", b"", bytes((source.randrange(256),)))
            )
        file = tmp_path / "changed"
        file.write_bytes(content)
        try:
            read_responses(str(file), "changed", ABC if number % len(contents) < 5 else PLANETS)
        except ResponsesError as error:
            refusals.append(str(error))
    assert len(refusals) > 100
    assert not [text for text in refusals if "this is an error of crs-lint" in text]


# Privacy


def test_a_file_without_a_head_names_nobody(tmp_path: Path) -> None:
    assert "Doe" not in refusal(tmp_path, "Doe,A,B\nRoe,B,C\n")


def test_an_error_of_ours_names_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(self: object, value: str) -> int:
        raise ValueError(f"no code for {value}")

    monkeypatch.setattr("crs_lint.responses.choice_reader.ChoiceReader.code", fails)
    with pytest.raises(ResponsesError) as raised:
        read(tmp_path, "candidate,i1,i2,i3\nann doe,secret,B,C\n", ABC)
    assert raised.value.__suppress_context__
    assert "secret" not in str(raised.value)
    assert str(raised.value).startswith("it cannot be read (ValueError in crs_lint.responses.choice_reader:")


def test_what_is_read_holds_no_name(tmp_path: Path) -> None:
    for content in ("candidate,i1,i2,i3\nann-doe,ann-doe,B,C\n", "candidate,item,response\nann-doe,i1,A\nann-doe,ann-doe,B\n", MOODLE):
        found = read(tmp_path, content, ABC if content is not MOODLE else PLANETS)
        assert "ann" not in repr((found.codes.rows(), *found[2:]))
