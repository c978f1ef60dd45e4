"""A bank with articles of their own, shared ones, live items, pictures, and Markdown in all its forms."""

from __future__ import annotations

from pathlib import Path

from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request
from tests.report.test_html import PNG

EXAM = """\
exam: astronomy
title: Introduction to astronomy
options: 3
domains:
  - {id: planets, title: The planets, weight: 50}
  - {id: stars, title: Stars, weight: 50}
sources:
  almanac: {title: The Nautical Almanac, url: "https://example.org/almanac?a=1&b=2"}
  diary: {title: A diary, url: "javascript:alert(1)"}
"""
PLANETS = """\
domain: planets
scenario: {text: A probe flies past two planets., figure: {file: img/orbit.png, alt: The path of a probe}}
items:
  - id: planet-largest
    stem: Which planet is **the largest**, as `mass(x)` shows?
    task: sizes
    tags: [sizes, giants]
    use: practice
    options:
      - {text: Saturn, rationale: It always comes second.}
      - {text: Jupiter, correct: true, rationale: Nothing else is as heavy.}
      - {text: Venus}
    explanation: Its mass is more than twice that of all others together.
    references:
      - {source: almanac, at: page 12}
      - {source: diary, at: May}
      - Kepler, Harmonices Mundi
    notes: SECRET of the team
    article:
      title: Sizes of planets
      summary: Giants and dwarfs
      sections:
        - heading: Giants
          body: |
            Jupiter and **Saturn** are giants.

            - gas, such as `H2`
            - *ice*

            | name | size |
            |------|------|
            | Io   | 1    |

            ```
            mass(x) = 1
            ```
        - body: A last word.
  - id: planet-Count
    stem: Which of these are planets?
    type: multiple
    tags: [giants]
    options:
      - {text: Mars, correct: true}
      - {text: Io}
      - {text: Venus, correct: true}
    explanation: Io is a moon.
    article: {title: Planets and moons, sections: [{body: A moon goes round a planet.}]}
  - id: planet-secret
    stem: Which planet is asked on the exam?
    use: live
    options: [{text: Mercury-LIVE, correct: true}, {text: Mars}, {text: Venus}]
    explanation: It is.
    article: {title: A live page, sections: [{body: LIVE text}]}
  - id: planet-draft
    stem: Which planet is not finished yet?
    status: draft
    options: [{text: Mercury, correct: true}, {text: Mars}]
    article: {title: A draft page, sections: [{body: DRAFT text}]}
"""
STARS = """\
domain: stars
use: practice
articles:
  - id: suns
    title: Suns near and far
    summary: Which star is where
    sections: [{heading: Near, body: The sun is a star.}]
items:
  - id: star-nearest
    stem: Which star is nearest to the earth?
    options: [{text: The sun, correct: true}, {text: Sirius}, {text: Vega}]
    explanation: Its light takes eight minutes.
    article: suns
  - id: star-brightest
    stem: Which star is the brightest in the night sky?
    options: [{text: Vega}, {text: Sirius, correct: true}, {text: Rigel}]
    explanation: It is large and near.
    article: suns
  - id: star-bare
    stem: Which star has no page?
    options: [{text: Rigel, correct: true}, {text: Vega}, {text: The sun}]
    explanation: Nobody wrote one.
"""


def write_bank(folder: Path) -> None:
    """Writes the bank below a folder."""
    (folder / "bank" / "img").mkdir(parents=True)
    (folder / "bank" / "img" / "orbit.png").write_bytes(PNG)
    for name, text in {"exam.yaml": EXAM, "planets.yaml": PLANETS, "stars.yaml": STARS}.items():
        (folder / "bank" / name).write_text(text, "utf-8")


def report_on(*paths: str) -> Report:
    """The report that pages are made of."""
    return lint_paths(Request(paths or ("bank",), Overrides(select=("schema",)), isolated=True))
