"""Exams, items and options as rules see them: typed, forgiving views over plain data, with the author's own paths."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from crs_lint.language.answer_labels import Combination, combination, may_list_labels, named_answers
from crs_lint.language.negation import may_ask_in_the_negative, negative_lead_in
from crs_lint.language.stand_ins import StandIn, may_stand_in, stand_in
from crs_lint.language.tables import Tables, tables_of
from crs_lint.language.true_false import are_verdicts
from crs_lint.language.words import content_words, prose, words
from crs_lint.model.field_names import NATIVE, Wording
from crs_lint.model.file_language import DEFAULT_LANGUAGE, FileLanguage, with_file_language
from crs_lint.model.finding import Path
from crs_lint.model.lazy_attribute import lazy_attribute
from crs_lint.named_tuple import NamedTuple
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import is_blank, normalize, normalize_lines


def text_of(value: Any) -> str:
    """A value as a candidate would see it: numbers and booleans as they are written, and nothing for other types."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (int, float)) else ""


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(text_of(one) for one in value) if isinstance(value, list) else ()


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


MOST_OPTIONS = 100
"""Rules that compare options do not look at an item with more of them."""
_LARGEST = 1e9


class Task(NamedTuple):
    """A part of a domain. ``weight`` is its share of the exam in percent; ``items`` how many one form has of it, which counts first."""

    id: str
    title: str
    weight: float | None = None
    items: int | None = None


class Domain(NamedTuple):
    """A subject of the blueprint; the weight is in percent. ``tasks`` are the ids of ``parts``, the tasks with their weights."""

    id: str
    title: str
    weight: float | None
    tasks: tuple[str, ...]
    parts: tuple[Task, ...] = ()


class Cited(NamedTuple):
    """A work that the exam declares under ``sources``; ``superseded`` is a boolean or the id of the work that replaces it.

    ``retrieved`` is the day on which it was read, as it is written.
    """

    id: str
    title: str
    superseded: bool | str
    retrieved: str = ""
    url: str = ""


# A block of code, or lines without a letter, such as printed numbers.
_KEEPS_LINES = LazyPattern(r"```|^[^a-zA-Z\n]+\n[^a-zA-Z]+$")
_QUESTION_END = 3  # a question mark, and quotation marks or spaces after it


class Exam(NamedTuple):
    """What an exam.yaml says. ``file`` is empty where none governs the items; ``level_shares`` go with ``levels``, from 0 to 1.
    ``form_cut`` is in points. ``requires_nothing`` means that the list of what the team asks is there, and empty.

    ``language`` is the language of items that declare none: that of the exam, else that of the settings, else empty.
    """

    file: str = ""
    id: str = ""
    language: str = ""
    shuffle: bool = False
    option_count: int | None = None
    id_pattern: str = ""
    levels: tuple[str, ...] = ()
    domains: tuple[Domain, ...] = ()
    requires: frozenset[str] = frozenset()
    vocabulary: frozenset[str] = frozenset()
    sources: tuple[Cited, ...] = ()
    form_items: int | None = None
    level_shares: tuple[float | None, ...] = ()
    form_cut: float | None = None
    requires_nothing: bool = False
    title: str = ""
    use: str = ""

    @property
    def weights(self) -> tuple[float, ...]:
        return tuple(domain.weight for domain in self.domains if domain.weight is not None)


def read_exam(data: Any, file: str = "") -> Exam:
    """The exam in plain data; a value of the wrong type counts as not given."""
    given = _mapping(data)
    levels = given.get("levels")
    form = _mapping(given.get("form"))
    return Exam(
        file=file,
        id=text_of(given.get("exam")),
        language=text_of(given.get("language")),
        shuffle=given.get("shuffle") is True,
        option_count=_whole(given.get("options")),
        id_pattern=text_of(given.get("id_pattern")),
        levels=tuple(map(str, levels)) if isinstance(levels, dict) else _texts(levels),
        domains=tuple(_domains(given.get("domains"))),
        requires=frozenset(_texts(given.get("requires"))),
        vocabulary=frozenset(_texts(given.get("vocabulary"))),
        sources=tuple(_sources(given.get("sources"))),
        level_shares=tuple(_share(value) for value in levels.values()) if isinstance(levels, dict) else (),
        form_items=_whole(form.get("items")),
        form_cut=_number(form.get("cut")),
        requires_nothing=given.get("requires") == [],
        title=text_of(given.get("title")),
        use=text_of(given.get("use")),
    )


def _share(percent: Any) -> float | None:
    number = _number(percent)
    return None if number is None else number / 100


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _number(value: Any) -> float | None:
    """A number; None for other values, for ``.nan`` and for those without end."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < _LARGEST
    return float(value) if is_number else None


def _domains(value: Any) -> Iterator[Domain]:
    for one in value if isinstance(value, list) else ():
        given = _mapping(one)
        tasks = given.get("tasks")
        parts = tuple(_task(_mapping(task)) for task in (tasks if isinstance(tasks, list) else ()))
        yield Domain(
            text_of(given.get("id")), text_of(given.get("title")), _number(given.get("weight")), tuple(task.id for task in parts), parts
        )


def _task(given: Mapping[str, Any]) -> Task:
    return Task(text_of(given.get("id")), text_of(given.get("title")), _number(given.get("weight")), _whole(given.get("items")))


def _sources(value: Any) -> Iterator[Cited]:
    for name, one in _mapping(value).items():
        given = _mapping(one)
        superseded = given.get("superseded", False)
        is_superseded = superseded if isinstance(superseded, (bool, str)) else False
        yield Cited(str(name), text_of(given.get("title")), is_superseded, text_of(given.get("retrieved")), text_of(given.get("url")))


class Figure(NamedTuple):
    """A picture that an item shows: the file as written, its alternative text, and the path of the field that names the file."""

    file: str
    alt: str
    path: Path


def _figure(value: Any, path: Path) -> Figure | None:
    if isinstance(value, str):
        return Figure(value, "", path)
    given = _mapping(value)
    return Figure(text_of(given["file"]), text_of(given.get("alt")), (*path, "file")) if "file" in given else None


class Section(NamedTuple):
    """A part of a study page."""

    path: Path
    heading: str
    body: str


class Article(NamedTuple):
    """The study page that goes with an item; the summary is what search results show."""

    path: Path
    title: str
    summary: str
    sections: tuple[Section, ...]


class Option:
    """One answer. ``number`` counts from 1, as candidates do; ``has_text`` tells a blank text from none."""

    def __init__(self, data: Mapping[str, Any], path: Path, number: int) -> None:
        self._data = data
        self.path = path
        self.number = number
        self.has_text = "text" in data
        value = data.get("text")
        self.text = value if isinstance(value, str) else text_of(value)
        self.correct = data.get("correct") is True
        self.pin = data.get("pin") is True
        self.has_figure = "figure" in data
        self.has_rationale = "rationale" in data

    @lazy_attribute
    def normalized(self) -> str:
        """The text as it is compared for equality: in Unicode's composed form, with white space folded; code keeps its lines."""
        text = self.text
        return normalize_lines(text) if ("\n" in text or "```" in text) and _KEEPS_LINES.search(text) else normalize(text)

    @lazy_attribute
    def lowered(self) -> str:
        """The text in lower case, for quick looks."""
        return self.text.lower()

    @lazy_attribute
    def prose(self) -> str:
        """The text with code, LaTeX and markup replaced by spaces, so that offsets stay the same."""
        return prose(self.text)

    @lazy_attribute
    def words(self) -> tuple[str, ...]:
        """The words of the prose, in lower case."""
        return words(self.prose)

    @lazy_attribute
    def content_words(self) -> tuple[str, ...]:
        """The stems of the words that carry meaning."""
        return content_words(self.words)

    @lazy_attribute
    def rationale(self) -> str:
        return text_of(self._data.get("rationale"))

    @property
    def figure(self) -> Figure | None:
        return _figure(self._data.get("figure"), (*self.path, "figure"))

    @property
    def name(self) -> str:
        return f"Answer {self.number}"

    def at(self, field: str) -> Path:
        """The path of a field, whether the option has it or not."""
        return (*self.path, field)


class Item:
    """One item. ``defaults`` are the fields that its file gives to all of its items.

    ``wording`` has its author's names of fields. ``stray`` are keys that name no answer, each with its path and its text.
    ``has_explanations`` tells whether its format has a field for an explanation. ``renamed`` alternates between fields that the
    author calls otherwise and the steps to them, one a line. ``file_language`` detects the language of its file, where none is
    declared. ``shared_articles`` are the study pages that it can name, by id, each with its path; of two with one id, the first.
    ``owns_article`` is false where the page that it names is checked with another item.
    """

    wording: Wording = NATIVE
    stray: tuple[tuple[Path, str], ...] = ()
    has_explanations = True
    renamed: tuple[str, ...] = ()
    file_language: FileLanguage | None = None
    shared_articles: Mapping[str, tuple[Path, Mapping[str, Any]]] = {}
    owns_article = True

    def __init__(self, data: Mapping[str, Any], path: Path, exam: Exam, defaults: Mapping[str, Any] = {}) -> None:
        self._data = data
        self._defaults = defaults
        self.path = path
        self.exam = exam
        stem = data.get("stem")
        self.stem = stem if isinstance(stem, str) else text_of(stem)
        options = data.get("options")
        self.options = (
            [Option(one, (*path, "options", index), index + 1) for index, one in enumerate(options) if isinstance(one, dict)]
            if isinstance(options, list)
            else []
        )
        self.keys = [option for option in self.options if option.correct]
        self.type = data.get("type", "single")
        self.status = data.get("status", "ready")

    def at(self, field: str) -> Path:
        """The path of a field, whether the item has it or not."""
        return (*self.path, field)

    def has(self, field: str) -> bool:
        return field in self._data

    def gives(self, fields: frozenset[str]) -> bool:
        """Whether the item or its file has one of some fields."""
        return not (fields.isdisjoint(self._data) and fields.isdisjoint(self._defaults))

    @property
    def fields(self) -> list[str]:
        """The names of the fields of the item, and of those of its file."""
        return [*self._data, *self._defaults]

    def given(self, field: str) -> Any:
        """A field of the item, or else of its file, as it is written; None if neither has it."""
        return self._data.get(field, self._defaults.get(field))

    def text(self, field: str) -> str:
        """A field of the item, or else of its file, as text; empty if neither has it."""
        return text_of(self._data.get(field, self._defaults.get(field)))

    def texts(self, field: str) -> tuple[str, ...]:
        return _texts(self._data.get(field))

    def value(self, field: str) -> Any:
        """A field of the item as it is written; None without it."""
        return self._data.get(field)

    @lazy_attribute
    def id(self) -> str:
        return text_of(self._data.get("id"))

    @property
    def identity(self) -> str:
        """A text that items of the same exam, both in the native form, share only if rules see the same in them."""
        defaults = {name: value for name, value in self._defaults.items() if name not in ("items", "articles")}
        articles = self.owns_article, list(self.shared_articles), self.shared_articles.get(self.article_id)
        return repr((self.path, self._data, defaults, self.language, articles))

    @lazy_attribute
    def explanation(self) -> str:
        return text_of(self._data.get("explanation"))

    @lazy_attribute
    def stem_prose(self) -> str:
        """The stem with code, LaTeX and markup replaced by spaces, so that offsets stay the same."""
        return prose(self.stem)

    @lazy_attribute
    def stem_words(self) -> tuple[str, ...]:
        """The words of the stem's prose, in lower case."""
        return words(self.stem_prose)

    @lazy_attribute
    def stem_content(self) -> tuple[str, ...]:
        """The stems of the words in the item's stem that carry meaning."""
        return content_words(self.stem_words)

    @lazy_attribute
    def stem_lowered(self) -> str:
        """The stem in lower case, for quick looks."""
        return self.stem.lower()

    @lazy_attribute
    def prose_lowered(self) -> str:
        """The prose of the stem in lower case, for quick looks."""
        return self.stem_lowered if self.stem_prose is self.stem else self.stem_prose.lower()

    @lazy_attribute
    def option_lines(self) -> str:
        """The texts of all options, each after a line feed."""
        return "".join([f"\n{option.text}" for option in self.options])

    @lazy_attribute
    def options_lowered(self) -> str:
        """The texts of all options in lower case, each after a line feed, for quick looks."""
        return self.option_lines.lower()

    @lazy_attribute
    def explanation_lowered(self) -> str:
        """The explanation in lower case, for quick looks."""
        return self.explanation.lower()

    @lazy_attribute
    def shown_lowered(self) -> str:
        """All texts that are shown in lower case, for quick looks."""
        return self.shown.lower()

    @lazy_attribute
    def distractors(self) -> list[Option]:
        return [option for option in self.options if not option.correct]

    @lazy_attribute
    def stand_ins(self) -> dict[int, StandIn]:
        """What the answers that stand for others say of them, by number: "All of the above", "Cannot be determined"."""
        if not may_stand_in(self.options_lowered, self.tables):
            return {}
        found = {}
        for option in self.options:
            kind = stand_in(option.text, [other.text for other in self.options if other is not option], self.tables)
            if kind is not None:
                found[option.number] = kind
        return found

    @lazy_attribute
    def listed_labels(self) -> dict[int, Combination]:
        """The answers that are lists of labels, by number: "A and C", "I only"."""
        if not may_list_labels(self.options_lowered, self.tables):
            return {}
        return {option.number: found for option in self.options if (found := combination(option.text, self.tables)) is not None}

    @lazy_attribute
    def named_answers(self) -> dict[int, Combination]:
        """The answers that name others by letter, by number: "Both A and B", "b and c"."""
        if not self.listed_labels:
            return {}
        found = named_answers(self.stem, [one.text for one in self.options], self.tables)
        return {self.options[index].number: combined for index, combined in found.items()}

    def stands_outside(self, option: Option) -> bool:
        """Whether an answer is not compared with the others, because it stands for them or names them."""
        return option.number in self._outside

    @lazy_attribute
    def _outside(self) -> frozenset[int]:
        return frozenset((*self.stand_ins, *self.named_answers))

    def names_all_others(self, option: Option) -> bool:
        """Whether an answer names all the answers in their own right by letter."""
        own = sum(not self.stands_outside(one) for one in self.options)
        return option.number in self.named_answers and len(set(self.named_answers[option.number].labels)) == own

    @lazy_attribute
    def language(self) -> str:
        """The tag of the item's language: the declared one, else the detected one of its own words or its file, else English."""
        return self.declared_language or (self.file_language or FileLanguage(())).of(self)

    @lazy_attribute
    def declared_language(self) -> str:
        """The tag of the language as the item declares it, else its file, its exam, or the settings; empty if none of them does."""
        return self.text("language") or self.exam.language

    @property
    def is_language_declared(self) -> bool:
        return bool(self.declared_language)

    @property
    def named_language(self) -> str:
        """The declared language, else English: the one that tells two items of the same id apart, which must not depend on words."""
        return self.declared_language or DEFAULT_LANGUAGE

    @lazy_attribute
    def tables(self) -> Tables:
        """The words and signs of the item's language; empty where crs-lint does not know it."""
        return tables_of(self.language)

    @property
    def is_english(self) -> bool:
        return self.tables.code == "en"

    @lazy_attribute
    def is_statement(self) -> bool:
        """Whether candidates say if the stem is true: a true-false item, or one with "True" and "False" as its answers."""
        texts = [option.text for option in self.options]
        return bool(self.type == "true-false") or (are_verdicts(texts, self.tables) and "?" not in self.stem[-_QUESTION_END:])

    @lazy_attribute
    def negative(self) -> tuple[int, int] | None:
        """The start and end index in the stem of the word that makes the item ask for what is not so; None without one."""
        if not may_ask_in_the_negative(self.stem_lowered, self.tables):
            return None
        return negative_lead_in(self.stem_prose, self.tables, is_statement=self.is_statement)

    @property
    def shuffled(self) -> bool:
        own = self._data.get("shuffle")
        return own if isinstance(own, bool) else self.exam.shuffle

    @property
    def is_shuffle_refused(self) -> bool:
        """Whether the item itself says that its options keep their order."""
        return self._data.get("shuffle") is False

    @property
    def is_draft(self) -> bool:
        return bool(self.status == "draft")

    @property
    def is_retired(self) -> bool:
        return bool(self.status == "retired")

    @property
    def use(self) -> str:
        """``practice`` or ``live``, as the item says, else its file, else its exam; empty if none of them does."""
        return self.text("use") or self.exam.use

    @property
    def scenario(self) -> str:
        """The text of the scenario, the item's own or its file's."""
        value = self._data.get("scenario", self._defaults.get("scenario"))
        return text_of(value) or text_of(_mapping(value).get("text"))

    @lazy_attribute
    def figures(self) -> tuple[Figure, ...]:
        """The pictures of the item, its options and its own scenario."""
        if "figure" not in self._data and "scenario" not in self._data and not any(option.has_figure for option in self.options):
            return ()
        own = _mapping(self._data.get("scenario"))
        found = [
            _figure(self._data.get("figure"), self.at("figure")),
            _figure(own.get("figure"), (*self.path, "scenario", "figure")),
            *(option.figure for option in self.options),
        ]
        return tuple(figure for figure in found if figure is not None)

    @property
    def shows_figure(self) -> bool:
        """Whether the candidate sees a picture: the item's, an option's, or that of the scenario, even if it is the file's."""
        given = _mapping(self._data.get("scenario", self._defaults.get("scenario")))
        return "figure" in self._data or "figure" in given or any("figure" in option._data for option in self.options)

    @property
    def has_reference(self) -> bool:
        """Whether the item names a source in any form."""
        value = self._data.get("references")
        return isinstance(value, list) and any(text_of(one) or text_of(_mapping(one).get("source")) for one in value)

    @property
    def options_without_rationale(self) -> list[Option]:
        return [option for option in self.options if is_blank(option.rationale)]

    @property
    def has_article(self) -> bool:
        """Whether the item has a study page of its own, or names one."""
        given = self._data.get("article")
        return isinstance(given, dict) or (isinstance(given, str) and given != "")

    @property
    def references(self) -> tuple[tuple[Path, str], ...]:
        """The ids of the sources that the item cites, each with its path; references in free text have none."""
        value = self._data.get("references")
        if not isinstance(value, list):
            return ()
        named = ((index, _mapping(one)) for index, one in enumerate(value))
        return tuple(((*self.path, "references", index, "source"), text_of(one["source"])) for index, one in named if "source" in one)

    @property
    def citations(self) -> tuple[tuple[Path, str, str], ...]:
        """All references with their paths: a text, or a source's id and where in the source."""
        value = self._data.get("references")
        given = enumerate(value if isinstance(value, list) else ())
        pairs = (((*self.path, "references", index), text_of(one) or text_of(_mapping(one).get("source")), one) for index, one in given)
        return tuple((path, name, text_of(_mapping(one).get("at"))) for path, name, one in pairs)

    @property
    def situation_figure(self) -> Figure | None:
        """The picture of the scenario, the item's own or its file's."""
        own = "scenario" in self._data
        path = self.at("scenario") if own else ("scenario",)
        return _figure(_mapping((self._data if own else self._defaults).get("scenario")).get("figure"), (*path, "figure"))

    @property
    def figure(self) -> Figure | None:
        """The item's own picture."""
        return _figure(self._data.get("figure"), self.at("figure"))

    @property
    def scenario_path(self) -> Path:
        """The path of the scenario's text, in the item or in its file."""
        own = "scenario" in self._data
        value = (self._data if own else self._defaults).get("scenario")
        return (*(self.path if own else ()), "scenario", *(("text",) if isinstance(value, dict) else ()))

    @property
    def custom(self) -> Mapping[str, Any]:
        """The team's own fields of the item."""
        return _mapping(self._data.get("custom"))

    @property
    def article_id(self) -> str:
        """The id of the article of its file that the item names; empty where it names none."""
        given = self._data.get("article")
        return given if isinstance(given, str) else ""

    @property
    def article(self) -> Article | None:
        """The study page of the item, its own or the one of its file that it names, if it has one."""
        given = self._data.get("article")
        path = self.at("article")
        if isinstance(given, str):
            path, given = self.shared_articles.get(given, (path, None))
        return read_article(path, given) if isinstance(given, dict) else None

    @property
    def own_article(self) -> Article | None:
        """The study page that is checked with this item; None where it has none, or another item that shares it comes first."""
        return self.article if self.owns_article else None

    def shares(self, path: Path) -> bool:
        """Whether a path leads into the articles beside the items of its file, which are not of this item alone."""
        return bool(self.shared_articles) and path[:1] == ("articles",)

    @lazy_attribute
    def shown(self) -> str:
        """All texts that are shown in one string, so that one search tells whether any of them matches."""
        return "\n".join([text for _, _, text in self._shown])

    @lazy_attribute
    def shown_texts(self) -> list[tuple[Path, str]]:
        """Every text that a candidate or a learner reads, except empty ones, with its path, in the order of the format.

        Those of an article that several items share are among the texts of one of them.
        """
        return [(at(field), text) for at, field, text in self._shown]

    @lazy_attribute
    def shown_by_path(self) -> dict[Path, str]:
        """The texts that are shown, by their paths."""
        return dict(self.shown_texts)

    @lazy_attribute
    def _shown(self) -> list[tuple[Callable[[str], Path], str, str]]:
        """The texts that are shown, except empty ones, each with its field and a function that gives the path of a field."""
        found: list[tuple[Callable[[str], Path], str, str]] = [(self.at, "stem", self.stem)]
        for option in self.options:
            found.append((option.at, "text", option.text))
            if option.has_rationale:
                found.append((option.at, "rationale", option.rationale))
        found.append((self.at, "explanation", self.explanation))
        if "scenario" in self._data:
            found.insert(0, self._scenario_text())
        if "article" in self._data:
            found += self._article_texts()
        return [one for one in found if one[2]]

    def _scenario_text(self) -> tuple[Callable[[str], Path], str, str]:
        if isinstance(self._data["scenario"], str):
            return self.at, "scenario", self.scenario
        return _below(self.at("scenario")), "text", self.scenario

    def _article_texts(self) -> Iterator[tuple[Callable[[str], Path], str, str]]:
        article = self.own_article
        if article is not None:
            yield _below(article.path), "title", article.title
            yield _below(article.path), "summary", article.summary
            for section in article.sections:
                yield _below(section.path), "heading", section.heading
                yield _below(section.path), "body", section.body


def _below(path: Path) -> Callable[[str], Path]:
    """A function that gives the path of a field below a path."""
    return lambda field: (*path, field)


def read_article(path: Path, given: Mapping[str, Any]) -> Article:
    """A study page of its fields, which are at a path."""
    listed = given.get("sections")
    sections = [
        Section((*path, "sections", index), text_of(one.get("heading")), text_of(one.get("body")))
        for index, one in enumerate(listed if isinstance(listed, list) else ())
        if isinstance(one, dict)
    ]
    return Article(path, text_of(given.get("title")), text_of(given.get("summary")), tuple(sections))


def read_items(data: Any, exam: Exam) -> list[Item]:
    """The items of a native file: a list under ``items``, or one item at the root."""
    given = _mapping(data)
    listed = given.get("items")
    if isinstance(listed, list):
        items = [Item(one, ("items", index), exam, given) for index, one in enumerate(listed) if isinstance(one, dict)]
        with_file_language(items, exam)
        if "articles" in given:
            from crs_lint.model.shared_articles import give_articles

            give_articles(items, given)
        return items
    return [Item(given, (), exam)] if is_lone_item(given) else []


def is_lone_item(data: Mapping[str, Any]) -> bool:
    """Whether a file is a single item: it has fields of an item, and no list of items."""
    return "items" not in data and not data.keys().isdisjoint(("id", "stem", "options"))
