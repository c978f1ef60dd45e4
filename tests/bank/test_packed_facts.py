"""Item facts survive packing, whichever way they travel."""

from __future__ import annotations

import pickle

from crs_lint.bank.packed_facts import PackedFacts
from tests.bank.sample_facts import sample_facts

FACTS = [
    sample_facts("Which color is amber, and which is 12?", "amber", "grey", name="a", enemies=["b"]),
    sample_facts("Wo steht \ud800 das Haus?", name="b", language="de", figure="map.png", status="retired"),
]


def _copy() -> PackedFacts:
    return PackedFacts(list(FACTS))


def test_facts_come_back_from_text_with_the_name_of_their_file() -> None:
    unpacked = PackedFacts(None, _copy().packed, "", 2).unpack("moved.yaml")
    assert unpacked == [item._replace(file="moved.yaml") for item in FACTS]


def test_facts_travel_between_processes() -> None:
    packed = pickle.loads(pickle.dumps(_copy()))
    assert (packed.count, packed.digest) == (2, _copy().digest)
    assert packed.unpack("a.yaml") == FACTS


def test_the_digest_leaves_the_file_out_and_holds_all_else() -> None:
    assert PackedFacts([item._replace(file="b.yaml") for item in FACTS]).digest == _copy().digest
    for field in FACTS[0]._fields[1:]:
        changed = FACTS[0]._replace(**{field: getattr(FACTS[1], field)})
        assert changed == FACTS[0] or PackedFacts([changed, FACTS[1]]).digest != _copy().digest, field


def test_unloaded_facts_are_loaded_with_their_text() -> None:
    packed = PackedFacts.unloaded(_copy().digest, 2)
    assert (packed.count, packed.digest, packed.is_loaded) == (2, _copy().digest, False)
    packed.packed = _copy().packed
    assert packed.is_loaded
    assert packed.unpack("a.yaml") == FACTS


def test_a_file_without_items_needs_no_text() -> None:
    for packed in (PackedFacts([]), PackedFacts.unloaded(PackedFacts([]).digest, 0)):
        assert packed.is_loaded
        assert packed.unpack("a.yaml") == []


def test_equal_paths_and_positions_are_one_object() -> None:
    one, other = PackedFacts(None, PackedFacts([FACTS[0]] * 2).packed, "", 2).unpack("a.yaml")
    assert one.key_positions is other.key_positions
    assert one.status is other.status
