"""What is known of an item when a form is assembled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.bank.near_duplicates import near_duplicate_clusters
from crs_lint.bank.reading import words_of_question, words_of_scenario
from crs_lint.model.item import Item
from crs_lint.text.normalize import normalize

_SIMILAR_STEMS, _SIMILAR_OPTIONS = 0.8, 0.5  # as near-duplicate-item compares by default


class FormItem(NamedTuple):
    """An item that a form may hold, ready or pretest.

    - ``words``: those that a candidate reads in its stem and its options; the words of a scenario count with its first item.
    - ``position``: the place of the one key from 0; None where there are several keys, or delivery shuffles the options.
    - ``scenario``: names the set of items with this scenario; empty for none.
    - ``language``: the tag of its language, where the bank has translations of items; empty otherwise.
    - ``is_published``: whether it is for practice, so that candidates may know it.
    """

    path: str
    id: str
    domain: str
    task: str
    level: str
    is_pretest: bool
    option_count: int
    position: int | None
    words: int
    scenario: str = ""
    language: str = ""
    is_published: bool = False


class Conflicts(NamedTuple):
    """Indexes of items of which a form may hold one at most: pairs of enemies, and clusters of near-duplicates."""

    enemies: tuple[tuple[int, ...], ...]
    duplicates: tuple[tuple[int, ...], ...]


def form_items(facts: Iterable[ItemFacts], items_of: Callable[[str], Iterable[Item]]) -> Iterator[FormItem]:
    """The items with these facts; ``items_of`` returns the items of a file by its path."""
    known: dict[str, Mapping[tuple[str | int, ...], Item]] = {}
    scenarios: set[tuple[str, bool]] = set()
    for one in facts:
        if one.file not in known:
            known[one.file] = {item.path: item for item in items_of(one.file)}
        yield _form_item(one, known[one.file][one.path], scenarios)


def _form_item(facts: ItemFacts, item: Item, scenarios: set[tuple[str, bool]]) -> FormItem:
    """One item; its scenario is added to those whose words were counted, for pretest items by themselves."""
    is_pretest, is_published = facts.status == "pretest", item.use == "practice"
    scenario = f"{facts.file}\n{normalize(item.scenario)}" if item.scenario else ""
    words = words_of_question(item)
    if scenario and not is_published and (scenario, is_pretest) not in scenarios:
        scenarios.add((scenario, is_pretest))
        words += words_of_scenario(item)
    has_place = len(facts.key_positions) == 1 and not facts.shuffled
    return FormItem(
        path=facts.file,
        id=facts.id,
        domain=facts.domain,
        task=facts.task,
        level=facts.level,
        is_pretest=is_pretest,
        option_count=facts.option_count,
        position=facts.key_positions[0] if has_place else None,
        words=words,
        scenario=scenario,
        is_published=is_published,
    )


def conflicts_of(facts: Sequence[ItemFacts]) -> Conflicts:
    """Which of the items exclude each other, by their indexes."""
    return Conflicts(tuple(_enemies(facts)), tuple(_duplicates(facts)))


def _enemies(facts: Sequence[ItemFacts]) -> Iterator[tuple[int, ...]]:
    indexes: dict[str, list[int]] = {}
    for index, one in enumerate(facts):
        indexes.setdefault(one.id, []).append(index)
    pairs = {
        (min(index, other), max(index, other))
        for index, one in enumerate(facts)
        for enemy in one.enemies
        for other in indexes.get(enemy, ())
        if other != index
    }
    yield from sorted(pairs)


def _duplicates(facts: Sequence[ItemFacts]) -> Iterator[tuple[int, ...]]:
    """Items with one question, and clusters of near-duplicates, which the rule compares by one item of each question."""
    by_question: dict[int, list[int]] = {}
    for index, one in enumerate(facts):
        if one.question:
            by_question.setdefault(one.question, []).append(index)
    firsts = [facts[group[0]] for group in by_question.values()]
    joined = set()
    for cluster in near_duplicate_clusters(firsts, _SIMILAR_STEMS, _SIMILAR_OPTIONS):
        joined |= {one.question for one in cluster}
        yield tuple(sorted(index for one in cluster for index in by_question[one.question]))
    yield from (tuple(group) for question, group in by_question.items() if len(group) > 1 and question not in joined)
