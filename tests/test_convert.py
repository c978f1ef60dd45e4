"""Items that come from other formats and go back: nothing is lost in silence, and what went out comes back the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from crs_lint.cli import main
from crs_lint.convert import archive, gift, moodle, native, package, qti
from crs_lint.convert.markup import from_html
from crs_lint.convert.record import Answer, Loss, Made, Record, Taken, tidied
from crs_lint.item import Exam, read_items
from crs_lint.source import read as read_yaml

DATA = Path(__file__).parent / "convert"
Capture = pytest.CaptureFixture[str]


def bring(name: str, file: Path, folder: Path, capsys: Capture) -> str:
    """Imports a file, which works; what was lost, by lines of the file."""
    assert main(["import", name, str(file), "--to", str(folder)]) == 0
    return capsys.readouterr().err.replace(f"{file.parent.as_posix()}/", "")


def bank(folder: Path) -> str:
    """All files of items in a bank."""
    return "".join(f"# {file.name}\n{file.read_text('utf-8')}" for file in sorted(folder.glob("*.yaml")) if file.name != "exam.yaml")


def taken(reader: Callable[[bytes], Taken], text: str) -> tuple[list[Record], list[Loss]]:
    found = reader(dedent(text).encode())
    return [record._replace(line=0) for record in found.records], list(found.losses)


def key(*texts: str) -> tuple[Answer, ...]:
    """Answers of which those with a star are right."""
    return tuple(Answer(text.removeprefix("*"), text.startswith("*")) for text in texts)


# The files that have all that their formats know of multiple choice


@pytest.mark.parametrize(("name", "file"), [("gift", "all.gift"), ("moodle", "all.xml")])
def test_a_file_with_every_feature_goes_to_a_bank_and_back(name: str, file: str, tmp_path: Path, capsys: Capture) -> None:
    told = bring(name, DATA / file, tmp_path / "bank", capsys)
    assert told == (DATA / f"{file}.told").read_text("utf-8")
    assert bank(tmp_path / "bank") == (DATA / f"{file}.bank").read_text("utf-8")
    assert main(["export", name, str(tmp_path / "bank"), "--to", str(tmp_path / file)]) == 0
    assert capsys.readouterr().err == "", "a bank that came from a format loses nothing when it goes there"
    assert bring(name, tmp_path / file, tmp_path / "again", capsys) == ""
    assert bank(tmp_path / "again") == bank(tmp_path / "bank")


@pytest.mark.parametrize(("name", "file"), [("gift", "all.gift"), ("moodle", "all.xml")])
def test_what_was_brought_in_is_a_bank_and_what_was_wrong_is_found(name: str, file: str, tmp_path: Path, capsys: Capture) -> None:
    bring(name, DATA / file, tmp_path / "bank", capsys)
    assert main([str(tmp_path / "bank"), "--select", "schema", "--no-cache"]) == 0
    capsys.readouterr()
    rules = "missing-key,multiple-keys,blank-option,duplicate-option,duplicate-id"
    assert main([str(tmp_path / "bank"), "--select", rules, "--no-cache", "--format", "concise", "-q"]) == 1
    found = {line.split()[2] for line in capsys.readouterr().out.splitlines()}
    assert found >= {"missing-key", "multiple-keys", "blank-option", "duplicate-id"}


# What went out comes back the same

FRAGMENTS = (
    *"\\~=#{}:%[]*_`$<>&\"'\n\t /-.,;|@!()abcdefé→中1250 ",
    "####", "%50%", "[html]", "[markdown]", "::", "//", "->", "\\n", "\\:", "<b>", "</text>", "]]>", "<![CDATA[", "&amp;", "&", "**a**",
    "*a*", "`a`", "```", "$x$", "\\(", "@@PLUGINFILE@@", "$CATEGORY: a", "[id:a]", "\n\n", "  ", "\\*", "<br>", "\u00a0", "\u0085",
    "\u2028", "\ufdd0", "\U0001f600", "- ", "1. ", "yes", "null", "TRUE", "{T}",
)  # fmt: skip
texts = st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join).map(tidied)
lines = texts.map(lambda text: " ".join(text.split()))
ids = st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=6).map("".join).map(lambda text: "".join(text.split()) or "id")
answers = st.builds(Answer, texts, st.booleans(), texts, pin=st.just(False), figure=st.none())
records = st.builds(
    Record,
    texts,
    st.lists(answers, min_size=2, max_size=5).map(tuple),
    id=ids,
    name=lines,
    multiple=st.booleans(),
    explanation=texts,
    domain=lines,
    task=lines,
    tags=st.lists(lines.filter(bool), max_size=3).map(tuple),
    level=st.just(""),
    references=st.just(()),
    language=st.just(""),
    shuffle=st.none(),
    figure=st.none(),
    line=st.just(0),
).map(lambda one: one._replace(name="" if one.name == one.id else one.name, task=one.task.strip("/ ") if one.domain else ""))


def one_category(found: list[Record]) -> list[Record]:
    """Items in the order that a file has them: those of no category first."""
    return sorted(found, key=lambda record: bool(record.domain))


@settings(deadline=None)
@given(st.lists(records.filter(lambda one: one.multiple or not all(answer.correct for answer in one.answers)), min_size=1, max_size=4))
@example([Record("C:\\new {T}", (Answer("a\\"), Answer("%5%\\n", True)), id="//a", explanation="####", domain="a//b/", task="c/d//e")])
def test_gift_comes_back(items: list[Record]) -> None:
    made = gift.write(items)
    assert made.losses == ()
    back = gift.read(content(made))
    assert back.losses == ()
    assert [record._replace(line=0) for record in back.records] == one_category(items)


@settings(deadline=None)
@given(st.lists(records, min_size=1, max_size=4))
def test_moodle_comes_back(items: list[Record]) -> None:
    made = moodle.write(items)
    assert made.losses == ()
    back = moodle.read(content(made))
    assert back.losses == ()
    assert [record._replace(line=0, shuffle=None) for record in back.records] == one_category(items)


SCHEMA = Path(__file__).parents[1].parent / "shared/data/schemas/qti/qtiv2p1/imsqti_v2p1.xsd"


@lru_cache
def schema() -> Any:
    return etree.XMLSchema(etree.parse(SCHEMA))


@settings(deadline=None)
@given(st.lists(records, min_size=1, max_size=4))
def test_qti_comes_back_and_is_valid(items: list[Record]) -> None:
    made = qti.write(items)
    assert made.losses == ()
    back = qti.read(archive.packed(made.files))
    assert back.losses == ()
    assert [record._replace(line=0, shuffle=None) for record in back.records] == items
    for name, content in made.files if SCHEMA.exists() else ():
        if name != package.MANIFEST:
            schema().assertValid(etree.fromstring(content))


@pytest.mark.skipif(not SCHEMA.exists(), reason="the schema of QTI is not here")
def test_the_schema_of_qti_would_tell() -> None:
    with pytest.raises(etree.DocumentInvalid):
        schema().assertValid(etree.fromstring(qti.write([Record("x", key("*a"))]).files[1][1].replace(b"simpleChoice", b"simpleAnswer")))


@settings(deadline=None)
@given(st.lists(records, min_size=1, max_size=4), st.booleans())
def test_the_bank_says_the_same(items: list[Record], shuffle: bool) -> None:
    text = native.text(items, domain=items[0].domain, shuffle=shuffle)
    source = read_yaml(text.encode())
    assert source.faults == ()
    back = [native.record(item, 0) for item in read_items(source.data, Exam(shuffle=shuffle))]
    found = [record._replace(shuffle=None) for record, _ in back]
    # A file's domain is that of all its items.
    assert found == [record._replace(domain=record.domain or items[0].domain) for record in items]


def content(made: Made) -> bytes:
    ((name, found),) = made.files
    assert name == ""
    return found


# HTML


@pytest.mark.parametrize(
    ("html", "text", "losses"),
    [
        ("<p>One</p><p>Two<br>lines</p>", "One\n\nTwo\nlines", []),
        ("a <b>bold</b><i> slanted </i>word", "a **bold** *slanted* word", []),
        ("<b><strong>twice</strong></b>", "**twice**", []),
        ("2 * 3 * 4, *stars* `ticks` &lt;div&gt; \\(x^2\\) a\\*b", "2 * 3 * 4, \\*stars\\* \\`ticks\\` \\<div> $x^2$ a\\\\*b", []),
        ("<code>a*b</code> <code>a`b</code>", "`a*b` `` a`b ``", []),
        ("<pre>a\n  b &lt; c</pre>", "```\na\n  b < c\n```", []),
        ("<ul><li>a<li>b<ol><li>c</li><li>d</li></ol></ul>", "- a\n- b\n\n  1. c\n  2. d", []),
        ('<a href="https://example.org/">here</a>', "[here](https://example.org/)", []),
        ("H<sub>2</sub>O&nbsp;", "H<sub>2</sub>O", []),
        ("<table><tr><td>1<td>2<tr><td>3<td>4</table>", "1 | 2\n3 | 4", ["a table; its cells are kept as text"]),
        ("<p style='color: red'>x</p><font>y</font>", "x\n\ny", ["formatting by style", "the markup <font>; its text is kept"]),
        ("<script>x()</script>y<video>z</video>", "yz", ["<script>, with what is in it", "<video>"]),
        ("<img src='a.png' alt='b'>x", "x", ["the picture a.png (b)"]),
        ("no <closing", "no", []),
        ("<?xml version='1.0' encoding='utf-16'?><p>é</p>", "é", []),
    ],
)
def test_html_becomes_markdown(html: str, text: str, losses: list[str]) -> None:
    page = from_html(html)
    assert (page.text, page.lost(figure=False)) == (text, losses)


def test_html_that_means_harm_is_read_in_time() -> None:
    for html in (
        "<div>" * 100_000 + "x",
        "<b>" * 50_000 + "x" + "</b>" * 50_000,
        "\\(" * 100_000,
        "`a" * 100_000,
        "*a" * 100_000,
        "<" * 100_000,
    ):
        assert isinstance(from_html(html).text, str)
