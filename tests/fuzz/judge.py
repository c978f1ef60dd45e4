"""Runs the program on one input of a reader, and tells what it may not do."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from crs_lint.cli.main import main
from tests.fuzz import seeds

SECONDS = 5.0
MEGABYTES = 300
ENDINGS = {
    "front-matter": "md",
    "exam": "yaml",
    "bank": "yaml",
    "fix": "yaml",
    "config": "toml",
    "schema": "json",
    "moodle": "xml",
    "markdown": "md",
}
_STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_COMMAND = re.compile(r"^\s*::|##\w*\[", re.MULTILINE)
_CHECK = ("--no-cache", "--jobs", "1", "--select", "all")
FORMATS = ("text", "json", "concise", "sarif", "gitlab", "junit", "rdjson", "markdown", "html")
_DIALECT = (
    'include = ["*.md", "*.yaml"]\n[dialect]\nitems = "."\nstem = "question"\noptions = "answers"\nkey = "key"\nkey-form = "letter"\n'
)
_SCHEMA = 'include = ["*.yaml"]\n[dialect]\nschema = "schema.json"\n'


class Ran(NamedTuple):
    """The exit code of a run, what it printed, and its seconds of the processor."""

    code: int
    printed: str
    seconds: float


def ending(reader: str) -> str:
    return ENDINGS.get(reader, reader)


def judge(reader: str, content: bytes, folder: Path, number: int = 0) -> str:
    """What is wrong with the run on an input, in a few words; empty if nothing is. ``number`` selects a format of output."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    before = memory()
    ran = run(folder, arguments(reader, content, folder, number))
    if ran.code not in (0, 1, 2):
        return f"exit code {ran.code}"
    if "bug in crs-lint" in ran.printed or "Traceback" in ran.printed:
        return "an exception: " + _error(ran.printed)
    if _STEERING.search(ran.printed):
        return "a control character is printed"
    if _COMMAND.search(ran.printed):
        return "a command is printed"
    if ran.code == 0 and is_refused(reader, content, folder):
        return "clean, but the input was refused"
    if ran.seconds > SECONDS:
        return "more than 5 seconds"
    return "more than 300 MB" if memory() - before > MEGABYTES else ""


def _error(printed: str) -> str:
    match = re.search(r"\((\w+(?:Error|Exception|Interrupt)?): ", printed)
    return match[1] if match else "unknown"


def memory() -> int:
    """The megabytes that this process had at most."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform != "darwin" else 1024 * 1024)


def arguments(reader: str, content: bytes, folder: Path, number: int) -> Sequence[str]:
    """Writes the files of a run, and returns its arguments."""
    shape = ("--format", FORMATS[number % len(FORMATS)])
    files = {"exam.yaml": seeds.EXAM.encode(), "items.yaml": seeds.BANK.encode()}
    given: tuple[str, ...] = ("--isolated", *_CHECK, *shape, ".")
    if reader in ("bank", "fix"):
        files["items.yaml"] = content
        given = given if reader == "bank" else ("--diff", "--unsafe-fixes", "--isolated", *_CHECK, ".")
    elif reader == "exam":
        files["exam.yaml"] = content
    elif reader == "front-matter":
        files = {"crs-lint.toml": _DIALECT.encode(), "a.md": content}
        given = (*_CHECK, *shape, ".")
    elif reader == "config":
        files |= {"crs-lint.toml": content, "schema.json": seeds.SCHEMA.encode()}
        given = (*_CHECK, *shape, ".")
    elif reader == "schema":
        files |= {"crs-lint.toml": _SCHEMA.encode(), "schema.json": content}
        given = (*_CHECK, *shape, ".")
    elif reader == "baseline":
        files["known"] = content
        given = ("--isolated", *_CHECK, *shape, "--baseline", "known", ".")
    else:
        files = {"in": content}
        given = ("import", reader, "in", "--to", "out")
    for name, text in files.items():
        (folder / name).write_bytes(text)
    return given


def run(folder: Path, given: Sequence[str]) -> Ran:
    """One run in this process, in a folder."""
    out, err = io.StringIO(), io.StringIO()
    here = Path.cwd()
    os.chdir(folder)
    began = time.process_time()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(list(given))
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        os.chdir(here)
    return Ran(code, out.getvalue() + "\n" + err.getvalue(), time.process_time() - began)


def is_refused(reader: str, content: bytes, folder: Path) -> bool:
    """Whether the part that reads an input refuses it, or an import that succeeded wrote nothing."""
    import tomllib

    from crs_lint.document.load import read_file

    if reader in ("bank", "exam"):
        return bool(read_file("a.yaml", content).errors)
    if reader == "front-matter":
        return bool(read_file("a.md", content).errors)
    if reader == "config":
        try:
            tomllib.loads(content.decode())
        except ValueError:
            return True
    return reader not in ("fix", "schema", "baseline", "config") and not any((folder / "out").rglob("*.yaml"))
