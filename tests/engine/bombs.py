"""Files within the limits that once took minutes or gigabytes, by name; ``size`` is 1 for one as large as they were."""

from __future__ import annotations

from collections.abc import Callable

HEAD = "items:\n- id: bomb\n  stem: Which is it?\n  options:\n  - {text: Mercury, correct: true}\n"
END = "  explanation: Its orbit lies inside that of every other planet.\n"


def of_stem(stem: str) -> str:
    return f'items:\n- id: bomb\n  stem: "{stem}"\n  options:\n  - {{text: Mercury, correct: true}}\n  - text: Venus\n{END}'


def of_options(options: list[str]) -> str:
    return HEAD + "".join(f"  - text: {option}\n" for option in options) + END


def items(count: int, fields: Callable[[int], str]) -> str:
    return "items:\n" + "".join(
        f"- id: i{number}\n  stem: Which is it?\n  options: [{{text: a, correct: true}}, {{text: b}}]\n{fields(number)}"
        for number in range(count)
    )


BOMBS: dict[str, Callable[[float], str]] = {
    "text-behind-aliases": lambda size: (
        f"a: &a {'x' * 250_000}\nitems:\n" + "".join(f"- id: i{number}\n  stem: *a\n" for number in range(int(100 * size)))
    ),
    "hidden-characters": lambda size: of_stem("a\u200b" * int(60_000 * size)),
    "hidden-run": lambda size: of_stem("a" + "\u200b" * int(80_000 * size) + "b"),
    "direction-marks": lambda size: of_stem("a\u200e" * int(60_000 * size)),
    "bidi-characters": lambda size: of_stem("a\u202e" * int(60_000 * size)),
    "near-equal-options": lambda size: of_options([f"the answer with the number {number} of many" for number in range(int(1250 * size))]),
    "distinct-options": lambda size: of_options([f"w{number}" for number in range(int(20_000 * size))]),
    "hundred-options": lambda size: of_options([f"the answer with the number {number} of many" for number in range(99)]),
    "lost-apostrophes": lambda size: of_stem("don?t " * int(6000 * size)),
    "mojibake": lambda size: of_stem("Ã©" * int(6000 * size)),
    "articles": lambda size: of_stem("Which " + "option A or an user, " * int(6000 * size)),
    "tight-marks": lambda size: of_stem("Which " + "word.He aa,bbbb 12.It " * int(6000 * size)),
    "line-separators": lambda size: of_stem("a\u2028" * int(60_000 * size)),
    "negatives": lambda size: of_stem("Which " + "if not " * int(4000 * size) + "?"),
    "nots": lambda size: of_stem("Which is not " + "not " * int(7000 * size) + "?"),
    "open-quotes": lambda size: of_stem("Which is not " + "‘" * int(28_000 * size) + "?"),
    "marks": lambda size: of_stem(("a" + "\u0301\u0316" * int(20_000 * size)) * 3),
    "marks-escaped": lambda size: of_stem(("a" + "\\u0301\\u0316" * int(5_000 * size)) * 3),
    "numbers": lambda size: (
        "items:\n"
        + "".join(
            f'- id: i{number}\n  stem: How many?\n  options:\n  - {{text: 1 km, correct: true}}\n  - text: "a{" " * 116}b"\n'
            for number in range(int(400 * size))
        )
    ),
    "quoted-numbers": lambda size: (
        items(int(5000 * size), lambda number: f'  tags: ["7_{number}"]\n  notes: "1_{number}"\n').replace("text: b", 'text: "7_7"')
        + "".join(f'  # "{number}"\n' for number in range(10))
    ),
    "quoted-answers": lambda size: (
        "items:\n"
        + "".join(
            f'- id: i{number}\n  stem: Which is it?\n  options: [{{text: "1_{number}", correct: true}}, {{text: "2_{number}"}}]\n'
            for number in range(int(5000 * size))
        )
    ),
    "unknown-tasks": lambda size: items(int(3000 * size), lambda number: f"  domain: d\n  task: x{number}\n"),
    "unknown-sources": lambda size: items(int(3000 * size), lambda number: f"  references: [{{source: x{number}, at: p}}]\n"),
    "known-sources": lambda size: items(int(3000 * size), lambda number: f"  references: [{{source: s{number}, at: p}}]\n"),
    "spaces": lambda size: of_stem("a" + " " * int(100_000 * size) + "b"),
    "line-breaks": lambda size: of_stem("a" + "\\n" * int(60_000 * size) + "b"),
}
EXAM = (
    "exam: x\nshuffle: true\nvocabulary: [recovery]\nrequires: [explanation, rationale]\n"
    "domains:\n- {id: d, title: D, tasks: ["
    + ", ".join(f"{{id: t{number}}}" for number in range(3000))
    + "]}\nsources:\n"
    + "".join(f"  s{number}: {{title: T}}\n" for number in range(3000))
)
