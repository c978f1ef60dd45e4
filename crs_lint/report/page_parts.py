"""What all pages are made of: the files of their parts, the environment of their templates, and their policy."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined

# Commands of CI runners, which may show a page in a log: at the start of a line, or anywhere in it.
_COMMAND = re.compile(r"^([^\S\n]*):(?=:)|#(?=#\w*\[)", re.MULTILINE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def part(name: str) -> str:
    """The text of a file of the page, with line feeds wherever it was checked out, since the policy has its hash."""
    return text_in("crs_lint.report", name) or ""


def text_in(package: str, name: str) -> str | None:
    """The text of a file in the folder ``page`` of a package; None if there is none."""
    file = resources.files(package).joinpath("page").joinpath(name)
    return file.read_text("utf-8") if file.is_file() else None


def environment(package: str = "crs_lint.report") -> Environment:
    """The environment of templates, which are those of a package, and those of the report."""
    made = Environment(
        loader=FunctionLoader(lambda name: text_in(package, name) or text_in("crs_lint.report", name)),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    made.filters |= {"language": language, "thousands": "{:,}".format, "percent": "{:.0f}%".format, "coordinate": "{:.1f}".format}
    return made


def policy(style: str, script: str = "", *, has_pictures: bool = False, is_live: bool = False) -> str:
    """The Content Security Policy: the page's own style, script and embedded images, and no requests but those of a live page."""
    rules = ["default-src 'none'", f"style-src {_hash(style)}", *([f"script-src {_hash(script)}"] if script else [])]
    rules += ["base-uri 'none'", "form-action 'none'"]
    return "; ".join([*rules, *(["img-src data:"] if has_pictures else []), *(["connect-src 'self'"] if is_live else [])])


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def language(given: str) -> str:
    """A language as the ``lang`` attribute; empty if it is not valid or is English, the language of the page."""
    known = _LANGUAGE.fullmatch(given) is not None
    return given.replace("_", "-") if known and given != "en" else ""


def without_commands(html: str) -> str:
    """HTML in which no line is a command of a CI runner; readers see the same."""
    return _COMMAND.sub(lambda match: f"{match[1]}&#58;" if match[1] is not None else "&#35;", html)
