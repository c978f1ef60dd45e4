"""The columns of a table of items, by the names in its head, as tables of many tools have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from crs_lint.convert import answer_words
from crs_lint.convert.answer_keys import place_of
from crs_lint.convert.answer_words import bare
from crs_lint.convert.record import UnusableError, normalized

OPTIONS = "option a, option b, …"
"""The name of the columns of options in messages."""


def _plain(title: str) -> str:
    return re.sub(r"[\W_]+", "", bare(title.casefold()))


# Names in lower case without spaces, signs and accents.
_NAMES = {
    "stem": (
        *("stem", "question", "questions", "questiontext", "questionstem", "questiontitle", "prompt", "item", "query", "statement"),
        *("frage", "pregunta", "domanda", "pergunta", "enunciado", "vraag"),
    ),
    "key": (
        *map(_plain, (*answer_words.RIGHT, *answer_words.KEY)),
        *("answerindex", "correctindex", "correctanswerindex", "correctoptionindex", "correctoptionnumber", "correctanswernumber"),
        *("correctletter", "answerletter", "cop"),
    ),
    "options": ("options", "choices", "answers", "answerchoices", "answeroptions", "alternatives", "possibleanswers", "allanswers"),
    "wrong": ("distractors", "incorrectanswers", "wronganswers", "incorrectoptions", "wrongoptions"),
    "explanation": (
        *map(_plain, answer_words.EXPLANATION),
        *("generalfeedback", "answerexplanation", "exp", "support", "comentario"),
    ),
    "id": ("id", "itemid", "questionid", "identifier", "qid"),
    "name": ("name", "title", "questionname"),
    "type": ("type", "questiontype", "format", "kind"),
    "domain": ("domain", "category", "subject", "subjectname"),
    "topic": ("topic", "topicname"),
    "task": ("task", "subcategory", "subtopic"),
    "level": ("level", "cognitivelevel"),
    "tags": ("tags", "keywords", "tag"),
    "references": ("reference", "references", "source", "sources"),
    "language": ("language", "lang"),
    "figure": ("figure", "image", "picture", "imagelink", "imageurl", "imagepath", "img"),
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names}
_PLACE = r"([a-z]|[0-9]{1,2})"
_OF = (
    r"(?:option|opt|answerchoice|answer|ans|choice|response|alternative|alternativa|antwort|opcion|opcao|reponse|risposta|resposta"
    r"|respuesta|opzione|proposition)"
)
_OPTION = re.compile(rf"(?:{_OF}|op(?=[a-h]))?(?:text)?{_PLACE}(?:text)?")
_KEYS = re.compile(r"(?:correct|right)(?:answer|option|choice)?[1-9]")
_WRONG = re.compile(r"(?:distractor|(?:wrong|incorrect|false)(?:answer|option|choice)?)([0-9]{1,2}|[a-z])?")
_RATIONALE = re.compile(rf"(?:rationale|feedback|explanation)(?:for)?{_OF}?{_PLACE}|{_OF}{_PLACE}(?:rationale|feedback|explanation)")
# What a template tells its users after the name of a column.
_REMARK = re.compile(r"(?:[(\n:,]|\s[-–—]\s).*", re.DOTALL)
_MOST_SHOWN = 20


class Head(NamedTuple):
    """Indexes of columns: by field, of options and rationales by their place from 0, of wrong answers, and of others by their title.

    ``first`` is the number of the first option where columns are numbered, as in ``option_0``; otherwise None. ``keys`` are all
    columns for keys; ``fields["key"]`` is the first. ``is_index`` means that its title calls the key an index.
    """

    fields: dict[str, int]
    options: dict[int, int]
    wrong: tuple[int, ...]
    rationales: dict[int, int]
    keys: tuple[int, ...]
    unknown: dict[int, str]
    first: int | None
    is_index: bool = False

    @property
    def missing(self) -> list[str]:
        """The columns that items need and that are not there."""
        has_options = len(self.options) > 1 or "options" in self.fields or bool(self.wrong) or "wrong" in self.fields
        # Beside "Answer 2" and "Answer 3", a column "Answer" has the right one.
        start = 0 if self.first is None else min(self.options, default=0)
        gap = next((place for place in range(start, max(self.options, default=0)) if place not in self.options), None)
        name = OPTIONS if gap is None else f"option {chr(ord('a') + gap) if self.first is None else self.first + gap}"
        needed = {"stem": "stem" in self.fields, name: has_options and gap is None, "correct": bool(self.keys)}
        return [name for name, is_there in needed.items() if not is_there]


def field_named(title: str) -> str:
    """The field of an item that a name means; empty if it means none."""
    field = next((_FIELDS[name] for name in _names(title) if name in _FIELDS), "")
    return "domain" if field == "topic" else field


def head_of(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> Head:
    """The columns with these titles; of two for the question, the one with more text in ``rows`` is it."""
    found: dict[str, list[int]] = {}
    options: dict[str, int] = {}
    rationales: dict[str, int] = {}
    wrong: list[int] = []
    unknown: dict[int, str] = {}
    for index, title in enumerate(titles):
        if not title.strip():
            continue
        for name in _names(title):
            if _KEYS.fullmatch(name):
                found.setdefault("key", []).append(index)
            elif name in _FIELDS:
                found.setdefault(_FIELDS[name], []).append(index)
            elif option := _OPTION.fullmatch(name):
                if options.setdefault(option[1], index) != index:
                    unknown[index] = normalized(title)
            elif _WRONG.fullmatch(name):
                wrong.append(index)
            elif rationale := _RATIONALE.fullmatch(name):
                rationales.setdefault(rationale[1] or rationale[2], index)
            else:
                continue
            break
        else:
            unknown[index] = normalized(title)
    return _resolved(titles, rows, found, options, wrong, rationales, unknown)


def _resolved(
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    found: dict[str, list[int]],
    options: dict[str, int],
    wrong: Sequence[int],
    rationales: dict[str, int],
    unknown: dict[int, str],
) -> Head:
    """A head in which each field has one column; other columns of the same field are unknown, except further keys."""
    if len(options) > 1 and "options" in found:  # "answers" beside the columns of answers names the right ones
        found.setdefault("key", []).extend(found.pop("options"))
    if "topic" in found:
        found.setdefault("task" if "domain" in found else "domain", []).extend(found.pop("topic"))
    if len(found.get("stem", ())) > 1:
        found["stem"].sort(key=lambda index: -sum(len(cells[index].strip()) for cells in rows if index < len(cells)))
    keys = found.get("key", [])
    same = [index for index in keys if _series(titles[index]) == _series(titles[keys[0]])]
    found = {
        field: indexes if field != "key" else [*same, *(one for one in indexes if one not in same)] for field, indexes in found.items()
    }
    for field, indexes in found.items():
        for index in indexes[len(same) if field == "key" else 1 :]:
            unknown[index] = normalized(titles[index])
    numbers = [int(name) for name in options if name.isdecimal()]
    first = min(min(numbers), 1) if numbers else None
    return Head(
        {field: indexes[0] for field, indexes in found.items()},
        {_position(name, first): index for name, index in options.items()},
        tuple(wrong),
        {_position(name, first): index for name, index in rationales.items()},
        tuple(same),
        unknown,
        first,
        bool(keys) and "index" in _plain(titles[keys[0]]),
    )


def _series(title: str) -> str:
    """The name in a title without its number: several columns of one name hold several keys."""
    return _names(title)[-1].rstrip("0123456789")


def _position(name: str, first: int | None) -> int:
    return max(int(name) - (1 if first is None else first), 0) if name.isdecimal() else place_of(name)


def _names(title: str) -> list[str]:
    """The name in a title as it is, and without what a template remarks on it."""
    if title.strip().endswith("#"):
        return [f"{_plain(title)}number"]
    title = re.sub(r"\(e?s\)", "", title)
    return list(dict.fromkeys((_plain(title), _plain(_REMARK.sub("", title.strip())))))


def unusable(titles: Sequence[str], missing: Iterable[str], line: int) -> UnusableError:
    """The error of a table without columns that items need."""
    found = ", ".join(f'"{normalized(title)[:40]}"' for title in [one for one in titles if one.strip()][:_MOST_SHOWN]) or "none"
    return UnusableError(f"it has no column for {' and none for '.join(missing)}; its columns are {found}", line)
