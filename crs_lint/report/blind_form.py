"""A form to print: the questions of a bank without what would tell the right answers, and its key sheet apart."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TextIO

from markupsafe import Markup

from crs_lint.engine.report import Report
from crs_lint.report.embedded_images import EmbeddedImages
from crs_lint.report.form_items import ALL_ITEMS, FormOrder, PrintedItem, printed_items
from crs_lint.report.inline_markup import Piece, visible
from crs_lint.report.page_parts import environment, part, policy, without_commands
from crs_lint.report.question_pictures import QuestionPicture, picture_of
from crs_lint.text.hashing import blake2b
from crs_lint.text.sanitize import sanitize
from crs_lint.text.spreadsheet_formula import without_formula

KEY_COLUMNS = ("form", "number", "item", "key", "order", "file")


class KeyRow(NamedTuple):
    """A row of the key sheet. ``key`` has the letters of the form; ``order`` those of the bank, in the order of the form."""

    number: int
    id: str
    key: str
    order: str
    path: str


class _Choice(NamedTuple):
    letter: str
    pieces: tuple[Piece, ...]
    picture: QuestionPicture | None


class _Question(NamedTuple):
    """A question of the form. ``last`` is the number of the last one with its situation, which only the first of them shows."""

    number: int
    last: int
    language: str
    scenario: tuple[Piece, ...]
    scenario_picture: QuestionPicture | None
    picture: QuestionPicture | None
    stem: tuple[Piece, ...]
    is_multiple: bool
    choices: tuple[_Choice, ...]


def write(report: Report, stream: TextIO, *, order: FormOrder = ALL_ITEMS) -> None:
    """Writes the form: no keys, rationales, explanations, ids, findings or figures of the bank."""
    items = printed_items(report, order)
    css = part("base.css") + part("form.css")
    questions = list(_questions(report, items))
    pictures = any(one and one.address for question in questions for one in _pictures(question))
    _render("form.html", stream, css, pictures, code=form_code(items), title=_title(items), questions=questions)


def write_key(report: Report, stream: TextIO, *, order: FormOrder = ALL_ITEMS) -> None:
    """Writes the key sheet of the form as a page."""
    items = printed_items(report, order)
    css = part("base.css") + part("form.css")
    _render("key.html", stream, css, False, code=form_code(items), title=_title(items), rows=list(key_rows(items)))


def write_key_table(report: Report, stream: TextIO, *, order: FormOrder = ALL_ITEMS) -> None:
    """Writes the key sheet of the form as CSV."""
    items = printed_items(report, order)
    code = form_code(items)
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(KEY_COLUMNS)
    for row in key_rows(items):
        writer.writerow([code, *map(without_formula, map(str, row))])


def form_code(items: Sequence[PrintedItem]) -> str:
    """A code that a form and its key sheet share, and no other form has."""
    text = "\n".join(f"{one.item.id}\0{one.item.named_language}\0{_order(one)}" for one in items)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest().upper()


def key_rows(items: Sequence[PrintedItem]) -> Iterator[KeyRow]:
    """The rows of the key sheet, in the order of the form."""
    for number, one in enumerate(items, 1):
        keys = ", ".join(_letter(place) for place, option in enumerate(one.options) if option.correct)
        yield KeyRow(number, sanitize(one.item.id), keys, sanitize(_order(one)), sanitize(one.path))


def _order(one: PrintedItem) -> str:
    return " ".join(_letter(option.number - 1) for option in one.options)


def _letter(place: int) -> str:
    return chr(65 + place) if place < 26 else str(place + 1)


def _title(items: Sequence[PrintedItem]) -> str:
    exams = dict.fromkeys(sanitize(one.item.exam.title or one.item.exam.id, 200) for one in items)
    return ", ".join(filter(None, exams)) or "Questions"


def _questions(report: Report, items: Sequence[PrintedItem]) -> Iterator[_Question]:
    images = EmbeddedImages()
    before = None
    for index, one in enumerate(items):
        item = one.item
        situation = _situation(one)
        same = situation is not None and situation == before
        before = situation
        last = index
        while situation is not None and last + 1 < len(items) and _situation(items[last + 1]) == situation:
            last += 1
        yield _Question(
            index + 1,
            last + 1,
            item.language,
            () if same else visible(item.scenario),
            None if same else picture_of(report, one.path, item.situation_figure, images),
            picture_of(report, one.path, item.figure, images),
            visible(item.stem),
            item.type == "multiple",
            tuple(
                _Choice(_letter(place), visible(option.text), picture_of(report, one.path, option.figure, images))
                for place, option in enumerate(one.options)
            ),
        )


def _situation(one: PrintedItem) -> tuple[str, str, str] | None:
    """What items with the same situation have in common; None without one."""
    figure = one.item.situation_figure
    return (one.path, one.item.scenario, figure.file if figure else "") if one.item.scenario or figure else None


def _pictures(question: _Question) -> Iterator[QuestionPicture | None]:
    yield question.scenario_picture
    yield question.picture
    yield from (choice.picture for choice in question.choices)


def _render(name: str, stream: TextIO, css: str, pictures: bool, **values: object) -> None:
    made = environment()
    made.globals |= {"severities": {}}
    text = made.get_template(name).render(style=Markup(css), policy=policy(css, has_pictures=pictures), **values)
    text = without_commands(text)
    if (stream.encoding or "utf-8").lower().replace("-", "") != "utf8":
        text = text.encode("ascii", "xmlcharrefreplace").decode()
    stream.write(text)
