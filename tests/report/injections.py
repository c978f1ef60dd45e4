"""A bank with one of two hundred payloads in each place that can hold text."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

PAYLOADS = (
    *(
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<b>x</b>",
        "<details open>",
        "</td></tr>",
    ),
    *(
        "<!-- x",
        "-->",
        "]]>",
        "<![CDATA[x]]>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>&e;",
        "&lt;b&gt;",
        "&#x202e;",
        "&amp;",
    ),
    *("::error::x", "::error file=a.yaml,line=1::x", "::stop-commands::x", "::add-mask::a", "::set-output name=errors::0", "::debug::x"),
    *("##[group]x", "##[error]x", "##[endgroup]", "##vso[task.complete result=Succeeded]", "##teamcity[buildStatus status='SUCCESS']"),
    *(
        "%0A::error::x",
        "%0D%0A::warning::x",
        "%25",
        "%3A%2C",
        "%",
        "%zz",
        "\n::error::x",
        "\r::error::x",
        "\r\n##[group]x",
        " \t::notice::x",
    ),
    *("\x1b[31mred", "\x1b]8;;http://evil.example\x07x", "\x9b2J", "\x07", "\x08\x08", "\x7f", "\0", "\x85x", "\u2028x\u2029"),
    *("\u202eabc\u202c", "\u2066x\u2069", "\u200b", "\ufeff", "\ufffe\uffff", "\u00ad", "\U000e0041", "𝒳😀", "𐐷", "e\u0301", "日本"),
    *(
        "'",
        '"',
        "`",
        "```",
        "``x``",
        "\\",
        "\\n",
        "\\",
        "\\[x\\](http://evil.example)",
        "$(id)",
        "`id`",
        "$x$",
        "${{ github.token }}",
        "; id",
        "| x |",
    ),
    *("[x](http://evil.example)", "![x](http://evil.example/x.png)", "[![x](http://evil.example/x.png)](1)", "<http://evil.example>"),
    *(
        "http://evil.example",
        "www.evil.example",
        "[x][1]",
        "[x](1)",
        "[x](javascript:alert(1))",
        "a@evil.example",
        "@octocat",
        "(@octocat)",
        "#1",
    ),
    *(
        "{0}",
        "{{0}}",
        "{",
        "}}",
        "|",
        "|---|",
        "# x",
        "> x",
        "- x",
        "1. x",
        "***",
        "~~x~~",
        "**x**",
        "__x__",
        "---",
        "===",
        "a,b",
        "a=b",
        "a;b",
        "a:1:2: x",
    ),
)
FRAMES = ("{0}{1}", "{1} {0} and more", "{1} {0}\n{0}")
INJECTIONS = [frame.format(payload, f"q{number}q") for number, (frame, payload) in enumerate((f, p) for f in FRAMES for p in PAYLOADS)]


def quoted(text: str) -> str:
    """A text in double quotes, as YAML has it: everything but plain letters is escaped."""
    return '"' + "".join(char if (char.isascii() and char.isalnum()) or char == " " else f"\\U{ord(char):08x}" for char in text) + '"'


def hostile_files() -> Iterator[tuple[str, str]]:
    """Items that carry a payload in a value, a key, an id, a domain, an anchor, a tag, a comment, and the name of the file."""
    for number, text in enumerate(INJECTIONS):
        value = quoted(text)
        yield (
            f"value-{number}.yaml",
            f"items:\n  - id: {value}\n    stem: {quoted(f'Which term{number}x is it? {text}')}\n    domain: {value}\n    {value}: 1\n"
            f"    options:\n      - {{text: {value}, correct: true}}\n      - {{text: {value}}}\n    explanation: 1\n",
        )
        raw = " ".join(text.split("\n"))
        yield f"tag-{number}.yaml", f"items:\n  - id: tag{number}\n    stem: !<{raw}> Why?\n    options: !{raw} []\n"
        yield f"anchor-{number}.yaml", f"items:\n  - id: anchor{number}\n    stem: &{raw} Why?\n    level: *{raw}\n"
        yield f"comment-{number}.yaml", f"items:\n  # crs-lint: ignore[{raw}] {raw}\n  - id: comment{number}\n    level: 1\n"
        name = text.replace("/", "_").replace("\0", "_").encode()[:200].decode(errors="ignore")
        yield f"{name}.yaml", f"items:\n  - id: path{number}\n    level: 1\n"


CONFIG_TERMS = ", ".join(quoted(f"term{number}x => {text}") for number, text in enumerate(INJECTIONS))


def write_bank(folder: Path) -> None:
    """Writes the bank as a repository with settings of its own; the folder must be the current one."""
    (folder / ".git").mkdir()
    domains = ", ".join(f"{{id: {quoted(f'known {text}')}}}" for text in INJECTIONS[:20])
    (folder / "exam.yaml").write_text(f"exam: x\ndomains: [{domains}]\n", encoding="utf-8")
    for name, text in hostile_files():
        # A file system may refuse a name, and on Windows a colon means something else.
        if os.name != "nt" or re.fullmatch(r"[a-z]+-\d+\.yaml", name):
            with contextlib.suppress(*() if sys.platform == "linux" else (OSError,)):
                (folder / name).write_text(text, encoding="utf-8")
    if sys.platform == "linux":
        Path(os.fsdecode(b"no \xff text.yaml")).write_text("items:\n  - id: bytes\n    level: 1\n")
    config = f"extend-select = ['house-term']\n[rules.house-term]\nterms = [{CONFIG_TERMS}]\n"
    (folder / "crs-lint.toml").write_text(config, encoding="utf-8")
