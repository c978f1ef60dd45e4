"""Writes banks with faults in every form that YAML allows: the same seed always gives the same file."""

from __future__ import annotations

import random
from typing import Final

# What is faulty, and what a safe fix makes of it. What is quoted stays.
SAFE: Final = {
    "the sun ?": "the sun?",
    "its moons , too": "its moons, too",
    "is  wider": "is wider",
    "sunâ€™s": "sun’s",
    "it doesn?t": "it doesn't",
    "Ve\u00adnus": "Venus",
    "orb\u200bit": "orbit",
}
UNSAFE: Final = {"of the the star": "of the star", "is not hot": "is NOT hot", "divides.It grows": "divides. It grows", "cafÃ©s": "cafés"}
QUOTED: Final = ('"the moon ?"', "“cafÃ©s”", "`x  ,y`", "«le Mars ?»", "‘Mar\u200bs’", "„ist  weiter“")
HARMLESS: Final = (
    "Mercury",
    "a planet 🪐",
    "🧑🏽‍🚀 flies",
    "C: D",
    "50 % of it",
    "x#y",
    "日本の星",
    "It's so",
    "[1]",
    "a, b",
    "{c}",
    "naïve",
    "\\n",
)
SENTENCES: Final = ("Which planet is near {}", "We know that {}", "Its path {}")
BREAKS: Final = ("\n", "\n", "\n", "\r\n", "\r")
MARK: Final = "\ufeff"


class MessyWriter:
    """One file. Comments are numbered, so that a test can tell when one is lost or moved."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.notes = 0
        self.anchors: dict[str, str] = {}
        self.anchored = 0
        self.may_have_blocks = True

    def file(self) -> bytes:
        items = [self.item(number) for number in range(self.random.randint(1, 4))]
        lines = [*self.head(), self.field("items", "") + self.end(), *(line for item in items for line in item), *self.tail()]
        text = "\n".join(lines) + self.random.choice(("\n", "\n", "\n\n", ""))
        mark = MARK if self.random.random() < 0.2 else ""
        return (mark + text.replace("\n", self.random.choice(BREAKS))).encode()

    def head(self) -> list[str]:
        head = self.random.choice(
            ([], [], ["---"], [f"--- {self.note()}"], ["%YAML 1.2", "---"], ["%YAML 1.2", "%TAG !e! tag:example.org,2000:", "---"])
        )
        return [self.note(), "", *head] if self.random.random() < 0.5 else head

    def tail(self) -> list[str]:
        return self.random.choice(([], [], [], [self.note()], ["", self.note(), ""], ["..."], ["...", self.note()], ["  " + self.note()]))

    def note(self) -> str:
        self.notes += 1
        return f"# note {self.notes}: - {{[ 'x \" &a *b ! | >"

    def end(self) -> str:
        """What may follow a value on its line."""
        return self.random.choice(("", "", "", "", " ", "  ", "\t", " \t ", f" {self.note()}", f"\t{self.note()}"))

    def between(self, indent: int) -> list[str]:
        """Lines between two fields."""
        return self.random.choice(([], [], [], [], [""], [f"{' ' * indent}{self.note()}"], [self.note(), ""]))

    def field(self, name: str, value: str) -> str:
        written = self.random.choice((name, name, name, f'"{name}"', f"'{name}'"))
        return f"{written}{self.random.choice(('', '', '', ' '))}:{' ' if value else ''}{value}"

    def sentence(self) -> str:
        parts = [self.random.choice(list(SAFE)), self.random.choice((*list(UNSAFE)[:3], *QUOTED)), *self.random.sample(HARMLESS, 2)]
        self.random.shuffle(parts)
        if self.random.random() < 0.1:
            parts.append("so on, " * 80 + "it goes")
        return self.random.choice(SENTENCES).format(" and ".join(parts[: self.random.randint(1, 5)]))

    def item(self, number: int) -> list[str]:
        dash, indent = self.random.choice((("- ", 2), ("  - ", 4), ("-   ", 4), ("    -  ", 7)))
        if number == 0:
            self.dash, self.indent = dash, indent
        dash, indent = self.dash, self.indent
        self.may_have_blocks = True
        fields = (
            []
            if self.random.random() < 0.3
            else [[" " * indent + self.field("id", f"q-{number}-{self.random.randint(0, 99999)}") + self.end()]]
        )
        fields += [
            self.text("stem", self.sentence(), indent),
            self.options(indent),
            self.text("explanation", self.sentence(), indent),
        ]
        if self.random.random() < 0.3:
            self.random.shuffle(fields)
        lines = [line for field in fields for line in (*field, *self.between(indent))]
        first = next(index for index, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
        above, lines = lines[:first], lines[first:]
        return [*above, dash + lines[0].lstrip(" "), *lines[1:]]

    def answers(self) -> list[str]:
        kind = self.random.randint(0, 5)
        count = self.random.randint(2, 5)
        if kind == 0:
            return [f"{letter}) {self.random.choice(HARMLESS)} {number}" for number, letter in enumerate("ABCDE"[:count])]
        if kind == 1:
            return self.random.sample(["10", "2.5", "7", "1000", "0.1"], count)
        if kind == 2:
            return [*(f"{self.random.choice(HARMLESS)} {number}" for number in range(count)), "All of the above"]
        if kind == 3:
            return [*self.random.sample(["No", "on", "12:30", "1_000", "2001-01-01", "Yes"], count)]
        return [f"{self.sentence()} {number}" for number in range(count)]

    def options(self, indent: int) -> list[str]:
        answers = self.answers()
        if self.random.random() < 0.25:
            return self.flow_options(answers, indent)
        inner = indent + self.random.choice((0, 2, 3))
        lines = [" " * indent + self.field("options", "") + self.end()]
        for number, answer in enumerate(answers):
            fields = [self.text("text", answer, inner + 2)]
            if number == 0:
                fields.append([" " * (inner + 2) + self.field("correct", "true") + self.end()])
            if self.random.random() < 0.3:
                fields.append(self.text("rationale", self.sentence(), inner + 2))
            first, *rest = (line for field in fields for line in field)
            lines += [*self.between(inner), " " * inner + "- " + first.lstrip(" "), *rest]
        return lines

    def flow_options(self, answers: list[str], indent: int) -> list[str]:
        parts = [f"{{text: {self.quoted(answer)}{', correct: true' if number == 0 else ''}}}" for number, answer in enumerate(answers)]
        if self.random.random() < 0.5:
            return [" " * indent + self.field("options", f"[{', '.join(parts)}]") + self.end()]
        lines = [f"{' ' * (indent + 2)}{part}, {self.note() if self.random.random() < 0.3 else ''}" for part in parts]
        return [" " * indent + self.field("options", "[") + self.end(), *lines, " " * (indent + 1) + "]" + self.end()]

    def text(self, name: str, text: str, indent: int) -> list[str]:
        """A field with a text in one of the styles, at an indentation."""
        prefix = ""
        roll = self.random.random()
        if text in self.anchors and roll < 0.5:
            return [" " * indent + self.field(name, f"*{self.anchors[text]}") + self.end()]
        if roll < 0.06:
            self.anchored += 1
            prefix, self.anchors[text] = f"&a{self.anchored} ", f"a{self.anchored}"
        elif roll < 0.12:
            prefix = self.random.choice(("!!str ", "! ", "!<tag:yaml.org,2002:str> "))
        if name != "text" and self.random.random() < 0.12:
            return [" " * indent + f"? {name}", " " * indent + f": {prefix}{self.quoted(text)}" + self.end()]
        if self.random.random() < 0.35:
            return self.block(name, text, indent, prefix)
        value = text if self.is_plain(text) and self.random.random() < 0.6 else self.quoted(text)
        lines = self.folded(value, indent) if " and " in value and self.random.random() < 0.4 else [value]
        return [" " * indent + self.field(name, prefix + lines[0]) + ("" if len(lines) > 1 else self.end()), *lines[1:]]

    def is_plain(self, text: str) -> bool:
        """Whether a text can stand without quotes in block style."""
        return (text[0].isalnum() and not any(sign in text for sign in (": ", " #", "\\")) and text.isprintable()) or text in (
            "No",
            "on",
            "Yes",
            "12:30",
        )

    def quoted(self, text: str) -> str:
        if self.random.random() < 0.4 and "\u200b" not in text and "\u00ad" not in text:
            return "'" + text.replace("'", "''") + "'"
        written = text.replace("\\", "\\\\").replace('"', '\\"')
        for sign in "\u00ad\u200bé🪐日":
            if self.random.random() < 0.5:
                code = ord(sign)
                written = written.replace(sign, f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}")
        return f'"{written}"'

    def folded(self, value: str, indent: int) -> list[str]:
        """A flow scalar over several lines, broken at single spaces between words."""
        parts = value.split(" and ")
        glue = " \\" if value.startswith('"') and self.random.random() < 0.3 else ""
        lines = [f"{part} and{glue}" for part in parts[:-1]] + [parts[-1]]
        deep = [indent + self.random.randint(2, 5) for _ in lines]  # the reader wants two at least
        return [lines[0], *(" " * depth + line for depth, line in zip(deep, lines[1:], strict=False))]

    def block(self, name: str, text: str, indent: int, prefix: str) -> list[str]:
        """A literal or folded scalar, with every kind of indicator."""
        style = self.random.choice("|>")
        depth = self.random.randint(1, 9)
        digit = str(depth) if self.random.random() < 0.4 else ""
        chomp = self.random.choice(("", "+", "-"))
        header = style + (digit + chomp if self.random.random() < 0.5 else chomp + digit)
        lines = text.split(" and ") if " and " in text else [text]
        lines = [f"{line} and" for line in lines[:-1]] + lines[-1:]
        body = [" " * (indent + depth) + line for line in lines]
        extra = [""] * self.random.choice((0, 0, 1, 2))
        return [" " * indent + self.field(name, f"{prefix}{header}") + self.end(), *body, *extra]
