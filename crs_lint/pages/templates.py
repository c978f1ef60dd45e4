"""Templates of pages, which a team can replace: texts with placeholders such as $title, which hold no code."""

from __future__ import annotations

import os
from collections.abc import Mapping
from string import Template
from typing import NamedTuple

from crs_lint.files.discover import is_below, read_bytes, resolved
from crs_lint.report.page_parts import text_in
from crs_lint.text.sanitize import sanitize
from crs_lint.text.suggest import did_you_mean

STYLE = "study.css"
_PAGE = frozenset(("policy", "style", "language", "exam"))
PLACEHOLDERS = {
    "item.html": _PAGE
    | frozenset(
        ("title", "summary", "domain", "question", "answer", "article", "sources", "related", "structured_data", "practice_link", "name")
    ),
    "index.html": _PAGE | frozenset(("count", "domains", "practice_link")),
    "practice.html": _PAGE | frozenset(("count", "questions", "scores", "script", "structured_data", "index_link")),
    "item.md": frozenset(
        ("title", "summary", "language", "exam", "domain", "tags", "name", "heading", "question", "answer", "article", "sources", "related")
    ),
    "index.md": frozenset(("title", "language", "heading", "count", "domains")),
}
_NAMES = (*PLACEHOLDERS, STYLE)
_LARGEST = 1 << 20


class TemplateError(Exception):
    """A template cannot be used; the text is one line."""


class Templates(NamedTuple):
    """The templates by their names, and the style of a team, which is empty where it has none."""

    texts: Mapping[str, Template]
    style: str

    def filled(self, name: str, values: Mapping[str, str]) -> str:
        """A template with its values, of which it may leave some out."""
        return self.texts[name].substitute(values)


def load_templates(folder: str = "") -> Templates:
    """The templates that come with crs-lint, and those of a folder in their place. Raises TemplateError."""
    own = _own_texts(folder) if folder else {}
    texts = {name: own[name] if name in own else text_in("crs_lint.pages", name) or "" for name in PLACEHOLDERS}
    for name, text in texts.items():
        _check(os.path.join(folder, name), name, text)
    style = own.get(STYLE, "")
    if "</style" in style.lower():
        raise TemplateError(f"{sanitize(os.path.join(folder, STYLE))}: it contains </style, which ends the style of a page.")
    return Templates({name: Template(text) for name, text in texts.items()}, style)


def _own_texts(folder: str) -> dict[str, str]:
    """The texts in the folder of a team by their names."""
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        raise TemplateError(f"{sanitize(folder)}: the folder of templates cannot be read ({error.strerror}).") from None
    for name in names:
        if name not in _NAMES and name.endswith((".html", ".md", ".css")) and name.lower() != "readme.md":
            hint = did_you_mean(name, _NAMES, f"The templates are: {', '.join(_NAMES)}.")
            raise TemplateError(f"{sanitize(os.path.join(folder, name))}: there is no template of that name. {hint}")
    return {name: _text(folder, name) for name in names if name in _NAMES}


def _text(folder: str, name: str) -> str:
    """The text of a template. What a link out of the folder leads to must not appear on a page."""
    file = os.path.join(folder, name)
    if not is_below(resolved(file), resolved(folder)):
        raise TemplateError(f"{sanitize(file)}: the template is a link that leads out of the folder of templates.")
    content = read_bytes(file, _LARGEST)
    if not isinstance(content, bytes) or len(content) > _LARGEST:
        raise TemplateError(f"{sanitize(file)}: the template cannot be read; it must be a file of at most {_LARGEST:,} bytes.")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise TemplateError(f"{sanitize(file)}: the template is not in UTF-8.") from None
    if name in PLACEHOLDERS and not text.strip():
        raise TemplateError(f"{sanitize(file)}: the template is empty, and so would be its pages.")
    return text


def _check(file: str, name: str, text: str) -> None:
    """Raises TemplateError if a template has a placeholder that it cannot have, or a dollar sign that begins none."""
    template = Template(text)
    if not template.is_valid():
        raise TemplateError(f"{sanitize(file)}: a dollar sign in it begins no placeholder. Write $$ for a dollar sign.")
    known = sorted(PLACEHOLDERS[name])
    if unknown := next((one for one in template.get_identifiers() if one not in known), ""):
        hint = did_you_mean(unknown, known, f"There are: {', '.join(known)}.")
        raise TemplateError(f'{sanitize(file)}: there is no placeholder "${unknown}". {hint} Write $$ for a dollar sign.')
