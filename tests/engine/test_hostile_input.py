"""Files that mean harm: the run ends in time, in 0, 1 or 2, says what is wrong, and lints the others."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import crs_lint
from crs_lint.formats import native_schema
from crs_lint.report.format_names import FORMATS
from tests.shared_data import SHARED

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits of memory and kinds of files are POSIX's")

HOSTILE = SHARED / "data" / "hostile"
EXAM = "exam: hostile\n"
# One file that is read, and is known to lack a key: whatever stands beside it, it is linted.
KNOWN_BAD = """\
items:
  - id: known-bad
    stem: Which of these gases makes up most of the air?
    options:
      - text: Nitrogen
      - text: Oxygen
    explanation: It makes up 78 percent of it.
"""
ITEM = """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
"""
# Ends a run that hangs. How long a run takes is measured by benchmarks/hostile.py: it depends on the machine.
PATIENCE = 300
MEMORY = 1 << 30
# The limits are set from inside: a function run between fork and exec may not use the memory manager.
LIMITED = f"""\
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from crs_lint.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


class Ran(NamedTuple):
    """What a run in a process of its own gave: ``findings`` are the JSON format's, by the name of the file."""

    code: int
    out: str
    err: str
    findings: Mapping[str, list[dict[str, Any]]]

    def rules(self, name: str) -> set[str]:
        return {finding["rule"] for finding in self.findings.get(name, [])}


def run(folder: Path, *arguments: str, program: str = LIMITED, stdin: bytes = b"") -> Ran:
    """Lints a folder as a user would, under a limit of memory, and checks what must hold of any run."""
    report = folder.parent / f"{folder.name}.json"
    command = [sys.executable, "-c", program, "--format", "text", "--format", f"json={report}", *(arguments or (str(folder),))]
    done = subprocess.run(command, cwd=folder, input=stdin, capture_output=True, timeout=PATIENCE, check=False)
    out, err = done.stdout.decode(), done.stderr.decode()
    assert done.returncode in (0, 1, 2), f"exit code {done.returncode}\n{err[-2000:]}"
    assert [line for line in err.splitlines() if not line.startswith("crs-lint:")] == [], err[-2000:]
    assert_steers_nothing(out)
    assert_steers_nothing(err)
    found: dict[str, list[dict[str, Any]]] = {}
    if report.exists():
        assert_steers_nothing(report.read_text("utf-8"))
        for finding in json.loads(report.read_text("utf-8"))["findings"]:
            found.setdefault(os.path.relpath(os.path.join(folder, finding["path"]), folder), []).append(finding)
    return Ran(done.returncode, out, err, found)


STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def assert_steers_nothing(output: str) -> None:
    assert STEERING.findall(output) == []
    assert [line for line in output.split("\n") if line.strip().startswith("::")] == []
    assert re.findall(r"##\w*\[", output) == []


def write_bank(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {"exam.yaml": EXAM.encode(), "known-bad.yaml": KNOWN_BAD.encode(), **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def assert_known_bad_is_found(ran: Ran) -> None:
    assert "missing-key" in ran.rules("known-bad.yaml")


def lint(folder: Path, files: Mapping[str, bytes]) -> Ran:
    """Lints hostile files in one process; where that fails, each alone, to tell which one it was."""
    try:
        write_bank(folder / "all", files)
        ran = run(folder / "all")
        assert_known_bad_is_found(ran)
    except (AssertionError, subprocess.TimeoutExpired) as failure:
        culprits = [name for name, content in files.items() if not _stands(folder / name.partition(".")[0], {name: content})]
        raise AssertionError(f"{culprits or 'all together'}: {failure}") from failure
    return ran


def _stands(folder: Path, files: Mapping[str, bytes]) -> bool:
    try:
        write_bank(folder, files)
        assert_known_bad_is_found(run(folder))
    except (AssertionError, subprocess.TimeoutExpired):
        return False
    return True


# Texts


def staircase(levels: int, step: str) -> str:
    """Lists that each stand one column to the right of the one above."""
    return "".join(f"{' ' * level}{step}\n" for level in range(levels))


def bomb(levels: int, width: int) -> str:
    """References to references: ``width`` to the power of ``levels`` values."""
    rows = [f"a0: &a0 [{', '.join(['x'] * width)}]\n"]
    rows += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * width)}]\n" for level in range(1, levels)]
    return "".join(rows)


DEEP: dict[str, str] = {
    "flow-lists": "[" * 50_000 + "]" * 50_000,
    "flow-lists-open": "[" * 100_000,
    "flow-groups": "{a: " * 50_000 + "1" + "}" * 50_000,
    "flow-mixed": "[{a: " * 30_000,
    "flow-lines": "[\n" * 30_000,
    "compact-lists": "- " * 50_000 + "x",
    "compact-names": "? " * 50_000 + "x",
    "compact-values": ": " * 50_000 + "x",
    "compact-tabs": "-\t" * 50_000 + "x",
    "compact-after-mark": "\ufeff" + "- " * 50_000 + "x",
    "compact-below-start": "--- \n" + "- " * 50_000 + "x",
    "compact-below-return": "# c\r" + "- " * 50_000 + "x",
    "compact-in-value": "custom:\n " + "- " * 50_000 + "x",
    "compact-with-tags": "- !a " * 30_000 + "x",
    "staircase-lists": staircase(260, "-"),
    "staircase-compact": staircase(260, "- - - -"),
    "staircase-groups": staircase(1200, "a:"),
    "staircase-names": staircase(260, "?"),
    "just-over-flow": "custom: " + "[" * 70 + "]" * 70,
    "just-over-compact": "- " * 70 + "x",
    "silenced": "# crs-lint: ignore-file[limit-exceeded, invalid-yaml] all is well\n" + "[" * 50_000 + "]" * 50_000,
    "silenced-groups": "# crs-lint: ignore-file[limit-exceeded, invalid-yaml] all is well\n" + "{a: " * 50_000 + "}" * 50_000,
}
BOMBS: dict[str, str] = {
    "alias-bomb": bomb(9, 10),
    "alias-bomb-wide": bomb(3, 300),
    "alias-bomb-groups": "".join(f"a{n}: &a{n} {{b: *a{n - 1}, c: *a{n - 1}}}\n" if n else "a0: &a0 {b: c}\n" for n in range(40)),
    "alias-bomb-adjacent": 'a0: &a0 ["x"]\n' + "".join(f'a{n}: &a{n} {{"b":*a{n - 1},"c":*a{n - 1}}}\n' for n in range(1, 40)),
    "alias-chain": "- &a0 [x]\n" + "".join(f"- &a{n} [*a{n - 1}]\n" for n in range(1, 2000)),
    "alias-many": "- &a x\n" + "- *a\n" * 60_000,
    "merge-bomb": "a0: &a0 {b: c}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 40)),
    "self-list": "&x [1, *x]\n",
    "self-group": "items: &x\n  - id: a\n    custom: {again: *x}\n",
    "self-name": "? &x [*x]\n: 1\n",
    "self-adjacent": ITEM + '    custom: {"a":&x {"b":*x}}\n',
    "reference-as-name": ITEM + "    custom: {a: &id tags, *id : 1}\n",
    "reference-to-nothing": "a: *nobody\n",
    "anchor-twice": "a: &x 1\nb: &x 2\nc: *x\n",
}
MARKS: dict[str, str] = {
    "tag-python": 'a: !!python/object/apply:os.system ["echo hacked"]\n',
    "tag-verbatim": "a: !<tag:yaml.org,2002:python/name:os.system> x\n",
    "tag-directive": "%TAG ! tag:yaml.org,2002:python/\n---\na: !name:os.system x\n",
    "tag-directives": "".join(f"%TAG !a{n}! tag:x\n" for n in range(20_000)) + "---\na: b\n",
    "tag-directives-silenced": "# crs-lint: ignore-file[invalid-yaml] x\n"
    + "".join(f"%TAG !a{n}! tag:x\n" for n in range(20_000))
    + "--- x\n",
    "tag-unfit": "a: !!int x\n",
    "tag-timestamp": "a: !!timestamp 2001-99-99\n",
    "tag-binary": "a: !!binary '%%%'\n",
    "tag-long": f"a: !{'t' * 100_000} x\n",
    "tag-in-text": ITEM.replace("Mercury", "!important Mercury"),
    "tag-adjacent": ITEM + '    custom: {"a":!mark x}\n',
    "tags-many": "items:\n" + "- !foo x\n" * 5000,
    "set": "!!set {a, b, c}\n",
    "set-of-lists": "!!set {[a], [b], {c: d}}\n",
    "ordered-map": "!!omap [a: 1, a: 2]\n",
    "version-old": "%YAML 1.1\n---\nitems: yes\n",
    "version-unknown": "%YAML 9.9\n---\nitems: yes\n",
    "documents": "---\na: b\n" * 2000,
    "documents-of-items": f"{ITEM}---\n{ITEM}",
}
NAMES: dict[str, str] = {
    "name-list": ITEM + "    custom: {[a, b]: c}\n",
    "name-group": ITEM + "    ? {a: b}\n    : c\n",
    "name-nested": "? [{a: [b]}, {c: {d: e}}]\n: 1\n",
    "name-nested-long": "? [" + "{a: b}, " * 20_000 + "]\n: 1\n",
    "name-number": "items:\n  - {1: 2, 1.5: 3, true: 4, null: 5, .nan: 6, .inf: 7}\n",
    "name-number-twice": 'items: []\n1: a\n"1": b\n',
    "name-hexadecimal": 'items: []\n0x1: a\n"1": b\n',
    "name-one-and-true": "1: a\ntrue: b\n",
    "name-empty": ": x\n",
    "name-merge": "<<: [1, 2]\nitems: []\n",
    "name-huge-number": f"0x{'f' * 50_000}: 1\n",
    "name-huge": f'items: []\n? "{"k" * 200_000}"\n: 1\n',
    "name-lines": 'items: []\n"a\\n::error::b": 1\n',
}
TWICE: dict[str, str] = {
    "twice-often": "items:\n- " + "a: 1\n  " * 5000,
    "twice-too-often": "items:\n- " + "a: 1\n  " * 55_000,
    "twice-each": "items:\n- " + "".join(f"f{n}: 1\n  " for n in range(2500)) * 2,
    "twice-complex": "? [a]\n: b\n" * 2500,
    "unknown-often": "items: []\n" + "".join(f"f{n}: 1\n" for n in range(5000)),
}
NUMBERS: dict[str, str] = {
    "number-nan": "exam: x\nitems: .nan\n",
    "number-nan-in-item": ITEM.replace("true", ".nan"),
    "number-infinite": ITEM.replace("true", "1e999"),
    "number-huge": f"a: 0x{'f' * 100_000}\n",
    "number-huge-in-item": ITEM.replace("Which planet is nearest to the sun?", "9" * 4000),
    "number-huger-in-item": ITEM.replace("Which planet is nearest to the sun?", f"0x{'f' * 5000}"),
    "number-huge-octal": f"a: [0o{'7' * 20_000}]\n",
    "number-huge-float": f"a: {'1' * 100_000}.5\n",
    "number-huge-grouped": f"a: {'1_' * 10_000}1\n",
    "number-base-60": f"a: {'1:' * 5000}1\n",
}
SIZES: dict[str, str] = {
    "text-huge": f"items: {'a' * 300_000}\n",
    "text-huge-quoted": f'items: "{"a" * 300_000}"\n',
    "text-huge-block": "items: |\n" + " word word word\n" * 20_000,
    "text-escapes": f'items: "{chr(92)}u200b" # {"x" * 1000}\n',
    "list-long": f"items: [{'0, ' * 100_000}0]\n",
    "list-empty-entries": "items:\n" + "-\n" * 10_000,
    "group-long": "{" + ", ".join(f"f{n}: 1" for n in range(10_000)) + "}\n",
    "line-long": f"items: [{', '.join('{id: a b, stem: s, options: [], explanation: e}' for _ in range(1000))}]\n",
    "lines-blank": "\n" * 1_000_000 + "a: b\n",
    "spaces": f"a: b{' ' * 1_000_000}\n",
    "comment-long": f"# {'x' * 1_000_000}\na: b\n",
    "quotes": 'a: "' + 'x" "' * 100_000 + "\n",
    "quote-open": "a: 'b'\n" * 50_000 + 'c: "',
    "colons": "a: " + "b: " * 100_000,
}
COMMENTS: dict[str, str] = {
    "comments": ITEM + "# crs-lint: ignore[missing-key] why\n" * 10_000,
    "comments-on-lines": ITEM + "    tags:\n" + "      - a  # crs-lint: ignore[missing-key, missing-key] why\n" * 5000,
    "comment-of-names": f"# crs-lint: ignore-file[{','.join(f'no-{n}' for n in range(5000))}]\n{ITEM}",
    "comment-of-one-name": f"# crs-lint: ignore-file[{'missing-key,' * 20_000}] x\n{ITEM}",
    "comment-unclosed": "# crs-lint: ignore[" * 5000 + "\n" + ITEM,
}
STEERS: dict[str, str] = {
    "command": 'items:\n  - id: "::error file=x::y"\n    stem: "##[error]z"\n    options: "##vso[task.complete]"\n',
    "command-field": 'items: []\n"::stop-commands::x": 1\n"##[group]x": 2\n"###[group]": 3\n',
    "command-lines": 'items: []\n? "x\\r\\n::error::y\\n##[error]"\n: 1\n',
    "escapes": 'items:\n  - id: "\\e[31m\\e]8;;http://x\\a"\n    stem: "\\x9b31m\\x85\\u2028"\n    options: "\\0\\b\\b"\n',
    "escapes-broken": 'a: "\\e[31m" "\n',
    "bidi": "items:\n  - id: a\u202eb\n    stem: \u2066x\n    options: \u200by\n",
    "bidi-broken": "items: \u202e[\u2066\n",
    "comment-command": "items:\n  - id: a # crs-lint: ignore[::error::x] ##[error]\n    stem: 1\n",
}
BYTES: dict[str, bytes] = {
    "nul": b"a: b\0c: d\n",
    "nul-only": b"\0" * 1000,
    "mark-twice": b"\xef\xbb\xbf\xef\xbb\xbf" + ITEM.encode(),
    "mark-inside": ITEM.replace("stem", "\ufeffstem").encode(),
    "utf16": ITEM.encode("utf-16"),
    "utf16-le": ITEM.encode("utf-16-le"),
    "utf16-be": ITEM.encode("utf-16-be"),
    "utf32": ITEM.encode("utf-32"),
    "utf32-be": b"\x00\x00\xfe\xff" + ITEM.encode("utf-32-be"),
    "latin-1": ITEM.replace("Mercury", "Mércury").encode("latin-1"),
    "surrogates": b"a: \xed\xa0\x80\xed\xb0\x80\n",
    "overlong": b"a: \xc0\xaf\n",
    "c1-controls": ITEM.replace("Mercury", "Mer\x9bcury").encode(),
    "delete": b"a: b\x7f\n",
    "next-line-as-break": "a: x\x85b: y\n".encode(),
    "line-separator-as-break": "a: x\u2028b: y\n".encode(),
    "vertical-tab": b"a: x\x0bb\n",
    "not-a-character": "a: \uffff\n".encode(),
    "random": bytes(range(256)) * 200,
    "executable": b"\x7fELF\x02\x01\x01" + b"\0" * 100,
    "over-size": b"# " + b"x" * (4 * 1024 * 1024) + b"\n",
    "return-only": ITEM.replace("\n", "\r").replace("correct: true", "corect: true").encode(),
}
TEXTS: dict[str, Mapping[str, str | bytes]] = {
    "deep": DEEP,
    "bombs": BOMBS,
    "marks": MARKS,
    "names": NAMES,
    "twice": TWICE,
    "numbers": NUMBERS,
    "sizes": SIZES,
    "comments": COMMENTS,
    "steers": STEERS,
    "bytes": BYTES,
}
GROUPS: dict[str, dict[str, bytes]] = {
    group: {f"{name}.yaml": text if isinstance(text, bytes) else text.encode() for name, text in texts.items()}
    for group, texts in TEXTS.items()
}


@pytest.mark.parametrize("group", GROUPS)
def test_hostile_files_end_with_an_exit_code_and_plain_output(group: str, tmp_path: Path) -> None:
    ran = lint(tmp_path, GROUPS[group])
    assert [name for name in GROUPS[group] if not ran.findings.get(name)] == [], "nothing is said of these"


def test_shared_hostile_files_end_with_an_exit_code_and_plain_output(tmp_path: Path) -> None:
    files = {f"{file.stem}.yaml": file.read_bytes() for file in sorted(HOSTILE.glob("*.yaml"))}
    if not files:
        pytest.skip(f"no hostile files in {HOSTILE}")
    ran = lint(tmp_path, files)
    assert [name for name in files if not ran.findings.get(name)] == [], "nothing is said of these"


# Texts that make a careless pattern of a rule look at every position from every position.
WORDS = [
    *(
        "word ",
        "the ",
        "a",
        "aB",
        "é",
        "1,000 ",
        "1-5 ",
        "1017 ",
        "had had ",
        "not ",
        "Select two ",
        "option A is correct. ",
        "B is wrong ",
    ),
    *(
        "I and II ",
        "both A and B ",
        "[check ",
        "TODO ",  # a text for placeholder-text to look at, as each here is for some rule
        "figure below ",
        "colour ",
        "addict ",
        "1/2 ",
        "10% ",
        "in 2020 ",
        "e. ",
        "a-",
        "x.",
    ),
    *("because ", "___ ", "<b>", "&nbsp;"),
]
SIGNS = [
    *(" ", "\\n", "\\t", "\u00a0", ".", ",", ":", "-", "_", "*", "'", "[", "(", "{", "<", "$", "`", "#", "~", "^", "|", "?", "![", "]("),
    *("<!--", "“"),
]


# A text that is four times as long takes a rule four times as long where its work is linear, sixteen times where it is quadratic.
GROWTH = 4
MOST_GROWTH = 6


def assert_work_is_linear(bank_of: Callable[[int], Path], *arguments: str) -> None:
    """Compares the processor time of two sizes in this process; a machine with other work to do slows both down alike."""
    small, large = bank_of(1), bank_of(GROWTH)
    processor_time(small, *arguments)  # imports modules and compiles patterns
    ratios: list[float] = []
    while len(ratios) < 3 and (not ratios or ratios[-1] > MOST_GROWTH):  # one measurement may be disturbed, three are not
        ratios.append(processor_time(large, *arguments) / processor_time(small, *arguments))
    assert ratios[-1] <= MOST_GROWTH, ratios


def processor_time(bank: Path, *arguments: str) -> float:
    began = time.process_time()
    run_here(bank, "--no-cache", "--jobs", "1", *arguments)
    return time.process_time() - began


@pytest.mark.parametrize(
    "units",
    [
        pytest.param(WORDS, id="words"),
        pytest.param(SIGNS, id="signs"),
        pytest.param(["\u200b"], id="hidden"),
        pytest.param(["http://a "] * 5, id="links"),
    ],
)
def test_the_work_of_all_rules_grows_with_the_text(units: list[str], tmp_path: Path) -> None:
    def bank_of(factor: int) -> Path:
        bank = tmp_path / f"bank{factor}"
        exam = b"exam: x\nshuffle: true\nvocabulary: [recovery]\nrequires: [explanation, rationale]\n"
        files = {f"{number}.yaml": item_of(unit, 1500 * factor).encode() for number, unit in enumerate(units)}
        write_bank(bank, {**files, "exam.yaml": exam})
        return bank

    assert_work_is_linear(bank_of, "--select", "all")


def item_of(unit: str, length: int) -> str:
    """An item all of whose texts repeat one thing, and end in another."""
    text = unit * (length // len(unit))
    rows = [f'  - {{text: "{text}{number}", rationale: "{text}y", correct: {str(number == 0).lower()}}}\n' for number in range(4)]
    name = "-".join(f"{ord(sign):x}" for sign in unit)
    article = f'article: {{summary: "{text}", title: "{text}"}}\n'
    return f'id: {name}\nstem: "{text}x"\noptions:\n{"".join(rows)}explanation: "{text}z"\n{article}'


def many_answers(answers: Iterable[str], stem: str = "Which?") -> bytes:
    rows = "".join(f"  - {answer}\n" for answer in answers)
    return f'items:\n- id: many\n  stem: "{stem}"\n  options:\n{rows}'.encode()


@pytest.mark.parametrize(
    ("rule", "content"),
    [
        pytest.param("combined-option", lambda n: many_answers(['text: "only "'] * n * 5_000), id="words before a label"),
        pytest.param(
            "combined-option", lambda n: many_answers(['text: "a, b"'] + [f'text: "{" " * n * 25_000}x"'] * 3), id="spaces of a pair"
        ),
        pytest.param("combined-option", lambda n: many_answers(["text: 1 and 2"] * n * 500, "1. " * n * 20_000), id="points of a list"),
        pytest.param(
            "overlapping-options",
            lambda n: many_answers((f"text: {number} to {number + 90_000}" for number in range(n * 1_500)), "How many?"),
            id="ranges that all overlap",
        ),
        pytest.param(
            "overlapping-options",
            lambda n: many_answers((f"text: {number * 2} to {number * 2 + 1}" for number in range(n * 6_000)), "How many?"),
            id="ranges that do not overlap",
        ),
        pytest.param(
            "key-duplicated",
            lambda n: many_answers(
                [f"{{text: t{number}, correct: true}}" for number in range(n * 1_500)] + [f"text: t{n * 1_500 - 1}"] * n * 1_500
            ),
            id="right answers over again",
        ),
        pytest.param("mid-stem-blank", lambda n: many_answers(["text: a"], "1 ___ " * n * 4_000), id="blanks in a series"),
        pytest.param("mid-stem-blank", lambda n: many_answers(["text: a"], f"1 ___{' ' * n * 50_000}x"), id="spaces after a blank"),
    ],
)
def test_the_work_of_a_rule_grows_with_the_item(rule: str, content: Callable[[int], bytes], tmp_path: Path) -> None:
    def bank_of(factor: int) -> Path:
        bank = tmp_path / f"bank{factor}"
        write_bank(bank, {"many.yaml": content(factor), "exam.yaml": b"exam: x\n"})
        return bank

    assert_work_is_linear(bank_of, "--select", rule)
    ran = run(bank_of(GROWTH), "--select", f"missing-key,{rule}", "--no-cache", "--jobs", "1", str(bank_of(GROWTH)))
    assert_known_bad_is_found(ran)
    assert "limit-exceeded" not in ran.rules("many.yaml")


def test_an_unreadable_file_cannot_suppress_its_own_finding(tmp_path: Path) -> None:
    latin = b"# crs-lint: ignore-file[invalid-encoding] it is fine\n" + ITEM.replace("Mercury", "M\u00e9rcury").encode("latin-1")
    write_bank(tmp_path / "bank", {"latin.yaml": latin})
    assert "invalid-encoding" in run(tmp_path / "bank").rules("latin.yaml")


# What governs a bank


EXAMS: dict[str, str] = {
    "broken": "exam: [\n",
    "list": "- exam\n",
    "deep": "exam: " + "[" * 50_000,
    "compact": "exam:\n " + "- " * 50_000 + "x",
    "bomb": bomb(9, 10),
    "wrong-types": "exam: [a]\nlanguage: {a: b}\noptions: {}\nlevels: [[a], {b: c}, null]\ndomains: {a: b}\nsources: [a]\nrequires: x\nid_pattern: [a]\n",
    "wrong-types-inside": "exam: x\ndomains: [a, {id: [b], weight: x, tasks: {}}, {weight: .nan, tasks: [1]}]\nsources: {1: 2, [a]: b}\nlevels: {1: x, [a]: b}\n",
    "names": "1: a\n.nan: b\n[c]: d\n? {e: f}\n: g\n",
    "number": f"exam: x\noptions: 0x{'f' * 5000}\nlevels: [{'9' * 4400}]\n",
    "weights": "exam: x\ndomains: [{id: a, title: A, weight: 1e308}, {id: b, title: B, weight: 1e308}, {id: c, title: C, weight: -.inf}]\n",
    "pattern-slow": 'exam: x\nid_pattern: "(a+)+$"\n',
    "pattern-large": 'exam: x\nid_pattern: "(a{1000}){1000}"\n',
    "pattern-larger": 'exam: x\nid_pattern: "((a{100}){100}){100}"\n',
    "pattern-broken": 'exam: x\nid_pattern: "(["\n',
    "pattern-escape": "exam: x\nid_pattern: 'a)|(?:.*'\n",
    "pattern-look": "exam: x\nid_pattern: '(?=(a+)+b)(?<!x)\\1'\n",
    "pattern-long": f"exam: x\nid_pattern: '{'(a|b)*' * 5000}'\n",
    "steers": 'exam: "::error::x"\nlevels: ["##[error]x", "\\e[31m"]\nid_pattern: "##vso[x"\ntitle: [1]\n',
    "domains-many": "exam: x\ndomains: [" + ", ".join(f"{{id: d{n}, title: D, weight: 0.01}}" for n in range(5000)) + "]\n",
    "utf16": "",
}


def test_hostile_exams_leave_the_findings_of_items(tmp_path: Path) -> None:
    files: dict[str, bytes] = {}
    for name, text in EXAMS.items():
        files[f"{name}/exam.yaml"] = text.encode() if text else EXAM.encode("utf-16")
        files[f"{name}/items.yaml"] = (KNOWN_BAD.replace("known-bad", "a" * 40 + "!")).encode()
    write_bank(tmp_path / "bank", files)
    ran = run(tmp_path / "bank")
    assert_known_bad_is_found(ran)
    assert [name for name in EXAMS if "missing-key" not in ran.rules(f"{name}/items.yaml")] == []


CONFIGS: dict[str, bytes] = {
    "binary": bytes(range(256)) * 10,
    "utf16": 'select = ["key"]'.encode("utf-16"),
    "nul": b'select = ["key\0"]\n',
    "broken": b"select = [\n",
    "deep-lists": b"select = " + b"[" * 50_000,
    "deep-tables": b"[" + b".".join([b"a"] * 50_000) + b"]\n",
    "deep-inline": b"a = " + b"{a = " * 20_000,
    "wrong-type": b"select = 1\n",
    "wrong-types-inside": b"select = [1, [2]]\n",
    "unknown": b'selekt = ["key"]\n',
    "unknown-long": b"a" * 100_000 + b" = 1\n",
    "steers": b'"::error::x\\n##[error]\\u001b[31m" = 1\n',
    "steers-rule": b'select = ["##[error]\\u202e::x\\r\\n::error::y"]\n',
    "severity": b"[rules.missing-key]\nseverity = []\n",
    "option": b'[rules.missing-key]\n"::error::x" = 1\n',
    "lowered": b'[rules.unreadable-file]\nseverity = "info"\n',
    "hexadecimal": b"[rules.short-explanation]\nwords = 0x" + b"f" * 5000 + b"\n",
    "exclude-slow": b'exclude = ["' + b"*a" * 400 + b'b"]\n',
    "exclude-slow-folders": b'exclude = ["' + b"**/" * 300 + b'b"]\n',
    "exclude-long": b'exclude = ["' + b"a" * 100_000 + b'"]\n',
    "exclude-broken": b'exclude = ["[", "\\\\", "!", "/", "**", "[!", "a**b", "[]-a]"]\n',
    "per-file": b'[per-file-ignores]\n"' + b"*a" * 100 + b'b" = ["all"]\n',
}


def test_hostile_configs_end_with_an_exit_code_and_short_complaints(tmp_path: Path) -> None:
    bank = tmp_path / "bank"
    name = "a" * 200
    write_bank(bank, {f"{name}.yaml": ITEM.encode()})
    codes = {}
    for config, content in CONFIGS.items():
        (bank / "crs-lint.toml").write_bytes(content)
        ran = run_here(bank)
        assert ran[0] in (1, 2), config
        assert all(line.startswith("crs-lint: ") and len(line) < 2100 for line in ran[2].splitlines()), config
        assert ran[0] == 1 or ran[2], config
        codes[config] = ran[0]
    slow = ("exclude-slow", "exclude-slow-folders", "per-file")
    assert [codes[config] for config in slow] == [2, 2, 2], "patterns with many wildcards are not matched"


def test_a_number_of_5000_digits_in_a_config_exits_with_2(tmp_path: Path) -> None:
    write_bank(tmp_path / "bank", {"crs-lint.toml": b"[rules.short-explanation]\nwords = " + b"9" * 5000 + b"\n"})
    assert run_here(tmp_path / "bank")[0] == 2


def run_here(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Lints a folder in this process, which is what many short runs can afford."""
    import contextlib
    import io

    from crs_lint.cli.main import main

    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([*arguments, str(folder)])
    if not arguments:
        assert_steers_nothing(out.getvalue())
        assert_steers_nothing(err.getvalue())
    return code, out.getvalue(), err.getvalue()


def test_a_bank_with_an_unreadable_exam_is_not_clean(tmp_path: Path) -> None:
    write_bank(tmp_path / "bank", {"exam.yaml": b"exam: [\nrequires: [rationale]\n", "items.yaml": ITEM.encode()})
    (tmp_path / "bank/known-bad.yaml").unlink()
    assert run_here(tmp_path / "bank" / "items.yaml")[0] == 2


def test_an_error_of_the_program_exits_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    def fail(*_: object) -> None:
        raise ZeroDivisionError("a fault")

    write_bank(tmp_path / "bank", {"unknown.yaml": ITEM.replace("stem", "stm").encode()})
    monkeypatch.setattr(native_schema, "explain", fail)
    code, _, err = run_here(tmp_path / "bank", "--no-cache")
    assert (code, "ZeroDivisionError" in err) == (2, True)


# Kinds of files


def test_links_pipes_and_devices_are_reported_and_not_read(tmp_path: Path) -> None:
    bank = tmp_path / "bank"
    (tmp_path / "outside.yaml").write_text(ITEM)
    write_bank(bank, {"folder.yaml/items.yaml": KNOWN_BAD.replace("known-bad", "in-folder").encode()})
    os.mkfifo(bank / "fifo.yaml")
    os.mkfifo(bank / ".gitignore")
    (bank / "loop.yaml").symlink_to("loop.yaml")
    (bank / "zero.yaml").symlink_to("/dev/zero")
    (bank / "stdin.yaml").symlink_to("/dev/stdin")
    (bank / "gone.yaml").symlink_to("nowhere.yaml")
    (bank / "outside.yaml").symlink_to("../outside.yaml")
    (bank / "again").symlink_to(".")
    (bank / "up").symlink_to("..")
    with _socket(bank / "socket.yaml"):
        ran = run(bank, stdin=b"items: []\n")
    assert_known_bad_is_found(ran)
    assert ran.code == 2
    assert "missing-key" in ran.rules("folder.yaml/items.yaml")
    for name in ("fifo", "loop", "zero", "stdin", "gone", "outside", "socket"):
        assert ran.rules(f"{name}.yaml") == {"unreadable-file"}, name
    assert ran.rules("up") == {"unreadable-file"}
    assert not [name for name in ran.findings if name.startswith("again/")]


@pytest.mark.parametrize("form", FORMATS)
def test_the_target_of_a_link_is_not_shown(form: str, tmp_path: Path) -> None:
    bank = tmp_path / "bank"
    (tmp_path / "outside.yaml").write_text("token: hunter2\nid: hunter2\nstem: hunter2\n")
    write_bank(bank, {})
    for name in ("link.yaml", "sub/exam.yaml"):
        (bank / name).parent.mkdir(exist_ok=True)
        (bank / name).symlink_to(tmp_path / "outside.yaml")
    code, out, err = run_here(bank, "--format", form)
    assert (code, "hunter2" in out + err) == (2, False)


class _socket:  # noqa: N801
    """A socket at a path. The path is bound from inside its folder, since a socket's path may be short only."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        import socket

        here = Path.cwd()
        self.socket = socket.socket(socket.AF_UNIX)
        os.chdir(self.path.parent)
        try:
            self.socket.bind(self.path.name)
        finally:
            os.chdir(here)

    def __exit__(self, *_: object) -> None:
        self.socket.close()


@pytest.mark.parametrize("name", ["fifo.yaml", "loop.yaml", "zero.yaml", "socket.yaml"])
def test_links_pipes_and_devices_named_on_the_command_line_are_not_read(name: str, tmp_path: Path) -> None:
    bank = tmp_path / "bank"
    write_bank(bank, {})
    os.mkfifo(bank / "fifo.yaml")
    (bank / "loop.yaml").symlink_to("loop.yaml")
    (bank / "zero.yaml").symlink_to("/dev/zero")
    with _socket(bank / "socket.yaml"):
        ran = run(bank, name, "known-bad.yaml")
    assert ran.code == 2
    assert ran.rules(name) == {"unreadable-file"}
    assert_known_bad_is_found(ran)


IRREGULAR = ("fifo", "loop", "zero", "folder")


def _bank_with_irregular(kind: str, name: str, bank: Path) -> Path:
    """A bank in which a file is a pipe, a link to itself, a link to a device or a folder."""
    write_bank(bank, {})
    (bank / name).unlink(missing_ok=True)
    (bank / "exam.yml").write_text(EXAM)
    if kind == "fifo":
        os.mkfifo(bank / name)
    elif kind == "folder":
        (bank / name).mkdir()
    else:
        (bank / name).symlink_to({"loop": name, "zero": "/dev/zero"}[kind])
    return bank


@pytest.mark.parametrize("kind", IRREGULAR)
@pytest.mark.parametrize("name", ["exam.yaml", ".gitignore"])
def test_an_exam_that_is_no_regular_file_leaves_other_findings(name: str, kind: str, tmp_path: Path) -> None:
    assert_known_bad_is_found(run(_bank_with_irregular(kind, name, tmp_path / "bank")))


@pytest.mark.parametrize("kind", IRREGULAR)
@pytest.mark.parametrize("name", ["crs-lint.toml", "pyproject.toml"])
def test_a_config_that_is_no_regular_file_is_one_line(name: str, kind: str, tmp_path: Path) -> None:
    ran = run(_bank_with_irregular(kind, name, tmp_path / "bank"))
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert name in ran.err


# What was linted once as root is imported when the right to read the interpreter's own folders is gone.
AS_NOBODY = """import contextlib, io, os, sys
from crs_lint.cli.main import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    main(["--format", "text", "--format", "json=" + os.devnull + "/no", sys.argv[5] + "/../warm"])
    import concurrent.futures.process, crs_lint.report.json, difflib, jsonschema, multiprocessing, ruamel.yaml, tempfile
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
sys.exit(main(sys.argv[1:]))
"""


def _is_open_to_all(folder: Path) -> bool:
    return all(one.stat().st_mode & 0o005 == 0o005 for one in (folder, *folder.parents))


def test_files_without_read_permission_are_reported() -> None:
    if os.getuid() == 0 and not _is_open_to_all(Path(crs_lint.__file__).parent):
        pytest.skip("a user without rights cannot import the package from this folder")
    with tempfile.TemporaryDirectory() as name:  # not tmp_path, into which nobody else may look
        top = Path(name)
        top.chmod(0o777)
        write_bank(top / "warm", {"broken.yaml": b"a: [", "twice.yaml": b"items: []\na: 1\na: 2\n"})
        bank = top / "bank"
        write_bank(bank, {"closed.yaml": ITEM.encode(), "closed/items.yaml": ITEM.encode(), "unlisted/items.yaml": ITEM.encode()})
        (bank / "closed.yaml").chmod(0)
        (bank / "closed").chmod(0)
        (bank / "unlisted").chmod(0o100)
        try:
            ran = run(bank, str(bank), program=AS_NOBODY)
        finally:
            (bank / "closed").chmod(0o755)
            (bank / "unlisted").chmod(0o755)
    assert ran.code == 2
    assert_known_bad_is_found(ran)
    for name in ("closed.yaml", "closed", "unlisted"):
        assert ran.rules(name) == {"unreadable-file"}, name


def test_a_file_deleted_during_the_run_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from crs_lint.document.read_error import ReadError
    from crs_lint.engine.run import lint_paths
    from crs_lint.files import discover
    from crs_lint.settings.request import Request

    write_bank(tmp_path, {"vanishing.yaml": ITEM.encode()})
    real = discover.read_bytes

    def read_bytes(full: str, limit: int) -> bytes | ReadError:
        (tmp_path / "vanishing.yaml").unlink(missing_ok=True)
        return real(full, limit)

    monkeypatch.setattr(discover, "read_bytes", read_bytes)
    report = lint_paths(Request((str(tmp_path),), isolated=True))
    found = {(Path(finding.path).name, finding.rule) for finding in report.findings}
    assert ("vanishing.yaml", "unreadable-file") in found
    assert ("known-bad.yaml", "missing-key") in found
    assert report.could_not_lint


@pytest.mark.parametrize("later", ["", "[" * 50_000, "- " * 50_000, "a: b\n", "\x00", "items:\n- id: x\n" * 3])
def test_a_file_that_changes_during_the_run_keeps_its_findings(later: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Places are looked up in a text that is read again: whatever it says by then, nothing breaks."""
    import io

    from crs_lint.document.read_error import ReadError
    from crs_lint.engine.run import lint_paths
    from crs_lint.files import discover
    from crs_lint.report import text
    from crs_lint.settings.request import Request

    write_bank(tmp_path, {"changing.yaml": ITEM.replace("Venus", "Mercury").replace("stem", "stm").encode()})
    real = discover.read_bytes
    times = 0

    def read_bytes(full: str, limit: int) -> bytes | ReadError:
        nonlocal times
        if full.endswith("changing.yaml"):
            times += 1
            if times > 1:
                return later.encode()
        return real(full, limit)

    monkeypatch.setattr(discover, "read_bytes", read_bytes)
    report = lint_paths(Request((str(tmp_path),), isolated=True))
    text.write(report, io.StringIO())
    assert "unknown-field" in {finding.rule for finding in report.findings}


# Patterns of paths


def test_slow_gitignore_patterns_are_matched_in_linear_time(tmp_path: Path) -> None:
    patterns = ["*a" * 300 + "b", "**/" * 200 + "b", "[" * 1000, "a" * 100_000, "!" * 1000, "\\", "/", "**", "[!", "*" * 10_000 + "b", "\0"]
    names = {f"{'a' * 120}/{'a' * 120}/{'a' * 200}.yaml": KNOWN_BAD.replace("known-bad", "deep-down").encode()}
    write_bank(tmp_path / "bank", names)
    (tmp_path / "bank" / ".gitignore").write_bytes("\n".join(pattern for pattern in patterns if pattern != "**").encode() + b"\n\xff\xfe\n")
    ran = run(tmp_path / "bank")
    assert_known_bad_is_found(ran)
    assert all("missing-key" in ran.rules(name) for name in names)


def test_file_names_with_control_characters_are_escaped(tmp_path: Path) -> None:
    names = [
        "::error::x.yaml",
        "##[error]x.yaml",
        "a\n::error::b.yaml",
        "\x1b[31m.yaml",
        "\u202ex.yaml",
        " ::x.yaml",
        "##vso[x].yaml",
        "\r.yaml",
    ]
    write_bank(tmp_path / "bank", {name: KNOWN_BAD.replace("known-bad", f"n{index}").encode() for index, name in enumerate(names)})
    bytes_name = os.fsencode(str(tmp_path / "bank")) + b"/\xff\xfe.yaml"
    Path(os.fsdecode(bytes_name)).write_text(KNOWN_BAD)
    ran = run(tmp_path / "bank")
    assert ran.code == 1
    assert ran.out.count("missing-key") >= len(names) + 2
    assert run(tmp_path / "bank", *sorted(names)).code == 1


def walk_of_folders(top: Path, depth: int) -> Iterator[Path]:
    """Folders one in the other, by short steps: the whole path is longer than a system call takes."""
    here = Path.cwd()
    try:
        os.chdir(top)
        for _ in range(depth):
            Path("d" * 100).mkdir()
            os.chdir("d" * 100)
            yield Path()
    finally:
        os.chdir(here)


def test_folders_below_the_longest_path_are_reported(tmp_path: Path) -> None:
    write_bank(tmp_path / "bank", {})
    for folder in walk_of_folders(tmp_path / "bank", 60):
        (folder / "items.yaml").write_text(ITEM)
    ran = run(tmp_path / "bank")
    assert ran.code == 2
    assert_known_bad_is_found(ran)
    assert [rules for name in ran.findings if "unreadable-file" in (rules := ran.rules(name))]
