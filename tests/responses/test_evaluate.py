"""Files, items and a sidecar together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crs_lint.document.load import read
from crs_lint.model.item import Exam, read_items
from crs_lint.responses import extra
from crs_lint.responses.evaluate import Evaluation, ResponseFile, ResponseSettings, evaluate
from crs_lint.responses.history import BankItem
from crs_lint.responses.responses_error import ResponsesError
from crs_lint.responses.scoring_file import load_scoring

ITEM = """\
  - id: {id}
    stem: Which planet is {id}?{more}
    options:
      - text: Mars
        correct: true
      - text: Venus
      - text: Io
"""


def bank(folder: Path, *items: str) -> list[BankItem]:
    data = read(("items:\n" + "".join(items)).encode()).data
    return [BankItem(item, str(folder / "a.yaml")) for item in read_items(data, Exam())]


def item(name: str, more: str = "") -> str:
    return ITEM.format(id=name, more="\n" + more if more else "")


def evaluated(folder: Path, items: list[BankItem], *contents: str, **settings: Any) -> Evaluation:
    files = []
    for number, content in enumerate(contents):
        file = folder / f"{number}.csv"
        file.write_text(content)
        files.append(ResponseFile(file.name, str(file)))
    return evaluate(files, items, ResponseSettings(**settings))


def test_files_are_analyzed_together(tmp_path: Path) -> None:
    items = bank(tmp_path, item("red"), item("far"), item("wet"))
    found = evaluated(tmp_path, items, "red,far\nA,B\nB,A\n", "candidate,item,response\nann,red,A\nann,wet,C\n")
    assert list(found.analysis.items) == ["red", "far", "wet"]
    assert found.analysis.items["red"].as_scored.n == 3
    assert found.analysis.items["red"].as_scored.p == pytest.approx(2 / 3)
    assert [(form.sitting, form.n, form.items) for form in found.analysis.forms] == [("0.csv", 2, 2), ("1.csv", 1, 2)]
    assert [(note.file, note.message) for note in found.notes] == [("0.csv", '1 item of the bank without a column: "wet".')]


def test_a_file_that_cannot_be_used_leaves_the_others(tmp_path: Path) -> None:
    found = evaluated(tmp_path, bank(tmp_path, item("red"), item("far")), "a,b\nA,B\n", "red,far\nA,B\nB,A\n")
    assert [note.file for note in found.errors] == ["0.csv"]
    assert found.analysis.summary.n == 2


def test_no_file_at_all(tmp_path: Path) -> None:
    found = evaluated(tmp_path, bank(tmp_path, item("red")), "")
    assert found.analysis.summary.n == 0
    assert found.analysis.items == {}


def test_pretest_items_and_points(tmp_path: Path) -> None:
    items = bank(tmp_path, item("red", "    status: pretest"), item("far", "    custom: {points: 2}"), item("wet"))
    found = evaluated(tmp_path, items, "red,far,wet\nA,A,A\nA,B,A\nB,A,B\n")
    assert dict(found.analysis.groups[0].totals) == {3.0: 1, 1.0: 1, 2.0: 1}
    assert found.analysis.forms[0].points == 3


def test_chance_of_sets(tmp_path: Path) -> None:
    multiple = item("red", "    type: multiple").replace("text: Venus", "text: Venus\n        correct: true")
    closed = multiple.replace("is red?", "is red? Select two.").replace("id: red", "id: two")
    found = evaluated(tmp_path, bank(tmp_path, multiple, closed), "red,two\nAB,BA\nAC,A\n").analysis.items
    assert found["red"].as_scored.chance == pytest.approx(1 / 7)
    assert found["two"].as_scored.chance == pytest.approx(1 / 3)
    assert found["two"].as_scored.p == 0.5


@pytest.mark.parametrize(
    ("scoring", "p", "total"),
    [
        ({"red": "B"}, 0.25, 5),
        ({"red": ["A", "B"]}, 0.75, 7),
        ({"scoring": {"red": ["A", 2]}}, 0.75, 7),
        ({"red": {"keys": ["A", "C"], "points": 3}}, 0.75, 13),
        ({"red": "dropped"}, 0.5, 4),
        ({"red": {"pretest": True}}, 0.5, 4),
    ],
)
def test_the_scoring(tmp_path: Path, scoring: Any, p: float, total: float) -> None:
    content = "red,far\nA,A\nA,A\nB,A\nC,A\n"
    found = evaluated(tmp_path, bank(tmp_path, item("red"), item("far")), content, scoring=scoring)
    assert found.analysis.items["red"].as_scored.p == p
    assert sum(points * n for points, n in found.analysis.groups[0].totals.items()) == total
    keyed = found.analysis.items["red"].as_keyed
    assert keyed is not None
    assert keyed.p == 0.5
    assert found.analysis.items["far"].as_keyed is None


def test_all_are_credited(tmp_path: Path) -> None:
    found = evaluated(tmp_path, bank(tmp_path, item("red"), item("far")), "far,red\nA,A\nB,B\nA,\n", scoring={"red": "all"})
    assert dict(found.analysis.groups[0].totals) == {2.0: 2, 1.0: 1}


@pytest.mark.parametrize(
    ("scoring", "message"),
    [
        ({"rad": "A"}, 'the scoring names the item "rad", which the bank lacks. Did you mean "red"?'),
        ({"red": "D"}, 'the scoring of red has the key "D", which names none of its options'),
        ({"red": "AB"}, 'the scoring of red has the key "AB", which names none of its options'),
        ({"red": []}, "the scoring of red has no key: name a letter, all or dropped"),
        ({"red": None}, 'the scoring of red has the key "", which names none of its options'),
        ({"red": {"key": "A"}}, 'the scoring of red has the field "key"; it can have keys, points, pretest'),
        ({"red": {"points": 0}}, "the scoring of red must have points above 0"),
        (["red"], 'the scoring must name items, as in: "planet-red: [A, C]"'),
    ],
)
def test_a_scoring_that_makes_no_sense(tmp_path: Path, scoring: Any, message: str) -> None:
    with pytest.raises(ResponsesError) as raised:
        evaluated(tmp_path, bank(tmp_path, item("red")), "red\nA\n", scoring=scoring)
    assert str(raised.value) == message


def test_the_file_of_the_scoring(tmp_path: Path) -> None:
    (tmp_path / "scoring.yaml").write_text("red: [A, B]\n")
    assert load_scoring(str(tmp_path / "scoring.yaml")) == {"red": ["A", "B"]}
    (tmp_path / "broken.yaml").write_text("red: [A\n")
    for name in ("broken.yaml", "none.yaml"):
        with pytest.raises(ResponsesError):
            load_scoring(str(tmp_path / name))


def test_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    assert extra.missing_extra() == ""
    monkeypatch.setattr(extra, "find_spec", lambda name: None)
    assert extra.missing_extra().startswith('reading responses needs the package polars; install crs-lint with its extra "responses"')


def test_a_first_row_that_may_be_the_key(tmp_path: Path) -> None:
    names = ["red", "far", "wet", "hot", "old"]
    found = evaluated(tmp_path, bank(tmp_path, *map(item, names)), ",".join(names) + "\nA,A,A,A,A\nA,B,A,A,C\n")
    assert [note.message for note in found.notes] == ["The first row answers all 5 items as they are keyed: remove it if it is the key."]
    found = evaluated(tmp_path, bank(tmp_path, *map(item, names)), ",".join(names) + "\nA,A,A,A,B\nA,A,A,A,A\n")
    assert found.notes == ()


def test_speededness(tmp_path: Path) -> None:
    found = evaluated(tmp_path, bank(tmp_path, item("red"), item("far")), "red,far\n" + "A,A\n" * 7 + "A,\n" * 3)
    assert found.analysis.forms[0].reached_end == 0.7
    assert found.analysis.forms[0].is_speeded
