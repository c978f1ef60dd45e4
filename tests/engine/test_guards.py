"""A rule that is not called for an item, by its hints, would have had nothing to say: over generated and changed items.

A quick run takes some items; ``make laws`` takes as many as LAWS says.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from random import Random
from typing import Any

import pytest

from crs_lint.document.limits import Limits
from crs_lint.document.load import read_file
from crs_lint.engine.file_rules import FileRules, clauses_of
from crs_lint.engine.item_looks import FEW, search_for
from crs_lint.language.tables import LANGUAGES as TABLES
from crs_lint.language.terms import LISTS
from crs_lint.model.item import Cited, Domain, Exam, Item, read_items
from crs_lint.rules.hints import Look, literals, matches
from crs_lint.rules.registry import ALL
from crs_lint.rules.rule import Scope
from crs_lint.settings import resolve
from crs_lint.settings.config import Overrides
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import PhrasePattern
from tests.language.test_languages import CaseFile, cases_of
from tests.rules.samples import samples

CASES = int(os.environ.get("LAWS", "4000"))
SEED = 1 if "LAWS" not in os.environ else None
ITEM_RULES = [rule for rule in ALL if rule.scope is Scope.ITEM]
OTHER_LANGUAGES = tuple(code for code in TABLES if code != "en")
LOOKS = list(dict.fromkeys(look for rule in ITEM_RULES for _, looks in clauses_of(rule.hints, "en") for look in looks))
EXAMS = (
    Exam(),
    Exam(language="en", shuffle=True, option_count=4, vocabulary=frozenset(LISTS)),
    Exam(language="es", domains=(Domain("a", "A", 50.0, ("a-1",)),), levels=("recall",), sources=(Cited("a", "A", superseded=True),)),
    Exam(requires=frozenset(("rationale", "reference", "domain", "level")), shuffle=True),
)
FRAMES = ("{}", " {}", "{} ", "A {} is so.", "on {} is", "x\n{}", "{}x", "({})", "*{}*", "The {}", "{}.", "`{}` a")
SIGNS = " \n\t.,?!:;'’\"_*`$<>&[]()-–/\\#0123456789aAnNé\u00a0\u2003ßİſ\x1c"
LANGUAGES = ("en", "en-GB", *OTHER_LANGUAGES, "ja", "")


@lru_cache(maxsize=1)
def known_items() -> list[dict[str, Any]]:
    """The items of all examples, as plain data."""
    found = []
    for rule in ALL:
        for example in (*rule.good, *rule.bad):
            data = read_file("items.yaml", example.text.encode("utf-8", "surrogateescape"), Limits()).data
            listed = data.get("items") if isinstance(data, dict) else None
            found += [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return [*found, *({**case.item, "language": code} for code in OTHER_LANGUAGES for case in cases_of(CaseFile("cases", code)))]


@lru_cache(maxsize=1)
def known_texts() -> list[str]:
    """The texts of all examples, and texts that the looks find, or nearly so."""
    items = [item for one in known_items() for item in read_items({"items": [one]}, Exam())]
    looked_for = [text for look in LOOKS for text in (*look.literals, *(text for pattern in look.patterns for text in samples(*pattern)))]
    return [*(text for item in items for _, text in item.shown_texts), *looked_for]


def changed_text(random: Random, text: str) -> str:
    text = random.choice(FRAMES).replace("{}", text)
    for _ in range(random.randrange(3)):
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice((random.choice(SIGNS), "", random.choice(known_texts()))) + text[at + random.randrange(2) :]
    return random.choice((text, text, text, text.upper(), text.capitalize()))


def changed_item(random: Random) -> dict[str, Any]:
    """An item of an example with some other texts and fields."""
    item = deepcopy(random.choice(known_items()))
    options = item.get("options")
    for _ in range(random.randrange(4)):
        text = changed_text(random, random.choice(known_texts()))
        match random.randrange(8):
            case 0 | 1:
                item["stem"] = text
            case 2:
                item["explanation"] = text
            case 3:
                item[random.choice(("domain", "task", "level", "scenario", "figure", "type", "status", "references", "article"))] = (
                    random.choice(
                        (text, "multiple", "draft", "true-false", [{"source": text}], {"file": text}, {"title": text, "sections": []})
                    )
                )
            case 4:
                item["language"] = random.choice(LANGUAGES)
            case _ if isinstance(options, list) and options and all(isinstance(one, dict) for one in options):
                change_options(random, options, text)
    return item


def change_options(random: Random, options: list[dict[str, Any]], text: str) -> None:
    one = random.choice(options)
    match random.randrange(6):
        case 0 | 1 | 2:
            one["text"] = text
        case 3:
            one["text"] = changed_text(random, str(random.choice(options).get("text", "")))
        case 4:
            one[random.choice(("rationale", "figure", "correct"))] = random.choice((text, True))
        case _:
            options[:] = random.sample(options, random.randrange(len(options) + 1))


def rules() -> FileRules:
    """All rules, once they have looked at many items."""
    found = FileRules(resolve.settle({}, "", Overrides(select=("all",))).active)
    for language in LANGUAGES:
        (item,) = read_items({"stem": "Which?", "options": [], "language": language}, Exam())
        for _ in range(FEW + 1):
            found.of_item(item)
    return found


def silenced(found: FileRules, item: Item) -> Iterator[str]:
    """The rules that have something to say about an item and are not called."""
    called = {active.rule.name for active in found.of_item(item)}
    for active in found.looking_at(item):
        if active.rule.name not in called and next(iter(active.rule.check(item, **active.options)), None) is not None:
            yield active.rule.name


def test_no_rule_that_would_speak_is_left_out() -> None:
    random, found = Random(SEED), rules()
    for _ in range(CASES):
        data = changed_item(random)
        for item in read_items({"items": [data]}, random.choice(EXAMS)):
            assert list(silenced(found, item)) == [], data


def test_most_rules_are_left_out_for_a_sound_item() -> None:
    found = rules()
    data = {"id": "a", "stem": "Which planet is nearest to the sun?", "explanation": "Its orbit is inside that of every other planet."}
    options = [{"text": "Mercury", "correct": True}, {"text": "Venus"}, {"text": "Jupiter"}]
    (item,) = read_items({"items": [{**data, "options": options}]}, Exam())
    assert len(found.of_item(item)) < len(found.looking_at(item)) / 2


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.field} {(look.literals or look.patterns)[0]}"[:40])
def test_each_look_can_be_made_and_finds_its_samples(look: Look) -> None:
    search = search_for(look, 1)
    assert search is not None
    is_lowered = search.attribute.endswith("_lowered")
    texts = [
        *look.literals,
        *(text for source, flags in look.patterns for text in samples(source, flags) if LazyPattern(source, flags).search(text)),
    ]
    assert texts
    missed = [text for text in texts if text.isascii() and not search.finds(text.lower() if is_lowered else text)]
    assert missed == []
    assert not search.finds("\x00")


def test_a_pattern_without_literals_is_no_hint() -> None:
    with pytest.raises(ValueError, match="required literals"):
        literals("stem", PhrasePattern((r"\d",)))


def test_a_look_that_cannot_be_made_counts_as_one_that_finds_something() -> None:
    assert search_for(matches("stem", LazyPattern(r"(a)\1")), 1) is None
