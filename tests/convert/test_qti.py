"""Items of QTI 2 and QTI 3, and the values that cannot be converted."""

from __future__ import annotations

from textwrap import dedent

import pytest

from crs_lint.convert.packages import archive
from crs_lint.convert.qti import reader as qti_reader
from crs_lint.convert.qti import writer as qti_writer
from crs_lint.convert.record import ItemRecord, OptionRecord, Picture

VERSION_2 = """\
<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="planet-nearest" title="Nearest planet" label="P1" adaptive="false" timeDependent="false" xml:lang="en">
  <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
    <correctResponse><value>M</value></correctResponse>
  </responseDeclaration>
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
  <itemBody>
    <p>Look at the <strong>sun</strong>:</p>
    <p><img src="figures/sun.png" alt="the sun"/></p>
    <choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1">
      <prompt>Which planet is <em>nearest</em> to it? <math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></prompt>
      <simpleChoice identifier="V">Venus<feedbackInline outcomeIdentifier="F" identifier="V" showHide="show">It comes <b>second</b>.</feedbackInline></simpleChoice>
      <simpleChoice identifier="M" fixed="true"><p>Mercury</p></simpleChoice>
      <simpleChoice identifier="E"><img src="earth.png" alt="a blue planet"/></simpleChoice>
    </choiceInteraction>
    <rubricBlock view="scorer"><p>For the scorer.</p></rubricBlock>
  </itemBody>
  <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>
  <modalFeedback outcomeIdentifier="F" identifier="E" showHide="show">It comes third.</modalFeedback>
  <modalFeedback outcomeIdentifier="G" identifier="all" showHide="show"><p>It needs 88 days.</p></modalFeedback>
</assessmentItem>
"""
VERSION_3 = """\
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="rings" title="rings" adaptive="false" time-dependent="false">
  <qti-response-declaration identifier="R" cardinality="multiple" base-type="identifier">
    <qti-mapping default-value="-1">
      <qti-map-entry map-key="a" mapped-value="2"/>
      <qti-map-entry map-key="b" mapped-value="1"/>
    </qti-mapping>
  </qti-response-declaration>
  <qti-item-body>
    <qti-choice-interaction response-identifier="R" max-choices="2" min-choices="2">
      <qti-prompt>Which planets have rings?</qti-prompt>
      <qti-simple-choice identifier="a">Saturn</qti-simple-choice>
      <qti-simple-choice identifier="b">Uranus</qti-simple-choice>
      <qti-simple-choice identifier="c">Venus</qti-simple-choice>
    </qti-choice-interaction>
  </qti-item-body>
  <qti-response-processing><qti-exit-response/></qti-response-processing>
  <qti-modal-feedback outcome-identifier="F" identifier="good" show-hide="show"><qti-content-body>Well done.</qti-content-body></qti-modal-feedback>
  <qti-modal-feedback outcome-identifier="F" identifier="bad" show-hide="show">No.</qti-modal-feedback>
</qti-assessment-item>
"""


def test_an_item_of_qti_2_is_read() -> None:
    taken = qti_reader.read(VERSION_2.encode())
    options = (OptionRecord("Venus", rationale="It comes **second**."), OptionRecord("Mercury", True, pin=True), OptionRecord("", rationale="It comes third.", figure=Picture("earth.png", "a blue planet")))  # fmt: skip
    stem = "Look at the **sun**:\n\nWhich planet is *nearest* to it? $x$"
    expected = ItemRecord(stem, options, "planet-nearest", "Nearest planet", explanation="It needs 88 days.", language="en", shuffle=True, figure=Picture("figures/sun.png", "the sun"), line=2)  # fmt: skip
    assert taken.records == (expected,)
    assert [(loss.line, loss.message) for loss in taken.losses] == [
        (16, "<rubricBlock> for scorer: For the scorer."),
        (11, "<math>, which is written as $x$"),
        (2, "label: P1"),
    ]


def test_an_item_of_qti_3_is_read() -> None:
    taken = qti_reader.read(VERSION_3.encode())
    options = (OptionRecord("Saturn", True), OptionRecord("Uranus", True), OptionRecord("Venus"))
    assert taken.records == (ItemRecord("Which planets have rings?", options, "rings", multiple=True, shuffle=False, line=1),)
    assert [(loss.line, loss.message) for loss in taken.losses] == [
        (2, "partial credit and penalties (mapping): the points of the answers are 2, 1, -1"),
        (1, 'the feedback "good": Well done.'),
        (1, 'the feedback "bad": No.'),
        (16, "the scoring (responseProcessing)"),
        (9, "maxChoices: 2"),
        (9, "minChoices: 2"),
    ]


@pytest.mark.parametrize(
    ("body", "correct", "keys", "told"),
    [
        ("single", "", [], []),
        ("single", "<value>a</value><value>b</value>", ["a", "b"], []),
        ("single", "<value>z</value>", [], ['the right answer "z", which is none of the answers']),
        ("multiple", "<value>b</value>", ["b"], []),
    ],
)
def test_a_wrong_key_is_imported_as_it_is(body: str, correct: str, keys: list[str], told: list[str]) -> None:
    item = f"""\
        <assessmentItem identifier="x" title="x">
          <responseDeclaration identifier="R" cardinality="{body}"><correctResponse>{correct}</correctResponse></responseDeclaration>
          <itemBody><choiceInteraction responseIdentifier="R">
            <simpleChoice identifier="a">a</simpleChoice><simpleChoice identifier="b">b</simpleChoice>
          </choiceInteraction></itemBody>
        </assessmentItem>"""
    taken = qti_reader.read(dedent(item).encode())
    ((record,), losses) = taken[:2]
    assert [option.text for option in record.options if option.correct] == keys
    assert record.multiple == (body == "multiple")
    assert [loss.message for loss in losses] == told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<itemBody><p>x</p></itemBody>", "an item with no interaction is left out"),
        ("", "an item with no interaction is left out"),
        ("<itemBody><choiceInteraction/><choiceInteraction/></itemBody>", "an item with choiceInteraction is left out"),
        (
            "<itemBody><choiceInteraction/><p><textEntryInteraction/></p></itemBody>",
            "an item with choiceInteraction, textEntryInteraction is left out",
        ),
        ("<templateDeclaration/><itemBody><choiceInteraction/></itemBody>", "an item with variables is left out"),
    ],
)
def test_items_of_other_types_are_skipped_and_listed(content: str, told: str) -> None:
    taken = qti_reader.read(f"<assessmentItem>\n{content}</assessmentItem>".encode())
    assert (taken.records, [loss.message for loss in taken.losses]) == ((), [told])


def test_values_that_qti_cannot_hold_are_listed() -> None:
    record = ItemRecord("x", (OptionRecord("\b", True), OptionRecord("y")), "id", domain="d", task="t", level="l", tags=("a", "b"), references=("r",), language="en_US!", line=7)  # fmt: skip
    made = qti_writer.write([record, ItemRecord("none", (), "none", line=8), ItemRecord("x", (OptionRecord("x"),), "x", task="t", line=9)])
    assert [(loss.line, loss.message) for loss in made.losses] == [
        (7, 'QTI does not support the references "r"'),
        (7, "XML does not support the character U+0008; U+FFFD replaces it"),
        (7, 'QTI does not support the language "en_US!"'),
        (8, "the item is left out: QTI needs an answer"),
        (9, 'QTI does not support the task "t"'),
    ]
    assert [name for name, _ in made.files] == ["imsmanifest.xml", "00001-id.xml", "00003-x.xml"]
    back, _ = qti_reader.read(archive.packed(made.files)).records
    assert (back.domain, back.task, back.level, back.tags) == ("d", "t", "l", ("a", "b"))


ITEM = """\
<assessmentItem identifier="x" title="x">
<responseDeclaration identifier="R" cardinality="{cardinality}">{response}</responseDeclaration>
<itemBody>
{body}
<choiceInteraction responseIdentifier="R" maxChoices="{most}"><prompt>Why{prompt}?</prompt>
<simpleChoice identifier="a">{a}</simpleChoice>
<simpleChoice identifier="b">{b}</simpleChoice>
<simpleChoice identifier="c">c</simpleChoice>
</choiceInteraction>
</itemBody>
{end}</assessmentItem>"""
KEY = "<correctResponse><value>a</value></correctResponse>"


def read_item(text: str = ITEM, **parts: str) -> tuple[ItemRecord, list[tuple[int, str]]]:
    """The one item of QTI that is made of these parts, and its losses with their lines."""
    default = {"cardinality": "single", "response": KEY, "body": "", "most": "1", "prompt": "", "a": "a", "b": "b", "end": ""}
    found = qti_reader.read(text.format(**default | parts).encode())
    (record,) = found.records
    return record, [(loss.line, loss.message) for loss in found.losses]


def mapped(points: str, default: str = "0") -> str:
    """A mapping of points such as "a:1 b:-1"."""
    entries = "".join(f'<mapEntry mapKey="{pair[0]}" mappedValue="{pair[2:]}"/>' for pair in points.split())
    return f'<mapping defaultValue="{default}">{entries}</mapping>'


KEYS = "<correctResponse><value>a</value><value>b</value></correctResponse>"


@pytest.mark.parametrize(
    ("cardinality", "response", "keys", "told"),
    [
        ("single", KEY + mapped("a:1"), "a", ""),
        ("single", KEY + mapped(""), "a", ""),
        ("single", KEY + mapped("a:2 b:0"), "a", ""),
        ("single", mapped("b:5"), "b", ""),
        ("single", KEY + mapped("a:1 b:0.5"), "a", "partial credit (mapping): the points of the answers are 1, 0.5, 0"),
        ("single", KEY + mapped("a:1 b:-1"), "a", "penalties (mapping): the points of the answers are 1, -1, 0"),
        ("single", KEY + mapped("a:1", "-0.25"), "a", "penalties (mapping): the points of the answers are 1, -0.25, -0.25"),
        ("single", KEY + mapped("c:-1"), "a", "penalties (mapping): the points of the answers are 0, 0, -1"),
        ("single", mapped("a:1 b:0.5 c:-1"), "a", "partial credit and penalties (mapping): the points of the answers are 1, 0.5, -1"),
        ("single", KEY + mapped("b:1"), "a", "a mapping that contradicts correctResponse: the points of the answers are 0, 1, 0"),
        ("multiple", KEYS, "ab", ""),
        ("multiple", KEYS + mapped("a:1 b:1"), "ab", "partial credit (mapping): the points of the answers are 1, 1, 0"),
        ("multiple", KEYS + mapped("a:1 b:1", "-1"), "ab", "partial credit and penalties (mapping): the points of the answers are 1, 1, -1"),
        ("multiple", mapped("a:1 c:0.5"), "ac", "partial credit (mapping): the points of the answers are 1, 0, 0.5"),
        ("multiple", KEYS + mapped("a:1"), "ab", "a mapping that contradicts correctResponse: the points of the answers are 1, 0, 0"),
        ("single", mapped("a:x b:nan c:inf"), "", ""),
    ],
)  # fmt: skip
def test_points_that_say_more_than_the_keys_are_listed(cardinality: str, response: str, keys: str, told: str) -> None:
    record, losses = read_item(cardinality=cardinality, response=response, most="1" if cardinality == "single" else "0")
    assert "".join(option.text for option in record.options if option.correct) == keys
    assert losses == ([(2, told)] if told else [])


def test_a_response_identifier_that_matches_nothing_is_listed() -> None:
    record, losses = read_item(ITEM.replace('responseIdentifier="R"', 'responseIdentifier="S"'))
    assert [option.text for option in record.options] == ["a", "b", "c"]
    assert not any(option.correct for option in record.options)
    assert losses == [(5, 'the responseIdentifier "S", which no responseDeclaration has; no answer is marked as right')]


@pytest.mark.parametrize(
    ("cardinality", "most", "multiple", "told"),
    [
        ("single", "1", False, []),
        ("single", "0", False, []),
        ("multiple", "0", True, []),
        ("multiple", "3", True, []),
        ("multiple", "2", True, [(5, "maxChoices: 2")]),
        ("multiple", "1", False, []),
    ],
)
def test_candidates_may_choose_as_many_options_as_the_item_says(
    cardinality: str, most: str, multiple: bool, told: list[tuple[int, str]]
) -> None:
    record, losses = read_item(cardinality=cardinality, most=most)
    assert (record.multiple, losses) == (multiple, told)


@pytest.mark.parametrize(
    ("texts", "is_true_false"),
    [
        (("True", "False"), True),
        (("<p>false</p>", "<p>TRUE</p>"), True),
        (("Wahr", "Falsch"), True),
        (("True", "Yes"), False),
        (("Yes", "No"), False),
        (("T", "F"), False),
    ],
)
def test_a_choice_of_true_and_false_is_a_true_false_item(texts: tuple[str, str], is_true_false: bool) -> None:
    two = ITEM.replace('<simpleChoice identifier="c">c</simpleChoice>\n', "")
    record, losses = read_item(two, a=texts[0], b=texts[1])
    assert (record.true_false, record.options[0].correct, losses) == (is_true_false, True, [])
    assert not read_item(two, a="True", b="False", cardinality="multiple", most="0")[0].true_false


def test_a_third_option_makes_no_true_false_item() -> None:
    assert not read_item(a="True", b="False")[0].true_false


@pytest.mark.parametrize("is_true_false", [True, False])
@pytest.mark.parametrize("texts", [("True", "False"), ("Yes", "No")])
def test_the_type_of_an_exported_item_comes_back(texts: tuple[str, str], is_true_false: bool) -> None:
    record = ItemRecord("x", (OptionRecord(texts[0], True), OptionRecord(texts[1])), "x", true_false=is_true_false)
    made = qti_writer.write([record])
    assert made.losses == ()
    (back,) = qti_reader.read(archive.packed(made.files)).records
    assert back._replace(line=0, file="", shuffle=None) == record


def test_feedback_never_stands_in_the_stem() -> None:
    record, losses = read_item(
        body='<p>Look.<feedbackInline identifier="no" showHide="show"> Wrong!</feedbackInline> Again.</p>'
        '<feedbackBlock identifier="b" showHide="show"><p>B is <feedbackInline identifier="x" showHide="show">not</feedbackInline> it.</p></feedbackBlock>',
        prompt='<feedbackInline identifier="yes" showHide="show"> (it is A)</feedbackInline>',
        a='a<feedbackInline identifier="a" showHide="show">Yes.</feedbackInline><feedbackInline identifier="z" showHide="show">Indeed.</feedbackInline>',
        b='<div>b</div><feedbackBlock identifier="b" showHide="show"><p>No.</p></feedbackBlock>',
    )  # fmt: skip
    assert record.stem == "Look. Again.\n\nWhy?"
    assert [option.text for option in record.options] == ["a", "b", "c"]
    assert [option.rationale for option in record.options] == ["Yes.\n\nIndeed.", "No.\n\nB is not it.", ""]
    assert [message for _, message in losses if "feedback" in message] == [
        "the markup <feedbackInline>; its text is kept",
        'the feedback "no": Wrong!',
        'the feedback "yes": (it is A)',
    ]


def test_the_only_feedback_in_the_body_is_the_explanation() -> None:
    record, losses = read_item(body='<p>Look.</p><feedbackInline identifier="no" showHide="show">It is A.</feedbackInline>')
    assert (record.stem, record.explanation, losses) == ("Look.\n\nWhy?", "It is A.", [])


def test_feedback_that_is_shown_at_first_belongs_to_the_stem() -> None:
    record, losses = read_item(body='<feedbackBlock identifier="x" showHide="hide">Look.</feedbackBlock>')
    assert record.stem == "Look.\n\nWhy?"
    assert losses == [(5, "the markup <feedbackBlock>; its text is kept")]


def test_rubrics_for_candidates_belong_to_the_stem() -> None:
    record, losses = read_item(
        body='<rubricBlock view="candidate"><p>Use a ruler.</p></rubricBlock>\n<p>See below.</p>'
        '\n<rubricBlock view="scorer tutor"><p>Give 2.</p></rubricBlock>\n<rubricBlock view="author candidate">Be quick.</rubricBlock>'
        "\n<rubricBlock>Whose?</rubricBlock>",
    )
    assert record.stem == "Use a ruler.\n\nSee below.\n\nBe quick.\n\nWhy?"
    assert sorted(losses) == [(6, "<rubricBlock> for scorer tutor: Give 2."), (8, "<rubricBlock>: Whose?")]


def test_an_object_that_is_a_picture_is_the_figure() -> None:
    record, losses = read_item(
        body='<p>See <object data="a.png" type="image/png" width="3">the <em>sun</em></object>.</p>',
        a='<object data="b.svg">one</object>',
        b='b <object data="c.mp3" type="audio/mpeg">Sorry, no sound.</object>',
    )
    assert (record.stem, record.figure) == ("See .\n\nWhy?", Picture("a.png", "the sun"))
    assert [(option.text, option.figure) for option in record.options] == [("", Picture("b.svg", "one")), ("b", None), ("c", None)]
    assert losses == [(7, "<object>: c.mp3 (audio/mpeg) Sorry, no sound.")]


def test_sound_and_films_are_listed_with_their_files() -> None:
    record, losses = read_item(
        body='<p>Hear <audio src="a.mp3">No sound.</audio> and\nsee <video><source src="b.mp4"/><track src="b.vtt"/>No film.</video>.</p>',
        a="a <audio>x</audio>",
    )
    assert (record.stem, record.options[0].text) == ("Hear and see .\n\nWhy?", "a")
    assert sorted(losses) == [(4, "<audio>: a.mp3"), (5, "<video>: b.mp4"), (7, "<audio>")]


def test_a_picture_within_an_object_stands_in_for_it() -> None:
    record, losses = read_item(body='<object data="a.swf" type="application/x-flash"><img src="a.png" alt="b"/></object>')
    assert (record.stem, record.figure) == ("Why?", None)
    assert losses == [(4, "<object>: a.swf (application/x-flash)")]


@pytest.mark.parametrize(
    ("math", "shown", "told"),
    [
        ('<math alttext="\\frac{1}{2}"><mi>x</mi></math>', r"$\frac{1}{2}$", r"<math>, which is written as $\frac{1}{2}$"),
        ("<math><msup><mi>x</mi><mn>2</mn></msup></math>", "$x^{2}$", "<math>, which is written as $x^{2}$"),
        ('<math alttext="x boxed"><menclose><mi>x</mi></menclose></math>', "x boxed", "<math>, of which only the description can be kept"),
        ("<math><menclose><mi>x</mi></menclose></math>", "x", "<math>, of which only the characters can be kept"),
        ('<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>x</m:mi></m:math>', "$x$", "<math>, which is written as $x$"),
    ],
)
def test_a_formula_becomes_latex_and_is_listed(math: str, shown: str, told: str) -> None:
    text = ITEM.replace("{body}", "BODY").replace("{a}", "CHOICE").replace("{", "{{").replace("}", "}}")
    for name in ("cardinality", "response", "most", "prompt", "b", "end"):
        text = text.replace(f"{{{{{name}}}}}", f"{{{name}}}")
    quoted = math.replace("{", "{{").replace("}", "}}")
    record, losses = read_item(text.replace("BODY", f"<p>If {quoted}, say</p>").replace("CHOICE", f"<p>{quoted}</p>"))
    assert record.stem == f"If {shown}, say\n\nWhy?"
    assert record.options[0].text == shown
    assert losses == [(6, told), (4, told)]


MATCH = "<match><variable identifier='R'/><correct identifier='R'/></match>"


def scored(value: str, name: str = "SCORE") -> str:
    return f"<setOutcomeValue identifier='{name}'><baseValue baseType='float'>{value}</baseValue></setOutcomeValue>"


@pytest.mark.parametrize(
    ("rules", "is_listed"),
    [
        ("", False),
        (f"<responseCondition><responseIf>{MATCH}{scored('1')}</responseIf><responseElse>{scored('0.0')}</responseElse></responseCondition>", False),
        ("<setOutcomeValue identifier='SCORE'><mapResponse identifier='R'/></setOutcomeValue>", False),
        (f"<responseCondition><responseIf><isNull/>{scored('0')}</responseIf><responseElse><setOutcomeValue identifier='SCORE'><mapResponse/></setOutcomeValue></responseElse></responseCondition>", False),
        (f"<responseCondition><responseIf><lt/>{scored('x', 'FEEDBACK')}</responseIf></responseCondition>", False),
        (f"<responseCondition><responseIf>{MATCH}{scored('1')}</responseIf><responseElse>{scored('-1')}</responseElse></responseCondition>", True),
        (f"<responseCondition><responseIf>{MATCH.replace('correct', 'baseValue')}{scored('0.5')}</responseIf></responseCondition>", True),
        (f"<responseCondition><responseIf>{MATCH}<responseCondition><responseIf><lt/>{scored('1')}</responseIf></responseCondition></responseIf></responseCondition>", True),
        (f"<responseCondition><responseIf><not>{MATCH}</not>{scored('1')}</responseIf></responseCondition>", True),
        (f"<responseCondition><responseIf>{scored('1')}</responseIf></responseCondition>", True),
        (scored("1"), True),
        ("<lookupOutcomeValue/>", True),
    ],
)  # fmt: skip
def test_scoring_that_is_not_all_or_nothing_is_listed(rules: str, is_listed: bool) -> None:
    _, losses = read_item(end=f"<responseProcessing>{rules}</responseProcessing>\n")
    assert losses == ([(11, "the scoring (responseProcessing)")] if is_listed else [])


@pytest.mark.parametrize(
    ("template", "is_listed"),
    [
        ("http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct", False),
        ("https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml", False),
        ("https://www.imsglobal.org/question/qti_v3p0/rptemplates/CC2_match_basic.xml", False),
        ("http://www.example.org/rptemplates/half_points", True),
    ],
)
def test_scoring_by_another_template_is_listed(template: str, is_listed: bool) -> None:
    _, losses = read_item(end=f'<responseProcessing template="{template}"/>\n')
    assert losses == ([(11, "the scoring (responseProcessing)")] if is_listed else [])
