"""Exports without right answers: in formats that can hold no key, in the order of the seed, and refused elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from crs_lint.cli.main import main
from crs_lint.convert.blind_records import BLIND_FORMATS
from crs_lint.convert.registry import WRITES
from tests.pages.study_bank import write_bank

Run = Callable[..., tuple[int, str, str]]
TOLD = ("always comes second", "twice that of all", 'correct": true', "[x]", "almanac", "Nothing else is as heavy")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    write_bank(tmp_path)
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(["export", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.mark.parametrize("form", sorted(BLIND_FORMATS))
def test_a_blind_export_tells_no_right_answer(run: Run, form: str) -> None:
    assert run(form, "bank", "--to", "open")[0] == 0
    assert any(one in Path("open").read_text("utf-8") for one in TOLD)
    code, _, err = run(form, "bank", "--to", "blind", "--blind", "--seed", "3")
    assert code == 0
    text = Path("blind").read_text("utf-8")
    assert "Jupiter" in text
    assert [one for one in TOLD if one in text] == []
    assert "cannot be read again" not in err


def test_the_seed_decides_the_order_of_answers(run: Run) -> None:
    orders = set()
    for seed in range(6):
        run("json", "bank", "--to", f"{seed}.json", "--blind", "--seed", str(seed))
        items = json.loads(Path(f"{seed}.json").read_text("utf-8"))["items"]
        orders.add(tuple(option["text"] for option in items[0]["options"]))
        assert all(option.keys() <= {"text", "pin", "figure"} for item in items for option in item["options"])
    assert len(orders) > 1
    assert {tuple(sorted(one)) for one in orders} == {("Jupiter", "Saturn", "Venus")}


@pytest.mark.parametrize("form", sorted(set(WRITES) - BLIND_FORMATS))
def test_a_format_that_needs_a_key_says_so_in_one_line(run: Run, form: str) -> None:
    code, out, err = run(form, "bank", "--to", "blind", "--blind")
    assert (code, out) == (2, "")
    assert err == f"crs-lint: the format {form} cannot leave out right answers; csv, json, markdown can.\n"
    assert not Path("blind").exists()


def test_a_seed_without_blind_is_refused(run: Run) -> None:
    code, _, err = run("json", "bank", "--to", "x.json", "--seed", "1")
    assert code == 2
    assert "--seed requires --blind" in err
