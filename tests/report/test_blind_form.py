"""The form of --blind and its key sheet: nothing on the form tells a right answer, and the two belong together."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from crs_lint.cli.main import main
from crs_lint.engine.report import Report
from crs_lint.report import blind_form
from crs_lint.report.form_items import FormOrder
from tests.pages.hostile_bank import TEXTS, write_hostile_bank
from tests.pages.study_bank import report_on, write_bank
from tests.report import consumers
from tests.report.html_tree import read
from tests.report.test_html import STEERING

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    write_bank(tmp_path)
    monkeypatch.chdir(tmp_path)
    return report_on()


def form_of(report: Report, seed: int = 0) -> str:
    stream = io.StringIO()
    blind_form.write(report, stream, order=FormOrder(seed))
    return stream.getvalue()


def keys_of(report: Report, seed: int = 0) -> list[dict[str, str]]:
    stream = io.StringIO()
    blind_form.write_key_table(report, stream, order=FormOrder(seed))
    return list(csv.DictReader(io.StringIO(stream.getvalue())))


def test_the_form_has_questions_and_nothing_that_tells_an_answer(report: Report) -> None:
    text = form_of(report)
    questions = read(text).all("section", "question")
    assert len(questions) == 7
    told = (
        "moon",
        "always comes second",
        "twice that of all",
        "planet-largest",
        "Sizes of planets",
        "almanac",
        "SECRET",
        "practice",
        "bank/",
    )
    assert [one for one in told if one.lower() in text.lower()] == []
    assert [name for one in read(text).walk() for name in one.attributes if name.startswith("data-")] == []


def test_a_situation_is_shown_once_for_the_questions_that_share_it(report: Report) -> None:
    text = form_of(report)
    assert text.count("A probe flies past two planets.") == text.count("Questions 1 to 4:") == text.count("<img") == 1


@pytest.mark.parametrize("name", ["\uff1d1+1", " =1+1", "@SUM(A1)"])
def test_no_id_on_the_key_sheet_is_a_formula(report: Report, name: str) -> None:
    bank = Path("bank/planets.yaml")
    bank.write_text(bank.read_text("utf-8").replace("id: planet-largest\n", f'id: "{name}"\n'), "utf-8")
    assert f"'{name}" in [row["item"] for row in keys_of(report_on())]


def test_the_key_sheet_has_the_letters_of_the_form(report: Report) -> None:
    right = {"planet-largest": {"Jupiter"}, "planet-Count": {"Mars", "Venus"}, "star-nearest": {"The sun"}}
    orders = set()
    for seed in range(5):
        questions = read(form_of(report, seed)).all("section", "question")
        for row in keys_of(report, seed):
            question = questions[int(row["number"]) - 1]
            shown = {one.one("span", "letter").text: one.one("div", "text").text for one in question.all("li")}
            if row["item"] in right:
                assert {shown[letter] for letter in row["key"].split(", ")} == right[row["item"]]
            if row["item"] == "planet-largest":
                orders.add(row["order"])
    assert len(orders) > 1


def test_a_form_and_its_key_sheets_have_one_code(report: Report) -> None:
    stream = io.StringIO()
    blind_form.write_key(report, stream, order=FormOrder(3))
    (code,) = {row["form"] for row in keys_of(report, 3)}
    assert re.fullmatch("[0-9A-F]{8}", code)
    assert f"Form {code}," in form_of(report, 3)
    assert f"Key of form {code}." in stream.getvalue()
    assert code not in form_of(report, 4)
    assert form_of(report, 3) == form_of(report, 3)


def test_a_hostile_bank_adds_no_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_hostile_bank(tmp_path)
    monkeypatch.chdir(tmp_path)
    report = report_on()
    key = io.StringIO()
    blind_form.write_key(report, key)
    for text in (form_of(report), key.getvalue()):
        page = read(text)
        assert not {one.tag for one in page.walk()} & {"script", "img", "iframe", "a", "form", "svg", "details", "b"}
        assert [name for one in page.walk() for name in one.attributes if name.startswith("on") or name in ("style", "src", "href")] == []
        assert STEERING.search(text) is None
        assert consumers.orders(text) == []
    rows = keys_of(report)
    assert len(rows) == len(TEXTS)
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


# The command line


@pytest.fixture
def run(report: Report, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.mark.parametrize("name", ["key.html", "key.csv"])
def test_the_command_writes_the_form_and_its_key(run: Run, name: str) -> None:
    for _ in range(2):  # the second time, both are replaced
        run("bank", "--format", "html=form.html", "--blind", "--seed", "7", "--key", name, "--isolated")
        code = re.findall("Form ([0-9A-F]{8})", Path("form.html").read_text("utf-8"))[0]
        assert code in Path(name).read_text("utf-8")
        assert "Jupiter" in Path("form.html").read_text("utf-8")
        assert "B" in Path(name).read_text("utf-8")


def test_a_key_never_replaces_another_file(run: Run) -> None:
    Path("key.csv").write_text("mine\n", "utf-8")
    code, _, err = run("bank", "--format", "html=form.html", "--blind", "--key", "key.csv")
    assert code == 2
    assert "key.csv: not written" in err
    assert Path("key.csv").read_text("utf-8") == "mine\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--blind",), "--blind requires --format html"),
        (("--seed", "1"), "--seed requires --blind"),
        (("--key", "key.csv"), "--key requires --blind"),
        (("--format", "html", "--blind", "--key", "key.txt"), "give it a name that ends in .html or .csv"),
        (("--format", "html=a.html", "--blind", "--key", "a.html"), "would be written to the same file"),
    ],
)
def test_options_that_need_others_say_so(run: Run, arguments: tuple[str, ...], message: str) -> None:
    code, _, err = run("bank", *arguments)
    assert code == 2
    assert message in err
