"""An item part by part, so that two versions of it can be compared."""

from __future__ import annotations

from collections.abc import Mapping

from crs_lint.model.item import Item
from crs_lint.text.canonical_value import canonical

# Not compared as they are: what an item has of them is compared below.
_ELSEWHERE = frozenset(("id", "items", "articles", "options", "article"))
CONTENT = frozenset(
    ("stem", "scenario", "figure", "options", "key", "rationale", "explanation", "references", "article")  # what people read
)


def parts_of(item: Item) -> dict[str, str]:
    """The parts that an item has, by name, each as a text that is the same for the same content.

    Parts are the fields of the item, with those that its file sets for all items. Its options are three: "options" for their texts
    and order, "key", and "rationale".
    """
    given = {field: canonical(item.given(field)) for field in dict.fromkeys(item.fields) if field not in _ELSEWHERE}
    options = [
        (option.text, option.pin, "" if option.figure is None else f"{option.figure.file}\n{option.figure.alt}") for option in item.options
    ]
    found = {
        **given,
        "options": repr(options),
        "key": repr(sorted(option.text for option in item.keys)),
        "rationale": repr(sorted((option.text, option.rationale) for option in item.options if option.rationale)),
        "article": _article(item),
    }
    return {name: said for name, said in found.items() if said not in ("", "[]")}


def _article(item: Item) -> str:
    article = item.article
    if article is None:
        return item.article_id
    return repr((article.title, article.summary, [(section.heading, section.body) for section in article.sections]))


def changed_parts(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the parts that differ, in the order in which the later version has them."""
    return tuple(name for name in dict.fromkeys((*after, *before)) if before.get(name) != after.get(name))
