"""``benchmarks/round_trips.py`` counts each item that a round trip changes or loses."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from benchmarks import round_trips

BANK = """\
domain: planets
items:
  - id: planet-nearest
    stem: Which planet is *nearest* to the sun?
    options:
      - text: Mercury
        correct: true
        rationale: Its orbit is the innermost.
      - text: Venus
    explanation: Mercury takes 88 days.
    tags: [orbit]
  - id: planet-red
    stem: Which planets have **rings**?
    type: multiple
    options:
      - text: Saturn
        correct: true
      - text: Uranus
        correct: true
      - text: Mars
    level: recall
"""
CONVERTER = """\
import json, pathlib, sys
folder = pathlib.Path(sys.argv[2])
folder.mkdir()
rows = [json.loads(line) for line in pathlib.Path(sys.argv[1]).read_text().splitlines()]
items = [{"id": row["id"], "stem": row["stem"], "options": row["options"], "level": "recall"} for row in rows]
(folder / "exam.yaml").write_text("exam: x\\n")
(folder / "items.yaml").write_text(json.dumps({"items": items}))
"""
# Programs that stand for crs-lint with a fault: a writer that changes the answers of one item, or that leaves it out.
FAULTY = """\
import sys
sys.path.insert(0, {root!r})
from crs_lint.cli.main import main
from crs_lint.convert.moodle import gift
sound = gift._rows
def rows(record):
    return {rows} if record.id == "planet-red" else sound(record)
gift._rows = rows
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "banks" / "sky").mkdir(parents=True)
    (tmp_path / "banks" / "sky" / "exam.yaml").write_text("exam: sky\nlevels: [recall]\n")
    (tmp_path / "banks" / "sky" / "planets.yaml").write_text(BANK)
    return tmp_path / "banks"


def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: object) -> tuple[list[str], list[str]]:
    """The rows of the table without its head, and what the script writes to standard error."""
    monkeypatch.setattr(sys, "argv", ["round_trips.py", *map(str, arguments)])
    round_trips.main()
    told = capsys.readouterr()
    return told.out.splitlines()[2:], told.err.splitlines()


def fault(monkeypatch: pytest.MonkeyPatch, folder: Path, rows: str) -> None:
    program = folder.parent / "faulty.py"
    program.write_text(FAULTY.format(root=str(round_trips.ROOT), rows=rows))
    monkeypatch.setattr(round_trips, "COMMAND", [sys.executable, str(program)])


def test_a_loss_that_the_export_lists_is_counted(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    rows, errors = run(capsys, monkeypatch, folder)
    assert rows[:4] == [
        "| sky | moodle | 2 | 1 | 0 | 0 | level 1 |",
        "| sky | gift | 2 | 1 | 0 | 0 | level 1 |",
        "| sky | qti | 2 | 0 | 0 | 0 |  |",
        "| sky | canvas | 2 | 0 | 0 | 0 |  |",
    ]
    assert "| sky | json | 2 | 0 | 0 | 0 |  |" in rows
    assert [row.split(" | ")[1] for row in rows] == list(round_trips.FORMATS)
    assert errors == []


def test_an_item_that_silently_changes_is_counted(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "sky" / "planets.yaml").write_text(BANK.replace("    level: recall\n", ""))
    fault(monkeypatch, folder, '[row.replace("Mars", "Io").replace("%50%Ura", "%-100%Ura") for row in sound(record)]')
    rows, errors = run(capsys, monkeypatch, folder, "--formats", "gift", "--list")
    assert rows == ["| sky | gift | 2 | 1 | 1 | 1 | options 1, key 1 |"]
    told = [json.loads(line) for line in errors]
    assert [(one["item"], one["field"], one["before"], one["after"]) for one in told] == [
        ("planet-red", "options", ["Saturn", "Uranus", "Mars"], ["Saturn", "Uranus", "Io"]),
        ("planet-red", "key", [1, 2], [1]),
    ]


def test_an_item_that_silently_vanishes_fails(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "sky" / "planets.yaml").write_text(BANK.replace("    level: recall\n", ""))
    fault(monkeypatch, folder, "()")
    with pytest.raises(SystemExit, match="1 item vanished"):
        run(capsys, monkeypatch, folder, "--formats", "gift")
    assert capsys.readouterr().out.splitlines()[2:] == ["| sky | gift | 2 | 1 | 1 | 0 | vanished 1 |"]


def test_banks_in_json_lines_are_converted_in_parts(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    options = [{"text": "Io", "correct": True}, {"text": "Mars"}]
    rows = [json.dumps({"id": f"moon-{number}", "stem": "Which is a moon?", "options": options}) for number in range(5)]
    (folder / "moons.jsonl").write_text("\n".join(rows) + "\n")
    (folder.parent / "converter.py").write_text(CONVERTER)
    found, _ = run(capsys, monkeypatch, folder, "--converter", folder.parent / "converter.py", "--at-once", 2, "--formats", "gift")
    assert found == [
        "| moons | gift | 5 | 5 | 0 | 0 | level 5 |",
        "| sky | gift | 2 | 1 | 0 | 0 | level 1 |",
        "| **all** | gift | 7 | 6 | 0 | 0 | level 6 |",
    ]
    with pytest.raises(SystemExit, match="--converter"):
        run(capsys, monkeypatch, folder)
