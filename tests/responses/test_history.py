"""Letters read against the bank as it was, and items that changed since, in real repositories."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from crs_lint.document.load import read
from crs_lint.model.item import Exam, read_items
from crs_lint.responses.evaluate import Evaluation, ResponseFile, ResponseSettings, evaluate
from crs_lint.responses.history import BankItem, asked_at
from crs_lint.responses.responses_error import ResponsesError
from tests.engine.test_since import Repository

RED = """\
  - id: red
    stem: Which planet is red?
    options:
      - text: Mars
        correct: true
      - text: Venus
      - text: Io
    explanation: Mars has rust.
"""
RINGS = """\
  - id: rings
    stem: Which planet has rings?
    figure: rings.png
    options:
      - text: Mercury
      - text: Saturn
        correct: true
      - text: Venus
    explanation: Saturn has them.
"""
HEAD = "scenario: You look up.\nitems:\n"
RESPONSES = "red,rings\n" + "A,B\n" * 3 + "B,A\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repository")
    made.folder.mkdir()
    made.git("init", "--quiet")
    made.commit({"bank/exam.yaml": "exam: sky\n", "bank/a.yaml": HEAD + RED + RINGS, "bank/rings.png": "picture"})
    return made


def bank_items(repository: Repository) -> list[BankItem]:
    found: list[BankItem] = []
    for file in sorted(repository.bank.glob("*.yaml")):
        if file.name != "exam.yaml":
            found += [BankItem(item, str(file)) for item in read_items(read(file.read_bytes()).data, Exam())]
    return found


def evaluated(repository: Repository, revision: str = "", files: Sequence[str] = ("responses.csv",)) -> Evaluation:
    named = [ResponseFile(name, str(repository.folder / name)) for name in files]
    return evaluate(named, bank_items(repository), ResponseSettings(revision=revision))


def stale(repository: Repository, revision: str = "") -> dict[str, str]:
    found = evaluated(repository, revision)
    assert found.errors == ()
    return dict(found.stale)


def test_nothing_changed(repository: Repository) -> None:
    repository.commit({"responses.csv": RESPONSES})
    found = evaluated(repository)
    assert (found.stale, found.rekeyed, found.errors) == ({}, {}, ())
    assert found.analysis.items["red"].as_scored.p == 0.75


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("Which planet is red?", "Which planet looks red?", "its stem changed"),
        ("text: Io", "text: Pluto", "its options changed"),
        ("      - text: Io\n", "", "its options changed"),
        ("      - text: Venus\n      - text: Io\n", "      - text: Io\n      - text: Venus\n", "the order of its options changed"),
        ("You look up.", "You look down.", "its scenario changed"),
        ("id: red\n", "id: red\n    figure: rings.png\n", "a figure of it changed"),
    ],
)
def test_what_makes_an_item_stale(repository: Repository, old: str, new: str, reason: str) -> None:
    repository.commit({"responses.csv": RESPONSES})
    text = HEAD + RED + RINGS
    assert old in text
    repository.write({"bank/a.yaml": text.replace(old, new, 1)})
    found = evaluated(repository)
    assert found.stale["red"] == reason
    assert "red" not in found.analysis.items
    if reason != "its scenario changed":
        assert list(found.stale) == ["red"]
        # It is in no total either.
        assert found.analysis.forms[0].items == 1
        assert found.analysis.forms[0].mean == 0.75


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("explanation: Mars has rust.", "explanation: It has rust."),
        ("Which planet is red?", '"Which planet  is red?"'),
        ("id: red\n", "id: red\n    tags: [color]\n"),
        ("items:\n", "items:\n\n"),
    ],
)
def test_what_does_not(repository: Repository, old: str, new: str) -> None:
    repository.commit({"responses.csv": RESPONSES})
    repository.write({"bank/a.yaml": (HEAD + RED + RINGS).replace(old, new, 1)})
    assert stale(repository) == {}


def test_a_picture_that_was_replaced(repository: Repository) -> None:
    repository.commit({"responses.csv": RESPONSES})
    repository.write({"bank/rings.png": "another"})
    assert stale(repository) == {"rings": "a figure of it changed"}


def test_an_item_that_moved_to_another_file(repository: Repository) -> None:
    repository.commit({"responses.csv": RESPONSES})
    repository.write({"bank/a.yaml": HEAD + RED, "bank/b.yaml": HEAD + RINGS})
    assert stale(repository) == {}


def test_an_item_that_was_not_there(repository: Repository) -> None:
    (repository.bank / "a.yaml").write_text(HEAD + RED)
    repository.commit({"responses.csv": RESPONSES})
    repository.commit({"bank/a.yaml": HEAD + RED + RINGS})
    assert stale(repository) == {"rings": "it was not in the bank then"}


def test_a_key_that_changed_alone(repository: Repository) -> None:
    repository.commit({"responses.csv": RESPONSES})
    moved = RED.replace("        correct: true\n", "").replace("text: Venus\n", "text: Venus\n        correct: true\n")
    repository.write({"bank/a.yaml": HEAD + moved + RINGS})
    found = evaluated(repository)
    assert found.stale == {}
    assert found.rekeyed == {"red": frozenset((1,))}
    assert found.analysis.items["red"].as_scored.p == 0.25


def test_letters_are_those_of_the_revision(repository: Repository) -> None:
    then = repository.git("rev-parse", "HEAD")
    turned = RED.replace("      - text: Mars\n        correct: true\n", "").replace(
        "text: Io\n", "text: Io\n      - text: Mars\n        correct: true\n"
    )
    repository.commit({"responses.csv": RESPONSES, "bank/a.yaml": HEAD + turned + RINGS})
    assert evaluated(repository).analysis.items["red"].as_scored.p == 0, "the commit that brought the file has Venus as A"
    found = evaluated(repository, then)
    assert (found.stale, found.rekeyed) == ({}, {})
    assert found.analysis.items["red"].as_scored.p == 0.75
    assert [option.n for option in found.analysis.items["red"].as_scored.options] == [1, 0, 3]


def test_a_file_that_is_in_no_commit_is_of_its_date(repository: Repository) -> None:
    repository.write({"responses.csv": RESPONSES})
    later = int(repository.git("log", "-1", "--format=%ct")) + 100
    os.utime(repository.folder / "responses.csv", (later, later))
    repository.write({"bank/a.yaml": (HEAD + RED + RINGS).replace("is red", "looks red")})
    found = evaluated(repository)
    assert found.stale == {"red": "its stem changed"}
    head = repository.git("rev-parse", "HEAD")[:12]
    assert [note.message for note in found.notes] == [
        f"It is in no commit, so that the bank of its date was taken, {head}; name another with --responses-at."
    ]


def test_a_date_before_the_bank(repository: Repository) -> None:
    repository.write({"responses.csv": RESPONSES})
    os.utime(repository.folder / "responses.csv", (1000, 1000))
    message = "it is older than the bank: name the revision that was answered with --responses-at"
    assert [note.message for note in evaluated(repository).errors] == [message]


def test_revisions_that_are_none(repository: Repository) -> None:
    repository.commit({"responses.csv": RESPONSES})
    (error,) = evaluated(repository, "spring").errors
    assert error.message == f'there is no revision "spring" in {repository.folder}'
    (error,) = evaluated(repository, "--all").errors
    assert "--responses-at origin/main" in error.message


def test_a_shallow_clone(repository: Repository, tmp_path: Path) -> None:
    repository.commit({"responses.csv": RESPONSES})
    repository.git("clone", "--quiet", "--depth", "1", f"file://{repository.folder}", str(tmp_path / "clone"))
    clone = Repository(tmp_path / "clone")
    (error,) = evaluated(clone).errors
    assert error.message.startswith("this clone has only the end of the history, which does not tell when responses.csv changed. Run: git")


def test_a_bank_in_no_repository(tmp_path: Path) -> None:
    item = read_items(read(("items:\n" + RED).encode()).data, Exam())[0]
    (tmp_path / "r.csv").write_text("red\nA\n")
    items = [BankItem(item, str(tmp_path / "a.yaml"))]
    assert asked_at(items, str(tmp_path / "r.csv")).commit == ""
    with pytest.raises(ResponsesError, match="no git repository"):
        asked_at(items, str(tmp_path / "r.csv"), "main")
