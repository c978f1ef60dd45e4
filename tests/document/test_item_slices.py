"""Looking at some items of a file only: every position is where it is when the whole file is looked at."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crs_lint.document.item_slices import slice_items
from crs_lint.document.load import read
from crs_lint.document.positions import Spans
from crs_lint.model.finding import Location, Path

STEMS = [
    "Which one?",
    "'Which - one?'",
    '"Which\\none\\u00e9?"',
    "Which\n{in}  one?",
    '"Which\n{in}- one?"',
    "'Which\n\n- one?'",
    "|\n{in}  Which\n\n{in}  - one?\n",
    ">-\n{in}  Which # none\n{in}  one?",
    "&stem Which one?",
    "*stem",
    "!!str 12",
    "",
]
HEADS = [
    "",
    "# items:\n#   - none\n",
    "defaults: &d\n  - a\n",
    "notes: |\n  items:\n    - no\n",
    'notes: "x\nitems:\n- a\n- b\n"\n',
    "---\n",
    "%YAML 1.2\n---\n",
]
TAILS = ["", "notes:\n  - a\n  - b\n", "# the end\n", "...\n", "other: [a, b]\n", "more:\n- a\n"]
ITEMS = ["items:", "items: # all of them", '"items":', "items: &all", "items : "]


@st.composite
def files(draw: st.DrawFn) -> tuple[str, int]:
    """A file and the number of its items, as far as it has a list of them."""
    depth = draw(st.sampled_from(["", "  ", "    "]))
    lines = []
    count = draw(st.integers(1, 5))
    for number in range(count):
        stem = draw(st.sampled_from(STEMS)).replace("{in}", f"{depth}  ")
        gap = draw(st.sampled_from(["- ", "-   ", f"-\n{depth}  "]))
        inner = f"{depth}{' ' * len(gap)}" if "\n" not in gap else f"{depth}  "
        lines += [draw(st.sampled_from(["", "\n", f"{depth}# - one\n", "# - one\n"]))]
        lines += [f"{depth}{gap}id: i{number}\n{inner}stem: {stem}\n"]
        lines += draw(
            st.sampled_from(
                [
                    [],
                    [f"{inner}options:\n{inner}- text: é\n{inner}  correct: true\n{inner}- text: b\n"],
                    [f"{inner}options: [{{text: a}}]\n"],
                ]
            )
        )
    text = draw(st.sampled_from(HEADS)) + draw(st.sampled_from(ITEMS)) + "\n" + "".join(lines) + draw(st.sampled_from(TAILS))
    return draw(st.sampled_from([text, text.rstrip("\n"), text.replace("\n", "\r\n")])), count


PATHS: list[Path] = [
    (),
    ("id",),
    ("stem",),
    ("options",),
    ("options", 0),
    ("options", 0, "text"),
    ("options", 1, "text"),
    ("options", 3),
    ("explanation",),
]


@settings(max_examples=400, deadline=None)
@given(files(), st.data())
def test_positions_are_those_of_the_whole_file(made: tuple[str, int], data: st.DataObject) -> None:
    text, count = made
    said = read(text.encode()).data
    if not isinstance(said, dict) or not isinstance(said.get("items"), list):
        return
    count = sum(isinstance(one, dict) for one in said["items"])
    numbers = data.draw(st.sets(st.integers(0, max(count - 1, 0)), min_size=1, max_size=3))
    paths: list[Path] = [("items", number, *path) for number in numbers for path in PATHS]
    whole, part = Spans(text, paths), Spans(text, paths, items=count)
    assert part.sure == whole.sure
    for path in paths:
        for kind in ("value", "key"):
            assert part.span(Location(path, kind), "i0") == whole.span(Location(path, kind), "i0"), (path, kind)
        assert part.is_plain(path) == whole.is_plain(path)


@pytest.mark.parametrize("number", [0, 1])
def test_a_list_that_only_looks_like_that_of_the_items_is_none(number: int) -> None:
    text = 'notes: "x\nitems:\n- a\n- b\n"\n"items": [{id: i0, stem: Which}, {id: i1, stem: Where}]\n'
    path: Path = ("items", number, "stem")
    assert slice_items(text, 2, {number}) is not None
    span = Spans(text, [path], items=2).span(Location(path))
    assert text[span.start : span.end] == ("Which", "Where")[number]


@pytest.mark.parametrize("style", ["|", "|+", "|-", ">", ">+"])
def test_a_text_ends_where_it_does_though_the_next_item_is_passed_over(style: str) -> None:
    text = f"items:\n- stem: {style}\n    one\n\n    two\n\n- stem: b\n- stem: c\n"
    path: Path = ("items", 0, "stem")
    for chars in (None, (0, 3)):
        assert Spans(text, [path], items=3).span(Location(path, chars=chars)) == Spans(text, [path]).span(Location(path, chars=chars))


def test_only_what_is_wanted_is_left() -> None:
    text = "exam: x\nitems:\n  - stem: one\n  - stem: two\n  - stem: three\n"
    found = slice_items(text, 3, {1})
    assert found is not None
    assert [line for line in found.text.split("\n") if not line.startswith("#")] == ["exam: x", "items:", "  - stem: two", ""]
    assert found.text.index("two") == text.index("two")


@pytest.mark.parametrize(
    "text",
    [
        "items: [{stem: a}, {stem: b}]\n",
        "items:\n- stem: a\n- stem: b\nother:\n- c\n",
        "items:\n  - stem: |1\n     a\n  - stem: b\n  - c\n",
        "items:\r\n- stem: a\r\n- stem: b\r\n",
        "other:\n  items:\n  - a\n  - b\n",
    ],
)
def test_where_it_does_not_show_the_whole_file_is_looked_at(text: str) -> None:
    assert slice_items(text, 2, {0}) is None
