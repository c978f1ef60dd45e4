"""``crs-lint form`` on banks on disk; what it chooses is checked by a program of its own, which reads the files for itself."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from crs_lint.cli.main import main

BANK = Path(__file__).parents[2] / "bank" / "crs"
Capture = pytest.CaptureFixture[str]


def loaded(folder: Path) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """The exam, and the items of a folder by id, with the fields that their file gives them."""
    exam, items = {}, {}
    for file in sorted(folder.rglob("*.yaml")):
        data = YAML(typ="safe").load(file.read_text("utf-8"))
        if file.name == "exam.yaml":
            exam = data
        else:
            shared = {name: value for name, value in data.items() if name not in ("items", "articles")}
            items.update({one["id"]: {**shared, **one} for one in data["items"]})
    return exam, items


def faults(folder: Path, ids: list[str], total: int) -> list[str]:
    """What a form of ``total`` items does not meet, told without any code of crs-lint."""
    exam, items = loaded(folder)
    on_form = [items[name] for name in ids]
    found = []
    if len(set(ids)) != total or len(ids) != total:
        found.append(f"{len(ids)} ids, {len(set(ids))} of them different")
    for field, shares in (("domain", {one["id"]: one["weight"] for one in exam["domains"]}), ("level", exam["levels"])):
        counts = Counter(one[field] for one in on_form)
        found += [f"{field} {name}: {counts[name]}" for name, share in shares.items() if abs(counts[name] - total * share / 100) >= 1]
    tasks = Counter((one["domain"], one["task"]) for one in on_form)
    found += [f"task {task['id']}" for domain in exam["domains"] for task in domain["tasks"] if not tasks[domain["id"], task["id"]]]
    places = [[place for place, option in enumerate(one["options"]) if option.get("correct")] for one in on_form]
    keys = Counter(one[0] for one in places if len(one) == 1)
    found += [f"{keys[place]} keys at {place}" for place in range(4) if abs(keys[place] - keys.total() / 4) >= 1]
    found += [f"{one} is an enemy of {other}" for one, other in itertools.permutations(ids, 2) if other in items[one].get("enemies", ())]
    for one, other in itertools.combinations(on_form, 2):
        if one["stem"] == other["stem"] and one.get("scenario") == other.get("scenario"):
            found.append(f"{one['id']} and {other['id']} ask the same")
    sets = {name: str(one["scenario"]) for name, one in items.items() if "scenario" in one}
    chosen = {sets[name] for name in ids if name in sets}
    found += [f"{name} is missing" for name, scenario in sets.items() if scenario in chosen and name not in ids]
    return found


def ids_of(capsys: Capture, *arguments: str) -> list[str]:
    assert main(["form", str(BANK), *arguments, "--format", "json"]) == 0
    return [one["id"] for one in json.loads(capsys.readouterr().out)["items"]]


@pytest.mark.parametrize("seed", ["7", "8"])
def test_a_form_of_the_bank_holds_for_another_program(seed: str, capsys: Capture) -> None:
    assert faults(BANK, ids_of(capsys, "--items", "60", "--seed", seed), 60) == []


def test_the_checking_program_finds_faults(capsys: Capture) -> None:
    ids = ids_of(capsys, "--items", "60", "--seed", "7")
    _, items = loaded(BANK)
    other = next(name for name, one in items.items() if one["domain"] != items[ids[0]]["domain"] and name not in ids)
    assert faults(BANK, [*ids[:-1], ids[0]], 60) != []
    assert faults(BANK, sorted(name for name in items if items[name]["domain"] == "advocacy"), 60) != []
    assert len(faults(BANK, ids[:30], 60)) > len(faults(BANK, [other, *ids[1:]], 60)) >= 0


def test_a_second_form_shares_no_more_than_the_overlap(tmp_path: Path, capsys: Capture) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    assert main(["form", str(BANK), "--items", "60", "--seed", "7", "--to", str(first)]) == 0
    assert main(["form", str(BANK), "--items", "60", "--seed", "8", "--avoid", str(first), "--overlap", "20", "--to", str(second)]) == 0
    names = [[one.split()[0] for one in file.read_text().splitlines() if not one.startswith("#")] for file in (first, second)]
    assert len(set(names[0]) & set(names[1])) <= 20
    assert faults(BANK, names[1], 60) == []
    capsys.readouterr()
    assert main(["form", str(BANK), "--to", str(first)]) == 2
    assert "the file exists already" in capsys.readouterr().err


def test_two_forms_without_overlap_that_the_bank_cannot_give_are_explained(tmp_path: Path, capsys: Capture) -> None:
    first = tmp_path / "first.txt"
    assert main(["form", str(BANK), "--items", "70", "--to", str(first)]) == 0
    capsys.readouterr()
    assert main(["form", str(BANK), "--items", "70", "--seed", "2", "--avoid", str(first)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("crs-lint: no form meets all that is asked. What the nearest choice of items misses:\n")
    assert "the overlap with " in err
    assert " items too many" in err


def test_nothing_but_the_form_is_on_standard_output() -> None:
    command = [sys.executable, "-m", "crs_lint", "form", str(BANK), "--items", "20"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert lines[0] == '# A form of the exam "crs": 20 items, seed 0.'
    assert len([one for one in lines if not one.startswith("#")]) == 20
    assert done.stderr == ""


EXAM = "exam: sky\nform: {items: 2}\n"
ITEMS = """\
items:
  - {id: moon, stem: Which has rings?, options: [{text: Io}, {text: Saturn, correct: true}], explanation: It has.}
  - {id: star, stem: Which is hot?, options: [{text: Sun, correct: true}, {text: Io}], explanation: It is.}
"""


@pytest.fixture
def sky(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "exam.yaml").write_text(EXAM)
    (tmp_path / "items.yaml").write_text(ITEMS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "name the folder of a bank, as in: crs-lint form bank/ --items 60 --seed 7"),
        ((".", "--items", "0"), '"0" is not a whole number above zero.'),
        ((".", "--overlap", "3"), "--overlap goes with --avoid, as in: --avoid first.txt --overlap 20"),
        ((".", "--avoid", "nowhere"), "nowhere: there is no such file or folder."),
        ((".", "--avoid", "other.txt"), "other.txt: it names no ready item of this bank."),
        ((".", "--avoid", "broken.json"), "broken.json: it is not JSON that crs-lint form wrote."),
        ((".", "--avoid", "latin.txt"), "latin.txt: it is not saved as UTF-8."),
        ((".", "--language", "tlh"), "no ready item is in tlh; the languages are: en."),
        (("nowhere",), "nowhere: there is no such file or folder."),
    ],
)
def test_bad_input_gets_one_line(arguments: tuple[str, ...], message: str, sky: Path, capsys: Capture) -> None:
    (sky / "other.txt").write_text("comet\n")
    (sky / "broken.json").write_text("{")
    (sky / "latin.txt").write_bytes(b"caf\xe9\n")
    assert main(["form", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err


def test_a_bank_with_a_file_that_cannot_be_read_gives_no_form(sky: Path, capsys: Capture) -> None:
    (sky / "broken.yaml").write_text("items: [\n")
    assert main(["form", "."]) == 2
    assert (
        capsys.readouterr().err
        == 'crs-lint: broken.yaml:1: A "[" or "{" is read as the beginning of a list, and it is not closed as one.\n'
    )


def test_a_form_needs_a_number_of_items(sky: Path, capsys: Capture) -> None:
    (sky / "exam.yaml").write_text("exam: sky\n")
    assert main(["form", "."]) == 2
    assert "say how many items the form has, as in: --items 60" in capsys.readouterr().err


def test_items_of_two_exams_are_not_mixed(sky: Path, capsys: Capture) -> None:
    (sky / "sea").mkdir()
    (sky / "sea" / "exam.yaml").write_text("exam: sea\n")
    (sky / "sea" / "items.yaml").write_text(ITEMS)
    assert main(["form", "."]) == 2
    assert "these are items of 2 exams: name the folder of one" in capsys.readouterr().err
    assert main(["form", "sea", "--items", "2"]) == 0


def test_a_form_has_items_of_one_language(sky: Path, capsys: Capture) -> None:
    (sky / "es.yaml").write_text("language: es\n" + ITEMS)
    assert main(["form", "."]) == 2
    assert "the items are in en, es: choose one with --language, as in: --language en" in capsys.readouterr().err
    assert main(["form", ".", "--language", "es", "--format", "json"]) == 0
    assert {one["path"] for one in json.loads(capsys.readouterr().out)["items"]} == {"es.yaml"}


def test_drafts_and_retired_items_are_on_no_form(sky: Path, capsys: Capture) -> None:
    (sky / "items.yaml").write_text(ITEMS.replace("explanation: It is.", "explanation: It is., status: draft"))
    assert main(["form", "."]) == 1
    assert capsys.readouterr().err.splitlines()[1:] == ["  items that count: 2; 1 item too few"]


def test_an_earlier_form_may_name_items_that_left(sky: Path, capsys: Capture) -> None:
    (sky / "old.txt").write_text("moon\ncomet\n")
    assert main(["form", ".", "--items", "1", "--avoid", "old.txt"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[-1] == "star"
    assert err == "crs-lint: old.txt: the bank has no ready item comet.\n"


def test_items_for_practice_are_on_no_form(sky: Path, capsys: Capture) -> None:
    (sky / "items.yaml").write_text(ITEMS.replace("explanation: It is.", "explanation: It is., use: practice"))
    assert main(["form", ".", "--items", "1"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[-1] == "moon"
    assert err == "crs-lint: 1 item for practice, or with a scenario of one, left out.\n"


def test_a_form_is_exported_and_printed_in_its_order(sky: Path, capsys: Capture) -> None:
    (sky / "form.txt").write_text("star\nmoon\n")
    assert main(["export", "json", ".", "--form", "form.txt", "--to", "out.json"]) == 0
    assert [one["id"] for one in json.loads((sky / "out.json").read_text())["items"]] == ["star", "moon"]
    arguments = [".", "--format", "html=form.html", "--blind", "--form", "form.txt", "--key", "key.csv", "--exit-zero", "--isolated"]
    assert main(arguments) == 0
    page = (sky / "form.html").read_text()
    assert page.index("Which is hot?") < page.index("Which has rings?")
    assert [row.split(",")[1:5] for row in (sky / "key.csv").read_text().splitlines()[1:]] == [
        ["1", "star", "A", "A B"],
        ["2", "moon", "B", "A B"],
    ]


def test_a_form_with_an_item_that_is_not_there_is_not_printed_or_exported(sky: Path, capsys: Capture) -> None:
    (sky / "form.txt").write_text("star\ncomet\n")
    assert main(["export", "json", ".", "--form", "form.txt", "--to", "out.json"]) == 2
    assert capsys.readouterr().err == "crs-lint: the bank has no item comet.\n"
    assert main([".", "--format", "html=form.html", "--blind", "--form", "form.txt", "--isolated"]) == 2
    assert capsys.readouterr().err == "crs-lint: the bank has no item comet.\n"
    assert not (sky / "form.html").exists()
    assert main([".", "--form", "form.txt"]) == 2
    assert "--form requires --blind" in capsys.readouterr().err


def test_a_form_of_one_language_names_it(sky: Path, capsys: Capture) -> None:
    (sky / "es.yaml").write_text("language: es\n" + ITEMS)
    assert main(["form", ".", "--language", "es", "--to", "form.txt"]) == 0
    assert main(["export", "json", ".", "--form", "form.txt", "--to", "out.json"]) == 0
    assert (sky / "form.txt").read_text().splitlines()[-1].endswith(" es")
    assert capsys.readouterr().out.endswith("2 items in 1 file\n")


def test_a_scenario_with_a_practice_item_is_on_no_form_and_its_words_count_once(sky: Path, capsys: Capture) -> None:
    trip = "scenario: " + "far " * 50 + "\n" + ITEMS
    (sky / "trip.yaml").write_text(trip.replace("id: moon", "id: trip-a").replace("id: star", "id: trip-b"))
    assert main(["form", ".", "--items", "4"]) == 0
    assert "# the words to read: 70 (" in capsys.readouterr().out
    (sky / "trip.yaml").write_text((sky / "trip.yaml").read_text().replace("explanation: It is.", "explanation: It is., use: practice"))
    assert main(["form", ".", "--items", "2"]) == 0
    out, err = capsys.readouterr()
    assert sorted(out.splitlines()[-2:]) == ["moon", "star"]
    assert err == "crs-lint: 2 items for practice, or with a scenario of one, left out.\n"


def test_an_exam_that_cannot_be_read_gives_no_form(sky: Path, capsys: Capture) -> None:
    (sky / "exam.yaml").write_text("exam: sky\nform: {items: 2}\ndomains: [{id: inner, weight: heavy}]\n")
    assert main(["form", "."]) == 2
    out, err = capsys.readouterr()
    assert (out, err.startswith("crs-lint: exam.yaml:3: ")) == ("", True)


def test_items_without_a_right_answer_are_on_no_form(sky: Path, capsys: Capture) -> None:
    (sky / "items.yaml").write_text(ITEMS.replace("correct: true", "correct: maybe", 1))
    assert main(["form", ".", "--items", "1"]) == 0
    out, err = capsys.readouterr()
    assert (out.splitlines()[-1], err) == ("star", "crs-lint: 1 item without a right answer left out.\n")


def test_two_items_with_one_id_are_on_no_form(sky: Path, capsys: Capture) -> None:
    (sky / "items.yaml").write_text(ITEMS.replace("star", "moon"))
    assert main(["form", "."]) == 2
    assert "two items have the id moon, and a form names its items by their ids." in capsys.readouterr().err


def test_a_retired_item_of_a_form_is_named(sky: Path, capsys: Capture) -> None:
    (sky / "form.txt").write_text("star\nmoon\n")
    (sky / "items.yaml").write_text(ITEMS.replace("explanation: It is.", "explanation: It is., status: retired"))
    assert main(["export", "json", ".", "--form", "form.txt", "--to", "out.json"]) == 2
    assert capsys.readouterr().err == "crs-lint: the item star of the form is retired; name its status with --status.\n"
    assert main([".", "--format", "html=form.html", "--blind", "--form", "form.txt", "--isolated"]) == 2
    assert capsys.readouterr().err == "crs-lint: the item star of the form is retired.\n"


def test_a_form_goes_to_standard_output_by_its_name(sky: Path, capsys: Capture) -> None:
    assert main(["form", ".", "--to", "-"]) == 0
    assert capsys.readouterr().out.startswith("# A form of")
    assert main(["export", "json", ".", "--to", "-"]) == 2
    assert "nothing is written to standard output" in capsys.readouterr().err
    assert not (sky / "-").exists()
