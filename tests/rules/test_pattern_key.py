"""``pattern-key`` counts first words of right answers as its page says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from crs_lint.bank.item_facts import facts_of
from crs_lint.bank.packed_facts import PackedFacts
from crs_lint.model.item import Exam, Item
from crs_lint.rules.bank import pattern_key
from crs_lint.rules.rule import Bank


def item(number: int, texts: Sequence[str], keys: Sequence[int] = (0,), **fields: object) -> Item:
    options = [{"text": text, "correct": True} if index in keys else {"text": text} for index, text in enumerate(texts)]
    return Item({"id": f"a-{number}", "stem": f"What is step {number}?", "options": options, **fields}, ("items", number), Exam())


def messages(items: Sequence[Item], **options: object) -> list[str]:
    facts = tuple(facts_of(one, "items.yaml") for one in items)
    return [problem.message for problem in pattern_key.check.check(Bank(Exam(file="exam.yaml"), facts), **options)]


def asks(number: int, key: int = 0) -> Item:
    return item(number, [f"Ask peer {number}", f"Look at {number}", f"Call {number}", f"Write {number}"], (key,))


def test_a_word_of_ten_right_answers_is_reported_once() -> None:
    found = messages([asks(number) for number in range(10)])
    assert found == [
        'Answers with the first word of the right one of "a-0" are right in 10 of 10 items that offer one; chance would give 25%.'
    ]


def test_fewer_items_than_the_option_are_not_reported() -> None:
    assert messages([asks(number) for number in range(9)]) == []
    assert messages([asks(number) for number in range(10)], least=11) == []


def test_a_share_below_the_percentage_is_not_reported() -> None:
    items = [asks(number, key=0 if number < 13 else 1 + number % 3) for number in range(20)]
    assert messages(items) == []
    assert len(messages(items, percent=60)) == 1


def test_an_answer_that_is_right_in_several_items_counts_once() -> None:
    same = [item(number, ["Ask them", f"Look at {number}", f"Call {number}"]) for number in range(20)]
    assert messages(same) == []


def test_words_that_stand_for_other_answers_and_numbers_do_not_count() -> None:
    assert messages([item(number, [f"All of these {number}", f"Look {number}", f"Call {number}"]) for number in range(12)]) == []
    assert messages([item(number, [f"3 of these {number}", f"Look {number}", f"Call {number}"]) for number in range(12)]) == []


def test_a_word_that_begins_every_answer_does_not_count() -> None:
    assert messages([item(number, [f"Ask a {number}", f"Ask b {number}", f"Ask c {number}"]) for number in range(12)]) == []


def test_retired_items_and_those_with_two_keys_or_two_answers_do_not_count() -> None:
    retired = [item(number, [f"Ask {number}", f"Look {number}", f"Call {number}"], status="retired") for number in range(12)]
    assert messages(retired) == []
    two_answers = [item(number, [f"Ask {number}", f"Look {number}"]) for number in range(12)]
    assert messages(two_answers) == []
    two_keys = [item(number, [f"Ask {number}", f"Look {number}", f"Call {number}", f"Write {number}"], (0, 1)) for number in range(12)]
    assert messages(two_keys) == []


@pytest.mark.parametrize("numbers", [range(10, 25), range(24, 9, -1)])
def test_the_finding_is_at_the_exam_and_lists_the_right_answers_of_ten_items_by_id(numbers: range) -> None:
    facts = tuple(facts_of(asks(number), "items.yaml") for number in numbers)
    (problem,) = pattern_key.check.check(Bank(Exam(file="exam.yaml"), facts))
    assert (problem.file, problem.path) == ("exam.yaml", ("exam",))
    assert [related.location.path for related in problem.related] == [("items", number, "options", 0, "text") for number in range(10, 20)]


def test_of_items_with_the_same_key_the_first_by_id_counts_in_any_order() -> None:
    items = [asks(number) for number in range(11, 20)]
    same = [item(20, ["Ask", "Look", "Call"]), item(21, ["Ask", "Ask me", "Ask you"])]
    assert len(messages([*items, *same])) == len(messages([*items, *reversed(same)])) == 1


def test_first_words_survive_packing() -> None:
    (one,) = PackedFacts(packed=PackedFacts([facts_of(asks(1), "items.yaml")]).packed, count=1).unpack("items.yaml")
    assert one.openings == facts_of(asks(1), "items.yaml").openings
    assert len(one.openings) == 4 * 4
