"""Terminals and pipes: widths, wide characters, encodings."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.test_command_line import CLEAN
from tests.cli.test_streams import ENVIRONMENT

Run = Callable[..., tuple[int, str, str]]
WIDTHS = (40, 80, 200)
FILLERS = {
    "ascii": "word ",
    "wide": "日本語 ",
    "combining": "é̂à ",
    "thai": "ที่นี่ ",
    "devanagari": "हिन्दी ",
    "emoji": "😀 ",
}


def columns(text: str) -> int:
    """The columns of a text by the rules of wcwidth."""
    return sum(0 if unicodedata.category(char) in ("Mn", "Me") else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def excerpts(output: str) -> list[tuple[str, str]]:
    """Each source line as it is shown, and the line of carets below it."""
    lines = output.splitlines()
    return [(before, line) for before, line in pairwise(lines) if set(line) <= set(" |^") and "^" in line]


def with_long_lines(bank: Path, filler: str, times: int) -> None:
    stem = f"Which planet is not {filler * times}near the sun, {filler * times}of all?"
    (bank / "a.yaml").write_text(CLEAN.replace("Which planet is nearest to the sun?", f'"{stem}"'), "utf-8")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("filler", FILLERS)
@pytest.mark.parametrize("times", [0, 3, 100])
@pytest.mark.parametrize("word", ["not", "near the sun"])
def test_excerpts_fit_the_width_and_carets_stay_under_their_words(
    run: Run, bank: Path, monkeypatch: pytest.MonkeyPatch, width: int, filler: str, times: int, word: str
) -> None:
    with_long_lines(bank, FILLERS[filler], times)
    Path("crs-lint.toml").write_text('extend-select = ["house-term"]\n[rules.house-term]\nterms = ["near the sun => close to the sun"]\n')
    monkeypatch.setenv("COLUMNS", str(width))
    _, out, _ = run("bank", "--select", "house-term" if " " in word else "unemphasised-negative")
    assert len(excerpts(out)) == 1
    shown, carets = excerpts(out)[0]
    assert columns(shown) <= width
    assert carets.count("^") == columns(word)
    assert columns(shown[: shown.index(word)]) == carets.index("^")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("command", [(), ("check",), ("rule",), ("stats",), ("init",), ("import",), ("export",)])
def test_help_fits_the_width(run: Run, monkeypatch: pytest.MonkeyPatch, width: int, command: tuple[str, ...]) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    code, out, _ = run(*command, "--help")
    assert code == 0
    assert max(map(len, out.splitlines())) <= width


def in_terminal(folder: Path, width: int, *arguments: str, **environment: str) -> str:
    """What the program writes to a terminal of some columns."""
    import fcntl
    import pty
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    command = [sys.executable, "-m", "crs_lint", *arguments]
    env = {name: value for name, value in ENVIRONMENT.items() if name != "COLUMNS"} | {"NO_COLOR": "1", "TERM": "xterm", **environment}
    with subprocess.Popen(command, cwd=folder, env=env, stdout=follower, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL):
        os.close(follower)
        parts = []
        while True:
            try:
                part = os.read(leader, 1 << 16)
            except OSError:  # the program has ended
                break
            if not part:
                break
            parts.append(part)
    os.close(leader)
    return b"".join(parts).decode("utf-8").replace("\r\n", "\n")


posix = pytest.mark.skipif(os.name != "posix", reason="this system has no pseudo terminals")


@posix
@pytest.mark.parametrize("width", WIDTHS)
def test_excerpts_and_help_fit_a_terminal(bank: Path, width: int) -> None:
    with_long_lines(bank, FILLERS["wide"], 100)
    out = in_terminal(bank.parent, width, "bank", "--select", "unemphasised-negative")
    assert width - 4 <= columns(excerpts(out)[0][0]) <= width
    assert max(map(len, in_terminal(bank.parent, width, "--help").splitlines())) <= width


@posix
@pytest.mark.parametrize("environment", [{"PYTHONIOENCODING": "cp1252"}, {"PYTHONIOENCODING": "ascii"}])
def test_terminal_that_lacks_characters_shows_their_numbers_and_carets_fit(bank: Path, environment: dict[str, str]) -> None:
    with_long_lines(bank, "", 0)
    (bank / "a.yaml").write_text((bank / "a.yaml").read_text("utf-8").replace("Which planet", "日本 planet"), "utf-8")
    out = in_terminal(bank.parent, 80, "bank", "--select", "unemphasised-negative", **environment)
    shown, carets = excerpts(out)[0]
    assert r'"\u65e5\u672c planet is not near' in shown
    assert carets.index("^") == shown.index("not")


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii:strict"},
    ],
)
def test_pipes_get_utf_8_in_every_locale(bank: Path, environment: dict[str, str]) -> None:
    (bank / "a.yaml").write_text(CLEAN.replace("    stem:", "    日本é: 1\n    stem:"), "utf-8")
    command = [sys.executable, "-m", "crs_lint", "bank", "--format"]

    def shown(form: str) -> str:
        done = subprocess.run([*command, form], cwd=bank.parent, env=ENVIRONMENT | environment, capture_output=True, check=False)
        return done.stdout.decode("utf-8")

    assert "3 |     日本é: 1\n" in shown("text")
    assert 'a field "日本é"' in shown("concise")
