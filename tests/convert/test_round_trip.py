"""Round trips: every loss is listed, and exported items are the same when they are imported again."""

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
from lxml.html import fragment_fromstring

from crs_lint.cli.main import main
from crs_lint.convert import native_yaml
from crs_lint.convert.canvas import writer as canvas_writer
from crs_lint.convert.markup.html_renderer import rendered
from crs_lint.convert.markup.html_to_markdown import from_html
from crs_lint.convert.markup.markdown_to_html import html_of
from crs_lint.convert.moodle import gift
from crs_lint.convert.moodle import moodle_xml as moodle
from crs_lint.convert.packages import archive
from crs_lint.convert.qti import reader as qti_reader
from crs_lint.convert.qti import writer as qti_writer
from crs_lint.convert.qti.names import MANIFEST
from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, ReadResult, WriteResult, normalized
from crs_lint.document.load import read as read_yaml
from crs_lint.model.item import Exam, read_items
from tests.shared_data import SHARED

DATA = Path(__file__).parent
Capture = pytest.CaptureFixture[str]


def bring(name: str, file: Path, folder: Path, capsys: Capture) -> str:
    """Imports a file without an error, and returns the list of losses."""
    assert main(["import", name, str(file), "--to", str(folder)]) == 0
    return capsys.readouterr().err.replace(f"{file.parent.as_posix()}/", "")


def bank(folder: Path) -> str:
    """All item files of a bank."""
    return "".join(f"# {file.name}\n{file.read_text('utf-8')}" for file in sorted(folder.glob("*.yaml")) if file.name != "exam.yaml")


def taken(reader: Callable[[bytes], ReadResult], text: str) -> tuple[list[ItemRecord], list[Loss]]:
    found = reader(dedent(text).encode())
    return [record._replace(line=0) for record in found.records], list(found.losses)


def key(*texts: str) -> tuple[OptionRecord, ...]:
    """Answers; those with a star are right."""
    return tuple(OptionRecord(text.removeprefix("*"), text.startswith("*")) for text in texts)


# Files with every feature of multiple-choice questions in their formats


# An embedded picture becomes a file, and is not embedded again.
FIGURE = "    figure:\n      file: figures/sun.png\n      alt: the sun\n"


@pytest.mark.parametrize(("name", "file", "lost"), [("gift", "all.gift", ""), ("moodle", "all.xml", FIGURE)])
def test_a_file_with_every_feature_survives_a_round_trip(name: str, file: str, lost: str, tmp_path: Path, capsys: Capture) -> None:
    told = bring(name, DATA / file, tmp_path / "bank", capsys)
    assert told == (DATA / f"{file}.told").read_text("utf-8")
    assert bank(tmp_path / "bank") == (DATA / f"{file}.bank").read_text("utf-8")
    assert main(["export", name, str(tmp_path / "bank"), "--to", str(tmp_path / file)]) == 0
    told = capsys.readouterr().err
    assert [line.split(": ")[1] for line in told.splitlines()[:-1]] == (
        ['Moodle does not support the figure "figures/sun.png"'] if lost else []
    )
    assert bring(name, tmp_path / file, tmp_path / "again", capsys) == ""
    assert bank(tmp_path / "again") == bank(tmp_path / "bank").replace(lost, "")


@pytest.mark.parametrize(("name", "file"), [("gift", "all.gift"), ("moodle", "all.xml")])
def test_an_imported_bank_fits_the_schema_and_keeps_its_flaws(name: str, file: str, tmp_path: Path, capsys: Capture) -> None:
    bring(name, DATA / file, tmp_path / "bank", capsys)
    assert main([str(tmp_path / "bank"), "--select", "schema", "--no-cache"]) == 0
    capsys.readouterr()
    rules = "missing-key,multiple-keys,blank-option,duplicate-option,duplicate-id"
    assert main([str(tmp_path / "bank"), "--select", rules, "--no-cache", "--format", "concise", "-q"]) == 1
    found = {line.split()[2] for line in capsys.readouterr().out.splitlines()}
    assert found >= {"missing-key", "multiple-keys", "blank-option", "duplicate-id"}


# Generated items

FRAGMENTS = (
    *"\\~=#{}:%[]*_`$<>&\"'\n\t /-.,;|@!()abcdefé→中1250 ",
    "####", "%50%", "[html]", "[markdown]", "::", "//", "->", "\\n", "\\:", "<b>", "</text>", "]]>", "<![CDATA[", "&amp;", "&", "**a**",
    "*a*", "`a`", "```", "$x$", "\\(", "@@PLUGINFILE@@", "$CATEGORY: a", "[id:a]", "\n\n", "  ", "\\*", "<br>", "\u00a0", "\u0085",
    "\u2028", "\ufdd0", "\U0001f600", "- ", "1. ", "yes", "null", "TRUE", "{T}",
)  # fmt: skip
texts = st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join).map(normalized)
lines = texts.map(lambda text: " ".join(text.split()))
ids = st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=6).map("".join).map(lambda text: "".join(text.split()) or "id")
options = st.builds(OptionRecord, texts, st.booleans(), texts, pin=st.just(False), figure=st.none())
records = st.builds(
    ItemRecord,
    texts,
    st.lists(options, min_size=2, max_size=5).map(tuple),
    id=ids,
    name=lines,
    multiple=st.booleans(),
    true_false=st.just(False),
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
    is_scored=st.just(True),
    file=st.just(""),
).map(lambda one: one._replace(name="" if one.name == one.id else one.name, task=one.task.strip("/ ") if one.domain else ""))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("List<String> > 5", "List&lt;String&gt; &gt; 5"),
        ("__init__, _a_ and a_b_c", "__init__, _a_ and a_b_c"),
        ("> 5", "&gt; 5"),
        ("&nbsp; &lt;", "&amp;nbsp; &amp;lt;"),
        ("#include <a.h>\n1. one\n- two", "#include &lt;a.h&gt;<br>1. one<br>- two"),
        ("a[i](j) & `a[i] < *b*`", "a[i](j) &amp; <code>a[i] &lt; *b*</code>"),
        (
            "[here](https://example.org/?a=1&b) [no](javascript:x) a[i]()",
            '<a href="https://example.org/?a=1&amp;b">here</a> [no](javascript:x) a[i]()',
        ),
        ("**Not `a*b`** *this* 2 * 3 * 4", "<strong>Not <code>a*b</code></strong> <em>this</em> 2 * 3 * 4"),
        ("**重点**在这里**重点**", "<strong>重点</strong>在这里<strong>重点</strong>"),
        ("2*3*4, SELECT *, COUNT(*) FROM x", "2*3*4, SELECT *, COUNT(*) FROM x"),
        (r"/^[a-f]*\-.*/i and f(/*?*/)", r"/^[a-f]*\-.*/i and f(/*?*/)"),
        ("It costs $5 or $10.", "It costs $5 or $10."),
        ("$a[$b = 0] ${a}${b} $('a').on($('b'))", "$a[$b = 0] ${a}${b} $('a').on($('b'))"),
        ("$$a = $$b;", "$<span>$</span>a = $<span>$</span>b;"),
        ("$a<b$ and $$c$$", r"\(a&lt;b\) and \[c\]"),
        (r"\(a<b\) and \(a", r"\(a&lt;b\) and \<span>(</span>a"),
        ("Run:\n\n```py\nif a:\n\n    b()\n```\n\nWhy?", "<p>Run:</p><pre><code>if a:\n\n    b()</code></pre><p>Why?</p>"),
        ("Run:\n    if a:\n\n  b", "<p>Run:<br>\u00a0\u00a0\u00a0\u00a0if a:</p><p>\u00a0\u00a0b</p>"),
        (r"\*a\* \<b> \\* and C:\new", r"*a* &lt;b&gt; \* and C:\new"),
        ("~~~\na < b\n~~~", "~~~<br>a &lt; b<br>~~~"),
        ("See below:\n```", "<p>See below:</p><p>```</p>"),
        ("```\n\n```", "<p>```</p><p>```</p>"),
        ("2<sup>7</sup> <ins> <b>x</b> </sub>", "2<sup>7</sup> &lt;ins&gt; &lt;b&gt;x&lt;/b&gt; &lt;/sub&gt;"),
    ],
)
def test_html_shows_what_the_author_wrote(text: str, html: str) -> None:
    assert rendered(text) == html
    assert from_html(html_of(text)).text == text


@settings(deadline=None)
@given(texts.filter(lambda text: not set("`*$\\[]").intersection(text)))
@example("~~~")
@example("a\n~~~\n\n~~~")
def test_html_shows_the_characters_of_a_text_without_markup(text: str) -> None:
    page = fragment_fromstring(html_of(text).replace("\u0085", " "), create_parent="div")
    assert "".join(page.text_content().split()) == "".join(text.split())


def test_html_that_was_edited_is_read_as_it_stands() -> None:
    html = html_of("List<String>")
    assert from_html(html).text == "List<String>"
    assert from_html(html.replace("List&lt;String&gt;</", "Map&lt;String&gt;</")).text == r"Map\<String>"


def one_category(found: list[ItemRecord]) -> list[ItemRecord]:
    """Items in the order of a file: those without a category first."""
    return sorted(found, key=lambda record: bool(record.domain))


@settings(deadline=None)
@given(st.lists(records.filter(lambda one: one.multiple or not all(option.correct for option in one.options)), min_size=1, max_size=4))
@example(
    [
        ItemRecord(
            "C:\\new {T}", (OptionRecord("a\\"), OptionRecord("%5%\\n", True)), id="//a", explanation="####", domain="a//b/", task="c/d//e"
        )
    ]
)
def test_items_survive_a_round_trip_through_gift(items: list[ItemRecord]) -> None:
    made = gift.write(items)
    assert made.losses == ()
    back = gift.read(content(made))
    assert back.losses == ()
    assert [record._replace(line=0) for record in back.records] == one_category(items)


@settings(deadline=None)
@given(st.lists(records, min_size=1, max_size=4))
def test_items_survive_a_round_trip_through_moodle_xml(items: list[ItemRecord]) -> None:
    made = moodle.write(items)
    assert made.losses == ()
    back = moodle.read(content(made))
    assert back.losses == ()
    assert [record._replace(line=0, shuffle=None) for record in back.records] == one_category(items)


# Its license does not allow a copy in this repository; see tests/data/schemas/README.md.
SCHEMA = SHARED / "data/schemas/qti/qtiv2p1/imsqti_v2p1.xsd"


@lru_cache
def schema() -> Any:
    return etree.XMLSchema(etree.parse(SCHEMA))


@settings(deadline=None)
@given(st.lists(records, min_size=1, max_size=4))
@example([ItemRecord("", (OptionRecord("\\:", rationale="x"), OptionRecord("a**")), id="x")])
def test_items_survive_a_round_trip_through_qti_that_is_valid(items: list[ItemRecord]) -> None:
    made = qti_writer.write(items)
    assert made.losses == ()
    back = qti_reader.read(archive.packed(made.files))
    assert back.losses == ()
    assert [record._replace(line=0, file="", shuffle=None) for record in back.records] == items
    for name, content in made.files if SCHEMA.exists() else ():
        if name != MANIFEST:
            schema().assertValid(etree.fromstring(content))


@settings(deadline=None)
@given(st.lists(records, min_size=1, max_size=4), st.booleans())
@example([ItemRecord("", (OptionRecord("a  b"), OptionRecord("*a*", correct=True)), id="x", name="Question", level="one, two")], True)
def test_items_survive_a_round_trip_through_a_package_for_canvas(items: list[ItemRecord], shuffle: bool) -> None:
    items = [item._replace(shuffle=shuffle, level=item.task, language="de", is_scored=not item.multiple) for item in items]
    made = canvas_writer.write(items)
    assert made.losses == ()
    back = qti_reader.read(archive.packed(made.files))
    assert (back.losses, back.refusals) == ((), ())
    found = [record._replace(line=0, file="") for record in back.records]
    by_domain = list(dict.fromkeys(item.domain for item in items))
    assert found == sorted(items, key=lambda item: by_domain.index(item.domain))


@pytest.mark.skipif(not SCHEMA.exists(), reason="the schema of QTI is not here")
def test_the_schema_of_qti_rejects_an_invalid_item() -> None:
    with pytest.raises(etree.DocumentInvalid):
        schema().assertValid(
            etree.fromstring(qti_writer.write([ItemRecord("x", key("*a"))]).files[1][1].replace(b"simpleChoice", b"simpleAnswer"))
        )


@settings(deadline=None)
@given(st.lists(records, min_size=1, max_size=4), st.booleans())
def test_a_round_trip_through_yaml_keeps_the_items(items: list[ItemRecord], shuffle: bool) -> None:
    text = native_yaml.text(items, domain=items[0].domain, shuffle=shuffle)
    source = read_yaml(text.encode())
    assert source.errors == ()
    back = [native_yaml.record(item, 0) for item in read_items(source.data, Exam(shuffle=shuffle))]
    found = [record._replace(shuffle=None) for record, _ in back]
    # A file's domain is that of all its items.
    assert found == [record._replace(domain=record.domain or items[0].domain) for record in items]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(("word", "a", "-", "#", "key:", "x" * 130, '"', "'", "* ", "中文", "\\", "- a", "|", "  ")),
        min_size=20,
        max_size=60,
    ),
    st.sampled_from("  \n"),
)
def test_long_texts_are_folded_without_a_change(words: list[str], between: str) -> None:
    stem = normalized(between.join(words))
    source = read_yaml(native_yaml.text([ItemRecord(stem, key("*a", "b"), id="x")]).encode())
    assert (source.errors, source.data["items"][0]["stem"]) == ((), stem)


def content(made: WriteResult) -> bytes:
    ((name, found),) = made.files
    assert name == ""
    return found


@pytest.mark.parametrize("on_right", ["", "Iron rust colors it."])
@pytest.mark.parametrize("on_wrong", ["", "Look again."])
@pytest.mark.parametrize("is_true", [True, False])
def test_a_true_false_item_stays_one_in_every_format(is_true: bool, on_wrong: str, on_right: str) -> None:
    options = (OptionRecord("True", is_true, on_right if is_true else on_wrong), OptionRecord("False", not is_true, on_wrong if is_true else on_right))  # fmt: skip
    item = ItemRecord("Mars is red.", options, id="mars", true_false=True, explanation="It is.")
    for write, read in ((gift.write, gift.read), (moodle.write, moodle.read)):
        made = write([item])
        assert made.losses == ()
        ((back,), losses) = read(content(made))[:2]
        assert (back._replace(line=0), losses) == (item, ())


def test_stray_signs_and_a_question_without_a_blank_line_are_listed() -> None:
    text = """\
        Which is red? {~=Mars~~Venus ~Earth #far ~%50% ~#feedback}

        ::one:: Which is ours? {=Earth ~Mars}
        // [id:two]
        ::two:: Which has rings? {=Saturn ~Venus}
        Which spins
        fast? {T}

        Match {=a -> b =c -> d}
        Sun {T}

        Which is big? {

        =Jupiter

        ~Mars
        }

        Which? {=\\frac{1}{2} ~1}

        Is it {true} so?

        Cloze {1:MC:=a~b}

        None {~ ~}

        The {=sun ~moon} is a {=star ~planet}.
        """
    records, losses = taken(gift.read, text)
    assert records == [
        ItemRecord("Which is red?", (*key("*Mars", "Venus"), OptionRecord("Earth", rationale="far"))),
        ItemRecord("Which is ours?", key("*Earth", "Mars"), name="one"),
        ItemRecord("Which is big?", key("*Jupiter", "Mars")),
        ItemRecord("Is it _____ so?", key("*True", "False"), true_false=True),
    ]
    assert losses == [
        Loss(1, "4 signs without an answer: feedback"),
        Loss(5, "a question without a blank line before it is left out: ::two:: Which has rings? {=Saturn ~Venus}"),
        Loss(6, "a question without a blank line before it is left out: Which spins"),
        Loss(9, "a matching question is left out"),
        Loss(10, "a question without a blank line before it is left out: Sun {T}"),
        Loss(19, "a question with a brace in its answers, which needs a backslash before it, is left out"),
        Loss(23, "a question with embedded answers is left out"),
        Loss(25, "a question without answers is left out"),
        Loss(27, "a question with braces after its answers is left out"),
    ]


def test_the_auto_format_of_moodle_is_html_in_which_a_line_break_is_one() -> None:
    question = '<quiz><question type="multichoice"><questiontext format="moodle_auto_format"><text><![CDATA[Which is <b>red</b>\nand &lt; 1?]]></text>'
    options = '<answer fraction="100" format="moodle_auto_format"><text>List&lt;String&gt; *a*</text></answer></question></quiz>'
    (record,) = moodle.read(f"{question}</questiontext>{options}".encode()).records
    assert (record.stem, record.options[0].text) == ("Which is **red**\nand < 1?", "List<String> *a*")
    (record,), losses = taken(gift.read, "Which is <b>red</b>\n  and H<sub>2</sub>O? {=List<String> ~a < b}")
    assert (record.stem, record.options, losses) == ("Which is **red**\nand H<sub>2</sub>O?", key("*List<String>", "a < b"), [])


def test_a_true_false_question_without_one_right_answer_has_no_key_and_is_listed() -> None:
    def answer(word: str, fraction: int) -> str:
        return f'<answer fraction="{fraction}"><text>{word}</text></answer>'

    for percents in ((50, 0), (100, 100)):
        text = f'<quiz><question type="truefalse">{answer("true", percents[0])}{answer("false", percents[1])}</question></quiz>'
        (record,), losses = moodle.read(text.encode())[:2]
        assert (record.true_false, record.options) == (True, key("True", "False"))
        assert losses == (Loss(1, f"the weights of the answers in percent: {percents[0]}, {percents[1]}"),)


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
        ("<pre><code>a*b\n  c</code></pre>", "```\na*b\n  c\n```", []),
        ("<ul><li>a<li>b<ol><li>c</li><li>d</li></ol></ul>", "- a\n- b\n\n  1. c\n  2. d", []),
        ('<a href="https://example.org/">here</a>', "[here](https://example.org/)", []),
        ("H<sub>2</sub>O&nbsp;", "H<sub>2</sub>O", []),
        ("a <span></span> b", "a b", []),
        (
            "<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>へ",
            "東京(とうきょう)へ",
            ["the markup <ruby>; its text is kept", "the markup <rp>; its text is kept", "the markup <rt>; its text is kept"],
        ),
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


def test_hostile_html_is_read_in_linear_time() -> None:
    for html in (
        "<div>" * 100_000 + "x",
        "<b>" * 50_000 + "x" + "</b>" * 50_000,
        "\\(" * 100_000,
        "`a" * 100_000,
        "*a" * 100_000,
        "<" * 100_000,
    ):
        assert isinstance(from_html(html).text, str)


# Pictures and packages

ILLUSTRATED = """\
domain: planets
items:
  - id: planet-nearest
    stem: Which planet is nearest to the *sun*?
    options:
      - text: Mercury
        correct: true
        rationale: Its orbit lies inside all others.
        pin: true
      - text: ""
        figure:
          file: figures/venus.png
          alt: Venus
    explanation: It needs 88 days.
    task: orbits
    level: recall
    tags: [orbit]
    language: en-GB
    shuffle: true
    figure: figures/sun.png
    custom:
      name: Nearest planet
"""


@pytest.mark.parametrize("name", ["qti", "canvas"])
@pytest.mark.parametrize("position", ["package", "package.zip"])
def test_a_package_contains_all_items_and_pictures(position: str, name: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "bank" / "figures").mkdir(parents=True)
    (tmp_path / "bank" / "exam.yaml").write_text("exam: planets\n")
    (tmp_path / "bank" / "items.yaml").write_text(ILLUSTRATED)
    for figure in ("sun", "venus"):
        (tmp_path / "bank" / "figures" / f"{figure}.png").write_bytes(figure.encode())
    assert main(["export", name, str(tmp_path / "bank"), "--to", str(tmp_path / position)]) == 0
    assert capsys.readouterr().err == ""
    assert bring(name, tmp_path / position, tmp_path / "again", capsys) == ""
    (file,) = [one for one in (tmp_path / "again").glob("*.yaml") if one.name != "exam.yaml"]
    assert file.read_text() == ILLUSTRATED
    assert {one.name: one.read_bytes() for one in (tmp_path / "again" / "figures").iterdir()} == {"sun.png": b"sun", "venus.png": b"venus"}


def test_values_that_no_other_format_holds_are_listed_with_the_line_of_their_item(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(
        dedent("""\
        scenario:
          text: Two people meet.
          figure: meet.png
        items:
          - id: one
            stem: Who speaks first?
            type: true-false
            status: draft
            level: recall
            language: en
            shuffle: true
            options:
              - text: "True"
                correct: true
                pin: true
              - text: "False"
                figure: f.png
            enemies: [two]
            notes: x
            custom: {author: mg}
            references: [{source: book, at: page 1}]
            task: t

          - id: two
            stem: Who speaks last?
            options: [{text: All, correct: true}]
        """)
    )
    assert main(["export", "gift", "a.yaml", "--to", "out.txt", "--status", "draft,ready"]) == 0
    out, err = capsys.readouterr()
    assert out == "out.txt\n1 item in 1 file\n"
    assert err.splitlines() == [
        "a.yaml:5: no other format supports enemies",
        "a.yaml:5: no other format supports notes",
        'a.yaml:5: no other format supports "author" of custom',
        'a.yaml:5: no other format supports the status "draft"',
        "a.yaml:5: the scenario is written before the question, and with each item that shares it",
        'a.yaml:5: no other format supports the figure "meet.png" of the scenario',
        'a.yaml:5: GIFT does not support the level "recall"',
        'a.yaml:5: GIFT does not support the language "en"',
        "a.yaml:5: GIFT does not support the shuffle",
        'a.yaml:5: GIFT does not support the references "book, page 1"',
        'a.yaml:5: GIFT does not support the task "t" without a domain',
        "a.yaml:5: the type true-false is written as a choice of two answers",
        "a.yaml:5: GIFT does not support an answer with a fixed position",
        'a.yaml:5: GIFT does not support the figure "f.png"',
        "a.yaml:24: the scenario is written before the question, and with each item that shares it",
        'a.yaml:24: no other format supports the figure "meet.png" of the scenario',
        "a.yaml:24: the item is left out: GIFT needs two answers or more, one of them wrong",
        "crs-lint: 17 values could not be converted; see above.",
    ]
    text = (tmp_path / "out.txt").read_text()
    assert "::one::[html]<p>Two people meet.</p><p>Who speaks first?</p>{" in text


ITEM = """\
  - id: {0}
    stem: Who is {0}?
    status: {0}
    options: [{{text: All, correct: true}}, {{text: One}}]
"""


def test_only_ready_items_are_exported_unless_others_are_named(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    statuses = ("draft", "review", "pretest", "ready", "retired")
    Path("a.yaml").write_text("items:\n" + "".join(map(ITEM.format, statuses)))
    assert main(["export", "gift", "a.yaml", "--to", "a.gift"]) == 0
    assert capsys.readouterr().out.endswith("1 item in 1 file; not exported: 1 draft, 1 review, 1 pretest, 1 retired (--status)\n")
    assert main(["export", "moodle", "a.yaml", "--to", "a.xml"]) == 0
    assert "2 items in 1 file; not exported: 1 draft, 1 review, 1 retired (--status)\n" in capsys.readouterr().out
    grades = {one.findtext("idnumber"): one.findtext("defaultgrade") for one in etree.parse("a.xml").iterfind("question")}
    assert grades == {"pretest": "0", "ready": None}
    assert [record.is_scored for record in moodle.read(Path("a.xml").read_bytes()).records] == [False, True]
    assert main(["export", "gift", "a.yaml", "--to", "b.gift", "--status", "retired", "--status", "draft,review"]) == 0
    assert "3 items in 1 file; not exported: 1 pretest, 1 ready (--status)\n" in capsys.readouterr().out
    for name in ("gift", "qti"):
        assert main(["export", name, "a.yaml", "--to", name, "--status", "pretest"]) == 0
        told = capsys.readouterr().err
        assert told.startswith(
            f'a.yaml:10: {"GIFT" if name == "gift" else "QTI"} does not support the status "pretest"; the item is scored\n'
        )
    assert main(["export", "gift", "a.yaml", "--to", "c.gift", "--status", "drafts"]) == 2
    assert 'there is no status "drafts". Did you mean "draft"' in capsys.readouterr().err


def test_an_export_of_nothing_says_which_status_is_missing(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(f"items:\n{ITEM.format('draft')}")
    assert main(["export", "gift", "a.yaml", "--to", "a.gift"]) == 2
    assert capsys.readouterr().err == "crs-lint: a.yaml: no item in it is ready. Name what to export with --status.\n"


def test_nothing_is_written_if_no_item_can_be_converted(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a.yaml").write_text("items:\n  - id: two\n    stem: Who?\n    options: [{text: All, correct: true}]\n")
    assert main(["export", "gift", str(tmp_path / "a.yaml"), "--to", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.endswith("a.yaml:2: the item is left out: GIFT needs two answers or more, one of them wrong.\n")
    assert not (tmp_path / "out").exists()


def test_items_are_split_into_files_with_unique_names(tmp_path: Path, capsys: Capture) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "exam.gift").write_text("".join(f"Which of all? {folder} {number} {{=x ~y}}\n\n" for number in range(250)))
    files = [str(tmp_path / folder / "exam.gift") for folder in ("a", "b")]
    assert main(["import", "gift", *files, "--to", str(tmp_path / "bank")]) == 0
    assert capsys.readouterr().out.endswith("500 items in 5 files\n")
    names = ["exam-1-2.yaml", "exam-1.yaml", "exam-2-2.yaml", "exam-2.yaml", "exam.yaml"]
    assert sorted(one.name for one in (tmp_path / "bank").iterdir()) == names
    assert main([str(tmp_path / "bank"), "--select", "schema,duplicate-id", "--no-cache"]) == 0


def test_an_existing_exam_gives_the_defaults_of_imported_items(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "exam.yaml").write_text("exam: planets\nlanguage: es\nshuffle: true\n")
    item = '<assessmentItem identifier="{0}" title="{0}" xml:lang="{1}"><itemBody><choiceInteraction shuffle="{2}"><simpleChoice>a</simpleChoice></choiceInteraction></itemBody></assessmentItem>'
    for name, language, shuffle in (("a", "es", "true"), ("b", "en", "false")):
        (tmp_path / f"{name}.xml").write_text(item.format(name, language, shuffle))
    assert main(["import", "qti", str(tmp_path / "a.xml"), str(tmp_path / "b.xml"), "--to", str(tmp_path / "more")]) == 0
    assert [one.name for one in (tmp_path / "more").iterdir()] == ["items.yaml"]
    text = (tmp_path / "more" / "items.yaml").read_text()
    assert (
        text
        == 'items:\n  - id: a\n    stem: ""\n    options:\n      - text: a\n  - id: b\n    stem: ""\n    options:\n      - text: a\n    language: en\n    shuffle: false\n'
    )


def test_pictures_embedded_in_moodle_xml_are_written_to_files(tmp_path: Path, capsys: Capture) -> None:
    part = '<question type="multichoice"><name><text>{0}</text></name><questiontext format="html"><text>&lt;img src="@@PLUGINFILE@@/{1}"&gt;</text><file name="{2}" path="/" encoding="base64">{3}</file></questiontext><answer fraction="100"><text>a</text></answer></question>'
    parts = [
        ("a", "x%20y.png", "x y.png", "AAAA"),
        ("b", "x%20y.png", "x y.png", "BBBB"),
        ("c", "x%20y.png", "x y.png", "AAAA"),
        ("d", "crs-lint.toml", "crs-lint.toml", "AAAA"),
        ("e", "a.png", "a.png", "A"),
    ]
    (tmp_path / "q.xml").write_text("<quiz>" + "\n".join(part.format(*one) for one in parts) + "</quiz>")
    assert bring("moodle", tmp_path / "q.xml", tmp_path / "bank", capsys).splitlines() == [
        "q.xml:4: the picture @@PLUGINFILE@@/crs-lint.toml",
        "q.xml:4: the file crs-lint.toml, which is inside this one",
        "q.xml:5: the picture @@PLUGINFILE@@/a.png",
        "q.xml:5: the file a.png, which is inside this one",
        "crs-lint: 4 values could not be converted; see above.",
        'crs-lint: no item has an explanation, so exam.yaml requires none; it says "requires: []".',
    ]
    text = (tmp_path / "bank" / "q.yaml").read_text()
    assert [line.strip() for line in text.splitlines() if "figure" in line] == [
        "figure: figures/x-y.png",
        "figure: figures/2-x-y.png",
        "figure: figures/x-y.png",
    ]
    found = {one.name: one.read_bytes() for one in (tmp_path / "bank" / "figures").iterdir()}
    assert found == {"x-y.png": b"\0\0\0", "2-x-y.png": b"\x04\x10\x41"}
    assert not (tmp_path / "bank" / "crs-lint.toml").exists()


def test_pictures_of_html_are_copied_or_listed(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "a.png").write_bytes(b"a")
    (tmp_path / "exam.yaml").write_text("exam: other\n")
    page = '[html]Q <img src\\="figures/a.png" alt\\="one"><img src\\="https\\://example.org/b.png"> {=a <img src\\="none.png"> ~b <img src\\="https\\://example.org/c.png"> ~c <img src\\="exam.yaml"> ~d <img alt\\="nothing"> #<img src\\="figures/a.png">}\n'
    (tmp_path / "q.gift").write_text(page)
    assert bring("gift", tmp_path / "q.gift", tmp_path / "bank", capsys).splitlines() == [
        "q.gift:1: the picture https://example.org/b.png",
        "q.gift:1: the picture figures/a.png",
        "q.gift:1: the picture none.png cannot be copied; the item still refers to it",
        "q.gift:1: the picture https://example.org/c.png, which is no file",
        "q.gift:1: the picture exam.yaml cannot be copied; the item still refers to it",
        "q.gift:1: the picture without a name (nothing), which is no file",
        "crs-lint: 6 values could not be converted; see above.",
    ]
    assert sorted(one.name for one in (tmp_path / "bank").iterdir()) == ["figures", "q.yaml"]
