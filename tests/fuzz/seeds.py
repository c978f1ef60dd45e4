"""The inputs that fuzzing begins with, by reader: small files that each use much of a format."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path

import docx

from crs_lint.convert.packages.archive import packed
from tests.convert.test_tables import workbook

HERE = Path(__file__).resolve().parents[1]
BANK = """\
# crs-lint: ignore-file[long-stem] stories are long here
items:
  - id: planet-nearest
    type: single
    stem: Which planet is *not* nearest to the sun, except in 2020 ____?
    options:
      - {text: "Mercury", correct: true, rationale: It is.}
      - text: 'Venus  and A'
        pin: true
      - text: >-
          All of
          the above
      - 1.50
      - no
    explanation: |
      Its orbit lies inside. The correct answer is B.
    domain: inner # crs-lint: ignore[unknown-domain] it will be there
    level: &level recall
    tags: [a, "b", *level]
    references: [{source: almanac, at: "12"}, free text]
    enemies: [planet-nearest]
    figure: {file: a.png, alt: A planet}
  - {id: other, stem: "1/2 of 10%\\u200b is \\x41?", options: [{text: "7_7"}, {text: don?t, correct: true}], explanation: é “x”}
article:
  summary: s
"""
MARKDOWN = """\
---
id: a
question: Which is it?
answers: [one, two, three]
key: B
---
# Text

- not read
"""
EXAM = """\
exam: astronomy
title: The sky
language: en
shuffle: true
options: 4
id_pattern: "[a-z-]+"
levels: {recall: 60, reason: 40}
domains:
  - {id: inner, title: Inner, weight: 60, tasks: [{id: orbits, title: Orbits}]}
  - {id: outer, title: Outer, weight: 40}
requires: [explanation, reference]
vocabulary: [recovery]
sources: {almanac: {title: Almanac, superseded: newer}}
form: {items: 50}
"""
CONFIG = """\
include = ["*.yaml", "!x/**"]
exclude = ["draft/*"]
select = ["all", "-long-stem"]
fail-level = "error"
severity = { long-stem = "warning" }
[rules.option-count]
allowed = 4
[[overrides]]
files = ["*.yml"]
ignore = ["missing-key"]
[dialect]
items = "items"
stem = "stem"
options = "options"
key-form = "letter"
schema = "schema.json"
"""
SCHEMA = """\
{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["items"], "$defs": {"t": {"type": "string", "pattern": "^[A-Z]", "maxLength": 80}},
 "properties": {"items": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["id", "stem"], "additionalProperties": true,
 "properties": {"stem": {"$ref": "#/$defs/t"}, "type": {"enum": ["single", "multiple"]}, "id": {"anyOf": [{"const": "x"}, {"not": {"type": "null"}}]}}}}}}
"""
GIFT = '// [id:a] [tag:b\\]]\n::T\\:1::[html]<b>Q</b> &amp; \\{x\\} {\n=a#yes\n~%-50%b <img src\\="x.png">\n####why\n}\n\n$CATEGORY: top/a//b/c\n\nQ2 {~%50%a ~%50%b}\n\nT{TRUE}\n'
AIKEN = "Which is it?\nA. one\nB) two\nC. three\nANSWER: B\n\nNext\nA. x\nB. y\nANSWER: A, B\n"
CSV = 'stem,Option A,B,key,feedback a,type,tags,id,figure\n"Q, with ""quotes""\nand lines?",a,b,A and B,why,mult,"x;y",1,p.png\nQ2,c,d,2,,,,,\n'
QUIZ = """\
---
title: x
---
# Geography

## 1. Which ![x](a.png) is *it*?

- [x] a `code`
- [ ] b
  > because
- [ ] c

Explanation: why

Question 2: What?
A) one
B) two

**Answer:** B, A

```
code
```
"""
MDBOOK = """\
[multipart]
m = "Both."
[[questions]]
type = "MultipleChoice"
id = "q"
multipart = "m"
prompt.prompt = "Which? ![x](a.png)"
prompt.distractors = ["b", 'c']
prompt.answerIndex = 1
answer.answer = ["a"]
context = '''
So.
'''
[[questions]]
type = "Tracing"
"""

OLX = """\
<problem display_name="P" weight="2"><p>Both.</p>
<multiplechoiceresponse><label>One? [mathjax]x[/mathjax] <img src="/static/a.png"/></label><choicegroup type="MultipleChoice" shuffle="true">
<choice correct="true" fixed="true">a <choicehint>A.</choicehint></choice><choice correct="partial" explanation-id="x">b</choice></choicegroup>
</multiplechoiceresponse><solution><p>Explanation</p><p>So.</p></solution><targetedfeedbackset><targetedfeedback explanation-id="x">B.</targetedfeedback></targetedfeedbackset>
<choiceresponse><p>Two?</p><checkboxgroup><choice correct="true">c<choicehint selected="false">C.</choicehint></choice><choice>d</choice>
<compoundhint value="A B">No.</compoundhint></checkboxgroup></choiceresponse><stringresponse answer="x"/><demandhint><hint>H.</hint></demandhint></problem>
"""

PRAIRIE_INFO = b'{"title": "Q", "topic": "T", "tags": ["a"], "type": "v3", "partialCredit": false}'
PRAIRIE = """\
<pl-question-panel><markdown>Which? ![x](a.png)</markdown><pl-code>a < b</pl-code><pl-figure file-name="b.png"></pl-figure></pl-question-panel>
<pl-multiple-choice answers-name="a" order="fixed" none-of-the-above="correct"><pl-answer correct="true" feedback="So &lt;b&gt;.">a</pl-answer>
<pl-answer score="0.5">b</pl-answer></pl-multiple-choice><p>Two?</p><pl_checkbox answers_name="b" partial-credit="true"><pl_answer>c</pl_answer></pl_checkbox>
<pl-number-input answers-name="n"></pl-number-input><pl-hint>H.</pl-hint><pl-answer-panel>{{params.x}}</pl-answer-panel>
"""

QTI = """\
<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="a" title="T" adaptive="false" timeDependent="false">
<responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="identifier"><correctResponse><value>A</value></correctResponse>
<mapping defaultValue="0"><mapEntry mapKey="A" mappedValue="1"/></mapping></responseDeclaration>
<itemBody><p>Which <b>is</b> it?</p><choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="2"><prompt>Q &amp; <img src="a.png" alt="x"/></prompt>
<simpleChoice identifier="A" fixed="true">one<feedbackInline identifier="A">yes</feedbackInline></simpleChoice><simpleChoice identifier="B"><ol><li>two</li></ol></simpleChoice></choiceInteraction></itemBody>
<modalFeedback outcomeIdentifier="F" identifier="A" showHide="show">why</modalFeedback></assessmentItem>
"""


def _package() -> bytes:
    manifest = '<manifest><resources><resource identifier="r" type="imsqti_item_xmlv2p1" href="a.xml"><file href="a.xml"/></resource></resources></manifest>'
    return packed((("imsmanifest.xml", manifest.encode()), ("a.xml", QTI.encode())))


def _h5p() -> bytes:
    question = {
        "library": "H5P.MultiChoice 1.16",
        "params": {
            "question": "<p>Q</p>",
            "answers": [{"text": "a", "correct": True}],
            "media": {"type": {"library": "H5P.Image 1.1", "params": {"file": {"path": "a.png"}}}},
        },
    }
    head = b'{"title": "T", "mainLibrary": "H5P.QuestionSet"}'
    return packed((("h5p.json", head), ("content/content.json", json.dumps({"questions": [question, question]}).encode())))


def _docx() -> bytes:
    document = docx.Document()
    for text, style in (
        ("Which?", "List Number"),
        ("one", "List Number 2"),
        ("two", "List Bullet"),
        ("2. And?\nA. x\tB. y", None),
        ("Answer: B", None),
    ):
        document.add_paragraph(style=style).add_run(text).bold = text == "two" or None
    document.add_table(1, 2).rows[0].cells[0].text = "3."
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@cache
def seeds() -> dict[str, tuple[bytes, ...]]:
    """The first inputs of each reader."""
    release = [file.read_bytes() for file in sorted((HERE / "data" / "release_0_1").rglob("*.yaml"))[:20]]
    suite = [
        file.read_bytes()
        for file in sorted((HERE / "data" / "yaml_test_suite").rglob("*"))
        if file.is_file() and file.stat().st_size < 2_000
    ]
    return {
        "bank": (BANK.encode(), *release, *suite),
        "fix": (BANK.encode(), *release),
        "front-matter": (MARKDOWN.encode(),),
        "exam": (EXAM.encode(),),
        "config": (CONFIG.encode(),),
        "schema": (SCHEMA.encode(),),
        "baseline": (),
        "gift": (GIFT.encode(), (HERE / "convert" / "all.gift").read_bytes()),
        "moodle": ((HERE / "convert" / "all.xml").read_bytes(),),
        "aiken": (AIKEN.encode(),),
        "qti": (QTI.encode(), _package()),
        "csv": (CSV.encode(),),
        "tsv": (CSV.replace(",", "\t").encode(),),
        "xlsx": (workbook([("stem", "A", "B", "key"), ("Q?", 1, 2.5, "A")], [("x", None), (True, "y")]),),
        "markdown": (QUIZ.encode(),),
        "h5p": (_h5p(),),
        "toml": (MDBOOK.encode(),),
        "olx": (OLX.encode(), packed((("c/problem/p.xml", OLX.encode()), ("c/static/a.png", b"x")))),
        "prairielearn": (
            PRAIRIE.encode(),
            packed((("questions/q/question.html", PRAIRIE.encode()), ("questions/q/info.json", PRAIRIE_INFO))),
        ),
        "docx": (_docx(),),
    }
