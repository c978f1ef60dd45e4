"""Checks the site that ``make docs`` built: links and anchors lead somewhere, pages and styles load only files of the site, and no page is
missing from the navigation.

usage: python -m tools.check_site [SITE]
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from crs_lint.rules.registry import ALL

ROOT = Path(__file__).resolve().parent.parent
# Attributes from which a browser loads at once.
_LOADED = {("link", "href"), ("object", "data"), ("video", "poster")} | {
    (tag, "src") for tag in ("audio", "embed", "iframe", "img", "input", "script", "source", "track", "video")
}
_SEVERAL_LOADED = {("img", "srcset"), ("source", "srcset"), ("link", "imagesrcset")}
_QUOTED = r"""(?:"([^"]*+)"|'([^']*+)')"""
_LOADED_BY_STYLE = re.compile(rf"""@import\s*+{_QUOTED}|url\(\s*+(?:{_QUOTED}|([^\s"'()]++))""", re.IGNORECASE)
_INSIDE = {"data", "blob", "about"}  # schemes of what is loaded from no host
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
    """What is wrong with the pages and the styles of a built site."""
    pages = {file.relative_to(site).as_posix(): read_page(file.read_text("utf-8")) for file in sorted(site.rglob("*.html"))}
    if not pages:
        return [f"{site}: there is no page"]
    of_pages = [
        problem for path, page in pages.items() for problem in (*_broken(path, page, pages, site), *_misloaded(path, page.loaded, site))
    ]
    styles = {file.relative_to(site).as_posix(): file.read_text("utf-8") for file in sorted(site.rglob("*.css"))}
    return of_pages + [problem for path, css in styles.items() for problem in _misloaded(path, loaded_by_style(css), site)]


def _misloaded(path: str, loaded: Iterable[str], site: Path) -> Iterator[str]:
    """What a page or a style loads from another host, or from a file that does not exist."""
    for address in loaded:
        parts = urlsplit(address)
        if parts.scheme in _INSIDE:
            continue
        if parts.scheme or parts.netloc:
            yield f"{path} loads {address}"
        elif path != "404.html" and not (site / _target(path, unquote(parts.path))).is_file():
            yield f"{path} loads {address}, which does not exist"


def loaded_by_style(css: str) -> tuple[str, ...]:
    """The addresses from which a style loads."""
    return tuple("".join(filter(None, found.groups())) for found in _LOADED_BY_STYLE.finditer(css))


def _candidates(srcset: str) -> Iterator[str]:
    """The addresses of a set of pictures, each followed by descriptors or a comma."""
    has_descriptors = False
    for word in srcset.split():
        address = word.partition(",")[2] if has_descriptors else word
        if address.strip(","):
            yield address.strip(",")
        has_descriptors = not word.endswith(",") and (has_descriptors or bool(address))


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
        self.css: list[str] = []
        self._is_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._is_style = tag == "style"
        self.ids |= {given[name] for name in (("id", "name") if tag == "a" else ("id",)) if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if given.get("rel") not in _UNLOADED_LINKS:
            self.loaded += [value for name, value in given.items() if (tag, name) in _LOADED]
            self.loaded += [address for name, value in given.items() if (tag, name) in _SEVERAL_LOADED for address in _candidates(value)]
        self.loaded += loaded_by_style(given.get("style", ""))

    def handle_data(self, data: str) -> None:
        if self._is_style:
            self.css.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._is_style = self._is_style and tag != "style"


def read_page(html: str) -> Page:
    """The ids and addresses of a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page(frozenset(reader.ids), tuple(reader.links), (*reader.loaded, *loaded_by_style("".join(reader.css))))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
