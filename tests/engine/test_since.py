"""Changed items only, in real repositories: renames, moves, merges, shallow and partial clones, and changes that weaken the check."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.engine.sparse_checkout import files_left_out
from crs_lint.settings.config import ConfigError, Overrides
from crs_lint.settings.request import BaselineUse, Request
from tests.cli.test_command_line import Run

posix = pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows, and names and programs are others there")
ITEM = """\
  - id: {id}
    stem: {stem}
    options:
      - text: Mercury
        correct: true
      - text: Venus of {id}
    explanation: The orbit of {id} is known.
"""
FAULTY = ITEM.replace("        correct: true\n", "")


def items(*given: str) -> str:
    return "items:\n" + "".join(given)


def item(name: str, template: str = ITEM) -> str:
    return template.format(id=name, stem=f"Which planet is called {name} by those who {name}?")


class Repository:
    """A git repository with a bank, created without the git settings of the user."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bank = folder / "bank"

    def git(self, *arguments: str, check: bool = True) -> str:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        person = {f"GIT_{role}_{what}": "author@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        environment = {**kept, **person, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0 or not check, done.stderr
        return done.stdout.strip()

    def write(self, files: Mapping[str, str]) -> None:
        for name, text in files.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(text, "utf-8")

    def commit(self, files: Mapping[str, str] = {}) -> str:
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "more")
        return self.git("rev-parse", "HEAD")

    def lint(self, since: str = "HEAD", *paths: str, **options: Any) -> Report:
        named = tuple(str(self.folder / path) for path in paths or ("bank",))
        return lint_paths(Request(named, since=since, **options))

    def found(self, since: str = "HEAD", *paths: str, **options: object) -> list[tuple[str, str | None]]:
        report = self.lint(since, *paths, **options)
        assert report.complaints == ()
        return [(finding.rule, finding.item) for finding in report.findings]


def make(folder: Path, files: Mapping[str, str], *flags: str) -> Repository:
    folder.mkdir(exist_ok=True)
    made = Repository(folder)
    made.git("init", "--quiet", *flags)
    made.commit({"bank/exam.yaml": "exam: astronomy\n", **files})
    return made


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Three items, each without a key, in two files."""
    one = items(item("mars", FAULTY), item("venus", FAULTY))
    return make(tmp_path / "repository", {"bank/a.yaml": one, "bank/b.yaml": items(item("pluto", FAULTY))})


KEYLESS = "missing-key"


# Changes of items


def test_only_changed_items_are_reported_on(repository: Repository) -> None:
    assert repository.found() == []
    repository.write({"bank/a.yaml": items(item("mars", FAULTY), item("venus", FAULTY).replace("called venus", "known as venus"))})
    report = repository.lint()
    assert [(finding.rule, finding.item) for finding in report.findings] == [(KEYLESS, "venus")]
    assert (report.changed, report.items) == (1, 3)


def test_a_new_item_is_a_change(repository: Repository) -> None:
    repository.write({"bank/c.yaml": items(item("ceres", FAULTY))})
    assert repository.found() == [(KEYLESS, "ceres")]


def test_committed_and_uncommitted_changes_both_count(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.commit({"bank/c.yaml": items(item("ceres", FAULTY))})
    repository.write({"bank/d.yaml": items(item("eris", FAULTY))})
    assert repository.found(first) == [(KEYLESS, "ceres"), (KEYLESS, "eris")]
    assert repository.found("HEAD~0") == [(KEYLESS, "eris")]


@pytest.mark.parametrize(
    "files",
    [
        {"bank/renamed.yaml": items(item("mars", FAULTY), item("venus", FAULTY)), "bank/a.yaml": None},
        {"bank/deep/er/b.yaml": items(item("pluto", FAULTY)), "bank/b.yaml": None},
        {"bank/a.yaml": items(item("venus", FAULTY), item("mars", FAULTY))},
        {"bank/a.yaml": items(item("mars", FAULTY)), "bank/b.yaml": items(item("pluto", FAULTY), item("venus", FAULTY))},
        {"bank/a.yaml": items(item("mars", FAULTY)).replace("Which planet is called", "'Which planet is called").replace("mars?", "mars?'")
         + "# reviewed\n" + item("venus", FAULTY)},
        {"bank/b.yaml": item("pluto", FAULTY).replace("  - id", "    id").replace("\n    ", "\n").replace("    id", "id")},
        {"bank/b.yaml": items(item("pluto", FAULTY)).replace("    explanation: The orbit of pluto is known.\n", "").replace(
            "  - id: pluto\n", "  - id: pluto\n    explanation: The orbit of pluto is known.\n")},
        {"bank/a.yaml": items(item("mars", FAULTY), item("venus", FAULTY)).replace("\n", "\r\n")},
    ],
    ids=["renamed", "moved down", "reordered", "item moved", "rewritten", "alone in its file", "fields reordered", "line endings"],
)  # fmt: skip
def test_a_moved_item_is_no_change(repository: Repository, files: Mapping[str, str | None]) -> None:
    for name, text in files.items():
        path = repository.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink() if text is None else path.write_bytes(text.encode())
    report = repository.lint()
    assert (report.changed, [finding.rule for finding in report.findings]) == (0, [])
    assert len(repository.lint("").findings) == 3, "all of them are there"


def test_a_renamed_and_edited_file_has_one_changed_item(repository: Repository) -> None:
    (repository.bank / "a.yaml").rename(repository.bank / "z.yaml")
    text = (repository.bank / "z.yaml").read_text("utf-8").replace("The orbit of mars is known.", "Its orbit is known.")
    (repository.bank / "z.yaml").write_text(text, "utf-8")
    assert repository.found() == [(KEYLESS, "mars")]


def test_a_renamed_folder_is_no_change(repository: Repository) -> None:
    repository.bank.rename(repository.folder / "questions")
    report = repository.lint("HEAD", "questions")
    assert (report.changed, report.findings, report.weakened) == (0, (), ())


def test_a_change_of_the_defaults_of_a_file_changes_its_items(repository: Repository) -> None:
    (repository.bank / "a.yaml").write_text("domain: planets\n" + (repository.bank / "a.yaml").read_text("utf-8"), "utf-8")
    assert repository.lint().changed == 2


ARTICLES = """\
articles:
  - id: rocks
    title: The the rocks
    sections: [{body: They are are small.}]
  - id: giants
    title: An user of giants
"""


def shared(*pairs: tuple[str, str], articles: str = ARTICLES) -> str:
    return articles + items(*(item(name) + f"    article: {page}\n" for name, page in pairs))


@pytest.fixture
def with_articles(repository: Repository) -> Repository:
    repository.commit({"bank/s.yaml": shared(("io", "rocks"), ("europa", "giants"), ("moon", "rocks"))})
    return repository


def test_a_change_of_an_article_changes_no_item(with_articles: Repository) -> None:
    with_articles.write({"bank/s.yaml": shared(("io", "rocks"), ("europa", "giants"), ("moon", "rocks")).replace("small", "very small")})
    report = with_articles.lint()
    assert report.changed == 0
    assert [(one.rule, one.line) for one in report.findings] == [("repeated-word", 3), ("repeated-word", 4)], "of the changed one only"


def test_findings_in_an_unchanged_article_are_not_reported_with_a_changed_item(with_articles: Repository) -> None:
    text = shared(("io", "rocks"), ("europa", "giants"), ("moon", "rocks")).replace("called io", "known as io")
    with_articles.write({"bank/s.yaml": text})
    report = with_articles.lint()
    assert (report.changed, [one.rule for one in report.findings]) == (1, [])


def test_an_article_that_moves_with_its_items_is_no_change(with_articles: Repository) -> None:
    rocks, giants = ARTICLES.split("  - id: giants")
    with_articles.write(
        {
            "bank/s.yaml": shared(("europa", "giants"), articles="articles:\n  - id: giants" + giants),
            "bank/t.yaml": shared(("moon", "rocks"), ("io", "rocks"), articles=rocks),
        }
    )
    report = with_articles.lint()
    assert (report.changed, report.findings) == (0, ())


def test_an_item_changes_if_its_article_is_not_there_any_more(with_articles: Repository) -> None:
    text = shared(("io", "rocks"), ("europa", "giants"), ("moon", "rocks")).replace("- id: rocks", "- id: stones")
    with_articles.write({"bank/s.yaml": text})
    report = with_articles.lint()
    assert report.changed == 2
    assert [one.rule for one in report.findings] == ["unused-article", "unknown-article", "unknown-article"]


@pytest.mark.parametrize(
    "changed",
    [
        shared(("io", "rocks"), ("europa", "giants"), ("moon", "giants")).replace("article: rocks", "status: draft\n    article: rocks"),
        shared(("io", "rocks"), ("europa", "giants")).replace("article: rocks", "language: en-GB\n    article: rocks"),
    ],
)
def test_an_article_that_is_checked_otherwise_than_before_is_a_change(with_articles: Repository, changed: str) -> None:
    with_articles.write({"bank/s.yaml": changed})
    assert [(one.rule, one.line) for one in with_articles.lint().findings] == [("repeated-word", 3), ("repeated-word", 4)]


def test_an_article_that_an_item_names_now_is_a_change(with_articles: Repository) -> None:
    with_articles.commit({"bank/s.yaml": shared(("io", "giants"), ("europa", "giants"))})
    with_articles.write({"bank/s.yaml": shared(("io", "giants"), ("europa", "giants"), ("moon", "rocks"))})
    assert [(one.rule, one.line) for one in with_articles.lint().findings] == [("repeated-word", 3), ("repeated-word", 4)]


def test_a_copy_of_an_article_is_a_change(with_articles: Repository) -> None:
    with_articles.write({"bank/t.yaml": shared(("ceres", "rocks"), ("eris", "giants"))})
    rules = [(Path(one.path).name, one.rule) for one in with_articles.lint().findings]
    assert rules == [("t.yaml", "repeated-word"), ("t.yaml", "repeated-word"), ("t.yaml", "a-or-an")]


def test_a_copy_is_a_change(repository: Repository) -> None:
    shutil.copy(repository.bank / "b.yaml", repository.bank / "c.yaml")
    report = repository.lint()
    assert report.changed == 1
    assert {(finding.rule, Path(finding.path).name) for finding in report.findings} == {
        (KEYLESS, "c.yaml"),
        ("duplicate-id", "c.yaml"),
        ("duplicate-item", "c.yaml"),
    }
    repository.write({"bank/c.yaml": items(item("mars", FAULTY), item("mars", FAULTY))})
    assert repository.lint().changed == 2, "an item that is still where it was has not moved"


def test_an_item_that_goes_to_another_exam_is_a_change(repository: Repository) -> None:
    repository.commit({"other/exam.yaml": "exam: other\n", "other/x.yaml": items(item("ceres"))})
    (repository.bank / "b.yaml").rename(repository.folder / "other" / "b.yaml")
    assert repository.found("HEAD", "bank", "other") == [(KEYLESS, "pluto")]


@pytest.mark.parametrize(
    ("settings", "source", "paths"),
    [
        ('exclude = ["archive/"]\n', "bank/archive/x.yaml", ("bank",)),
        ("", "archive/x.yaml", ("bank",)),
        ("", "bank/.venv/x.yaml", ("bank",)),
        ("", "bank/notes/x.yaml", ("bank",)),
        ("", "bank/chemistry/x.yaml", ("bank/physics",)),
    ],
    ids=["excluded", "outside of the path", "folder of a tool", "ignored by git", "another named folder"],
)
def test_a_move_from_an_unchecked_folder_is_a_change(repository: Repository, settings: str, source: str, paths: tuple[str, ...]) -> None:
    faulty = items(item("ceres", FAULTY))
    repository.write({"crs-lint.toml": settings, "archive/exam.yaml": "exam: astronomy\n", "bank/physics/y.yaml": items(item("eris"))})
    repository.write({source: faulty})
    repository.git("add", "--all", "--force")
    repository.commit({".gitignore": "bank/notes/\n"})
    assert repository.found("HEAD", *paths) == []
    (repository.folder / source).rename(repository.bank / "physics" / "new.yaml")
    assert repository.found("HEAD", *paths) == [(KEYLESS, "ceres")]
    repository.write({"bank/physics/new.yaml": faulty + item("io"), source: items(item("moon"))})
    assert repository.found("HEAD", *paths) == [(KEYLESS, "ceres")]


@pytest.mark.parametrize(
    "settings",
    [
        {"crs-lint.toml": '[per-file-ignores]\n"bank/old/" = ["missing-key"]\n'},
        {"bank/old/crs-lint.toml": 'ignore = ["missing-key"]\n'},
    ],
    ids=["per-file-ignores", "settings of the folder"],
)
def test_a_move_from_where_fewer_rules_are_on_is_a_change(repository: Repository, settings: Mapping[str, str]) -> None:
    two = items(item("ceres", FAULTY), item("eris", FAULTY))
    repository.commit({**settings, "bank/old/x.yaml": two, "bank/old/y.yaml": items(item("io", FAULTY))})
    (repository.bank / "old" / "y.yaml").rename(repository.bank / "y.yaml")
    repository.write({"bank/old/x.yaml": items(item("ceres", FAULTY)), "bank/x.yaml": items(item("eris", FAULTY))})
    assert repository.found() == [(KEYLESS, "eris"), (KEYLESS, "io")]
    repository.commit()
    (repository.bank / "y.yaml").rename(repository.bank / "old" / "y.yaml")
    assert repository.lint().changed == 0, "fewer rules are on where it is now"


def test_an_article_from_where_fewer_rules_are_on_is_a_change(repository: Repository) -> None:
    settings = {"crs-lint.toml": '[per-file-ignores]\n"bank/old/" = ["repeated-word"]\n'}
    repository.commit({**settings, "bank/old/x.yaml": shared(("io", "rocks"))})
    (repository.bank / "old" / "x.yaml").rename(repository.bank / "x.yaml")
    found = [(one.rule, one.line) for one in repository.lint().findings if one.rule == "repeated-word"]
    assert found == [("repeated-word", 3), ("repeated-word", 4)]


def test_an_unchanged_file_named_on_the_command_line_is_no_change_even_if_it_is_excluded(repository: Repository) -> None:
    old = {"bank/old/x.yaml": items(item("ceres", FAULTY)), "lone.yaml": items(item("io", FAULTY))}
    repository.commit({"crs-lint.toml": 'exclude = ["bank/old/"]\n', **old})
    assert repository.found("HEAD", *old) == []
    assert sorted(repository.found("", *old)) == [(KEYLESS, "ceres"), (KEYLESS, "io")]


def test_an_unmoved_file_that_no_exam_governed_is_a_change(repository: Repository) -> None:
    repository.commit({"more/x.yaml": items(item("ceres", FAULTY))})
    repository.write({"more/exam.yaml": "exam: astronomy\n"})
    assert repository.found("HEAD", "bank", "more") == [(KEYLESS, "ceres")]


def test_an_unmoved_item_that_gets_another_exam_is_a_change(repository: Repository) -> None:
    repository.commit({"bank/deep/exam.yaml": "exam: hard\n", "bank/deep/c.yaml": items(item("ceres", FAULTY))})
    (repository.bank / "deep" / "exam.yaml").unlink()
    assert repository.found() == [(KEYLESS, "ceres")]
    repository.git("checkout", "--", ".")
    repository.write({"bank/exam.yaml": "exam: renamed\n"})
    assert repository.lint().changed == 0, "the exam got another id"


def test_items_without_ids_are_compared_by_content(repository: Repository) -> None:
    nameless = items(FAULTY.replace("  - id: {id}\n    stem", "  - stem").format(id="x", stem="Which planet is it?"))
    repository.commit({"bank/n.yaml": nameless})
    (repository.bank / "n.yaml").rename(repository.bank / "m.yaml")
    assert repository.found() == []
    repository.write({"bank/m.yaml": nameless.replace("is it", "was it")})
    assert (KEYLESS, None) in repository.found()


# Findings outside items


def test_a_finding_outside_items_is_reported_if_its_file_changed(repository: Repository) -> None:
    broken = "domian: planets\n" + items(item("ceres"))
    repository.commit({"bank/c.yaml": broken})
    assert repository.found() == []
    repository.write({"bank/c.yaml": broken + item("eris")})
    assert repository.found() == [("unknown-field", None)]
    repository.write({"bank/c.yaml": "items: ["})
    assert repository.found() == [("invalid-yaml", None)]


def test_an_unreadable_file_is_always_reported(repository: Repository) -> None:
    repository.commit({"bank/c.yaml": items() + "#" + "x" * 3000})
    report = repository.lint("HEAD", overrides=Overrides(limits=Overrides().limits._replace(file_size=2000)))
    assert [finding.rule for finding in report.findings] == ["limit-exceeded"]
    assert report.could_not_lint


def test_a_finding_on_a_pair_is_reported_if_one_of_its_items_changed(repository: Repository) -> None:
    twin = item("moon").replace("id: moon", "id: {}")
    repository.commit(
        {"bank/m.yaml": items(twin.format("moon-1"), twin.format("moon-2")), "bank/n.yaml": items(item("ceres"), item("eris"))}
    )
    assert repository.found() == []
    changed = items(item("ceres").replace("id: ceres", "id: io"), item("eris"))
    repository.write({"bank/n.yaml": changed, "bank/o.yaml": items(item("ceres"))})
    report = repository.lint()
    assert [(finding.rule, finding.item, Path(finding.path).name) for finding in report.findings] == [("duplicate-item", "io", "n.yaml")]
    repository.commit()
    repository.write({"bank/n.yaml": changed.replace("id: io", "id: callisto")})
    found = [(finding.rule, finding.item, Path(finding.path).name) for finding in repository.lint().findings]
    assert found == [("duplicate-item", "callisto", "n.yaml")], "it stands at the one that changed, though that is not the second"


def test_a_suppression_on_an_unchanged_pair_is_not_unused(repository: Repository) -> None:
    twin = item("moon").replace("id: moon", "id: {}")
    silent = items(twin.format("moon-1"), "  # crs-lint: ignore[duplicate-item] asked twice on purpose\n" + twin.format("moon-2"))
    repository.commit({"bank/m.yaml": silent})
    repository.write({"bank/m.yaml": silent + item("ceres")})
    assert repository.found() == []


def test_rules_that_need_the_whole_bank_do_not_run(repository: Repository) -> None:
    exam = "exam: astronomy\ndomains:\n  - {id: planets, title: Planets, weight: 100}\nform: {items: 10}\n"
    repository.write({"bank/exam.yaml": exam})
    assert ("too-few-items", None) in repository.found("")
    assert "too-few-items" not in {rule for rule, _ in repository.found()}


def test_only_named_files_are_reported_on(repository: Repository) -> None:
    repository.write({"bank/a.yaml": items(item("venus", FAULTY)), "bank/b.yaml": items(item("pluto", FAULTY), item("mars", FAULTY))})
    assert repository.found("HEAD", "bank/b.yaml") == [], "mars came from a file that was not named"
    repository.write({"bank/b.yaml": items(item("pluto", FAULTY), item("ceres", FAULTY))})
    assert repository.found("HEAD", "bank/b.yaml") == [(KEYLESS, "ceres")]
    repository.git("checkout", "--", "bank/a.yaml")
    repository.write({"bank/b.yaml": items(item("pluto", FAULTY), item("mars", FAULTY))})
    assert (KEYLESS, "mars") in repository.found("HEAD", "bank/b.yaml"), "mars is where it was, too"


def test_standard_input_is_compared_with_the_file_it_replaces(repository: Repository) -> None:
    text = items(item("pluto", FAULTY), item("ceres", FAULTY)).encode()
    request = Request(("-",), stdin=text, stdin_name=str(repository.bank / "b.yaml"), since="HEAD")
    assert [(finding.rule, finding.item) for finding in lint_paths(request).findings] == [(KEYLESS, "ceres")]


def test_since_and_a_baseline_can_be_combined(repository: Repository, tmp_path: Path) -> None:
    baseline_file = str(tmp_path / "baseline.txt")
    repository.write({"bank/c.yaml": items(item("ceres", FAULTY))})
    repository.lint("", baseline=baseline_file, baseline_use=BaselineUse.WRITE)
    report = repository.lint("HEAD", baseline=baseline_file)
    assert (report.findings, [one.finding.item for one in report.suppressed]) == ((), ["ceres"])


# Branches, merges, clones


def _branched(repository: Repository) -> None:
    """A branch with an item of its own, and a main branch with newer commits."""
    repository.git("checkout", "--quiet", "-b", "work")
    repository.commit({"bank/w.yaml": items(item("ceres", FAULTY))})
    repository.git("checkout", "--quiet", "main")
    repository.commit(
        {
            "bank/a.yaml": items(item("mars", FAULTY).replace("called mars", "named mars"), item("venus", FAULTY)),
            "bank/x.yaml": items(item("eris", FAULTY)),
        }
    )
    repository.git("checkout", "--quiet", "work")


def test_changes_on_the_other_branch_are_no_changes_of_this_one(repository: Repository) -> None:
    _branched(repository)
    assert repository.found("main") == [(KEYLESS, "ceres")]


def test_merged_changes_are_no_changes_of_this_branch(repository: Repository) -> None:
    _branched(repository)
    start = repository.git("merge-base", "main", "work")
    repository.git("merge", "--quiet", "--no-edit", "main")
    assert repository.found("main") == [(KEYLESS, "ceres")]
    assert sorted(repository.found(start)) == [(KEYLESS, "ceres"), (KEYLESS, "eris"), (KEYLESS, "mars")], "since then all of it changed"
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--no-edit", "work")
    assert repository.found("HEAD^1") == [(KEYLESS, "ceres")], "as a build sees a pull request: merged"


def test_criss_cross_merges_are_no_changes(repository: Repository) -> None:
    _branched(repository)
    work, main = repository.git("rev-parse", "work"), repository.git("rev-parse", "main")
    repository.git("merge", "--quiet", "--no-edit", main)
    repository.commit({"bank/w.yaml": items(item("ceres", FAULTY), item("io", FAULTY))})
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-edit", work)
    repository.commit({"bank/y.yaml": items(item("sedna", FAULTY))})
    repository.git("checkout", "--quiet", "work")
    assert len(repository.git("merge-base", "--all", "main", "work").split()) == 2
    assert repository.found("main") == [(KEYLESS, "io")]


def test_an_article_that_criss_cross_merges_brought_is_no_change(with_articles: Repository) -> None:
    _branched(with_articles)
    text = shared(("io", "rocks"), ("europa", "giants"), ("moon", "rocks"))
    with_articles.git("checkout", "--quiet", "main")
    with_articles.commit({"bank/s.yaml": text.replace("small", "very small")})
    main, work = with_articles.git("rev-parse", "main"), with_articles.git("rev-parse", "work")
    with_articles.git("merge", "--quiet", "--no-edit", work)
    with_articles.git("checkout", "--quiet", "work")
    with_articles.git("merge", "--quiet", "--no-edit", main)
    with_articles.commit({"bank/s.yaml": text.replace("small", "very small").replace("called moon", "known as moon")})
    report = with_articles.lint("main")
    assert (report.changed, report.findings) == (1, ())


def test_a_change_undone_by_a_merge_is_a_change(repository: Repository) -> None:
    _branched(repository)
    repository.git("merge", "--quiet", "--no-edit", "main")
    repository.write({"bank/a.yaml": items(item("mars", FAULTY), item("venus", FAULTY))})
    assert (KEYLESS, "mars") in repository.found("main")


def test_a_shallow_clone_without_the_merge_base_is_an_error(repository: Repository, tmp_path: Path) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.git("checkout", "--quiet", "-b", "work")
    repository.commit({"bank/w.yaml": items(item("ceres", FAULTY))})
    (tmp_path / "clones").mkdir()
    clones = Repository(tmp_path / "clones")
    clones.git("clone", "--quiet", "--depth=1", "--branch=work", repository.folder.as_uri(), "shallow")
    clone = Repository(tmp_path / "clones" / "shallow")
    for revision in ("origin/main", first, "HEAD~1"):
        with pytest.raises(ConfigError, match="only the end of the history"):
            clone.lint(revision)
    clone.git("fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main")
    assert clone.git("rev-parse", "--is-shallow-repository") == "true"
    with pytest.raises(ConfigError, match=r"without a commit that .* share\. Run: git fetch --unshallow"):
        clone.lint("origin/main")
    clone.git("fetch", "--quiet", "--deepen=1", "origin", "work")
    assert clone.found("origin/main") == [(KEYLESS, "ceres")]


def test_unrelated_histories_are_compared_in_a_complete_clone(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--orphan", "other")
    repository.commit({"bank/w.yaml": items(item("ceres", FAULTY))})
    assert repository.found("main") == [(KEYLESS, "ceres")]


def test_a_partial_clone_fetches_nothing(repository: Repository, tmp_path: Path) -> None:
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.commit({"bank/b.yaml": items(item("pluto", FAULTY).replace("called pluto", "named pluto"))})
    (tmp_path / "clones").mkdir()
    clones = Repository(tmp_path / "clones")
    clones.git("clone", "--quiet", "--filter=blob:none", repository.folder.as_uri(), "partial")
    clone = Repository(tmp_path / "clones" / "partial")
    objects = sorted(path.name for path in (clone.folder / ".git" / "objects").rglob("*"))
    with pytest.raises(ConfigError, match="does not have all files"):
        clone.lint("HEAD~1")
    assert sorted(path.name for path in (clone.folder / ".git" / "objects").rglob("*")) == objects
    assert clone.found("HEAD") == []


def test_a_second_work_tree_is_a_repository_too(repository: Repository, tmp_path: Path) -> None:
    repository.git("worktree", "add", "--quiet", "-b", "other", str(tmp_path / "second"))
    second = Repository(tmp_path / "second")
    second.write({"bank/w.yaml": items(item("ceres", FAULTY))})
    assert second.found("main") == [(KEYLESS, "ceres")]


def test_a_repository_with_sha256_object_names_is_compared(tmp_path: Path) -> None:
    made = make(tmp_path / "long", {"bank/a.yaml": items(item("mars", FAULTY))}, "--object-format=sha256")
    (made.bank / "a.yaml").rename(made.bank / "b.yaml")
    made.write({"bank/c.yaml": items(item("ceres", FAULTY))})
    assert made.found() == [(KEYLESS, "ceres")]


@posix
def test_file_names_with_any_characters_are_compared(tmp_path: Path) -> None:
    made = make(tmp_path / "names", {"bank/ä b\tc.yaml": items(item("mars", FAULTY)), "bank/-x.yaml": items(item("venus", FAULTY))})
    assert made.found() == []
    made.write({"bank/ä b\tc.yaml": items(item("mars", FAULTY), item("ceres", FAULTY))})
    assert made.found() == [(KEYLESS, "ceres")]


def test_files_of_two_repositories_are_compared_with_their_own(repository: Repository, tmp_path: Path) -> None:
    other = make(tmp_path / "other", {"bank/a.yaml": items(item("mars", FAULTY))})
    other.write({"bank/b.yaml": items(item("io", FAULTY))})
    report = lint_paths(Request((str(repository.bank), str(other.bank)), since="HEAD"))
    assert [(finding.rule, finding.item) for finding in report.findings] == [(KEYLESS, "io")]


# Errors


@pytest.mark.parametrize(
    "revision", ["", " ", "-", "--output=made.txt", "-c", "a\nb", "a\0b", "nowhere", "HEAD:bank", "HEAD..HEAD", "0" * 40]
)
def test_an_unknown_revision_exits_with_2(repository: Repository, run: Run, monkeypatch: pytest.MonkeyPatch, revision: str) -> None:
    monkeypatch.chdir(repository.folder)
    code, out, err = run("bank", f"--since={revision}")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "revision" in err
    assert not Path("made.txt").exists()


def test_since_outside_a_repository_exits_with_2(run: Run, bank: Path) -> None:
    code, out, err = run("bank", "--since", "HEAD")
    assert (code, out) == (2, "")
    assert err == "crs-lint: --since: bank/a.yaml is in no git repository.\n"


def test_since_without_git_exits_with_2(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConfigError, match="git is not installed"):
        repository.lint()


@pytest.mark.parametrize("flag", ["--write-baseline=x.txt", "--prune-baseline"])
def test_a_baseline_cannot_be_written_with_since(run: Run, flag: str) -> None:
    code, _, err = run("bank", "--since=HEAD", "--baseline=y.txt" if "prune" in flag else "--no-ignores", flag)
    assert (code, "cannot be combined with" in err) == (2, True)


# Untrusted repositories


@posix
def test_no_program_configured_in_the_repository_is_run(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    spy = repository.folder / "spy"
    marker = repository.folder / "marker"
    spy.write_text(f"#!/bin/sh\necho ran >> '{marker}'\ncat\n")
    spy.chmod(spy.stat().st_mode | stat.S_IXUSR)
    repository.commit({".gitattributes": "*.yaml filter=spy diff=spy\n"})
    repository.write({"bank/c.yaml": items(item("ceres", FAULTY))})
    for name in (
        "core.fsmonitor", "core.pager", "pager.ls-tree", "pager.cat-file", "core.sshCommand", "core.askPass", "core.editor", "core.gitProxy",
        "core.alternateRefsCommand", "diff.external", "diff.spy.textconv", "diff.spy.command", "filter.spy.smudge", "filter.spy.clean",
        "filter.spy.process", "credential.helper", "uploadpack.packObjectsHook", "gpg.program", "remote.origin.uploadpack", "remote.origin.vcs",
    ):  # fmt: skip
        repository.git("config", name, str(spy))
    repository.git("config", "core.hooksPath", str(repository.folder))
    for name in ("alias.rev-parse", "alias.ls-tree", "alias.ls-files", "alias.cat-file", "alias.merge-base"):
        repository.git("config", name, f"!{spy}")
    repository.git("config", "remote.origin.url", f"ext::{spy}")
    repository.git("config", "remote.origin.promisor", "true")
    repository.git("config", "extensions.partialClone", "origin")
    for name in ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_PROXY_COMMAND"):
        monkeypatch.setenv(name, str(spy))
    assert repository.found() == [(KEYLESS, "ceres")]
    assert files_left_out([str(repository.bank)]) == []
    blob = repository.git("rev-parse", "HEAD:bank/b.yaml")
    (repository.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    repository.write({"bank/b.yaml": items(item("pluto"))})
    with pytest.raises(ConfigError, match="does not have all files"):
        repository.lint()
    assert not marker.exists()


@posix
def test_a_program_named_git_in_the_working_directory_is_not_run(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    impostor = repository.folder / "git"
    impostor.write_text("#!/bin/sh\ntouch ran\n")
    impostor.chmod(0o755)
    monkeypatch.chdir(repository.folder)
    monkeypatch.setenv("PATH", os.pathsep.join(("", ".", os.environ["PATH"])))
    assert repository.found() == []
    assert not Path("ran").exists()


def test_git_variables_of_the_environment_are_ignored(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = make(tmp_path / "other", {"bank/a.yaml": items(item("io"))})
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.folder))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.folder / ".git" / "index"))
    assert repository.found() == []


# Changes that weaken the check


def _weakened(repository: Repository, files: Mapping[str, str], **options: object) -> list[str]:
    repository.write(files)
    report = repository.lint("HEAD", **options)
    return [sentence.replace(f"{repository.folder.as_posix()}/", "") for sentence in report.weakened]


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_an_item_set_to_draft_or_retired_weakens_the_check(repository: Repository, status: str) -> None:
    excused = items(item("pluto", FAULTY).replace("    stem", f"    status: {status}\n    stem"))
    new = items(item("ceres", FAULTY).replace("    stem", f"    status: {status}\n    stem"))
    assert _weakened(repository, {"bank/b.yaml": excused, "bank/c.yaml": new}) == [f'bank/b.yaml: the item "pluto" was set to {status}.']
    repository.commit()
    assert _weakened(repository, {"bank/b.yaml": excused.replace("is known", "was known")}) == [], "it was so before"
    assert _weakened(repository, {"bank/b.yaml": items(item("pluto", FAULTY))}) == []


def test_a_moved_item_set_to_draft_weakens_the_check(repository: Repository) -> None:
    (repository.bank / "b.yaml").unlink()
    moved = items(item("pluto", FAULTY).replace("    stem", "    status: retired\n    stem"))
    assert _weakened(repository, {"bank/z.yaml": moved}) == ['bank/z.yaml: the item "pluto" was set to retired.']


COMMENT = "    # crs-lint: ignore[missing-key] asked so\n    options:"


def test_added_suppressions_weaken_the_check(repository: Repository) -> None:
    text = items(item("pluto", FAULTY).replace("    options:", COMMENT))
    expected = ['bank/b.yaml:4: a comment was added that ignores missing-key: "asked so".']
    assert _weakened(repository, {"bank/b.yaml": text}) == expected
    repository.commit()
    assert _weakened(repository, {"bank/b.yaml": text.replace("is known", "was known")}) == []
    assert _weakened(repository, {"bank/b.yaml": text.replace("key]", "key, option-count]")}) == [
        'bank/b.yaml:4: a comment was added that ignores option-count: "asked so".'
    ]
    bare = text.replace(" asked so", "").replace("pluto", "ceres")
    assert _weakened(repository, {"bank/b.yaml": text, "bank/c.yaml": bare}) == [
        "bank/c.yaml:4: a comment was added that ignores missing-key without a reason."
    ]


def test_suppressions_that_move_with_their_item_do_not_weaken_the_check(repository: Repository) -> None:
    silent = item("venus", FAULTY).replace("    options:", COMMENT).replace("venus?", "venus? # crs-lint: ignore[long-stem] quoted")
    above = "  # crs-lint: ignore[option-count] as it is\n" + item("pluto", FAULTY)
    repository.commit({"bank/a.yaml": items(item("mars", FAULTY), silent), "bank/b.yaml": items(above)})
    assert _weakened(repository, {"bank/a.yaml": items(item("mars", FAULTY)), "bank/b.yaml": items(silent, above, item("ceres"))}) == []
    assert _weakened(repository, {"bank/b.yaml": items(silent, item("pluto", FAULTY), item("ceres"))}) == []


def test_a_suppression_moved_to_another_item_or_field_weakens_the_check(repository: Repository) -> None:
    silent = item("venus", FAULTY).replace("    options:", COMMENT)
    repository.commit({"bank/a.yaml": items(item("mars", FAULTY), silent)})
    assert _weakened(repository, {"bank/a.yaml": items(item("mars", FAULTY).replace("    options:", COMMENT), item("venus", FAULTY))}) == [
        'bank/a.yaml:4: a comment was added that ignores missing-key: "asked so".'
    ]
    wider = "  # crs-lint: ignore[missing-key] asked so\n" + item("venus", FAULTY)
    assert _weakened(repository, {"bank/a.yaml": items(item("mars", FAULTY), wider)}) == [
        'bank/a.yaml:8: a comment was added that ignores missing-key: "asked so".'
    ]


def test_an_added_suppression_of_a_whole_file_weakens_the_check(repository: Repository) -> None:
    text = "# crs-lint: ignore-file[missing-key] old\n" + (repository.bank / "a.yaml").read_text("utf-8")
    assert _weakened(repository, {"bank/a.yaml": text}) == ['bank/a.yaml:1: a comment was added that ignores missing-key: "old".']
    assert repository.lint().changed == 0
    repository.commit()
    (repository.bank / "a.yaml").rename(repository.bank / "z.yaml")
    assert _weakened(repository, {"bank/z.yaml": text + item("ceres")}) == []


def test_added_baseline_entries_weaken_the_check(repository: Repository) -> None:
    baseline_file = repository.folder / "baseline.txt"
    repository.lint("", baseline=str(baseline_file), baseline_use=BaselineUse.WRITE)
    assert _weakened(repository, {}, baseline=str(baseline_file)) == [
        "baseline.txt: 3 findings were added to the baseline (missing-key 3)."
    ]
    repository.commit()
    assert _weakened(repository, {}, baseline=str(baseline_file)) == []
    repository.write({"bank/c.yaml": items(item("ceres", FAULTY))})
    repository.lint("", baseline=str(baseline_file), baseline_use=BaselineUse.WRITE)
    assert _weakened(repository, {}, baseline=str(baseline_file)) == ["baseline.txt: 1 finding was added to the baseline (missing-key 1)."]


def test_changed_settings_weaken_the_check(repository: Repository) -> None:
    assert _weakened(repository, {"crs-lint.toml": 'extend = "base.toml"\n', "base.toml": 'ignore = ["missing-key"]\n'}) == [
        "base.toml: these settings are new.",
        "crs-lint.toml: these settings are new.",
    ]
    repository.commit()
    assert _weakened(repository, {"base.toml": 'ignore = ["missing-key", "option-count"]\n'}) == ["base.toml: the settings changed."]
    repository.git("checkout", "--", "base.toml")
    (repository.folder / "crs-lint.toml").unlink()
    assert _weakened(repository, {}) == ["crs-lint.toml: the settings are gone."]


def test_a_changed_exam_weakens_the_check(repository: Repository) -> None:
    changed = {"bank/exam.yaml": "exam: astronomy\noptions: 2\n"}
    assert _weakened(repository, changed) == ["bank/exam.yaml: the exam changed; what it asks was not asked of items that did not change."]
    repository.commit({"bank/deep/c.yaml": items(item("ceres"))})
    assert _weakened(repository, {"bank/deep/exam.yaml": "exam: easy\n"}) == [
        "bank/deep/exam.yaml: the exam is new, and governs files that were there before."
    ]


def test_a_removed_nested_exam_weakens_the_check(repository: Repository) -> None:
    repository.commit({"bank/deep/exam.yaml": "exam: hard\n", "bank/deep/c.yaml": items(item("ceres"))})
    (repository.bank / "deep" / "exam.yaml").unlink()
    assert _weakened(repository, {}) == ["bank/deep/exam.yaml: the exam is gone; bank/exam.yaml governs its folder now."]
    sentences = [sentence.split(": ")[-1] for sentence in repository.lint("HEAD", "bank/deep").weakened]
    assert sentences == ["the exam is gone; bank/exam.yaml governs its folder now."]
    repository.write({"other/exam.yaml": "exam: other\n", "other/x.yaml": items(item("eris"))})
    assert repository.lint("HEAD", "other").weakened == (), "the run does not look there"


def test_a_removed_exam_whose_files_stay_weakens_the_check_even_if_another_has_its_id(repository: Repository) -> None:
    repository.commit({"bank/deep/exam.yaml": "exam: astronomy\noptions: 2\n", "bank/deep/c.yaml": items(item("ceres"))})
    (repository.bank / "deep" / "exam.yaml").unlink()
    assert _weakened(repository, {}) == ["bank/deep/exam.yaml: the exam is gone; bank/exam.yaml governs its folder now."]


def test_an_exam_that_moves_with_its_files_or_is_renamed_does_not_weaken_the_check(repository: Repository) -> None:
    repository.commit({"bank/deep/exam.yaml": "exam: hard\n", "bank/deep/c.yaml": items(item("ceres"))})
    (repository.bank / "deep").rename(repository.bank / "deeper")
    assert _weakened(repository, {}) == []
    (repository.bank / "deeper" / "exam.yaml").rename(repository.bank / "deeper" / "exam.yml")
    assert _weakened(repository, {}) == []


def test_a_removed_exam_without_another_above_weakens_the_check(repository: Repository) -> None:
    repository.commit({"more/exam.yaml": "exam: more\n", "more/c.yaml": items(item("ceres"))})
    (repository.folder / "more" / "exam.yaml").unlink()
    report = repository.lint("HEAD", "bank", "more")
    assert list(report.weakened) == ["more/exam.yaml: the exam is gone; no exam governs its folder now."]


def test_a_gitignore_that_hides_files_weakens_the_check(repository: Repository) -> None:
    hiding = {"bank/.gitignore": "b.yaml\n"}
    assert _weakened(repository, hiding) == ["bank/.gitignore: it changed, and git has 1 file here that no run finds."]
    assert _weakened(repository, hiding, gitignore=False) == []
    repository.commit()
    assert _weakened(repository, {}) == [], "it was so before"


def test_a_gitignore_that_hides_nothing_does_not_weaken_the_check(repository: Repository) -> None:
    assert _weakened(repository, {".gitignore": "x.yaml\n"}) == []


def test_a_changed_team_schema_weakens_the_check(repository: Repository) -> None:
    settings = 'include = ["bank/**"]\n[dialect]\nschema = "schemas/item.json"\n'
    schema = '{"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {"items": {"$ref": "items.json"}}}'
    strict = '{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "array"}'
    files = {"crs-lint.toml": settings, "schemas/item.json": schema, "schemas/items.json": strict}
    assert "schemas/items.json: these settings are new." in _weakened(repository, files)
    repository.commit()
    loose = strict.replace('"array"', '["array", "null"]')
    assert _weakened(repository, {"schemas/items.json": loose}) == ["schemas/items.json: the settings changed."]


def test_settings_removed_from_pyproject_weaken_the_check(repository: Repository) -> None:
    repository.commit({"pyproject.toml": '[project]\nname = "x"\n[tool.crs-lint]\nextend-select = ["short-explanation"]\n'})
    assert _weakened(repository, {"pyproject.toml": '[project]\nname = "x"\n'}) == ["pyproject.toml: the settings are gone."]
    (repository.folder / "pyproject.toml").unlink()
    assert _weakened(repository, {}) == ["pyproject.toml: the settings are gone."]


def test_weakening_changes_on_the_other_branch_are_not_reported(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "work")
    repository.commit({"bank/w.yaml": items(item("ceres"))})
    repository.git("checkout", "--quiet", "main")
    repository.commit({"crs-lint.toml": "", "bank/b.yaml": items(item("pluto", FAULTY).replace("    stem", "    status: draft\n    stem"))})
    repository.git("checkout", "--quiet", "work")
    assert repository.lint("main").weakened == ()
    repository.git("merge", "--quiet", "--no-edit", "main")
    assert repository.lint("main").weakened == ()


def test_weakening_changes_are_printed_beside_the_report(repository: Repository, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.folder)
    hostile = item("x", FAULTY).replace("id: x", 'id: "::error::\\u202e##[group]"')
    repository.commit({"bank/c.yaml": items(hostile)})
    repository.write({"bank/c.yaml": items(hostile.replace("    stem", "    status: retired\n    stem"))})
    code, out, err = run("bank", "--since", "HEAD", "--quiet")
    assert (code, out) == (0, "")
    assert err == (
        'crs-lint: changes since HEAD that weaken the check:\n  - bank/c.yaml: the item "::error::\\u202e#\\#[group]" was set to retired.\n'
    )
    page = run("bank", "--since", "HEAD", "--format", "markdown")[1]
    assert "Changes that weaken the check:" in page
    assert "was set to retired" in page


def test_the_summary_counts_changed_items(repository: Repository, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.folder)
    repository.write({"bank/c.yaml": items(item("ceres", FAULTY))})
    assert run("bank", "--since", "HEAD")[1].endswith("4 files, 4 items, 1 of them changed: 1 error\n")


def test_different_line_endings_are_no_change(repository: Repository) -> None:
    """Git may store LF for CR LF in the work tree."""
    for path in repository.bank.glob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    report = repository.lint("HEAD")
    assert (report.changed, report.weakened) == (0, ())
