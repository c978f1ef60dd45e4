"""QTI 1.2: what Canvas and Blackboard export, and packages for Canvas."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from crs_lint.cli.main import main
from crs_lint.convert.canvas import writer as canvas_writer
from crs_lint.convert.markup.html_to_markdown import local
from crs_lint.convert.packages import archive
from crs_lint.convert.qti import reader as qti_reader
from crs_lint.convert.record import ItemRecord, OptionRecord, Picture
from tests.convert.test_qti_packages import PNG, brought, copied

Capture = pytest.CaptureFixture[str]
IDS = "abcdefgh"


def field(label: str, entry: str) -> str:
    return f"<qtimetadatafield><fieldlabel>{label}</fieldlabel><fieldentry>{entry}</fieldentry></qtimetadatafield>"


def rule(condition: str, points: str = "", feedback: str = "", *, action: str = "Set") -> str:
    points = points and f'<setvar action="{action}" varname="SCORE">{points}</setvar>'
    feedback = feedback and f'<displayfeedback feedbacktype="Response" linkrefid="{feedback}"/>'
    return f"<respcondition><conditionvar>{condition}</conditionvar>{points}{feedback}</respcondition>"


def equal(*names: str) -> str:
    return "".join(f'<varequal respident="response1">{name}</varequal>' for name in names)


def without(*names: str) -> str:
    return "".join(f"<not>{equal(name)}</not>" for name in names)


def feedback(name: str, text: str) -> str:
    return f'<itemfeedback ident="{name}"><flow_mat><material><mattext texttype="text/html">{text}</mattext></material></flow_mat></itemfeedback>'


OTHER = "<other/>"


def item(
    rules: str,
    answers: tuple[str, ...] = ("one", "two", "three"),
    *,
    kind: str = "multiple_choice_question",
    stem: str = "&lt;div&gt;&lt;p&gt;Which?&lt;/p&gt;&lt;/div&gt;",
    rest: str = "",
    fields: str = field("points_possible", "1.0"),
    head: str = 'ident="i1" title="Question"',
) -> str:
    labels = "".join(
        f'<response_label ident="{name}"><material><mattext texttype="text/plain">{text}</mattext></material></response_label>'
        for name, text in zip(IDS, answers, strict=False)
    )
    many = "Multiple" if "answers" in kind else "Single"
    return (
        f"<item {head}><itemmetadata><qtimetadata>{kind and field('question_type', kind)}{fields}</qtimetadata></itemmetadata>"
        f'<presentation><material><mattext texttype="text/html">{stem}</mattext></material>'
        f'<response_lid ident="response1" rcardinality="{many}"><render_choice>{labels}</render_choice></response_lid></presentation>'
        f'<resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>{rules}</resprocessing>{rest}</item>'
    )


def quiz(*items: str, title: str = "") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">'
        f'<assessment ident="g1" title="{title}"><section ident="root_section">{"".join(items)}</section></assessment></questestinterop>'
    ).encode()


def bank(*items: str, title: str) -> bytes:
    label = f"<qtimetadata>{field('bank_title', title)}</qtimetadata>"
    return f'<questestinterop><objectbank ident="b1">{label}{"".join(items)}</objectbank></questestinterop>'.encode()


def only(*items: str) -> tuple[ItemRecord, list[str]]:
    found = qti_reader.read(quiz(*items))
    return found.records[0], [loss.message for loss in found.losses]


def keys(record: ItemRecord) -> list[str]:
    return [option.text for option in record.options if option.correct]


@pytest.mark.parametrize(
    ("rules", "right"),
    [
        (rule(equal("b"), "100"), ["two"]),
        (rule(equal("a"), "0") + rule(equal("c"), "1"), ["three"]),
        (rule(equal("a"), "100") + rule(equal("b"), "100"), ["one", "two"]),
        (rule(f"<or>{equal('a', 'c')}</or>", "100"), ["one", "three"]),
        (rule(equal("a", "b"), "100"), ["one", "two"]),
        (rule(without("a", "b"), "100"), ["three"]),
        (rule(equal("b"), "SCORE.max") + rule(OTHER, "0"), ["two"]),
        (rule(equal("b"), "0", "correct_fb"), ["two"]),
        (rule(OTHER, "100"), ["one", "two", "three"]),
        ("", []),
    ],
)
def test_the_keys_of_a_single_choice(rules: str, right: list[str]) -> None:
    record, told = only(item(rules))
    assert (keys(record), record.multiple, told) == (right, False, [])


@pytest.mark.parametrize(
    ("rules", "right"),
    [
        (rule(f"<and>{equal('a')}{without('b')}{equal('c')}</and>", "100"), ["one", "three"]),
        (rule(equal("a", "c") + without("b"), "100") + rule(OTHER, "0"), ["one", "three"]),
        (rule(f"{equal('b')}<not>{equal('a', 'c')}</not>", "1"), ["two"]),
        (rule(f"<or>{equal('a', 'b')}</or>", "100"), ["one", "two"]),
        (rule('<varsubset respident="response1" setmatch="Exact">a,b</varsubset>', "100"), ["one", "two"]),
        (rule(f"<and>{without('a', 'b', 'c')}</and>", "100"), []),
    ],
)
def test_the_keys_of_a_choice_of_several(rules: str, right: list[str]) -> None:
    record, told = only(item(rules, kind="multiple_answers_question"))
    assert (keys(record), record.multiple, told) == (right, True, [])


@pytest.mark.parametrize(
    ("kind", "rules", "right", "told"),
    [
        ("multiple_choice_question", rule(equal("a"), "100") + rule(equal("b"), "50"), ["one"], "partial credit: the points of the answers are 100, 50, 0"),
        ("multiple_choice_question", rule(equal("a"), "1") + rule(equal("b"), "1", action="Subtract"), ["one"], "penalties: the points of the answers are 1, -1, 0"),
        ("multiple_choice_question", rule(equal("a"), "1") + rule(OTHER, "-0.25"), ["one"], "penalties: the points of the answers are 1, -0.25, -0.25"),
        ("multiple_choice_question", rule(equal("z"), "100"), [], 'the right answer "z", which is none of the answers'),
        ("multiple_answers_question", rule(equal("a"), "50", action="Add") + rule(equal("c"), "50", action="Add"), ["one", "three"], "partial credit: the points of the right answers are 50, 50"),
        ("multiple_answers_question", rule(f"<and>{equal('a', 'c')}</and>", "100") + rule(equal("a"), "50"), ["one", "three"], "partial credit for answers that are right in part"),
        ("multiple_answers_question", rule(equal("a", "c"), "100") + rule(equal("b"), "-10", action="Add"), ["one", "three"], "penalties for answers that are right in part"),
    ],
)  # fmt: skip
def test_points_that_say_more_than_the_key_are_listed(kind: str, rules: str, right: list[str], told: str) -> None:
    record, losses = only(item(rules, kind=kind))
    assert (keys(record), losses) == (right, [told])


def test_points_of_questions_are_listed_once_if_they_are_the_same() -> None:
    scored = rule(equal("a"), "100")
    five, two, none = (item(scored, fields=field("points_possible", points)) for points in ("5.0", "2.0", "0.0"))
    assert [loss.message for loss in qti_reader.read(quiz(five, five, none)).losses] == ["the points of each question: 5"]
    assert [loss.message for loss in qti_reader.read(quiz(five, two, item(scored))).losses] == [
        "the points of the question: 5",
        "the points of the question: 2",
    ]
    assert [record.is_scored for record in qti_reader.read(quiz(five, none)).records] == [True, False]


# As Canvas writes them: general feedback first, then that on answers, then the score with feedback on right answers, then on wrong ones
CANVAS = (
    rule(OTHER, feedback="general_fb")
    + "".join(rule(equal(name), feedback=f"{name}_fb") for name in "abc")
    + rule(equal("b"), "100", "correct_fb")
    + rule(OTHER, feedback="general_incorrect_fb")
)


def test_feedback_goes_to_the_answers_that_show_it() -> None:
    given = feedback("general_fb", "Since.") + feedback("correct_fb", "Well.") + feedback("general_incorrect_fb", "Read.")
    record, told = only(item(CANVAS, rest=given + "".join(feedback(f"{name}_fb", f"On {name}.") for name in "abc")))
    assert record.explanation == "Since."
    assert [option.rationale for option in record.options] == ["On a.", "On b.\n\nWell.", "On c."]
    assert told == ['the feedback "general_incorrect_fb": Read.']


def test_the_same_feedback_on_right_and_wrong_answers_is_the_explanation() -> None:
    given = feedback("correct_fb", "Since.") + feedback("general_incorrect_fb", "Since.")
    for kind, rules in (
        ("multiple_choice_question", CANVAS),
        (
            "multiple_answers_question",
            rule(f"<and>{equal('a', 'b')}</and>", "100", "correct_fb") + rule(OTHER, feedback="general_incorrect_fb"),
        ),
    ):
        record, told = only(item(rules, kind=kind, rest=given))
        assert (record.explanation, [option.rationale for option in record.options], told) == ("Since.", ["", "", ""], [])


def test_feedback_on_a_choice_of_several_as_a_whole_is_listed() -> None:
    rules = rule(equal("a"), feedback="a_fb") + rule(f"<and>{equal('a')}{without('b', 'c')}</and>", "100", "correct_fb")
    given = feedback("correct_fb", "Well.") + feedback("a_fb", "On a.")
    record, told = only(item(rules, kind="multiple_answers_question", rest=given))
    assert [option.rationale for option in record.options] == ["On a.", "", ""]
    assert told == ['the feedback "correct_fb": Well.']


def test_feedback_that_no_rule_shows_is_found_by_its_name() -> None:
    given = feedback("correct_fb", "Well.") + feedback("general_incorrect_fb", "No.")
    assert [option.rationale for option in only(item(rule(equal("b"), "1"), ("True", "False"), rest=given))[0].options] == ["No.", "Well."]
    same = given.replace("No.", "Well.")
    assert only(item(rule(equal("a"), "1"), kind="multiple_answers_question", rest=same))[0].explanation == "Well."
    record, told = only(item(rule(equal("a"), "1"), rest=feedback("b", "On b.") + feedback("other", "Lost.")))
    assert [option.rationale for option in record.options] == ["", "On b.", ""]
    assert told == ['the feedback "other": Lost.']
    assert only(item(rule(equal("a"), "1"), rest=feedback("anything", "Since.")))[0].explanation == "Since."


def test_general_feedback_and_shares_are_told_from_other_rules() -> None:
    given = feedback("general_fb", "Since.") + feedback("b_fb", "On b.")
    assert only(item(rule(equal("a"), "1"), rest=given))[0].explanation == "Since."
    rules = share("c", "0") + rule(equal("a"), "1") + rule(OTHER, "0", "x")
    record, told = only(item(rules, rest=feedback("x", "No.")))
    assert ([option.rationale for option in record.options], told) == (["", "", ""], ['the feedback "x": No.'])


def test_true_false_questions_have_their_type() -> None:
    record, told = only(item(rule(equal("b"), "100"), ("True", "False"), kind="true_false_question"))
    assert (record.true_false, keys(record), told) == (True, ["False"], [])
    assert only(item(rule(equal("a"), "100"), ("verdadero", "falso")))[0].true_false
    assert not only(item(rule(equal("a"), "100"), ("yes", "no")))[0].true_false


@pytest.mark.parametrize(
    "kind", ["essay_question", "matching_question", "multiple_dropdowns_question", "text_only_question", "Opinion Scale"]
)
def test_other_questions_are_left_out(kind: str) -> None:
    found = qti_reader.read(quiz(item(rule(equal("a"), "100"), kind=kind) if kind != "text_only_question" else f'<item ident="x"><itemmetadata>{field("question_type", kind)}</itemmetadata><presentation/></item>'))  # fmt: skip
    assert (found.records, [loss.message for loss in found.losses]) == ((), [f"a question of the type {kind} is left out"])


def test_questions_without_a_type_are_told_by_their_elements() -> None:
    assert keys(only(item(rule(equal("a"), "100"), kind=""))[0]) == ["one"]
    two = item("", kind="").replace("</presentation>", '<response_lid ident="r2"><render_choice/></response_lid></presentation>')
    assert [loss.message for loss in qti_reader.read(quiz(two)).losses] == ["a question with response_lid is left out"]
    ordered = item("", kind="").replace('"Single"', '"Ordered"')
    assert "put in order" in qti_reader.read(quiz(ordered)).losses[0].message
    many = item("", kind="").replace("<response_label", '<response_label ident="x"/>' * 200 + "<response_label", 1)
    assert "203 answers (the limit is 200)" in qti_reader.read(quiz(many)).losses[0].message


def test_quizzes_and_banks_are_domains_and_groups_are_tasks() -> None:
    one = item(rule(equal("a"), "100"))
    selection = "<selection_ordering><selection><selection_number>1</selection_number></selection></selection_ordering>"
    group = f'<section ident="s" title="Stars">{selection}{one}</section><itemref linkrefid="i7"/>'
    found = qti_reader.read(quiz(one, group, title="Week 3"))
    assert [(record.domain, record.task) for record in found.records] == [("Week 3", ""), ("Week 3", "Stars")]
    assert [loss.message for loss in found.losses] == [
        'the group "Stars" picks 1 of its questions',
        "a reference to the question i7 is left out",
    ]
    assert qti_reader.read(bank(one, title="Planets")).records[0].domain == "Planets"


def test_formulas_and_plain_texts_are_kept() -> None:
    formula = '&lt;p&gt;What is &lt;img class="equation_image" src="/equation_images/x" alt="LaTeX: x^2" data-equation-content="x^2"&gt;?&lt;/p&gt;'
    record, told = only(item(rule(equal("a"), "100"), ("*a* &lt;b&gt;  c", "5 * 3"), stem=formula))
    assert (record.stem, [option.text for option in record.options], told) == ("What is $x^2$?", [r"\*a\* \<b>  c", "5 * 3"], [])


def test_the_name_that_canvas_gives_is_none() -> None:
    assert only(item(""))[0].name == ""
    assert only(item("", head='ident="i1" title="Sunrise  times"'))[0].name == "Sunrise times"


# Packages


def test_pictures_of_canvas_lie_in_the_package(tmp_path: Path, capsys: Capture) -> None:
    sun = '&lt;p&gt;Which?&lt;/p&gt;&lt;img src="$IMS-CC-FILEBASE$/Uploaded%20Media/sun.png?canvas_=1" alt="the sun"&gt;'
    moon = '&lt;img src="$IMS-CC-FILEBASE$/moon.png" alt=""&gt;Which?'
    files = {
        "g1/g1.xml": quiz(item(rule(equal("a"), "100"), stem=sun), item(rule(equal("a"), "100"), stem=moon)),
        "Uploaded Media/sun.png": PNG,
        "web_resources/moon.png": PNG,
    }
    found, told = brought(files, tmp_path, capsys)
    assert told == ['no item has an explanation, so exam.yaml requires none; it says "requires: []".']
    assert "file: Uploaded Media/sun.png" in found
    assert copied(tmp_path) == ["Uploaded Media/sun.png", "web_resources/moon.png"]


@pytest.mark.parametrize(
    "path", ["$IMS-CC-FILEBASE$/../secret.png", "$IMS-CC-FILEBASE$//etc/secret.png", "%24IMS-CC-FILEBASE%24/%2e%2e/secret.png"]
)
def test_a_picture_of_canvas_outside_of_the_package_is_refused(path: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    files = {"g1.xml": quiz(item(rule(equal("a"), "1"), stem=f'&lt;img src="{path}" alt="x"&gt;Which?'))}
    _, told = brought(files, tmp_path, capsys, code=2)
    assert f"g1.xml:2: the picture {path} does not lie in the package." in told
    assert copied(tmp_path) == []


def test_a_course_of_canvas_has_each_question_once(tmp_path: Path, capsys: Capture) -> None:
    one, two = item(rule(equal("a"), "100")), item(rule(equal("b"), "100"), head='ident="i2" title="Question"')
    copy = one.replace("i1", "i9")
    files = {
        "g1/assessment_qti.xml": quiz(copy, two, title="Quiz"),
        "g1/assessment_meta.xml": b'<quiz xmlns:xsi="http://a http://b"><title>Quiz</title><shuffle_answers>true</shuffle_answers><time_limit>5</time_limit></quiz>',
        "non_cc_assessments/g1.xml.qti": quiz(copy, two, title="Quiz"),
        "non_cc_assessments/b1.xml.qti": bank(one, title="Bank"),
    }
    fixed = item(rule(equal("c"), "100"), head='ident="i3" title="Question"').replace("<render_choice>", '<render_choice shuffle="No">')
    files["g1/g1.xml"] = quiz(fixed, title="Quiz")
    found, told = brought(files, tmp_path, capsys)
    assert told[:3] == [
        "g1/assessment_meta.xml:1: settings of the quiz: time_limit",
        "non_cc_assessments/g1.xml.qti:2: the question is the same as in non_cc_assessments/b1.xml.qti:1 and comes in once",
        "2 values could not be converted; see above.",
    ]
    assert found.count("stem:") == 3
    assert found.count("shuffle: true") == 1
    assert found.count("shuffle: false") == 0


BLACKBOARD = """\
<questestinterop><assessment title="Pool"><section><item maxattempts="0"><itemmetadata>
<bbmd_asi_object_id>_12_1</bbmd_asi_object_id><bbmd_questiontype>%s</bbmd_questiontype><qmd_absolutescore_max>1.0</qmd_absolutescore_max>
</itemmetadata><presentation><flow class="Block"><flow class="QUESTION_BLOCK"><flow class="FORMATTED_TEXT_BLOCK"><material><mat_extension>
<mat_formattedtext type="HTML">&lt;p&gt;Which?&lt;/p&gt;&lt;img src="@X@EmbeddedFile.requestUrlStub@X@bbcswebdav/xid-77_1" alt="sun"&gt;</mat_formattedtext>
</mat_extension></material></flow></flow><flow class="RESPONSE_BLOCK"><response_lid ident="response" rcardinality="Single" rtiming="No">
<render_choice maxnumber="0" minnumber="0" shuffle="Yes"><flow_label class="Block">%s</flow_label></render_choice></response_lid></flow></flow></presentation>
<resprocessing scoremodel="SumOfScores"><outcomes><decvar defaultval="0" maxvalue="1.0" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>
<respcondition title="correct"><conditionvar>%s</conditionvar><setvar action="Set" variablename="SCORE">SCORE.max</setvar><displayfeedback linkrefid="correct"/></respcondition>
<respcondition title="incorrect"><conditionvar><other/></conditionvar><setvar action="Set" variablename="SCORE">0</setvar><displayfeedback linkrefid="incorrect"/></respcondition>
%s</resprocessing>%s</item></section></assessment></questestinterop>"""


def answer(name: str, text: str) -> str:
    return f'<response_label ident="{name}" shuffle="Yes"><flow_mat><material><mattext texttype="text/plain">{text}</mattext></material></flow_mat></response_label>'


def share(name: str, points: str) -> str:
    condition = f'<conditionvar><varequal respident="{name}" case="No"/></conditionvar>'
    return f'<respcondition>{condition}<setvar variablename="SCORE" action="Set">{points}</setvar><displayfeedback linkrefid="{name}"/></respcondition>'


def test_a_pool_of_blackboard(tmp_path: Path, capsys: Capture) -> None:
    answers = answer("a", "one") + answer("b", "two") + answer("c", "three")
    key = equal("b").replace("response1", "response")
    page = BLACKBOARD % ("Multiple Choice", answers, key, share("a", "50") + share("b", "100") + share("c", "0"), feedback("a", "Near.") + feedback("incorrect", "No."))  # fmt: skip
    files = {"res00001.dat": page.encode(), "res00002.dat": b"<other/>", "csfiles/home_dir/sun__xid-77_1.png": PNG, "csfiles/home_dir/sun__xid-77_1.png.xml": b"<lom/>", ".bb-package-info": b"x"}  # fmt: skip
    found, told = brought(files, tmp_path, capsys)
    assert told[:4] == [
        "res00002.dat is left out",
        "res00001.dat:1: partial credit: the points of the answers in percent are 50, 100, 0",
        'res00001.dat:1: the feedback "incorrect": No.',
        "3 values could not be converted; see above.",
    ]
    assert 'id: "_12_1"' in found
    assert "text: two\n        correct: true" in found
    assert "rationale: Near." in found
    assert "shuffle: true" in found
    assert copied(tmp_path) == ["csfiles/home_dir/sun__xid-77_1.png"]


def test_the_other_choices_of_blackboard() -> None:
    def read(kind: str, answers: str, key: str) -> ItemRecord:
        return qti_reader.read((BLACKBOARD % (kind, answers, key, "", "")).encode()).records[0]

    record = read("Multiple Answer", answer("a", "one") + answer("b", "two"), f"<and>{equal('a')}{without('b')}</and>")
    assert (record.multiple, keys(record)) == (True, ["one"])
    record = read("True/False", answer("true", "true") + answer("false", "false"), equal("false"))
    assert (record.true_false, keys(record)) == (True, ["False"])
    record = read("Either/Or", answer("yes_no.true", "yes_no.true") + answer("yes_no.false", "yes_no.false"), equal("yes_no.true"))
    assert (record.true_false, [option.text for option in record.options], keys(record)) == (False, ["Yes", "No"], ["Yes"])


# What Canvas writes


STRUCTURE = """\
questestinterop: assessment
assessment @ident @title: qtimetadata section
section @ident: item
item @ident @title: itemmetadata presentation resprocessing itemfeedback
itemmetadata: qtimetadata
qtimetadata: qtimetadatafield
qtimetadatafield: fieldlabel fieldentry
presentation: material response_lid
material: mattext
mattext @texttype:
response_lid @ident @rcardinality: render_choice
render_choice: response_label
response_label @ident: material
resprocessing: outcomes respcondition
outcomes: decvar
decvar @maxvalue @minvalue @varname @vartype:
respcondition @continue: conditionvar setvar displayfeedback
conditionvar: varequal and other
and: varequal not
not: varequal
varequal @respident:
setvar @action @varname:
displayfeedback @feedbacktype @linkrefid:
itemfeedback @ident: flow_mat
flow_mat: material
manifest @identifier: metadata organizations resources
metadata: schema schemaversion lom
lom: general
general: title
title: string
resources: resource
resource @identifier @type @href: file dependency
file @href:
dependency @identifierref:
"""
SAMPLE = [
    ItemRecord(
        "Which?", (OptionRecord("one", True, "Right."), OptionRecord("*two*", figure=Picture("a b.png", "x"))), id="a", explanation="Since."
    ),
    ItemRecord("Which?", (OptionRecord("one", True), OptionRecord("two"), OptionRecord("three", True)), id="b", multiple=True, domain="D"),
    ItemRecord("So?", (OptionRecord("True", True), OptionRecord("False")), id="c", true_false=True, is_scored=False),
]


def test_a_package_has_the_elements_that_canvas_writes() -> None:
    """No element has another parent or attribute than in exports of Canvas, and they stand in the same order."""
    order = {line.split(":")[0].split()[0]: line.partition(":")[2].split() for line in STRUCTURE.splitlines()}
    attributes = {line.split(":")[0].split()[0]: set(line.split(":")[0].split()[1:]) for line in STRUCTURE.splitlines()}
    for name, content in canvas_writer.write(SAMPLE).files:
        for element in etree.fromstring(content).iter(etree.Element) if not name.endswith("assessment_meta.xml") else ():
            tag = local(element.tag)
            children = [local(child.tag) for child in element]
            if tag not in ("and", "resprocessing"):
                assert children == sorted(children, key=order.get(tag, []).index), (tag, children)
            assert set(children) <= set(order.get(tag, []))
            assert {f"@{local(one)}" for one in element.attrib} - {"@schemaLocation"} <= attributes.get(tag, set()), tag


def test_the_items_of_a_package_say_what_canvas_asks_for() -> None:
    files = dict(canvas_writer.write(SAMPLE).files)
    text = b"".join(files.values()).decode()
    for kind in ("multiple_choice", "multiple_answers", "true_false"):
        assert f"<fieldentry>{kind}_question</fieldentry>" in text
    assert "<fieldentry>0.0</fieldentry>" in text
    assert [text.count(f'rcardinality="{kind}"') for kind in ("Single", "Multiple")] == [2, 1]
    assert "<shuffle_answers>false" in text
    assert "<shuffle_answers>true" in b"".join(dict(canvas_writer.write([SAMPLE[0]._replace(shuffle=True)]).files).values()).decode()
    assert "$IMS-CC-FILEBASE$/a%20b.png" in text
    assert 'type="webcontent" href="a b.png"' in text
    assert [text.count(f'title="{title}"') for title in ("Questions", "D")] == [1, 1]
    assert '<mattext texttype="text/plain">one</mattext>' in text
    assert '<mattext texttype="text/html">&lt;div&gt;Which?&lt;/div&gt;</mattext>' in text
    assert {name.rpartition("/")[2] for name in files if name.endswith("meta.xml")} == {"assessment_meta.xml"}


def test_what_canvas_has_no_place_for_is_listed() -> None:
    made = canvas_writer.write([SAMPLE[0]._replace(references=("CRS 1",), line=1), ItemRecord("Nothing?", (), line=2), SAMPLE[2]._replace(options=(OptionRecord("Yes", True), OptionRecord("No")), line=3)])  # fmt: skip
    assert sorted((loss.line, loss.message) for loss in made.losses) == [
        (1, 'Canvas does not support the references "CRS 1"'),
        (2, "the item is left out: Canvas needs an answer"),
        (3, "the type true-false is written as a choice of two answers"),
    ]
    assert made.items == 2


def test_items_without_a_key_or_with_two_come_back_as_they_are() -> None:
    options = (OptionRecord("one"), OptionRecord("two"))
    both = tuple(option._replace(correct=True) for option in options)
    items = [ItemRecord("Which?", given, id=f"{name}{many}", multiple=many) for name, given in (("none", options), ("both", both), ("one", both[:1])) for many in (True, False)]  # fmt: skip
    back = qti_reader.read(archive.packed(canvas_writer.write(items).files))
    assert ([record._replace(line=0, file="", shuffle=None) for record in back.records], back.losses) == (items, ())


def test_the_markdown_beside_a_picture_comes_back() -> None:
    texts = ("a\n\n\n\nb", r"a\- b", "- a\n- b", "```\nx\n```", "")
    items = [ItemRecord(text, (OptionRecord(text, True, figure=Picture("a.png", "x")), OptionRecord("b")), id=f"i{number}", figure=Picture("s.svg")) for number, text in enumerate(texts)]  # fmt: skip
    back = qti_reader.read(archive.packed(canvas_writer.write(items).files))
    named = [(record.stem, record.options[0].text, record.options[0].figure) for record in back.records]
    assert (named, back.losses) == ([(text, text, Picture("$IMS-CC-FILEBASE$/a.png", "x")) for text in texts], ())


def test_pretest_items_go_out_unscored(tmp_path: Path, capsys: Capture) -> None:
    item_text = "items:\n  - {id: a, stem: Q?, status: pretest, options: [{text: x, correct: true}, {text: y}]}\n"
    (tmp_path / "a.yaml").write_text(item_text)
    assert main(["export", "canvas", str(tmp_path / "a.yaml"), "--to", str(tmp_path / "q.zip")]) == 0
    assert main(["import", "canvas", str(tmp_path / "q.zip"), "--to", str(tmp_path / "bank")]) == 0
    assert "status: pretest" in (tmp_path / "bank/q.yaml").read_text()
    assert main(["export", "canvas", str(tmp_path / "a.yaml"), "--to", str(tmp_path / "q.zip")]) == 2
    assert "exists already" in capsys.readouterr().err
