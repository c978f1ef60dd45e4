"""Which options move when a form shuffles them."""

from __future__ import annotations

from typing import Any

import pytest

from crs_lint.model.item import Exam, Item
from crs_lint.model.shuffled_options import shuffled_options

FOUR = [{"text": text} for text in ("Io", "Europa", "Ganymede", "Callisto")]


def texts(seed: int, options: list[dict[str, Any]], **fields: Any) -> list[str]:
    item = Item({"id": "moons", "stem": "Which moon is it?", "options": options, **fields}, (), Exam())
    return [option.text for option in shuffled_options(item, seed)]


def test_the_seed_decides_the_order() -> None:
    orders = {tuple(texts(seed, FOUR)) for seed in range(200)}
    assert len(orders) == 24
    assert texts(5, FOUR) == texts(5, FOUR)


def test_each_option_is_in_each_place_about_equally_often() -> None:
    for place in range(4):
        shown = [texts(seed, FOUR)[place] for seed in range(400)]
        assert all(70 < shown.count(one["text"]) < 130 for one in FOUR)


def test_an_order_does_not_depend_on_other_items_but_on_the_id() -> None:
    assert any(texts(seed, FOUR) != texts(seed, FOUR, id="other") for seed in range(5))


@pytest.mark.parametrize("last", [{"text": "Amalthea", "pin": True}, {"text": "None of the above"}, {"text": "All of these"}])
def test_pinned_options_and_those_that_stand_for_others_keep_their_places(last: dict[str, Any]) -> None:
    shown = [texts(seed, [*FOUR, last]) for seed in range(20)]
    assert {one[-1] for one in shown} == {last["text"]}
    assert len({one[0] for one in shown}) == 4


@pytest.mark.parametrize(
    ("options", "fields"),
    [
        (FOUR, {"shuffle": False}),
        ([*FOUR[:3], {"text": "Both A and B"}], {}),
        ([{"text": "True"}, {"text": "False"}], {"type": "true-false"}),
    ],
)
def test_some_options_never_move(options: list[dict[str, Any]], fields: dict[str, Any]) -> None:
    assert all(texts(seed, options, **fields) == [one["text"] for one in options] for seed in range(20))
