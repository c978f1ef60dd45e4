"""Responses to the first item of a rule's example, with 20 other items that tell strong candidates from weak ones."""

from __future__ import annotations

import csv
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from crs_lint.rules.rule import Example

KEYS = "ADBCACBDDBACBDCADBCA"
"""The keys of the other items."""
OTHERS = len(KEYS)
NAME = "responses.csv"


def write(example: Example, folder: Path) -> Path:
    """Writes the other items and the responses beside the files of an example, and commits what was asked where that is another text.

    Those of the first group answer 5 of the other items right, those of the last 15, each others of them.
    """
    (folder / "others.yaml").write_text("items:\n" + "".join(map(_other, range(OTHERS))), "utf-8")
    if example.asked:
        _commit_asked(example, folder)
    found = re.search(r"id: (\S+)", example.text)
    assert found is not None
    file = folder / NAME
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([found[1], *(f"other-{number}" for number in range(OTHERS))])
        writer.writerows(_rows(example.responses))
    return file


def _other(number: int) -> str:
    options = (f"{{text: Moon {number}{letter}{', correct: true' if letter == KEYS[number] else ''}}}" for letter in "ABCD")
    return f"""\
  - id: other-{number}
    stem: Which moon has the number {number} in the catalog of the observatory?
    options: [{", ".join(options)}]
    explanation: The catalog of the observatory says so.
"""


def _rows(responses: Mapping[str, tuple[int, ...]]) -> Iterator[list[str]]:
    candidate = 0
    groups = max(map(len, responses.values()))
    for group in range(groups):
        score = 5 + round(10 * group / max(1, groups - 1))
        for letter, counts in responses.items():
            for _ in range(counts[group]):
                right = {(candidate * 7 + step) % OTHERS for step in range(score)}
                candidate += 1
                yield [letter, *(_answer(number, candidate, is_right=number in right) for number in range(OTHERS))]


def _answer(number: int, candidate: int, *, is_right: bool) -> str:
    wrong = "ABCD".replace(KEYS[number], "")
    return KEYS[number] if is_right else wrong[(candidate + number) % 3]


def _commit_asked(example: Example, folder: Path) -> None:
    """Commits the bank as it was answered."""
    file = folder / example.name
    file.write_text(example.asked, "utf-8")
    commit(folder, ".")
    file.write_text(example.text, "utf-8")


def commit(folder: Path, path: str) -> None:
    """Makes a folder a repository in which a path is committed, at a date long before that of the responses."""
    dates = {"GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z"}
    for command in (("init", "-q"), ("add", path), ("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "asked")):
        subprocess.run(["git", *command], cwd=folder, check=True, env={**os.environ, **dates}, stdin=subprocess.DEVNULL)
