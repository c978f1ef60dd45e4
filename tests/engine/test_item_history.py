"""Banks as they were in a revision, and when items changed, in real repositories."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from crs_lint.engine.item_dates import item_dates
from crs_lint.engine.old_bank import BankPlace, OldBank, old_banks
from crs_lint.engine.run import lint_paths
from crs_lint.model.item import Item
from crs_lint.settings.config import ConfigError
from crs_lint.settings.request import Request
from tests.engine.test_since import Repository, item, items

DAY = 86_400
EXAM = "exam: sky\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path)
    made.git("init", "--quiet")
    return made


def _now(repository: Repository) -> tuple[BankPlace, list[Item], Request]:
    request = Request((str(repository.bank),), isolated=True, needs_facts=True)
    report = lint_paths(request)
    ((exam, facts),) = report.banks
    found = [item for file in dict.fromkeys(fact.file for fact in facts) for item in report.items_of(file)]
    return BankPlace(exam, exam.file or facts[0].file), found, request


def _old(repository: Repository, revision: str) -> OldBank:
    place, _, request = _now(repository)
    return old_banks(revision, [place], request)[0]


def _ids(bank: OldBank) -> list[str]:
    return [item.id for item in bank.items]


def test_a_bank_is_read_as_it_was(repository: Repository) -> None:
    repository.commit({"bank/exam.yaml": EXAM, "bank/a.yaml": items(item("io"), item("leda")), "bank/part/b.yaml": items(item("metis"))})
    (repository.bank / "a.yaml").unlink()
    repository.commit({"bank/c.yaml": items(item("io")), "other/exam.yaml": "exam: other\n", "other/x.yaml": items(item("x"))})
    assert _ids(_old(repository, "HEAD~1")) == ["io", "leda", "metis"]
    assert _ids(_old(repository, "HEAD")) == ["io", "metis"]


def test_the_exam_of_a_renamed_folder_is_found_by_its_id(repository: Repository) -> None:
    repository.commit(
        {"old/exam.yaml": EXAM, "old/a.yaml": items(item("io")), "other/exam.yaml": "exam: z\n", "other/x.yaml": items(item("x"))}
    )
    repository.git("mv", "old", "bank")
    repository.commit()
    assert _ids(_old(repository, "HEAD~1")) == ["io"]


def test_nested_exams_have_items_of_their_own(repository: Repository) -> None:
    files = {
        "bank/exam.yaml": EXAM,
        "bank/a.yaml": items(item("io")),
        "bank/in/exam.yaml": "exam: in\n",
        "bank/in/b.yaml": items(item("x")),
    }
    repository.commit(files)
    request = Request((str(repository.bank),), isolated=True, needs_facts=True)
    places = [BankPlace(exam, exam.file) for exam, _ in lint_paths(request).banks]
    assert {place.exam.id: _ids(bank) for place, bank in zip(places, old_banks("HEAD", places, request), strict=True)} == {
        "sky": ["io"],
        "in": ["x"],
    }


def test_a_new_exam_beside_an_old_one_was_not_there(repository: Repository) -> None:
    repository.commit({"bank/exam.yaml": EXAM, "bank/a.yaml": items(item("io"))})
    repository.commit({"bank/in/exam.yaml": "exam: in\n", "bank/in/b.yaml": items(item("x"))})
    request = Request((str(repository.bank),), isolated=True, needs_facts=True)
    places = [BankPlace(exam, exam.file) for exam, _ in lint_paths(request).banks]
    assert [(bank.is_there, _ids(bank)) for bank in old_banks("HEAD~1", places, request)] == [(True, ["io"]), (False, [])]


def test_a_broken_file_of_the_revision_is_named(repository: Repository) -> None:
    repository.commit({"bank/exam.yaml": EXAM, "bank/a.yaml": "items: [", "bank/b.yaml": items(item("io"))})
    repository.commit({"bank/a.yaml": items(item("leda"))})
    assert (_ids(_old(repository, "HEAD~1")), _old(repository, "HEAD~1").unread) == (["io"], ("bank/a.yaml",))


def test_a_revision_without_the_bank_is_refused(repository: Repository) -> None:
    repository.commit({"README": "x"})
    repository.commit({"bank/exam.yaml": EXAM, "bank/a.yaml": items(item("io"))})
    with pytest.raises(ConfigError, match=r"^--since: .*exam\.yaml: there is no such bank in HEAD~1\.$"):
        _old(repository, "HEAD~1")
    with pytest.raises(ConfigError, match=r"^--since: there is no revision \"v9\""):
        _old(repository, "v9")


# When items changed


def _days(repository: Repository) -> dict[str, int | None]:
    place, found, request = _now(repository)
    return {one.item.id: None if one.seconds is None else one.seconds // DAY for one in item_dates(place, found, request)}


class Dated:
    """A repository whose commits have days since 1970."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository

    def commit(self, day: int, files: Mapping[str, str] = {}) -> None:
        self.repository.write(files)
        self.repository.git("add", "--all")
        self.repository.git("commit", "--quiet", "--allow-empty", "--message", "more")
        tree, parents = (
            self.repository.git("rev-parse", "HEAD^{tree}"),
            self.repository.git("rev-list", "--parents", "-1", "HEAD").split()[1:],
        )
        text = "".join(f"parent {parent}\n" for parent in parents)
        who = f"A <author@example.org> {day * DAY} +0000"
        raw = self.repository.folder / ".git" / "commit.txt"
        raw.write_text(f"tree {tree}\n{text}author {who}\ncommitter {who}\n\nmore\n", "utf-8", newline="\n")
        name = self.repository.git("hash-object", "-t", "commit", "-w", str(raw))
        self.repository.git("reset", "--quiet", "--soft", name)


@pytest.fixture
def dated(repository: Repository) -> Dated:
    return Dated(repository)


def test_an_item_is_as_old_as_its_content(dated: Dated) -> None:
    repository = dated.repository
    dated.commit(100, {"bank/exam.yaml": EXAM, "bank/a.yaml": items(item("io"), item("leda"), item("metis"), item("thebe"))})
    dated.commit(200, {"bank/a.yaml": items(item("io"), item("leda").replace("is known", "is well known"), item("metis"), item("thebe"))})
    moved = {"bank/a.yaml": items(item("leda").replace("is known", "is well known")), "bank/b.yaml": items(item("metis"), item("io"))}
    dated.commit(300, moved)  # one is gone
    dated.commit(400, {"bank/a.yaml": moved["bank/a.yaml"] + item("thebe")})
    dated.commit(500, {"bank/b.yaml": items(item("metis") + "    tags: [x]\n    custom: {note: 1}\n", item("io"))})
    assert _days(repository) == {"leda": 200, "thebe": 400, "metis": 100, "io": 100}


def test_what_is_in_no_commit_has_no_date(dated: Dated) -> None:
    dated.commit(100, {"bank/exam.yaml": EXAM, "bank/a.yaml": items(item("io"), item("leda"))})
    dated.repository.write({"bank/a.yaml": items(item("io"), item("leda").replace("known", "seen"), item("metis"))})
    assert _days(dated.repository) == {"io": 100, "leda": None, "metis": None}


def test_a_content_that_came_back_is_as_old_as_its_return(dated: Dated) -> None:
    dated.commit(100, {"bank/exam.yaml": EXAM, "bank/a.yaml": items(item("io"))})
    dated.commit(200, {"bank/a.yaml": items(item("io").replace("known", "seen"))})
    dated.commit(300, {"bank/a.yaml": items(item("io"))})
    assert _days(dated.repository) == {"io": 300}


def test_what_a_merge_brought_is_as_old_as_the_merge(dated: Dated) -> None:
    repository = dated.repository
    dated.commit(100, {"README": "x"})
    repository.git("checkout", "--quiet", "-b", "work")
    dated.commit(200, {"bank/exam.yaml": EXAM, "bank/a.yaml": items(item("io"))})
    repository.git("checkout", "--quiet", "-")
    dated.commit(300, {"README": "y"})
    repository.git("merge", "--quiet", "--no-ff", "--no-commit", "work")
    dated.commit(400)
    assert _days(repository) == {"io": 400}


def test_a_review_makes_an_item_young(dated: Dated) -> None:
    reviewed = item("io") + '    custom: {reviewed: "1971-01-01"}\n', item("leda") + '    custom: {reviewed: "1970-01-02"}\n'
    others = item("metis") + "    custom: {reviewed: soon}\n", item("thebe") + "    custom: {reviewed: 12}\n"
    dated.commit(100, {"bank/exam.yaml": EXAM, "bank/a.yaml": items(*reviewed, *others)})
    assert _days(dated.repository) == {"io": 365, "leda": 100, "metis": 100, "thebe": 100}


def test_a_bank_in_no_commit_has_no_ages(repository: Repository) -> None:
    repository.write({"bank/exam.yaml": EXAM, "bank/a.yaml": items(item("io"))})
    with pytest.raises(ConfigError, match=r"^--age: there is no commit yet\.$"):
        _days(repository)


def test_a_bank_in_no_repository_has_no_ages(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.write({"bank/exam.yaml": EXAM, "bank/a.yaml": items(item("io"))})
    with pytest.raises(ConfigError, match=r"^--age: .*exam\.yaml is in no git repository\.$"):
        _days(made)


def test_a_shallow_clone_has_no_ages(dated: Dated, tmp_path: Path) -> None:
    dated.commit(100, {"bank/exam.yaml": EXAM, "bank/a.yaml": items(item("io"))})
    dated.commit(200, {"bank/b.yaml": items(item("leda"))})
    clone = Repository(tmp_path / "clone")
    dated.repository.git("clone", "--quiet", "--depth", "1", f"file://{dated.repository.folder}", str(clone.folder))
    with pytest.raises(ConfigError, match=r"^--age: this clone has only the end of the history"):
        _days(clone)
