"""The questions of H5P that are items of a bank, by the name of their library."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from crs_lint.convert import true_false
from crs_lint.convert.h5p.content import CONTENT, string, value, values
from crs_lint.convert.markup.html_to_markdown import from_html
from crs_lint.convert.packages.paths import joined
from crs_lint.convert.packages.pictures import ON_THE_WEB
from crs_lint.convert.record import ItemRecord, OptionRecord, Picture, UnusableError

# What the editor writes unless an author changes it.
_DEFAULTS: Mapping[str, Sequence[Any]] = {
    "enableRetry": (True,),
    "enableSolutionsButton": (True,),
    "enableCheckButton": (True,),
    "confirmCheckDialog": (False,),
    "confirmRetryDialog": (False,),
    "autoCheck": (False,),
    "showSolutionsRequiresInput": (True,),
    "showScorePoints": (True,),
    "passPercentage": (100,),
}


class H5pQuestion:
    """The parameters of a question; ``losses`` grow with what no record can hold."""

    def __init__(self, params: Mapping[str, Any]) -> None:
        self.params = params
        self.losses: list[str] = []

    def text(self, html: str, *, of: str = "") -> str:
        """A text that cannot have a picture; ``of`` names its place in messages."""
        return self.page(html, figure=False, of=of)[0]

    def page(self, html: str, *, figure: bool, of: str = "") -> tuple[str, Picture | None]:
        """A text as Markdown, and its picture if it may have one."""
        page = from_html(html)
        for picture in page.pictures:
            _check(picture)
        self.losses += [f"{message}{of and f' in {of}'}" for message in page.lost(figure=figure)]
        return page.text, page.figure if figure else None

    def stem(self) -> tuple[str, Picture | None]:
        """The question, and the picture above it or in it."""
        text, figure = self.page(string(self.params, "question"), figure=True)
        above = self._medium()
        if figure and above:
            self.losses.append(f"the picture {figure.shown}")
        return text, above or figure

    def _medium(self) -> Picture | None:
        """The picture above a question; a film or a sound is listed."""
        medium = value(self.params, "media", "type") or value(self.params, "media")
        library = string(medium, "library").partition(" ")[0]
        if not library or not value(medium, "params"):
            return None
        if library != "H5P.Image":
            self.losses.append(f"{library[:100]} above the question")
            return None
        picture = Picture(string(medium, "params", "file", "path"), string(medium, "params", "alt"))
        _check(picture)
        return picture if picture.file else None

    def explanation(self) -> str:
        """The feedback that everybody sees; feedback on a range of points is listed."""
        told = [one for one in values(self.params, "overallFeedback") if string(one, "feedback").strip()]
        if len(told) == 1 and value(told[0], "from") == 0 and value(told[0], "to") == 100:
            return self.text(string(told[0], "feedback"), of="the feedback")
        for one in told:
            points = f"from {_shown(value(one, 'from'))} to {_shown(value(one, 'to'))} percent"
            self.losses.append(f"the feedback {points}: {self.text(string(one, 'feedback'))}")
        return ""

    def lose_settings(self) -> None:
        """Lists the settings that are not the usual ones."""
        behavior = value(self.params, "behaviour")
        changed = [
            f"{name}: {_shown(behavior[name])}"
            for name, usual in _DEFAULTS.items()
            if isinstance(behavior, dict) and name in behavior and behavior[name] not in usual
        ]
        if changed:
            self.losses.append(f"the settings {', '.join(changed)}")


def _check(picture: Picture) -> None:
    """Raises UnusableError for the picture of a package that lies outside of it."""
    if not ON_THE_WEB.match(picture.file) and joined(CONTENT, picture.file) is None:
        raise UnusableError(f"it is not read: the path of the picture {picture.file[:200]} leads out of the package")


def _shown(told: object) -> str:
    return str(told).lower()[:40]


def _choice(question: H5pQuestion) -> ItemRecord:
    """The item of an H5P.MultiChoice."""
    stem, figure = question.stem()
    answers = values(question.params, "answers")
    options = tuple(_option(question, answer, number) for number, answer in enumerate(answers, 1))
    is_shuffled = value(question.params, "behaviour", "randomAnswers")
    question.lose_settings()
    return ItemRecord(
        stem,
        options,
        multiple=_allows_several(question, options),
        explanation=question.explanation(),
        shuffle=is_shuffled if isinstance(is_shuffled, bool) else None,
        figure=figure,
    )


def _allows_several(question: H5pQuestion, options: Sequence[OptionRecord]) -> bool:
    """Whether candidates see boxes: as an author chose, or else unless one answer is right."""
    behavior = value(question.params, "behaviour")
    kind, is_single = string(behavior, "type"), value(behavior, "singleAnswer")
    if kind in ("single", "multi"):
        return kind == "multi"
    if not kind and isinstance(is_single, bool):
        return not is_single
    return sum(option.correct for option in options) != 1


def _option(question: H5pQuestion, answer: Any, number: int) -> OptionRecord:
    here = f"answer {number}"
    text, figure = question.page(string(answer, "text"), figure=True, of=here)
    told = value(answer, "tipsAndFeedback") or answer
    tip, chosen, missed = (question.text(string(told, name), of=here) for name in ("tip", "chosenFeedback", "notChosenFeedback"))
    if missed and missed != chosen:
        question.losses.append(f"the feedback on {here} for those who do not choose it: {missed}")
    if tip:
        question.losses.append(f"the tip of {here} is shown before the answer; it is kept in the rationale")
    rationale = "\n\n".join(dict.fromkeys(filter(None, (chosen, tip))))
    return OptionRecord(text, value(answer, "correct") is True, rationale, figure=figure)


def _verdict(question: H5pQuestion) -> ItemRecord:
    """The item of an H5P.TrueFalse."""
    stem, figure = question.stem()
    is_true = true_false.verdict(string(question.params, "correct")) if "correct" in question.params else None
    behavior = value(question.params, "behaviour")
    on_right, on_wrong = (question.text(string(behavior, name), of="the feedback") for name in ("feedbackOnCorrect", "feedbackOnWrong"))
    labels = [string(question.params, "l10n", name).strip() for name in ("trueText", "falseText")]
    if any(labels) and not true_false.are_verdicts(labels):
        question.losses.append(f'the words "{labels[0]}" and "{labels[1]}" for true and false')
    if is_true is None and (on_right or on_wrong):
        question.losses.append(f"the feedback: {' / '.join(filter(None, (on_right, on_wrong)))}")
        on_right = on_wrong = ""
    question.lose_settings()
    rationales = (on_wrong, on_right) if is_true is False else (on_right, on_wrong)
    return ItemRecord(stem, true_false.options(is_true, *rationales), true_false=True, figure=figure)


def _first_is_right(question: H5pQuestion) -> ItemRecord:
    """The item of a choice in an H5P.SingleChoiceSet, which shows its answers in random order."""
    stem, figure = question.stem()
    options = []
    for number, answer in enumerate(values(question.params, "answers"), 1):
        text, picture = question.page(answer if isinstance(answer, str) else "", figure=True, of=f"answer {number}")
        options.append(OptionRecord(text, number == 1, figure=picture))
    return ItemRecord(stem, tuple(options), shuffle=True, figure=figure)


def _itself(params: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield params


def _choices(params: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return (one for one in values(params, "choices") if isinstance(one, dict))


class QuestionReader(NamedTuple):
    """How the questions of a library are found in its parameters, and what becomes of each."""

    questions: Callable[[Mapping[str, Any]], Iterator[Mapping[str, Any]]]
    record: Callable[[H5pQuestion], ItemRecord]
    is_set: bool = False


READERS: Mapping[str, QuestionReader] = {
    "H5P.MultiChoice": QuestionReader(_itself, _choice),
    "H5P.TrueFalse": QuestionReader(_itself, _verdict),
    "H5P.SingleChoiceSet": QuestionReader(_choices, _first_is_right, is_set=True),
}
