"""Discovery: the files of a bank, the exams that govern them, and what is excluded."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from crs_lint.document.read_error import ReadError
from crs_lint.engine.run import lint_paths
from crs_lint.files.discover import EXAM_FILES, exam_above, exam_in, leads_out, read_bytes, top_of
from crs_lint.files.figures import figure_state
from crs_lint.files.gitignore import compiled, usable
from crs_lint.files.walk import walk
from crs_lint.settings.request import Request

EXAM = "exam: x\n"
ITEM = "id: {id}\nstem: Which?\noptions: [{{text: A, correct: true}}, {{text: B}}]\nexplanation: It was shown that way.\n"
links = pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="links need rights on Windows")


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A repository of its own, so that nothing above it counts."""
    (tmp_path / ".git").mkdir()
    return tmp_path


def write(folder: Path, files: Mapping[str, str] | Iterable[str]) -> None:
    for number, name in enumerate(files):
        text = files[name] if isinstance(files, Mapping) else EXAM if name.endswith(EXAM_FILES) else ITEM.format(id=f"item-{number}")
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def found(folder: Path, **options: bool) -> dict[str, str]:
    """Files by their names, each with the exam that governs it."""
    return {
        target.shown: os.path.relpath(exam, folder) if exam else ""
        for target, exam in walk(str(folder), "", **options).files
        if not target.is_exam
    }


def linted(folder: Path, *paths: str, config: str = "", force_exclude: bool = False, gitignore: bool = True) -> list[str]:
    """The files that a run over some paths looks at, exams left out."""
    if config:
        (folder / "crs-lint.toml").write_text(config)
    report = lint_paths(Request(tuple(str(folder / path) for path in paths or (".",)), force_exclude=force_exclude, gitignore=gitignore))
    return [os.path.relpath(path, folder) for path in report.paths if not path.endswith(EXAM_FILES)]


# What governs


def test_the_nearest_exam_governs(bank: Path) -> None:
    write(bank, ["exam.yaml", "a.yaml", "sub/b.yaml", "sub/deep/exam.yml", "sub/deep/c.yaml", "sub/deep/er/d.yaml"])
    assert found(bank) == {
        "a.yaml": "exam.yaml",
        "sub/b.yaml": "exam.yaml",
        "sub/deep/c.yaml": "sub/deep/exam.yml",
        "sub/deep/er/d.yaml": "sub/deep/exam.yml",
    }


def test_without_an_exam_nothing_governs(bank: Path) -> None:
    write(bank, ["a.yaml", "sub/exam.yaml", "sub/b.yaml"])
    assert found(bank) == {"a.yaml": "", "sub/b.yaml": "sub/exam.yaml"}


def test_no_exam_above_the_repository_governs(tmp_path: Path) -> None:
    write(tmp_path, ["exam.yaml", "repository/a.yaml"])
    (tmp_path / "repository/.git").mkdir()
    assert top_of(str(tmp_path / "repository")) == str(tmp_path / "repository")
    assert exam_above(str(tmp_path / "repository")) == ""


def test_the_exam_above_a_named_folder_governs(bank: Path) -> None:
    write(bank, ["exam.yaml", "sub/a.yaml"])
    assert exam_above(str(bank / "sub")) == str(bank / "exam.yaml")
    assert linted(bank, "sub") == ["sub/a.yaml"]


@links
def test_an_exam_behind_a_link_governs_only_inside_the_repository(bank: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.yaml"
    outside.write_text("levels: [secret]\n")
    write(bank, {"shared.yaml": EXAM})
    (bank / "a").mkdir()
    (bank / "b").mkdir()
    (bank / "a/exam.yaml").symlink_to("../shared.yaml")
    (bank / "b/exam.yaml").symlink_to(outside)
    assert exam_in(str(bank / "a")) == str(bank / "a/exam.yaml")
    assert exam_in(str(bank / "b")) == ""


# What is looked at


def test_files_come_in_the_order_of_their_names(bank: Path) -> None:
    write(bank, ["exam.yaml", "b.yaml", "a.yml", "c/z.yaml", "c/a.yaml", "B.yaml", "notes.txt", "a.yaml.bak"])
    assert list(found(bank)) == ["B.yaml", "a.yml", "b.yaml", "c/a.yaml", "c/z.yaml"]


def test_folders_of_tools_are_not_entered_and_others_are(bank: Path) -> None:
    write(bank, ["exam.yaml", ".git/a.yaml", "node_modules/b.yaml", ".venv/c.yaml", ".hidden/d.yaml", "x.yaml/e.yaml"])
    assert list(found(bank)) == [".hidden/d.yaml", "x.yaml/e.yaml"]


@links
def test_links_are_followed_to_files_inside_only(bank: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    write(outside, ["secret.yaml"])
    write(bank, ["exam.yaml", "sub/a.yaml"])
    for name, target in {
        "inside.yaml": "sub/a.yaml",
        "outside.yaml": str(outside / "secret.yaml"),
        "gone.yaml": "nowhere.yaml",
        "loop.yaml": "loop.yaml",
        "folder.yaml": "sub",
        "folder": str(outside),
        "up": "..",
    }.items():
        (bank / name).symlink_to(target)
    below = walk(str(bank), "")
    assert [target.shown for target, _ in below.files if target.shown not in below.refused] == ["exam.yaml", "inside.yaml", "sub/a.yaml"]
    assert sorted(below.refused) == ["folder", "gone.yaml", "loop.yaml", "outside.yaml", "up"]


@links
def test_an_unreadable_link_does_not_stop_the_walk(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(bank, ["exam.yaml", "a.yaml"])
    (bank / "b.yaml").symlink_to("a.yaml")
    (bank / "c").symlink_to("a.yaml")

    def refuse(path: str, **_: object) -> str:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os.path, "realpath", refuse)
    assert [target.shown for target, _ in walk(str(bank), "").files] == ["a.yaml", "b.yaml", "exam.yaml"]


@links
def test_a_file_named_twice_is_linted_once(bank: Path) -> None:
    write(bank, ["exam.yaml", "a.yaml"])
    (bank / "b.yaml").symlink_to("a.yaml")
    assert linted(bank, "a.yaml", "./a.yaml", ".", "b.yaml") == ["a.yaml"]


# .gitignore


@pytest.mark.parametrize(
    ("ignores", "kept"),
    [
        ({}, ["a.yaml", "b.yaml", "sub/a.yaml", "sub/deep/a.yaml"]),
        ({".gitignore": "a.yaml"}, ["b.yaml"]),
        ({".gitignore": "/a.yaml"}, ["b.yaml", "sub/a.yaml", "sub/deep/a.yaml"]),
        ({".gitignore": "sub/"}, ["a.yaml", "b.yaml"]),
        ({".gitignore": "sub/*\n!sub/deep"}, ["a.yaml", "b.yaml", "sub/deep/a.yaml"]),
        ({".gitignore": "*.yaml\n!b.yaml"}, ["b.yaml"]),
        ({".gitignore": "sub/\n!sub/a.yaml"}, ["a.yaml", "b.yaml"]),  # what lies in a folder that is left out stays out
        ({".gitignore": "a.yaml", "sub/.gitignore": "!a.yaml"}, ["b.yaml", "sub/a.yaml", "sub/deep/a.yaml"]),
        ({".gitignore": "a.yaml", "sub/.gitignore": "!/a.yaml"}, ["b.yaml", "sub/a.yaml"]),
        ({"sub/.gitignore": "*", "sub/deep/.gitignore": "!*"}, ["a.yaml", "b.yaml"]),
        ({".gitignore": "# a.yaml\n\n\\#x\n  \n"}, ["a.yaml", "b.yaml", "sub/a.yaml", "sub/deep/a.yaml"]),
        ({".gitignore": "**/deep/**"}, ["a.yaml", "b.yaml", "sub/a.yaml"]),
        ({".gitignore": "[[:alpha:]].txt\n[\n!\n//\nb.yaml\r\n"}, ["a.yaml", "sub/a.yaml", "sub/deep/a.yaml"]),
        ({".gitignore": "a.yaml\n" + "*x" * 50 + "\n"}, ["b.yaml"]),  # one that could take long is passed over
        ({".gitignore": "a.yaml\n" * 2001}, ["a.yaml", "b.yaml", "sub/a.yaml", "sub/deep/a.yaml"]),
    ],
)
def test_gitignore(bank: Path, ignores: dict[str, str], kept: list[str]) -> None:
    write(bank, ["exam.yaml", "a.yaml", "b.yaml", "sub/a.yaml", "sub/deep/a.yaml"])
    write(bank, ignores)
    assert list(found(bank)) == kept
    assert list(found(bank, gitignore=False)) == ["a.yaml", "b.yaml", "sub/a.yaml", "sub/deep/a.yaml"]


def test_a_gitignore_above_a_named_folder_cannot_ignore_all_of_it(bank: Path) -> None:
    write(bank, ["exam.yaml", "sub/a.yaml", "sub/b.yaml"])
    write(bank, {".gitignore": "sub\n", "sub/.gitignore": "b.yaml\n"})
    assert list(found(bank)) == []
    assert list(found(bank / "sub")) == ["a.yaml"]


# include, exclude, named files


def test_include_and_exclude(bank: Path) -> None:
    write(bank, ["a.yaml", "sub/b.yaml", "sub/c.yaml", "other/d.yaml", "inner/exam.yaml", "inner/e.yaml"])
    assert linted(bank) == ["inner/e.yaml"]
    assert linted(bank, config='include = ["sub/"]\n') == ["inner/e.yaml", "sub/b.yaml", "sub/c.yaml"]
    assert linted(bank, config='include = ["sub/"]\nexclude = ["c.yaml", "/inner"]\n') == ["sub/b.yaml"]
    assert linted(bank, config='include = ["*.yaml"]\nexclude = ["*", "!a.yaml"]\n') == ["a.yaml"]


def test_a_named_file_is_always_linted_unless_force_exclude_is_given(bank: Path) -> None:
    write(bank, ["a.yaml", "sub/exam.yaml", "sub/b.yaml", "sub/c.yaml"])
    write(bank, {".gitignore": "b.yaml\n"})
    named = ("a.yaml", "sub/b.yaml", "sub/c.yaml")
    config = 'exclude = ["sub/c.yaml"]\n'
    assert linted(bank, *named, config=config) == list(named)
    assert linted(bank, *named, config=config, force_exclude=True) == ["sub/b.yaml"]
    assert linted(bank, "a.yaml", config=config, force_exclude=True) == []


def test_a_missing_path_is_a_complaint(bank: Path) -> None:
    report = lint_paths(Request((str(bank / "nowhere"), str(bank))))
    assert len(report.complaints) == 2
    assert report.could_not_lint


# Reading


def test_reading_stops_at_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"x" * 3_000_000)
    assert read_bytes(str(file), 10) == b"x" * 11
    assert read_bytes(str(file), 1 << 40) == b"x" * 3_000_000


def test_reading_something_other_than_a_file_is_an_error(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere", Path(os.devnull)):
        fault = read_bytes(str(path), 10)
        assert isinstance(fault, ReadError)
        assert fault.rule == "unreadable-file"


# Figures


@pytest.mark.parametrize(
    ("figure", "state"),
    [
        ("a.png", "present"),
        ("./a.png", "present"),
        ("../a.png", "present"),
        ("../sub/a.png", "present"),
        ("b.png", "missing"),
        ("", "missing"),
        (".", "missing"),
        ("../../outside.png", "outside"),
        ("../../bank/a.png", "present"),
        ("../../bank-2/a.png", "outside"),
        ("/etc/passwd", "outside"),
        ("http://example.invalid/a.png", "outside"),
        ("file:///etc/passwd", "outside"),
        ("..\\a.png", "outside"),
        ("C:\\a.png", "outside"),
        ("a.png\0.txt", "outside"),
        ("a/" * 100_000, "missing"),
        ("a" * 100_000, "missing"),
        ("../" * 60 + "etc/passwd", "outside"),
    ],
)
def test_figures(tmp_path: Path, figure: str, state: str) -> None:
    bank = tmp_path / "bank"
    write(tmp_path, {"bank/a.png": "", "bank/sub/a.png": "", "outside.png": "", "bank-2/a.png": ""})
    assert figure_state(str(bank), str(bank / "sub"), figure) == state


@links
def test_a_figure_behind_a_link_lies_where_the_link_leads(tmp_path: Path) -> None:
    bank = tmp_path / "bank"
    write(tmp_path, {"bank/a.png": "", "outside.png": ""})
    (bank / "in.png").symlink_to("a.png")
    (bank / "out.png").symlink_to("../outside.png")
    (bank / "loop.png").symlink_to("loop.png")
    states = [figure_state(str(bank), str(bank), name) for name in ("in.png", "out.png", "loop.png")]
    assert states == ["present", "outside", "missing"]


# Patterns


@pytest.mark.parametrize(
    ("pattern", "can"), [("*.yaml", True), ("**/a/*b*", True), ("*a*b*c*", False), ("a" * 1000, True), ("a" * 1001, False), ("****", True)]
)
def test_slow_patterns_are_not_used(pattern: str, can: bool) -> None:
    assert usable(pattern) is can
    assert (compiled([pattern]) is not None) is can


def test_invalid_patterns_are_skipped() -> None:
    spec = compiled(["[", "!", "a.yaml", "//", "\\", "[[:alpha:]]"])
    assert spec is not None
    assert spec.match_file("a.yaml")
    assert not spec.match_file("b.yaml")


# What is named by hand


def told(*paths: Path | str) -> dict[str, str]:
    """What a run over some paths says of each file that it could not read."""
    report = lint_paths(Request(tuple(map(str, paths)), isolated=True))
    return {os.path.basename(one.path): one.message for one in report.findings if one.rule == "unreadable-file"}


REFUSED = "This link leads out of the repository, so it was not followed."


@links
@pytest.mark.parametrize("name", ["file.yaml", "exam.yaml", "folder", "folder/secret.yaml"])
def test_a_named_link_out_of_the_repository_is_not_followed(name: str, tmp_path: Path) -> None:
    repository = tmp_path / "repository"
    write(tmp_path / "outside", {"secret.yaml": "hunter2: x\n", "exam.yaml": "exam: hunter2\n"})
    write(repository, ["a.yaml", ".git/HEAD"])
    (repository / "folder").symlink_to("../outside")
    (repository / "file.yaml").symlink_to("../outside/secret.yaml")
    (repository / "exam.yaml").symlink_to(tmp_path / "outside/exam.yaml")
    report = lint_paths(Request((str(repository / name), str(repository / "a.yaml")), isolated=True))
    assert told(repository / name) == {os.path.basename(name): REFUSED}
    assert report.could_not_lint
    assert "hunter2" not in repr((report.findings, report.complaints, report.banks, report.text_of(report.paths[0])))
    assert report.items == 1


@links
def test_a_named_link_within_the_repository_is_followed(bank: Path) -> None:
    write(bank, ["real/a.yaml", "exam.yaml", "sub/.git/HEAD", "sub/b.yaml"])
    (bank / "link.yaml").symlink_to("real/a.yaml")
    (bank / "again").symlink_to("real")
    assert linted(bank, "link.yaml") == ["link.yaml"]
    assert linted(bank, "again/a.yaml") == ["again/a.yaml"]
    assert linted(bank, "again") == ["again/a.yaml"]
    assert told(bank / "link.yaml", bank / "again") == {}
    (bank / "sub/c.yaml").symlink_to("../real/a.yaml")
    assert told(bank / "sub/c.yaml") == {"c.yaml": REFUSED}


@links
def test_links_above_the_repository_and_where_there_is_none_are_followed(tmp_path: Path) -> None:
    write(tmp_path / "real/repository", ["bank/a.yaml", "bank/exam.yaml", ".git/HEAD"])
    (tmp_path / "work").symlink_to("real")
    (tmp_path / "checkout").symlink_to("real/repository")
    (tmp_path / "lone.yaml").symlink_to("real/repository/bank/a.yaml")
    paths = ("work/repository", "work/repository/bank/a.yaml", "checkout", "checkout/bank", "checkout/bank/a.yaml", "lone.yaml")
    for path in paths:
        report = lint_paths(Request((str(tmp_path / path),), isolated=True))
        assert (report.items, report.complaints) == (1, ())
        assert told(tmp_path / path) == {}


@links
def test_a_link_out_of_the_repository_is_no_part_of_what_a_named_file_is_compared_with(
    bank: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    write(outside, ["outside.yaml"])
    write(bank, ["bank/exam.yaml", "bank/a.yaml"])
    (bank / "bank/b.yaml").symlink_to(outside / "outside.yaml")
    (bank / "bank/a.yaml").write_text((outside / "outside.yaml").read_text())
    report = lint_paths(Request((str(bank / "bank/a.yaml"),), isolated=True, needs_facts=True))
    assert [one.rule for one in report.findings] == []
    assert [len(items) for _, items in report.banks] == [1]


# Links inside a repository


@links
def test_a_link_inside_the_repository_is_read_however_it_is_named(bank: Path) -> None:
    write(bank, ["bank/exam.yaml", "bank/a.yaml", "shared/b.yaml", "shared/deep/c.yaml"])
    (bank / "bank/more").symlink_to("../shared")
    (bank / "bank/one.yaml").symlink_to("../shared/b.yaml")
    for paths in (("bank",), (".",), ("bank/more", "bank/a.yaml"), ("bank", "bank/one.yaml")):
        report = lint_paths(Request(tuple(str(bank / path) for path in paths), isolated=True))
        assert (report.items, told(*(bank / path for path in paths))) == (3, {})
        assert "duplicate-id" not in {finding.rule for finding in report.findings}
    report = lint_paths(Request((str(bank / "bank/a.yaml"),), isolated=True, needs_facts=True))
    assert [len(items) for _, items in report.banks] == [3], "a named file is compared with them once"


@links
def test_a_markdown_link_is_read_where_the_settings_include_it(bank: Path) -> None:
    write(bank, {"cards/a.md": "", "shared/b.md": ""})
    (bank / "cards/c.md").symlink_to("../shared/b.md")
    assert linted(bank, "cards", config='include = ["cards/*.md"]\n') == ["cards/a.md", "cards/c.md"]


@links
def test_files_behind_a_link_keep_their_own_paths_unless_these_are_excluded(bank: Path) -> None:
    write(bank, ["exam.yaml", "z/b.yaml", "z/deep/c.yaml"])
    (bank / "a-link").symlink_to("z")
    assert linted(bank) == ["z/b.yaml", "z/deep/c.yaml"]
    assert linted(bank, config='exclude = ["/z/deep"]\n') == ["z/b.yaml", "a-link/deep/c.yaml"]
    assert linted(bank, config='exclude = ["/z/deep", "/a-link"]\n') == ["z/b.yaml"]
    assert linted(bank, config='exclude = ["/z"]\n') == ["a-link/b.yaml", "a-link/deep/c.yaml"]
    (bank / ".gitignore").write_text("/a-link\n")
    assert linted(bank) == []


@links
@pytest.mark.parametrize("target", [".venv", ".venv/lib", "node_modules", ".git"])
def test_a_link_to_a_folder_that_is_never_searched_is_an_error(bank: Path, target: str) -> None:
    write(bank, ["bank/exam.yaml", "bank/a.yaml", f"bank/{target}/b.yaml"])
    (bank / "bank/more").symlink_to(target)
    messages = told(bank / "bank")
    assert list(messages) == ["more"]
    assert "so it was not followed" in messages["more"] or "of a tool" in messages["more"]


@links
def test_a_link_to_the_files_of_git_is_not_followed(bank: Path) -> None:
    write(bank, {"bank/exam.yaml": EXAM, "bank/a.yaml": ITEM.format(id="x"), ".git/config": "token: hunter2\n"})
    (bank / "bank/b.yaml").symlink_to("../.git/config")
    for path in (bank, bank / "bank", bank / "bank/b.yaml"):
        assert told(path) == {"b.yaml": REFUSED}


@links
def test_a_link_to_a_folder_that_it_is_in_is_called_a_loop(bank: Path) -> None:
    write(bank, ["bank/exam.yaml", "bank/deep/a.yaml", "shared/b.yaml"])
    (bank / "bank/loop").symlink_to(".")
    (bank / "bank/deep/up").symlink_to("..")
    (bank / "bank/top").symlink_to("..")
    (bank / "bank/shared").symlink_to("../shared")
    (bank / "shared/back").symlink_to("../bank")
    messages = told(bank / "bank")
    assert sorted(messages) == ["back", "loop", "top", "up"]
    assert set(messages.values()) == {"This link is a loop: it leads to a folder that it is in."}
    assert lint_paths(Request((str(bank / "bank"),), isolated=True)).items == 2


@links
def test_many_links_to_the_same_folders_are_walked_in_little_time(bank: Path) -> None:
    write(bank, ["exam.yaml", "d0/a.yaml"])
    for depth in range(40):
        (bank / f"d{depth + 1}").mkdir()
        for name in ("x", "y", "z"):
            (bank / f"d{depth + 1}" / name).symlink_to(f"../d{depth}")
    assert linted(bank) == ["d0/a.yaml"]
    (bank / "exam.yaml").unlink()
    below = walk(str(bank), "")
    assert (len(below.files), 0 < len(below.linked) < 1000) == (1, True)


@links
def test_a_named_link_that_is_excluded_is_left_out(bank: Path) -> None:
    write(bank, ["exam.yaml"])
    (bank / "link.yaml").symlink_to("/etc/hostname")
    assert linted(bank, "link.yaml", config="exclude = ['link.yaml']", force_exclude=True) == []
    assert linted(bank, "link.yaml", force_exclude=False) == ["link.yaml"]


@pytest.mark.skipif(os.name != "posix", reason="links need a right on Windows")
def test_a_link_to_a_folder_whose_name_only_begins_alike_leads_out(tmp_path: Path) -> None:
    (tmp_path / "bank" / ".git").mkdir(parents=True)
    (tmp_path / "bank2").mkdir()
    (tmp_path / "bank2" / "a.yaml").write_text("secret")
    link = tmp_path / "bank" / "a.yaml"
    link.symlink_to(tmp_path / "bank2" / "a.yaml")
    assert leads_out(str(link))


def test_byte_order_mark_of_a_gitignore_is_no_part_of_its_first_pattern(bank: Path) -> None:
    write(bank, ["exam.yaml", "a.yaml", "b.yaml"])
    (bank / ".gitignore").write_bytes(b"\xef\xbb\xbfa.yaml\n")
    assert linted(bank) == ["b.yaml"]
