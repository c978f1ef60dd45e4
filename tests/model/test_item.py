"""Items, options and exams read from plain data: typed, forgiving, and with the author's own paths."""

from __future__ import annotations

from typing import Any

import pytest

from crs_lint.model.field_names import NATIVE, Wording
from crs_lint.model.item import Article, Cited, Domain, Exam, Figure, Item, Section, Task, is_lone_item, read_exam, read_items, text_of

PATH = ("items", 3)


def item(defaults: dict[str, Any] | None = None, exam: Exam | None = None, **data: Any) -> Item:
    return Item(data, PATH, exam or Exam(), defaults or {})


# Exams


def test_an_exam_with_all_it_can_say() -> None:
    given = {
        "exam": "astronomy", "language": "de", "shuffle": True, "options": 4, "id_pattern": "^a", "levels": {"recall": 60, "apply": 40.5},
        "domains": [{"id": "sun", "title": "Sun", "weight": 30, "tasks": [{"id": "s1", "title": "S", "weight": 9}, {"id": 2, "items": 3, "weight": "x"}]}, {"id": "sky", "weight": 70.5}, 5],
        "requires": ["explanation", 1], "vocabulary": ["Io"], "form": {"items": 60},
        "sources": {"iau": {"title": "IAU", "superseded": "new", "retrieved": "2026-11-01"}, 7: {"superseded": True}, "x": None},
    }  # fmt: skip
    found = read_exam(given, "exam.yaml")
    assert found == Exam(
        "exam.yaml", "astronomy", "de", True, 4, "^a", ("recall", "apply"),
        (Domain("sun", "Sun", 30.0, ("s1", "2"), (Task("s1", "S", 9.0), Task("2", "", None, 3))), Domain("sky", "", 70.5, ()), Domain("", "", None, ())),
        frozenset({"explanation", "1"}), frozenset({"Io"}), (Cited("iau", "IAU", "new", "2026-11-01"), Cited("7", "", True), Cited("x", "", False)),
        60, (0.6, 0.405),
    )  # fmt: skip
    assert found.weights == (30.0, 70.5)


@pytest.mark.parametrize(
    "given",
    [
        None, [], "exam", 5, {},
        {"exam": ["a"], "language": "", "shuffle": "yes", "options": True, "id_pattern": {}, "levels": 3, "domains": {"a": 1}},
        {"options": "4", "domains": "a", "requires": "explanation", "vocabulary": {}, "sources": [], "form": 3, "levels": []},
        {"form": {"items": True}, "sources": "x"},
    ],
)  # fmt: skip
def test_what_has_the_wrong_shape_counts_as_not_given(given: Any) -> None:
    assert read_exam(given) == Exam()


@pytest.mark.parametrize("given", [None, "", {}, "explanation", ["explanation"], ["level"]])
def test_only_an_empty_list_of_requirements_requires_nothing(given: Any) -> None:
    assert read_exam({"requires": []}).requires_nothing
    assert not read_exam({"requires": given}).requires_nothing
    assert not read_exam({}).requires_nothing


def test_levels_may_be_a_list_and_then_have_no_shares() -> None:
    found = read_exam({"levels": ["recall", 2]})
    assert (found.levels, found.level_shares) == (("recall", "2"), ())
    assert read_exam({"levels": {"recall": True, 1: None}}).level_shares == (None, None)
    assert read_exam({"domains": [{"weight": True}, {"tasks": "a"}]}).domains == (Domain("", "", None, ()),) * 2
    assert read_exam({"sources": {"a": {"superseded": 3}}}).sources == (Cited("a", "", False),)


@pytest.mark.parametrize(
    ("value", "text"), [("a", "a"), (True, "true"), (False, "false"), (0, "0"), (1.5, "1.5"), (None, ""), ([], ""), ({}, "")]
)
def test_the_text_of_a_value(value: Any, text: str) -> None:
    assert text_of(value) == text


# Files


def test_items_of_a_file_have_the_paths_of_their_entries() -> None:
    data = {"items": [{"id": "a"}, None, {"id": "b"}], "domain": "sun"}
    found = read_items(data, Exam())
    assert [(one.id, one.path, one.text("domain")) for one in found] == [("a", ("items", 0), "sun"), ("b", ("items", 2), "sun")]


@pytest.mark.parametrize("data", [{"id": "a"}, {"stem": "Why?"}, {"options": []}])
def test_a_file_may_be_one_item(data: dict[str, Any]) -> None:
    (found,) = read_items(data, Exam())
    assert (found.path, is_lone_item(data)) == ((), True)


@pytest.mark.parametrize("data", [None, [], {}, {"title": "a"}, {"items": {}, "id": "a"}, {"items": []}, "a"])
def test_a_file_of_another_shape_has_no_items(data: Any) -> None:
    assert read_items(data, Exam()) == []


# Options


def test_options_have_numbers_paths_and_keys() -> None:
    found = item(options=[{"text": "Mars", "correct": True}, "x", {"text": 5, "pin": True, "rationale": 7}, {"correct": "yes"}])
    assert [(one.number, one.path, one.text, one.correct, one.pin, one.has_text, one.rationale, one.name) for one in found.options] == [
        (1, (*PATH, "options", 0), "Mars", True, False, True, "", "Answer 1"),
        (3, (*PATH, "options", 2), "5", False, True, True, "7", "Answer 3"),
        (4, (*PATH, "options", 3), "", False, False, False, "", "Answer 4"),
    ]
    assert (found.keys, found.distractors) == (found.options[:1], found.options[1:])
    assert found.options[1].at("text") == (*PATH, "options", 2, "text")
    assert item(options={"a": 1}).options == item().options == []


def test_an_option_as_words() -> None:
    (found,) = item(options=[{"text": "  The **small**  \u00e9toiles `x` "}]).options
    assert found.normalized == "The **small** étoiles `x`"
    assert len(found.prose) == len(found.text)
    assert found.words == ("the", "small", "étoiles")
    assert item(options=[{"text": "e\u0301 x"}]).options[0].normalized == "\u00e9 x"
    assert found.content_words
    assert "the" not in found.content_words
    given = item(options=[{"text": "Mars"}, {"text": "Venus"}, {"text": "All of the above"}, {"text": "Both A and B"}])
    assert [given.stands_outside(one) for one in given.options] == [False, False, True, True]


# Items


def test_an_item_has_its_own_fields_and_those_of_its_file() -> None:
    found = item({"domain": "sun", "task": "s1", "tags": ["x"]}, stem=12, explanation="Why", tags=["a", 2], task="s2", type="multiple")
    assert (found.stem, found.explanation, found.type, found.status, found.id) == ("12", "Why", "multiple", "ready", "")
    assert [found.text(name) for name in ("domain", "task", "level")] == ["sun", "s2", ""]
    assert (found.texts("tags"), found.texts("enemies"), item({"tags": ["x"]}).texts("tags")) == (("a", "2"), (), ())
    assert (found.has("domain"), found.has("task"), found.at("stem")) == (False, True, (*PATH, "stem"))
    assert (found.wording, found.stray, found.has_explanations, found.renamed) == (NATIVE, (), True, ())


@pytest.mark.parametrize(
    ("own", "exam", "language", "english"),
    [
        ("", "en", "en", True),
        ("de", "en", "de", False),
        ("", "EN-gb", "EN-gb", True),
        ("en_US", "de", "en_US", True),
        ("eng", "de", "eng", True),
        ("fra", "en", "fra", False),
    ],
)
def test_the_language_is_the_items_own_or_that_of_the_exam(own: str, exam: str, language: str, english: bool) -> None:
    found = item(exam=Exam(language=exam), language=own)
    assert (found.language, found.is_english) == (language, english)


SPANISH = "¿Cuál de los siguientes planetas está más cerca del Sol?"


@pytest.mark.parametrize(
    ("own", "file", "exam", "declared"),
    [("it", "fr", "de", "it"), ("", "fr", "de", "fr"), ("", "", "de", "de"), ("", "", "", ""), (3, "fr", "", "3"), ([], "fr", "", "")],
)
def test_the_nearest_declaration_of_a_language_counts(own: Any, file: str, exam: str, declared: str) -> None:
    found = item({"language": file} if file else {}, Exam(language=exam), stem=SPANISH, **({"language": own} if own != "" else {}))
    assert (found.declared_language, found.is_language_declared) == (declared, bool(declared))
    assert found.language == (declared or "es")
    assert found.named_language == (declared or "en")


def items_with(stems: list[str], exam: Exam, **fields: Any) -> list[Item]:
    return read_items({"items": [{"id": f"a-{number}", "stem": stem} for number, stem in enumerate(stems)], **fields}, exam)


def test_a_file_tells_the_language_of_its_items_and_an_item_may_differ() -> None:
    stems = [f"{SPANISH} Es la pregunta {number}, según dónde y cuándo." for number in range(20)]
    found = items_with([*stems, "¿Io?", "Which of these planets is nearest to the sun?", "A nave: Rosetta"], Exam())
    assert {one.language for one in found[:20]} == {"es"}
    assert [one.language for one in found[20:]] == ["es", "en", "es"]
    assert found[0].tables.code == "es"


def test_a_short_file_tells_nothing_but_its_items_do() -> None:
    assert [one.language for one in items_with(["¿Io?", SPANISH, "Io?"], Exam())] == ["en", "es", "en"]


@pytest.mark.parametrize(("exam", "fields"), [(Exam(language="en"), {}), (Exam(), {"language": "en"})])
def test_a_declared_language_is_not_detected(exam: Exam, fields: dict[str, Any]) -> None:
    found = items_with([SPANISH] * 40, exam, **fields)
    assert {one.language for one in found} == {"en"}


def test_the_explanations_of_a_file_with_few_words_count() -> None:
    text = "Mercurio es el planeta que está más cerca del Sol, y los otros no lo están. " * 16
    found = read_items({"items": [{"id": "a", "stem": "¿Io?", "explanation": text}, {"id": "b", "stem": "¿Ío?"}]}, Exam())
    assert [one.language for one in found] == ["es", "es"]


def test_a_file_does_not_keep_its_items_once_its_language_is_detected() -> None:
    found = items_with([SPANISH], Exam())
    assert found[0].language == "es"
    assert found[0].file_language is not None
    assert found[0] not in vars(found[0].file_language)["_items"]


@pytest.mark.parametrize(("own", "exam", "shuffled"), [(None, True, True), (False, True, False), (True, False, True), ("no", False, False)])
def test_options_are_shuffled_if_the_item_or_else_the_exam_says_so(own: Any, exam: bool, shuffled: bool) -> None:
    assert item(exam=Exam(shuffle=exam), shuffle=own).shuffled is shuffled


def test_the_status_of_an_item() -> None:
    states = {status: item(status=status) for status in ("draft", "retired", "ready")}
    assert [states[name].is_draft for name in states] == [True, False, False]
    assert [states[name].is_retired for name in states] == [False, True, False]


@pytest.mark.parametrize(
    ("own", "shared", "text", "path"),
    [
        ("It rains.", "x", "It rains.", (*PATH, "scenario")),
        ({"text": "It rains."}, "x", "It rains.", (*PATH, "scenario", "text")),
        (None, "It rains.", "It rains.", ("scenario",)),
        (None, {"text": "It rains."}, "It rains.", ("scenario", "text")),
        (None, None, "", ("scenario",)),
    ],
)
def test_the_scenario_is_the_items_own_or_that_of_its_file(own: Any, shared: Any, text: str, path: tuple[Any, ...]) -> None:
    found = item({} if shared is None else {"scenario": shared}, **({} if own is None else {"scenario": own}))
    assert (found.scenario, found.scenario_path) == (text, path)


def test_figures_of_an_item_its_scenario_and_its_options() -> None:
    found = item(
        figure={"file": "a.png", "alt": "A"},
        scenario={"figure": "b.png"},
        options=[{"figure": "c.png"}, {"text": "x"}, {"figure": {"alt": "d"}}],
    )
    assert found.figures == (
        Figure("a.png", "A", (*PATH, "figure", "file")),
        Figure("b.png", "", (*PATH, "scenario", "figure")),
        Figure("c.png", "", (*PATH, "options", 0, "figure")),
    )
    assert found.figure == found.figures[0]
    assert found.situation_figure == found.figures[1]
    assert (found.shows_figure, item().shows_figure, item().figures, item().figure) == (True, False, (), None)


def test_a_figure_of_the_files_scenario_is_shown_but_not_the_items() -> None:
    found = item({"scenario": {"figure": {"file": "a.png"}}})
    assert (found.shows_figure, found.figures, found.situation_figure) == (True, (), Figure("a.png", "", ("scenario", "figure", "file")))
    assert item(options=[{"figure": "a.png"}]).shows_figure
    assert item(figure="a.png").shows_figure


def test_references_in_free_text_and_by_id() -> None:
    found = item(references=["IAU 2006", {"source": "iau", "at": "p. 3"}, {"at": 4}, 7])
    assert found.references == (((*PATH, "references", 1, "source"), "iau"),)
    assert found.citations == (
        ((*PATH, "references", 0), "IAU 2006", ""),
        ((*PATH, "references", 1), "iau", "p. 3"),
        ((*PATH, "references", 2), "", "4"),
        ((*PATH, "references", 3), "7", ""),
    )
    assert [item(references=value).has_reference for value in (["a"], [{"source": "a"}], [{"at": 1}], [""], [], "a", None)] == [
        True, True, False, False, False, False, False,
    ]  # fmt: skip
    assert (item(references="a").references, item(references="a").citations) == ((), ())


def test_an_article_and_its_sections() -> None:
    sections = [{"heading": "H", "body": "B"}, "x", {"body": 3}]
    found = item(article={"title": "T", "summary": "S", "sections": sections}).article
    path = (*PATH, "article")
    assert found == Article(path, "T", "S", (Section((*path, "sections", 0), "H", "B"), Section((*path, "sections", 2), "", "3")))
    assert item(article={"sections": "x"}).article == Article(path, "", "", ())
    assert item(article="x").article is item().article is None


def test_texts_that_are_shown_come_in_the_order_of_the_format() -> None:
    found = item(
        scenario="Rain.",
        stem="Why?",
        options=[{"text": "A", "rationale": "R"}, {"text": ""}],
        explanation="E",
        article={"title": "T", "summary": "S", "sections": [{"heading": "H", "body": "B"}]},
    )
    assert found.shown == "Rain.\nWhy?\nA\nR\nE\nT\nS\nH\nB"
    paths = [path[2:] for path, _ in found.shown_texts]
    article = ("article", "sections", 0)
    assert paths == [
        ("scenario",), ("stem",), ("options", 0, "text"), ("options", 0, "rationale"), ("explanation",),
        ("article", "title"), ("article", "summary"), (*article, "heading"), (*article, "body"),
    ]  # fmt: skip
    assert item(scenario={"text": "Rain."}).shown_texts == [((*PATH, "scenario", "text"), "Rain.")]
    assert item({"scenario": "Rain."}, stem="Why?").shown == "Why?"


def test_the_stem_as_words() -> None:
    found = item(stem="Which *planets* are `x`?")
    assert len(found.stem_prose) == len(found.stem)
    assert found.stem_words == ("which", "planets", "are")
    assert found.stem_content
    assert "are" not in found.stem_content


def test_custom_fields() -> None:
    assert item(custom={"a": 1}).custom == {"a": 1}
    assert item(custom=[1]).custom == item().custom == {}


def test_fields_are_called_as_their_author_calls_them() -> None:
    wording = Wording({"stem": "question"})
    assert (wording.name("stem"), wording.name("options"), NATIVE.name("stem")) == ("question", "options", "stem")


def test_what_is_computed_from_an_item_is_computed_once() -> None:
    found = item(stem="Why?")
    assert found.stem_words is found.stem_words
    assert found.shown_texts is found.shown_texts


@pytest.mark.parametrize("weight", [float("nan"), float("inf"), -float("inf"), 10**400, True, "5", None])
def test_a_weight_that_is_no_number_counts_as_not_given(weight: object) -> None:
    exam = read_exam({"domains": [{"id": "a", "weight": weight}], "levels": {"recall": weight}})
    assert (exam.domains[0].weight, exam.level_shares) == (None, (None,))


# What is said of answers


def with_answers(*texts: str, stem: str = "Which is it?", **data: Any) -> Item:
    return item(stem=stem, options=[{"text": text} for text in texts], **data)


def test_an_answer_that_names_some_others_does_not_name_all() -> None:
    found = with_answers("Io", "Europa", "Both A and B", "A, B and D", "Titan")
    assert [found.names_all_others(option) for option in found.options] == [False] * 5
    found = with_answers("Io", "Europa", "Both A and B")
    assert [found.names_all_others(option) for option in found.options] == [False, False, True]


def test_answers_that_name_none_are_in_their_own_right() -> None:
    found = with_answers("Io", "Europa", "None of the above")
    assert (found.named_answers, found.listed_labels) == ({}, {})
    assert [found.stands_outside(option) for option in found.options] == [False, False, True]


@pytest.mark.parametrize(
    ("found", "is_statement"),
    [
        (with_answers("True", "False", stem="Io is a moon."), True),
        (with_answers("True", "False", stem="Is Io a moon?"), False),
        (with_answers("Io", "Europa", stem="Io is a moon."), False),
        (item(stem="Is Io a moon?", type="true-false"), True),
    ],
)
def test_a_statement_is_what_candidates_call_true_or_false(found: Item, is_statement: bool) -> None:
    assert found.is_statement is is_statement


def test_only_english_stems_are_searched_for_negatives() -> None:
    stem = "Which is not a moon?"
    assert (with_answers(stem=stem).negative, with_answers(stem=stem, language="fr").negative) == ((9, 12), None)


@pytest.mark.parametrize("option", [{"figure": "io.png"}, {"text": "Io", "figure": {"file": "io.png"}}])
def test_a_picture_of_an_option_alone_is_one_of_the_items(option: dict[str, Any]) -> None:
    found = item(stem="Which is it?", options=[option, {"text": "Europa"}])
    assert [figure.file for figure in found.figures] == ["io.png"]
    assert [one.has_figure for one in found.options] == [True, False]
    assert with_answers("Io").figures == ()


def test_lines_of_code_are_kept_where_texts_are_compared_and_those_of_prose_are_not() -> None:
    code, prose = with_answers("```\na\n b\n```", "a\n b").options
    assert "\n" in code.normalized
    assert prose.normalized == "a b"


def test_the_use_is_that_of_the_item_then_of_its_file_then_of_its_exam() -> None:
    exam = read_exam({"exam": "x", "title": "An exam", "use": "live"})
    file = {"use": "practice", "items": [{"id": "a"}, {"id": "b", "use": "live"}]}
    assert [item.use for item in read_items(file, exam)] == ["practice", "live"]
    assert [item.use for item in read_items({"items": [{"id": "a"}]}, exam)] == ["live"]
    assert [item.use for item in read_items({"items": [{"id": "a"}]}, Exam())] == [""]
