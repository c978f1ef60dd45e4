"""A dialect is detected, and settings that read it are proposed."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from crs_lint.cli.main import main
from crs_lint.engine.run import lint_paths
from crs_lint.settings.request import Request

STEMS = ("Which planet is nearest to the sun?", "Which planet is the largest?", "Which planet has the most moons?", "Which planet is red?")
ANSWERS = ("Mercury", "Jupiter", "Saturn", "Mars")


def listed(key: Any) -> str:
    rows = (f"  - q: {stem}\n    choices: [{', '.join(ANSWERS)}]\n    solution: {key(n)}\n    hint: {n}\n" for n, stem in enumerate(STEMS))
    return "test:\n" + "".join(rows)


def marked(mark: Any, right: str, wrong: str) -> str:
    found = ""
    for number, stem in enumerate(STEMS):
        rows = (f"    - {mark(answer)}{right if position == number else wrong}\n" for position, answer in enumerate(ANSWERS))
        found += f"- prompt: {stem}\n  answers:\n{''.join(rows)}"
    return found


FORMS = [
    (listed(lambda n: n), {"key-form": "index0", "key": "solution", "items": "test", "stem": "q", "options": "choices"}),
    (listed(lambda n: n + 1), {"key-form": "index1"}),
    (listed(lambda n: "ABCD"[n]), {"key-form": "letter"}),
    (listed(lambda n: "abcd"[n]), {"key-form": "letter"}),
    (listed(lambda n: "ABCD"[n] + "ABCD"[n - 1]), {"key-form": "letters"}),
    (listed(lambda n: ANSWERS[n]), {"key-form": "text"}),
    (listed(lambda n: [n, 0]), {"key-form": "index0"}),
    (
        marked(lambda answer: f"{{body: {answer}, is_correct: ", "true}", "false}"),
        {"stem": "prompt", "options": "answers", "text": "body", "key": "is_correct"},
    ),
    ("".join(f"q{n}:\n  question: {stem}\n  options: {{a: Mercury, b: Venus}}\n  answer: {'ab'[n % 2]}\n" for n, stem in enumerate(STEMS)), {"stem": "question", "key": "answer", "key-form": "letter"}),
    ("question: What is red?\noptions: [Mars, Venus]\nanswer: Mars\n", {"items": ".", "stem": "question", "key": "answer", "key-form": "text"}),
    ("quiz:\n  parts:\n" + "".join(f"    - {{question: {stem}, options: [x, y], key: 2}}\n" for stem in STEMS), {"items": "quiz.parts", "stem": "question", "key": "key", "key-form": "index1"}),
]  # fmt: skip


def mapped() -> str:
    found = ""
    for number, stem in enumerate(STEMS):
        rows = (f"    - {'correct' if position == number else 'wrong'}: {answer}\n" for position, answer in enumerate(ANSWERS))
        found += f"- question: {stem}\n  answers:\n{''.join(rows)}"
    return found


FORMS += [
    (
        "".join(f"- {{question: {stem}, correct_answer: {ANSWERS[n]}, incorrect_answers: [Earth]}}\n" for n, stem in enumerate(STEMS)),
        {"stem": "question", "options": "incorrect_answers", "key": "correct_answer", "key-form": "distractors"},
    ),
    (
        "".join(
            f"- {{question: {stem}, correct_answer: {ANSWERS[n]}, wrong_answer1: Io, wrong_answer2: Moon}}\n"
            for n, stem in enumerate(STEMS)
        ),
        {"stem": "question", "options": "wrong_answer*", "key": "correct_answer", "key-form": "distractors"},
    ),
    (
        "".join(f"- {{question: {stem}, answer: {ANSWERS[n]}, distractors: [Earth, Io, Moon]}}\n" for n, stem in enumerate(STEMS)),
        {"stem": "question", "options": "distractors", "key": "answer", "key-form": "distractors"},
    ),
    *(
        (
            "".join(
                "- question: "
                + stem
                + "\n"
                + "".join(f"  {name}: {text}\n" for name, text in zip(names, ANSWERS, strict=True))
                + f"  answer: {keys[n]}\n  points: 1\n"
                for n, stem in enumerate(STEMS)
            ),
            {"options": pattern, "key": "answer", "key-form": form},
        )
        for names, pattern, keys, form in (
            ([f"answer_choice_{one}" for one in "abcd"], "answer_choice_*", "abcd", "letter"),
            ([f"option{one}" for one in "ABCD"], "option*", "ABCD", "letter"),
            ([f"option{one}" for one in "1234"], "option*", [1, 2, 3, 2], "index1"),
            ([f"option_{one}" for one in "0123"], "option_*", [0, 1, 2, 1], "index0"),
            ([f"option_{one}" for one in "abcd"], "option_*", ANSWERS, "text"),
            ([f"option{one}" for one in "1234"], "option*", ["option2", "option1", "option4", "option2"], "letter"),
            ([f"choice{one}" for one in "ABCD"], "choice*", "0123", "index0"),
            (["answerOptionA", "answerOptionB", "answerOptionC", "answerOptionD"], "answerOption*", "ABCD", "letter"),
        )
    ),
    (
        "".join(f"- question: {stem}\n  options:\n  - x: Io\n  - o: {ANSWERS[n]}\n" for n, stem in enumerate(STEMS)),
        {"key": "o", "key-form": "mapping"},
    ),
    (
        "".join(f"- question: {stem}\n  options:\n  - Io\n  - correct: {ANSWERS[n]}\n  - Moon\n" for n, stem in enumerate(STEMS)),
        {"key": "correct", "key-form": "mapping"},
    ),
    (
        "".join(f"- q: {stem}\n  a:\n  - Io\n  - correct: {ANSWERS[n]}\n  - Moon\n" for n, stem in enumerate(STEMS)),
        {"stem": "q", "options": "a", "key": "correct", "key-form": "mapping"},
    ),
    (
        "".join(
            f"Q{n}: {{text: {stem}, answer: [Mars, Venus], correct_answer: {['Mars', 'Venus'][n % 2]}}}\n" for n, stem in enumerate(STEMS)
        ),
        {"stem": "text", "options": "answer", "key": "correct_answer", "key-form": "text"},
    ),
    (
        "".join(f"topic {n}:\n  - {{question: {stem}, options: [Mars, Venus], answer: {'AB'[n % 2]}}}\n" for n, stem in enumerate(STEMS)),
        {"items": "*", "key": "answer", "key-form": "letter"},
    ),
    (
        "".join(
            f"- title: Part {n}\n  questions:\n  - {{question: {stem}, options: [Mars, Venus], answer: {'AB'[n % 2]}}}\n"
            for n, stem in enumerate(STEMS)
        ),
        {"items": "*.questions", "key": "answer", "key-form": "letter"},
    ),
]
FORMS.append((mapped(), {"stem": "question", "options": "answers", "key": "correct", "key-form": "mapping"}))


@pytest.mark.parametrize(("text", "expected"), FORMS)
@pytest.mark.parametrize("named", ["folder", "file"])
def test_settings_for_a_detected_dialect_are_proposed_and_work(
    text: str, expected: dict[str, str], named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "planets.yaml"
    file.write_text(text)
    assert main([str(tmp_path if named == "folder" else file), "--no-cache"]) == 2
    captured = capsys.readouterr()
    assert captured.out.splitlines()[1:] == []
    head, proposed = captured.err.split("\n\n", 1)
    assert head.startswith("crs-lint: there is no bank in the form of crs-lint here, but there ")
    assert len(proposed.splitlines()) <= 6
    dialect = tomllib.loads(proposed)["dialect"]
    assert {name: dialect.get(name) for name in expected} == expected
    (tmp_path / "crs-lint.toml").write_text(proposed)
    report = lint_paths(Request((str(tmp_path),)))
    assert (report.complaints, report.advice) == ((), "")
    items = report.items_of(report.paths[0])
    assert items
    assert all(one.stem and one.options and one.keys and not one.stray for one in items)


def test_keys_that_fit_both_first_indexes_are_reported_as_ambiguous(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text("- {question: Which is red?, options: [Venus, Mars, Earth], answer: 1}\n")
    main([str(tmp_path), "--no-cache"])
    assert "counted from 0 or from 1" in capsys.readouterr().err


def test_files_of_another_shape_are_excluded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "quiz.yaml").write_text(FORMS[0][0])
    (tmp_path / "mkdocs.yaml").write_text("site_name: Planets\nnav: [a.md, b.md]\n")
    main([str(tmp_path), "--no-cache"])
    proposed = capsys.readouterr().err.split("\n\n", 1)[1]
    assert tomllib.loads(proposed)["exclude"] == ["/mkdocs.yaml"]
    (tmp_path / "crs-lint.toml").write_text(proposed)
    assert lint_paths(Request((str(tmp_path),))).files == 1


@pytest.mark.parametrize(
    "text",
    ["a: 1\n", "- 1\n- 2\n", "- {a: [1, 2]}\n", "", "a: [\n", "- {q: x, o: [a, b]}\n", "- {question: Why?, answer: Because.}\n"],
)
def test_files_without_items_get_no_settings(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text(text)
    assert main([str(tmp_path), "--no-cache"]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith(f"crs-lint: {tmp_path}: there is no bank here.")
    assert "[dialect]" not in captured.err


def test_a_native_file_needs_no_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text("items:\n  - {id: a, stem: Which is red?, options: [{text: Mars}, {text: Venus}]}\n")
    assert main([str(tmp_path / "a.yaml"), "--no-cache", "-q"]) == 1
    assert "missing-key" in capsys.readouterr().out


def test_a_native_file_with_a_misspelled_list_of_items_is_linted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text("item:\n  - {id: a, stem: Which is red?, options: [{text: Mars, correct: true}, {text: Venus}]}\n")
    assert main([str(tmp_path / "a.yaml"), "--no-cache", "-q"]) == 1
    assert 'Did you mean "items"?' in capsys.readouterr().out


def test_a_list_without_answers_beside_the_items_is_no_part_of_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"  - {{question: {stem}, options: [Mars, Venus], answer: {'AB'[n % 2]}}}\n" for n, stem in enumerate(STEMS))
    blanks = "".join(f"  - {{question: {stem}, answer: Because.}}\n" for stem in STEMS[:3])
    (tmp_path / "a.yaml").write_text(f"choices:\n{rows}blanks:\n{blanks}")
    main([str(tmp_path), "--no-cache"])
    assert tomllib.loads(capsys.readouterr().err.split("\n\n", 1)[1])["dialect"]["items"] == "choices"


def test_items_without_answers_are_left_out_by_their_type(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [f"- {{question: {stem}, type: mcq, options: [Mars, Venus], answer: {'AB'[n % 2]}}}\n" for n, stem in enumerate(STEMS)]
    (tmp_path / "a.yaml").write_text("".join([*rows, "- {question: Why is Mars red?, type: short, answer: Because of rust.}\n"]))
    main([str(tmp_path), "--no-cache"])
    head, proposed = capsys.readouterr().err.split("\n\n", 1)
    assert "there are 4 items in 1 file" in head
    assert 'Items of the type "short" have no answers and are left out.' in head
    assert tomllib.loads(proposed)["dialect"]["types"] == {"short": "skip"}
    (tmp_path / "crs-lint.toml").write_text(proposed)
    report = lint_paths(Request((str(tmp_path),)))
    assert (report.items, [one.rule for one in report.findings if one.category in ("schema", "key")]) == (4, [])


def test_the_name_of_a_type_is_shown_in_one_short_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [f"- {{question: {stem}, type: mcq, options: [Mars, Venus], answer: A}}\n" for stem in STEMS]
    (tmp_path / "a.yaml").write_text("".join([*rows, f'- {{question: Why?, type: "a\\n{"b" * 100}", answer: Because.}}\n']))
    main([str(tmp_path), "--no-cache"])
    assert f'Items of the type "a {"b" * 57}…" have no answers' in capsys.readouterr().err


def faulty(key: str, *more: str) -> str:
    """Items whose keys are all wrong, with further fields."""
    fields = "".join(f"  {one}\n" for one in more)
    return "".join(f"- question: {stem}\n  options: [{', '.join(ANSWERS)}]\n  answer: {key}\n{fields}" for stem in STEMS)


@pytest.mark.parametrize("field", ["points", "marks", "value", "weight", "difficulty", "nav_order", "maxScore", "default"])
@pytest.mark.parametrize(("key", "form"), [("E", "letter"), ("9", "index0"), ("Marss", "text"), ("[E, F]", "letter")])
def test_names_are_trusted_before_values(field: str, key: str, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text(faulty(key, f"{field}: 1", "tags: [a, b, c]"))
    assert main([str(tmp_path), "--no-cache"]) == 2
    dialect = tomllib.loads(capsys.readouterr().err.split("\n\n", 1)[1])["dialect"]
    assert dialect == {"stem": "question", "key": "answer", "key-form": form}


@pytest.mark.parametrize("field", ["points", "marks", "value", "weight", "difficulty", "nav_order", "maxScore", "default"])
def test_no_field_that_counts_or_orders_is_the_key(field: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = (f"- question: {stem}\n  options: [Mars, Venus]\n  {field}: 1\n" for stem in STEMS)
    (tmp_path / "a.yaml").write_text("".join(rows))
    assert main([str(tmp_path), "--no-cache"]) == 2
    assert "there is no bank here" in capsys.readouterr().err


def test_a_mark_on_answers_is_the_key_whatever_its_values_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = "[{text: Mars, pinned: true, correct: maybe}, {text: Venus, pinned: false, correct: 1}]"
    (tmp_path / "a.yaml").write_text("".join(f"- {{question: {stem}, options: {answers}, points: 1}}\n" for stem in STEMS))
    main([str(tmp_path), "--no-cache"])
    assert tomllib.loads(capsys.readouterr().err.split("\n\n", 1)[1])["dialect"] == {"stem": "question"}


def test_a_named_key_of_the_item_is_trusted_before_a_mark_of_another_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = "[{text: Mars, shown: true}, {text: Venus, shown: false}]"
    (tmp_path / "a.yaml").write_text("".join(f"- {{question: {stem}, options: {answers}, answer: B}}\n" for stem in STEMS))
    main([str(tmp_path), "--no-cache"])
    dialect = tomllib.loads(capsys.readouterr().err.split("\n\n", 1)[1])["dialect"]
    assert dialect == {"stem": "question", "key": "answer", "key-form": "letter"}


def test_a_file_whose_keys_are_all_wrong_stays_in_the_bank(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.yaml").write_text(faulty("A"))
    (tmp_path / "faulty.yaml").write_text(faulty("E"))
    main([str(tmp_path), "--no-cache"])
    head, proposed = capsys.readouterr().err.split("\n\n", 1)
    assert "8 items in 2 files" in head
    assert "exclude" not in tomllib.loads(proposed)
    (tmp_path / "crs-lint.toml").write_text(proposed)
    report = lint_paths(Request((str(tmp_path),)))
    assert [one.rule for one in report.findings if one.rule == "unknown-key"] == ["unknown-key"] * 4


@pytest.mark.parametrize(
    "text",
    [
        faulty("A").replace("question:", "qeustion:"),
        faulty("A").replace("options:", "optoins:"),
        faulty("A").replace(f"options: [{', '.join(ANSWERS)}]", "options: Mars"),
        "- question: Why?\n  answer: A\n",
        "- options: [a, b]\n  answer: A\n",
    ],
)
def test_a_file_with_faults_in_its_fields_stays_in_the_bank(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.yaml").write_text(faulty("A"))
    (tmp_path / "faulty.yaml").write_text(text)
    main([str(tmp_path), "--no-cache"])
    assert "exclude" not in tomllib.loads(capsys.readouterr().err.split("\n\n", 1)[1])


@pytest.mark.parametrize(("name", "other"), [("question", "prompt"), ("options", "choices")])
def test_a_file_with_other_names_is_left_out(name: str, other: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.yaml").write_text(faulty("A") * 2)
    (tmp_path / "other.yaml").write_text(faulty("A").replace(f"{name}:", f"{other}:"))
    main([str(tmp_path), "--no-cache"])
    head, proposed = capsys.readouterr().err.split("\n\n", 1)
    assert "1 other file does not look like this: other.yaml; " in head
    assert tomllib.loads(proposed)["exclude"] == ["/other.yaml"]


def test_a_file_whose_list_of_items_is_misspelled_stays_in_the_bank(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = faulty("A").replace("\n", "\n  ").rstrip(" ")
    (tmp_path / "good.yaml").write_text(f"questions:\n  {rows}")
    (tmp_path / "faulty.yaml").write_text(f"qeustions:\n  {rows}")
    main([str(tmp_path), "--no-cache"])
    proposed = capsys.readouterr().err.split("\n\n", 1)[1]
    assert "exclude" not in tomllib.loads(proposed)
    (tmp_path / "crs-lint.toml").write_text(proposed)
    report = lint_paths(Request((str(tmp_path),)))
    assert [Path(one.path).name for one in report.findings if one.rule == "missing-field"] == ["faulty.yaml"]


NO_BANKS = {
    "pnpm-lock.yaml": "packages:\n  /a@1:\n    resolution: abc\n    dependencies: {b: 1.0.0, c: 2.0.0}\n    dev: true\n",
    "ci.yml": "name: x\njobs:\n  test:\n    name: Run tests\n    strategy: [a, b]\n    needs: [lint, build]\n    timeout-minutes: 1\n",
    "steps.yml": "jobs:\n  test:\n    if: github.ref\n    steps: [{run: make, continue-on-error: true}, {run: test, continue-on-error: false}]\n",
    "post.md": "---\ntitle: My day in the hills\ntags: [hills, walks]\nnav_order: 1\n---\nHello\n",
    "hooks.yaml": "repos:\n- repo: local\n  hooks: [{id: a, entry: a, require_serial: true}, {id: b, entry: b, require_serial: false}]\n",
    "schema.yaml": "title: A thing\nproperties: {a: {description: x}, b: {description: y}}\nrequired: [a]\n",
    "cards.yaml": "- {question: What is red?, answer: mars, tags: [mars, venus]}\n- {question: What is hot?, answer: venus, tags: [mars, venus]}\n",
    "prompts.yaml": "- {question: Which license?, choices: [MIT, BSD], default: MIT}\n- {question: Which one?, choices: [a, b], default: a}\n",
}


@pytest.mark.parametrize("name", NO_BANKS)
def test_other_files_are_no_banks(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / name).write_text(NO_BANKS[name])
    assert main([str(tmp_path), "--no-cache"]) == 2
    assert "there is no bank here" in capsys.readouterr().err


def test_files_that_are_left_out_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "quiz.yaml").write_text(faulty("A"))
    (tmp_path / "a.yaml").write_text("a: 1\n")
    main([str(tmp_path), "--no-cache"])
    assert "1 other file does not look like this: a.yaml; " in capsys.readouterr().err
    for number in range(1, 5):
        (tmp_path / f"a{number}.yaml").write_text("a: 1\n")
    main([str(tmp_path), "--no-cache"])
    assert "5 other files do not look like this: a.yaml, a1.yaml, a2.yaml, and 2 more; " in capsys.readouterr().err


def test_an_encoding_that_is_not_utf_8_is_called_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "quiz").mkdir()
    (tmp_path / "quiz" / "a.yaml").write_bytes("- {question: Été?, options: [a, b], answer: A}\n".encode("latin-1"))
    assert main(["quiz", "--no-cache"]) == 2
    told = "crs-lint: quiz: no items can be read. Save as UTF-8 what has another encoding: quiz/a.yaml.\n"
    assert capsys.readouterr().err == told
    assert main(["init"]) == 2
    assert capsys.readouterr().err == told.replace("quiz: no", ".: no")


def test_a_control_character_is_no_encoding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text("a: b\x01c\n")
    main([str(tmp_path), "--no-cache"])
    assert "there is no bank here" in capsys.readouterr().err


def test_files_of_tools_are_not_named_but_excluded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "quiz.yml").write_text(faulty("A"))
    (tmp_path / ".github" / "workflows").mkdir(parents=True)
    (tmp_path / ".github" / "workflows" / "ci.yml").write_text(NO_BANKS["ci.yml"])
    main([str(tmp_path), "--no-cache"])
    head, proposed = capsys.readouterr().err.split("\n\n", 1)
    assert "does not look like this" not in head
    assert tomllib.loads(proposed)["exclude"] == ["/.github/workflows/ci.yml"]


def test_isolated_runs_detect_no_dialect(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text(FORMS[0][0])
    assert main([str(tmp_path / "a.yaml"), "--no-cache", "--isolated"]) == 1
    assert "unknown-field" in capsys.readouterr().out


def test_proposed_settings_are_valid_for_unusual_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, name in enumerate(('a"b', "a\\u0007b", "x" * 300, "::error::x", "a]b", "ünï")):
        folder = tmp_path / str(number)
        folder.mkdir()
        rows = "".join(
            f'- {{"{name.replace(chr(34), chr(92) + chr(34))}": {stem}, options: [x, y], answer: {n % 2}}}\n'
            for n, stem in enumerate(STEMS)
        )
        (folder / "a.yaml").write_text(rows)
        assert main([str(folder), "--no-cache"]) == 2
        err = capsys.readouterr().err
        assert not any(line.startswith("::") for line in err.splitlines())
        if "\n\n" in err:
            (folder / "crs-lint.toml").write_text(err.split("\n\n", 1)[1])
            assert lint_paths(Request((str(folder),))).items == 4


def test_init_writes_the_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / "quiz").mkdir()
    (tmp_path / "quiz" / "planets.yaml").write_text(FORMS[2][0])
    (tmp_path / "other.yaml").write_text("a: 1\n")
    monkeypatch.chdir(tmp_path)
    assert main(["init", "--ci", "github"]) == 0
    assert "crs-lint.toml was created." in capsys.readouterr().out
    given = tomllib.loads((tmp_path / "crs-lint.toml").read_text())
    assert given["include"] == ["/quiz/**/*.yaml"]
    assert not (tmp_path / "quiz" / "exam.yaml").exists()
    report = lint_paths(Request((".",)))
    assert (report.files, report.items, report.complaints, report.advice) == (1, 4, (), "")
    assert main(["init", "--ci", "github"]) == 0
    assert "crs-lint.toml already exists and was not changed." in capsys.readouterr().out


def test_init_excludes_the_files_it_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "planets.yaml").write_text(FORMS[2][0])
    monkeypatch.chdir(tmp_path)
    assert main(["init", "--ci", "gitlab"]) == 0
    report = lint_paths(Request((".",)))
    assert (report.files, report.items, report.complaints) == (1, 4, ())


def test_stats_proposes_the_settings_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "planets.yaml").write_text(FORMS[0][0])
    assert main(["stats", str(tmp_path)]) == 2
    assert "dialect = {" in capsys.readouterr().err


def test_named_markdown_that_no_settings_include_is_left_out_by_hooks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "exam.yaml").write_text("exam: planets\n")
    (tmp_path / "README.md").write_text("# Planets\n")
    assert main([str(tmp_path / "README.md"), "--force-exclude", "--no-cache"]) == 0
    assert main([str(tmp_path), "--no-cache"]) == 0
    capsys.readouterr()


@pytest.mark.parametrize("named", ["new", "new/planets.yaml"])
def test_settings_are_proposed_for_a_folder_that_the_config_file_above_does_not_include(
    named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder, form in (("old", 0), ("new", 7)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "planets.yaml").write_text(FORMS[form][0])
    settings = (
        'include = ["/old/*.yaml"]\ndialect = {items = "test", stem = "q", options = "choices", key = "solution", key-form = "index0"}\n'
    )
    (tmp_path / "crs-lint.toml").write_text(settings)
    assert main([named, "--no-cache"]) == 2
    head, proposed = capsys.readouterr().err.split("\n\n", 1)
    assert head.startswith("crs-lint: crs-lint.toml includes no file here, but there are 4 items in 1 file of another form: ")
    assert head.endswith("These settings in new/crs-lint.toml would fit, in place of those in crs-lint.toml:")
    (tmp_path / "new" / "crs-lint.toml").write_text(proposed)
    report = lint_paths(Request((".",)))
    assert (report.files, report.items, report.complaints, report.advice) == (2, 8, (), "")


def test_files_of_the_form_above_need_only_be_included(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "planets.yaml").write_text(FORMS[0][0])
    assert main(["new", "--no-cache"]) == 2
    proposed = capsys.readouterr().err.split("\n\n", 1)[1].replace("*.yaml", "/old/*.yaml")
    (tmp_path / "crs-lint.toml").write_text(proposed)
    assert main(["new", "--no-cache"]) == 2
    assert capsys.readouterr().err.startswith("crs-lint: new: there is no bank here.")
