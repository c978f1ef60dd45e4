"""The verification of an edited text refuses every change of data or syntax that the fixes do not make."""

from __future__ import annotations

from typing import Any

import pytest

from crs_lint.document import tree
from crs_lint.document.limits import Limits
from crs_lint.document.load import read
from crs_lint.document.tree import Node
from crs_lint.fixing.edits import is_verified
from crs_lint.fixing.verify import Effect, _same_data, is_effect

NONE = Effect({}, {}, {}, {})


def parsed(text: str) -> tuple[Any, Node]:
    document = read(text.encode())
    root = tree.compose(document.events)
    assert root is not None
    return document.data, root


def accepts(before: str, after: str, effect: Effect = NONE) -> bool:
    return is_effect(effect, parsed(before), parsed(after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: b\n", "a: c\n"),
        ("a: b\n", 'a: "b"\n'),
        ("a: 'b'\n", 'a: "b"\n'),
        ("a: |-\n  b\n", "a: >-\n  b\n"),
        ("a: b\n", '"a": b\n'),
        ("a: b\n", "c: b\n"),
        ("a: &x b\n", "a: b\n"),
        ("a: &x b\nc: *x\n", "a: &y b\nc: *y\n"),
        ("a: &x b\nc: *x\n", "a: &x b\nc: b\n"),
        ("a: &x [b]\n", "a: [b]\n"),
        ("a: !!str b\n", "a: b\n"),
        ("a: !!seq [b]\n", "a: [b]\n"),
        ("a: [b]\n", "a:\n- b\n"),
        ("a: {b: c}\n", "a:\n  b: c\n"),
        ("a: 1\n", "a: 1.0\n"),
        ("a: 1\n", 'a: "1"\n'),
        ("a: true\n", "a: 1\n"),
        ("a: b\nc: d\n", "c: d\na: b\n"),
        ("a: b\nc: d\n", "a: b\n"),
        ("a: b\n", "a: b\nc: d\n"),
        ("- a\n- b\n", "- a\n"),
        ("- a\n", "- a\n- b\n"),
        ("- a\n- b\n", "- b\n- a\n"),
        ("- {a: b, c: d}\n", "- {a: b}\n- {c: d}\n"),
        ("a: [b, c]\n", "a: [[b, c]]\n"),
        ("a: ~\n", "a: null\n"),
    ],
)
def test_a_change_that_no_fix_makes_is_refused(before: str, after: str) -> None:
    assert accepts(before, before)
    assert accepts(after, after)
    assert not accepts(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: b\n", "a:    b # note\n"),
        ("- a\n- b\n", "-   a\n\n- b"),
        ("{a: b}\n", "{ a: b, }\n"),
    ],
)
def test_white_space_and_comments_may_differ(before: str, after: str) -> None:
    assert accepts(before, after)


EFFECTS = [
    ("a: b\nx: y\n", "a: c\nx: y\n", Effect({("a",): "c"}, {}, {}, {})),
    ("a: [b, x]\n", "a: [c, x]\n", Effect({("a", 0): "c"}, {}, {}, {})),
    ("a: 1\nx: y\n", 'a: "1"\nx: y\n', Effect({("a",): "1"}, {}, {}, {})),
    ("a: b\nx: y\n", "c: b\nx: y\n", Effect({}, {("a",): "c"}, {}, {})),
    ("a: b\nx: y\n", "id: i\na: b\nx: y\n", Effect({}, {}, {(): ("id", "i", 0)}, {})),
    ("a: b\nx: y\n", "a: b\npin: true\nx: y\n", Effect({}, {}, {(): ("pin", True, 1)}, {})),
    ("- a\n- b\n- c\n", "- c\n- a\n- b\n", Effect({}, {}, {}, {(): (2, 0, 1)})),
    ("l:\n- {a: b}\n- {a: c}\n", "l:\n- {a: d}\n- {a: b}\n", Effect({("l", 1, "a"): "d"}, {}, {}, {("l",): (1, 0)})),
]


@pytest.mark.parametrize(("before", "after", "effect"), EFFECTS)
def test_the_effect_of_fixes_is_accepted_and_nothing_else(before: str, after: str, effect: Effect) -> None:
    assert accepts(before, after, effect)
    assert not accepts(before, before, effect)
    assert not accepts(before, after.replace("x", "z").replace("b", "q"), effect)


@pytest.mark.parametrize(
    ("after", "effect"),
    [
        ("a: b\nid: i\n", Effect({}, {}, {(): ("id", "i", 0)}, {})),
        ("id: 'j'\na: b\n", Effect({}, {}, {(): ("id", "i", 0)}, {})),
        ("di: i\na: b\n", Effect({}, {}, {(): ("id", "i", 0)}, {})),
        ("a: b\npin: false\n", Effect({}, {}, {(): ("pin", True, 1)}, {})),
        ('a: b\npin: "true"\n', Effect({}, {}, {(): ("pin", True, 1)}, {})),
        ("a: b\n", Effect({}, {}, {(): ("pin", True, 1)}, {})),
        ("a: b\nid: [i]\n", Effect({}, {}, {(): ("id", "i", 1)}, {})),
        ("b: b\n", Effect({}, {("a",): "c"}, {}, {})),
    ],
)
def test_a_new_or_renamed_field_is_as_planned(after: str, effect: Effect) -> None:
    assert not accepts("a: b\n", after, effect)


def test_two_fields_never_get_one_name() -> None:
    assert not accepts("a: b\nc: d\n", "c: d\n", Effect({}, {("a",): "c"}, {}, {}))


def test_a_text_that_cannot_be_read_or_has_more_errors_is_refused() -> None:
    document = read(b"a: b\n")
    root = tree.compose(document.events)
    assert root is not None
    assert is_verified(NONE, document, root, "a:  b\n", Limits())
    assert not is_verified(NONE, document, root, "a: [\n", Limits())
    assert not is_verified(NONE, document, root, "a: b\na: b\n", Limits())
    assert not is_verified(NONE, document, root, "", Limits())


@pytest.mark.parametrize(
    ("one", "other"), [({"a": 1, "b": 2}, {"b": 2, "a": 1}), (1, True), (1, 1.0), ([1], [1, 1]), ({"a": 1}, {"a": True}), (None, "")]
)
def test_data_of_another_type_or_order_differs(one: Any, other: Any) -> None:
    """The syntax differs in these cases, too; each of the two comparisons holds by itself."""
    assert not _same_data(one, other)
    assert _same_data(one, one)
    assert _same_data(float("nan"), float("nan"))
