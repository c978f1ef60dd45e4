"""Items of QTI 2 and QTI 3, and the values that cannot be converted."""

from __future__ import annotations

from textwrap import dedent

import pytest

from crs_lint.convert import archive, qti_reader, qti_writer
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
        (10, "<math>, which is written as $x$"),
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
