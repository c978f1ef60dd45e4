"""Forms that are assembled from made items, and the reasons where there is none."""

from __future__ import annotations

from collections import Counter

import pytest

from crs_lint.forms.assemble import Form, Impossible, assemble
from crs_lint.forms.constraints import FormRequest
from crs_lint.forms.form_item import Conflicts, FormItem
from crs_lint.model.item import Exam, read_exam

EXAM = read_exam(
    {
        "exam": "sky",
        "levels": {"recall": 40, "application": 60},
        "domains": [
            {"id": "inner", "weight": 60, "tasks": [{"id": "orbits"}, {"id": "moons"}]},
            {"id": "outer", "weight": 40, "tasks": [{"id": "rings", "weight": 15}, {"id": "storms", "items": 5}]},
        ],
        "form": {"items": 20},
    }
)
NONE = Conflicts((), ())


def item(number: int, name: str = "item", words: int = 0, *, is_pretest: bool = False) -> FormItem:
    domain, task = (("inner", "orbits"), ("inner", "moons"), ("outer", "rings"), ("outer", "storms"))[number % 4]
    return FormItem(
        path="sky.yaml",
        id=f"{name}-{number}",
        domain=domain,
        task=task,
        level="recall" if number // 4 % 5 < 2 else "application",
        is_pretest=is_pretest,
        option_count=4,
        position=number * 7 % 11 % 4,
        words=words or 40 + number % 9,
    )


BANK = [item(number) for number in range(100)]


def form(items: list[FormItem] = BANK, request: FormRequest = FormRequest(20), conflicts: Conflicts = NONE, seed: int = 1) -> Form:
    made = assemble(items, conflicts, EXAM, request, seed)
    assert isinstance(made, Form), made
    return made


def reasons(items: list[FormItem], request: FormRequest, conflicts: Conflicts = NONE, exam: Exam = EXAM) -> tuple[str, ...]:
    made = assemble(items, conflicts, exam, request, 1)
    assert isinstance(made, Impossible)
    return made.reasons


@pytest.mark.parametrize("seed", range(8))
def test_a_form_meets_the_blueprint(seed: int) -> None:
    items = form(seed=seed).items
    assert len({one.id for one in items}) == 20
    assert Counter(one.domain for one in items) == {"inner": 12, "outer": 8}
    assert Counter(one.level for one in items) == {"recall": 8, "application": 12}
    tasks = Counter(one.task for one in items)
    assert (tasks["rings"], tasks["storms"]) == (3, 5)
    assert min(tasks["orbits"], tasks["moons"]) >= 1
    assert Counter(one.position for one in items) == {0: 5, 1: 5, 2: 5, 3: 5}


def test_a_share_that_is_no_whole_number_is_rounded_down_or_up() -> None:
    items = form(request=FormRequest(13)).items
    counts = Counter(one.domain for one in items)
    assert (len(items), counts["inner"] in (7, 8), counts["outer"] in (5, 6)) == (13, True, True)
    assert Counter(one.task for one in items)["storms"] in (3, 4)  # 5 of 20, for 13


def test_the_words_are_within_5_percent_of_what_the_blueprint_makes_likely() -> None:
    items = [*BANK, *(item(number, "long", 200) for number in range(100))]
    likely = 20 * sum(one.words for one in items) / len(items)
    assert abs(sum(one.words for one in form(items).items) - likely) <= 0.05 * likely + 1


def test_the_same_seed_gives_the_same_form_and_another_seed_another_one() -> None:
    assert form(seed=3) == form(seed=3)
    assert {one.id for one in form(seed=3).items} != {one.id for one in form(seed=4).items}


def test_of_items_that_exclude_each_other_one_at_most_is_on_the_form() -> None:
    enemies = tuple((number, number + 4) for number in range(0, 96, 8))
    clusters = ((1, 9, 17, 25, 33, 41), (2, 10, 18))
    for seed in range(5):
        names = {one.id for one in form(conflicts=Conflicts(enemies, clusters), seed=seed).items}
        assert all(sum(f"item-{number}" in names for number in group) <= 1 for group in (*enemies, *clusters))


def test_of_a_scenario_all_items_are_on_the_form_one_after_the_other_or_none() -> None:
    items = [one._replace(scenario=f"trip {index // 4}") if index < 40 else one for index, one in enumerate(BANK)]
    seen = set()
    for seed in range(6):
        on_form = form(items, seed=seed).items
        for name in {one.scenario for one in on_form if one.scenario}:
            places = [place for place, one in enumerate(on_form) if one.scenario == name]
            assert places == list(range(places[0], places[0] + 4))
            seen.add(name)
    assert seen


def test_pretest_items_are_beside_those_that_count() -> None:
    items = [*BANK, *(item(number, "new", is_pretest=True) for number in range(6))]
    made = form(items, FormRequest(20, pretest=4))
    assert Counter(one.is_pretest for one in made.items) == {False: 20, True: 4}
    assert Counter(one.domain for one in made.items if not one.is_pretest) == {"inner": 12, "outer": 8}
    assert [one.is_pretest for one in form(items).items].count(True) == 0


def test_an_earlier_form_is_avoided_up_to_the_overlap() -> None:
    first = frozenset(one.id for one in form().items)
    for overlap in (0, 5):
        second = {one.id for one in form(request=FormRequest(20, avoided=(("first.txt", first),), overlap=overlap), seed=2).items}
        assert len(first & second) <= overlap


def test_the_reason_is_the_overlap_where_only_that_has_to_give_way() -> None:
    first = frozenset(one.id for one in BANK[:84])
    # 16 items are left, four of them on storms, of which a form has five.
    assert reasons(BANK, FormRequest(20, avoided=(("first.txt", first),))) == ("the overlap with first.txt: 0; 5 items too many",)


def test_the_reason_is_the_number_of_items_where_there_are_too_few() -> None:
    assert reasons(BANK, FormRequest(120)) == ("items that count: 120; 20 items too few",)
    everything = tuple(range(100))
    assert reasons(BANK, FormRequest(20), Conflicts((), (everything,))) == ("items that count: 20; 19 items too few",)


def test_the_reason_names_the_share_that_the_bank_cannot_give() -> None:
    few = [one for one in BANK if one.task != "storms"] + [one for one in BANK if one.task == "storms"][:2]
    found = reasons(few, FormRequest(20))
    assert 'the task "storms": 5; 3 items too few' in found
    assert 'the domain "outer": 8; 3 items too few' in found or 'the task "rings": 3; 3 items too many' in found
    assert reasons(BANK, FormRequest(20, pretest=2)) == ("pretest items: 2; 2 items too few",)


def test_the_reason_is_the_place_of_keys_where_all_are_at_one() -> None:
    same = [one._replace(position=0) for one in BANK]
    found = reasons(same, FormRequest(20))
    assert found[0] == "right answers at A, of 4 options: 14 too many for an even spread"
    assert len(found) == 4
    assert isinstance(assemble([one._replace(position=None) for one in BANK], NONE, EXAM, FormRequest(20), 1), Form)


def test_a_task_without_a_share_has_an_item_only_where_its_domain_has_room_beside_the_others() -> None:
    data = {"exam": "sky", "domains": [{"id": "inner", "weight": 100, "tasks": [{"id": "orbits", "weight": 100}, {"id": "moons"}]}]}
    made = assemble(BANK, NONE, read_exam(data), FormRequest(8), 1)
    assert isinstance(made, Form)
    assert Counter(one.task for one in made.items) == {"orbits": 8}


def test_an_exam_without_a_blueprint_has_forms_too() -> None:
    made = assemble(BANK, NONE, Exam(), FormRequest(20), 1)
    assert isinstance(made, Form)
    assert len(made.items) == 20


def test_the_figures_count_what_is_on_the_form() -> None:
    made = form()
    figures = {one.label: one.value for one in made.figures}
    assert figures["items that count"] == 20
    assert figures['the domain "inner"'] == 12
    assert figures["the words to read"] == sum(one.words for one in made.items)
