"""Generated bank files whose items, and what stands around them, are written in many ways."""

from __future__ import annotations

from hypothesis import strategies as st

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
def files(draw: st.DrawFn) -> str:
    """The text of a bank file."""
    depth = draw(st.sampled_from(["", "  ", "    "]))
    lines = []
    for number in range(draw(st.integers(1, 5))):
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
    return draw(st.sampled_from([text, text.rstrip("\n"), text.replace("\n", "\r\n")]))
