"""``--watch``: the terminal shows the findings anew whenever a file is saved."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.server.editor import CLEAN, KEYLESS
from tests.server.running import running

Run = Callable[..., tuple[int, str, str]]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no signal for Ctrl-C")


def test_findings_appear_when_a_file_is_saved(folder: Path) -> None:
    with running(folder, ".", "--watch", "--format", "concise", "--no-cache") as watched:
        watched.wait_for("2 files, 1 item: no findings\n(?s:.)*waiting for changes; Ctrl-C ends")
        (folder / "a.yaml").write_text(KEYLESS)
        watched.wait_for("a.yaml:4:5: error missing-key")
        watched.wait_for("waiting for changes", 2)
        (folder / "crs-lint.toml").write_text('ignore = ["missing-key"]\n')
        watched.wait_for("no findings", 2)
        watched.wait_for("waiting for changes", 3)
        (folder / "crs-lint.toml").write_text("ignore = [")
        watched.wait_for("crs-lint.toml: is not valid TOML")
        assert watched.interrupt() == 130
        assert "Traceback" not in watched.text


def test_its_own_report_is_no_change(folder: Path) -> None:
    with running(folder, ".", "--watch", "--format", "json=report.json", "--no-cache") as watched:
        watched.wait_for("waiting for changes")
        (folder / "a.yaml").write_text(KEYLESS)
        watched.wait_for("waiting for changes", 2)
        (folder / "a.yaml").write_text(CLEAN)
        watched.wait_for("waiting for changes", 3)
        assert watched.interrupt() == 130
        assert watched.text.count("waiting for changes") == 3


def test_a_config_file_above_the_bank_is_watched(tmp_path: Path) -> None:
    bank = tmp_path / "bank"
    bank.mkdir()
    (bank / "exam.yaml").write_text("exam: x\n")
    (bank / "a.yaml").write_text(KEYLESS)
    with running(tmp_path, "bank", "--watch", "--no-cache") as watched:
        watched.wait_for("missing-key(?s:.)*waiting for changes")
        (tmp_path / "crs-lint.toml").write_text('ignore = ["missing-key"]\n')
        watched.wait_for("no findings")
        assert watched.interrupt() == 130


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--fix",), "--watch only reports"),
        (("--diff",), "--watch only reports"),
        (("--add-ignore",), "--watch only reports"),
        (("--write-baseline", "b.txt"), "--watch only reports"),
        (("-",), "--watch needs files to watch"),
    ],
)
def test_what_must_not_be_repeated_is_refused(run: Run, options: tuple[str, ...], message: str) -> None:
    code, _, err = run("--watch", "bank", *options)
    assert (code, message in err) == (2, True)


def test_a_path_that_is_not_there_leaves_nothing_to_watch(run: Run) -> None:
    code, _, err = run("nowhere/at/all", "--watch")
    assert (code, "there is no such file or folder" in err) == (2, True)
