"""Files in every form that YAML allows are changed only where a fix is meant, which another reader confirms."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import StringIO
from typing import Any, NamedTuple

import pytest

from crs_lint.fixing import change_files
from crs_lint.fixing.outcome import ChangeOptions
from crs_lint.model.finding import Path
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request
from tests.fixing.messy_yaml import MARK, SAFE, UNSAFE, MessyWriter

CASES = int(os.environ.get("LAWS", "0"))
SEEDS = range(max(CASES, 60) if CASES >= 10 else 8)
MODES = {
    "fix": ChangeOptions(safe=True),
    "unsafe": ChangeOptions(safe=True, unsafe=True),
    "ignore": ChangeOptions(reason="later"),
    "all": ChangeOptions(safe=True, unsafe=True, reason="later"),
}
NOTE = re.compile(r"# note \d+: - \{\[ 'x \" &a \*b ! \| >")
IGNORE = re.compile(r"[ \t]*# crs-lint: ignore\[[a-z, -]+\] later")


class Scalar(NamedTuple):
    """A scalar as another reader sees it."""

    value: str
    style: str
    anchor: str
    tag: str
    source: str
    span: tuple[int, int]


@lru_cache(maxsize=64)
def changed(content: bytes, options: ChangeOptions) -> bytes:
    request = Request(
        ("-",), Overrides(extend_select=("all",)), isolated=True, stdin=content, stdin_name=os.path.abspath("no such folder/a.yaml")
    )
    outcome = change_files.change(request, options, write=False)
    assert outcome.failures == ()
    return outcome.changes[0].after if outcome.changes else content


def readable(content: bytes) -> str:
    """A file without its mark, and with spaces for tabs, which the other reader refuses after values."""
    return content.decode().removeprefix(MARK).replace("\t", " ")


def scalars(content: bytes) -> dict[Path, Scalar]:
    """The scalars of a file by path, field names included, read by the parser in Python."""
    from ruamel.yaml import YAML

    text = readable(content)

    def walk(node: Any, path: Path) -> Iterator[tuple[Path, Scalar]]:
        if not isinstance(node.value, list):
            span = (node.start_mark.index, node.end_mark.index)
            yield path, Scalar(node.value, node.style or "", node.anchor or "", str(node.tag or ""), text[slice(*span)], span)
            return
        for index, one in enumerate(node.value):
            if isinstance(one, tuple):
                yield from walk(one[0], (*path, one[0].value, "name"))
                yield from walk(one[1], (*path, one[0].value))
            else:
                yield from walk(one, (*path, index))

    return dict(walk(YAML(typ="safe", pure=True).compose(StringIO(text)), ()))


def data(content: bytes) -> Any:
    from ruamel.yaml import YAML

    return YAML(typ="safe", pure=True).load(StringIO(readable(content)))


def skeleton(content: bytes) -> str:
    """A file without its scalars: its comments, white space and punctuation."""
    text = content.decode()
    start = len(text) - len(text.removeprefix(MARK))
    parts, done = [], 0
    for one in sorted({scalar.span for scalar in scalars(content).values()}):
        if one[0] >= done:
            parts.append(text[start + done : start + one[0]])
            done = one[1]
    return "\0".join([text[:start], *parts, text[start + done :]])


def mended(text: str, fixes: Mapping[str, str]) -> str:
    for faulty, right in fixes.items():
        text = text.replace(faulty, right)
    return re.sub(r"^[A-E]\) ", "", text)


def frame(content: bytes) -> tuple[bool, set[bytes], bytes]:
    breaks = set(re.findall(rb"\r\n|\r|\n", content))
    return content.startswith(MARK.encode()), breaks, re.sub(rb".*[^\r\n]", b"", content, flags=re.DOTALL)


@pytest.fixture(scope="module", params=SEEDS)
def messy(request: pytest.FixtureRequest) -> bytes:
    return MessyWriter(request.param).file()


def test_the_files_are_yaml_with_faults() -> None:
    """The generator is worth its tests: each file can be read, and most are changed in each mode."""
    files = [MessyWriter(seed).file() for seed in SEEDS]
    assert all(data(content)["items"] for content in files)
    assert all(sum(changed(content, options) != content for content in files) > len(files) * 0.7 for options in MODES.values())


@pytest.mark.parametrize("mode", MODES)
def test_a_second_run_changes_nothing(messy: bytes, mode: str) -> None:
    first = changed(messy, MODES[mode])
    assert changed(first, MODES[mode]).decode() == first.decode()


@pytest.mark.parametrize("mode", MODES)
def test_mark_line_breaks_end_and_comments_stay(messy: bytes, mode: str) -> None:
    after = changed(messy, MODES[mode])
    assert frame(after)[0] == frame(messy)[0]
    assert frame(after)[1] == frame(messy)[1]
    assert sorted(NOTE.findall(after.decode())) == sorted(NOTE.findall(messy.decode()))
    if mode == "fix":
        assert NOTE.findall(after.decode()) == NOTE.findall(messy.decode())


def test_a_safe_fix_changes_faults_only(messy: bytes) -> None:
    before, after = scalars(messy), scalars(changed(messy, MODES["fix"]))
    new = {path for path in after if path not in before}
    assert all(path[-1] == "id" or path[-2:] == ("id", "name") for path in new)
    assert before.keys() <= after.keys()
    for path, one in before.items():
        other = after[path]
        assert other.anchor == one.anchor
        if not one.style and other.source == f'"{one.source}"':
            assert other.value == one.value
            continue
        needs_quotes = not one.style and not other.value[0].isalnum()  # the label stood before a character that begins no plain text
        assert (other.tag, other.style) == (one.tag, '"' if needs_quotes else one.style)
        if other.value == one.value:
            assert other.source == one.source
        else:
            assert mended(other.value, SAFE) == mended(one.value, SAFE)


def test_a_safe_fix_leaves_all_that_is_no_text_alone(messy: bytes) -> None:
    after = changed(messy, MODES["fix"])
    without_ids = re.sub("\0: \0(?:\r\n|\r|\n) *(?=\0)", "", skeleton(after)) if b"id: " in after else skeleton(after)
    wanted = re.sub("\0: \0(?:\r\n|\r|\n) *(?=\0)", "", skeleton(messy)) if b"id: " in after else skeleton(messy)
    assert without_ids == wanted


def meanings(content: bytes) -> list[str]:
    """All values but ids and pins as safe and unsafe fixes would leave them, in any order, since answers may be sorted."""
    texts = [one.value for path, one in scalars(content).items() if path[-1] not in ("name", "id", "pin")]
    return sorted(re.sub(r"[\s\u00ad\u200b]+", "", mended(text, {**SAFE, **UNSAFE})).casefold() for text in texts)


def test_an_unsafe_fix_changes_no_other_meaning(messy: bytes) -> None:
    assert meanings(changed(messy, MODES["unsafe"])) == meanings(messy)


def test_comments_that_suppress_change_no_byte_beside_them(messy: bytes) -> None:
    after = changed(messy, MODES["ignore"])
    text = re.sub(rf"(?m)^{IGNORE.pattern}(?:\r\n|\n|\r)|(?<=[\r\n]){IGNORE.pattern}(?:\r\n|\n|\r)", "", after.decode())
    text = re.sub(rf" (?=# crs-lint){IGNORE.pattern[6:]}", "", text)
    assert text == messy.decode()
    assert data(after) == data(messy)
