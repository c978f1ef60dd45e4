"""Pages as Markdown with front matter, for site generators.

What a text holds stays text in all of them: tags, links, and the braces that Liquid, Hugo, Vue and MDX read as code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crs_lint.document.scalar_writer import quoted
from crs_lint.pages.article_blocks import Block
from crs_lint.pages.exam_pages import ExamPages
from crs_lint.pages.html_pages import practice_page
from crs_lint.pages.study_item import StudyChoice, StudyItem
from crs_lint.pages.templates import Templates
from crs_lint.report.escape_markdown import plain
from crs_lint.report.inline_markup import Piece
from crs_lint.report.question_pictures import QuestionPicture
from crs_lint.text.plural import counted

_AT = re.compile(r"@(?=[\w.-])")
_ISSUE = re.compile(r"\bGH-(?=\d)", re.IGNORECASE)
# Besides the marks of Markdown, those of emoji, directives and highlights; at the beginning of a line, also those of lists, headings,
# numbers, admonitions and comments, and the words that begin code in MDX.
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$#{}^]|:(?=[\w:/])|=(?==)|%(?=%)")
_FIRST = re.compile(r"[-+=:!?%]|(?:import|export)\b")
_NUMBER = re.compile(r"([0-9]{1,9})([.)])")
_BRACE = re.compile(r"([{%])(?=[{%<}])")


def markdown_pages(shown: ExamPages, templates: Templates) -> Iterator[tuple[str, str]]:
    """The files of an exam: their names and their texts. The practice page is HTML in any case."""
    for item, related in zip(shown.items, shown.related, strict=True):
        yield f"{item.name}.md", _item(item, related, shown, templates)
    yield "index.md", _index(shown, templates)
    if shown.practice:
        yield "practice.html", practice_page(shown, templates, has_pages=False)


def _item(item: StudyItem, related: Sequence[StudyItem], shown: ExamPages, templates: Templates) -> str:
    values = {
        "title": _value(item.title),
        "summary": _value(item.summary),
        "language": _value(item.language),
        "exam": _value(shown.title),
        "domain": _value(item.domain),
        "tags": f"[{', '.join(map(_value, item.tags))}]",
        "name": item.name,
        "heading": _plain(item.title),
        "question": "\n\n".join(_question(item)),
        "answer": "\n\n".join(_answer(item)),
        "article": "\n\n".join(_article(item)),
        "sources": _section("Sources", [_source(one.text, one.address) for one in item.sources]),
        "related": _section("Related questions", [_link(one) for one in related]),
    }
    return _tidy(templates.filled("item.md", values))


def _index(shown: ExamPages, templates: Templates) -> str:
    values = {
        "title": _value(shown.title),
        "language": _value(shown.language),
        "heading": _plain(shown.title),
        "count": counted(len(shown.items), "page"),
        "domains": "\n\n".join(_section(group.title, [_link(one) for one in group.items]) for group in shown.domains),
    }
    return _tidy(templates.filled("index.md", values))


def _value(text: str) -> str:
    """A value of front matter, in double quotes: themes may show it without escaping it."""
    return quoted(_BRACE.sub(r"\1 ", plain(text)))


def _tidy(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", text).rstrip() + "\n"


def _section(title: str, entries: Sequence[str]) -> str:
    return "\n".join([f"## {_plain(title)}", "", *(f"- {one}" for one in entries)]) if entries else ""


def _link(item: StudyItem) -> str:
    return f"[{_plain(item.title)}]({item.name}.md)"


def _source(text: str, address: str) -> str:
    return f"[{_plain(text)}](<{_BRACE.sub(lambda match: '%7B' if match[1] == '{' else '%25', address)}>)" if address else _plain(text)


# Parts


def _question(item: StudyItem) -> Iterator[str]:
    if item.scenario:
        yield _text(item.scenario)
    yield from map(_picture, item.pictures)
    if item.stem:
        yield _text(item.stem)
    yield "\n".join(_entry(f"- **{choice.letter}.** {_choice(choice)}", "  ") for choice in item.choices)


def _choice(choice: StudyChoice) -> str:
    return "\n\n".join(filter(None, (_text(choice.pieces), _picture(choice.picture) if choice.picture else "")))


def _picture(picture: QuestionPicture) -> str:
    return f"*Picture: {_plain(picture.alt) or 'without a description'}*"


def _answer(item: StudyItem) -> Iterator[str]:
    letters = ", ".join(choice.letter for choice in item.keys)
    yield f"**{'Right answers' if len(item.keys) > 1 else 'Right answer'}: {letters}**"
    if item.explanation:
        yield _text(item.explanation)
    rationales = [_entry(f"- **{choice.letter}.** {_text(choice.rationale)}", "  ") for choice in item.choices if choice.rationale]
    if rationales:
        yield "\n".join(rationales)


def _article(item: StudyItem) -> Iterator[str]:
    for section in item.sections:
        if section.heading:
            yield f"## {_text(section.heading)}"
        yield from _blocks(section.blocks)


def _entry(text: str, indent: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join([first, *(f"{indent}{line}" if line else "" for line in rest)])


# Blocks


def _blocks(given: Sequence[Block]) -> list[str]:
    """Blocks as Markdown, without blank lines at their ends."""
    return _inside(iter(given), "")


def _inside(rest: Iterator[Block], tag: str) -> list[str]:
    """The blocks up to the end of an element."""
    found: list[str] = []
    for block in rest:
        if block.kind == "close" and block.tag == tag:
            return found
        if block.kind == "open":
            found.append(_element(block, rest))
        elif block.kind == "text":
            found.append(_text(block.pieces))
        elif block.kind == "code":
            found.append(f"<pre><code>{_escaped_code(_joined(block.pieces))}</code></pre>")
        elif block.kind == "rule":
            found.append("* * *")
    return found


def _element(block: Block, rest: Iterator[Block]) -> str:
    inside = _inside(rest, block.tag)
    if block.tag == "h3":
        return f"### {' '.join(' '.join(inside).split())}"
    if block.tag == "li":
        return "\n\n".join(inside)
    if block.tag == "ul":
        return "\n".join(_entry(f"- {one}", "  ") for one in inside)
    if block.tag == "ol":
        return "\n".join(_entry(f"{number}. {one}", " " * (len(str(number)) + 2)) for number, one in enumerate(inside, block.number))
    if block.tag == "blockquote":
        return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(inside).split("\n"))
    if block.tag in ("th", "td"):
        return " ".join(" ".join(inside).split())
    if block.tag == "tr":
        return f"| {' | '.join(inside)} |"
    if block.tag == "thead":
        return f"{inside[0]}\n|{' --- |' * inside[0].count(' | ') + ' --- |'}" if inside else ""
    return "\n".join(inside) if block.tag in ("table", "tbody") else "\n\n".join(inside)


# Texts


def _text(given: Sequence[Piece]) -> str:
    found = ""
    for piece in given:
        found += _piece(piece, begins_line=not found or found.endswith("\n"))
    return found.strip()


def _piece(piece: Piece, *, begins_line: bool) -> str:
    if piece.kind in ("code", "block", "formula", "sign"):
        return f"<code>{_escaped_code(piece.text)}</code>"
    if piece.kind in ("strong", "emphasis"):
        tag = "strong" if piece.kind == "strong" else "em"
        return f"<{tag}>{_plain(piece.text, begins_line=False)}</{tag}>"
    return _plain(piece.text, begins_line=begins_line)


def _plain(text: str, *, begins_line: bool = True) -> str:
    """Text that renders as the same characters, with its line breaks."""
    return "  \n".join(_line(line, begins=begins_line or index > 0) for index, line in enumerate(text.split("\n")))


def _line(text: str, *, begins: bool) -> str:
    text = text.replace("\t", " ")
    first = ""
    if begins:
        text = text.lstrip(" ")
        if _FIRST.match(text):
            first, text = _entity(text[0]), text[1:]
        elif number := _NUMBER.match(text):
            first, text = number[1] + _entity(number[2]), text[number.end() :]
    escaped = _SPECIAL.sub(lambda match: _entity(match[0]), text).replace("www.", "www&#46;")
    return first + _ISSUE.sub(r"\g<0>&#8203;", _AT.sub("@&#8203;", escaped))


def _entity(char: str) -> str:
    return f"&#{ord(char)};"


def _escaped_code(text: str) -> str:
    """Code on one line: a block of HTML ends at a blank line in some readers."""
    return "".join(char if char.isalnum() or char in " ,;()'\"" else _entity(char) for char in text)


def _joined(given: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in given)
