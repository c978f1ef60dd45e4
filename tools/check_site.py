"""Checks the site that ``make docs`` built: links and anchors lead somewhere, pages load nothing from other hosts, and none is missing
from the navigation.

usage: python -m tools.check_site [SITE]
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from crs_lint.rules.registry import ALL

ROOT = Path(__file__).resolve().parent.parent
# Attributes from which a browser loads at once.
_LOADED = {("script", "src"), ("img", "src"), ("link", "href"), ("iframe", "src"), ("source", "src"), ("object", "data")}
_UNLOADED_LINKS = {"canonical", "next", "prev"}


class Page(NamedTuple):
    """The ids of a page, the addresses that it links to, and those that it loads."""

    ids: frozenset[str]
    links: tuple[str, ...]
    loaded: tuple[str, ...]


def main(given: list[str]) -> int:
    site = Path(given[0]) if given else ROOT / "site"
    problems = [*outside_of_navigation(), *problems_of(site)]
    for one in problems:
        print(f"check_site: {one}", file=sys.stderr)
    return 1 if problems else 0


def navigation() -> list[str]:
    """The pages of the navigation in zensical.toml, in order."""
    return list(_pages(tomllib.loads((ROOT / "zensical.toml").read_text("utf-8"))["project"]["nav"]))


def _pages(entries: list[Any]) -> Iterator[str]:
    for entry in entries:
        for value in entry.values() if isinstance(entry, dict) else (entry,):
            if isinstance(value, str):
                yield value
            else:
                yield from _pages(value)


def outside_of_navigation() -> list[str]:
    """Pages of docs that the navigation lacks, except for those of rules, which docs/rules/README.md lists, and pages that do not exist."""
    docs = ROOT / "docs"
    written = {file.relative_to(docs).as_posix() for file in docs.rglob("*.md")}
    listed = {f"rules/{rule.name}.md" for rule in ALL}
    named = set(navigation())
    lacking = [f"docs/{page} is not in the nav of zensical.toml" for page in sorted(written - listed - named)]
    return lacking + [f"the nav of zensical.toml names docs/{page}, which does not exist" for page in sorted(named - written)]


def problems_of(site: Path) -> list[str]:
    """What is wrong with the pages of a built site."""
    pages = {file.relative_to(site).as_posix(): read_page(file.read_text("utf-8")) for file in sorted(site.rglob("*.html"))}
    if not pages:
        return [f"{site}: there is no page"]
    return [problem for path, page in pages.items() for problem in (*_broken(path, page, pages, site), *_foreign(path, page))]


def _foreign(path: str, page: Page) -> Iterator[str]:
    for address in page.loaded:
        if urlsplit(address).netloc:
            yield f"{path} loads {address}"


def _broken(path: str, page: Page, pages: Mapping[str, Page], site: Path) -> Iterator[str]:
    for address in page.links:
        parts = urlsplit(address)
        if not (parts.scheme or parts.netloc or path == "404.html"):  # the page for what is missing may be shown at any address
            target = _target(path, unquote(parts.path))
            if target in pages and parts.fragment and unquote(parts.fragment) not in pages[target].ids:
                yield f"{path} links to {address}, which has no such heading"
            elif target not in pages and not (site / target).is_file():
                yield f"{path} links to {address}, which does not exist"


def _target(path: str, link: str) -> str:
    """The file of a site that a link leads to, from the page at ``path``."""
    if not link:
        return path
    parts = [] if link.startswith("/") else path.split("/")[:-1]
    for part in link.strip("/").split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in (".", ""):
            parts.append(part)
    is_folder = link.endswith(("/", "/..", "/.")) or link in (".", "..")
    return "/".join([*parts, "index.html"] if is_folder else parts)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if given.get("rel") not in _UNLOADED_LINKS:
            self.loaded += [value for name, value in given.items() if (tag, name) in _LOADED]


def read_page(html: str) -> Page:
    """The ids and addresses of a page."""
    reader = _Reader()
    reader.feed(html)
    return Page(frozenset(reader.ids), tuple(reader.links), tuple(reader.loaded))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
