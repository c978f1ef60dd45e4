"""What `crs-lint init` sees, what it writes, and what it leaves alone."""

from __future__ import annotations

import json
import os
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml_rs

from crs_lint.cli.main import main
from crs_lint.engine.run import lint_paths
from crs_lint.files import atomic_write
from crs_lint.settings.request import Request
from tests.cli.test_command_line import CLEAN
from tools.generate import ROOT, blocks

posix = pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows, and names and programs are others there")
COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with items that no exam governs, and with YAML that is something else."""
    folder = tmp_path / "team-bank"
    write(folder, ".git/config", '[remote "origin"]\n\turl = git@github.com:team/team-bank.git\n')
    write(folder, "quiz/planets/a.yaml", CLEAN)
    write(folder, "quiz/moons/b.yaml", CLEAN.replace("planet", "moon"))
    write(folder, ".github/workflows/build.yml", "on: push\njobs: {}\n")
    monkeypatch.chdir(folder)
    return folder


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")


def loaded(file: Path) -> Any:
    return yaml_rs.loads(file.read_text("utf-8"))


def init(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["init", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def tree(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*")) if path.is_file()}


def test_init_writes_the_missing_files(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(repository)
    code, out, err = init(capsys)
    assert (code, err) == (0, "")
    after = tree(repository)
    assert {name: after[name] for name in before} == before
    assert sorted(after.keys() - before.keys()) == [
        ".github/workflows/crs-lint.yml",
        ".pre-commit-config.yaml",
        "crs-lint.toml",
        "quiz/exam.yaml",
    ]
    assert out.startswith("quiz/exam.yaml was created.\ncrs-lint.toml was created.\n")
    assert "crs-lint quiz/ --write-baseline baseline.txt" in out


def test_init_is_idempotent(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    init(capsys)
    before = tree(repository)
    code, out, _ = init(capsys)
    assert (code, tree(repository) == before) == (0, True)
    assert "is written" not in out
    assert out.startswith("crs-lint.toml already exists and was not changed.\n")


def test_a_dry_run_shows_the_files_and_writes_none(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(repository)
    code, out, _ = init(capsys, "--dry-run")
    assert (code, tree(repository) == before) == (0, True)
    assert "quiz/exam.yaml would be created:\n    # What this exam is" in out
    shown = out
    init(capsys)
    for name, text in tree(repository).items():
        if name not in before:
            assert "".join(f"    {row}\n" if row else "\n" for row in text.splitlines()) in shown


def test_the_bank_is_clean_afterwards(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    init(capsys)
    report = lint_paths(Request((str(repository),)))
    assert (report.files, report.items) == (3, 2)
    assert [(finding.rule, finding.path) for finding in report.findings if finding.rule != "near-duplicate-item"] == []


def test_the_exam_is_filled_in_from_its_items(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extra = "    domain: {}\n    level: recall\n    language: de\n    explanation"
    write(repository, "quiz/planets/a.yaml", CLEAN.replace("    explanation", extra.format("no")))
    write(repository, "quiz/moons/b.yaml", CLEAN.replace("planet", "moon").replace("    explanation", extra.format('"a: b"')))
    init(capsys)
    exam = loaded(repository / "quiz" / "exam.yaml")
    assert exam == {
        "exam": "quiz",
        "title": "Quiz",
        "language": "de",
        "options": 2,
        "levels": ["recall"],
        "domains": [{"id": "a: b"}, {"id": "no"}],
    }
    rules = {finding.rule for finding in lint_paths(Request((str(repository / "quiz"),))).findings}
    assert rules.isdisjoint({"unknown-domain", "unknown-level", "option-count", "unknown-field", "wrong-type"})


def test_fields_on_which_items_disagree_are_left_out(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(
        repository,
        "quiz/planets/a.yaml",
        CLEAN.replace("      - text: Venus", "      - text: Venus\n      - text: Mars").replace("    exp", "    language: de\n    exp"),
    )
    write(repository, "quiz/moons/b.yaml", CLEAN.replace("planet", "moon").replace("    exp", "    language: fr\n    exp"))
    init(capsys)
    assert loaded(repository / "quiz" / "exam.yaml") == {"exam": "quiz", "title": "Quiz"}


def test_each_folder_of_the_root_gets_an_exam_of_its_own(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(repository, "ham radio/deep/er/c.yaml", CLEAN.replace("planet", "radio"))
    _, out, _ = init(capsys)
    assert (repository / "ham radio" / "deep" / "er" / "exam.yaml").exists()
    assert (repository / "quiz" / "exam.yaml").exists()
    assert not (repository / "exam.yaml").exists()
    assert "crs-lint 'ham radio/deep/er/' quiz/\n" in out
    workflow = loaded(repository / ".github/workflows/crs-lint.yml")
    assert workflow["jobs"]["crs-lint"]["steps"][-1]["with"]["paths"] == "ham radio/deep/er/\nquiz/\n"


def test_items_at_the_root_have_their_exam_there_and_other_yaml_is_left_out(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(
        repository,
        "one.yaml",
        "id: sun\nstem: What is the sun?\noptions:\n  - text: A star\n    correct: true\n  - text: A planet\nexplanation: It shines.\n",
    )
    write(repository, "tools/settings.yaml", "a: 1\n")
    write(repository, "quiz/values [old].yaml", "a: 1\n")
    init(capsys)
    assert loaded(repository / "exam.yaml")["exam"] == "team-bank"
    excluded = tomllib.loads((repository / "crs-lint.toml").read_text("utf-8"))["exclude"]
    assert excluded == ["/.github/", "/.pre-commit-config.yaml", "/quiz/values \\[old\\].yaml", "/tools/"]
    report = lint_paths(Request((str(repository),)))
    assert report.items == 3
    assert {Path(path).name for path in report.paths} == {"a.yaml", "b.yaml", "one.yaml", "exam.yaml"}


def test_items_that_have_an_exam_get_none(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(repository, "quiz/exam.yaml", "exam: mine\n")
    write(repository, "quiz/moons/list.yaml", "- a\n")
    _, out, _ = init(capsys)
    assert (repository / "quiz/exam.yaml").read_text("utf-8") == "exam: mine\n"
    assert "exam.yaml" not in out
    assert tomllib.loads((repository / "crs-lint.toml").read_text("utf-8"))["exclude"] == ["/quiz/moons/list.yaml"]


def test_items_that_the_settings_include_get_no_exam(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(repository, "pyproject.toml", '[tool.crs-lint]\ninclude = ["quiz/**"]\n')
    _, out, _ = init(capsys)
    assert not (repository / "quiz/exam.yaml").exists()
    assert not (repository / "crs-lint.toml").exists()
    assert out.startswith("pyproject.toml already exists and was not changed.\n")
    workflow = loaded(repository / ".github/workflows/crs-lint.yml")["jobs"]["crs-lint"]["steps"]
    assert workflow[1]["run"] == 'git checkout "origin/${BASE#refs/heads/}" -- pyproject.toml'
    assert workflow[2]["with"]["paths"] == "quiz/moons/\nquiz/planets/\n"
    assert loaded(repository / ".pre-commit-config.yaml")["repos"][0]["hooks"][0]["args"] == ["quiz/moons/", "quiz/planets/"]


def test_the_jobs_pin_every_file_of_the_settings(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(repository, "crs-lint.toml", 'extend = "base.toml"\ninclude = ["quiz/**"]\n[dialect]\nschema = "schemas/item.json"\n')
    write(repository, "base.toml", 'ignore = ["option-count"]\n')
    write(
        repository,
        "schemas/item.json",
        '{"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {"a": {"$ref": "other.json"}}}',
    )
    write(repository, "schemas/other.json", '{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "string"}')
    init(capsys, "--ci=github")
    init(capsys, "--ci=gitlab")
    files = "-- crs-lint.toml base.toml schemas/item.json schemas/other.json"
    steps = loaded(repository / ".github/workflows/crs-lint.yml")["jobs"]["crs-lint"]["steps"]
    assert steps[1]["run"].endswith(files)
    assert loaded(repository / ".gitlab-ci.yml")["crs-lint"]["script"][2].endswith(files)


def test_existing_files_are_kept_and_missing_lines_are_shown(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(repository, ".pre-commit-config.yaml", "repos: []\n")
    write(repository, ".gitlab-ci.yml", "build:\n  script: [make]\n")
    write(repository, "crs-lint.toml", 'ignore = ["option-count"]\n')
    write(repository, "quiz/list.yaml", "- a\n")
    before = tree(repository)
    code, out, _ = init(capsys)
    after = tree(repository)
    assert code == 0
    assert {name: after[name] for name in before} == before
    assert ".pre-commit-config.yaml already exists and was not changed. Add to it:\n    repos:\n      - repo: local\n" in out
    assert ".gitlab-ci.yml already exists and was not changed. Add to it:\n    crs-lint:\n" in out
    assert (
        'crs-lint.toml already exists and was not changed. Add to it:\n    # YAML that holds no items.\n    exclude = [\n      "/quiz/list.yaml",\n'
        in out
    )


def test_a_hook_that_names_the_linter_lacks_nothing(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(repository, ".pre-commit-config.yaml", "repos: [{repo: local, hooks: [{id: crs-lint}]}]\n")
    assert ".pre-commit-config.yaml already exists and was not changed.\n" in init(capsys)[1]


# Where it is built


@pytest.mark.parametrize(
    ("made", "arguments", "expected"),
    [
        ({}, (), []),
        ({".git/config": '[remote "origin"]\n  url = https://user@gitlab.example.org/team/bank.git\n'}, (), [".gitlab-ci.yml"]),
        ({".git/config": '[remote "origin"]\n  url = ssh://git@github.com/gitlab/bank\n'}, (), [".github/workflows/crs-lint.yml"]),
        ({".gitlab/CODEOWNERS": "* @team\n"}, (), [".gitlab-ci.yml"]),
        ({".github/CODEOWNERS": "* @team\n"}, (), [".github/workflows/crs-lint.yml"]),
        ({".github/CODEOWNERS": "* @team\n"}, ("--ci=none",), []),
        ({}, ("--ci=gitlab",), [".gitlab-ci.yml"]),
    ],
)
def test_the_ci_service_is_detected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], made: dict[str, str], arguments: tuple[str, ...], expected: list[str]
) -> None:
    for name, text in {".git/config": "", "bank/a.yaml": CLEAN, **made}.items():
        write(tmp_path, name, text)
    assert init(capsys, str(tmp_path), *arguments)[0] == 0
    assert [name for name in (".github/workflows/crs-lint.yml", ".gitlab-ci.yml") if (tmp_path / name).exists()] == expected


def test_the_jobs_are_those_of_the_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "bank/a.yaml", CLEAN)
    init(capsys, str(tmp_path), "--ci=github")
    init(capsys, str(tmp_path), "--ci=gitlab")
    recipes = blocks((ROOT / "docs" / "ci.md").read_text("utf-8"), "yaml")
    for name in (".github/workflows/crs-lint.yml", ".gitlab-ci.yml"):
        assert (tmp_path / name).read_text("utf-8").replace("<OWNER>", "OWNER").replace("<COMMIT>", "COMMIT") in recipes


def test_the_hook_uses_an_offered_id(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    init(capsys)
    written = loaded(repository / ".pre-commit-config.yaml")["repos"][0]["hooks"][0]
    offered = loaded(ROOT / ".pre-commit-hooks.yaml")[1]
    changed = {"language": "system", "args": ["quiz/"]}
    assert written == {name: value for name, value in (offered | changed).items() if name != "description"}


def test_the_hook_checks_every_bank(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(repository, "ham radio/a.yaml", CLEAN.replace("planet", "radio"))
    init(capsys)
    hook = loaded(repository / ".pre-commit-config.yaml")["repos"][0]["hooks"][0]
    assert (hook["args"], hook["always_run"]) == (["ham radio/", "quiz/"], True)


def test_the_hook_of_a_markdown_bank_runs_without_yaml_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = "---\nquestion: Which planet is {}?\nchoices: [Mercury, Venus]\nanswer: 0\n---\nIts orbit.\n"
    for name in ("nearest", "smallest", "fastest"):
        write(tmp_path, f"cards/{name}.md", page.format(name))
    write(tmp_path, ".git/config", "")
    monkeypatch.chdir(tmp_path)
    assert init(capsys)[0] == 0
    hook = loaded(tmp_path / ".pre-commit-config.yaml")["repos"][0]["hooks"][0]
    assert (hook["args"], hook["always_run"]) == (["cards/"], True)


def test_a_job_with_placeholders_installs_nothing(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = init(capsys)
    uses = loaded(repository / ".github/workflows/crs-lint.yml")["jobs"]["crs-lint"]["steps"][-1]["uses"]
    assert uses == "<OWNER>/crs-lint@<COMMIT>", "no owner of a repository can have this name"
    assert "Replace <OWNER> and <COMMIT> in the CI job" in out


def _installed_from(monkeypatch: pytest.MonkeyPatch, told: object) -> None:
    class Distribution:
        def read_text(self, name: str) -> str | None:
            return json.dumps(told) if told is not None else None

    monkeypatch.setattr(metadata, "distribution", lambda name: Distribution())


def test_the_source_is_known_where_it_was_installed_from_a_repository(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _installed_from(monkeypatch, {"url": "https://github.com/exams/crs-lint.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}})
    _, out, _ = init(capsys)
    assert "<OWNER>" not in out
    assert f"- uses: exams/crs-lint@{COMMIT}\n" in (repository / ".github/workflows/crs-lint.yml").read_text("utf-8")
    assert loaded(repository / ".pre-commit-config.yaml") == {
        "repos": [
            {
                "repo": "https://github.com/exams/crs-lint",
                "rev": COMMIT,
                "hooks": [{"id": "crs-lint-bank", "args": ["quiz/"], "verbose": True}],
            }
        ]
    }
    init(capsys, "--ci=gitlab")
    assert f'pip install "git+https://github.com/exams/crs-lint@{COMMIT}"' in (repository / ".gitlab-ci.yml").read_text("utf-8")


@pytest.mark.parametrize(("revision", "rev"), [("v0.2.0", "v0.2.0"), ("main", COMMIT), ("v0.2.0\n- evil", COMMIT), (None, COMMIT)])
def test_the_hook_names_the_tag_of_a_release_that_was_installed(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, revision: str | None, rev: str
) -> None:
    told = {"vcs": "git", "commit_id": COMMIT, "requested_revision": revision}
    _installed_from(monkeypatch, {"url": "https://github.com/exams/crs-lint", "vcs_info": told})
    init(capsys)
    assert loaded(repository / ".pre-commit-config.yaml")["repos"][0]["rev"] == rev
    job = (repository / ".github/workflows/crs-lint.yml").read_text("utf-8")
    assert f"- uses: exams/crs-lint@{COMMIT}{' # v0.2.0' if rev != COMMIT else ''}\n" in job


@pytest.mark.parametrize(
    "told",
    [
        None,
        {"url": "file:///home/somebody/crs-lint", "dir_info": {"editable": True}},
        {"url": "https://user:secret@example.org/crs-lint", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
        {"url": 'https://example.org/x"\n- run: evil', "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
        {"url": "https://example.org/crs-lint", "vcs_info": {"vcs": "git", "commit_id": "main"}},
        {"url": "file:///srv/crs-lint", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
        ["url"],
    ],
)
def test_no_path_of_this_machine_and_no_secret_is_written(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, told: object
) -> None:
    _installed_from(monkeypatch, told)
    assert init(capsys)[0] == 0
    made = "".join(tree(repository).values())
    assert not any(word in made for word in ("secret", "somebody", "/srv/", "evil", str(repository)))
    assert "repo: local" in made


# What cannot be done


def test_a_repository_without_items_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "docker-compose.yml", "services: {}\n")
    write(tmp_path, "broken.yaml", "items: [")
    code, out, err = init(capsys, str(tmp_path))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "there are no items here" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.yaml", "docker-compose.yml"]


def test_a_missing_folder_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert init(capsys, str(tmp_path / "nowhere"))[0] == 2


@posix
def test_a_link_in_the_place_of_a_file_is_left_alone(repository: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (repository / ".pre-commit-config.yaml").symlink_to(outside / "made.yaml")
    (repository / ".github").rename(repository / "github")
    (repository / ".github").symlink_to(outside)
    code, out, err = init(capsys)
    assert (code, list(outside.iterdir())) == (2, [])
    assert ".pre-commit-config.yaml already exists" in out
    assert err == "crs-lint: .github/workflows/crs-lint.yml: cannot be written (its folder is a link that leads out of the repository).\n"
    assert (repository / "crs-lint.toml").exists(), "the others are written"


def test_a_file_created_meanwhile_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "crs-lint.toml"

    def meanwhile(descriptor: int) -> None:
        file.write_text("theirs")

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(FileExistsError):
        atomic_write.write(str(file), "ours", new=True)
    assert file.read_text() == "theirs"
    file.unlink()

    def no_links(source: str, target: str) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    with pytest.raises(FileExistsError):
        atomic_write.write(str(file), "ours", new=True)
    assert (file.read_text(), [path.name for path in tmp_path.iterdir()]) == ("theirs", ["crs-lint.toml"])


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "crs-lint.toml"
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            atomic_write.write(str(file), "ours", new=True)
    assert list(tmp_path.iterdir()) == []
    atomic_write.write(str(file), "ours", new=True)
    assert (file.read_text(), [path.name for path in tmp_path.iterdir()]) == ("ours", ["crs-lint.toml"])


@posix
def test_unusual_names_are_escaped_in_the_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = "::error::x\n- run: evil $(touch made)"
    write(tmp_path, f"{hostile}/a.yaml", CLEAN.replace("    exp", '    domain: "x\\n- run: evil"\n    exp'))
    write(tmp_path, f"{hostile}/##[group].yaml", "a: 1\n")
    write(tmp_path, ".github/x", "")
    code, out, _ = init(capsys, str(tmp_path))
    assert code == 0
    assert not any(row.lstrip().startswith(("::", "- run: evil")) or "##[" in row for row in out.splitlines())
    workflow = loaded(tmp_path / ".github/workflows/crs-lint.yml")
    assert workflow["jobs"]["crs-lint"]["steps"][-1]["with"]["paths"] == ".", "the whole repository, in place of that folder"
    assert len(workflow["jobs"]["crs-lint"]["steps"]) == 3
    exam = loaded(tmp_path / hostile / "exam.yaml")
    assert exam["domains"] == [{"id": "x\n- run: evil"}]
    tomllib.loads((tmp_path / "crs-lint.toml").read_text("utf-8"))


def test_the_next_steps_speak_of_the_ci_job_only_if_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "quiz/a.yaml", CLEAN)
    monkeypatch.chdir(tmp_path)
    out = init(capsys)[1]
    assert "the CI job takes its settings" not in out
    assert "crs-lint init --ci github\n      adds a CI job" in out
    assert "CI job" not in init(capsys, "--ci", "none")[1]
    out = init(capsys, "--ci", "gitlab")[1]
    assert "the CI job takes its settings" in out
    assert "adds a CI job" not in out


@posix
def test_the_next_steps_name_a_program_that_the_shell_does_not_find_by_its_path(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program = repository / ".venv" / "bin" / "crs-lint"
    write(repository, ".venv/bin/crs-lint", "")
    program.chmod(0o755)
    monkeypatch.setattr("sys.argv", [".venv/bin/crs-lint", "init"])
    monkeypatch.setenv("PATH", str(repository))
    assert "  .venv/bin/crs-lint quiz/\n" in init(capsys)[1]
    monkeypatch.setenv("PATH", str(program.parent))
    assert "  crs-lint quiz/\n" in init(capsys)[1]


def test_the_next_steps_name_items_that_the_settings_do_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [f"- {{question: Which is number {number}?, answers: [x, y, z], correct: {number % 3}}}\n" for number in range(4)]
    write(tmp_path, "old/a.yaml", "".join(rows))
    write(tmp_path, "new/a.yaml", "".join(rows[:3]).replace("question", "prompt"))
    write(tmp_path, "compose.yaml", "services: {}\n")
    monkeypatch.chdir(tmp_path)
    out = init(capsys)[1]
    assert "  crs-lint new/\n      shows settings for items that those in crs-lint.toml cannot read: new/a.yaml.\n" in out


SPANISH_STEM = "¿Cuál de los planetas del sistema está más cerca de la estrella número {} y no es el mayor de todos ellos?"


def many_items(form: str, number: int = 20) -> str:
    return "".join(form.format(index, SPANISH_STEM.format(index)) for index in range(number))


NATIVE = "  - id: a-{0}\n    stem: {1}\n    options:\n      - text: Io {0}\n        correct: true\n      - text: Ío {0}\n"


@pytest.mark.parametrize(("number", "language"), [(20, "es"), (2, None)])
def test_the_exam_gets_the_language_that_its_items_tell(
    repository: Path, capsys: pytest.CaptureFixture[str], number: int, language: str | None
) -> None:
    for name in ("quiz/planets/a.yaml", "quiz/moons/b.yaml"):
        write(repository, name, "items:\n" + many_items(NATIVE, number))
    init(capsys)
    assert loaded(repository / "quiz" / "exam.yaml").get("language") == language
    assert "language =" not in (repository / "crs-lint.toml").read_text()


def test_the_settings_get_the_language_of_exams_that_declare_none(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(repository, "quiz/exam.yaml", "exam: quiz\n")
    write(repository, "other/exam.yaml", "exam: other\nlanguage: en\n")
    write(repository, "quiz/planets/a.yaml", "items:\n" + many_items(NATIVE))
    write(repository, "other/a.yaml", CLEAN)
    init(capsys)
    assert tomllib.loads((repository / "crs-lint.toml").read_text()) == {"language": "es"}


def test_no_language_is_written_where_the_exam_declares_one(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(repository, "quiz/exam.yaml", "exam: quiz\nlanguage: es\n")
    write(repository, "quiz/planets/a.yaml", "items:\n" + many_items(NATIVE))
    init(capsys)
    assert tomllib.loads((repository / "crs-lint.toml").read_text()) == {}


def test_the_settings_of_another_form_get_the_language_that_its_items_tell(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = "- question: {1}\n  answers:\n    - value: Io {0}\n      right: true\n    - value: Ío {0}\n      right: false\n"
    for name in ("quiz/planets/a.yaml", "quiz/moons/b.yaml"):
        write(repository, name, many_items(form))
    init(capsys)
    settings = tomllib.loads((repository / "crs-lint.toml").read_text())
    assert (settings["language"], settings["dialect"]["stem"]) == ("es", "question")
