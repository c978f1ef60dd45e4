"""The server with Neovim, a client that nobody here wrote."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from crs_lint.api import Request, lint
from crs_lint.cli.main import main
from crs_lint.report.registry import sentences
from tests.server.editor import CLEAN

PROGRAM = shutil.which("nvim")
SCRIPT = Path(__file__).with_name("neovim.lua")
FAULTY = CLEAN.replace("Mercury", "Mercury 🪐 is is").replace("sun?", "sun ?").replace("explanation:", "Explanation:")

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="there is no Neovim; make editors installs it")


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_neovim_shows_findings_and_saves_what_fix_writes(folder: Path, tmp_path: Path, line_break: str) -> None:
    file = folder / "a.yaml"
    file.write_bytes(FAULTY.replace("\n", line_break).encode())
    expected = folder / "elsewhere" / "a.yaml"
    expected.parent.mkdir()
    shutil.copy(folder / "exam.yaml", expected.parent)
    shutil.copy(file, expected)
    findings = lint([file], Request()).findings
    main(["--fix", "--quiet", "--no-cache", str(expected)])

    server = json.dumps([sys.executable, "-m", "crs_lint", "server", "--no-cache"])
    result = tmp_path / "result.json"
    environment = {**os.environ, "FILE": str(file), "SERVER": server, "RESULT": str(result), "XDG_STATE_HOME": str(tmp_path / "state")}
    command = [str(PROGRAM), "--headless", "--clean", "-n", "-c", f"luafile {SCRIPT}"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(result.read_text("utf-8"))
    assert [(one["rule"], one["line"], one["message"]) for one in told["found"]] == [
        (one.rule, one.line, sentences(one)) for one in findings
    ]
    assert told["left"] == len(lint([expected], Request()).findings)
    assert file.read_bytes() == expected.read_bytes()
