"""Nothing that names a candidate leaves the reader: no output, no cached file and no traceback holds it."""

from __future__ import annotations

import logging
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from crs_lint.cli.main import main
from crs_lint.report.format_names import FORMATS
from crs_lint.responses import analysis, evaluate, evidence, tabulate
from crs_lint.rules.evidence import likely_miskey
from tests import example_bank

pytest.importorskip("polars")

Run = Callable[..., tuple[int, str, str]]
NAMES = ("Quetzal Ypsilanti", "quetzal.ypsilanti@example.org", "QY-7731945", "Xochitl Vandergelder", "xv+1@example.org", "XV-8842056")


@pytest.fixture(autouse=True)
def _quiet_again() -> Iterator[None]:
    """Takes back what -vv does to logging in this process."""
    handlers, level = list(logging.getLogger().handlers), logging.getLogger("crs_lint").level
    yield
    logging.getLogger().handlers[:] = handlers
    logging.getLogger("crs_lint").setLevel(level)


@pytest.fixture
def named(bank: Path) -> Path:
    """The bank of an example, and responses with names, addresses and numbers of candidates."""
    responses = example_bank.replace(bank, likely_miskey.BAD[0])
    head, *rows = responses.read_text().splitlines()
    kept = [
        f"{NAMES[3 * (index % 2)]},{NAMES[3 * (index % 2) + 1]},{NAMES[3 * (index % 2) + 2]}-{index},{row}"
        for index, row in enumerate(rows)
    ]
    random.Random(8).shuffle(kept)
    responses.write_text("\n".join([f"full name,email,candidate,{head}", *kept, ""]))
    return bank


def leaks(*texts: str) -> list[str]:
    """The names in texts, in whole or in part."""
    return [name for name in (*NAMES, "Ypsilanti", "Vandergelder", "7731945", "8842056") for text in texts if name.lower() in text.lower()]


def written(folder: Path) -> list[str]:
    """Every file below a folder but the responses, as text."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.suffix not in (".csv", ".tsv"))
    return [file.read_bytes().decode("latin-1") for file in files]


@pytest.mark.parametrize("form", FORMATS)
def test_no_report_names_a_candidate(named: Path, run: Run, form: str) -> None:
    options = ("--all-items", "--small-cells") if form == "html" else ()
    code, out, err = run(
        "bank/", "--responses", "r.csv", "--format", form, "--format", "json=x.json", "-vv", "--debug", *options[: 2 * (form == "html")]
    )
    assert code == 1
    assert leaks(out, err, *written(named.parent)) == []


@pytest.mark.parametrize("form", ["text", "json", "markdown", "csv"])
def test_no_statistics_name_a_candidate(named: Path, run: Run, form: str) -> None:
    code, out, err = run(
        "stats", "bank/", "--responses", "r.csv", "--format", form, "--small-cells", "-vv", "--debug", "--write-statistics"
    )
    assert code == 0
    assert leaks(out, err, *written(named.parent)) == []


def test_no_cached_file_and_no_baseline_names_a_candidate(named: Path, run: Run, tmp_path: Path) -> None:
    for number in range(30):
        (named / f"more-{number}.yaml").write_text(
            f"id: more-{number}\nstem: What is {number}?\noptions: [{{text: a, correct: true}}, {{text: b}}]\n"
        )
    run("bank/", "--responses", "r.csv", "--cache-dir", "cache", "--write-baseline", "baseline.txt")
    texts = written(tmp_path)
    assert any("SQLite" in text for text in texts)
    assert leaks(*texts) == []


def _raising(*_: object, **__: object) -> NoReturn:
    try:
        raise ValueError(f"could not convert {NAMES[0]!r} {NAMES[2]}")
    except ValueError as error:
        raise RuntimeError(f"at {NAMES[1]}") from error


@pytest.mark.parametrize(
    ("module", "function"),
    [(tabulate, "tabulate"), (analysis, "analyze_item"), (evaluate, "analyze"), (evidence, "benjamini_hochberg")],
)
@pytest.mark.parametrize("command", [("check",), ("stats",)])
def test_no_traceback_names_a_candidate(
    named: Path, run: Run, monkeypatch: pytest.MonkeyPatch, module: Any, function: str, command: tuple[str, ...]
) -> None:
    monkeypatch.setattr(module, function, _raising)
    if module is evidence:
        monkeypatch.setattr(evidence, "_TESTS", (("too-hard", evidence._too_hard, _raising),))
    code, out, err = run(*command, "bank/", "--responses", "r.csv", "--debug", "-vv")
    assert code == 2
    assert "Traceback" in err
    assert leaks(out, err) == []


FAULTS: dict[str, Callable[[bytes], bytes]] = {
    "no head": lambda content: content.partition(b"\n")[2],
    "a quote that never ends": lambda content: content.replace(b"QY-7731945-", b'"QY-7731945-', 1),
    "NUL": lambda content: content.replace(b"QY-7731945-2,", b"QY-7731945-2\0,", 1),
    "Latin-1": lambda content: content.replace(b"Quetzal", b"Qu\xe9tzal"),
    "UTF-16": lambda content: content.decode().encode("utf-16"),
    "half of UTF-16": lambda content: content.decode().encode("utf-16")[:-1],
    "ragged": lambda content: content.replace(b",A,", b",A,Xochitl Vandergelder,", 5).replace(b",B,", b"\n", 5),
    "answers in the place of names": lambda content: content.replace(
        b"full name,email,candidate,planet-nearest", b"planet-nearest,email,candidate,x"
    ),
    "names in the place of answers": lambda content: content.replace(b"candidate,planet-nearest", b"x,planet-nearest").replace(
        b"email", b"other-1"
    ),
    "two columns of one item": lambda content: content.replace(b"email", b"planet-nearest"),
    "long": lambda content: content.replace(b"full name,email,candidate,planet-nearest", b"candidate,item,response,planet-nearest"),
    "counted": lambda content: content.replace(b"full name,email,candidate,planet-nearest", b"item,response,count,planet-nearest"),
    "orders": lambda content: content.replace(b"email", b"order"),
    "attempts": lambda content: content.replace(b"email", b"attempt"),
    "delivered": lambda content: content.replace(b"email", b"planet-nearest:options"),
    "moodle": lambda content: content.replace(b"planet-nearest", b"Response 1").replace(b"full name", b"Last name"),
    "canvas": lambda content: content.replace(b"full name,email,candidate,planet-nearest", b"name,id,sis_id,1: Which planet"),
    "empty": lambda content: b"",
    "a head": lambda content: content.partition(b"\n")[0],
    "no text": lambda content: bytes(range(256)) + content,
    "XLSX in name": lambda content: b"PK\x03\x04" + content,
    "Parquet in name": lambda content: b"PAR1" + content + b"PAR1",
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", [("check",), ("stats", "--small-cells")])
def test_no_faulty_file_names_a_candidate(named: Path, run: Run, fault: str, command: tuple[str, ...]) -> None:
    file = named.parent / "r.csv"
    file.write_bytes(FAULTS[fault](file.read_bytes()))
    code, out, err = run(*command, "bank/", "--responses", "r.csv", "--debug", "-vv")
    assert code in (0, 1, 2)
    assert not re.search(r"^Traceback", err, re.MULTILINE)
    assert leaks(out, err, *written(named.parent)) == []


@pytest.mark.parametrize("form", ["wide", "long", "counted", "moodle", "canvas"])
def test_no_form_that_the_file_has_not_names_a_candidate(named: Path, run: Run, form: str) -> None:
    code, out, err = run("bank/", "--responses", "r.csv", "--responses-form", form, "--debug", "-vv")
    assert code in (0, 1, 2)
    assert leaks(out, err) == []


def test_the_search_finds_what_it_searches_for(named: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert leaks((named.parent / "r.csv").read_text()) != []
    (named / "items.yaml").write_text(f"id: {NAMES[2]}\n")
    main(["bank/items.yaml"])
    assert leaks(capsys.readouterr().out) != []
